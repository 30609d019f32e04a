"""`antrean demo`: the whole hall on this machine."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from shared.demo.account import give_account
from shared.demo.hall import DemoHall
from shared.demo.output import Output
from shared.demo.programs import start
from shared.demo.scene import CITIZENS, Scene
from shared.demo.stage import StageError
from shared.demo.timeline import Moments, call_moments, ticket_moments
from shared.hub.store import read_entries
from shared.journal.verify import verify

app = typer.Typer(add_completion=False)


class DemoError(Exception):
    """What should have happened did not; the sentence says what."""


@app.command()
def demo(
    headless: Annotated[bool, typer.Option("--headless", help="Play the scene by itself, without a screen.")] = False,
    out: Annotated[Path, typer.Option(help="Where to leave pictures, tickets, announcements and the record.")] = Path(
        "demo-output"
    ),
) -> None:
    """Run the whole hall on this machine: with a screen for you to play, without one by itself."""
    output = Output.prepare(out.resolve())
    hall = DemoHall.write(output.hall_file)
    if has_screen() and not headless:
        from shared.demo.play import play

        raise typer.Exit(play(output, hall))
    console = Console()
    try:
        tickets, calls = run_scene(output, hall, console)
    except (StageError, DemoError) as failure:
        console.print(f"[bold red]The demo stopped:[/bold red] {failure}", soft_wrap=True, highlight=False)
        raise typer.Exit(1) from None
    give_account(console, output, tickets, calls)


def has_screen() -> bool:
    """Whether windows can be opened here."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_scene(output: Output, hall: DemoHall, console: Console) -> tuple[list[Moments], list[Moments]]:
    """Play the scene, leave everything in `output`, and check that it is complete: the moments of tickets and calls."""
    with start(output, hall) as cast:
        Scene(cast, hall, output, lambda said: console.print(f"  [green]✓[/green] {said}", highlight=False)).play()
        marks = {role: program.marks for role, program in cast.by_role().items()}
    tickets = ticket_moments(marks["kiosk"])
    calls = call_moments(marks["counter"], marks["display"])
    story = {"hall": hall.id, "tickets": tickets, "calls": calls, "marks": marks}
    output.timeline.write_text(json.dumps(story, indent=1, ensure_ascii=False), encoding="utf-8")
    _check(output)
    return tickets, calls


def _check(output: Output) -> None:
    verdict = verify(read_entries(output.hub))
    if not verdict.is_whole:
        raise DemoError(f"the record in {output.hub} is not whole: {verdict.detail}")
    for folder, pattern, wanted in (
        (output.tickets, "*.bin", len(CITIZENS)),
        (output.tickets, "*.png", len(CITIZENS)),
        (output.announcements, "*.wav", len(CITIZENS)),
    ):
        found = len([*folder.glob(pattern)])
        if found < wanted:
            raise DemoError(f"{folder} has {found} of {wanted} files {pattern}")
