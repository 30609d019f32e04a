"""What has happened in a hall. Events are the record: a name or a field, once written, keeps its meaning for ever."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.queueing.plan import HallPlan
from shared.queueing.tickets import PrintOutcome


@dataclass(frozen=True, slots=True)
class PlanApplied:
    """A hall file came into force."""

    at: datetime
    plan: HallPlan


@dataclass(frozen=True, slots=True)
class DayStarted:
    """A new day began: numbers start at 1, yesterday's tickets and open counters are past."""

    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """A number was given out. `rank` is its place in the order: the issue time less the head start of its category."""

    at: datetime
    ticket: str
    service: str
    prefix: str
    number: int
    category: str
    language: str
    rank: datetime


@dataclass(frozen=True, slots=True)
class PrintReported:
    """A printer was done with a ticket, well or not."""

    at: datetime
    ticket: str
    outcome: PrintOutcome
    detail: str


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """A waiting ticket left the queue for good."""

    at: datetime
    ticket: str
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class CounterOpened:
    """An officer sat down at a counter."""

    at: datetime
    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class CounterClosed:
    """A counter took no more visitors."""

    at: datetime
    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class BreakStarted:
    """A counter paused."""

    at: datetime
    counter: str
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class BreakEnded:
    """A counter took visitors again."""

    at: datetime
    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """A ticket was called, `why` it and not another, and how many who were issued earlier still wait (`overtaken`)."""

    at: datetime
    ticket: str
    counter: str
    officer: str
    why: str
    overtaken: int


@dataclass(frozen=True, slots=True)
class TicketRecalled:
    """The ticket in hand was called again."""

    at: datetime
    ticket: str
    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class ServiceStarted:
    """The visitor came."""

    at: datetime
    ticket: str
    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class ServiceFinished:
    """The ticket in hand was done."""

    at: datetime
    ticket: str
    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class NoShowRecorded:
    """Nobody came for the ticket in hand."""

    at: datetime
    ticket: str
    counter: str
    officer: str


Event = (
    PlanApplied
    | DayStarted
    | TicketIssued
    | PrintReported
    | TicketCancelled
    | CounterOpened
    | CounterClosed
    | BreakStarted
    | BreakEnded
    | TicketCalled
    | TicketRecalled
    | ServiceStarted
    | ServiceFinished
    | NoShowRecorded
)
