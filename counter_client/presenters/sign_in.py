"""Signing in: the officer is chosen from the hall's list, the PIN is asked for every time."""

import math
from typing import Final, Literal

from counter_client.presenters.pages import Frame, SignInPage
from counter_client.presenters.parts import Button, Notice, Row
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.views import OfficerView, Problem

SUPERVISOR_KEY: Final = "Ctrl+S"
"""Asks for a supervisor while no PIN is looked at."""
_NEWS: Final = ("unlocked", "signed_out_idle")


class SignInPresenter:
    """Holds who is chosen, what became of the last try, and who is in a pause after too many.

    `words` begins the keys of its sentences: a supervisor who lifts a pause signs in the same way.
    """

    def __init__(self, officer: str = "", words: Literal["sign_in", "unlock"] = "sign_in") -> None:
        """`officer` is chosen beforehand, where the list has that id."""
        self._wanted, self._words = officer, words
        self._paused_until: dict[str, float] = {}
        self._officers: dict[str, OfficerView] = {}
        self._pick = Pick()
        self._problem: Problem | str | None = None
        self._is_under_way = False
        self._tries = 0

    def know(self, officers: tuple[OfficerView, ...]) -> None:
        """Take up the hall's list."""
        self._officers = {officer.id: officer for officer in officers}
        self._pick = self._pick.offering([(officer.id, officer.name) for officer in officers])
        if self._wanted in self._officers and self._pick.chosen is None:
            self._pick = self._pick.choosing(self._wanted)

    def type(self, query: str) -> None:
        """Look for an officer whose name has this."""
        self._pick, self._problem = self._pick.typing(query), None

    def move(self, step: int) -> None:
        """Go up or down in the list."""
        self._pick, self._problem = self._pick.moving(step), None

    def choose(self, officer: str) -> None:
        """Take this officer."""
        self._pick, self._problem = self._pick.choosing(officer), None

    @property
    def chosen(self) -> str | None:
        """The id that is chosen."""
        return self._pick.chosen

    def pause_left(self, now: float) -> int:
        """For how many seconds the hub looks at no PIN of whom is chosen."""
        return max(0, math.ceil(self._paused_until.get(self._pick.chosen or "", now) - now))

    def submit(self, pin: str, now: float) -> tuple[str, str] | None:
        """Who is chosen, and the PIN to check; None, and the reason on the page, where something is missing."""
        if self._is_under_way or self.pause_left(now):
            return None
        chosen = self._pick.chosen
        if chosen is None or not pin:
            self._problem = "sign_in_missing_officer" if chosen is None else "sign_in_missing_pin"
            return None
        self._problem, self._is_under_way = None, True
        return chosen, pin

    def answered(self, problem: Problem | None, now: float) -> None:
        """The hub has checked, and refused where there is a problem."""
        self._is_under_way = False
        self._problem = problem
        self._tries += 1
        if problem is not None and problem.code == "pin_locked":
            self._paused_until[self._pick.chosen or ""] = now + float(problem.params.get("seconds", 0))
            self._problem = None

    def tell_idle(self) -> None:
        """Say why the last officer is no longer signed in."""
        self._problem = "signed_out_idle"

    def unlocked(self, officer: str) -> None:
        """A supervisor has lifted the pause."""
        self._paused_until.pop(officer, None)
        self._problem = "unlocked"

    def gave_no_answer(self) -> None:
        """The hub went away meanwhile; the PIN may be sent again."""
        self._is_under_way = False

    def page(self, speech: Speech, frame: Frame, now: float, *, is_away: bool) -> SignInPage:
        """What the screen shows."""
        found, left = self._pick.found, self.pause_left(now)
        return SignInPage(
            frame=frame,
            title=speech.say(f"{self._words}_title"),
            hint=speech.say(f"{self._words}_hint"),
            officer_words=speech.say("officer"),
            officer_hint=speech.say("officer_hint"),
            query=self._query(),
            officers=tuple(self._row(speech, self._officers[officer]) for officer in found),
            nobody=self._nobody(speech, found),
            pin_words=speech.say("pin"),
            pin_hint=speech.say("pin_hint"),
            sign_in=self._button(speech, left, is_away),
            problem=self._notice(speech, left),
            other=self._other(speech, left),
            keys=speech.say(f"{self._words}_keys"),
            tries=self._tries,
        )

    def _query(self) -> str:
        chosen = self._officers.get(self._pick.chosen or "")
        return self._pick.query or (chosen.name if chosen else "")

    def _nobody(self, speech: Speech, found: tuple[str, ...]) -> str:
        if not self._officers:
            return speech.say("officer_list_empty")
        return "" if found else speech.say("officer_nobody", query=self._pick.query)

    def _row(self, speech: Speech, officer: OfficerView) -> Row:
        role = f"role_{officer.role}"
        words = speech.say(role) if speech.has(role) else officer.role
        return Row(officer.id, officer.name, words, is_chosen=officer.id == self._pick.chosen)

    def _button(self, speech: Speech, left: int, is_away: bool) -> Button:
        reason = "not_while_away" if is_away else "sign_in_under_way" if self._is_under_way else ""
        if left and not reason:
            reason = "sign_in_paused"
        return Button(speech.say(self._words), "Enter", speech.say(reason) if reason else "")

    def _other(self, speech: Speech, left: int) -> Button | None:
        if self._words == "unlock":
            return Button(speech.say("unlock_back"), "Esc")
        return Button(speech.say("call_supervisor"), SUPERVISOR_KEY) if left else None

    def _notice(self, speech: Speech, left: int) -> Notice | None:
        if left:
            minutes, seconds = divmod(left, 60)
            told = speech.say("pin_paused", left=f"{minutes}:{seconds:02}")
            return Notice("warning", told, speech.say("pin_paused_way_out" if self._words == "sign_in" else "pin_wait"))
        match self._problem:
            case None:
                return None
            case str(key):
                return Notice("info" if key in _NEWS else "warning", speech.say(key))
            case problem:
                return Notice("trouble", *speech.problem(problem))
