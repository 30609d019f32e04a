"""What a command is answered, once its events have happened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from shared.hub.day import Day
from shared.hub.desk import desk_ticket, why_view
from shared.protocol.base import Told
from shared.protocol.views import CalledTicket, Done, IssuedTicket, WaitRange
from shared.queueing.events import TicketCalled, TicketIssued
from shared.queueing.refusals import Refusal

OK = 200
REFUSED = 409


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body: JSON of a message, or of a refusal (`code`, `params`) where the status is `REFUSED`."""

    status: int
    body: str


def done(day: Day) -> Answer:
    """It is on disk; there is no more to say."""
    return _ok(Done(sequence=day.sequence))


def issued(day: Day, event: TicketIssued) -> Answer:
    """The number, and what goes on its paper."""
    ticket, hall = day.hall.tickets[event.ticket], day.hall
    assert hall.day is not None, "a ticket belongs to a day"
    return _ok(
        IssuedTicket(
            sequence=day.sequence,
            ticket=ticket.id,
            label=ticket.label,
            prefix=ticket.prefix,
            number=ticket.number,
            service=ticket.service,
            category=ticket.category,
            issued_at=ticket.issued_at,
            ahead=event.ahead,
            wait=_told(event),
            token=day.seals.token(ticket.id),
            check_code=day.seals.check_code(hall.plan.id, hall.day, ticket.label),
            stages=ticket.route,
            appointment=ticket.appointment,
        )
    )


def called(day: Day, event: TicketCalled) -> Answer:
    """The ticket that was called, and why it was next."""
    ticket = day.hall.tickets[event.ticket]
    return _ok(
        CalledTicket(sequence=day.sequence, ticket=desk_ticket(day, ticket), why=why_view(day, ticket, event)),
    )


def refused(refusal: Refusal) -> Answer:
    """A no, to be put into words where the language is known."""
    return refused_for(refusal.code, refusal.params)


def refused_for(code: str, params: Mapping[str, str | int]) -> Answer:
    """A no of the hub itself."""
    return Answer(REFUSED, json.dumps({"code": code, "params": dict(params)}, ensure_ascii=False))


def _told(event: TicketIssued) -> WaitRange | None:
    if event.told_low is None or event.told_high is None:
        return None
    return WaitRange(low=event.told_low, high=event.told_high)


def _ok(message: Told) -> Answer:
    return Answer(OK, message.model_dump_json())
