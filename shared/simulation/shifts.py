"""When an officer sits at a counter on a day that goes as planned."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from shared.queueing.capacity import staying
from shared.queueing.plan import Counter, HallPlan
from shared.simulation.scenario import spans

Windows = list[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class Shift:
    """From when to when, and the breaks in between."""

    begins: datetime
    ends: datetime
    breaks: Windows


def shift_of(plan: HallPlan, counter: Counter, day: date) -> Shift | None:
    """The shift at a counter, by the hours of its services; None where none of them works that day."""
    days = [spans(plan, plan.service_by_id[key], day) for key in counter.services]
    windows = [window for each in days for window in each]
    if not windows:
        return None
    begins, ends = min(opens for opens, _ in windows), max(closes for _, closes in windows)
    return Shift(begins, ends, _breaks(plan, counter, day, days))


def _breaks(plan: HallPlan, counter: Counter, day: date, days: list[Windows]) -> Windows:
    """The hall's breaks that this counter has; where its services go on, half of those alike stay."""
    alike = [other.id for other in plan.counters if set(other.services) == set(counter.services)]
    is_staying = alike.index(counter.id) < staying(len(alike))
    goes_on = any(len(each) and not _gaps(each) for each in days)
    return [] if goes_on and is_staying else _gaps(spans(plan, None, day))


def _gaps(windows: Windows) -> Windows:
    return [(before[1], after[0]) for before, after in pairwise(windows)]
