"""What a simulated day comes to: waits, use of the counters, overtaking, the end of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from shared.queueing.calendar import working
from shared.queueing.events import BreakEnded, BreakStarted, CounterClosed, CounterOpened, Event
from shared.queueing.plan import HallPlan
from shared.simulation.outcome import Outcome
from shared.simulation.stays import Stay


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits in minutes; `within_standard` is the share that waited no longer than a visit should last.

    A visit through several stages counts in each of them; who came late counts by the first wait.
    """

    service: str
    is_priority: bool
    tickets: int
    no_shows: int
    mean: float
    p50: float
    p90: float
    within_standard: float


@dataclass(frozen=True, slots=True)
class Overview:
    """One hall over all its days. Minutes; `utilisation` is the share of open time with a ticket in hand."""

    tickets: int
    turned_away: int
    mean: float
    p50: float
    p90: float
    regular_mean: float
    regular_p90: float
    priority_mean: float
    priority_p90: float
    utilisation: float
    most_overtaken: int
    mean_overtaken: float
    minutes_after_closing: float


def waits(plan: HallPlan, days: Iterable[Outcome]) -> list[Waits]:
    """By service and class, the services that had visitors in the order of the hall file."""
    groups: dict[tuple[str, bool], list[Stay]] = {}
    for stay in _first_waits(days):
        groups.setdefault((stay.service, stay.is_priority), []).append(stay)
    keys = [(service, is_priority) for service in plan.service_by_id for is_priority in (False, True)]
    return [_waits(plan, *key, groups[key]) for key in keys if key in groups]


def overview(plan: HallPlan, days: list[Outcome]) -> Overview:
    """The whole hall."""
    found = _first_waits(days)
    minutes, regular, priority = (
        _minutes(stay for stay in found if stay.is_priority in which) for which in ((False, True), (False,), (True,))
    )
    overtaken = [count for day in days for count in day.overtaken]
    busy, open_for = sum(_busy(day) for day in days), sum(_open(day) for day in days)
    return Overview(
        tickets=sum(len(day.tickets) for day in days),
        turned_away=sum(day.turned_away for day in days),
        mean=float(np.mean(minutes)),
        p50=float(np.percentile(minutes, 50)),
        p90=float(np.percentile(minutes, 90)),
        regular_mean=float(np.mean(regular)),
        regular_p90=float(np.percentile(regular, 90)),
        priority_mean=float(np.mean(priority)),
        priority_p90=float(np.percentile(priority, 90)),
        utilisation=busy / open_for if open_for else 0.0,
        most_overtaken=max(overtaken, default=0),
        mean_overtaken=float(np.mean(overtaken)) if overtaken else 0.0,
        minutes_after_closing=float(np.mean([_after_closing(plan, day) for day in days])),
    )


def ended_at(day: Outcome) -> datetime:
    """When the last visitor was done."""
    return max((stay.ended_at for stay in day.stays if stay.ended_at), default=day.events[0].at)


def counters_at_work(events: Iterable[Event]) -> list[tuple[datetime, int]]:
    """How many counters are open and not on a break, from each change on."""
    steps: list[tuple[datetime, int]] = []
    for event in events:
        change = isinstance(event, CounterOpened | BreakEnded) - isinstance(event, CounterClosed | BreakStarted)
        if change:
            steps.append((event.at, (steps[-1][1] if steps else 0) + change))
    return steps


def _first_waits(days: Iterable[Outcome]) -> list[Stay]:
    return [stay for day in days for stay in day.stays if not stay.is_return]


def _waits(plan: HallPlan, service: str, is_priority: bool, those: list[Stay]) -> Waits:
    minutes = _minutes(those)
    return Waits(
        service,
        is_priority,
        tickets=len(those),
        no_shows=sum(stay.is_no_show for stay in those),
        mean=float(np.mean(minutes)),
        p50=float(np.percentile(minutes, 50)),
        p90=float(np.percentile(minutes, 90)),
        within_standard=float(np.mean(minutes * 60 <= plan.service_by_id[service].standard_seconds)),
    )


def _minutes(those: Iterable[Stay]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    found = [stay.waited / 60 for stay in those if stay.waited is not None]
    return np.array(found or [0.0])


def _busy(day: Outcome) -> float:
    ends = ((stay.called_at, stay.ended_at) for stay in day.stays)
    return sum((end - begin).total_seconds() for begin, end in ends if begin and end)


def _open(day: Outcome) -> float:
    steps = counters_at_work(day.events)
    ends = [*(at for at, _ in steps[1:]), ended_at(day)]
    return sum(
        counters * max(end - at, timedelta()).total_seconds() for (at, counters), end in zip(steps, ends, strict=False)
    )


def _after_closing(plan: HallPlan, day: Outcome) -> float:
    _, closes = working(plan, None, day.scenario.day)[-1]
    return max(0.0, (ended_at(day) - closes).total_seconds() / 60)
