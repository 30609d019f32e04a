"""The day: moments in a heap, visitors and officers who ask, and the hall's own rules that answer."""

import heapq
import math
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from itertools import count
from zlib import crc32

import numpy as np

from shared.queueing import commands as ask
from shared.queueing.calendar import business_day
from shared.queueing.commands import Command
from shared.queueing.decide import decide
from shared.queueing.hall import Hall
from shared.queueing.line import place_of
from shared.queueing.order import choose, in_order
from shared.queueing.plan import Counter, HallPlan
from shared.queueing.refusals import Refusal
from shared.queueing.tickets import CounterState, Ticket, TicketState
from shared.queueing.waiting import forecast
from shared.simulation.arrivals import Arrival, arrivals
from shared.simulation.baselines import Seen
from shared.simulation.outage import Outage
from shared.simulation.outcome import Outcome, Told
from shared.simulation.scenario import MANAGER, Scenario, manned
from shared.simulation.shifts import shift_of

_FIRST_THING = timedelta(minutes=30)
_PRESS = timedelta(seconds=4)
_WALK_SECONDS = (8.0, 32.0)
_LATE_SECONDS = 600.0


def simulate(
    plan: HallPlan,
    scenario: Scenario,
    seed: int,
    on_arrival: Callable[[], None] = lambda: None,
    visitors_of: HallPlan | None = None,
    *,
    is_scored: bool = True,
) -> Outcome:
    """One day. The same plan, scenario and seed give the same day. Who waits still when it changes is never called.

    With `visitors_of`, the same visitors come as to that hall: so a change of the counters is seen alone. What would
    have been told to them is only noted where the day `is_scored`.
    """
    visitors = arrivals(visitors_of or plan, scenario, np.random.default_rng(seed))
    return _Day(manned(plan), scenario, seed, on_arrival, is_scored=is_scored).play(visitors)


