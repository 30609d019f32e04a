"""`antrean report integrity`: the findings of a day or a month, for a person, a spreadsheet or a program."""

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
from shared.report.integrity import Finding, integrity
from shared.report.traces import MEANINGS

_ENTRIES_SHOWN = 3
_COLUMNS = ("kind", "officer", "place", "count", "figure", "figure_is", "meaning", "entries")


def report_integrity(
    record: Annotated[
        Path, typer.Argument(metavar="DATA|FILE", help="The folder of a hall's data, or the file of a record.")
    ],
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="One day, such as 2026-11-23.")] = None,
    month: Annotated[datetime | None, typer.Option(formats=["%Y-%m"], help="One month, such as 2026-11.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="For a spreadsheet, with every entry.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For a program, with every entry.")] = False,
) -> None:
    """List what an inspector should look at, by officer and place; without a day or a month, in the whole record.

    None of it proves anything: each finding names its entries. Whether the record itself can be believed, `antrean
    verify` tells.
    """

    def is_wanted(one: date) -> bool:
        wants_month = month is None or (one.year, one.month) == (month.year, month.month)
        return wants_month and (day is None or one == day.date())

    try:
        findings = integrity(open_source(record).entries(), is_wanted)
    except (NoRecordError, StoreError, UnreadableError, KeyError) as error:
        typer.echo(f"antrean report integrity: {record}: {error}; look with: antrean verify {record}", err=True)
        raise typer.Exit(2) from error
    if as_json:
        typer.echo(json.dumps([_row(finding) for finding in findings], indent=2))
    elif as_csv:
        _write_csv(findings)
    else:
        _show(findings)


def _row(finding: Finding) -> dict[str, object]:
    meaning = MEANINGS[finding.kind]
    told = asdict(finding) | {"kind": finding.kind.value, "figure_is": meaning.figure, "meaning": meaning.text}
    return {name: told[name] for name in _COLUMNS}


def _write_csv(findings: tuple[Finding, ...]) -> None:
    writer = csv.DictWriter(sys.stdout, _COLUMNS)
    writer.writeheader()
    for finding in findings:
        writer.writerow(_row(finding) | {"entries": " ".join(map(str, finding.entries))})


def _show(findings: tuple[Finding, ...]) -> None:
    if not findings:
        typer.echo("Nothing to look at.")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("what", "officer", "at"):
        table.add_column(name)
    table.add_column("times", justify="right")
    table.add_column("how much")
    table.add_column("entries")
    for finding in findings:
        meaning = MEANINGS[finding.kind]
        figure = f"{meaning.figure}: {finding.figure}" if meaning.figure else ""
        table.add_row(meaning.text, finding.officer, finding.place, str(finding.count), figure, _shown(finding))
    Console().print(table)


def _shown(finding: Finding) -> str:
    shown = ", ".join(map(str, finding.entries[:_ENTRIES_SHOWN]))
    more = len(finding.entries) - _ENTRIES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
