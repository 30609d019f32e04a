"""Who comes when: an inhomogeneous Poisson process with the opening burst and the lunch dip."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np

from shared.queueing.calendar import issuing
from shared.queueing.plan import REGULAR, HallPlan, Service
from shared.simulation.scenario import Scenario, spans, weight

_CELL = timedelta(minutes=5)
_BURST = ((15, 0.12), (105, 0.36))
"""Minutes from the kiosk's opening, and the share of the day's tickets that fall in them; the rest is even."""
_LUNCH = 0.4


@dataclass(frozen=True, slots=True)
class Arrival:
    """A visitor at the kiosk."""

    at: datetime
    service: str
    category: str
    is_coming: bool
    """Whether the visitor is still there when called."""


def arrivals(plan: HallPlan, scenario: Scenario, rng: np.random.Generator) -> list[Arrival]:
    """The visitors of a day, in order. Their number is drawn too (Poisson, mean `scenario.tickets`)."""
    cells = [(service, at, rate) for service in plan.services for at, rate in _rates(plan, service, scenario)]
    rates = np.array([rate for _, _, rate in cells])
    counts = rng.poisson(rates * scenario.tickets / rates.sum())
    found = [
        Arrival(at + _CELL * float(rng.random()), service.id, _category(plan, scenario, rng), _comes(scenario, rng))
        for (service, at, _), count in zip(cells, counts, strict=True)
        for _ in range(int(count))
    ]
    return sorted(found, key=lambda arrival: arrival.at)


def _rates(plan: HallPlan, service: Service, scenario: Scenario) -> list[tuple[datetime, float]]:
    """The cells of a day in which the service gives out numbers, each with the visitors to expect, to scale."""
    windows = issuing(plan, service, scenario.day) if service.is_on_kiosk else []
    if not windows:
        return []
    breaks = [(before[1], after[0]) for before, after in pairwise(spans(plan, None, scenario.day))]
    begin, end = windows[0][0].astimezone(plan.zone), windows[-1][1]
    cells = [begin + _CELL * number for number in range(int((end - begin) / _CELL))]
    return [
        (at, weight(plan, service, scenario.day) * _shape(at - begin, end - begin) * _dip(at, breaks))
        for at in cells
        if any(opens <= at and at + _CELL <= closes for opens, closes in windows)
    ]


def _shape(since: timedelta, whole: timedelta) -> float:
    """The share of the day that comes in the cell at `since`."""
    begin, left = timedelta(), 1.0
    for minutes, share in _BURST:
        length = timedelta(minutes=minutes)
        if since < begin + length:
            return share * (_CELL / length)
        begin, left = begin + length, left - share
    return left * (_CELL / (whole - begin))


def _dip(at: datetime, breaks: list[tuple[datetime, datetime]]) -> float:
    return _LUNCH if any(begin <= at < end for begin, end in breaks) else 1.0


def _category(plan: HallPlan, scenario: Scenario, rng: np.random.Generator) -> str:
    if not plan.priority_groups or rng.random() >= scenario.priority:
        return REGULAR
    return plan.priority_groups[int(rng.integers(len(plan.priority_groups)))].id


def _comes(scenario: Scenario, rng: np.random.Generator) -> bool:
    return bool(rng.random() >= scenario.no_show)
