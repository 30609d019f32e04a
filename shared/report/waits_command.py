"""`antrean report waits`: how good the waits were that people were told, for a person, a spreadsheet or a program."""

import csv
import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from shared.hub.record.source import NoRecordError, open_source
from shared.hub.store import StoreError
from shared.journal.codec import UnreadableError
from shared.report.waits import Accuracy, waits

_MINUTES = ("mae", "rmse", "bias")
_SHARES = ("within", "much_longer")


def report_waits(
    record: Annotated[
        Path, typer.Argument(metavar="DATA|FILE", help="The folder of a hall's data, or the file of a record.")
    ],
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="One day, such as 2026-11-23.")] = None,
    month: Annotated[datetime | None, typer.Option(formats=["%Y-%m"], help="One month, such as 2026-11.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="For a spreadsheet.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Hold the waits that people were told against what happened, by service, category and hour of issue.

    Minutes. MAE, RMSE and bias (what was said less what happened) are of the lower end of the range; "within" waited no
    longer than its upper end, "late" over 5 minutes longer.
    """

    def is_wanted(one: date) -> bool:
        wants_month = month is None or (one.year, one.month) == (month.year, month.month)
        return wants_month and (day is None or one == day.date())

    try:
        found = waits(open_source(record).entries(), is_wanted)
    except (NoRecordError, StoreError, UnreadableError, KeyError) as error:
        typer.echo(f"antrean report waits: {record}: {error}; look with: antrean verify {record}", err=True)
        raise typer.Exit(2) from error
    if as_json:
        typer.echo(json.dumps([_row(accuracy) for accuracy in found], indent=2))
    elif as_csv:
        _write_csv(found)
    else:
        _show(found)


def _row(accuracy: Accuracy) -> dict[str, object]:
    figures = asdict(accuracy)
    rounded = {name: round(figures[name], 3) for name in (*_MINUTES, *_SHARES)}
    return {**figures.pop("group"), "tickets": accuracy.tickets, "untold": accuracy.untold, **rounded}


def _write_csv(found: tuple[Accuracy, ...]) -> None:
    writer = csv.DictWriter(
        sys.stdout, ("service", "category", "hour", "tickets", "untold", *_MINUTES, *_SHARES), restval=""
    )
    writer.writeheader()
    writer.writerows(_row(accuracy) for accuracy in found)


def _show(found: tuple[Accuracy, ...]) -> None:
    if not found:
        typer.echo("Nobody was called.")
        return
    table = Table("service", "category", box=None, pad_edge=False)
    for name in ("hour", "told", "untold", "MAE", "RMSE", "bias", "within", "late"):
        table.add_column(name, justify="right")
    for accuracy in found:
        if accuracy is found[-1]:
            table.add_section()
        table.add_row(*_cells(accuracy))
    Console().print(table)


def _cells(accuracy: Accuracy) -> tuple[str, ...]:
    group = accuracy.group
    hour = "" if group.hour is None else f"{group.hour:02d}"
    counts = (group.service or "all", group.category, hour, str(accuracy.tickets), str(accuracy.untold))
    if not accuracy.tickets:
        return (*counts, "", "", "", "", "")
    minutes = (f"{accuracy.mae:.1f}", f"{accuracy.rmse:.1f}", f"{accuracy.bias:+.1f}")
    return (*counts, *minutes, f"{accuracy.within:.0%}", f"{accuracy.much_longer:.0%}")
