"""The demo's account of itself, for a person at the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from shared.demo.output import Output
from shared.demo.timeline import Moments


def give_account(console: Console, output: Output, tickets: Sequence[Moments], calls: Sequence[Moments]) -> None:
    """Print how long everything took, and where to look."""
    console.print()
    console.print(_table("From the touch on the kiosk (ms)", tickets, commit="on disk", print_sent="last byte printed"))
    console.print()
    console.print(
        _table(
            "From the officer's key (ms)",
            calls,
            event="at the wall",
            shown="shown",
            spoken="spoken, in its turn",
        )
    )
    console.print()
    for what, where in (
        ("every screen at every step", output.screens),
        ("every ticket, as bytes and as a picture", output.tickets),
        ("every announcement", output.announcements),
        ("the record: antrean verify", output.hub),
        ("all of these moments", output.timeline),
    ):
        console.print(f"  {where}  [dim]{what}[/dim]", highlight=False, soft_wrap=True)


def _table(title: str, rows: Sequence[Moments], **columns: str) -> Table:
    table = Table("ticket", title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for heading in columns.values():
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(row["label"], *(_ms(row[f"{name}_ms"]) for name in columns))
    return table


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
