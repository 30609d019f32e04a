"""A ticket and a counter as the hall knows them at one moment. Values: a change makes a new one.

They are tuples because a day has 70,000 such changes, which a hub makes again at its start: a tuple is changed in half
the time that a frozen dataclass takes.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from shared.queueing.plan import REGULAR


class TicketState(StrEnum):
    """Where a ticket stands. `WAITING` may be called, `HELD` and `NO_SHOW` may come back, the other two are ends."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
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


class Happening(StrEnum):
    """What a step of a visit was."""

    STAGE_FINISHED = "stage_finished"
    TRANSFERRED = "transferred"
    RETURNED_TO_SENDER = "returned_to_sender"
    HELD = "held"
    RETURNED = "returned"
    NO_SHOW = "no_show"
    REINSTATED = "reinstated"
    PRIORITY_REJECTED = "priority_rejected"


class Step(NamedTuple):
    """A part of a visit that is past: what happened, where and by whom. `service` is where the visit stood before."""

    at: datetime
    what: Happening
    service: str
    counter: str | None = None
    officer: str | None = None
    started_at: datetime | None = None
    note: str = ""


class Ticket(NamedTuple):
    """One number of one day: a visit through one or more services.

    `rank`, `order` and `after` are its place among the waiting (`order` counts the day's issues, `after` puts a
    late-comer behind another). `service` is where it stands now, `route` the stages to come, `steps` the past;
    `sender` is the service that sent it here, `sender_route` the stages that were to come there.
    """

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
    after: int = 0
    route: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    note: str = ""
    sender: str | None = None
    sender_route: tuple[str, ...] = ()
    back_at: datetime | None = None
    is_reinstated: bool = False
    is_priority_verified: bool = False
    needs_accessible: bool = False
    appointment: str = ""
    counts_from: datetime | None = None

    @property
    def since(self) -> datetime:
        """When the visit's wait counts from: the issue, or the slot of its reservation."""
        return self.counts_from or self.issued_at

    @property
    def label(self) -> str:
        """The number as printed, shown and spoken."""
        return label(self.prefix, self.number)

    @property
    def is_priority(self) -> bool:
        """Whether the holder has asked for the treatment of a priority group."""
        return self.category != REGULAR


class CounterStatus(NamedTuple):
    """A counter at one moment: who sits there, which ticket is in hand, since when and why it is as it is.

    `last_ticket` is the one whose last step the officer may still undo.
    """

    id: str
    state: CounterState = CounterState.CLOSED
    officer: str | None = None
    ticket: str | None = None
    since: datetime | None = None
    reason: str = ""
    last_ticket: str | None = None


class Undoable(NamedTuple):
    """What an officer's last action at a counter found: the ticket as it was before."""

    action: str
    ticket: Ticket
    counter: str


def label(prefix: str, number: int) -> str:
    """Prefix and at least three digits, "A-012"; 999 is followed by 1000, never by 001."""
    return f"{prefix}-{number:03d}"
