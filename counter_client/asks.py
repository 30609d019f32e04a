"""What the desk asks of the hub, as values, and what comes back."""

from dataclasses import dataclass, field
from typing import Literal

from shared.protocol.views import CalledTicket, DeskView, Done, HallView, OfficerView, Problem

Action = Literal["open", "close", "break", "resume", "call_next", "recall", "start", "finish", "no_show"]


@dataclass(frozen=True, slots=True)
class LearnHall:
    """Tell the hall and who may sign in."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Check an officer's PIN."""

    officer: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LookAtDesk:
    """Tell all that a desk shows."""

    counter: str
    officer: str


@dataclass(frozen=True, slots=True)
class Act:
    """Do something at a counter. `after` is the ticket seen in hand (call_next), `reason` that of a break."""

    action: Action
    counter: str
    officer: str
    reason: str = ""
    after: str | None = None


Ask = LearnHall | SignIn | LookAtDesk | Act


@dataclass(frozen=True, slots=True)
class Learned:
    """The answer to LearnHall."""

    hall: HallView
    officers: tuple[OfficerView, ...]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The hub is away. Whether a command has been done may be unknown (`reason` "outcome_unknown")."""

    reason: str


Answer = Learned | OfficerView | DeskView | Done | CalledTicket | Problem | NoAnswer
