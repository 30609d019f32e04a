"""Who is next, and why: issue time less a head start for priority, earliest of all services of a counter."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.queueing.events import TicketCalled
from shared.queueing.hall import Hall
from shared.queueing.plan import REGULAR, Counter, HallPlan, PolicyKind
from shared.queueing.tickets import Ticket


class Why(StrEnum):
    """Why a ticket is next. Each has its sentence in every language."""

    FIRST_ISSUED = "first_issued"
    HEAD_START = "head_start"


@dataclass(frozen=True)
class Choice:
    """The ticket that is next at a counter, why, and how many issued earlier still wait."""

    ticket: Ticket
    why: Why
    overtaken: int


def rank(plan: HallPlan, service: str, category: str, issued_at: datetime) -> datetime:
    """Where a ticket stands in the order of a service: at its issue time, or under a head start that much earlier.

    So a regular ticket issued at t is overtaken only by priority tickets issued in (t, t + head start): bounded, and
    nobody starves.
    """
    policy = plan.policy_of[service]
    if category == REGULAR or policy.kind is not PolicyKind.HEAD_START:
        return issued_at
    return issued_at - timedelta(seconds=policy.head_start_seconds)


def served(plan: HallPlan, counter: str, officer: str) -> tuple[str, ...]:
    """The services that an officer may serve at a counter, in the counter's order; all of them without an officer."""
    skills = plan.officer_by_id[officer].services if officer in plan.officer_by_id else ()
    services = plan.counter_by_id[counter].services
    return tuple(service for service in services if service in skills) if skills else services


def in_order(hall: Hall, service: str) -> Iterator[Ticket]:
    """Those who wait for a service, in the order in force, as if nobody else came."""
    line = hall.lines[service]
    return (hall.tickets[place[3]] for place in heapq.merge(line.regular, line.priority))


def why_params(plan: HallPlan, ticket: Ticket, call: TicketCalled) -> dict[str, str | int]:
    """What the sentence of a why needs beside the time waited and the number overtaken."""
    return {"head_start_minutes": plan.policy_of[ticket.service].head_start_seconds // 60, "reason": call.reason}


def choose(hall: Hall, counter: Counter) -> Choice | None:
    """Who is next at a counter: the earliest rank of all services it serves. None where nobody waits."""
    lines = [hall.lines[service] for service in counter.services]
    first = min((place for line in lines if (place := line.first()) is not None), default=None)
    if first is None:
        return None
    ticket = hall.tickets[first[3]]
    overtaken = sum(line.overtaken_by(ticket) for line in lines)
    return Choice(ticket, Why.HEAD_START if overtaken else Why.FIRST_ISSUED, overtaken)
