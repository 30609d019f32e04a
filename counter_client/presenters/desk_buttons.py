"""The buttons of the desk: what each says, and why it cannot be pressed."""

from typing import Final

from counter_client.presenters.desk_state import DeskState
from counter_client.presenters.obstacles import in_short
from counter_client.presenters.parts import Button
from counter_client.presenters.presses import KEYS, RULES, Press
from counter_client.presenters.speech import Speech
from shared.protocol.views import DeskView, Obstacle
from shared.queueing.refusals import Code

_OF_THE_WHOLE_DESK: Final = {Code.NO_TICKET_IN_HAND, Code.COUNTER_ON_BREAK, Code.COUNTER_CLOSED, Code.COUNTER_TAKEN}
_FINISHING: Final[tuple[Press, ...]] = ("finish", "call_next")


class DeskButtons:
    """Words the buttons of one desk at one moment."""

    def __init__(self, state: DeskState, speech: Speech, now: float, *, is_away: bool, is_asking: bool = False) -> None:
        """`is_asking`: a form is open that has to be filled in or left first."""
        self._state, self._speech, self._now = state, speech, now
        self._is_away, self._is_asking = is_away, is_asking

    def all(self) -> dict[Press, Button]:
        """Every button of the desk."""
        return {press: self.button(press) for press in KEYS}

    def button(self, press: Press) -> Button:
        """One of them."""
        title, key, desk = self._title(press), KEYS[press], self._state.desk
        if desk is None:
            return Button(title, key, self._speech.say("not_loaded"))
        if press == "finish" and self._is_away:
            return Button(title, key, self._why_not_finished_later())
        if press in RULES and self._is_away:
            return Button(title, key, self._speech.say("not_while_away"))
        if self._is_asking and press != "history":
            return Button(title, key, self._speech.say("not_while_asked"))
        if obstacle := self._obstacle(press):
            short = "" if obstacle.code in _OF_THE_WHOLE_DESK else in_short(self._speech, obstacle)
            return Button(title, key, self._speech.why_not(obstacle), short)
        if press == "call_next" and self._state.is_just_called("call_next", self._now) and desk.ticket:
            return Button(title, key, self._speech.say("not_just_called", label=desk.ticket.label))
        busy = self._speech.say("not_while_busy") if press in RULES and self._state.is_busy else ""
        return Button(title, key, busy, more=self._more(press, desk))

    def why_nothing(self) -> str:
        """Why no command can be sent at all now, if so."""
        if self._is_away:
            return self._speech.say("not_while_away")
        return self._speech.say("not_while_busy") if self._state.is_busy else ""

    def shared_reason(self) -> str:
        """Why most of the desk stands still, said once."""
        if self._state.desk is None or self._is_away:
            return self._speech.say("not_loaded" if self._state.desk is None else "not_while_away")
        first: tuple[Press, ...] = ("call_next", "recall")
        found = (self._obstacle(press) for press in first)
        return next((self._speech.why_not(each) for each in found if each and each.code in _OF_THE_WHOLE_DESK), "")

    def sign_out(self, *, is_allowed: bool) -> Button:
        """The button that leaves."""
        speech, desk = self._speech, self._state.desk
        title = speech.say("sign_out")
        if is_allowed:
            return Button(title, "Ctrl+Q", short=speech.say("sign_out_leaves_open") if self._is_away else "")
        if desk is not None and desk.ticket is not None:
            return Button(title, "Ctrl+Q", speech.say("sign_out_in_hand", label=desk.ticket.label))
        return Button(title, "Ctrl+Q", speech.say("not_while_busy"))

    def _why_not_finished_later(self) -> str:
        """The one thing that can be done while the hub is away: the visitor who is here may go."""
        if self._state.kept is not None:
            return self._speech.say("kept_already")
        return "" if self._state.can_finish_later(self._now) else self._speech.say("not_while_away")

    def _obstacle(self, press: Press) -> Obstacle | None:
        return self._state.obstacle(RULES[press], self._now) if press in RULES else None

    def _title(self, press: Press) -> str:
        """A call with a ticket in hand finishes it, and some numbers are set aside: the buttons say so."""
        desk, say = self._state.desk, self._speech.say
        if press == "call_next" and desk is not None and desk.ticket is not None and desk.ticket.state == "serving":
            return say("call_next_after_finish")
        if press == "aside" and desk is not None and desk.aside:
            return say("aside_some", count=len(desk.aside))
        return say(press)

    def _more(self, press: Press, desk: DeskView) -> str:
        """Where the visit goes on from here; what would be taken back."""
        if press == "undo" and desk.undo is not None:
            key = f"undo_{desk.undo.action}"
            action = self._speech.say(key) if self._speech.has(key) else desk.undo.action
            return f"{action} {desk.undo.label}"
        if press not in _FINISHING or desk.ticket is None or not desk.ticket.stages:
            return ""
        key = "goes_on" if press == "finish" else "goes_on_named"
        return self._speech.say(key, label=desk.ticket.label, service=self._speech.service(desk.ticket.stages[0]))
