"""What a command is answered, once its events have happened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from shared.hub.day import Day
from shared.hub.desk import desk_ticket, why_view
from shared.hub.views import wait_range
from shared.protocol.base import Told
from shared.protocol.views import CalledTicket, Done, IssuedTicket
from shared.queueing.events import TicketCalled, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.refusals import Refusal
from shared.queueing.waiting import Wait, estimate, people_ahead

OK = 200
REFUSED = 409


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body: JSON of a message, or of a refusal (`code`, `params`) where the status is `REFUSED`."""

    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a visitor is told when the number is taken: how many are ahead, and how long it may take."""

    ahead: int
    wait: Wait | None


def outlook(hall: Hall, event: TicketIssued) -> Outlook:
    """The outlook of a ticket that the hall has not taken up yet."""
    return Outlook(
        people_ahead(hall, event.service, event.category, event.at),
        estimate(hall, event.service, event.category, event.at),
    )


def done(day: Day) -> Answer:
    """It is on disk; there is no more to say."""
    return _ok(Done(sequence=day.sequence))


def issued(day: Day, event: TicketIssued, seen: Outlook) -> Answer:
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
            ahead=seen.ahead,
            wait=wait_range(seen.wait),
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


def _ok(message: Told) -> Answer:
    return Answer(OK, message.model_dump_json())
