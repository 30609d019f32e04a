"""What may be asked of a hall. Ids come from outside; `officer` is who asks, where an officer does."""

from dataclasses import dataclass

from shared.queueing.plan import HallPlan
from shared.queueing.tickets import PrintOutcome


@dataclass(frozen=True, slots=True)
class ApplyPlan:
    """Put a hall file into force."""

    plan: HallPlan


@dataclass(frozen=True, slots=True)
class StartDay:
    """Begin the day that the clock shows; nothing happens where it has begun already."""


@dataclass(frozen=True, slots=True)
class TakeTicket:
    """Issue the next number of a service. `ticket` is the id that the new ticket gets."""

    ticket: str
    service: str
    category: str
    language: str


@dataclass(frozen=True, slots=True)
class ReportPrint:
    """Say what became of a ticket's paper; `detail` is the printer's trouble, "" where there is none."""

    ticket: str
    outcome: PrintOutcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CancelTicket:
    """Take a waiting ticket out of the queue for good."""

    ticket: str
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """Sit down at a closed counter and take visitors."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class CloseCounter:
    """Take no more visitors. Any officer may close a counter that has no ticket in hand; the record says who did."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """Pause an open counter, with a reason."""

    counter: str
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResumeCounter:
    """End the break of a counter."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class CallNext:
    """Call whoever is next; a ticket still in hand is finished first.

    `after` is the ticket that the officer saw in hand, None for none: a second press, which saw the same, calls nobody.
    """

    counter: str
    officer: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Recall:
    """Call the ticket in hand once more."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class StartService:
    """The visitor has come: serve the ticket in hand."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class FinishService:
    """The ticket in hand is done."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class RecordNoShow:
    """Nobody came for the ticket in hand."""

    counter: str
    officer: str


CounterCommand = (
    OpenCounter
    | CloseCounter
    | TakeBreak
    | ResumeCounter
    | CallNext
    | Recall
    | StartService
    | FinishService
    | RecordNoShow
)
Command = ApplyPlan | StartDay | TakeTicket | ReportPrint | CancelTicket | CounterCommand
