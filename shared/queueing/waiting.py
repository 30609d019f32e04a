"""How long a ticket may have to wait: the work ahead of it, and when the planned counters have done it."""

import math
from dataclasses import dataclass
from datetime import datetime

from shared.queueing.capacity import late, seconds_for, staffed, stretches
from shared.queueing.hall import Hall
from shared.queueing.pace import Pace, mean_seconds, pace, priority_rates, remaining
from shared.queueing.places import ahead
from shared.queueing.plan import REGULAR, Service
from shared.queueing.policies import rank
from shared.queueing.tickets import CounterState, Ticket, TicketState

__all__ = ["Forecast", "Wait", "estimate", "forecast", "mean_seconds", "people_ahead"]

_P80 = 0.84
_ROUND_TO = 5
_AT_MOST = 120


@dataclass(frozen=True)
class Wait:
    """A range from the median to the 80th percentile, minutes, rounded up to 5; over 120 reads "over 2 hours"."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The same range in seconds, as it was reckoned."""

    median: float
    high: float


def people_ahead(hall: Hall, service: str, category: str, now: datetime) -> int:
    """How many wait for `service` before a ticket of `category` taken now."""
    return ahead(hall, service, category, now)


def estimate(hall: Hall, service: str, category: str, now: datetime) -> Wait | None:
    """The wait of a ticket taken now; None while nobody could say: no officer is at its counters yet."""
    seconds = forecast(hall, service, category, now)
    if seconds is None:
        return None
    return Wait(_rounded(seconds.median), max(_rounded(seconds.high), _ROUND_TO))


def forecast(hall: Hall, service: str, category: str, now: datetime) -> Forecast | None:
    """The median and the 80th percentile of the wait of a ticket taken now; None where `estimate` is None."""
    counters = staffed(hall, service)
    expected = late(hall, hall.plan.service_by_id[service], now)
    if not counters or expected is None:
        return None
    today = pace(hall)
    shares = _shares(hall, counters)
    work = _work(hall, rank(hall.plan, service, category, now), shares, today)
    left = _left_in_hand(hall, counters, now)
    planned = stretches(hall, hall.plan.service_by_id[service], counters, now, expected)
    inflow = _inflow(hall, shares, today, now) if category == REGULAR else 0.0
    head_start = hall.plan.rules.head_start_seconds
    own = mean_seconds(hall, hall.plan.service_by_id[service])
    spread = math.sqrt(sum(seconds * mean for seconds, mean in work) + own**2)
    total = sum(seconds for seconds, _ in work) + left
    return Forecast(
        seconds_for(total, planned, inflow, head_start),
        seconds_for(total + _P80 * spread, planned, inflow, head_start),
    )


def _shares(hall: Hall, counters: list[str]) -> dict[str, float]:
    """Of each service that these counters serve, the part that falls to them: its other counters take the rest."""
    together = {service for counter in counters for service in hall.plan.counter_by_id[counter].services}
    serving = {service: staffed(hall, service) for service in together}
    return {service: len(set(all_of_it) & set(counters)) / len(all_of_it) for service, all_of_it in serving.items()}


def _work(hall: Hall, place: datetime, shares: dict[str, float], today: Pace) -> list[tuple[float, float]]:
    """For each service: seconds of work ahead of `place`, and the seconds of one visit."""
    found = []
    for service, share in shares.items():
        if ahead := hall.lines[service].ahead(place):
            mean = mean_seconds(hall, hall.plan.service_by_id[service])
            found.append((ahead * share * today.occupied(mean), mean))
    return found


def _inflow(hall: Hall, shares: dict[str, float], today: Pace, now: datetime) -> float:
    """Seconds of work that priority tickets still to come bring these counters each second."""
    if not hall.plan.priority_groups or not hall.plan.rules.head_start_seconds:
        return 0.0
    rates = priority_rates(hall, now)
    return sum(
        rates[service] * share * today.occupied(mean_seconds(hall, hall.plan.service_by_id[service]))
        for service, share in shares.items()
        if service in rates
    )


def _left_in_hand(hall: Hall, counters: list[str], now: datetime) -> float:
    """Seconds of work until the first counter is free: the mean of what is left, 0 where one is free already."""
    at_work = [hall.counters[key] for key in counters if hall.counters[key].state is CounterState.OPEN]
    in_hand = [hall.tickets[status.ticket] for status in at_work if status.ticket is not None]
    if not in_hand or len(in_hand) < len(at_work):
        return 0.0
    return sum(_left(hall, ticket, now) for ticket in in_hand) / len(in_hand)


def _left(hall: Hall, ticket: Ticket, now: datetime) -> float:
    service: Service = hall.plan.service_by_id[ticket.service]
    begun = ticket.started_at if ticket.state is TicketState.SERVING else None
    return remaining(mean_seconds(hall, service), (now - begun).total_seconds() if begun else 0.0)


def _rounded(seconds: float) -> int:
    """Minutes, up to the next 5; beyond 2 hours it no longer matters how far."""
    minutes = math.ceil(seconds / 60 / _ROUND_TO) * _ROUND_TO
    return minutes if minutes <= _AT_MOST else _AT_MOST + _ROUND_TO
