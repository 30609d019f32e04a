"""What the screens show: all words are chosen, nothing is left to decide. `control` is what a touch says."""

from dataclasses import dataclass
from typing import Literal

from shared.language import Language

Tone = Literal["info", "good", "warning", "trouble"]


@dataclass(frozen=True, slots=True)
class Tile:
    """Something to choose. `chip` is a letter; `detail` is its state, with `mark`, an icon, before it.

    One that `is_shut` gives no number now; touching it tells more.
    """

    control: str
    title: str
    chip: str = ""
    icon: str = ""
    detail: str = ""
    mark: str = "clock"
    is_shut: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A key with its words."""

    control: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside the matter, such as the printer's trouble. `mark` is its icon, where not that of the tone."""

    tone: Tone
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class NoHubPage:
    """There is no hub to ask."""

    title: str
    hint: str
    detail: str


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """Touch to start."""

    title: str
    start: Button
    hours: str
    is_open: bool
    languages: tuple[Button, ...]
    appointment: Button | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class TilesPage:
    """A choice: at most as many tiles as the screen has room for. `above` says what was chosen before."""

    title: str
    tiles: tuple[Tile, ...]
    above: str = ""
    place: str = ""
    previous: Button | None = None
    next: Button | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """What to know of a service before a number is taken. `notice` says why none is given now; then `take` is None.

    `left_out` has a sentence for each count of requirements that find no room: the first for one; then `more`, where
    it is, leads to a page that has room for more of them.
    """

    title: str
    above: str
    facts: tuple[Fact, ...]
    requirements_title: str = ""
    requirements: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    more: Button | None = None
    notice: Note | None = None
    take: Button | None = None
    priority: Button | None = None
    other: Button | None = None


@dataclass(frozen=True, slots=True)
class CategoriesPage:
    """The regular queue, large and first (None where it was passed by), and the groups with a right to be favoured."""

    title: str
    above: str
    hint: str
    regular: Tile | None
    groups: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class CodePage:
    """Typing the code of a reservation; the control of a key is "key:A". `is_complete`: it may be a code."""

    title: str
    hint: str
    typed: str
    longest: int
    erase: Button
    confirm: Button
    is_complete: bool


@dataclass(frozen=True, slots=True)
class AppointmentPage:
    """The reservation, before its holder checks in."""

    title: str
    service: str
    agency: str
    facts: tuple[Fact, ...]
    check_in: Button
    hint: str


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The number is on its way."""

    title: str
    hint: str
    is_troubled: bool


@dataclass(frozen=True, slots=True)
class NumberPage:
    """The number, large. `stage`: its paper is being printed, can be taken, or will not come."""

    stage: Literal["printing", "printed", "unprinted"]
    title: str
    caption: str
    number: str
    service: str
    agency: str
    facts: tuple[Fact, ...]
    done: Button
    mark: str = ""
    remember: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Why there is no number, and the ways out, the likelier first. `number` is one that was given before."""

    title: str
    remedy: str
    again: Button
    other: Button | None = None
    number: str = ""


Page = (
    NoHubPage
    | WelcomePage
    | TilesPage
    | ServicePage
    | CategoriesPage
    | CodePage
    | AppointmentPage
    | WaitingPage
    | NumberPage
    | RefusedPage
)


@dataclass(frozen=True, slots=True)
class IdleView:
    """Is somebody there?"""

    title: str
    hint: str
    go_on: Button
    seconds: int


@dataclass(frozen=True, slots=True)
class KioskView:
    """The whole screen. `back` and `home` are None where there is nowhere to go; `is_back` of the way it came."""

    language: Language
    languages: tuple[Language, ...]
    hall: str
    timezone: str
    page: Page
    lower: Button
    is_lowered: bool
    back: Button | None = None
    home: Button | None = None
    idle: IdleView | None = None
