"""Whether the counters of a service can still do, before closing, what waits for them."""

import math
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from shared.queueing.calendar import working
from shared.queueing.capacity import late, seconds_for, staffed, stretches
from shared.queueing.hall import Hall
from shared.queueing.pace import Pace, mean_seconds, pace, remaining
from shared.queueing.plan import Service
from shared.queueing.tickets import TicketState


class Load:
    """The work of a hall at one moment. What its services share is reckoned once: ask one load for all of them."""

    def __init__(self, hall: Hall, now: datetime) -> None:
        self._hall, self._now = hall, now
        self._means: dict[str, float] = {}
        self._at_work: dict[str, tuple[list[str], float]] = {}

    def is_used_up(self, service: str) -> bool:
        """Whether the turn of a ticket taken now would come after today's closing; never while nobody is before it."""
        of_it = self._hall.plan.service_by_id[service]
        counters, expected = self._counters(of_it)
        work = sum(self._in_hand(counters)) + sum(self._waiting(counters))
        if not work:
            return False
        planned = stretches(self._hall, of_it, counters, self._now, expected)
        return seconds_for(work, planned) > self._until_closing(of_it)

    @cached_property
    def _pace(self) -> Pace:
        return pace(self._hall)

    def _until_closing(self, service: Service) -> float:
        plan = self._hall.plan
        today = working(plan, service, self._now.astimezone(plan.zone).date())
        return (today[-1][1] - self._now).total_seconds() if today else math.inf

    def _mean(self, service: str) -> float:
        if service not in self._means:
            self._means[service] = mean_seconds(self._hall, self._hall.plan.service_by_id[service], self._now)
        return self._means[service]

    def _counters(self, service: Service) -> tuple[list[str], float]:
        """The counters with an officer, and how many more to expect; all while nobody can say, or none has one."""
        if service.id not in self._at_work:
            counters, expected = staffed(self._hall, service.id), late(self._hall, service, self._now)
            if not counters or expected is None:
                counters, expected = list(self._hall.plan.counters_of[service.id]), 0.0
            self._at_work[service.id] = counters, expected
        return self._at_work[service.id]

    def _in_hand(self, counters: list[str]) -> Iterator[float]:
        """Seconds of work that are left with each ticket at these counters."""
        hall = self._hall
        in_hand = (hall.counters[counter].ticket for counter in counters)
        for ticket in (hall.tickets[key] for key in in_hand if key is not None):
            begun = ticket.started_at if ticket.state is TicketState.SERVING else None
            yield remaining(self._mean(ticket.service), (self._now - begun).total_seconds() if begun else 0.0)

    def _waiting(self, counters: list[str]) -> Iterator[float]:
        """Seconds of work, by service, that wait for these counters: its other counters take their part."""
        plan, here = self._hall.plan, set(counters)
        for service in {service for counter in counters for service in plan.counter_by_id[counter].services}:
            if waiting := len(self._hall.lines[service]):
                its_counters = self._counters(plan.service_by_id[service])[0]
                share = len(here.intersection(its_counters)) / len(its_counters)
                yield waiting * share * self._pace.occupied(self._mean(service))
