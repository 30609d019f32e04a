"""Small records, sealed as a hub seals them."""

from dataclasses import replace
from datetime import date, timedelta

from shared.journal.entry import GENESIS, Entry, enter
from shared.journal.signing import SealKey
from shared.journal.slip import signed_text
from shared.journal.tally import Tally
from shared.queueing.events import DayStarted, Event, PlanApplied, TicketCalled, TicketIssued
from shared.queueing.facts import DaySealed
from tests.support.halls import MORNING, small_plan

MONDAY = date(2026, 11, 23)


class Record:
    """A record that grows by events, and can be sealed and forged."""

    def __init__(self, key: SealKey | None = None) -> None:
        self.key = key or SealKey.make()
        self.entries: list[Entry] = []
        self._tally = Tally()

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self.entries[-1].hash if self.entries else GENESIS

    def add(self, *events: Event) -> "Record":
        """Let events happen."""
        for event in events:
            sequence = len(self.entries) + 1
            entry = enter(event, sequence=sequence, device="kiosk-1", officer="", previous=self.head)
            self.entries.append(entry)
            self._tally.count(event)
        return self

    def seal(self, **false: object) -> DaySealed:
        """Seal what is there; `false` are values that are not what they ought to be."""
        told, day = self._tally, self._tally.day
        assert day is not None
        counts = {name: getattr(told, name) for name in ("issued", "called", "finished", "no_shows", "cancelled")}
        true = DaySealed(MORNING, day, "mpp", len(self.entries), self.head, **counts, numbers=told.numbers)
        seal = replace(true, **{"key": self.key.public, **false})  # type: ignore[arg-type]
        if "signature" not in false:
            seal = replace(seal, signature=self.key.sign(signed_text(seal)))
        self.add(seal)
        return seal

    def rewritten(self, at: int, event: Event, key: SealKey | None = None) -> "Record":
        """The same record with another event at one place, every hash behind it made anew, every seal signed again."""
        forged = Record(key or self.key)
        for entry in self.entries:
            told = event if entry.sequence == at else entry.to_event()
            if isinstance(told, DaySealed):
                forged.seal()
            else:
                forged.add(told)
        return forged


def issued(number: int, category: str = "regular") -> TicketIssued:
    """A number of the prefix A."""
    return TicketIssued(MORNING, f"t{number}", "ktp", "A", number, category, "id", MORNING)


def day_of(tickets: int, day: date = MONDAY, record: Record | None = None) -> Record:
    """A day with so many numbers, the first of them called."""
    grown = record or Record().add(PlanApplied(MORNING, small_plan()))
    grown.add(DayStarted(MORNING, day))
    grown.add(*(issued(number) for number in range(1, tickets + 1)))
    return grown.add(TicketCalled(MORNING, "t1", "1", "andi", "earliest", 0))


def two_days() -> tuple[Record, DaySealed, DaySealed]:
    """A record of two sealed days, and their seals."""
    record = day_of(3)
    monday = record.seal()
    day_of(2, MONDAY + timedelta(days=1), record)
    return record, monday, record.seal()
