"""The start: the day as the record tells it."""

import contextlib
import gc
from collections.abc import Iterator
from datetime import datetime, time

from pydantic_core import from_json

from shared.hub.day import Day
from shared.hub.happened import happened
from shared.hub.seals import Seals
from shared.hub.store import DamagedStoreError, Store
from shared.journal.codec import UnreadableError, from_data
from shared.journal.entry import Entry, digest
from shared.protocol.stream import Happened
from shared.queueing.facts import DaySealed

_PLAN = "plan_applied"

RECENT = 1024
"""How many of the last events are kept for listeners that come back after a restart."""


def read_day(store: Store, seals: Seals) -> tuple[Day, list[Happened]]:
    """The day, and its last events as everybody may know them.

    StoreError where the record cannot be read, DamagedStoreError where it is not what was written.
    """
    day, recent = Day(seals), list[Happened]()
    last, head = store.head()
    with without_looking_for_garbage():
        for entry in _unharmed(store):
            event = from_data(entry.type, from_json(entry.event))
            day.take_up(entry.sequence, event)
            if entry.sequence > last - RECENT:
                recent.append(happened(day.hall, entry.sequence, event))
    day.sequence, day.head = last, head
    if day.last_seal is None:
        day.last_seal = _last_seal(store)
    if day.hall.day is not None:
        day.reserve(store.appointments(since=datetime.combine(day.hall.day, time(), day.hall.plan.zone)))
    return day, recent


def _last_seal(store: Store) -> DaySealed | None:
    """The seal of a day before this one."""
    sealed = store.last("day_sealed")
    try:
        seal = from_data(sealed[1], from_json(sealed[2])) if sealed else None
    except (UnreadableError, ValueError) as error:
        raise DamagedStoreError(store.folder, "the last seal is not what was written") from error
    return seal if isinstance(seal, DaySealed) else None


def _unharmed(store: Store) -> Iterator[Entry]:
    """The entries of the day, each held against its hash and the one before: a disk may lose or change any."""
    before: Entry | None = None
    for entry in store.entries_of_the_day():
        if entry.hash != _digest(entry):
            raise DamagedStoreError(store.folder, f"entry {entry.sequence} is not what was written")
        if before and not _follows(before, entry):
            raise DamagedStoreError(store.folder, f"entry {entry.sequence} does not follow on the one before")
        yield entry
        before = entry


def _digest(entry: Entry) -> str:
    return digest(entry.sequence, entry.type, entry.device, entry.officer, entry.event, entry.previous)


def _follows(before: Entry, entry: Entry) -> bool:
    """Between the plan in force and the day there may be other days."""
    if before.type == _PLAN and entry.sequence > before.sequence + 1:
        return True
    return (entry.sequence, entry.previous) == (before.sequence + 1, before.hash)


@contextlib.contextmanager
def without_looking_for_garbage() -> Iterator[None]:
    """Nothing of a day is garbage, and looking for it takes longer the more of the day there is."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()
