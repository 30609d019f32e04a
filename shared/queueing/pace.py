"""What today has shown so far: who comes when called, how soon, and how long visits take."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from shared.queueing.hall import Hall
from shared.queueing.plan import Service
from shared.queueing.tickets import TicketState

VARIATION = 0.9
"""Standard deviation of a visit's length over its mean (lognormal); 0.8-1.2 in halls."""

_WEIGHT_OF_STANDARD = 30
_FEW = 60
_WEIGHT_OF_HABIT = 10
_NO_SHOW = 0.1
_COMING_SECONDS = 20.0
_LOOK_AT_CALLS = 60

_SIGMA = math.sqrt(math.log(1 + VARIATION**2))
_MEDIAN = math.exp(-(_SIGMA**2) / 2)
_P1, _P99 = _MEDIAN * math.exp(-2.326 * _SIGMA), _MEDIAN * math.exp(2.326 * _SIGMA)


@dataclass(frozen=True, slots=True)
class Pace:
    """The share of calls that nobody follows, seconds from a call to the visit, and seconds that a no-show takes."""

    no_show: float
    coming: float
    calling: float

    def occupied(self, mean: float) -> float:
        """Seconds that a waiting ticket will keep a counter, whose visit lasts `mean` if it takes place."""
        return (1 - self.no_show) * (mean + self.coming) + self.no_show * self.calling

    def variance(self, mean: float) -> float:
        """Of the same, in seconds squared."""
        squared = (mean + self.coming) ** 2 + (VARIATION * mean) ** 2
        return (1 - self.no_show) * squared + self.no_show * self.calling**2 - self.occupied(mean) ** 2


def pace(hall: Hall) -> Pace:
    """From the last calls of the whole hall, weighed against what halls are like."""
    came, lost = list[float](), list[float]()
    for ticket in map(hall.tickets.__getitem__, itertools.islice(reversed(hall.calls), _LOOK_AT_CALLS)):
        if ticket.started_at is not None:
            came.append(_between(ticket.called_at, ticket.started_at))
        elif ticket.state is TicketState.NO_SHOW:
            lost.append(_between(ticket.called_at, ticket.ended_at))
    rules = hall.plan.rules
    return Pace(
        no_show=(_NO_SHOW * _WEIGHT_OF_HABIT + len(lost)) / (_WEIGHT_OF_HABIT + len(came) + len(lost)),
        coming=_blended(_COMING_SECONDS, came),
        calling=_blended(rules.calls_before_no_show * max(rules.recall_gap_seconds, 1), lost),
    )


def mean_seconds(hall: Hall, service: Service, now: datetime) -> float:
    """What a visit takes: the standard, weighing as much as 30 visits, and today's last, the oddest cut to size.

    While today has seen fewer than 60, those that go on count too, by what they will have taken: short visits are over
    first, and would else make the morning look quick.
    """
    standard = service.standard_seconds
    least, most = _P1 * standard, _P99 * standard
    lasted = [least if each < least else min(each, most) for each in hall.recent_seconds(service.id)]
    if len(hall.durations.get(service.id, ())) < _FEW:
        lasted.extend(min(each + remaining(standard, each), most) for each in _so_far(hall, service, now))
    return (_WEIGHT_OF_STANDARD * standard + sum(lasted)) / (_WEIGHT_OF_STANDARD + len(lasted))


def remaining(mean: float, elapsed: float) -> float:
    """What is left, on average, of a lognormal visit that has lasted `elapsed` seconds."""
    if elapsed <= 0:
        return mean
    z = math.log(elapsed / (mean * _MEDIAN)) / _SIGMA
    lasts_longer = _normal(-z)
    if lasts_longer < _RARE:
        return _LONGEST_LEFT * mean
    return min(mean * _normal(_SIGMA - z) / lasts_longer - elapsed, _LONGEST_LEFT * mean)


def _so_far(hall: Hall, service: Service, now: datetime) -> Iterator[float]:
    """How long each visit to a service has lasted that goes on."""
    for counter in hall.plan.counters_of[service.id]:
        ticket = hall.tickets.get(hall.counters[counter].ticket or "")
        if ticket is not None and ticket.service == service.id and ticket.state is TicketState.SERVING:
            yield _between(ticket.started_at, now)


def _blended(habit: float, seen: list[float]) -> float:
    return (habit * _WEIGHT_OF_HABIT + sum(seen)) / (_WEIGHT_OF_HABIT + len(seen))


def _between(begin: datetime | None, end: datetime | None) -> float:
    if begin is None or end is None or end < begin:
        return 0.0
    return (end - begin).total_seconds()


def _normal(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


_RARE = 1e-6
_LONGEST_LEFT = 3.0
