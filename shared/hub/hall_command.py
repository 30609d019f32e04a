"""`antrean hall`: look at a hall file, or put it into force."""

from pathlib import Path
from typing import Annotated

import typer

from shared.hub.hall_file import HallFile, HallFileError, read_hall_file
from shared.hub.hall_remarks import bounds, pin_warnings, warnings
from shared.hub.put import put_into_force
from shared.hub.store import NewerStoreError, StoreError
from shared.protocol.views import Problem

app = typer.Typer(add_completion=False, no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="The hall file (TOML; docs/hall-file.md).")]


@app.callback()
def hall() -> None:
    """Check a hall file, or put it into force."""


@app.command()
def check(file: File) -> None:
    """Say what is in a hall file, and how far its order lets people be overtaken; or every mistake in it.

    A mistake is told with file, line, field and way out. Nothing is changed.
    """
    hall_file = _read(file)
    typer.echo(f"{file}: good. {told(hall_file)}")
    for sentence in bounds(hall_file.plan):
        typer.echo(sentence)
    for warning in (*warnings(hall_file.plan), *pin_warnings(hall_file.officers)):
        typer.echo(f"Note: {warning}.")


@app.command()
def apply(
    file: File, data: Annotated[Path, typer.Option(help="The folder of the hall's data, as the hub has it.")]
) -> None:
    """Put a hall file into force, while the hub runs or at rest. The record keeps that and what changed."""
    hall_file = _read(file)
    try:
        answer = put_into_force(data, file)
    except (StoreError, NewerStoreError, OSError) as error:
        raise _stop(str(error)) from error
    if isinstance(answer, Problem):
        raise _stop(f"{answer.detail} {answer.remedy}")
    typer.echo(f"In force since entry {answer.sequence} of the record. {told(hall_file)}")


def told(hall_file: HallFile) -> str:
    """What a hall file holds, in one sentence, and how far its holidays reach."""
    plan = hall_file.plan
    closed = (
        f" Closed on {len(plan.closed_days)} days, the last {plan.closed_days[-1].day}." if plan.closed_days else ""
    )
    return (
        f"{plan.name.indonesian} ({plan.id}): {len(plan.agencies)} agencies, {len(plan.services)} services, "
        f"{len(plan.counters)} counters, {len(plan.officers)} officers.{closed}"
    )


def _read(file: Path) -> HallFile:
    try:
        return read_hall_file(file)
    except HallFileError as error:
        raise _stop(str(error)) from error


def _stop(reason: str) -> typer.Exit:
    typer.echo(reason, err=True)
    return typer.Exit(1)
