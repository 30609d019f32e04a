"""The ticket in hand in words: its marks, why it was next, what came with it and what is still to come."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from counter_client.presenters.pages import History, HistoryLine, Matter, TicketPart
from counter_client.presenters.parts import Button, Mark
from counter_client.presenters.phrases import noted
from counter_client.presenters.presses import KEYS, Press
from counter_client.presenters.speech import Speech
from shared.language import duration
from shared.protocol.views import DeskTicket, StepView, WhyView
from shared.queueing.commands import OutOfOrder
from shared.queueing.plan import REGULAR

Buttons = Mapping[Press, Button]

_OUT_OF_ORDER: Final = {reason.value for reason in OutOfOrder}


def ticket_part(speech: Speech, ticket: DeskTicket, at: datetime, buttons: Buttons) -> TicketPart:
    """The ticket as the card shows it; `buttons` are those of the desk."""
    is_called = ticket.state == "called"
    since = ticket.called_at if is_called else ticket.started_at or ticket.called_at
    return TicketPart(
        label=ticket.label,
        state=ticket.state,
        marks=tuple(_marks(speech, ticket)),
        time=duration((at - since).total_seconds()),
        time_words=speech.say("since_called" if is_called else "since_started"),
        service=speech.service(ticket.service),
        why=_why_words(speech, ticket.why),
        matters=tuple(_matters(speech, ticket, buttons)),
    )


def history(speech: Speech, ticket: DeskTicket) -> History:
    """The whole visit so far."""
    issued = HistoryLine(speech.clock(ticket.issued_at), speech.say("step_issued"), _first_service(speech, ticket))
    here = HistoryLine(
        speech.clock(ticket.called_at), speech.say("step_here"), speech.service(ticket.service), is_now=True
    )
    return History(
        title=speech.say("history_title", label=ticket.label),
        lines=(issued, *(_line(speech, step) for step in ticket.steps), here),
        close=Button(speech.say("history_close"), KEYS["history"]),
    )


def _marks(speech: Speech, ticket: DeskTicket) -> Iterator[Mark]:
    if ticket.state == "serving":
        yield Mark("good", "person", speech.say("serving"))
    else:
        called = speech.say("called_times", calls=ticket.calls) if ticket.calls > 1 else speech.say("called_once")
        yield Mark("info", "bell", called)
    if ticket.print_outcome == "failed":
        yield Mark("trouble", "paper", speech.say("no_paper"))
    if ticket.category != REGULAR:
        yield _priority_mark(speech, ticket)
    if ticket.needs_accessible:
        yield Mark("warning", "wheelchair", speech.say("needs_accessible"))
    if ticket.appointment:
        yield Mark("info", "clock", speech.say("appointment", code=ticket.appointment))
    if ticket.is_reinstated:
        yield Mark("warning", "absent", speech.say("reinstated"))


def _priority_mark(speech: Speech, ticket: DeskTicket) -> Mark:
    group = speech.group(ticket.category)
    words = speech.say("priority", group=group) if group else speech.say("priority_unnamed")
    if ticket.is_priority_verified:
        return Mark("good", "priority", speech.say("priority_verified", priority=words))
    return Mark("warning", "priority", words)


def _matters(speech: Speech, ticket: DeskTicket, buttons: Buttons) -> Iterator[Matter]:
    """What the officer should know and may act upon, the most pressing first."""
    if ticket.category != REGULAR and not ticket.is_priority_verified:
        checks: tuple[Press, ...] = ("grant_priority", "reject_priority")
        yield Matter("priority", speech.say("priority_check"), _some(buttons, *checks))
    if past := _past(speech, ticket):
        back: tuple[Press, ...] = ("return_to_sender",) if ticket.sender else ()
        yield Matter("transfer" if ticket.sender else "clock", past, _some(buttons, *back, "history"))
    if ticket.stages:
        stages = ", ".join(speech.service(stage) for stage in ticket.stages)
        yield Matter("forward", speech.say("stages", stages=stages), _some(buttons, "end_visit"))


def _some(buttons: Buttons, *presses: Press) -> tuple[tuple[Press, Button], ...]:
    return tuple((press, buttons[press]) for press in presses)


def _past(speech: Speech, ticket: DeskTicket) -> str:
    """The note that the ticket brings, else its last step; empty where the visit has just begun."""
    last = ticket.steps[-1] if ticket.steps else None
    if ticket.sender or ticket.note:
        sender = speech.service(ticket.sender or (last.service if last else ticket.service))
        note = noted(speech, ticket.note)
        return speech.say("note_from", sender=sender, note=note) if note else speech.say("sent_by", sender=sender)
    if last is None:
        return ""
    line = _line(speech, last)
    return " · ".join(filter(None, (line.time, line.what, line.where, line.note)))


def _first_service(speech: Speech, ticket: DeskTicket) -> str:
    return speech.service(ticket.steps[0].service if ticket.steps else ticket.service)


def _line(speech: Speech, step: StepView) -> HistoryLine:
    key = f"step_{step.what}"
    counter = speech.say("counter_title", counter=step.counter_name) if step.counter_name else ""
    officer = speech.officer(step.officer) if step.officer else ""
    note = speech.group(step.note) or noted(speech, step.note)
    return HistoryLine(
        time=speech.clock(step.at),
        what=speech.say(key) if speech.has(key) else step.what,
        where=" · ".join(filter(None, (speech.service(step.service), counter, officer))),
        note=note,
    )


def _why_words(speech: Speech, why: WhyView | None) -> str:
    if why is None or not speech.has(f"why_{why.code}"):
        return ""
    reason = str(why.params.get("reason", ""))
    params: dict[str, object] = {
        **why.params,
        "reason": speech.say(f"out_of_order_{reason}") if reason in _OUT_OF_ORDER else reason,
        "allowed_by": speech.officer(str(why.params.get("allowed_by", ""))),
        "waited": speech.waited(why.waited_seconds),
        "overtaken": why.overtaken,
        "services": why.services,
    }
    return speech.say(f"why_{why.code}", **params)
