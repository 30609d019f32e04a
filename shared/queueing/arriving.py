"""Who is still to come, and will be called before a ticket taken now: priority tickets, and visits from other stages.

Priority tickets come as they have of late, going on the way a hall's day goes: a burst at the opening, half of the
visitors in the first two hours, few in the break (domain, 1).
"""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from shared.queueing.calendar import clock_hour, issuing
from shared.queueing.capacity import Inflow, gaps, spans, staffed
from shared.queueing.hall import Hall
from shared.queueing.plan import REGULAR, Policy, PolicyKind, Service
from shared.queueing.policies import head_start

_SHARE, _WEIGHT_OF_SHARE = 0.2, 2
_LOOK_AT_ISSUES = 100
_BURST, _MORNING = 900.0, 7200.0
_IN_BURST, _IN_MORNING, _LATER, _IN_BREAK = 4.0, 1.8, 0.65, 0.4
_HOUR = timedelta(hours=1)
_FOR_EVER = 86400.0


def priority_share(hall: Hall) -> float:
    """The part of the tickets that has priority, by the last ones; before there are any, what is usual."""
    last = [ticket.category != REGULAR for ticket in itertools.islice(reversed(hall.tickets.values()), _LOOK_AT_ISSUES)]
    return (_SHARE * _WEIGHT_OF_SHARE + sum(last)) / (_WEIGHT_OF_SHARE + len(last))


class Arrivals:
    """Who comes to a hall from one moment on."""

    def __init__(self, hall: Hall, now: datetime) -> None:
        self._hall, self._now = hall, now
        self._today, self._this_hour = now.astimezone(hall.plan.zone).date(), clock_hour(hall.plan, now)[0]
        self._days: dict[tuple[datetime, datetime, float], tuple[float, list[_Step]]] = {}

    def overtaking(self, service: Service, category: str, waited: float = 0.0) -> list[Inflow]:
        """Tickets a second that will be issued for a service and called before a ticket of `category`.

        It has waited so many seconds, or is taken now.
        """
        hall, given = self._hall, self._hall.given.get(service.id)
        if category != REGULAR or given is None or not hall.plan.priority_groups:
            return []
        until, part = _may_overtake(hall.plan.policy_of[service.id])
        until = max(0.0, until - max(0.0, waited))
        seen = given.by_hour.get(self._this_hour, 0) + given.by_hour.get(self._this_hour - _HOUR, 0)
        given_out = issuing(hall.plan, service, self._today) if seen and until else []
        if not given_out:
            return []
        expected, steps = self._day(given_out[0][0], given_out[-1][1], until)
        level = seen / max(expected, 1.0) * self._priority_share * part
        return [Inflow(step.until, step.height * level) for step in steps]

    def moving_on(self, service: str, mean: Callable[[str], float]) -> list[Inflow]:
        """Tickets a second that come from the stage before, and keep their place there, which is before one taken now.

        `mean` tells the seconds of a visit to a service.
        """
        flows = []
        for before in self._hall.plan.stages_before[service]:
            waiting, counters = len(self._hall.lines[before]), len(staffed(self._hall, before))
            if waiting and counters:
                rate = counters / mean(before)
                flows.append(([Inflow(waiting / rate, rate)], 1.0))
        return together(flows)

    @cached_property
    def _priority_share(self) -> float:
        return priority_share(self._hall)

    @cached_property
    def _breaks(self) -> list[tuple[float, float]]:
        return gaps(spans(self._hall.plan, None, self._now))

    def _day(self, opens: datetime, closes: datetime, until: float) -> "tuple[float, list[_Step]]":
        """What the shape of a day makes of the hours that were counted, and how it goes on. Most services share one."""
        key = (opens, closes, until)
        if key not in self._days:
            begin, end = (opens - self._now).total_seconds(), (closes - self._now).total_seconds()
            shape = _Shape(begin, end, self._breaks)
            counted = shape.steps((self._this_hour - _HOUR - self._now).total_seconds(), 0.0)
            self._days[key] = sum(step.seconds * step.height for step in counted), shape.steps(0.0, until)
        return self._days[key]


def together(flows: Iterable[tuple[list[Inflow], float]]) -> list[Inflow]:
    """The sum of several inflows, each times its factor."""
    parts = [(inflow, factor) for inflow, factor in flows if inflow]
    ends = sorted({each.until for inflow, _ in parts for each in inflow})
    return [Inflow(end, sum(factor * _rate(inflow, end) for inflow, factor in parts)) for end in ends]


def _rate(inflow: list[Inflow], end: float) -> float:
    return next((each.rate for each in inflow if end <= each.until), 0.0)


def _may_overtake(policy: Policy) -> tuple[float, float]:
    """For how long priority tickets still to come overtake a regular one, and which part of them: see docs/order.md."""
    match policy.kind:
        case PolicyKind.STRICT:
            return _FOR_EVER, 1.0
        case PolicyKind.ACCUMULATING:
            return _FOR_EVER, 1 - 100 / policy.priority_percent
        case PolicyKind.RATIO:
            return _FOR_EVER, policy.ratio[0] / sum(policy.ratio)
    return head_start(policy).total_seconds(), 1.0


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of the day: until when (seconds from now), how long, and visitors in it against the day's mean."""

    until: float
    seconds: float
    height: float


@dataclass(frozen=True)
class _Shape:
    """How visitors come over a day; all in seconds from now."""

    opens: float
    closes: float
    breaks: list[tuple[float, float]]

    def steps(self, begin: float, end: float) -> list[_Step]:
        """From one moment to another, in order."""
        edges = {self.opens, self.opens + _BURST, self.opens + _MORNING, self.closes, *itertools.chain(*self.breaks)}
        ends = sorted({begin, end, *(edge for edge in edges if begin < edge < end)})
        return [
            _Step(until, until - since, self._height((since + until) / 2)) for since, until in itertools.pairwise(ends)
        ]

    def _height(self, at: float) -> float:
        if not self.opens <= at < self.closes:
            return 0.0
        since = at - self.opens
        height = _IN_BURST if since < _BURST else _IN_MORNING if since < _MORNING else _LATER
        return height * (_IN_BREAK if any(begin <= at < end for begin, end in self.breaks) else 1.0)
