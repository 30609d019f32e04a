"""What has happened in a hall. Events are the record: a name or a field, once written, keeps its meaning for ever."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.queueing.facts import Fact
from shared.queueing.plan import HallPlan
from shared.queueing.stops import StopEvent
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
    """A number was given out. `rank` is its place in the order: the issue time less the head start of its category.

    `route` are the stages that will follow; `appointment` is the code of the reservation that was checked in, and
    `counts_from` its slot, where that counts as the issue time. `kiosk` is the device that asked for it.
    `ahead` is how many were before it; `told_low` and `told_high` are the wait that was told with it, in minutes as
    shown (over 120: "over 2 hours"), None where none was.
    """

    at: datetime
    ticket: str
    service: str
    prefix: str
    number: int
    category: str
    language: str
    rank: datetime
    route: tuple[str, ...] = ()
    appointment: str = ""
    counts_from: datetime | None = None
    kiosk: str = ""
    ahead: int = 0
    told_low: int | None = None
    told_high: int | None = None


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    """A reservation was taken over, or changed."""

    at: datetime
    code: str
    service: str
    slot: datetime
    category: str
    officer: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    """A reservation was given up."""

    at: datetime
    code: str
    officer: str = ""


@dataclass(frozen=True, slots=True)
class PrintReported:
    """A printer was done with a ticket, well or not."""

    at: datetime
    ticket: str
    outcome: PrintOutcome
    detail: str


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """A ticket that waited, or was set aside, left the queue for good."""

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
    """A ticket was called, `why` it and not another, and how many who were issued earlier still wait (`overtaken`).

    `reason` and `allowed_by` are set where it was called out of order.
    """

    at: datetime
    ticket: str
    counter: str
    officer: str
    why: str
    overtaken: int
    reason: str = ""
    allowed_by: str = ""


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


@dataclass(frozen=True, slots=True)
class TicketMovedOn:
    """A stage was done and the visit waits for the next of its route."""

    at: datetime
    ticket: str
    service: str
    rank: datetime


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    """The ticket in hand was sent to another service, or back to the one that had sent it (`is_return`).

    `route` are the stages that it takes up there: one that has stages left keeps them, one sent back has its own again.
    """

    at: datetime
    ticket: str
    counter: str
    officer: str
    service: str
    note: str
    rank: datetime
    is_return: bool = False
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketHeld:
    """The ticket in hand was set aside; at `back_at`, where given, it comes back by itself."""

    at: datetime
    ticket: str
    counter: str
    officer: str
    reason: str
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TicketReturned:
    """A ticket on hold waits again at its old place; `officer` is "" where its time had come."""

    at: datetime
    ticket: str
    officer: str


@dataclass(frozen=True, slots=True)
class TicketReinstated:
    """A no-show waits again, at this place: rank, order and `after` as in `Ticket`."""

    at: datetime
    ticket: str
    officer: str
    rank: datetime
    order: int
    after: int


@dataclass(frozen=True, slots=True)
class PriorityChecked:
    """An officer looked whether the holder belongs to the group; if not, the ticket waits in the regular order."""

    at: datetime
    ticket: str
    counter: str
    officer: str
    is_granted: bool


@dataclass(frozen=True, slots=True)
class ActionUndone:
    """An officer's last action was taken back; `action` is the name of its event."""

    at: datetime
    ticket: str
    counter: str
    officer: str
    action: str


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
    | AppointmentBooked
    | AppointmentCancelled
    | TicketMovedOn
    | TicketTransferred
    | TicketHeld
    | TicketReturned
    | TicketReinstated
    | PriorityChecked
    | ActionUndone
    | StopEvent
    | Fact
)
