"""The day: moments in a heap, visitors and officers who ask, and the hall's own rules that answer."""

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count, pairwise

import numpy as np

from shared.queueing import commands as ask
from shared.queueing.calendar import business_day
from shared.queueing.capacity import staying
from shared.queueing.commands import Command
from shared.queueing.decide import decide
from shared.queueing.events import Event, TicketCalled
from shared.queueing.hall import Hall
from shared.queueing.plan import Counter, HallPlan
from shared.queueing.refusals import Refusal
from shared.queueing.tickets import CounterState, Ticket, TicketState
from shared.queueing.waiting import Forecast, forecast
from shared.simulation.arrivals import Arrival, arrivals
from shared.simulation.baselines import Said, Seen
from shared.simulation.scenario import Scenario, manned, spans

_FIRST_THING = timedelta(minutes=30)
_PRESS = timedelta(seconds=4)
_WALK_SECONDS = (8.0, 32.0)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said about a ticket when it was issued: our forecast, and that of the literature's estimators."""

    ticket: str
    forecast: Forecast | None
    others: Said


@dataclass
class Outcome:
    """A day that is over."""

    hall: Hall
    scenario: Scenario
    events: list[Event] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    refused: int = 0

    @property
    def tickets(self) -> list[Ticket]:
        """All tickets, in the order of issue."""
        return list(self.hall.tickets.values())

    @property
    def overtaken(self) -> list[int]:
        """How many each call passed by."""
        return [event.overtaken for event in self.events if isinstance(event, TicketCalled)]


def simulate(
    plan: HallPlan,
    scenario: Scenario,
    seed: int,
    on_arrival: Callable[[], None] = lambda: None,
    visitors_of: HallPlan | None = None,
) -> Outcome:
    """One day. The same plan, scenario and seed give the same day. Who waits still when it changes is never called.

    With `visitors_of`, the same visitors come as to that hall: so a change of the counters is seen alone.
    """
    rng = np.random.default_rng(seed)
    visitors = arrivals(visitors_of or plan, scenario, rng)
    return _Day(manned(plan), scenario, rng, on_arrival).play(visitors)


