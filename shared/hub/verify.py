"""`antrean verify`: is the record of a hall whole, in order and unchanged?"""

from pathlib import Path
from typing import Annotated

import typer

from shared.hub.store import StoreError, read_entries
from shared.journal.verify import Verdict
from shared.journal.verify import verify as look_through

app = typer.Typer(add_completion=False)

IS_WHOLE, IS_FLAWED, CANNOT_BE_READ = 0, 1, 2


@app.command()
def verify(
    data: Annotated[Path, typer.Argument(help="The folder of the hall's data, or its hall.sqlite.")],
) -> None:
    """Check the record, beside a running hub or without one. Exit status: 0 whole, 1 flawed, 2 cannot be read."""
    folder = data.parent if data.is_file() else data
    try:
        verdict = look_through(read_entries(folder))
    except (FileNotFoundError, StoreError) as error:
        reason = "no record is there" if isinstance(error, FileNotFoundError) else str(error)
        typer.echo(
            f"antrean verify: {data}: {reason}; give the folder that the hub was started with (--data)", err=True
        )
        raise typer.Exit(CANNOT_BE_READ) from error
    typer.echo(told(verdict), err=not verdict.is_whole)
    raise typer.Exit(IS_WHOLE if verdict.is_whole else IS_FLAWED)


def told(verdict: Verdict) -> str:
    """A verdict in words."""
    if verdict.is_whole:
        return f"The record is whole: {verdict.entries} entries, head {verdict.head}."
    return (
        f"The record is NOT whole. First wrong entry: {verdict.sequence} ({verdict.flaw}): {verdict.detail}.\n"
        f"Good up to entry {verdict.entries}, head {verdict.head}. Keep the file as it is, and tell the inspectorate."
    )
