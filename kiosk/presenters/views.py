"""What the screens show: all words are chosen, nothing is left to decide. `control` is what a touch says."""

from dataclasses import dataclass
from typing import Literal

from shared.language import Language

Tone = Literal["info", "good", "warning", "trouble"]


@dataclass(frozen=True, slots=True)
class Tile:
    """Something to choose. `chip` is a letter; `why_not` says why it cannot be chosen now."""

    control: str
    title: str
    chip: str = ""
    icon: str = ""
    detail: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A key with its words."""

    control: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside the matter, such as the printer's trouble."""

    tone: Tone
    text: str


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
class CategoriesPage:
    """The regular queue, large and first, and the groups with a right to special treatment."""

    title: str
    above: str
    hint: str
    regular: Tile
    groups: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The number is on its way."""

    title: str
    hint: str
    is_troubled: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A line on the number's page."""

    label: str
    value: str


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
    """Why there is no number, and the way out."""

    title: str
    remedy: str
    again: Button


Page = NoHubPage | WelcomePage | TilesPage | CategoriesPage | WaitingPage | NumberPage | RefusedPage


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
