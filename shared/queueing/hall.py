"""The state of a hall's day. It changes only through `Hall.apply`, and only by events."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from shared.queueing.changes import CHANGES
from shared.queueing.events import Event
from shared.queueing.line import Line
from shared.queueing.plan import NO_PLAN, HallPlan
from shared.queueing.stops import Given, Stop
from shared.queueing.tickets import CounterStatus, Ticket, Undoable

_RECENT = 30


@dataclass
class Hall:
    """One day of one hall, rebuilt at any time from the day's events. Read it freely; change it by `apply` alone."""

    plan: HallPlan = NO_PLAN
    day: date | None = None
    tickets: dict[str, Ticket] = field(default_factory=dict)
    counters: dict[str, CounterStatus] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    last_numbers: dict[str, int] = field(default_factory=dict)
    durations: dict[str, dict[tuple[str, int], int]] = field(default_factory=dict)
    """Seconds of each visit to a service that was finished today, the latest last; by ticket and its steps before."""
    calls: OrderedDict[str, None] = field(default_factory=OrderedDict)
    """Ids of the called tickets, in the order of their last call; each once."""
    aside: dict[str, None] = field(default_factory=dict)
    """Ids of the tickets on hold and of the no-shows, in the order in which they were set aside."""
    checked_in: dict[str, str] = field(default_factory=dict)
    """The ticket of each reservation that was checked in today, by its code."""
    suspended: dict[str, Stop] = field(default_factory=dict)
    """Why each suspended service gives out no numbers; one whose time has come stands there still."""
    paused: Stop | None = None
    """Why the whole hall gives out no numbers, where it does not."""
    allowed: dict[str, str] = field(default_factory=dict)
    """Who let a service give out numbers today that its counters may not serve before closing."""
    given: dict[str, Given] = field(default_factory=dict)
    """What each service has given out today to those without a reservation."""
    undoable: dict[str, Undoable] = field(default_factory=dict)
    """What a counter's last action found, by the ticket, while it may be undone."""

    def apply(self, event: Event) -> None:
        """Take up what has happened. Events come from `decide` or from the record; they are never refused."""
        CHANGES[type(event)](self, event)

    def recent_seconds(self, service: str) -> tuple[int, ...]:
        """What the last visits to a service took, the latest first (domain: n <= 30)."""
        return tuple(islice(reversed(self.durations.get(service, {}).values()), _RECENT))

    @classmethod
    def at_dawn(cls, plan: HallPlan, day: date) -> "Hall":
        """The hall as a day finds it: nobody waits, every counter is closed, no number is out."""
        hall = cls(day=day)
        hall.take_up(plan)
        return hall

    def take_up(self, plan: HallPlan) -> None:
        """Have a counter and a line for each that the plan has."""
        self.plan = plan
        self.counters = {counter: self.counters.get(counter, CounterStatus(counter)) for counter in plan.counter_by_id}
        self.lines = {service: self.lines.get(service, Line()) for service in plan.service_by_id}
