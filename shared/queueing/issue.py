"""The rules for giving out numbers. Each says what a command makes happen, or why not."""

from datetime import datetime

from shared.queueing.commands import CancelTicket, ReportPrint, TakeTicket
from shared.queueing.days import issuing
from shared.queueing.events import PrintReported, TicketCancelled, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.order import rank
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import TicketState
from shared.queueing.times import iso


def take_ticket(hall: Hall, command: TakeTicket, now: datetime) -> Decision:
    """The next number of the service's series, while the service may issue one."""
    service = hall.plan.service_by_id.get(command.service)
    if service is None:
        return Refusal(Code.UNKNOWN_SERVICE, {"service": command.service})
    if command.category not in hall.plan.categories:
        return Refusal(Code.UNKNOWN_CATEGORY, {"category": command.category})
    if command.language not in hall.plan.languages:
        return Refusal(Code.UNKNOWN_LANGUAGE, {"language": command.language})
    if command.ticket in hall.tickets:
        return Refusal(Code.TICKET_EXISTS, {"ticket": command.ticket})
    hours = issuing(hall.plan, service, now)
    if not hours.is_open:
        opens_at = iso(hours.opens_at) if hours.opens_at else ""
        return Refusal(Code.SERVICE_CLOSED, {"service": service.id, "opens_at": opens_at})
    return (
        TicketIssued(
            at=now,
            ticket=command.ticket,
            service=service.id,
            prefix=service.prefix,
            number=hall.last_numbers.get(service.prefix, 0) + 1,
            category=command.category,
            language=command.language,
            rank=rank(hall.plan, service.id, command.category, now),
        ),
    )


def report_print(hall: Hall, command: ReportPrint, now: datetime) -> Decision:
    """Note what became of the paper, whatever has become of the ticket."""
    if command.ticket not in hall.tickets:
        return Refusal(Code.UNKNOWN_TICKET, {"ticket": command.ticket})
    return (PrintReported(now, command.ticket, command.outcome, command.detail),)


def cancel_ticket(hall: Hall, command: CancelTicket, now: datetime) -> Decision:
    """Void a number that waits; it is never issued again."""
    ticket = hall.tickets.get(command.ticket)
    if ticket is None:
        return Refusal(Code.UNKNOWN_TICKET, {"ticket": command.ticket})
    if command.officer not in hall.plan.officer_by_id:
        return Refusal(Code.UNKNOWN_OFFICER, {"officer": command.officer})
    if ticket.state is not TicketState.WAITING:
        return Refusal(Code.TICKET_NOT_WAITING, {"label": ticket.label, "state": ticket.state})
    if not command.reason.strip():
        return Refusal(Code.REASON_MISSING)
    return (TicketCancelled(now, ticket.id, command.officer, command.reason.strip()),)
