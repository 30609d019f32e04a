"""What the screens show: frozen values, worded, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from counter_client.presenters.panels import Panel
from counter_client.presenters.parts import Button, CounterStateName, Mark, Notice, Row
from counter_client.presenters.presses import Press
from shared.language import Language

Choice = Literal["open", "continue", "take_over"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page. `stops` leads to the services and the hall, for those who may stop them."""

    language: Language
    hall: str
    window: str
    other_language: str
    notice: Notice | None
    stops: Button | None = None


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
    other: Button | None
    """Calls a supervisor, or goes back from there."""

    tries: int
    """Grows with each PIN that was wrong: the field is emptied for the next try."""


@dataclass(frozen=True, slots=True)
class OwnPinPage:
    """The officer chooses a PIN, and types it twice."""

    frame: Frame
    title: str
    hint: str
    pin_words: str
    again_words: str
    rule: str
    save: Button
    back: Button
    problem: Notice | None
    keys: str
    tries: int
    """Grows with each PIN that will not do: the fields are emptied for the next try."""


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
class Matter:
    """Something to know about the ticket in hand, and what may be done about it."""

    icon: str
    text: str
    presses: tuple[tuple[Press, Button], ...] = ()


@dataclass(frozen=True, slots=True)
class TicketPart:
    """The ticket in hand. `time` runs; `why` says why it was next; the first mark is its state."""

    label: str
    state: Literal["called", "serving"]
    marks: tuple[Mark, ...]
    time: str
    time_words: str
    service: str
    why: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A part of a visit: when, what happened, where and by whom, and what was noted."""

    time: str
    what: str
    where: str
    note: str = ""
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The visit of the ticket in hand, the oldest part first."""

    title: str
    lines: tuple[HistoryLine, ...]
    close: Button


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A queue that the counter serves. `wait` is what a number taken now would be told.

    `stopped` says that no more numbers are given out for it, `stopped_why` for what reason and until when.
    """

    prefix: str
    name: str
    waiting: int
    priority: str
    longest: str
    wait: str = ""
    stopped: str = ""
    stopped_why: str = ""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The desk. A `panel` stands in the place of the number and its buttons, the `history` in that of the queues."""

    frame: Frame
    counter: str
    officer: str
    clock: str
    state: CounterStateName
    state_words: str
    ticket: TicketPart | None
    idle_title: str
    idle_hint: str
    actions: Mapping[Press, Button]
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
    history: History | None
    panel: Panel | None
    keys: str


@dataclass(frozen=True, slots=True)
class StopsPage:
    """What gives out numbers and what does not, over whichever page the officer came from."""

    frame: Frame
    panel: Panel
    keys: str


Page = SignInPage | OwnPinPage | ChoosePage | DeskPage | StopsPage
