"""The way in: signing in, a PIN of one's own after the first, and a supervisor who lifts a pause."""

from collections.abc import Callable

from counter_client.asks import Answer, Ask, ChangePin, SignIn, Unlock
from counter_client.presenters.own_pin import OwnPinPresenter
from counter_client.presenters.pages import Frame, OwnPinPage, SignInPage
from counter_client.presenters.sign_in import SignInPresenter
from counter_client.presenters.speech import Speech
from shared.protocol.views import Done, OfficerView, Problem, SignedIn

_SUPERVISORS = ("supervisor", "manager")


class Entrance:
    """One page at a time. `new_key` gives the keys of commands."""

    def __init__(self, new_key: Callable[[], str], officer: str = "") -> None:
        """`officer` is chosen beforehand, where the hall has that id."""
        self._new_key = new_key
        self._sign_in = SignInPresenter(officer)
        self._unlock: SignInPresenter | None = None
        self._own_pin: OwnPinPresenter | None = None
        self._officers: tuple[OfficerView, ...] = ()

    @property
    def list(self) -> SignInPresenter:
        """The names to choose from."""
        return self._unlock or self._sign_in

    def know(self, officers: tuple[OfficerView, ...]) -> None:
        """Take up the hall's list."""
        self._officers = officers
        self._sign_in.know(officers)
        if self._unlock is not None:
            self._unlock.know(self._supervisors())

    def submit(self, pin: str, now: float) -> Ask | None:
        """Have a PIN checked; None where there is nothing to send."""
        submitted = self.list.submit(pin, now)
        if submitted is None:
            return None
        who, pin = submitted
        return Unlock(self._sign_in.chosen or "", who, pin) if self._unlock else SignIn(who, pin)

    def choose_pin(self, pin: str, again: str) -> Ask | None:
        """Have one's own PIN put in place of the first; None where there is nothing to send."""
        return self._own_pin.submit(pin, again) if self._own_pin else None

    def call_supervisor(self, now: float) -> None:
        """Ask for a supervisor, where the chosen officer is in a pause; where one is asked for, go back."""
        if self._unlock is not None:
            self.back()
        elif self._sign_in.pause_left(now):
            self._unlock = SignInPresenter(words="unlock")
            self._unlock.know(self._supervisors())

    def back(self) -> None:
        """Go back to signing in; nothing is kept of a PIN."""
        self._unlock = self._own_pin = None

    def answered(self, ask: SignIn | ChangePin | Unlock, answer: Answer, now: float) -> str | None:
        """Take up what the hub says; the id of an officer who is in."""
        match ask:
            case SignIn():
                return self._signed_in(ask, answer, now)
            case ChangePin():
                return self._changed(ask, answer)
            case Unlock():
                self._unlocked(ask, answer, now)
                return None

    def page(self, speech: Speech, frame: Frame, now: float, *, is_away: bool) -> SignInPage | OwnPinPage:
        """What the screen shows."""
        if self._own_pin is not None:
            return self._own_pin.page(speech, frame, is_away=is_away)
        return self.list.page(speech, frame, now, is_away=is_away)

    def _signed_in(self, ask: SignIn, answer: Answer, now: float) -> str | None:
        match answer:
            case SignedIn(must_change=True):
                self._sign_in.answered(None, now)
                self._own_pin = OwnPinPresenter(ask.officer, ask.pin, self._new_key())
            case OfficerView():
                self._sign_in.answered(None, now)
                return answer.id
            case Problem():
                self._sign_in.answered(answer, now)
            case _:
                self._sign_in.gave_no_answer()
        return None

    def _changed(self, ask: ChangePin, answer: Answer) -> str | None:
        own_pin = self._own_pin
        match answer:
            case Done():
                self._own_pin = None
                return ask.officer if own_pin and own_pin.officer == ask.officer else None
            case Problem() if own_pin is not None:
                own_pin.refused(answer, self._new_key())
            case _ if own_pin is not None:
                own_pin.gave_no_answer()
        return None

    def _unlocked(self, ask: Unlock, answer: Answer, now: float) -> None:
        unlock = self._unlock
        match answer:
            case Done():
                self._sign_in.unlocked(ask.officer)
                self._unlock = None
            case Problem() if unlock is not None:
                unlock.answered(answer, now)
            case _ if unlock is not None:
                unlock.gave_no_answer()

    def _supervisors(self) -> tuple[OfficerView, ...]:
        return tuple(each for each in self._officers if each.role in _SUPERVISORS and each.id != self._sign_in.chosen)
