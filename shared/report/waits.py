"""How good the waits were that people were told: each number's own words against what then happened."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from shared.journal.entry import Entry
from shared.queueing.events import DayStarted, PlanApplied, TicketCalled, TicketIssued
from shared.queueing.plan import NO_PLAN, HallPlan

MUCH_LONGER_MINUTES = 5
_OVER = 120
"""What was told above these minutes was "over 2 hours": no wait beyond them is off."""


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers of one service and category that were given out within one local hour of any day; "" and None: of all."""

    service: str = ""
    category: str = ""
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was told to a group, and what happened. Minutes; `bias` is what was said less what happened.

    The lower end is scored as the estimate, the upper end as a promise: `within` is the share that waited no longer,
    `much_longer` that waited over 5 minutes longer. `tickets` were told a wait and called; `untold` were called too.
    """

    group: Group
    tickets: int
    untold: int
    mae: float
    rmse: float
    bias: float
    within: float
    much_longer: float


@dataclass(frozen=True, slots=True)
class _Wait:
    """Minutes from a number to its first call, and what was told."""

    group: Group
    minutes: float
    low: int | None
    high: int | None


def waits(entries: Iterable[Entry], is_wanted: Callable[[date], bool]) -> tuple[Accuracy, ...]:
    """The accuracy on the wanted days by service, category and hour; of all of them last; () where nobody was called.

    UnreadableError for a record that is none.
    """
    groups: dict[Group, list[_Wait]] = {}
    for wait in _waits(entries, is_wanted):
        for group in (wait.group, Group()):
            groups.setdefault(group, []).append(wait)
    total = groups.pop(Group(), None)
    rows = [_accuracy(group, groups[group]) for group in sorted(groups, key=_order)]
    return (*rows, _accuracy(Group(), total)) if total else ()


def _waits(entries: Iterable[Entry], is_wanted: Callable[[date], bool]) -> Iterator[_Wait]:
    plan, is_inside, waiting = NO_PLAN, False, dict[str, TicketIssued]()
    for entry in entries:
        if entry.type not in _LOOKED_AT:
            continue
        event = entry.to_event()
        match event:
            case PlanApplied():
                plan = event.plan
            case DayStarted():
                is_inside = is_wanted(event.day)
                waiting.clear()
            case TicketIssued() if is_inside:
                waiting[event.ticket] = event
            case TicketCalled() if event.ticket in waiting:
                yield _wait(plan, waiting.pop(event.ticket), event.at)
            case _:
                pass


def _wait(plan: HallPlan, issued: TicketIssued, called_at: datetime) -> _Wait:
    group = Group(issued.service, issued.category, issued.at.astimezone(plan.zone).hour)
    minutes = max(0.0, (called_at - issued.at).total_seconds() / 60)
    return _Wait(group, minutes, issued.told_low, issued.told_high)


def _accuracy(group: Group, waits: list[_Wait]) -> Accuracy:
    told = [(_off(wait.low, wait.minutes), _off(wait.high, wait.minutes)) for wait in waits]
    off = [low for low, _ in told if low is not None]
    high = [high for _, high in told if high is not None]
    count = max(1, len(off))
    return Accuracy(
        group,
        tickets=len(off),
        untold=len(waits) - len(off),
        mae=sum(map(abs, off)) / count,
        rmse=math.sqrt(sum(each**2 for each in off) / count),
        bias=sum(off) / count,
        within=sum(each >= 0 for each in high) / count,
        much_longer=sum(each < -MUCH_LONGER_MINUTES for each in high) / count,
    )


def _off(said: int | None, minutes: float) -> float | None:
    if said is None:
        return None
    return 0.0 if said > _OVER and minutes > _OVER else said - minutes


def _order(group: Group) -> tuple[str, str, int]:
    return group.service, group.category, group.hour or 0


_LOOKED_AT = {"plan_applied", "day_started", "ticket_issued", "ticket_called"}
