"""The first sign-in: in place of the PIN that a manager gave, the officer chooses one that nobody else knows."""

from counter_client.asks import ChangePin
from counter_client.presenters.pages import Frame, OwnPinPage
from counter_client.presenters.parts import Button, Notice
from counter_client.presenters.speech import Speech
from shared.protocol.views import Problem


class OwnPinPresenter:
    """Holds the PIN given, for as long as the new one is chosen."""

    def __init__(self, officer: str, given: str, key: str) -> None:
        """`key` is that of the command, however often it is sent with the same new PIN."""
        self.officer = officer
        self._given, self._key = given, key
        self._is_under_way = False
        self._problem: Problem | str | None = None
        self._tries = 0

    def submit(self, pin: str, again: str) -> ChangePin | None:
        """Have it changed; None, and the reason on the page, where the two are not one."""
        if self._is_under_way:
            return None
        if not pin or pin != again:
            self._fail("own_pin_differ" if pin and again else "own_pin_missing")
            return None
        self._problem, self._is_under_way = None, True
        return ChangePin(self.officer, self._given, pin, self._key)

    def refused(self, problem: Problem, key: str) -> None:
        """The hub does not take it; the next one has another key."""
        self._is_under_way, self._key = False, key
        self._fail(problem)

    def gave_no_answer(self) -> None:
        """The hub went away meanwhile; the same may be sent again."""
        self._is_under_way = False

    def page(self, speech: Speech, frame: Frame, *, is_away: bool) -> OwnPinPage:
        """What the screen shows."""
        reason = "not_while_away" if is_away else "own_pin_under_way" if self._is_under_way else ""
        return OwnPinPage(
            frame=frame,
            title=speech.say("own_pin_title", officer=speech.officer(self.officer)),
            hint=speech.say("own_pin_hint"),
            pin_words=speech.say("own_pin_new"),
            again_words=speech.say("own_pin_again"),
            rule=speech.say("own_pin_rule"),
            save=Button(speech.say("own_pin_save"), "Enter", speech.say(reason) if reason else ""),
            back=Button(speech.say("own_pin_back"), "Esc"),
            problem=self._notice(speech),
            keys=speech.say("own_pin_keys"),
            tries=self._tries,
        )

    def _fail(self, problem: Problem | str) -> None:
        self._problem = problem
        self._tries += 1

    def _notice(self, speech: Speech) -> Notice | None:
        if isinstance(self._problem, str):
            return Notice("warning", speech.say(self._problem))
        return Notice("trouble", *speech.problem(self._problem)) if self._problem else None
