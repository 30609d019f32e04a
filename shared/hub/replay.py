"""The start: the day as the record tells it."""

import contextlib
import gc
from collections.abc import Iterator
from datetime import datetime, time

from pydantic_core import from_json

from shared.hub.day import Day
from shared.hub.happened import happened
from shared.hub.seals import Seals
from shared.hub.store import Store
from shared.journal.codec import from_data
from shared.protocol.stream import Happened
from shared.queueing.facts import DaySealed

RECENT = 1024
"""How many of the last events are kept for listeners that come back after a restart."""


def read_day(store: Store, seals: Seals) -> tuple[Day, list[Happened]]:
    """The day, and its last events as everybody may know them. StoreError where the record cannot be read."""
    day, recent = Day(seals), list[Happened]()
    last, head = store.head()
    with without_looking_for_garbage():
        for sequence, name, text in store.events_of_the_day():
            event = from_data(name, from_json(text))
            day.take_up(sequence, event)
            if sequence > last - RECENT:
                recent.append(happened(day.hall, sequence, event))
    day.sequence, day.head = last, head
    if day.last_seal is None and (sealed := store.last("day_sealed")):
        seal = from_data(sealed[1], from_json(sealed[2]))
        day.last_seal = seal if isinstance(seal, DaySealed) else None
    if day.hall.day is not None:
        day.reserve(store.appointments(since=datetime.combine(day.hall.day, time(), day.hall.plan.zone)))
    return day, recent


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
