"""The rules for the counter. Each says what a command makes happen, or why not."""

import math
from datetime import datetime, timedelta

from shared.queueing import seat
from shared.queueing.commands import (
    CallNext,
    CloseCounter,
    FinishService,
    OpenCounter,
    Recall,
    RecordNoShow,
    ResumeCounter,
    StartService,
    TakeBreak,
)
from shared.queueing.events import (
    BreakEnded,
    BreakStarted,
    CounterClosed,
    CounterOpened,
    NoShowRecorded,
    ServiceStarted,
    TicketCalled,
    TicketRecalled,
)
from shared.queueing.hall import Hall
from shared.queueing.order import choose
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import CounterState, Ticket, TicketState
from shared.queueing.undo import as_if
from shared.queueing.visits import finished


def open_counter(hall: Hall, command: OpenCounter, now: datetime) -> Decision:
    """One officer at one counter at a time."""
    counter = seat.any_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if counter.state is not CounterState.CLOSED:
        return seat.taken(counter, command) or Refusal(Code.COUNTER_ALREADY_OPEN, {"counter": counter.id})
    elsewhere = next((other.id for other in hall.counters.values() if other.officer == command.officer), None)
    if elsewhere is not None:
        return Refusal(Code.OFFICER_ELSEWHERE, {"counter": elsewhere, "officer": command.officer})
    return (CounterOpened(now, counter.id, command.officer),)


def close_counter(hall: Hall, command: CloseCounter, now: datetime) -> Decision:
    """Any officer may close a counter with no ticket in hand, so that one left open does not block the next officer."""
    counter = seat.any_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if counter.state is CounterState.CLOSED:
        return Refusal(Code.COUNTER_CLOSED, {"counter": counter.id})
    return seat.hand_full(hall, counter) or (CounterClosed(now, counter.id, command.officer),)


def take_break(hall: Hall, command: TakeBreak, now: datetime) -> Decision:
    """A pause with a reason, once the ticket in hand is done."""
    counter = seat.open_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if not command.reason.strip():
        return Refusal(Code.REASON_MISSING)
    return seat.hand_full(hall, counter) or (BreakStarted(now, counter.id, command.officer, command.reason.strip()),)


def resume(hall: Hall, command: ResumeCounter, now: datetime) -> Decision:
    """Back from the break."""
    counter = seat.own_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if counter.state is not CounterState.ON_BREAK:
        return Refusal(Code.COUNTER_NOT_ON_BREAK, {"counter": counter.id})
    return (BreakEnded(now, counter.id, command.officer),)


def call_next(hall: Hall, command: CallNext, now: datetime) -> Decision:
    """Finish the ticket in hand, where there is one, and call the next. Pressed twice, it calls once."""
    counter = seat.open_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if counter.ticket is None:
        return _called(hall, command, now) or Refusal(Code.NOBODY_WAITING, {"counter": counter.id})
    in_hand = hall.tickets[counter.ticket]
    if command.after != in_hand.id:
        return Refusal(Code.ALREADY_CALLED, {"label": in_hand.label})
    if unstarted := _unstarted(hall, in_hand):
        return unstarted
    done = finished(hall, in_hand, now, ends_visit=command.ends_visit)
    with as_if(hall, done, counter.id):
        called = _called(hall, command, now)
    if not called:
        return Refusal(Code.NOBODY_WAITING, {"counter": counter.id})
    return _pressed_twice(hall, in_hand, command, now) or (*done, *called)


def recall(hall: Hall, command: Recall, now: datetime) -> Decision:
    """Call again whoever has not come; a call needs its time to be heard."""
    ticket = seat.ticket_called(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if seconds := _gap_left(hall, ticket, now):
        return Refusal(Code.RECALL_TOO_SOON, {"label": ticket.label, "seconds": seconds})
    return (TicketRecalled(now, ticket.id, command.counter, command.officer),)


def start(hall: Hall, command: StartService, now: datetime) -> Decision:
    """The visitor has come."""
    ticket = seat.ticket_called(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    return (ServiceStarted(now, ticket.id, command.counter, command.officer),)


def finish(hall: Hall, command: FinishService, now: datetime) -> Decision:
    """The visit is done here: the ticket moves on to its next stage, where one is left."""
    ticket = seat.ticket_in_hand(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if command.ticket not in (None, ticket.id):
        return Refusal(Code.ALREADY_CALLED, {"label": ticket.label})
    unstarted = None if command.was_away else _unstarted(hall, ticket)
    refused = unstarted or _pressed_twice(hall, ticket, command, now)
    return refused or finished(hall, ticket, now, ends_visit=command.ends_visit)


def no_show(hall: Hall, command: RecordNoShow, now: datetime) -> Decision:
    """Nobody came, after the calls that the hall asks for and the time that the last one needs."""
    ticket = seat.ticket_called(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    calls_left = max(0, hall.plan.rules.calls_before_no_show - ticket.calls)
    seconds = _gap_left(hall, ticket, now)
    if calls_left or seconds:
        return Refusal(Code.NO_SHOW_TOO_SOON, {"label": ticket.label, "calls_left": calls_left, "seconds": seconds})
    return (NoShowRecorded(now, ticket.id, command.counter, command.officer),)


def _called(hall: Hall, command: CallNext, now: datetime) -> tuple[TicketCalled, ...]:
    choice = choose(hall, hall.plan.counter_by_id[command.counter], command.officer, now)
    if choice is None:
        return ()
    return (TicketCalled(now, choice.ticket.id, command.counter, command.officer, choice.why, choice.overtaken),)


def _pressed_twice(hall: Hall, ticket: Ticket, command: CallNext | FinishService, now: datetime) -> Refusal | None:
    """Nobody is served within seconds of the call or the start: more likely the button was pressed once too often."""
    assert ticket.last_called_at is not None, "a ticket in hand has been called"
    elapsed = now - (ticket.started_at or ticket.last_called_at)
    if command.is_sure or not timedelta() <= elapsed < timedelta(seconds=hall.plan.rules.double_press_seconds):
        return None
    return Refusal(Code.ARE_YOU_SURE, {"label": ticket.label, "seconds": int(elapsed.total_seconds())})


def _unstarted(hall: Hall, ticket: Ticket) -> Refusal | None:
    if ticket.state is TicketState.SERVING or not hall.plan.rules.is_start_required:
        return None
    return Refusal(Code.NOT_STARTED, {"label": ticket.label})


def _gap_left(hall: Hall, ticket: Ticket, now: datetime) -> int:
    """Whole seconds until the last call has had its time, 0 where it has."""
    assert ticket.last_called_at is not None, "a ticket in hand has been called"
    gap = timedelta(seconds=hall.plan.rules.recall_gap_seconds)
    left = (ticket.last_called_at + gap - now).total_seconds()
    return min(max(0, math.ceil(left)), int(gap.total_seconds()))
