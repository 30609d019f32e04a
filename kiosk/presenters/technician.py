"""The technician's corner of the kiosk: who it is, the PIN, and what may be seen and done behind it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Final, Literal

from kiosk.presenters.clock import Clock
from kiosk.presenters.technician_view import CornerView, facts_of
from kiosk.presenters.views import Button
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from shared.language import Catalog, Language
from shared.protocol.views import Health, OfficerView
from shared.trust.attempts import Attempts

ROLES: Final = ("technician", "manager")
LONGEST_PIN: Final = 12
SHORTEST_PIN: Final = 4
IDLE_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class AskWho:
    """Ask the hub for its officers, or learn that it is away."""


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Ask the hub to sign this officer in; with no officer, hold the PIN against the kiosk's own."""

    officer: str
    pin: str


@dataclass(frozen=True, slots=True)
class LookAround:
    """Ask the hub how it is."""


@dataclass(frozen=True, slots=True)
class Do:
    """One of "trial", "restart", "leave"."""

    action: str


@dataclass(frozen=True, slots=True)
class PinChecked:
    """What became of a PIN: "right", "wrong_pin", "must_change" (somebody else chose it) or "locked" for `seconds`."""

    verdict: Literal["right", "wrong_pin", "must_change", "locked"]
    seconds: int = 0


Effect = AskWho | CheckPin | LookAround | Do


@dataclass(frozen=True, slots=True)
class _Closed:
    pass


@dataclass(frozen=True, slots=True)
class _Waiting:
    """For the hub, or for a PIN to be checked."""


@dataclass(frozen=True, slots=True)
class _Choosing:
    people: tuple[OfficerView, ...]


@dataclass(frozen=True, slots=True)
class _Typing:
    officer: str
    name: str
    typed: str = ""
    trouble: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class _NoWay:
    """The hub is away and this kiosk has no PIN of its own, or nobody in the hall may open it."""

    why: str


@dataclass(frozen=True, slots=True)
class _Inside:
    health: Health | None = None
    is_known: bool = False
    note: str = ""


_Stage = _Closed | _Waiting | _Choosing | _Typing | _NoWay | _Inside


