"""Signing in: the officer is chosen from the hall's list, the PIN is asked for every time."""

from counter_client.asks import SignIn
from counter_client.presenters.pages import Frame, SignInPage
from counter_client.presenters.parts import Button, Notice, Row
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.views import OfficerView, Problem


class SignInPresenter:
    """Holds who is chosen and what became of the last try."""

    def __init__(self, officer: str = "") -> None:
        """`officer` is chosen beforehand, where the list has that id."""
        self._wanted = officer
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

    def submit(self, pin: str) -> SignIn | None:
        """Have the PIN checked; None, and the reason on the page, where something is missing."""
        if self._is_under_way:
            return None
        chosen = self._pick.chosen
        if chosen is None or not pin:
            self._problem = "sign_in_missing_officer" if chosen is None else "sign_in_missing_pin"
            return None
        self._problem, self._is_under_way = None, True
        return SignIn(chosen, pin)

    def answered(self, problem: Problem | None) -> None:
        """The hub has checked, and refused where there is a problem."""
        self._is_under_way = False
        self._problem = problem
        self._tries += 1

    def gave_no_answer(self) -> None:
        """The hub went away meanwhile; the PIN may be sent again."""
        self._is_under_way = False

    def page(self, speech: Speech, frame: Frame, *, is_away: bool) -> SignInPage:
        """What the screen shows."""
        found = self._pick.found
        return SignInPage(
            frame=frame,
            title=speech.say("sign_in_title"),
            hint=speech.say("sign_in_hint"),
            officer_words=speech.say("officer"),
            officer_hint=speech.say("officer_hint"),
            query=self._query(),
            officers=tuple(self._row(speech, self._officers[officer]) for officer in found),
            nobody=self._nobody(speech, found),
            pin_words=speech.say("pin"),
            pin_hint=speech.say("pin_hint"),
            sign_in=self._button(speech, is_away),
            problem=self._notice(speech),
            keys=speech.say("sign_in_keys"),
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

    def _button(self, speech: Speech, is_away: bool) -> Button:
        reason = "not_while_away" if is_away else "sign_in_under_way" if self._is_under_way else ""
        return Button(speech.say("sign_in"), "Enter", speech.say(reason) if reason else "")

    def _notice(self, speech: Speech) -> Notice | None:
        match self._problem:
            case None:
                return None
            case str(key):
                return Notice("warning", speech.say(key))
            case problem:
                return Notice("trouble", *speech.problem(problem))