class _Day:
    def __init__(
        self,
        plan: HallPlan,
        scenario: Scenario,
        seed: int,
        on_arrival: Callable[[], None],
        *,
        is_scored: bool,
    ) -> None:
        self._plan, self._scenario, self._seed, self._on_arrival = plan, scenario, seed, on_arrival
        self._is_scored = is_scored
        self._hall = Hall()
        self._outcome = Outcome(self._hall, scenario)
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._turn = count()
        self._now = datetime.combine(scenario.day, datetime.min.time(), plan.zone)
        self._seen = Seen()
        self._is_coming: dict[str, bool] = {}
        self._wants_break: dict[str, datetime] = {}
        self._closes: dict[str, datetime] = {}
        self._down: set[str] = set()

    def play(self, visitors: list[Arrival]) -> Outcome:
        opening = min((arrival.at for arrival in visitors), default=self._now)
        for counter in self._plan.counters:
            self._plan_shift(counter)
        self._now = min([opening, *(at for at, _, _ in self._agenda)]) - _FIRST_THING
        self._do(ask.ApplyPlan(self._plan))
        self._do(ask.KeepTime())
        for number, arrival in enumerate(visitors):
            self._at(arrival.at, partial(self._arrive, f"t{number}", arrival))
        for outage in self._scenario.outages:
            self._at(self._clock(outage.begins), partial(self._goes_down, outage))
        while self._agenda and business_day(self._plan, self._agenda[0][0]) <= self._scenario.day:
            self._now, _, step = heapq.heappop(self._agenda)
            step()
        return self._outcome

    def _plan_shift(self, counter: Counter) -> None:
        shift = shift_of(self._plan, counter, self._scenario.day)
        if shift is None:
            return
        self._closes[counter.id] = shift.ends
        self._at(shift.begins + abs(self._noise(counter.id, "opens")) / 2, partial(self._sit_down, counter))
        self._at(shift.ends, partial(self._go_on, counter))
        for stops, resumes in shift.breaks:
            self._at(stops + self._noise(counter.id, "breaks", str(stops)), partial(self._break_due, counter, resumes))

    def _arrive(self, ticket: str, arrival: Arrival) -> None:
        self._on_arrival()
        told = self._told(ticket, arrival) if self._is_scored else None
        language = self._plan.languages[0]
        if not self._do(ask.TakeTicket(ticket, arrival.service, arrival.category, language, is_told=False)):
            self._outcome.turned_away += 1
            return
        self._is_coming[ticket] = arrival.is_coming
        if told is not None:
            self._outcome.told.append(told)
        self._somebody_waits(arrival.service)

    def _told(self, ticket: str, arrival: Arrival) -> Told:
        asked = (self._hall, arrival.service, arrival.category, self._now)
        return Told(ticket, forecast(*asked), self._seen.say(*asked))

    def _somebody_waits(self, service: str) -> None:
        """Let an officer see it who has time and may call somebody; where all have gone home, one stays for a visit."""
        counters = [self._hall.counters[key] for key in self._plan.counters_of[service]]
        for status in counters:
            counter = self._plan.counter_by_id[status.id]
            is_free = status.state is CounterState.OPEN and status.ticket is None
            if is_free and choose(self._hall, counter, _officer(counter), self._now) is not None:
                self._at(self._now + _PRESS, partial(self._go_on, counter))
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
        elif any(len(self._hall.lines[service]) for service in counter.services if service not in self._down):
            self._call(counter)
        elif self._now >= self._closes[counter.id] and not any(len(self._hall.lines[key]) for key in counter.services):
            self._do(ask.CloseCounter(counter.id, _officer(counter)))

    def _leave(self, counter: Counter, until: datetime) -> None:
        self._do(ask.TakeBreak(counter.id, _officer(counter), "istirahat"))
        self._at(
            max(self._now + _PRESS, until + abs(self._noise(counter.id, "returns", str(until)))),
            partial(self._come_back, counter),
        )

    def _come_back(self, counter: Counter) -> None:
        self._do(ask.ResumeCounter(counter.id, _officer(counter)))
        self._go_on(counter)

    def _call(self, counter: Counter) -> None:
        command = self._around_outage(counter) if self._down.intersection(counter.services) else None
        if not self._do(command or ask.CallNext(counter.id, _officer(counter), is_sure=True)):
            return
        ticket = self._hall.tickets[self._hall.counters[counter.id].ticket or ""]
        self._seen.called(ticket)
        if self._is_coming[ticket.id]:
            self._in(
                float(self._chance(ticket.id, "walks").uniform(*_WALK_SECONDS)), partial(self._serve, counter, ticket)
            )
        else:
            self._in(self._plan.rules.recall_gap_seconds, partial(self._call_again, counter, ticket))

    def _call_again(self, counter: Counter, ticket: Ticket) -> None:
        if self._hall.tickets[ticket.id].calls < self._plan.rules.calls_before_no_show:
            self._do(ask.Recall(counter.id, _officer(counter)))
            self._in(self._plan.rules.recall_gap_seconds, partial(self._call_again, counter, ticket))
        else:
            self._do(ask.RecordNoShow(counter.id, _officer(counter)))
            chance = self._chance(ticket.id, "returns")
            if not ticket.is_reinstated and chance.random() < self._scenario.returns:
                self._in(float(chance.exponential(_LATE_SECONDS)), partial(self._return, ticket.id, _officer(counter)))
            self._go_on(counter)

    def _return(self, ticket: str, officer: str) -> None:
        """One who did not come when called is there after all."""
        if self._do(ask.Reinstate(ticket, officer)):
            self._is_coming[ticket] = True
            self._somebody_waits(self._hall.tickets[ticket].service)

    def _goes_down(self, outage: Outage) -> None:
        """The service gives out no numbers until it is back; who has one waits, for nobody can serve it."""
        until = self._now + outage.length
        if self._do(ask.SuspendService(outage.service, MANAGER, "gangguan sistem pusat", until)):
            self._down.add(outage.service)
            self._at(until, partial(self._is_back, outage.service))

    def _is_back(self, service: str) -> None:
        self._down.discard(service)
        for counter in self._plan.counters_of[service]:
            self._go_on(self._plan.counter_by_id[counter])

    def _around_outage(self, counter: Counter) -> ask.CallTicket | None:
        """Where the next ticket is for a service that is down, the first of another: a manager allows it."""
        officer = _officer(counter)
        choice = choose(self._hall, counter, officer, self._now)
        if choice is None or choice.ticket.service not in self._down:
            return None
        up = (service for service in counter.services if service not in self._down)
        firsts = [first for service in up if (first := next(in_order(self._hall, service, self._now), None))]
        ticket = min(firsts, key=place_of)
        return ask.CallTicket(counter.id, officer, ticket.id, ask.OutOfOrder.SYSTEM_ERROR, MANAGER)

    def _serve(self, counter: Counter, ticket: Ticket) -> None:
        self._do(ask.StartService(counter.id, _officer(counter)))
        mean = self._plan.service_by_id[ticket.service].standard_seconds * self._scenario.longer
        chance = self._chance(ticket.id, str(len(ticket.steps)))
        self._in(_lognormal(chance, mean, self._scenario.variation), partial(self._finish, counter, ticket))

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

    def _clock(self, moment: time) -> datetime:
        return datetime.combine(self._scenario.day, moment, self._plan.zone)

    def _noise(self, *of: str) -> timedelta:
        return timedelta(minutes=float(self._chance(*of).normal(0, self._scenario.noise_minutes)))

    def _chance(self, *of: str) -> np.random.Generator:
        """Chance of its own for each visit and each counter: in a hall that is changed, they stay as they were."""
        return np.random.default_rng([self._seed, crc32("/".join(of).encode())])


def _officer(counter: Counter) -> str:
    return f"at-{counter.id}"


def _lognormal(chance: np.random.Generator, mean: float, variation: float) -> float:
    squared = math.log(1 + variation**2)
    return float(chance.lognormal(math.log(mean) - squared / 2, math.sqrt(squared)))
