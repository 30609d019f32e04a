"""What the literature would have said: queue length, head of line, last to enter service, mean of the last ten.

Ibrahim & Whitt, "Real-time delay estimation based on delay history" (2009). Each looks only at tickets of the same
service and class, which is kinder to them than the whole line.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime

from shared.queueing.capacity import staffed
from shared.queueing.hall import Hall
from shared.queueing.plan import REGULAR
from shared.queueing.tickets import CounterState, Ticket
from shared.queueing.waiting import people_ahead

_LAST = 10


@dataclass(frozen=True, slots=True)
class Said:
    """Seconds; None where an estimator has nothing to go by yet."""

    queue_length: float | None
    head_of_line: float | None
    last_to_enter: float | None
    last_ten: float | None


@dataclass
class Seen:
    """The waits of those called so far, by service and class."""

    _waits: dict[tuple[str, bool], deque[float]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=_LAST))
    )

    def called(self, ticket: Ticket) -> None:
        """Note how long a ticket waited for its first call."""
        if ticket.steps:
            return
        self._waits[ticket.service, ticket.is_priority].append(waited(ticket))

    def say(self, hall: Hall, service: str, category: str, now: datetime) -> Said:
        """What each would tell a visitor who takes a ticket now."""
        waits = self._waits[service, category != REGULAR]
        return Said(
            _queue_length(hall, service, category, now),
            _head_of_line(hall, service, category, now),
            waits[-1] if waits else None,
            sum(waits) / len(waits) if waits else None,
        )


def waited(ticket: Ticket) -> float:
    """Seconds from a ticket's issue to its first call."""
    assert ticket.called_at is not None, "asked of called tickets only"
    return (ticket.called_at - ticket.issued_at).total_seconds()


def _queue_length(hall: Hall, service: str, category: str, now: datetime) -> float | None:
    """Those ahead and oneself, at the standard, over the counters open now; nothing where one is free."""
    at_work = [hall.counters[key] for key in staffed(hall, service) if hall.counters[key].state is CounterState.OPEN]
    if not at_work:
        return None
    ahead = people_ahead(hall, service, category, now)
    if not ahead and any(status.ticket is None for status in at_work):
        return 0.0
    return (ahead + 1) * hall.plan.service_by_id[service].standard_seconds / len(at_work)


def _head_of_line(hall: Hall, service: str, category: str, now: datetime) -> float:
    line = hall.lines[service]
    side = line.regular if category == REGULAR else line.priority
    return (now - hall.tickets[side[0][3]].issued_at).total_seconds() if side else 0.0
