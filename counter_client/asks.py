"""What the desk asks of the hub, as values, and what comes back."""

from dataclasses import dataclass, field
from typing import Literal

from shared.protocol.requests import OfficerRequest
from shared.protocol.views import CalledTicket, DeskView, Done, HallView, OfficerView, Problem, WaitingList

AtTicket = Literal["return", "reinstate", "cancel"]
"""What may be done about a ticket that is set aside."""

StopAction = Literal["suspend", "pause", "resume", "allow"]
"""What may be done about the giving out of numbers."""

Action = Literal[
    "open",
    "close",
    "break",
    "resume",
    "call_next",
    "recall",
    "start",
    "finish",
    "no_show",
    "call",
    "transfer",
    "return_to_sender",
    "hold",
    "check_priority",
    "undo",
    "return",
    "reinstate",
    "cancel",
]


@dataclass(frozen=True, slots=True)
class LearnHall:
    """Tell the hall and who may sign in."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Check an officer's PIN."""

    officer: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignOut:
    """Tell that an officer has left."""

    officer: str
    reason: Literal["", "idle"] = ""


@dataclass(frozen=True, slots=True)
class ChangePin:
    """Put an officer's own PIN in place of the old one."""

    officer: str
    old: str = field(repr=False)
    new: str = field(repr=False)
    key: str


@dataclass(frozen=True, slots=True)
class Unlock:
    """A supervisor lets an officer try a PIN again."""

    officer: str
    supervisor: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LookAtDesk:
    """Tell all that a desk shows."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class LookAtWaiting:
    """Tell who waits for a counter."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class Act:
    """Do something at a counter, or (`AtTicket`) about a ticket. `body` says the rest, and may hold a PIN.

    With a `key` it may be sent again later, and is still done once.
    """

    action: Action
    counter: str
    body: OfficerRequest = field(repr=False)
    ticket: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop the giving out of numbers of a service ("": of the whole hall), or let it go on."""

    action: StopAction
    service: str
    body: OfficerRequest


Ask = LearnHall | SignIn | SignOut | ChangePin | Unlock | LookAtDesk | LookAtWaiting | Act | Stop


@dataclass(frozen=True, slots=True)
class Learned:
    """The answer to LearnHall."""

    hall: HallView
    officers: tuple[OfficerView, ...]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The hub is away. Whether a command has been done may be unknown (`reason` "outcome_unknown")."""

    reason: str


Answer = Learned | OfficerView | DeskView | WaitingList | Done | CalledTicket | Problem | NoAnswer
