"""What the screens show: frozen values, worded, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from counter_client.asks import Action
from shared.language import Language

Choice = Literal["open", "continue", "take_over"]
CounterStateName = Literal["closed", "open", "on_break"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is the matter, and the way out."""

    severity: Literal["info", "warning", "trouble"]
    text: str
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `why_not` is the whole reason why it cannot be, empty where it can; `short` its gist."""

    title: str
    key: str = ""
    why_not: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list to choose from. `mark` stands at its right end."""

    id: str
    title: str
    subtitle: str = ""
    mark: str = ""
    state: CounterStateName | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    language: Language
    hall: str
    window: str
    other_language: str
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Who signs in."""

    frame: Frame
    title: str
    hint: str
    officer_words: str
    officer_hint: str
    query: str
    officers: tuple[Row, ...]
    nobody: str
    pin_words: str
    pin_hint: str
    sign_in: Button
    problem: Notice | None
    keys: str
    tries: int
    """Grows with each PIN that was wrong: the field is emptied for the next try."""


@dataclass(frozen=True, slots=True)
class CounterCard:
    """The chosen counter, who sits there, and what the officer may do about it."""

    title: str
    services_words: str
    services: tuple[str, ...]
    state: CounterStateName
    state_words: str
    text: str
    hint: str
    choice: Choice | None
    button: Button | None


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Where the officer sits down."""

    frame: Frame
    title: str
    hint: str
    filter_hint: str
    query: str
    counters: tuple[Row, ...]
    nothing: str
    card: CounterCard | None
    card_hint: str
    problem: Notice | None
    sign_out: Button
    keys: str


@dataclass(frozen=True, slots=True)
class TicketPart:
    """The ticket in hand. `time` runs; `why` says why it was next."""

    label: str
    state: Literal["called", "serving"]
    state_words: str
    time: str
    time_words: str
    service: str
    priority: str
    no_paper: str
    why: str


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A queue that the counter serves."""

    prefix: str
    name: str
    waiting: int
    priority: str
    longest: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """The choice of a reason for the break: ids with their words, and the free text."""

    title: str
    hint: str
    common: tuple[tuple[str, str], ...]
    other: str
    confirm: str
    cancel: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The desk."""

    frame: Frame
    counter: str
    officer: str
    clock: str
    state: CounterStateName
    state_words: str
    ticket: TicketPart | None
    idle_title: str
    idle_hint: str
    actions: Mapping[Action, Button]
    shared_reason: str
    sign_out: Button
    compact: Button
    expand: str
    queues_title: str
    queues: tuple[QueueLine, ...]
    waiting: int
    waiting_words: str
    served: int
    served_words: str
    reasons: Reasons | None
    keys: str


Page = SignInPage | ChoosePage | DeskPage
