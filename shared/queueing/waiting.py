"""How long a ticket may have to wait: the work ahead of it, and when the planned counters have done it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from shared.queueing import places
from shared.queueing.arriving import Arrivals, together
from shared.queueing.capacity import Inflow, late, seconds_for, staffed, stretches
from shared.queueing.hall import Hall
from shared.queueing.pace import VARIATION, Pace, mean_seconds, pace, remaining
from shared.queueing.tickets import CounterState, Ticket, TicketState

__all__ = ["Forecast", "Outlook", "Wait", "estimate", "forecast", "people_ahead"]

_P80 = 0.84
_ROUND_TO = 5
_AT_MOST = 120
_OF_OWN_TURN = 0.25
_LEAST_LEFT = 0.3


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

    @property
    def shown(self) -> Wait:
        """The range as people see it."""
        return Wait(_rounded(self.median), max(_rounded(self.high), _ROUND_TO))


def people_ahead(hall: Hall, service: str, category: str, now: datetime) -> int:
    """How many wait for `service` before a ticket of `category` taken now."""
    return places.ahead(hall, service, category, now)


def estimate(hall: Hall, service: str, category: str, now: datetime) -> Wait | None:
    """The wait of a ticket taken now; None while nobody could say: no officer is at its counters yet."""
    return Outlook(hall, now).wait(service, category)


def forecast(hall: Hall, service: str, category: str, now: datetime) -> Forecast | None:
    """The median and the 80th percentile of the wait of a ticket taken now; None where `estimate` is None."""
    return Outlook(hall, now).forecast(service, category)


class Outlook:
    """The waits of a hall at one moment. What its services share is reckoned once: ask one outlook for all of them."""

    def __init__(self, hall: Hall, now: datetime) -> None:
        self._hall, self._now = hall, now
        self._means: dict[str, float] = {}
        self._staffed: dict[str, list[str]] = {}

    def wait(self, service: str, category: str, since: datetime | None = None) -> Wait | None:
        """As `forecast`, in minutes as shown."""
        found = self.forecast(service, category, since)
        return found.shown if found else None

    def forecast(self, service: str, category: str, since: datetime | None = None) -> Forecast | None:
        """The wait of a ticket taken now; `since` is the time that counts as its issue, where that is another.

        The median is when the planned counters have done what is ahead. The 80th percentile is when they have done
        0.84 standard deviations of it more (domain, 5).
        """
        counters, of_it = self._counters(service), self._hall.plan.service_by_id[service]
        expected = late(self._hall, of_it, self._now)
        if not counters or expected is None:
            return None
        line = self._ahead(counters, category, since or self._now)
        inflow = self._inflow(line, category)
        planned = stretches(self._hall, of_it, counters, self._now, expected)
        work = self._until_called(line, counters, expected, self._pace.occupied(self._mean(service)))
        median = seconds_for(work, planned, inflow)
        spread = self._spread(line, service, _until(median, inflow))
        return Forecast(median, seconds_for(work + _P80 * spread, planned, inflow))

    @cached_property
    def _pace(self) -> Pace:
        return pace(self._hall)

    @cached_property
    def _arrivals(self) -> Arrivals:
        return Arrivals(self._hall, self._now)

    def _mean(self, service: str) -> float:
        if service not in self._means:
            self._means[service] = mean_seconds(self._hall, self._hall.plan.service_by_id[service], self._now)
        return self._means[service]

    def _counters(self, service: str) -> list[str]:
        if service not in self._staffed:
            self._staffed[service] = staffed(self._hall, service)
        return self._staffed[service]

    def _ahead(self, counters: list[str], category: str, since: datetime) -> "list[_Part]":
        """What of each service falls to these counters: its other counters take the rest."""
        plan = self._hall.plan
        services = {service: None for counter in counters for service in plan.counter_by_id[counter].services}
        parts = []
        for service in services:
            share = len(set(counters).intersection(self._counters(service))) / len(self._counters(service))
            count = places.ahead(self._hall, service, category, since) if len(self._hall.lines[service]) else 0
            parts.append(_Part(service, share, count * share))
        return parts

    def _until_called(self, line: "list[_Part]", counters: list[str], expected: float, own: float) -> float:
        """Seconds of work until the ticket is called: all that is ahead and what is left of those in hand.

        The other counters will be in the middle of a visit then: a visit for each of them is not waited for.
        """
        statuses = [self._hall.counters[counter] for counter in counters]
        at_work = [status for status in statuses if status.state is CounterState.OPEN]
        in_hand = [self._hall.tickets[status.ticket] for status in at_work if status.ticket is not None]
        if len(in_hand) < len(at_work) and not any(part.count for part in line):
            return 0.0
        ahead = sum(part.count * self._pace.occupied(self._mean(part.service)) for part in line if part.count)
        left = sum(self._left(ticket) for ticket in in_hand)
        at_least = _LEAST_LEFT * left / max(1, len(at_work))
        return max(ahead + left - (len(at_work) + expected - 1) * own, at_least)

    def _left(self, ticket: Ticket) -> float:
        mean = self._mean(ticket.service)
        if ticket.state is TicketState.SERVING and ticket.started_at is not None:
            return remaining(mean, (self._now - ticket.started_at).total_seconds())
        return self._pace.occupied(mean)

    def _inflow(self, line: "list[_Part]", category: str) -> list[Inflow]:
        """Seconds of work that those bring each second who come later and are called before."""
        flows = []
        for part in line:
            of_it = self._hall.plan.service_by_id[part.service]
            work = part.share * self._pace.occupied(self._mean(part.service))
            flows.append((self._arrivals.overtaking(of_it, category), work))
            flows.append((self._arrivals.moving_on(part.service, self._mean), work))
        return together(flows)

    def _spread(self, line: "list[_Part]", service: str, still_to_come: float) -> float:
        """The standard deviation of the work: of each visit ahead, and of how many (Poisson) come in between."""
        own = self._mean(service)
        each = sum(part.count * self._pace.variance(self._mean(part.service)) for part in line if part.count)
        return math.sqrt(each + _OF_OWN_TURN * own**2 + still_to_come * own * (1 + VARIATION**2))


@dataclass(frozen=True, slots=True)
class _Part:
    """Of the line of a service, what is ahead and falls to certain counters; `share` is their part of its counters."""

    service: str
    share: float
    count: float


def _until(moment: float, inflow: Iterable[Inflow]) -> float:
    """Seconds of work that an inflow has brought by then."""
    brought = begin = 0.0
    for each in inflow:
        brought += each.rate * max(0.0, min(each.until, moment) - begin)
        begin = each.until
    return brought


def _rounded(seconds: float) -> int:
    """Minutes, up to the next 5; beyond 2 hours it no longer matters how far."""
    minutes = math.ceil(seconds / 60 / _ROUND_TO) * _ROUND_TO
    return minutes if minutes <= _AT_MOST else _AT_MOST + _ROUND_TO
