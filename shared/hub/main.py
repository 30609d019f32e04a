"""`antrean hub`: what is told on the command line."""

import gc
import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

PORT = 8420
EVERYWHERE = "0.0.0.0"

app = typer.Typer(add_completion=False)


@app.command()
def hub(
    data: Annotated[Path, typer.Option(help="The folder of the hall's data.")],
    hall: Annotated[Path | None, typer.Option(help="The hall file; needed at the first start only.")] = None,
    port: Annotated[int, typer.Option(help="The TCP port; 0 is any free one.")] = PORT,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = EVERYWHERE,
    copy_to: Annotated[
        Path | None,
        typer.Option(envvar="ANTREAN_COPY_TO", help="A folder, such as a stick, that gets a copy of every entry."),
    ] = None,
) -> None:
    """Hold the hall's queue and its record, until SIGTERM or Ctrl-C."""
    gc.disable()  # until the hub has started: all that is loaded and read stays, and looking at it takes a sixth of it
    from shared.hub.program import CannotStartError, hold

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # anybody can make it warn, and so fill the disk
    try:
        hold(data, hall, host, port, copy_to)
    except CannotStartError as error:
        typer.echo(f"antrean hub: {error}", err=True)
        raise typer.Exit(1) from error
