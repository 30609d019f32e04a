"""The rules for what an officer decides about the order: a call out of it, and whether a priority is one."""

from datetime import datetime

from shared.queueing import seat
from shared.queueing.bypassing import bypassed
from shared.queueing.commands import CallTicket, CheckPriority
from shared.queueing.events import PriorityChecked, TicketCalled
from shared.queueing.hall import Hall
from shared.queueing.order import Why, choose, served
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import TicketState

_MAY_ALLOW = ("supervisor", "manager")


def call_ticket(hall: Hall, command: CallTicket, now: datetime) -> Decision:
    """A waiting ticket of the counter's services, out of order; those whom it bypasses are counted in the record."""
    counter = seat.open_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if full := seat.hand_full(hall, counter):
        return full
    ticket = hall.tickets.get(command.ticket)
    if ticket is None:
        return Refusal(Code.UNKNOWN_TICKET, {"ticket": command.ticket})
    if ticket.state is not TicketState.WAITING:
        return Refusal(Code.TICKET_NOT_WAITING, {"label": ticket.label, "state": ticket.state})
    if ticket.service not in served(hall.plan, counter.id, command.officer):
        return Refusal(Code.NOT_SERVED_HERE, {"label": ticket.label, "service": ticket.service})
    place = hall.plan.counter_by_id[counter.id]
    next_here = choose(hall, place, command.officer, now)
    if next_here is not None and next_here.ticket.id == ticket.id:
        return Refusal(Code.IS_NEXT_ANYWAY, {"label": ticket.label})
    if (refused := _not_allowed(hall, command)) is not None:
        return refused
    return (
        TicketCalled(
            now,
            ticket.id,
            counter.id,
            command.officer,
            Why.OUT_OF_ORDER,
            bypassed(hall, place, command.officer, ticket, now),
            reason=command.reason,
            allowed_by=command.allowed_by,
        ),
    )


def check_priority(hall: Hall, command: CheckPriority, now: datetime) -> Decision:
    """On sight, with the ticket in hand; one that is rejected waits in the regular order, from its first issue."""
    ticket = seat.ticket_in_hand(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if not ticket.is_priority:
        return Refusal(Code.NOT_PRIORITY, {"label": ticket.label})
    return (PriorityChecked(now, ticket.id, command.counter, command.officer, command.is_granted),)


def _not_allowed(hall: Hall, command: CallTicket) -> Refusal | None:
    allowed_by = hall.plan.officer_by_id.get(command.allowed_by)
    if allowed_by is not None and allowed_by.role in _MAY_ALLOW:
        return None
    return Refusal(Code.NOT_A_SUPERVISOR, {"officer": command.allowed_by})
