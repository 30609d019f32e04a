"""`antrean seal` and `antrean key`: the day's seal on demand, and the key that everybody checks it with."""

from pathlib import Path
from typing import Annotated

import typer

from shared.hub.draft import Ask
from shared.hub.plan import at_rest
from shared.hub.put import done_or_problem, reach, send
from shared.hub.record.seal_files import read_seals, write_missing_seals
from shared.hub.seal_key import KEY_FILE, seal_key
from shared.hub.store import NewerStoreError, StoreError
from shared.journal.slip import slip_of
from shared.protocol.requests import SealRequest
from shared.protocol.views import Done, Problem
from shared.queueing.commands import SealDay

PATH = "/v1/record/seal"

seal_app = typer.Typer(add_completion=False)
key_app = typer.Typer(add_completion=False)

Data = Annotated[Path, typer.Argument(metavar="DATA", help="The folder of the hall's data, as the hub has it.")]


@seal_app.command()
def seal(data: Data) -> None:
    """Seal the day's record as far as it goes, while the hub runs or at rest, and print its slip.

    A kiosk with --print-slips prints it on paper. Each day is also sealed by itself when it ends.
    """
    try:
        answer = reach(data, lambda hub: send(hub, PATH, SealRequest()), lambda: _at_rest(data))
        if isinstance(answer, Problem):
            raise _stop(f"{answer.detail} {answer.remedy}")
        write_missing_seals(data)
        typer.echo(slip_of(read_seals(data)[-1]))
    except (StoreError, NewerStoreError, OSError) as error:
        raise _stop(str(error)) from error


@key_app.command()
def key(data: Data) -> None:
    """Print the public key of the hall's seals: for the inspectorate to keep, and for `antrean verify --key`."""
    if not (data / KEY_FILE).exists():
        raise _stop(f"{data} holds no key yet: it is made when the hub first starts")
    try:
        typer.echo(seal_key(data).public)
    except StoreError as error:
        raise _stop(str(error)) from error


def _at_rest(data: Path) -> Done | Problem:
    return done_or_problem(at_rest(data, lambda engine: engine.ask(Ask(SealDay()))))


def _stop(reason: str) -> typer.Exit:
    typer.echo(reason, err=True)
    return typer.Exit(1)