class TechnicianPresenter:
    """Opened by a hidden gesture. Every input answers with what to do; `view` is what to show, None while closed."""

    def __init__(self, clock: Clock, *, has_own_pin: bool) -> None:
        self._clock, self._has_own_pin = clock, has_own_pin
        self._stage: _Stage = _Closed()
        self._asked = _Typing("", "")
        self._attempts = Attempts()
        self._touched_at = 0.0
        self._language: Language = "id"
        self._printer: PrinterStatus | None = None

    @property
    def view(self) -> CornerView | None:
        """What to show now."""
        say = self._say
        match self._stage:
            case _Closed():
                return None
            case _Waiting():
                return self._page(say("one_moment"))
            case _NoWay(why=why):
                return self._page(say(why), is_trouble=True)
            case _Choosing(people=people):
                choices = tuple(Button(f"who:{one.id}", one.name) for one in people)
                return replace(self._page(say("who")), choices=choices)
            case _Typing() as typing:
                return self._pin_page(typing)
            case _Inside() as inside:
                facts = facts_of(inside.health, self._printer, self._language, is_known=inside.is_known)
                actions = tuple(Button(name, say(name)) for name in ("trial", "look", "restart", "leave"))
                return replace(self._page(inside.note), facts=facts, choices=actions)

    def open(self, language: Language) -> tuple[Effect, ...]:
        """The gesture was made, in a kiosk that shows this language."""
        self._touched_at, self._language = self._clock.seconds(), language
        if not isinstance(self._stage, _Closed):
            return ()
        self._stage = _Waiting()
        return (AskWho(),)

    def people_came(self, officers: tuple[OfficerView, ...] | None) -> tuple[Effect, ...]:
        """The hub's officers, or None while it is away."""
        if not isinstance(self._stage, _Waiting):
            return ()
        people = tuple(one for one in officers or () if one.role in ROLES)
        if len(people) == 1:
            self._stage = _Typing(people[0].id, people[0].name)
        elif people:
            self._stage = _Choosing(people)
        elif self._has_own_pin:
            self._stage = _Typing("", self._say("own_pin"))
        else:
            self._stage = _NoWay("no_way" if officers is None else "nobody")
        return ()

    def touch(self, control: str) -> tuple[Effect, ...]:
        """Somebody touched this control."""
        self._touched_at = self._clock.seconds()
        kind, _, what = control.partition(":")
        if kind == "close":
            self._stage = _Closed()
        match self._stage:
            case _Choosing(people=people) if kind == "who":
                self._stage = next((_Typing(one.id, one.name) for one in people if one.id == what), self._stage)
            case _Typing() as typing:
                return self._type(typing, kind, what)
            case _Inside() if kind == "look":
                return (LookAround(),)
            case _Inside() if kind in ("trial", "restart", "leave"):
                return (Do(kind),)
        return ()

    def pin_checked(self, checked: PinChecked | None) -> tuple[Effect, ...]:
        """What became of the PIN; None where nobody could tell."""
        is_right = checked is not None and checked.verdict == "right"
        if is_right:
            self._attempts = self._attempts.passed()
        if not isinstance(self._stage, _Waiting):
            return ()
        if is_right:
            self._stage = _Inside()
            return (LookAround(),)
        trouble, seconds = (checked.verdict, checked.seconds) if checked else ("not_checked", 0)
        self._stage = replace(self._asked, typed="", trouble=trouble, seconds=seconds)
        return ()

    def health_came(self, health: Health | None) -> tuple[Effect, ...]:
        """How the hub is, or None while it is away."""
        if isinstance(self._stage, _Inside):
            self._stage = replace(self._stage, health=health, is_known=True)
        return ()

    def learn_printer(self, status: PrinterStatus) -> tuple[Effect, ...]:
        """The printer as it is now."""
        self._printer = status
        return ()

    def trial_ended(self, outcome: PrintOutcome) -> tuple[Effect, ...]:
        """What became of the trial print."""
        if isinstance(self._stage, _Inside):
            self._stage = replace(self._stage, note=self._say(f"trial_{outcome.code}"))
        return ()

    def tick(self) -> tuple[Effect, ...]:
        """Time has passed: a corner that was left open closes."""
        if self._clock.seconds() - self._touched_at >= IDLE_SECONDS:
            self._stage = _Closed()
        return ()

    def _type(self, typing: _Typing, kind: str, what: str) -> tuple[Effect, ...]:
        if kind == "key" and len(typing.typed) < LONGEST_PIN and what.isdecimal():
            self._stage = replace(typing, typed=typing.typed + what, trouble="")
        elif kind == "erase":
            self._stage = replace(typing, typed=typing.typed[:-1], trouble="")
        elif kind == "confirm" and len(typing.typed) >= SHORTEST_PIN:
            return self._check(typing)
        return ()

    def _check(self, typing: _Typing) -> tuple[Effect, ...]:
        """Counted before it is checked, by a clock that nobody can set."""
        now = datetime.fromtimestamp(self._clock.seconds(), UTC)
        if self._attempts.is_locked(now):
            self._stage = replace(typing, typed="", trouble="locked", seconds=self._pause_left())
            return ()
        self._attempts = self._attempts.tried(now)
        self._asked, self._stage = typing, _Waiting()
        return (CheckPin(typing.officer, typing.typed),)

    def _pin_page(self, typing: _Typing) -> CornerView:
        trouble = self._say(typing.trouble, seconds=typing.seconds) if typing.trouble else ""
        return replace(
            self._page(trouble or self._say("type_pin", name=typing.name), is_trouble=bool(trouble)),
            typed=len(typing.typed),
            erase=Button("erase", self._say("erase")),
            confirm=Button("confirm", self._say("confirm")),
            can_confirm=len(typing.typed) >= SHORTEST_PIN,
        )

    def _pause_left(self) -> int:
        now = datetime.fromtimestamp(self._clock.seconds(), UTC)
        return max(1, round(self._attempts.pause_left(now).total_seconds()))

    def _page(self, hint: str, *, is_trouble: bool = False) -> CornerView:
        return CornerView(self._say("title"), hint, Button("close", self._say("close")), is_trouble)

    def _say(self, key: str, **params: object) -> str:
        return _words().say(self._language, key, **params)


@cache
def _words() -> Catalog:
    return Catalog.load("technician")
