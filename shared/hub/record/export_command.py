"""`antrean export`: the record as a file that anybody can check."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from shared.hub.record.export import BadRecordError, Exported, NothingToExportError, export_record
from shared.hub.record.facts import leave_in_record
from shared.hub.record.source import NoRecordError
from shared.hub.store import NewerStoreError, StoreError
from shared.protocol.requests import ExportReport
from shared.queueing.facts import WHENEVER, RecordExported

PATH = "/v1/record/export"

app = typer.Typer(add_completion=False)


@app.command()
def export(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The folder of the hall's data, or a backup.")],
    to: Annotated[Path, typer.Argument(metavar="TO", help="The file to write; it must not be there.")],
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Of this day only; left out: all of it.")
    ] = None,
) -> None:
    """Write the record to a file of lines, beside a running hub or without one, and check it. docs/record.md tells how
    to read it; `antrean verify FILE` needs nothing else."""
    try:
        exported = export_record(data, to, day.date() if day else None)
        leave_in_record(data, PATH, *_report(exported))
    except BadRecordError as error:
        raise _stop(f"{error}; {to} holds it as it is: antrean verify {to}") from error
    except (FileNotFoundError, NoRecordError) as error:
        raise _stop(f"no record is in {data}; give the folder that the hub was started with (--data)") from error
    except (NothingToExportError, StoreError, NewerStoreError, OSError) as error:
        raise _stop(str(error)) from error
    typer.echo(f"{to}: entries {exported.first} to {exported.last}, sealed {exported.seals} times. It is whole.")


def _report(exported: Exported) -> tuple[ExportReport, RecordExported]:
    first, last = exported.first, exported.last
    return ExportReport(first=first, last=last), RecordExported(WHENEVER, first, last)


def _stop(reason: str) -> typer.Exit:
    typer.echo(f"antrean export: {reason}", err=True)
    return typer.Exit(1)