class _Day:
    def __init__(
        self, plan: HallPlan, scenario: Scenario, rng: np.random.Generator, on_arrival: Callable[[], None]
    ) -> None:
        self._plan, self._scenario, self._rng, self._on_arrival = plan, scenario, rng, on_arrival
        self._hall = Hall()
        self._outcome = Outcome(self._hall, scenario)
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._turn = count()
        self._now = datetime.combine(scenario.day, datetime.min.time(), plan.zone)
        self._seen = Seen()
        self._is_coming: dict[str, bool] = {}
        self._wants_break: dict[str, datetime] = {}
        self._closes: dict[str, datetime] = {}

    def play(self, visitors: list[Arrival]) -> Outcome:
        opening = min((arrival.at for arrival in visitors), default=self._now)
        for counter in self._plan.counters:
            self._plan_shift(counter)
        self._now = min([opening, *(at for at, _, _ in self._agenda)]) - _FIRST_THING
        self._do(ask.ApplyPlan(self._plan))
        self._do(ask.KeepTime())
        for number, arrival in enumerate(visitors):
            self._at(arrival.at, partial(self._arrive, f"t{number}", arrival))
        while self._agenda and business_day(self._plan, self._agenda[0][0]) <= self._scenario.day:
            self._now, _, step = heapq.heappop(self._agenda)
            step()
        return self._outcome

    def _plan_shift(self, counter: Counter) -> None:
        services = [self._plan.service_by_id[key] for key in counter.services]
        days = [spans(self._plan, service, self._scenario.day) for service in services]
        windows = [window for day in days for window in day]
        if not windows:
            return
        begin, end = min(opens for opens, _ in windows), max(closes for _, closes in windows)
        self._closes[counter.id] = end
        self._at(begin + abs(self._noise()) / 2, partial(self._sit_down, counter))
        self._at(end, partial(self._go_on, counter))
        for stops, resumes in self._breaks(counter, days):
            self._at(stops + self._noise(), partial(self._break_due, counter, resumes))

    def _breaks(self, counter: Counter, days: list[list[tuple[datetime, datetime]]]) -> list[tuple[datetime, datetime]]:
        """The hall's breaks that this counter has; where its services go on, half of those alike stay."""
        gaps = _gaps(spans(self._plan, None, self._scenario.day))
        alike = [other.id for other in self._plan.counters if set(other.services) == set(counter.services)]
        is_staying = alike.index(counter.id) < staying(len(alike))
        goes_on = any(len(day) and not _gaps(day) for day in days)
        return [] if goes_on and is_staying else gaps

    def _arrive(self, ticket: str, arrival: Arrival) -> None:
        self._on_arrival()
        said = forecast(self._hall, arrival.service, arrival.category, self._now)
        others = self._seen.say(self._hall, arrival.service, arrival.category, self._now)
        if not self._do(ask.TakeTicket(ticket, arrival.service, arrival.category, self._plan.languages[0])):
            return
        self._is_coming[ticket] = arrival.is_coming
        self._outcome.told.append(Told(ticket, said, others))
        self._somebody_waits(arrival.service)

    def _somebody_waits(self, service: str) -> None:
        """Let an officer who has time see it; where all have gone home already, one stays for a visit that goes on."""
        counters = [self._hall.counters[key] for key in self._plan.counters_of[service]]
        for status in counters:
            if status.state is CounterState.OPEN and status.ticket is None:
                self._at(self._now + _PRESS, partial(self._go_on, self._plan.counter_by_id[status.id]))
                return
        if all(status.state is CounterState.CLOSED and self._now >= self._closes[status.id] for status in counters):
            self._sit_down(self._plan.counter_by_id[counters[0].id])

    def _sit_down(self, counter: Counter) -> None:
        self._do(ask.OpenCounter(counter.id, _officer(counter)))
        self._go_on(counter)

    def _break_due(self, counter: Counter, until: datetime) -> None:
        self._wants_break[counter.id] = until
        self._go_on(counter)

    def _go_on(self, counter: Counter) -> None:
        """What an officer does who has time: a break that is due, the next visitor, or home."""
        status = self._hall.counters[counter.id]
        if status.state is not CounterState.OPEN or status.ticket is not None:
            return
        if counter.id in self._wants_break:
            self._leave(counter, self._wants_break.pop(counter.id))
        elif any(len(self._hall.lines[service]) for service in counter.services):
            self._call(counter, None)
        elif self._now >= self._closes[counter.id]:
            self._do(ask.CloseCounter(counter.id, _officer(counter)))

    def _leave(self, counter: Counter, until: datetime) -> None:
        self._do(ask.TakeBreak(counter.id, _officer(counter), "istirahat"))
        self._at(max(self._now + _PRESS, until + abs(self._noise())), partial(self._come_back, counter))

    def _come_back(self, counter: Counter) -> None:
        self._do(ask.ResumeCounter(counter.id, _officer(counter)))
        self._go_on(counter)

    def _call(self, counter: Counter, after: str | None) -> None:
        if not self._do(ask.CallNext(counter.id, _officer(counter), after, is_sure=True)):
            return
        ticket = self._hall.tickets[self._hall.counters[counter.id].ticket or ""]
        self._seen.called(ticket)
        if self._is_coming[ticket.id]:
            self._in(float(self._rng.uniform(*_WALK_SECONDS)), partial(self._serve, counter, ticket))
        else:
            self._in(self._plan.rules.recall_gap_seconds, partial(self._call_again, counter, ticket))

    def _call_again(self, counter: Counter, ticket: Ticket) -> None:
        if self._hall.tickets[ticket.id].calls < self._plan.rules.calls_before_no_show:
            self._do(ask.Recall(counter.id, _officer(counter)))
            self._in(self._plan.rules.recall_gap_seconds, partial(self._call_again, counter, ticket))
        else:
            self._do(ask.RecordNoShow(counter.id, _officer(counter)))
            self._go_on(counter)

    def _serve(self, counter: Counter, ticket: Ticket) -> None:
        self._do(ask.StartService(counter.id, _officer(counter)))
        mean = self._plan.service_by_id[ticket.service].standard_seconds * self._scenario.longer
        self._in(_lognormal(self._rng, mean, self._scenario.variation), partial(self._finish, counter, ticket))

    def _finish(self, counter: Counter, ticket: Ticket) -> None:
        self._do(ask.FinishService(counter.id, _officer(counter), is_sure=True))
        self._go_on(counter)
        if self._hall.tickets[ticket.id].state is TicketState.WAITING:
            self._somebody_waits(self._hall.tickets[ticket.id].service)

    def _do(self, command: Command) -> bool:
        """Ask the rules; whether they agreed."""
        decision = decide(self._hall, command, self._now)
        if isinstance(decision, Refusal):
            self._outcome.refused += 1
            return False
        for event in decision:
            self._hall.apply(event)
            self._outcome.events.append(event)
        return True

    def _in(self, seconds: float, step: Callable[[], None]) -> None:
        self._at(self._now + timedelta(seconds=seconds), step)

    def _at(self, moment: datetime, step: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (moment, next(self._turn), step))

    def _noise(self) -> timedelta:
        return timedelta(minutes=float(self._rng.normal(0, self._scenario.noise_minutes)))


def _officer(counter: Counter) -> str:
    return f"at-{counter.id}"


def _gaps(windows: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    return [(before[1], after[0]) for before, after in pairwise(windows)]


def _lognormal(rng: np.random.Generator, mean: float, variation: float) -> float:
    squared = math.log(1 + variation**2)
    return float(rng.lognormal(math.log(mean) - squared / 2, math.sqrt(squared)))
