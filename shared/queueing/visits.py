"""The rules for a visit that goes its ways: on to the next stage, to another service, aside and back again."""

from collections.abc import Iterator
from datetime import datetime

from shared.queueing import seat
from shared.queueing.calendar import business_day
from shared.queueing.commands import HoldTicket, KeepTime, Reinstate, ReturnTicket, ReturnToSender, Transfer
from shared.queueing.events import (
    Event,
    ServiceFinished,
    TicketHeld,
    TicketMovedOn,
    TicketReinstated,
    TicketReturned,
    TicketTransferred,
)
from shared.queueing.hall import Hall
from shared.queueing.latecomers import place_behind
from shared.queueing.plan import NO_PLAN
from shared.queueing.policies import rank
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import Ticket, TicketState


def finished(hall: Hall, ticket: Ticket, now: datetime, *, ends_visit: bool) -> tuple[Event, ...]:
    """What comes of a ticket in hand that is done here: it moves on to the next stage, where one is left."""
    assert ticket.counter is not None, "a ticket in hand is at a counter"
    assert ticket.officer is not None, "a ticket in hand has its officer"
    done = ServiceFinished(now, ticket.id, ticket.counter, ticket.officer)
    if ends_visit or not ticket.route:
        return (done,)
    following = ticket.route[0]
    return (done, TicketMovedOn(now, ticket.id, following, _rank_there(hall, ticket, following, now)))


def transfer(hall: Hall, command: Transfer, now: datetime) -> Decision:
    """To any other service of the hall, with the stages still to come; who has none takes up those of that service.

    So a number that was taken for the wrong service becomes one for the right service. Where the hall asks for a start,
    none is needed here: a visitor who stands at the wrong counter was not served, and a start would put into the record
    a visit that never was.
    """
    ticket = seat.ticket_in_hand(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if command.service not in hall.plan.service_by_id:
        return Refusal(Code.UNKNOWN_SERVICE, {"service": command.service})
    if command.service == ticket.service:
        return Refusal(Code.SAME_SERVICE, {"label": ticket.label, "service": ticket.service})
    return (_transferred(hall, ticket, command, command.service, now),)


def return_to_sender(hall: Hall, command: ReturnToSender, now: datetime) -> Decision:
    """Back to the service that had transferred it, while the hall still has that."""
    ticket = seat.ticket_in_hand(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.sender is None or _gone(hall, ticket.sender, *ticket.sender_route):
        return Refusal(Code.NO_SENDER, {"label": ticket.label})
    return (_transferred(hall, ticket, command, ticket.sender, now),)


def hold(hall: Hall, command: HoldTicket, now: datetime) -> Decision:
    """Aside, with a reason: the holder fetches something, and keeps the place. Needs no start, as a transfer."""
    ticket = seat.ticket_in_hand(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if not command.reason.strip():
        return Refusal(Code.REASON_MISSING)
    if command.back_at is not None and command.back_at <= now:
        return Refusal(Code.BACK_IN_THE_PAST, {"label": ticket.label})
    return (TicketHeld(now, ticket.id, command.counter, command.officer, command.reason.strip(), command.back_at),)


def return_ticket(hall: Hall, command: ReturnTicket, now: datetime) -> Decision:
    """Whoever was on hold waits again."""
    ticket = _set_aside(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state is not TicketState.HELD:
        return Refusal(Code.TICKET_NOT_HELD, {"label": ticket.label, "state": ticket.state})
    return (TicketReturned(now, ticket.id, command.officer),)


def reinstate(hall: Hall, command: Reinstate, now: datetime) -> Decision:
    """A late-comer waits again, behind the next few; once in a visit: a second no-show is final."""
    ticket = _set_aside(hall, command)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state is not TicketState.NO_SHOW:
        return Refusal(Code.TICKET_NOT_MISSED, {"label": ticket.label, "state": ticket.state})
    if ticket.is_reinstated:
        return Refusal(Code.REINSTATED_BEFORE, {"label": ticket.label})
    if gone := _gone(hall, ticket.service, *ticket.route):
        return Refusal(Code.UNKNOWN_SERVICE, {"service": gone})
    place, order, after, _ = place_behind(hall, ticket, hall.plan.rules.reinstate_behind, now)
    return (TicketReinstated(now, ticket.id, command.officer, place, order, after),)


def is_time_due(hall: Hall, now: datetime) -> bool:
    """Whether `KeepTime` would make something happen now. Cheap: it looks at no more than those set aside."""
    if hall.plan is NO_PLAN:
        return False
    if hall.day is None or business_day(hall.plan, now) > hall.day:
        return True
    return next(_whose_hold_is_over(hall, now), None) is not None


def keep_time(hall: Hall, _command: KeepTime, now: datetime) -> Decision:
    """Those whose hold is over wait again, in the order of the times that they were told."""
    return tuple(TicketReturned(now, ticket, "") for _, ticket in sorted(_whose_hold_is_over(hall, now)))


def _whose_hold_is_over(hall: Hall, now: datetime) -> Iterator[tuple[datetime, str]]:
    for ticket in (hall.tickets[key] for key in hall.aside):
        if ticket.back_at is not None and ticket.back_at <= now:
            yield ticket.back_at, ticket.id


def _transferred(
    hall: Hall, ticket: Ticket, command: Transfer | ReturnToSender, service: str, now: datetime
) -> TicketTransferred:
    is_return = isinstance(command, ReturnToSender)
    return TicketTransferred(
        at=now,
        ticket=ticket.id,
        counter=command.counter,
        officer=command.officer,
        service=service,
        note=command.note.strip(),
        rank=_rank_there(hall, ticket, service, now),
        is_return=is_return,
        route=() if is_return or ticket.route else hall.plan.service_by_id[service].route,
    )


def _rank_there(hall: Hall, ticket: Ticket, service: str, now: datetime) -> datetime:
    """The place of who comes from another service: that of the first issue, or of arriving, as the service says."""
    since = ticket.since if hall.plan.service_by_id[service].keeps_rank else now
    return rank(hall.plan, service, ticket.category, since)


def _gone(hall: Hall, *services: str) -> str:
    """The first of these services that the hall no longer has, "" for none."""
    return next((service for service in services if service not in hall.plan.service_by_id), "")


def _set_aside(hall: Hall, command: ReturnTicket | Reinstate) -> Ticket | Refusal:
    ticket = hall.tickets.get(command.ticket)
    if ticket is None:
        return Refusal(Code.UNKNOWN_TICKET, {"ticket": command.ticket})
    if command.officer not in hall.plan.officer_by_id:
        return Refusal(Code.UNKNOWN_OFFICER, {"officer": command.officer})
    return ticket
