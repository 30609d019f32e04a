"""What each event changes in a hall. Nothing here is refused: what is in the record has happened."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

from shared.queueing.calendar import clock_hour
from shared.queueing.events import (
    ActionUndone,
    AppointmentBooked,
    AppointmentCancelled,
    BreakEnded,
    BreakStarted,
    CounterClosed,
    CounterOpened,
    DayStarted,
    NoShowRecorded,
    PlanApplied,
    PrintReported,
    PriorityChecked,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketHeld,
    TicketIssued,
    TicketMovedOn,
    TicketRecalled,
    TicketReinstated,
    TicketReturned,
    TicketTransferred,
)
from shared.queueing.facts import Fact
from shared.queueing.plan import REGULAR, HallPlan
from shared.queueing.policies import head_start, regular_rank, turn_after_call
from shared.queueing.stops import (
    Given,
    HallPaused,
    HallResumed,
    IssuingAllowed,
    ServiceResumed,
    ServiceSuspended,
    Stop,
)
from shared.queueing.tickets import CounterState, CounterStatus, Happening, Step, Ticket, TicketState, Undoable

if TYPE_CHECKING:
    from shared.queueing.hall import Hall


def _plan_applied(hall: "Hall", event: PlanApplied) -> None:
    before = hall.plan
    hall.take_up(event.plan)
    _take_up_order(hall, before)
    _forget_undoable(hall)


def _day_started(hall: "Hall", event: DayStarted) -> None:
    hall.__dict__.update(hall.at_dawn(hall.plan, event.day).__dict__)


def _ticket_issued(hall: "Hall", event: TicketIssued) -> None:
    group = hall.plan.group_by_category.get(event.category)
    ticket = Ticket(
        id=event.ticket,
        service=event.service,
        prefix=event.prefix,
        number=event.number,
        category=event.category,
        language=event.language,
        issued_at=event.at,
        rank=event.rank,
        order=len(hall.tickets) + 1,
        route=event.route,
        needs_accessible=group is not None and group.needs_accessible,
        appointment=event.appointment,
        counts_from=event.counts_from,
    )
    hall.tickets[ticket.id] = ticket
    hall.last_numbers[ticket.prefix] = ticket.number
    hall.lines[ticket.service].add(ticket)
    if event.appointment:
        hall.checked_in[event.appointment] = ticket.id
    else:
        given = hall.given.setdefault(event.service, Given())
        given.count(event.at, clock_hour(hall.plan, event.at)[0], event.kiosk)


def _print_reported(hall: "Hall", event: PrintReported) -> None:
    hall.tickets[event.ticket] = hall.tickets[event.ticket]._replace(print_outcome=event.outcome)


def _ticket_cancelled(hall: "Hall", event: TicketCancelled) -> None:
    ticket = hall.tickets[event.ticket]
    if ticket.state is TicketState.WAITING:
        hall.lines[ticket.service].remove(ticket)
    hall.aside.pop(ticket.id, None)
    hall.undoable.pop(ticket.id, None)
    hall.tickets[ticket.id] = ticket._replace(state=TicketState.CANCELLED, ended_at=event.at)


def _counter_opened(hall: "Hall", event: CounterOpened) -> None:
    hall.counters[event.counter] = CounterStatus(
        event.counter, CounterState.OPEN, officer=event.officer, since=event.at
    )


def _counter_closed(hall: "Hall", event: CounterClosed) -> None:
    _nothing_to_undo(hall, event.counter)
    hall.counters[event.counter] = CounterStatus(event.counter, since=event.at)


def _break_started(hall: "Hall", event: BreakStarted) -> None:
    _set_counter(hall, event.counter, CounterState.ON_BREAK, event.at, event.reason)


def _break_ended(hall: "Hall", event: BreakEnded) -> None:
    _set_counter(hall, event.counter, CounterState.OPEN, event.at, "")


def _set_counter(hall: "Hall", counter: str, state: CounterState, at: datetime, reason: str) -> None:
    hall.counters[counter] = hall.counters[counter]._replace(state=state, since=at, reason=reason)


def _ticket_called(hall: "Hall", event: TicketCalled) -> None:
    ticket, counter = hall.tickets[event.ticket], hall.counters[event.counter]
    line, policy = hall.lines[ticket.service], hall.plan.policy_of[ticket.service]
    if not event.reason:
        line.turn = turn_after_call(policy, line, is_priority=ticket.is_priority)
    line.remove(ticket)
    _nothing_to_undo(hall, counter.id)
    hall.undoable.pop(ticket.id, None)
    hall.tickets[ticket.id] = ticket._replace(
        state=TicketState.CALLED,
        counter=event.counter,
        officer=event.officer,
        calls=1,
        called_at=event.at,
        last_called_at=event.at,
    )
    hall.counters[event.counter] = counter._replace(ticket=ticket.id, last_ticket=None)
    hall.calls[ticket.id] = None
    hall.calls.move_to_end(ticket.id)


def _ticket_recalled(hall: "Hall", event: TicketRecalled) -> None:
    ticket = hall.tickets[event.ticket]
    hall.tickets[ticket.id] = ticket._replace(calls=ticket.calls + 1, last_called_at=event.at)
    hall.calls.move_to_end(ticket.id)


def _service_started(hall: "Hall", event: ServiceStarted) -> None:
    hall.tickets[event.ticket] = hall.tickets[event.ticket]._replace(state=TicketState.SERVING, started_at=event.at)


def _service_finished(hall: "Hall", event: ServiceFinished) -> None:
    ticket = _let_go(hall, event, "service_finished")
    hall.tickets[ticket.id] = ticket._replace(state=TicketState.FINISHED, ended_at=event.at)
    if ticket.started_at is not None:
        lasted = max(0, round((event.at - ticket.started_at).total_seconds()))
        hall.durations.setdefault(ticket.service, {})[_visit_of(ticket)] = lasted


def _no_show_recorded(hall: "Hall", event: NoShowRecorded) -> None:
    ticket = _let_go(hall, event, "no_show_recorded")
    hall.tickets[ticket.id] = _stepped(ticket, event.at, Happening.NO_SHOW)._replace(
        state=TicketState.NO_SHOW, ended_at=event.at
    )
    hall.aside[ticket.id] = None


def _ticket_moved_on(hall: "Hall", event: TicketMovedOn) -> None:
    ticket = _stepped(hall.tickets[event.ticket], event.at, Happening.STAGE_FINISHED)
    _wait_there(
        hall, ticket._replace(route=ticket.route[1:], sender=None, sender_route=(), note=""), event.service, event.rank
    )


def _ticket_transferred(hall: "Hall", event: TicketTransferred) -> None:
    ticket = _let_go(hall, event, "ticket_transferred")
    what = Happening.RETURNED_TO_SENDER if event.is_return else Happening.TRANSFERRED
    there = _stepped(ticket, event.at, what, event.note)._replace(note=event.note)
    if event.is_return:
        there = there._replace(sender=None, sender_route=(), route=ticket.sender_route)
    else:
        route = ticket.route or event.route
        there = there._replace(sender=ticket.service, sender_route=ticket.route, route=route)
    _wait_there(hall, there, event.service, event.rank)


def _ticket_held(hall: "Hall", event: TicketHeld) -> None:
    ticket = _let_go(hall, event, "ticket_held")
    hall.tickets[ticket.id] = _stepped(ticket, event.at, Happening.HELD, event.reason)._replace(
        state=TicketState.HELD, back_at=event.back_at
    )
    hall.aside[ticket.id] = None


def _ticket_returned(hall: "Hall", event: TicketReturned) -> None:
    _wait(hall, _back(hall, event, Happening.RETURNED))


def _ticket_reinstated(hall: "Hall", event: TicketReinstated) -> None:
    ticket = _back(hall, event, Happening.REINSTATED)
    _wait(hall, ticket._replace(is_reinstated=True, rank=event.rank, order=event.order, after=event.after))


def _priority_checked(hall: "Hall", event: PriorityChecked) -> None:
    ticket = hall.tickets[event.ticket]
    if event.is_granted:
        hall.tickets[ticket.id] = ticket._replace(is_priority_verified=True)
        return
    hall.counters[event.counter] = hall.counters[event.counter]._replace(ticket=None, last_ticket=None)
    ticket = _stepped(ticket, event.at, Happening.PRIORITY_REJECTED, ticket.category)
    rank = regular_rank(hall.plan.policy_of[ticket.service], ticket)
    _wait(hall, ticket._replace(category=REGULAR, needs_accessible=False, rank=rank))


def _action_undone(hall: "Hall", event: ActionUndone) -> None:
    now, before = hall.tickets[event.ticket], hall.undoable.pop(event.ticket)
    if now.state is TicketState.WAITING:
        hall.lines[now.service].remove(now)
    hall.aside.pop(now.id, None)
    _forget_duration(hall, before.ticket)
    hall.tickets[now.id] = before.ticket._replace(print_outcome=now.print_outcome)
    counter = hall.counters[event.counter]
    hall.counters[event.counter] = counter._replace(ticket=now.id, last_ticket=None)


def _forget_duration(hall: "Hall", before: Ticket) -> None:
    durations = hall.durations.get(before.service, {})
    durations.pop(_visit_of(before), None)
    if not durations:
        hall.durations.pop(before.service, None)


def _visit_of(ticket: Ticket) -> tuple[str, int]:
    """What tells a ticket's visit to a service from its other visits there."""
    return ticket.id, len(ticket.steps)


