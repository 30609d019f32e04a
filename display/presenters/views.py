"""What the wall shows: all words are chosen, nothing is left to decide."""

from dataclasses import dataclass
from typing import Literal

CounterState = Literal["open", "on_break", "closed"]


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the first language of the wall, and smaller in the second (empty where it speaks one)."""

    first: str
    second: str = ""

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.first}  ·  {self.second}" if self.second else self.first


@dataclass(frozen=True, slots=True)
class CallCard:
    """A called number and where to go.

    `sequence` and `calls` tell one call from the next. `is_urgent`: it asks for attention now; `is_spoken`: the voice
    is saying it now. `note` says that it was called before.
    """

    label: str
    counter: str
    sequence: int
    calls: int
    is_urgent: bool = False
    is_spoken: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CounterChip:
    """A counter: its name, its state, and what stands beside it: the number in hand or the state in words."""

    name: str
    state: CounterState
    text: str
    has_number: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """There is nothing to show yet: the hub is looked for."""

    title: Said
    hint: Said
    detail: str


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """Nobody has been called yet."""

    title: Said
    hint: Said


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above the numbers."""

    now_serving: Said
    recent_calls: Said
    counter: Said


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of the wall. `notice` says that the hub is away, `no_sound` that nothing can be heard; else empty."""

    hall: str
    zone: str
    date: str
    clock: str
    waiting: str
    notice: str = ""
    no_sound: str = ""


@dataclass(frozen=True, slots=True)
class WallView:
    """The whole wall. `large` is the call that everybody shall see; `recent` are the others, newest first.

    `notices` say what everybody should know now; they come before the running text.
    """

    head: HeadView
    heads: Heads
    large: CallCard | None = None
    recent: tuple[CallCard, ...] = ()
    counters: tuple[CounterChip, ...] = ()
    running_text: str = ""
    notices: tuple[str, ...] = ()
    welcome: WelcomeView | None = None
    search: SearchView | None = None
