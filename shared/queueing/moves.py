"""What the events of a visit change, from the call to the end: in hand, aside, on to another service, taken back."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from shared.queueing.events import (
    ActionUndone,
    NoShowRecorded,
    PriorityChecked,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketHeld,
    TicketMovedOn,
    TicketRecalled,
    TicketReinstated,
    TicketReturned,
    TicketTransferred,
)
from shared.queueing.plan import REGULAR
from shared.queueing.policies import regular_rank, turn_after_call
from shared.queueing.tickets import Happening, Step, Ticket, TicketState, Undoable

if TYPE_CHECKING:
    from shared.queueing.hall import Hall


def nothing_to_undo(hall: "Hall", counter: str) -> None:
    """Another action begins at a counter: the one before it stands. One of another counter is not touched."""
    last = hall.undoable.get(hall.counters[counter].last_ticket or "")
    if last is not None and last.counter == counter:
        del hall.undoable[last.ticket.id]


def forget_undoable(hall: "Hall") -> None:
    """What was done under one plan is not taken back under another, which may lack the service or the counter."""
    hall.undoable.clear()
    hall.counters = {key: status._replace(last_ticket=None) for key, status in hall.counters.items()}


def _ticket_called(hall: "Hall", event: TicketCalled) -> None:
    ticket, counter = hall.tickets[event.ticket], hall.counters[event.counter]
    line, policy = hall.lines[ticket.service], hall.plan.policy_of[ticket.service]
    if not event.reason:
        line.turn = turn_after_call(policy, line, is_priority=ticket.is_priority)
    line.remove(ticket)
    nothing_to_undo(hall, counter.id)
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


MOVES: dict[type, Callable[["Hall", Any], None]] = {
    TicketCalled: _ticket_called,
    TicketRecalled: _ticket_recalled,
    ServiceStarted: _service_started,
    ServiceFinished: _service_finished,
    NoShowRecorded: _no_show_recorded,
    TicketMovedOn: _ticket_moved_on,
    TicketTransferred: _ticket_transferred,
    TicketHeld: _ticket_held,
    TicketReturned: _ticket_returned,
    TicketReinstated: _ticket_reinstated,
    PriorityChecked: _priority_checked,
    ActionUndone: _action_undone,
}
"""The change of each of them."""
