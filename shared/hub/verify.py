"""`antrean verify`: is the record of a hall whole, in order, unchanged, and the one that its slips saw?"""

from pathlib import Path
from typing import Annotated

import typer

from shared.hub.record.source import NoRecordError, open_source
from shared.hub.store import StoreError
from shared.journal.signing import KeyUnreadableError, read_public_key
from shared.journal.slip import NotASlipError, find_slips, read_slip
from shared.journal.verify import Verdict
from shared.journal.verify import verify as look_through
from shared.queueing.facts import DaySealed

app = typer.Typer(add_completion=False)

IS_WHOLE, IS_FLAWED, CANNOT_BE_READ = 0, 1, 2


@app.command()
def verify(
    record: Annotated[
        Path, typer.Argument(metavar="DATA|FILE", help="The folder of a hall's data, or the file of a record.")
    ],
    key: Annotated[
        list[str] | None, typer.Option(metavar="KEY|FILE", help="The hub's public key, as the inspectorate keeps it.")
    ] = None,
    slip: Annotated[
        list[str] | None, typer.Option(metavar="TEXT|FILE", help="A closing slip, as its QR code reads; or more.")
    ] = None,
) -> None:
    """Check the record, beside a running hub or without one. Exit status: 0 whole, 1 flawed, 2 cannot be read."""
    try:
        keys = frozenset(read_public_key(_text(one)) for one in key or ())
        slips = tuple(found for one in slip or () for found in _slips(one))
        source = open_source(record)
        verdict = look_through(source.entries(), after=source.after, keys=keys, slips=slips)
    except (NoRecordError, StoreError) as error:
        raise _stop(
            f"{record}: {error}; give the folder that the hub was started with (--data), or an exported file"
        ) from error
    except (KeyUnreadableError, NotASlipError, OSError) as error:
        raise _stop(str(error)) from error
    typer.echo(told(verdict), err=not verdict.is_whole)
    if verdict.is_whole:
        typer.echo(_sealed(verdict, is_key_given=bool(keys)))
    raise typer.Exit(IS_WHOLE if verdict.is_whole else IS_FLAWED)


def told(verdict: Verdict) -> str:
    """A verdict in words."""
    if verdict.is_whole:
        return f"The record is whole: {verdict.entries} entries, head {verdict.head}."
    return (
        f"The record is NOT whole. First wrong entry: {verdict.sequence} ({verdict.flaw}): {verdict.detail}.\n"
        f"Whole in itself up to entry {verdict.entries}, head {verdict.head}. "
        "Keep the file as it is, and tell the inspectorate."
    )


def _sealed(verdict: Verdict, *, is_key_given: bool) -> str:
    """What the seals and slips add to a record that is whole."""
    if not verdict.seals:
        return "No day in it is sealed yet."
    keys = ", ".join(verdict.keys)
    said = [f"Sealed {verdict.seals} times, by the key {keys}."]
    if not is_key_given:
        said.append("Is that the key that the inspectorate holds? Give it with --key.")
    if verdict.slips:
        said.append("The slip agrees with it." if verdict.slips == 1 else f"All {verdict.slips} slips agree with it.")
    else:
        said.append("Whoever has the hub's key could have written it anew: hold a printed slip against it with --slip.")
    return "\n".join(said)


def _slips(argument: str) -> tuple[DaySealed, ...]:
    """The slips in a file, or the one that is the argument itself."""
    text = _text(argument)
    return find_slips(text) or (read_slip(text),)


def _text(argument: str) -> str:
    """What a file holds, where the argument names one; else the argument itself."""
    is_file = len(argument) < _LONGEST_PATH and Path(argument).is_file()
    return Path(argument).read_text("utf-8", errors="replace") if is_file else argument


_LONGEST_PATH = 200


def _stop(reason: str) -> typer.Exit:
    typer.echo(f"antrean verify: {reason}", err=True)
    return typer.Exit(CANNOT_BE_READ)
