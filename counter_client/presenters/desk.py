"""The desk: what the officer sees and may press."""

from datetime import datetime
from typing import Final

from counter_client.asks import Act, Action
from counter_client.presenters.desk_state import DeskState
from counter_client.presenters.obstacles import in_short
from counter_client.presenters.pages import Button, DeskPage, Frame, QueueLine, Reasons, TicketPart
from counter_client.presenters.speech import RECORD_LANGUAGE, Speech
from shared.language import LANGUAGES, duration
from shared.protocol.views import DeskQueue, DeskTicket, DeskView
from shared.queueing.plan import REGULAR
from shared.queueing.refusals import Code

KEYS: Final[dict[Action, str]] = {
    "call_next": "F9",
    "recall": "F10",
    "start": "F11",
    "finish": "F12",
    "no_show": "F7",
    "break": "F6",
    "resume": "F6",
    "close": "Ctrl+T",
}
"""The keys of a desk: one row of the keyboard in the order of the work. No key that typing text could press."""

REASONS: Final = ("rest", "prayer", "meeting", "outage")
"""Common reasons for a break."""

_OF_THE_WHOLE_DESK: Final = {Code.NO_TICKET_IN_HAND, Code.COUNTER_ON_BREAK, Code.COUNTER_CLOSED, Code.COUNTER_TAKEN}


class DeskPresenter:
    """Words the state of a desk; decides nothing that the hub has not said."""

    def __init__(self, state: DeskState) -> None:
        self.state: Final = state
        self._is_choosing_reason = False

    def press(self, action: Action, now: float) -> Act | None:
        """The command to send. A break first asks for its reason."""
        if action == "break":
            self._is_choosing_reason = self._can_choose_reason(now)
            return None
        self._is_choosing_reason = False
        return self.state.press(action, now)

    def give_reason(self, reason: str, now: float) -> Act | None:
        """Take the break, for a common reason by its id or for another in the officer's words."""
        if not reason.strip():
            return None
        words = Speech(RECORD_LANGUAGE).say(f"reason_{reason}") if reason in REASONS else reason.strip()
        act = self.state.press("break", now, words[:200])
        self._is_choosing_reason = self._is_choosing_reason and act is None
        return act

    def drop_reason(self) -> None:
        """No break after all."""
        self._is_choosing_reason = False

    def can_sign_out(self, *, is_away: bool) -> bool:
        """Whether the officer may leave: not with a ticket in hand, unless the hub is away anyway."""
        desk = self.state.desk
        return is_away or (not self.state.is_busy and (desk is None or desk.ticket is None))

    def page(self, speech: Speech, frame: Frame, now: float, *, is_away: bool) -> DeskPage:
        """What the screen shows."""
        desk = self.state.desk
        queues = desk.queues if desk else ()
        at = self.state.hub_time(now)
        actions = {action: self._button(speech, action, now, is_away) for action in KEYS}
        title, hint = self._idle(speech)
        return DeskPage(
            frame=frame,
            counter=speech.say("counter_title", counter=desk.name if desk else speech.counter(self.state.counter)),
            officer=speech.officer(self.state.officer),
            clock=speech.clock(at) if at else "",
            state=desk.state if desk else "closed",
            state_words=speech.say(f"state_{desk.state}") if desk else "",
            ticket=self._ticket(speech, desk.ticket, at) if desk and desk.ticket and at else None,
            idle_title=title,
            idle_hint=hint,
            actions=actions,
            shared_reason=self._shared_reason(speech, now, is_away),
            sign_out=self._sign_out(speech, is_away),
            compact=Button(speech.say("compact"), "Ctrl+M"),
            expand=speech.say("expand"),
            queues_title=speech.say("queues_title"),
            queues=tuple(_queue_line(speech, queue, at) for queue in queues),
            waiting=_waiting(desk),
            waiting_words=speech.say("queues_waiting"),
            served=desk.served_today if desk else 0,
            served_words=speech.say("served_today"),
            reasons=_reasons(speech) if self._is_choosing_reason and self._can_choose_reason(now) else None,
            keys=speech.say("keys_desk"),
        )

    def _can_choose_reason(self, now: float) -> bool:
        return self.state.desk is not None and self.state.obstacle("break", now) is None

    def _button(self, speech: Speech, action: Action, now: float, is_away: bool) -> Button:
        title, key = speech.say(self._title(action)), KEYS[action]
        desk = self.state.desk
        if desk is None:
            return Button(title, key, speech.say("not_loaded"))
        if is_away:
            return Button(title, key, speech.say("not_while_away"))
        if obstacle := self.state.obstacle(action, now):
            short = "" if obstacle.code in _OF_THE_WHOLE_DESK else in_short(speech, obstacle)
            return Button(title, key, speech.why_not(obstacle), short)
        if self.state.is_just_called(action, now) and desk.ticket:
            return Button(title, key, speech.say("not_just_called", label=desk.ticket.label))
        return Button(title, key, speech.say("not_while_busy") if self.state.is_busy else "")

    def _title(self, action: Action) -> str:
        """A call with a ticket in hand finishes it: the button says so."""
        desk = self.state.desk
        has_started = desk is not None and desk.ticket is not None and desk.ticket.state == "serving"
        return "call_next_after_finish" if action == "call_next" and has_started else action

    def _shared_reason(self, speech: Speech, now: float, is_away: bool) -> str:
        """Why most of the desk stands still, said once."""
        if self.state.desk is None or is_away:
            return speech.say("not_loaded" if self.state.desk is None else "not_while_away")
        first: tuple[Action, ...] = ("call_next", "recall")
        found = (self.state.obstacle(action, now) for action in first)
        return next((speech.why_not(each) for each in found if each and each.code in _OF_THE_WHOLE_DESK), "")

    def _sign_out(self, speech: Speech, is_away: bool) -> Button:
        title, desk = speech.say("sign_out"), self.state.desk
        if self.can_sign_out(is_away=is_away):
            return Button(title, "Ctrl+Q", short=speech.say("sign_out_leaves_open") if is_away else "")
        if desk is not None and desk.ticket is not None:
            return Button(title, "Ctrl+Q", speech.say("sign_out_in_hand", label=desk.ticket.label))
        return Button(title, "Ctrl+Q", speech.say("not_while_busy"))

    def _idle(self, speech: Speech) -> tuple[str, str]:
        """What stands in the place of the number while there is none."""
        desk = self.state.desk
        if desk is None:
            return speech.say("idle_looking"), speech.say("idle_looking_hint")
        if desk.state == "on_break" and desk.since:
            reason, since = _reason_words(speech, desk.reason), speech.clock(desk.since)
            return speech.say("idle_break"), speech.say("idle_break_hint", reason=reason, since=since)
        if desk.state == "closed":
            return speech.say("idle_closed"), speech.say("idle_closed_hint")
        if waiting := _waiting(desk):
            hint = speech.say("idle_waiting_hint", waiting=waiting, press=KEYS["call_next"])
            return speech.say("idle_waiting"), hint
        return speech.say("idle_empty"), speech.say("idle_empty_hint")

    def _ticket(self, speech: Speech, ticket: DeskTicket, at: datetime) -> TicketPart:
        is_called = ticket.state == "called"
        since = ticket.called_at if is_called else ticket.started_at or ticket.called_at
        called = speech.say("called_times", calls=ticket.calls) if ticket.calls > 1 else speech.say("called_once")
        return TicketPart(
            label=ticket.label,
            state=ticket.state,
            state_words=called if is_called else speech.say("serving"),
            time=duration((at - since).total_seconds()),
            time_words=speech.say("since_called" if is_called else "since_started"),
            service=speech.service(ticket.service),
            priority=_priority(speech, ticket.category),
            no_paper=speech.say("no_paper") if ticket.print_outcome == "failed" else "",
            why=self._why_words(speech),
        )

    def _why_words(self, speech: Speech) -> str:
        why = self.state.why
        if why is None or not speech.has(f"why_{why.code}"):
            return ""
        head_start = speech.learned.hall.head_start_minutes if speech.learned else 0
        waited = speech.waited(why.waited_seconds)
        return speech.say(f"why_{why.code}", waited=waited, overtaken=why.overtaken, head_start=head_start)


