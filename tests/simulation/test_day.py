"""A simulated day is lawful: it is played by the hall's own rules, and nothing is lost or invented."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from shared.hub.hall_file import read_hall_file
from shared.queueing.events import TicketCalled
from shared.queueing.tickets import Happening, Ticket, TicketState
from shared.simulation.baselines import waited
from shared.simulation.changes import with_counter_less, with_counter_more
from shared.simulation.day import simulate
from shared.simulation.figures import overview, waits
from shared.simulation.outcome import Outcome
from shared.simulation.scenario import Scenario
from shared.simulation.stays import Stay
from tests.simulation.halls import COUNTERS, MONDAY, hall_day, hall_day_plan

TIER_M = Path(__file__).parents[2] / "assets/halls/tier-m.toml"


@pytest.fixture(scope="module", params=["hall day", "tier M"])
def day(request: pytest.FixtureRequest) -> Outcome:
    if request.param == "tier M":
        return simulate(read_hall_file(TIER_M).plan, Scenario(MONDAY, 600), seed=3)
    return simulate(hall_day_plan(), hall_day(no_show=0.1, priority=0.3), seed=3)


def test_numbers_are_unique_and_everybody_is_called_once(day: Outcome) -> None:
    labels = [ticket.label for ticket in day.tickets]
    called = [event.ticket for event in day.events if isinstance(event, TicketCalled)]
    assert len(labels) == len(set(labels))
    assert Counter(called) == {ticket.id: 1 + _stages_behind(ticket) for ticket in day.tickets}


def _stages_behind(ticket: Ticket) -> int:
    return sum(step.what is Happening.STAGE_FINISHED for step in ticket.steps)


def test_at_the_end_all_were_served_or_did_not_come(day: Outcome) -> None:
    states = {ticket.state for ticket in day.tickets}
    assert states == {TicketState.FINISHED, TicketState.NO_SHOW}
    assert day.refused == 0 or day.hall.plan.rules.has_capacity_check
    assert len(day.told) == len(day.tickets)


def test_a_counter_serves_one_at_a_time(day: Outcome) -> None:
    stays = sorted((t.counter or "", t.called_at, t.ended_at) for t in day.tickets if t.called_at and t.ended_at)
    assert all(before[2] <= after[1] for before, after in pairwise(stays) if before[0] == after[0])


def test_who_does_not_come_is_called_as_often_as_the_rule_asks(day: Outcome) -> None:
    absent = [ticket for ticket in day.tickets if ticket.state is TicketState.NO_SHOW]
    assert absent
    assert {ticket.calls for ticket in absent} == {day.hall.plan.rules.calls_before_no_show}


def test_the_same_seed_gives_the_same_day() -> None:
    plan, scenario = hall_day_plan(), hall_day(no_show=0.1)
    assert simulate(plan, scenario, seed=5).events == simulate(plan, scenario, seed=5).events
    assert simulate(plan, scenario, seed=5).events != simulate(plan, scenario, seed=6).events


def test_the_opening_burst() -> None:
    """The kiosk opens before the counters do: a line stands at eight, and its first is called within minutes."""
    day = simulate(hall_day_plan(), hall_day(), seed=1)
    opening = day.scenario.day
    early = [ticket for ticket in day.tickets if ticket.issued_at.astimezone(day.hall.plan.zone).hour < 8]
    assert opening == MONDAY
    assert len(early) > COUNTERS, "more than the counters can take at once"
    assert waited(early[-1]) > waited(day.tickets[-1])
    assert min(ticket.called_at for ticket in early if ticket.called_at) - early[0].issued_at < timedelta(minutes=30)


def test_one_counter_more_shortens_the_waits_of_the_same_visitors() -> None:
    plan, scenario = hall_day_plan(), hall_day()
    more = with_counter_more(plan, plan.counters[0])
    less = with_counter_less(plan, plan.counters[0])
    assert less is not None
    halls = [simulate(hall, scenario, seed=2, visitors_of=plan) for hall in (more, plan, less)]
    means = [overview(plan, [day]).mean for day in halls]
    lasted = [{(stay.ticket, stay.stage): _lasted(stay) for stay in day.stays} for day in halls]
    assert lasted[0] == lasted[1] == lasted[2], "each visit is as long as it was"
    assert means == sorted(means)
    assert len({len(day.tickets) for day in halls}) == 1


def _lasted(stay: Stay) -> float:
    assert stay.started_at is not None
    assert stay.ended_at is not None
    return round((stay.ended_at - stay.started_at).total_seconds(), 3)


def test_a_counter_that_alone_serves_something_is_not_taken_away() -> None:
    plan = hall_day_plan(counters=1)
    assert with_counter_less(plan, plan.counters[0]) is None


def test_figures_add_up(day: Outcome) -> None:
    rows = waits(day.hall.plan, [day])
    assert sum(row.tickets for row in rows) == len(day.tickets) + sum(map(_stages_behind, day.tickets))
    assert all(0 <= row.p50 <= row.p90 for row in rows)
    seen = overview(day.hall.plan, [day])
    assert 0 < seen.utilisation <= 1
    assert seen.most_overtaken == max(day.overtaken)


def test_a_hall_with_far_too_many_visitors_ends_with_its_day() -> None:
    day = simulate(hall_day_plan(), hall_day(tickets=2000, no_show=0.1), seed=1)
    states = [ticket.state for ticket in day.tickets]
    assert states.count(TicketState.WAITING) > 500
    assert day.refused == 0
