"""How long a ticket may have to wait: the work ahead of it, and when the planned counters have done it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from shared.queueing import places
from shared.queueing.arriving import Arrivals, together
from shared.queueing.capacity import Inflow, late, seconds_for, staffed, stretches
from shared.queueing.hall import Hall
from shared.queueing.order import served
from shared.queueing.pace import VARIATION, Pace, mean_seconds, pace, remaining
from shared.queueing.policies import head_start
from shared.queueing.sharing import levels
from shared.queueing.tickets import CounterState, Ticket, TicketState

__all__ = ["Forecast", "Outlook", "Wait", "estimate", "forecast", "people_ahead"]

_P80 = 0.84
_ROUND_TO = 5
_AT_MOST = 120
_OF_OWN_TURN = 0.25
_LEAST_LEFT = 0.3
_ALIKE = 1.0
_JUST = timedelta(microseconds=1)


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


def people_ahead(hall: Hall, service: str, category: str, now: datetime, since: datetime | None = None) -> int:
    """How many wait for `service` before a ticket of `category` taken now; `since` as in `Outlook.forecast`."""
    return places.ahead(hall, service, category, now, since)


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

    def wait_of(self, ticket: Ticket) -> Wait | None:
        """What is left of the wait of a waiting ticket."""
        policy = self._hall.plan.policy_of[ticket.service]
        since = ticket.rank + head_start(policy) if ticket.is_priority else ticket.rank
        return self.wait(ticket.service, ticket.category, since - _JUST)

    def forecast(self, service: str, category: str, since: datetime | None = None) -> Forecast | None:
        """The wait of a ticket taken now; `since` is the time that counts as its issue, where that is another.

        The median is when the planned counters have done what is ahead. The 80th percentile is when they have done
        0.84 standard deviations of it more (domain, 5).
        """
        of_it, counters = self._hall.plan.service_by_id[service], self._may_call(service, category)
        expected = late(self._hall, of_it, self._now)
        if not counters or expected is None:
            return None
        line = self._line(counters, category, since)
        own = self._pace.occupied(self._mean(service))
        planned = stretches(self._hall, of_it, counters, self._now, expected)
        inflow = self._inflow(line, category, since)
        work = self._until_called(line.ahead, counters, expected, own)
        median = seconds_for(work, planned, inflow)
        spread = self._spread(line.ahead / own, self._mean(service), _until(median, inflow))
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

    def _may_call(self, service: str, category: str) -> list[str]:
        """The counters that may call such a ticket: the accessible ones, where it needs one and there is one."""
        counters, plan = self._counters(service), self._hall.plan
        group = plan.group_by_category.get(category)
        if group is None or not group.needs_accessible:
            return counters
        return [counter for counter in counters if plan.counter_by_id[counter].is_accessible] or counters

    def _services(self, counters: Iterable[str]) -> dict[str, None]:
        """What is served at counters, in order."""
        plan, statuses = self._hall.plan, self._hall.counters
        return {service: None for each in counters for service in served(plan, each, statuses[each].officer or "")}

    def _line(self, counters: list[str], category: str, since: datetime | None) -> "_Line":
        """What is ahead at these counters. Others share some of their services, and have services of their own."""
        shared = self._services(counters)
        reach = {counter: 0.0 for service in shared for counter in self._counters(service)}
        for service in self._services(reach):
            if service not in shared and (work := self._ahead(service, category, since)):
                its_counters = self._counters(service)
                for counter in reach.keys() & set(its_counters):
                    reach[counter] += work / len(its_counters)
        work_of = {service: self._ahead(service, category, since) for service in shared}
        full = levels(work_of, {service: self._counters(service) for service in shared}, reach)
        lowest = min(full[counter] for counter in counters)
        alike = {counter for counter in reach if full[counter] <= lowest + _ALIKE}
        return _Line(lowest * len(counters), {each: self._share(each, set(counters), alike) for each in shared})

    def _share(self, service: str, counters: set[str], alike: set[str]) -> float:
        """The part of what comes for a service that falls to these counters: those with as much to do take theirs."""
        its_counters = set(self._counters(service))
        if its_counters <= alike:
            return len(counters) / len(alike | counters)
        return len(counters & its_counters) / len(its_counters)

    def _ahead(self, service: str, category: str, since: datetime | None) -> float:
        """Seconds of work of a service that is ahead."""
        if not len(self._hall.lines[service]):
            return 0.0
        count = places.ahead(self._hall, service, category, self._now, since)
        return count * self._pace.occupied(self._mean(service)) if count else 0.0

    def _until_called(self, ahead: float, counters: list[str], expected: float, own: float) -> float:
        """Seconds of work until the ticket is called: all that is ahead and what is left of those in hand.

        The other counters will be in the middle of a visit then: a visit for each of them is not waited for.
        """
        statuses = [self._hall.counters[counter] for counter in counters]
        at_work = [status for status in statuses if status.state is CounterState.OPEN]
        in_hand = [self._hall.tickets[status.ticket] for status in at_work if status.ticket is not None]
        if len(in_hand) < len(at_work) and not ahead:
            return 0.0
        left = sum(self._left(ticket) for ticket in in_hand)
        at_least = _LEAST_LEFT * left / max(1, len(at_work))
        return max(ahead + left - (len(at_work) + expected - 1) * own, at_least)

    def _left(self, ticket: Ticket) -> float:
        mean = self._mean(ticket.service)
        if ticket.state is TicketState.SERVING and ticket.started_at is not None:
            return remaining(mean, (self._now - ticket.started_at).total_seconds())
        return self._pace.occupied(mean)

    def _inflow(self, line: "_Line", category: str, since: datetime | None) -> list[Inflow]:
        """Seconds of work that those bring each second who come later and are called before."""
        flows, waited = [], (self._now - since).total_seconds() if since else 0.0
        for service, share in line.shares.items():
            of_it = self._hall.plan.service_by_id[service]
            work = share * self._pace.occupied(self._mean(service))
            flows.append((self._arrivals.overtaking(of_it, category, waited), work))
            flows.append((self._arrivals.moving_on(service, self._mean), work))
        return together(flows)

    def _spread(self, visits: float, mean: float, still_to_come: float) -> float:
        """The standard deviation of the work: of each visit ahead, and of how many (Poisson) come in between."""
        each = visits * self._pace.variance(mean)
        return math.sqrt(each + _OF_OWN_TURN * mean**2 + still_to_come * mean * (1 + VARIATION**2))


@dataclass(frozen=True, slots=True)
class _Line:
    """Seconds of work ahead at certain counters, and by service the part of what is to come that falls to them."""

    ahead: float
    shares: dict[str, float]


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
