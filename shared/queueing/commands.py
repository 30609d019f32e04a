"""What may be asked of a hall. Ids come from outside; `officer` is who asks, where an officer does."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.queueing.facts import Fact
from shared.queueing.plan import REGULAR, HallPlan
from shared.queueing.tickets import PrintOutcome


class OutOfOrder(StrEnum):
    """The reasons for which a ticket may be called out of order; "official guest" is none of them."""

    MEDICAL_EMERGENCY = "medical_emergency"
    SYSTEM_ERROR = "system_error"
    EARLIER_DAY = "earlier_day"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A reserved time: the code that its holder shows, the service, the slot (aware). Nothing about the person."""

    code: str
    service: str
    slot: datetime
    category: str = REGULAR


@dataclass(frozen=True, slots=True)
class ApplyPlan:
    """Put a hall file into force."""

    plan: HallPlan


@dataclass(frozen=True, slots=True)
class KeepTime:
    """Do what the clock demands: begin the day, let those come back whose hold is over. Often nothing."""


@dataclass(frozen=True, slots=True)
class SealDay:
    """Seal the day's record as far as it goes. `officer` is "" where a program asks."""

    officer: str = ""


@dataclass(frozen=True, slots=True)
class RecordFact:
    """Have something in the record that has happened around the queue; its time becomes that of the command."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class TakeTicket:
    """Issue the next number of a service. `ticket` is the id that the new ticket gets.

    `is_told`: a wait is told with it, and recorded.
    """

    ticket: str
    service: str
    category: str
    language: str
    kiosk: str = ""
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class BookAppointments:
    """Take over reservations; one with a code that is known replaces it. `officer` is "" where a program imports."""

    appointments: tuple[Appointment, ...]
    officer: str = ""


@dataclass(frozen=True, slots=True)
class CancelAppointment:
    """Give a reservation up."""

    appointment: Appointment
    officer: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The holder of a reservation has come: issue a number for it. `ticket` is the id that the new ticket gets."""

    ticket: str
    appointment: Appointment
    language: str
    kiosk: str = ""


@dataclass(frozen=True, slots=True)
class ReportPrint:
    """Say what became of a ticket's paper; `detail` is the printer's trouble, "" where there is none."""

    ticket: str
    outcome: PrintOutcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CancelTicket:
    """Take a ticket that waits, is on hold or was missed out of the queue for good."""

    ticket: str
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class SuspendService:
    """Let a service give out no numbers, with a reason; at `until`, where given, it does again by itself."""

    service: str
    officer: str
    reason: str
    until: datetime | None = None
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class ResumeService:
    """Let a suspended service give out numbers again."""

    service: str
    officer: str


@dataclass(frozen=True, slots=True)
class PauseHall:
    """Let the whole hall give out no numbers, with a reason; at `until`, where given, it does again by itself."""

    officer: str
    reason: str
    until: datetime | None = None
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class ResumeHall:
    """End the pause of the whole hall."""

    officer: str


@dataclass(frozen=True, slots=True)
class AllowIssuing:
    """Let a service give out numbers today though its counters cannot serve them before closing."""

    service: str
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
    `is_sure`: the officer was asked about a suspicious press, and meant it. `ends_visit` as in `FinishService`.
    """

    counter: str
    officer: str
    after: str | None = None
    is_sure: bool = False
    ends_visit: bool = False


@dataclass(frozen=True, slots=True)
class CallTicket:
    """Call a waiting ticket out of order, for a reason from the list. `allowed_by` is the supervisor who agreed."""

    counter: str
    officer: str
    ticket: str
    reason: OutOfOrder
    allowed_by: str


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
    """The ticket in hand is done here; it moves on to the next stage of its route, unless `ends_visit`.

    `ticket`, where given, is the one in hand as the officer saw it. `was_away`: it was done while the hub was away, and
    nobody could tell the hub that the visitor had come.
    """

    counter: str
    officer: str
    ends_visit: bool = False
    is_sure: bool = False
    ticket: str | None = None
    was_away: bool = False


@dataclass(frozen=True, slots=True)
class RecordNoShow:
    """Nobody came for the ticket in hand."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Send the ticket in hand to another service, with a note for whoever serves it there."""

    counter: str
    officer: str
    service: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnToSender:
    """Send the ticket in hand back to the service that transferred it here."""

    counter: str
    officer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HoldTicket:
    """Set the ticket in hand aside, with a reason; at `back_at`, where given, it is back in the queue by itself."""

    counter: str
    officer: str
    reason: str
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckPriority:
    """Say whether the holder of the ticket in hand belongs to the group; if not, it waits in the regular order."""

    counter: str
    officer: str
    is_granted: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the officer's last finish, no-show, hold or transfer, while it harms nobody."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class ReturnTicket:
    """Let a ticket on hold wait again, at its old place."""

    ticket: str
    officer: str


@dataclass(frozen=True, slots=True)
class Reinstate:
    """Let a no-show who came after all wait again, behind the next few; once."""

    ticket: str
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
    | CallTicket
    | Transfer
    | ReturnToSender
    | HoldTicket
    | CheckPriority
    | Undo
)
StopCommand = SuspendService | ResumeService | PauseHall | ResumeHall | AllowIssuing
Command = (
    ApplyPlan
    | KeepTime
    | SealDay
    | RecordFact
    | TakeTicket
    | BookAppointments
    | CancelAppointment
    | CheckIn
    | ReportPrint
    | CancelTicket
    | ReturnTicket
    | Reinstate
    | StopCommand
    | CounterCommand
)
