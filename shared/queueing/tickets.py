"""A ticket and a counter as the hall knows them at one moment. Values: a change makes a new one.

They are tuples because a day has 70,000 such changes, which a hub makes again at its start: a tuple is changed in half
the time that a frozen dataclass takes.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from shared.queueing.plan import REGULAR


class TicketState(StrEnum):
    """Where a ticket stands. `WAITING` may be called; the last three are ends."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class PrintOutcome(StrEnum):
    """What became of a ticket's paper. `UNCONFIRMED`: sent whole to a printer that gives no answers."""

    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"


class CounterState(StrEnum):
    """Whether a counter takes visitors."""

    CLOSED = "closed"
    OPEN = "open"
    ON_BREAK = "on_break"


class Ticket(NamedTuple):
    """One number of one day. `rank` orders the waiting; `order` is its place among the day's issues and breaks ties."""

    id: str
    service: str
    prefix: str
    number: int
    category: str
    language: str
    issued_at: datetime
    rank: datetime
    order: int
    state: TicketState = TicketState.WAITING
    print_outcome: PrintOutcome | None = None
    counter: str | None = None
    officer: str | None = None
    calls: int = 0
    called_at: datetime | None = None
    last_called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def label(self) -> str:
        """The number as printed, shown and spoken."""
        return label(self.prefix, self.number)

    @property
    def is_priority(self) -> bool:
        """Whether the holder has asked for the treatment of a priority group."""
        return self.category != REGULAR


class CounterStatus(NamedTuple):
    """A counter at one moment: who sits there, which ticket is in hand, since when and why it is as it is."""

    id: str
    state: CounterState = CounterState.CLOSED
    officer: str | None = None
    ticket: str | None = None
    since: datetime | None = None
    reason: str = ""


def label(prefix: str, number: int) -> str:
    """Prefix and at least three digits, "A-012"; 999 is followed by 1000, never by 001."""
    return f"{prefix}-{number:03d}"
