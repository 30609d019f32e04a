"""A backup: a folder with the hall's database as it was at one moment, and the keys that go with it.

antrean-mpp-contoh-2026-11-23T0905/
  backup.json     which hall, up to which entry
  hall.sqlite     the database, one file
  seal.key        and whatever else in the data folder makes the hall the one that devices and inspectors know
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from shared.hub.record.export import hall_of
from shared.hub.record.facts import BACKUP_FILE
from shared.hub.record.source import DATABASE, open_source
from shared.hub.seal_key import KEY_FILE
from shared.hub.store import copy_database
from shared.journal.verify import Verdict, verify

FORMAT = 1
_NAME = "antrean-"
_IDENTITY = (KEY_FILE, "trust")
"""Besides the database: the key of the seals, and the certificate that devices have pinned."""


class NoBackupError(Exception):
    """There is no backup where one was looked for."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    hall: str
    sequence: int
    head: str
    at: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and what was found in it."""

    folder: Path
    manifest: Manifest
    verdict: Verdict


def take_backup(data: Path, to: Path, now: datetime) -> Backup:
    """Make a backup of a data folder in the folder `to`, while its hub works, and check it.

    It gets its name when all of it is on disk; until then, and after an error, nothing of it is there.
    """
    hall = hall_of(data)
    name = f"{_NAME}{hall}-{now:%Y-%m-%dT%H%M%S}"
    folder, beside = to / name, to / f".{name}.part"
    to.mkdir(parents=True, exist_ok=True)
    beside.mkdir(mode=0o700)
    try:
        verdict = _fill(beside, data, hall, now)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _to_disk(to)
    return Backup(folder, read_manifest(folder), verdict)


def find_backup(place: Path) -> Path:
    """The backup at a place: the folder itself, or the newest in it. NoBackupError where there is none."""
    if (place / BACKUP_FILE).exists():
        return place
    found = [one for one in place.glob(f"{_NAME}*") if (one / BACKUP_FILE).exists()]
    if not found:
        raise NoBackupError(f"no backup is in {place}; give the folder that `antrean backup` made")
    return max(found, key=lambda one: read_manifest(one).at)


def read_manifest(folder: Path) -> Manifest:
    """What a backup says of itself. NoBackupError where it cannot be read."""
    try:
        told = json.loads((folder / BACKUP_FILE).read_text("utf-8"))
        if told["format"] != FORMAT:
            raise NoBackupError(f"{folder} is a backup of a newer Antrean; install that version")
        return Manifest(told["hall"], told["sequence"], told["head"], told["at"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoBackupError(f"{folder} is no backup: {error}") from error


def copy_identity(source: Path, to: Path) -> None:
    """Copy what makes a hall the one that devices and inspectors know."""
    for name in _IDENTITY:
        if (source / name).is_dir():
            shutil.copytree(source / name, to / name)
        elif (source / name).exists():
            shutil.copy2(source / name, to / name)


def _fill(folder: Path, data: Path, hall: str, now: datetime) -> Verdict:
    copy_database(data, folder / DATABASE)
    copy_identity(data, folder)
    source = open_source(folder)
    verdict = verify(source.entries())
    manifest = Manifest(hall, verdict.entries, verdict.head, f"{now:%Y-%m-%dT%H:%M:%SZ}")
    told = {"antrean": "backup", "format": FORMAT, **asdict(manifest)}
    (folder / BACKUP_FILE).write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    for file in (*folder.rglob("*"), folder):
        _to_disk(file)
    return verdict


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; Windows cannot be asked for a folder."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
