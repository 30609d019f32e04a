"""What a day came to, counted from its events alone, so that whoever reads the record can count again."""

from dataclasses import dataclass, field
from datetime import date

from shared.queueing.events import (
    ActionUndone,
    DayStarted,
    Event,
    NoShowRecorded,
    ServiceFinished,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
)
from shared.queueing.facts import NumberRange

_COUNTED: dict[type, str] = {
    TicketCalled: "called",
    ServiceFinished: "finished",
    NoShowRecorded: "no_shows",
    TicketCancelled: "cancelled",
}
_CHANGING = (TicketIssued, ActionUndone, DayStarted)
_UNDONE = {"service_finished": "finished", "no_show_recorded": "no_shows"}


@dataclass
class Tally:
    """Counts since the last `DayStarted`. `day` is None until the first."""

    day: date | None = None
    issued: int = 0
    called: int = 0
    finished: int = 0
    no_shows: int = 0
    cancelled: int = 0
    _numbers: dict[str, tuple[int, int]] = field(default_factory=dict)

    def count(self, event: Event) -> None:
        """Take an event into the counts."""
        kind = type(event)
        if kind in _COUNTED:
            self._add(_COUNTED[kind], 1)
        elif kind in _CHANGING:  # a start counts a day of 50,000 events again: most of them end here
            self._change(event)

    @property
    def numbers(self) -> tuple[NumberRange, ...]:
        """First and last number of each prefix, by prefix."""
        return tuple(NumberRange(prefix, *self._numbers[prefix]) for prefix in sorted(self._numbers))

    def _change(self, event: Event) -> None:
        match event:
            case TicketIssued():
                self.issued += 1
                first, last = self._numbers.get(event.prefix, (event.number, event.number))
                self._numbers[event.prefix] = (min(first, event.number), max(last, event.number))
            case ActionUndone(action=action) if action in _UNDONE:
                self._add(_UNDONE[action], -1)
            case DayStarted():
                self.__dict__.update(Tally(event.day).__dict__)
            case _:
                pass

    def _add(self, name: str, count: int) -> None:
        setattr(self, name, getattr(self, name) + count)
