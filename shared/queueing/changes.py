"""What each event changes in a hall. Nothing here is refused: what is in the record has happened."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

from shared.queueing.calendar import clock_hour
from shared.queueing.events import (
    AppointmentBooked,
    AppointmentCancelled,
    BreakEnded,
    BreakStarted,
    CounterClosed,
    CounterOpened,
    DayStarted,
    PlanApplied,
    PrintReported,
    TicketCancelled,
    TicketIssued,
)
from shared.queueing.facts import Fact
from shared.queueing.moves import MOVES, forget_undoable, nothing_to_undo
from shared.queueing.plan import HallPlan
from shared.queueing.policies import head_start
from shared.queueing.stops import (
    Given,
    HallPaused,
    HallResumed,
    IssuingAllowed,
    ServiceResumed,
    ServiceSuspended,
    Stop,
)
from shared.queueing.tickets import CounterState, CounterStatus, Ticket, TicketState

if TYPE_CHECKING:
    from shared.queueing.hall import Hall


def _plan_applied(hall: "Hall", event: PlanApplied) -> None:
    before = hall.plan
    hall.take_up(event.plan)
    _take_up_order(hall, before)
    forget_undoable(hall)


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
    nothing_to_undo(hall, event.counter)
    hall.counters[event.counter] = CounterStatus(event.counter, since=event.at)


def _break_started(hall: "Hall", event: BreakStarted) -> None:
    _set_counter(hall, event.counter, CounterState.ON_BREAK, event.at, event.reason)


def _break_ended(hall: "Hall", event: BreakEnded) -> None:
    _set_counter(hall, event.counter, CounterState.OPEN, event.at, "")


def _set_counter(hall: "Hall", counter: str, state: CounterState, at: datetime, reason: str) -> None:
    hall.counters[counter] = hall.counters[counter]._replace(state=state, since=at, reason=reason)


def _service_suspended(hall: "Hall", event: ServiceSuspended) -> None:
    hall.suspended[event.service] = _stop(event)


def _service_resumed(hall: "Hall", event: ServiceResumed) -> None:
    hall.suspended.pop(event.service, None)


def _hall_paused(hall: "Hall", event: HallPaused) -> None:
    hall.paused = _stop(event)


def _hall_resumed(hall: "Hall", _event: HallResumed) -> None:
    hall.paused = None


def _stop(event: ServiceSuspended | HallPaused) -> Stop:
    return Stop(event.officer, event.reason, event.until, event.reason_en, event.since or event.at)


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
    AppointmentBooked: _appointment_kept_elsewhere,
    AppointmentCancelled: _appointment_kept_elsewhere,
    ServiceSuspended: _service_suspended,
    ServiceResumed: _service_resumed,
    HallPaused: _hall_paused,
    HallResumed: _hall_resumed,
    IssuingAllowed: _issuing_allowed,
    **MOVES,
    **dict.fromkeys(get_args(Fact), _nothing_changes),
}
"""The change of every event there is."""
