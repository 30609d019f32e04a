"""Whether the counters of a service can still do, before closing, what waits for them."""

import math
from collections.abc import Iterator
from datetime import datetime

from shared.queueing.calendar import working
from shared.queueing.capacity import late, seconds_for, staffed, stretches
from shared.queueing.hall import Hall
from shared.queueing.pace import mean_seconds, pace, remaining
from shared.queueing.plan import Service
from shared.queueing.tickets import TicketState


def is_used_up(hall: Hall, service: str, now: datetime) -> bool:
    """Whether the turn of a ticket taken now would come after today's closing; never while nobody is before it."""
    of_it = hall.plan.service_by_id[service]
    counters, expected = _at_work(hall, of_it, now)
    work = sum(_in_hand(hall, counters, now)) + sum(_waiting(hall, counters, now))
    today = working(hall.plan, of_it, now.astimezone(hall.plan.zone).date())
    closing = (today[-1][1] - now).total_seconds() if today else math.inf
    return work > 0 and seconds_for(work, stretches(hall, of_it, counters, now, expected)) > closing


def _at_work(hall: Hall, service: Service, now: datetime) -> tuple[list[str], float]:
    """The counters with an officer, and how many more are expected; all of them while nobody can say, or none has."""
    counters, expected = staffed(hall, service.id), late(hall, service, now)
    if not counters or expected is None:
        return list(hall.plan.counters_of[service.id]), 0.0
    return counters, expected


def _in_hand(hall: Hall, counters: list[str], now: datetime) -> Iterator[float]:
    """Seconds of work that are left with each ticket at these counters."""
    for ticket in (hall.tickets[key] for counter in counters if (key := hall.counters[counter].ticket) is not None):
        begun = ticket.started_at if ticket.state is TicketState.SERVING else None
        service = hall.plan.service_by_id[ticket.service]
        yield remaining(mean_seconds(hall, service, now), (now - begun).total_seconds() if begun else 0.0)


def _waiting(hall: Hall, counters: list[str], now: datetime) -> Iterator[float]:
    """Seconds of work, by service, that wait for these counters: its other counters take their part."""
    today, here = pace(hall), set(counters)
    for service in {service for counter in here for service in hall.plan.counter_by_id[counter].services}:
        if waiting := len(hall.lines[service]):
            of_it = hall.plan.service_by_id[service]
            its_counters = _at_work(hall, of_it, now)[0]
            share = len(here.intersection(its_counters)) / len(its_counters)
            yield waiting * share * today.occupied(mean_seconds(hall, of_it, now))
