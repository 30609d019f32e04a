"""The desk: what the officer sees and may press, and the forms that ask before a command goes out."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from counter_client.asks import Act, NoAnswer
from counter_client.presenters.desk_buttons import DeskButtons
from counter_client.presenters.desk_state import DeskState
from counter_client.presenters.forms.form import Form, Sending, Sight
from counter_client.presenters.forms.opening import OPENING, form_of
from counter_client.presenters.forms.out_of_order import OutOfOrderForm
from counter_client.presenters.forms.question import ask_whether_sure
from counter_client.presenters.pages import DeskPage, Frame, QueueLine
from counter_client.presenters.parts import Button
from counter_client.presenters.phrases import BREAKS
from counter_client.presenters.presses import KEYS, RULES, Press
from counter_client.presenters.speech import Speech
from counter_client.presenters.stop_words import stop_words
from counter_client.presenters.ticket_words import history, ticket_part
from shared.protocol.requests import CallNextRequest, FinishRequest, OfficerRequest, PriorityRequest
from shared.protocol.views import CalledTicket, DeskQueue, DeskView, Done, Problem, WaitingList
from shared.queueing.refusals import Code

_OUTCOME_UNKNOWN: Final = "outcome_unknown"


class DeskPresenter:
    """Words the state of a desk; decides nothing that the hub has not said."""

    def __init__(self, state: DeskState) -> None:
        self.state: Final = state
        self.form: Form | None = None
        self._history_of = ""
        self._sender: Form | None = None
        """The form whose command is under way."""

    @property
    def wants_waiting(self) -> bool:
        """Whether it has to be known who waits."""
        return isinstance(self.form, OutOfOrderForm)

    def press(self, press: Press, speech: Speech, now: float, *, is_away: bool) -> Act | None:
        """The command to send; None where something is asked first, or the press cannot be meant now."""
        if press == "history":
            ticket = self.state.desk.ticket if self.state.desk else None
            self._history_of = ticket.ticket if ticket and not self._history_of else ""
            return None
        if self.form is not None and not self.form.is_for_looking:
            return None
        was_looking, self.form = self.form is not None, None
        if press in OPENING:
            is_second = was_looking and press == "aside"
            self.form = None if is_second or is_away else self._opened(press, speech, now)
            return None
        return None if is_away else self._send(_sending(press, self.state), now)

    def give(self, words: str, speech: Speech, now: float, *, is_away: bool) -> Act | None:
        """Hand what the officer says to the form; the command to send, where that was the last step."""
        sight = self._sight(speech, now, is_away=is_away)
        if self.form is None or sight is None or sight.why_not:
            return None
        act = self._send(self.form.give(words, sight), now)
        self._sender = self.form if act else self._sender
        return act

    def close_form(self) -> None:
        """Ask nothing any more."""
        self.form = None

    def drop(self) -> None:
        """Go one step back in the form, or out of it."""
        if self.form is not None and not self.form.back():
            self.form = None

    def see(self, desk: DeskView, now: float) -> None:
        """Take up the hub's word; a form that has lost its sense is gone."""
        self.state.see(desk, now)
        if desk.ticket is None or desk.ticket.ticket != self._history_of:
            self._history_of = ""
        if self.state.desk is not None and self.form is not None and not self.form.is_possible(self.state.desk):
            self.form = None

    def see_waiting(self, waiting: WaitingList, speech: Speech) -> None:
        """Take up who waits."""
        if isinstance(self.form, OutOfOrderForm):
            self.form.see(waiting, speech)

    def answered(self, act: Act, answer: Done | CalledTicket | Problem | NoAnswer, now: float) -> None:
        """The hub's answer to a command, or that there is none."""
        match answer:
            case Done() | CalledTicket():
                self.state.done(answer, now)
                self._close_sender()
            case Problem():
                self._refused(act, answer)
            case NoAnswer(reason):
                self.state.gave_no_answer(is_unknown=reason == _OUTCOME_UNKNOWN)
                self._close_sender()

    def keep(self, act: Act) -> None:
        """The hub went away before it answered: this waits until it is back."""
        self.state.keep(act)
        self._close_sender()

    def can_sign_out(self, *, is_away: bool) -> bool:
        """Whether the officer may leave: not with a ticket in hand, unless the hub is away anyway."""
        desk = self.state.desk
        return is_away or (not self.state.is_busy and (desk is None or desk.ticket is None))

    def page(self, speech: Speech, frame: Frame, now: float, *, is_away: bool) -> DeskPage:
        """What the screen shows."""
        desk, at = self.state.desk, self.state.hub_time(now)
        is_asking = self.form is not None and not self.form.is_for_looking
        buttons = DeskButtons(self.state, speech, now, is_away=is_away, is_asking=is_asking)
        actions, sight = buttons.all(), self._sight(speech, now, is_away=is_away)
        title, hint = _idle(speech, desk)
        panel = self.form.panel(sight) if self.form and sight else None
        ticket = desk.ticket if desk else None
        return DeskPage(
            frame=frame,
            counter=speech.say("counter_title", counter=desk.name if desk else speech.counter(self.state.counter)),
            officer=speech.officer(self.state.officer),
            clock=speech.clock(at) if at else "",
            state=desk.state if desk else "closed",
            state_words=speech.say(f"state_{desk.state}") if desk else "",
            ticket=ticket_part(speech, ticket, at, actions) if ticket and at else None,
            idle_title=title,
            idle_hint=hint,
            actions=actions,
            shared_reason=buttons.shared_reason(),
            sign_out=buttons.sign_out(is_allowed=self.can_sign_out(is_away=is_away)),
            compact=Button(speech.say("compact"), "Ctrl+M"),
            expand=speech.say("expand"),
            queues_title=speech.say("queues_title"),
            queues=tuple(_queue_line(speech, queue, at) for queue in (desk.queues if desk else ())),
            waiting=_waiting(desk),
            waiting_words=speech.say("queues_waiting"),
            served=desk.served_today if desk else 0,
            served_words=speech.say("served_today"),
            history=history(speech, ticket) if ticket and self._history_of == ticket.ticket else None,
            panel=panel,
            keys=speech.say("keys_form" if panel else "keys_desk"),
        )

    def _opened(self, press: Press, speech: Speech, now: float) -> Form | None:
        sight = self._sight(speech, now, is_away=False)
        if sight is None or (press in RULES and self.state.obstacle(RULES[press], now)):
            return None
        return form_of(press, sight)

    def _sight(self, speech: Speech, now: float, *, is_away: bool) -> Sight | None:
        desk, at = self.state.desk, self.state.hub_time(now)
        why_not = DeskButtons(self.state, speech, now, is_away=is_away).why_nothing()
        return Sight(speech, desk, self.state.officer, at, why_not) if desk and at else None

    def _send(self, sending: Sending | None, now: float) -> Act | None:
        return self.state.send(sending.action, sending.body, now, sending.ticket) if sending else None

    def _refused(self, act: Act, problem: Problem) -> None:
        ticket = self.state.desk.ticket if self.state.desk else None
        if problem.code == Code.ARE_YOU_SURE and ticket:
            self.form, self._sender = ask_whether_sure(ticket, act, problem), None
            self.state.refused(None)
        elif self._sender is not None and self._sender is self.form and self._sender.take(problem):
            self.state.refused(None)
        else:
            self._close_sender()
            self.state.refused(problem)

    def _close_sender(self) -> None:
        """A form is done when its command is; one that was opened meanwhile stays."""
        if self.form is self._sender:
            self.form = None
        self._sender = None