def _service_suspended(hall: "Hall", event: ServiceSuspended) -> None:
    hall.suspended[event.service] = Stop(event.officer, event.reason, event.until)


def _service_resumed(hall: "Hall", event: ServiceResumed) -> None:
    hall.suspended.pop(event.service, None)


def _hall_paused(hall: "Hall", event: HallPaused) -> None:
    hall.paused = Stop(event.officer, event.reason, event.until)


def _hall_resumed(hall: "Hall", _event: HallResumed) -> None:
    hall.paused = None


def _issuing_allowed(hall: "Hall", event: IssuingAllowed) -> None:
    hall.allowed[event.service] = event.officer


def _take_up_order(hall: "Hall", before: HallPlan) -> None:
    """Let priority tickets stand where they would if the new plan's head start had held at their issue."""
    for service, policy in hall.plan.policy_of.items():
        later = head_start(before.policy_of[service]) - head_start(policy) if service in before.policy_of else None
        if later:
            for ticket in [each for each in hall.tickets.values() if each.service == service and each.is_priority]:
                _move(hall, ticket, ticket._replace(rank=ticket.rank + later))


def _move(hall: "Hall", ticket: Ticket, moved: Ticket) -> None:
    hall.tickets[ticket.id] = moved
    if ticket.state is TicketState.WAITING:
        hall.lines[ticket.service].remove(ticket)
        hall.lines[ticket.service].add(moved)


