"""A record as a file: all of it or one day, written whole or not at all, and checked before it is handed over."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TextIO

from shared.hub.record.source import open_source
from shared.hub.seal_key import public_key
from shared.hub.store import read_entries
from shared.journal.entry import Entry
from shared.journal.lines import Header, entry_line, header_line
from shared.journal.verify import Verdict, verify
from shared.queueing.events import PlanApplied


class NothingToExportError(Exception):
    """The record has no entry of what was asked for."""


class BadRecordError(Exception):
    """The record is not whole; the verdict says where."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(f"entry {verdict.sequence} is wrong ({verdict.flaw}): {verdict.detail}")
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into a file."""

    first: int
    last: int
    seals: int


def export_record(data: Path, to: Path, day: date | None = None) -> Exported:
    """Write a data folder's record, of one day or of all, to a new file; check what was written.

    FileExistsError where the file is there, NothingToExportError, BadRecordError; StoreError and OSError likewise.
    """
    if to.exists():
        raise FileExistsError(f"{to} is there already; give another name")
    entries = read_entries(data, day=day)
    first = next(entries, None)
    if first is None:
        raise NothingToExportError(f"the record has no entry of {day}" if day else "the record is empty")
    header = Header(hall_of(data), public_key(data), first.sequence, first.previous)
    with written_whole(to) as file:
        file.write(header_line(header))
        for entry in chain([first], entries):
            file.write(entry_line(entry))
    verdict = _checked(to)
    return Exported(first.sequence, verdict.entries, verdict.seals)


def hall_of(data: Path) -> str:
    """The id of the hall in a data folder, "" where it holds none yet."""
    return next(filter(None, map(_hall_in, read_entries(data, kind="plan_applied"))), "")


@contextmanager
def written_whole(to: Path) -> Iterator[TextIO]:
    """A new file that stands under its name once all of it is on disk, and not at all after an error."""
    beside = to.with_name(f"{to.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)


def _hall_in(entry: Entry) -> str:
    event = entry.to_event()
    return event.plan.id if isinstance(event, PlanApplied) else ""


def _checked(file: Path) -> Verdict:
    source = open_source(file)
    verdict = verify(source.entries(), after=source.after)
    if not verdict.is_whole:
        raise BadRecordError(verdict)
    return verdict