def _sending(press: Press, state: DeskState) -> Sending:
    """The command of a press that asks nothing first."""
    officer, ticket = state.officer, state.desk.ticket if state.desk else None
    match press:
        case "call_next":
            body: OfficerRequest = CallNextRequest(officer=officer, after=ticket.ticket if ticket else None)
        case "finish":
            body = FinishRequest(officer=officer, ticket=ticket.ticket if ticket else None)
        case "grant_priority":
            body = PriorityRequest(officer=officer, is_granted=True)
        case _:
            body = OfficerRequest(officer=officer)
    return Sending(RULES[press], body)


def _idle(speech: Speech, desk: DeskView | None) -> tuple[str, str]:
    """What stands in the place of the number while there is none."""
    if desk is None:
        return speech.say("idle_looking"), speech.say("idle_looking_hint")
    if desk.state == "on_break" and desk.since:
        reason, since = BREAKS.shown(speech, desk.reason), speech.clock(desk.since)
        return speech.say("idle_break"), speech.say("idle_break_hint", reason=reason, since=since)
    if desk.state == "closed":
        return speech.say("idle_closed"), speech.say("idle_closed_hint")
    if waiting := _waiting(desk):
        hint = speech.say("idle_waiting_hint", waiting=waiting, press=KEYS["call_next"])
        return speech.say("idle_waiting"), hint
    return speech.say("idle_empty"), speech.say("idle_empty_hint")


def _waiting(desk: DeskView | None) -> int:
    return sum(queue.waiting for queue in desk.queues) if desk else 0


def _queue_line(speech: Speech, queue: DeskQueue, at: datetime | None) -> QueueLine:
    longest = ""
    if queue.longest_since and at:
        longest = speech.say("queues_longest", waited=speech.waited((at - queue.longest_since).total_seconds()))
    priority = speech.say("queues_priority", count=queue.priority_waiting) if queue.priority_waiting else ""
    name, wait = queue.name.in_language(speech.language), speech.wait(queue.service) if queue.waiting else ""
    told = speech.say("queues_wait", wait=wait) if wait else ""
    line = QueueLine(queue.prefix, name, queue.waiting, priority, longest or speech.say("queues_nobody"), told)
    if queue.stop is None or at is None:
        return line
    why = speech.say("queue_stopped_why", why=stop_words(speech, queue.stop, at))
    return replace(line, wait="", stopped=speech.say("queue_stopped"), stopped_why=why)
