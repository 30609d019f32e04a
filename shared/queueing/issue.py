"""The rules for giving out numbers. Each says what a command makes happen, or why not."""

from dataclasses import replace
from datetime import datetime

from shared.queueing.availability import availability
from shared.queueing.commands import CancelTicket, ReportPrint, TakeTicket
from shared.queueing.events import PrintReported, TicketCancelled, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.policies import rank
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import TicketState
from shared.queueing.waiting import Outlook, people_ahead


def take_ticket(hall: Hall, command: TakeTicket, now: datetime) -> Decision:
    """The next number of the service's series, while the service may issue one."""
    refused = unknown(hall, command.service, command.category)
    refused = refused or not_new(hall, command.ticket, command.language) or _only_a_stage(hall, command.service)
    refused = refused or unavailable(hall, command.service, now, command.kiosk)
    if refused is not None:
        return refused
    issued = next_number(hall, command.ticket, command.service, command.category, command.language, now)
    issued = replace(issued, kiosk=command.kiosk)
    return (with_wait(hall, issued) if command.is_told else issued,)


def unknown(hall: Hall, service: str, category: str) -> Refusal | None:
    """The refusal where the hall has no such service or priority group."""
    if service not in hall.plan.service_by_id:
        return Refusal(Code.UNKNOWN_SERVICE, {"service": service})
    if category not in hall.plan.categories:
        return Refusal(Code.UNKNOWN_CATEGORY, {"category": category})
    return None


def not_new(hall: Hall, ticket: str, language: str) -> Refusal | None:
    """The refusal where the hall has such a ticket, or has no such language for it."""
    if language not in hall.plan.languages:
        return Refusal(Code.UNKNOWN_LANGUAGE, {"language": language})
    if ticket in hall.tickets:
        return Refusal(Code.TICKET_EXISTS, {"ticket": ticket})
    return None


def unavailable(hall: Hall, service: str, now: datetime, kiosk: str) -> Refusal | None:
    """The refusal where the service issues no number now, and when again."""
    found = availability(hall, service, now, kiosk)
    return Refusal(found.why, found.params) if found.why is not None else None


def next_number(
    hall: Hall,
    ticket: str,
    service: str,
    category: str,
    language: str,
    now: datetime,
    counts_from: datetime | None = None,
) -> TicketIssued:
    """A ticket with the next number of the series, its place and the stages to come."""
    plan, since = hall.plan.service_by_id[service], counts_from or now
    return TicketIssued(
        at=now,
        ticket=ticket,
        service=service,
        prefix=plan.prefix,
        number=hall.last_numbers.get(plan.prefix, 0) + 1,
        category=category,
        language=language,
        rank=rank(hall.plan, service, category, since),
        route=plan.route,
        counts_from=counts_from,
        ahead=people_ahead(hall, service, category, now, since),
    )


def with_wait(hall: Hall, issued: TicketIssued) -> TicketIssued:
    """The ticket with the wait that is told with it, where anybody can say."""
    told = Outlook(hall, issued.at).wait(issued.service, issued.category, issued.counts_from)
    return replace(issued, told_low=told.low, told_high=told.high) if told else issued


def report_print(hall: Hall, command: ReportPrint, now: datetime) -> Decision:
    """Note what became of the paper, whatever has become of the ticket."""
    if command.ticket not in hall.tickets:
        return Refusal(Code.UNKNOWN_TICKET, {"ticket": command.ticket})
    return (PrintReported(now, command.ticket, command.outcome, command.detail),)


def cancel_ticket(hall: Hall, command: CancelTicket, now: datetime) -> Decision:
    """Void a number that waits, is on hold or was missed; it is never issued again."""
    ticket = hall.tickets.get(command.ticket)
    if ticket is None:
        return Refusal(Code.UNKNOWN_TICKET, {"ticket": command.ticket})
    if command.officer not in hall.plan.officer_by_id:
        return Refusal(Code.UNKNOWN_OFFICER, {"officer": command.officer})
    if ticket.state not in _CANCELLABLE:
        return Refusal(Code.TICKET_NOT_WAITING, {"label": ticket.label, "state": ticket.state})
    if not command.reason.strip():
        return Refusal(Code.REASON_MISSING)
    return (TicketCancelled(now, ticket.id, command.officer, command.reason.strip()),)


def _only_a_stage(hall: Hall, service: str) -> Refusal | None:
    return None if hall.plan.service_by_id[service].is_on_kiosk else Refusal(Code.NOT_ON_KIOSK, {"service": service})


_CANCELLABLE = {TicketState.WAITING, TicketState.HELD, TicketState.NO_SHOW}
