"""`antrean devices`: who tells the LAN that it is there."""

import threading
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from shared.discovery.lan import Lan
from shared.discovery.program import Program
from shared.protocol import ROLES, VERSION

_QUIET_S: Final = 1.0

app = typer.Typer(add_completion=False)


@app.command()
def devices(
    seconds: Annotated[float, typer.Option(help="How long to listen at most.", min=0.5, max=60)] = 3.0,
) -> None:
    """Show the programs of Antrean on this LAN, by mDNS."""
    programs = look_around(seconds)
    if not programs:
        typer.echo(f"Nobody answered within {seconds:g} s. Is the network up, and does it let mDNS (UDP 5353) through?")
        raise typer.Exit(1)
    Console().print(_table(programs))


def look_around(seconds: float) -> tuple[Program, ...]:
    """Who answers within that time; sooner when nothing new has come for a second."""
    seen: tuple[Program, ...] = ()
    news = threading.Event()

    def see(programs: tuple[Program, ...]) -> None:
        nonlocal seen
        seen = programs
        news.set()

    lan = Lan(watch=see)
    lan.start()
    if news.wait(seconds):
        while news.is_set():
            news.clear()
            news.wait(min(seconds, _QUIET_S))
    lan.close()
    return tuple(sorted(seen, key=lambda program: (program.hall, ROLES.index(program.role), program.name)))


def _table(programs: tuple[Program, ...]) -> Table:
    table = Table("role", "name", "hall", "address", "", box=None, pad_edge=False, header_style="bold")
    for program in programs:
        port = f":{program.port}" if program.port else ""
        addresses = ", ".join(f"{address}{port}" for address in program.addresses)
        note = "" if program.version == VERSION else f"speaks version {program.version}, we speak {VERSION}"
        table.add_row(program.role, program.name, program.hall, addresses, note)
    return table
