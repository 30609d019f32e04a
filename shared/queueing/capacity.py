"""How many counters work when: those that are open now, the hall's breaks, and who comes back from one.

While the whole hall has a break, a service whose own hours go on keeps half of its counters: they eat in two shifts.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.queueing.calendar import working
from shared.queueing.hall import Hall
from shared.queueing.order import served
from shared.queueing.plan import HallPlan, Service
from shared.queueing.tickets import CounterState

_LATE = 600.0
_SHORT_BREAK = 900.0
_RETURNS_WITHIN = 120.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many counters work until `until` (seconds from now; the last one never ends)."""

    until: float
    counters: float


@dataclass(frozen=True, slots=True)
class Inflow:
    """Until `until` (seconds from now) so much more comes each second; of several, each begins where one ends."""

    until: float
    rate: float


def staying(counters: int) -> int:
    """How many of these counters work on while the hall has its break."""
    return max(1, counters // 2)


def staffed(hall: Hall, service: str) -> list[str]:
    """The counters of a service at which an officer sits who may serve it, or from which one has gone for a break."""
    return [
        key
        for key in hall.plan.counters_of[service]
        if hall.counters[key].state is not CounterState.CLOSED
        and service in served(hall.plan, key, hall.counters[key].officer or "")
    ]


def late(hall: Hall, service: Service, now: datetime) -> float | None:
    """How many more counters may be expected in the first minutes after the opening: half of those still closed.

    None while more than half of them are: nobody could say yet. 0 later in the day.
    """
    counters = hall.plan.counters_of[service.id]
    closed = sum(hall.counters[key].state is CounterState.CLOSED for key in counters)
    opened = next(iter(spans(hall.plan, service, now)), (-math.inf, 0.0))[0] if closed else -math.inf
    if opened < -_LATE:
        return 0.0
    return closed / 2 if 2 * closed <= len(counters) else None


def stretches(hall: Hall, service: Service, counters: list[str], now: datetime, expected: float = 0.0) -> list[Stretch]:
    """How many of these (staffed) counters, and of those `expected` to open, work from now on.

    By the opening hours, the breaks, and who is away.
    """
    today = _Today(hall.plan, service, now)
    at_work = sum(1 for key in counters if hall.counters[key].state is CounterState.OPEN)
    back = _back(hall, counters, now)
    edges = sorted({edge for edge in (*today.edges, back) if edge > 0})
    found, begin = list[Stretch](), 0.0
    for until in (*edges, math.inf):
        found.append(Stretch(until, today.working(begin, len(counters) + expected, at_work, back)))
        begin = until
    return found


def seconds_for(work: float, planned: Iterable[Stretch], inflow: Sequence[Inflow] = ()) -> float:
    """When `work` seconds of one counter are done, while `inflow` brings more seconds of it."""
    begin = 0.0
    for part in planned:
        for until in sorted({part.until, *(each.until for each in inflow if each.until < part.until)}):
            if until <= begin:
                continue
            rate = part.counters - next((each.rate for each in inflow if begin < each.until), 0.0)
            if rate > 0 and work <= rate * (until - begin):
                return begin + work / rate
            work -= rate * (until - begin)
            begin = until
    return begin


def spans(plan: HallPlan, service: Service | None, now: datetime) -> list[tuple[float, float]]:
    """Today's working hours as seconds from now, in order; None: the hall in general."""
    today = now.astimezone(plan.zone).date()
    moments = working(plan, service, today)
    return [((opens - now).total_seconds(), (closes - now).total_seconds()) for opens, closes in moments]


def gaps(open_for: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The breaks between spans."""
    return [(before[1], after[0]) for before, after in itertools.pairwise(open_for)]


class _Today:
    """The hours of one day as seconds from now."""

    def __init__(self, plan: HallPlan, service: Service, now: datetime) -> None:
        own = spans(plan, service, now)
        self._opens = own[0][0] if own else 0.0
        self._pauses = gaps(own)
        self._breaks = gaps(spans(plan, None, now))
        self.edges = (self._opens, *itertools.chain.from_iterable((*self._pauses, *self._breaks)))
        self._early = next((begin + _SHORT_BREAK for begin, end in self._breaks if begin <= 0 < end), 0.0)
        if self._early > 0:
            self.edges = (*self.edges, self._early)

    def working(self, at: float, all_of_them: float, at_work: int, back: float) -> float:
        """How many work at this second."""
        if at < self._opens:
            return 0
        pause = _holding(self._pauses, at) or _holding(self._breaks, at)
        if pause is None:
            return all_of_them if at >= back else at_work
        stay = 0 if _holding(self._pauses, at) else staying(int(all_of_them))
        if pause[0] > 0:
            return stay
        return at_work if pause[0] + _SHORT_BREAK < 0 else min(at_work, stay)


def _holding(gaps: list[tuple[float, float]], at: float) -> tuple[float, float] | None:
    return next((gap for gap in gaps if gap[0] <= at < gap[1]), None)


def _back(hall: Hall, counters: list[str], now: datetime) -> float:
    """When the last of those on a short break is likely back, 0 where nobody is away."""
    since = [
        status.since
        for status in (hall.counters[key] for key in counters)
        if status.state is CounterState.ON_BREAK and status.since is not None
    ]
    if not since:
        return 0.0
    return max(_RETURNS_WITHIN, max((each - now).total_seconds() for each in since) + _SHORT_BREAK)
