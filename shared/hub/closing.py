"""When a day is over for the public: the moment to seal it, while the evening's power is still on."""

from datetime import datetime

from shared.hub.day import Day
from shared.journal.tally import Tally
from shared.queueing.calendar import working
from shared.queueing.facts import DaySealed
from shared.queueing.hall import Hall
from shared.queueing.tickets import CounterState

_COUNTS = ("day", "issued", "called", "finished", "no_shows", "cancelled")


def is_seal_due(day: Day, now: datetime) -> bool:
    """Whether the hours are over, every counter is closed, and something was counted since the day was last sealed.

    A counter that nobody closes holds no seal up for ever: the next day's beginning seals the day anyway.
    """
    return _has_news(day.tally, day.last_seal) and _is_everybody_gone(day.hall) and _are_hours_over(day.hall, now)


def _has_news(tally: Tally, seal: DaySealed | None) -> bool:
    if not tally.issued:
        return False
    return seal is None or any(getattr(tally, name) != getattr(seal, name) for name in _COUNTS)


def _is_everybody_gone(hall: Hall) -> bool:
    return all(counter.state is CounterState.CLOSED for counter in hall.counters.values())


def _are_hours_over(hall: Hall, now: datetime) -> bool:
    assert hall.day is not None, "what is counted belongs to a day"
    day, plan = hall.day, hall.plan
    return all(closes <= now for service in plan.services for _, closes in working(plan, service, day))