def _appointment_kept_elsewhere(_hall: "Hall", _event: AppointmentBooked | AppointmentCancelled) -> None:
    """Reservations are for other days too: the hub keeps them, and a check-in brings its own."""


def _nothing_changes(_hall: "Hall", _fact: Fact) -> None:
    """A fact stands in the record, and the queue goes on as it was."""


def _let_go(
    hall: "Hall", event: ServiceFinished | NoShowRecorded | TicketTransferred | TicketHeld, action: str
) -> Ticket:
    """Take the ticket out of the counter's hand, and remember how it was, for an officer who wants that back."""
    ticket, counter = hall.tickets[event.ticket], hall.counters[event.counter]
    hall.undoable[ticket.id] = Undoable(action, ticket, counter.id)
    hall.counters[event.counter] = counter._replace(ticket=None, last_ticket=ticket.id)
    return ticket


def _stepped(ticket: Ticket, at: datetime, what: Happening, note: str = "") -> Ticket:
    """The ticket with one more step of its visit behind it, ready for the next."""
    step = Step(at, what, ticket.service, ticket.counter, ticket.officer, ticket.started_at, note)
    return ticket._replace(steps=(*ticket.steps, step))


def _nothing_to_undo(hall: "Hall", counter: str) -> None:
    """Another action begins at a counter: the one before it stands. One of another counter is not touched."""
    last = hall.undoable.get(hall.counters[counter].last_ticket or "")
    if last is not None and last.counter == counter:
        del hall.undoable[last.ticket.id]


def _forget_undoable(hall: "Hall") -> None:
    """What was done under one plan is not taken back under another, which may lack the service or the counter."""
    hall.undoable.clear()
    hall.counters = {key: status._replace(last_ticket=None) for key, status in hall.counters.items()}


def _back(hall: "Hall", event: TicketReturned | TicketReinstated, what: Happening) -> Ticket:
    """Take a ticket from those set aside; nobody's last action any more."""
    hall.aside.pop(event.ticket)
    hall.undoable.pop(event.ticket, None)
    ticket = hall.tickets[event.ticket]._replace(counter=None, officer=event.officer or None, started_at=None)
    return _stepped(ticket, event.at, what)


def _wait_there(hall: "Hall", ticket: Ticket, service: str, rank: datetime) -> None:
    """Let a ticket wait for another service: a late-comer's place was behind somebody of the first."""
    _wait(hall, ticket._replace(service=service, rank=rank, after=0))


def _wait(hall: "Hall", ticket: Ticket) -> None:
    """Let a ticket wait (again) for its service, as one that nobody has called there."""
    waiting = ticket._replace(
        state=TicketState.WAITING,
        counter=None,
        officer=None,
        calls=0,
        called_at=None,
        last_called_at=None,
        started_at=None,
        ended_at=None,
        back_at=None,
    )
    hall.tickets[ticket.id] = waiting
    hall.lines[ticket.service].add(waiting)


CHANGES: dict[type, Callable[["Hall", Any], None]] = {
    PlanApplied: _plan_applied,
    DayStarted: _day_started,
    TicketIssued: _ticket_issued,
    PrintReported: _print_reported,
    TicketCancelled: _ticket_cancelled,
    CounterOpened: _counter_opened,
    CounterClosed: _counter_closed,
    BreakStarted: _break_started,
    BreakEnded: _break_ended,
    TicketCalled: _ticket_called,
    TicketRecalled: _ticket_recalled,
    ServiceStarted: _service_started,
    ServiceFinished: _service_finished,
    NoShowRecorded: _no_show_recorded,
    AppointmentBooked: _appointment_kept_elsewhere,
    AppointmentCancelled: _appointment_kept_elsewhere,
    TicketMovedOn: _ticket_moved_on,
    TicketTransferred: _ticket_transferred,
    TicketHeld: _ticket_held,
    TicketReturned: _ticket_returned,
    TicketReinstated: _ticket_reinstated,
    PriorityChecked: _priority_checked,
    ActionUndone: _action_undone,
    ServiceSuspended: _service_suspended,
    ServiceResumed: _service_resumed,
    HallPaused: _hall_paused,
    HallResumed: _hall_resumed,
    IssuingAllowed: _issuing_allowed,
    **dict.fromkeys(get_args(Fact), _nothing_changes),
}
"""The change of every event there is."""
