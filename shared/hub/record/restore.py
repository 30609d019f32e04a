"""Bringing a hall back on another machine: from a backup, or from the copy of its record alone."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shared.hub.day import Day
from shared.hub.draft import Ask, Draft
from shared.hub.plan import at_rest
from shared.hub.record.backup import NoBackupError, copy_identity, find_backup
from shared.hub.record.copy import SUFFIX as COPY_SUFFIX
from shared.hub.record.source import DATABASE, open_source
from shared.hub.replay import without_looking_for_garbage
from shared.hub.seal_key import seal_key
from shared.hub.seals import Seals
from shared.hub.store import Store
from shared.journal.entry import Entry
from shared.journal.verify import Verdict, verify
from shared.queueing.commands import RecordFact
from shared.queueing.facts import WHENEVER, StoreRestored

Kind = Literal["backup", "copy"]

_AT_A_TIME = 2000


class NotEmptyError(Exception):
    """The place to restore to holds something already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty; a hall is restored into a folder of its own")


class FlawedError(Exception):
    """What was to be restored is not whole."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(f"entry {verdict.sequence} is wrong ({verdict.flaw}): {verdict.detail}")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and from where."""

    kind: Kind
    source: Path
    verdict: Verdict


def restore(place: Path, data: Path, *, accepts_flaws: bool = False) -> Restored:
    """Bring back the hall at a place into an empty data folder, check it, and say so in its record.

    `accepts_flaws`: a backup whose record is not whole is better than none; from a copy only a whole one can be built.
    NoBackupError, NotEmptyError, FlawedError (nothing is left then); NoRecordError, StoreError and OSError likewise.
    """
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise NotEmptyError(data)
    kind, source = _find(place)
    beside = data.with_name(f".{data.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    try:
        verdict = _from_backup(source, beside) if kind == "backup" else _from_copy(source, beside)
        if not verdict.is_whole and not (accepts_flaws and kind == "backup"):
            raise FlawedError(verdict)
        if data.exists():
            data.rmdir()
        beside.rename(data)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    fact = StoreRestored(WHENEVER, verdict.entries, verdict.head, kind)
    at_rest(data, lambda engine: engine.ask(Ask(RecordFact(fact))))
    return Restored(kind, source, verdict)


def _find(place: Path) -> tuple[Kind, Path]:
    """A backup, where there is one; else the file of a record, given or found in the folder."""
    copies = list(place.glob(f"*{COPY_SUFFIX}")) if place.is_dir() else [place]
    if len(copies) > 1:
        raise NoBackupError(f"{place} holds the copies of several records; give the file of one")
    try:
        return "backup", find_backup(place)
    except NoBackupError:
        if not copies:
            raise
        return "copy", copies[0]


def _from_backup(backup: Path, to: Path) -> Verdict:
    shutil.copy2(backup / DATABASE, to / DATABASE)
    copy_identity(backup, to)
    return verify(open_source(to).entries())


def _from_copy(file: Path, to: Path) -> Verdict:
    """The store follows from its record; what the record does not hold (PINs, secrets) is made anew."""
    source = open_source(file)
    if source.header is None or source.header.first != 1:
        raise NoBackupError(f"{file} does not hold the record from its beginning; take a whole one")
    store = Store.open(to)
    try:
        day = Day(Seals(store.secret(), seal_key(to)))
        with without_looking_for_garbage():
            return verify(_taken_over(source.entries(), store, day))
    finally:
        store.close()


def _taken_over(entries: Iterable[Entry], store: Store, day: Day) -> Iterator[Entry]:
    """Each entry; when the next one is asked for, it was found good, and the store takes it."""
    draft = Draft(day, lambda _: None)
    for entry in entries:
        yield entry
        draft.take_over(entry, entry.to_event())
        if len(draft.batch.entries) >= _AT_A_TIME:
            _write(store, draft)
            draft = Draft(day, lambda _: None)
    _write(store, draft)


def _write(store: Store, draft: Draft) -> None:
    store.write(draft.batch)
    store.commit()
