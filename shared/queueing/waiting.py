"""How long a ticket may have to wait: work ahead, shared among the open counters. A range, or nothing where unknown."""

import math
from dataclasses import dataclass
from datetime import datetime

from shared.queueing.hall import Hall
from shared.queueing.order import rank
from shared.queueing.plan import Service
from shared.queueing.tickets import CounterState

_WEIGHT_OF_STANDARD = 30
_P80 = 0.84
_ROUND_TO = 5
_AT_MOST = 120


@dataclass(frozen=True)
class Wait:
    """A range from the median to the 80th percentile, minutes, rounded up to 5; over 120 reads "over 2 hours"."""

    low: int
    high: int


def people_ahead(hall: Hall, service: str, category: str, now: datetime) -> int:
    """How many wait for `service` before a ticket of `category` taken now."""
    return hall.lines[service].ahead(rank(hall.plan, category, now))


def estimate(hall: Hall, service: str, category: str, now: datetime) -> Wait | None:
    """The wait of a ticket taken now; None while no counter that serves `service` is open (nobody could say)."""
    counters = _open_counters(hall, service)
    if not counters:
        return None
    place = rank(hall.plan, category, now)
    shared = {other for counter in counters for other in hall.plan.counter_by_id[counter].services}
    work = sum(_work_ahead(hall, hall.plan.service_by_id[other], place, counters) for other in shared)
    mean = mean_seconds(hall, hall.plan.service_by_id[service])
    median = work / len(counters)
    ahead = hall.lines[service].ahead(place)
    high = median + _P80 * mean / len(counters) * math.sqrt(ahead + 1)
    return Wait(_rounded(median), max(_rounded(high), _ROUND_TO))


def mean_seconds(hall: Hall, service: Service) -> float:
    """What a visit takes: the standard, weighing as much as 30 visits, and the last visits of today."""
    recent = hall.recent_seconds.get(service.id, ())
    return (_WEIGHT_OF_STANDARD * service.standard_seconds + sum(recent)) / (_WEIGHT_OF_STANDARD + len(recent))


def _work_ahead(hall: Hall, service: Service, place: datetime, counters: list[str]) -> float:
    """Seconds of work that the tickets of `service` ahead of `place` bring to `counters`, their fair share of it."""
    serving = _open_counters(hall, service.id)
    share = len(set(serving) & set(counters)) / len(serving)
    in_hand = sum(1 for counter in serving if counter in counters and _serves_now(hall, counter, service.id))
    return (hall.lines[service.id].ahead(place) * share + in_hand / 2) * mean_seconds(hall, service)


def _serves_now(hall: Hall, counter: str, service: str) -> bool:
    ticket = hall.counters[counter].ticket
    return ticket is not None and hall.tickets[ticket].service == service


def _open_counters(hall: Hall, service: str) -> list[str]:
    return [key for key in hall.plan.counters_of[service] if hall.counters[key].state is CounterState.OPEN]


def _rounded(seconds: float) -> int:
    """Minutes, up to the next 5; beyond 2 hours it no longer matters how far."""
    minutes = math.ceil(seconds / 60 / _ROUND_TO) * _ROUND_TO
    return minutes if minutes <= _AT_MOST else _AT_MOST + _ROUND_TO
