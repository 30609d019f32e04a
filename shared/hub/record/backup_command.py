"""`antrean backup` and `antrean restore`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from shared.hub.record.backup import NoBackupError, take_backup
from shared.hub.record.facts import leave_in_record
from shared.hub.record.restore import FlawedError, NotEmptyError, Restored, restore
from shared.hub.record.source import NoRecordError
from shared.hub.store import NewerStoreError, StoreError
from shared.hub.verify import IS_FLAWED, told
from shared.protocol.requests import BackupReport
from shared.queueing.facts import WHENEVER, BackupTaken

PATH = "/v1/record/backup"

backup_app = typer.Typer(add_completion=False)
restore_app = typer.Typer(add_completion=False)


@backup_app.command()
def backup(
    to: Annotated[Path, typer.Argument(metavar="TO", help="A folder, such as a stick; the backup gets its own in it.")],
    data: Annotated[Path, typer.Option(help="The folder of the hall's data, as the hub has it.")],
) -> None:
    """Back the hall up while its hub works, or at rest, and check the backup. It is as secret as the hub's own disk."""
    try:
        made = take_backup(data, to, datetime.now(UTC))
        manifest = made.manifest
        report = BackupReport(sequence=manifest.sequence, head=manifest.head)
        leave_in_record(data, PATH, report, BackupTaken(WHENEVER, manifest.sequence, manifest.head))
    except FileNotFoundError as error:
        raise _stop("backup", f"no hall is in {data}; give the folder that the hub was started with") from error
    except (NoRecordError, StoreError, NewerStoreError, OSError) as error:
        raise _stop("backup", str(error)) from error
    typer.echo(f"{made.folder}: the hall {manifest.hall} up to entry {manifest.sequence}.")
    typer.echo(told(made.verdict), err=not made.verdict.is_whole)
    if not made.verdict.is_whole:
        raise typer.Exit(IS_FLAWED)


@restore_app.command(name="restore")
def bring_back(
    source: Annotated[
        Path, typer.Argument(metavar="FROM", help="A backup, a folder with backups, or a record's copy.")
    ],
    data: Annotated[Path, typer.Option(help="The folder to restore into; it must be empty or not there.")],
    anyway: Annotated[bool, typer.Option("--anyway", help="Restore a backup even if its record is not whole.")] = False,
) -> None:
    """Bring a hall back on this machine, check it, and say so in its record. Start the hub on the folder then."""
    try:
        restored = restore(source, data, accepts_flaws=anyway)
    except FlawedError as error:
        raise _stop(
            "restore", f"{source} is not whole: {error}; an older backup may be, or restore it --anyway"
        ) from error
    except (NoBackupError, NotEmptyError, NoRecordError, StoreError, NewerStoreError, OSError) as error:
        raise _stop("restore", str(error)) from error
    typer.echo(_said(restored, data))


def _said(restored: Restored, data: Path) -> str:
    """What was restored, and what is left to do."""
    lines = [f"{data}: restored from {restored.source}.", told(restored.verdict)]
    if restored.kind == "copy":
        lines.append(
            "A copy holds the record alone: put the hall file into force again for the officers' PINs (antrean hall "
            "apply), and give the inspectorate the new key (antrean key). Tickets printed today keep their numbers; "
            "their check codes and QR codes are of the lost machine."
        )
    lines.append(f"Start it: antrean hub --data {data}. The old machine's hub must not start again: a hall has one.")
    return "\n".join(lines)


def _stop(command: str, reason: str) -> typer.Exit:
    typer.echo(f"antrean {command}: {reason}", err=True)
    return typer.Exit(1)
