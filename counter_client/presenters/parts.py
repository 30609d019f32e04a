"""The small parts of which pages are made: frozen values, worded, ready to be drawn."""

from dataclasses import dataclass
from typing import Literal

CounterStateName = Literal["closed", "open", "on_break"]
Severity = Literal["info", "good", "warning", "trouble"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is the matter, and the way out."""

    severity: Literal["info", "warning", "trouble"]
    text: str
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `why_not` is the whole reason why it cannot be, empty where it can; `short` its gist.

    `more` is a second line that tells what pressing it brings.
    """

    title: str
    key: str = ""
    why_not: str = ""
    short: str = ""
    more: str = ""


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
class Mark:
    """A short mark at a ticket."""

    severity: Severity
    icon: str
    text: str
