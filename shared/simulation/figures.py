"""What a simulated day comes to: waits, use of the counters, overtaking, the end of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from shared.queueing.calendar import working
from shared.queueing.events import BreakEnded, BreakStarted, CounterClosed, CounterOpened, Event
from shared.queueing.plan import HallPlan
from shared.queueing.tickets import Ticket, TicketState
from shared.simulation.baselines import waited
from shared.simulation.day import Outcome


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits in minutes; `within_standard` is the share that waited no longer than a visit should last."""

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
    mean: float
    p50: float
    p90: float
    utilisation: float
    most_overtaken: int
    mean_overtaken: float
    minutes_after_closing: float


def waits(plan: HallPlan, days: Iterable[Outcome]) -> list[Waits]:
    """By service and class, the services that had visitors in the order of the hall file."""
    groups: dict[tuple[str, bool], list[Ticket]] = {}
    for day in days:
        for ticket in day.tickets:
            groups.setdefault((ticket.service, ticket.is_priority), []).append(ticket)
    keys = [(service, is_priority) for service in plan.service_by_id for is_priority in (False, True)]
    return [_waits(plan, *key, groups[key]) for key in keys if key in groups]


def overview(plan: HallPlan, days: list[Outcome]) -> Overview:
    """The whole hall."""
    minutes = _minutes(ticket for day in days for ticket in day.tickets)
    overtaken = [count for day in days for count in day.overtaken]
    busy, open_for = sum(_busy(day) for day in days), sum(_open(day) for day in days)
    return Overview(
        tickets=sum(len(day.tickets) for day in days),
        mean=float(np.mean(minutes)),
        p50=float(np.percentile(minutes, 50)),
        p90=float(np.percentile(minutes, 90)),
        utilisation=busy / open_for if open_for else 0.0,
        most_overtaken=max(overtaken, default=0),
        mean_overtaken=float(np.mean(overtaken)) if overtaken else 0.0,
        minutes_after_closing=float(np.mean([_after_closing(plan, day) for day in days])),
    )


def ended_at(day: Outcome) -> datetime:
    """When the last visitor was done."""
    return max((ticket.ended_at for ticket in day.tickets if ticket.ended_at), default=day.events[0].at)


def counters_at_work(events: Iterable[Event]) -> list[tuple[datetime, int]]:
    """How many counters are open and not on a break, from each change on."""
    steps: list[tuple[datetime, int]] = []
    for event in events:
        change = isinstance(event, CounterOpened | BreakEnded) - isinstance(event, CounterClosed | BreakStarted)
        if change:
            steps.append((event.at, (steps[-1][1] if steps else 0) + change))
    return steps


def _waits(plan: HallPlan, service: str, is_priority: bool, tickets: list[Ticket]) -> Waits:
    minutes = _minutes(tickets)
    return Waits(
        service,
        is_priority,
        tickets=len(tickets),
        no_shows=sum(ticket.state is TicketState.NO_SHOW for ticket in tickets),
        mean=float(np.mean(minutes)),
        p50=float(np.percentile(minutes, 50)),
        p90=float(np.percentile(minutes, 90)),
        within_standard=float(np.mean(minutes * 60 <= plan.service_by_id[service].standard_seconds)),
    )


def _minutes(tickets: Iterable[Ticket]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    found = [waited(ticket) / 60 for ticket in tickets if ticket.called_at]
    return np.array(found or [0.0])


def _busy(day: Outcome) -> float:
    spans = ((ticket.called_at, ticket.ended_at) for ticket in day.tickets)
    return sum((end - begin).total_seconds() for begin, end in spans if begin and end)


def _open(day: Outcome) -> float:
    steps = counters_at_work(day.events)
    ends = [*(at for at, _ in steps[1:]), ended_at(day)]
    return sum(
        counters * max(end - at, timedelta()).total_seconds() for (at, counters), end in zip(steps, ends, strict=False)
    )


def _after_closing(plan: HallPlan, day: Outcome) -> float:
    _, closes = working(plan, None, day.scenario.day)[-1]
    return max(0.0, (ended_at(day) - closes).total_seconds() / 60)
