"""Who is next at a counter, and why: of each service the next by its policy, of these the one that the hall prefers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.queueing.events import TicketCalled
from shared.queueing.hall import Hall
from shared.queueing.line import Place, place_of
from shared.queueing.plan import Counter, CounterChoice, HallPlan, PolicyKind
from shared.queueing.policies import Coming, head_start, rank
from shared.queueing.tickets import CounterState, Ticket

__all__ = ["Choice", "Why", "choose", "in_order", "may_take_accessible", "rank", "served", "why_params"]


class Why(StrEnum):
    """Why a ticket is next. Each has its sentence in every language."""

    FIRST_ISSUED = "first_issued"
    HEAD_START = "head_start"
    STRICT = "strict"
    RATIO = "ratio"
    ACCUMULATING = "accumulating"
    LISTED_ORDER = "listed_order"
    GREATEST_SHARE = "greatest_share"
    ACCESSIBLE = "accessible"
    OUT_OF_ORDER = "out_of_order"


@dataclass(frozen=True)
class Choice:
    """The ticket that is next at a counter, why, and how many issued earlier, whom it might call, still wait."""

    ticket: Ticket
    why: Why
    overtaken: int


def served(plan: HallPlan, counter: str, officer: str) -> tuple[str, ...]:
    """The services that an officer may serve at a counter, in the counter's order; all of them without an officer."""
    skills = plan.officer_by_id[officer].services if officer in plan.officer_by_id else ()
    services = plan.counter_by_id[counter].services
    return tuple(service for service in services if service in skills) if skills else services


def choose(hall: Hall, counter: Counter, officer: str, now: datetime) -> Choice | None:
    """Who is next at a counter where this officer sits. None where nobody waits whom they may call."""
    services = served(hall.plan, counter.id, officer)
    takes = {service: may_take_accessible(hall, counter, service) for service in services}
    coming = {service: _coming(hall, service, now, takes[service]) for service in services}
    service = _preferred(hall, coming, now)
    if service is None:
        return None
    first = coming[service].first()
    assert first is not None, "somebody waits there"
    ticket = hall.tickets[first[3]]
    passed = {each: _passed(hall, each, ticket, takes[each]) for each in services}
    return Choice(ticket, _why(hall, ticket, takes, passed), sum(passed.values()))


def in_order(hall: Hall, service: str, now: datetime) -> Iterator[Ticket]:
    """Those who wait for a service, in the order in force at `now`, as if nobody else came."""
    coming = _coming(hall, service, now)
    while (first := coming.first()) is not None:
        yield hall.tickets[first[3]]
        coming.step()


def may_take_accessible(hall: Hall, counter: Counter, service: str) -> bool:
    """Whether a counter may call those who need an accessible one: it is one, or none is open for the service."""
    if counter.is_accessible:
        return True
    return not any(_is_open_for(hall, other, service) for other in hall.plan.accessible_counters)


def why_params(plan: HallPlan, ticket: Ticket, call: TicketCalled) -> dict[str, str | int]:
    """What the sentence of a why needs beside the time waited and the number overtaken."""
    policy = plan.policy_of[ticket.service]
    return {
        "head_start_minutes": policy.head_start_seconds // 60,
        "priority_turns": policy.ratio[0],
        "regular_turns": policy.ratio[1],
        "priority_percent": policy.priority_percent,
        "standard_minutes": plan.service_by_id[ticket.service].standard_seconds // 60,
        "reason": call.reason,
        "allowed_by": call.allowed_by,
    }


def _coming(hall: Hall, service: str, now: datetime, may_take_accessible: bool = True) -> Coming:
    policy = hall.plan.policy_of[service]
    return Coming(hall.lines[service], policy, now, may_take_accessible=may_take_accessible)


def _preferred(hall: Hall, coming: dict[str, Coming], now: datetime) -> str | None:
    """The service that the hall prefers among those where somebody is left."""
    left = [service for service, line in coming.items() if line.first() is not None]
    if not left:
        return None
    match hall.plan.rules.counter_choice:
        case CounterChoice.LISTED_ORDER:
            return left[0]
        case CounterChoice.GREATEST_SHARE:
            return max(left, key=lambda service: _share(hall, service, coming[service], now))
    return min(left, key=lambda service: coming[service].claim())


def _share(hall: Hall, service: str, line: Coming, now: datetime) -> float:
    """The longest wait, as so many times the standard of the service."""
    return (now - line.longest()).total_seconds() / hall.plan.service_by_id[service].standard_seconds


def _is_open_for(hall: Hall, counter: Counter, service: str) -> bool:
    status = hall.counters[counter.id]
    return status.state is CounterState.OPEN and service in served(hall.plan, counter.id, status.officer or "")


def _passed(hall: Hall, service: str, ticket: Ticket, may_take_accessible: bool) -> int:
    """How many wait for `service` who have been here longer than `ticket`."""
    longer = head_start(hall.plan.policy_of[service])
    return hall.lines[service].here_before(_here(hall, ticket), longer, may_take_accessible=may_take_accessible)


def _here(hall: Hall, ticket: Ticket) -> Place:
    """Where a ticket would stand if nobody had a head start."""
    place = place_of(ticket)
    longer = head_start(hall.plan.policy_of[ticket.service])
    return (place[0] + longer, *place[1:]) if ticket.is_priority else place


def _why(hall: Hall, ticket: Ticket, takes: dict[str, bool], passed: dict[str, int]) -> Why:
    if not any(passed.values()):
        is_left_aside = any(_passed(hall, each, ticket, True) for each, takes_all in takes.items() if not takes_all)
        return Why.ACCESSIBLE if is_left_aside else Why.FIRST_ISSUED
    choice = hall.plan.rules.counter_choice
    if choice is not CounterChoice.EARLIEST_RANK and any(passed[each] for each in passed if each != ticket.service):
        return Why(choice.value)
    return _OF_POLICY[hall.plan.policy_of[ticket.service].kind]


_OF_POLICY = {
    PolicyKind.FIRST_COME: Why.FIRST_ISSUED,
    PolicyKind.HEAD_START: Why.HEAD_START,
    PolicyKind.STRICT: Why.STRICT,
    PolicyKind.RATIO: Why.RATIO,
    PolicyKind.ACCUMULATING: Why.ACCUMULATING,
}