def _waiting(desk: DeskView | None) -> int:
    return sum(queue.waiting for queue in desk.queues) if desk else 0


def _queue_line(speech: Speech, queue: DeskQueue, at: datetime | None) -> QueueLine:
    longest = ""
    if queue.longest_since and at:
        longest = speech.say("queues_longest", waited=speech.waited((at - queue.longest_since).total_seconds()))
    priority = speech.say("queues_priority", count=queue.priority_waiting) if queue.priority_waiting else ""
    name = queue.name.in_language(speech.language)
    return QueueLine(queue.prefix, name, queue.waiting, priority, longest or speech.say("queues_nobody"))


def _priority(speech: Speech, category: str) -> str:
    if category == REGULAR:
        return ""
    group = speech.group(category)
    return speech.say("priority", group=group) if group else speech.say("priority_unnamed")


def _reasons(speech: Speech) -> Reasons:
    return Reasons(
        title=speech.say("reason_title"),
        hint=speech.say("reason_hint"),
        common=tuple((reason, speech.say(f"reason_{reason}")) for reason in REASONS),
        other=speech.say("reason_other"),
        confirm=speech.say("reason_confirm"),
        cancel=speech.say("reason_cancel"),
    )


def _reason_words(speech: Speech, on_record: str) -> str:
    """A common reason in the language of the screen; any other as it was given."""
    for reason in REASONS:
        if any(Speech(language).say(f"reason_{reason}") == on_record for language in LANGUAGES):
            return speech.say(f"reason_{reason}")
    return on_record
