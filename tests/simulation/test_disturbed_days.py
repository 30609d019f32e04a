"""Days that do not go as planned: an outage upstream, no-shows who come after all, another order."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from shared.queueing.events import TicketCalled, TicketReinstated
from shared.queueing.plan import Counter, HallPlan, PolicyKind, Service, Text
from shared.queueing.tickets import TicketState
from shared.simulation.changes import counter_changes, policy_changes
from shared.simulation.day import simulate
from shared.simulation.figures import overview, waits
from shared.simulation.outage import Outage
from tests.simulation.halls import MONDAY, hall_day, hall_day_plan

OUTAGE = Outage("ktp", time(10), 45)


def two_services() -> HallPlan:
    """Counter 1 serves both, the others the first alone."""
    plan = hall_day_plan()
    kk = Service("kk", "dukcapil", Text("KK"), "K", standard_seconds=360)
    both = Counter("1", "1", ("ktp", "kk"))
    return replace(plan, services=(*plan.services, kk), counters=(both, *plan.counters[1:]))


def during_the_outage(plan: HallPlan, moment: datetime) -> bool:
    begin = datetime.combine(MONDAY, OUTAGE.begins, plan.zone)
    return begin < moment < begin + OUTAGE.length


def test_during_an_outage_nobody_gets_a_number_or_is_called_and_afterwards_all_are_served() -> None:
    plan = hall_day_plan()
    day = simulate(plan, replace(hall_day(), outages=(OUTAGE,)), seed=4)
    assert day.turned_away > 5
    assert not [ticket for ticket in day.tickets if during_the_outage(plan, ticket.issued_at)]
    assert not [stay for stay in day.stays if stay.called_at and during_the_outage(plan, stay.called_at)]
    assert {ticket.state for ticket in day.tickets} == {TicketState.FINISHED}


def test_a_counter_goes_on_with_its_other_service_and_the_record_says_why() -> None:
    plan = two_services()
    day = simulate(plan, replace(hall_day(), outages=(OUTAGE,)), seed=4)
    called = [event for event in day.events if isinstance(event, TicketCalled) and during_the_outage(plan, event.at)]
    assert {day.hall.tickets[event.ticket].service for event in called} == {"kk"}
    assert "system_error" in {event.reason for event in called}


def test_some_of_the_no_shows_come_after_all() -> None:
    day = simulate(hall_day_plan(), replace(hall_day(no_show=0.2), returns=0.5), seed=4)
    returned = [event.ticket for event in day.events if isinstance(event, TicketReinstated)]
    assert len(returned) > 5
    assert {day.hall.tickets[ticket].state for ticket in returned} == {TicketState.FINISHED}
    assert sum(row.tickets for row in waits(day.hall.plan, [day])) == len(day.tickets), "each counts once"


def test_the_orders_are_compared_on_the_same_visitors() -> None:
    plan, scenario = hall_day_plan(), hall_day(priority=0.3)
    days = {
        change.what: simulate(change.plan, scenario, 4, visitors_of=plan, is_scored=False)
        for change in policy_changes(plan, PolicyKind)
    }
    seen = {what: overview(plan, [day]) for what, day in days.items()}
    assert len({each.tickets for each in seen.values()}) == 1
    assert not any(day.told for day in days.values())
    assert seen["first_come"].most_overtaken == 0
    assert seen["strict"].priority_mean < seen["head_start"].priority_mean < seen["first_come"].priority_mean


def test_every_kind_of_counter_is_tried_with_one_more_and_where_it_can_be_one_less() -> None:
    plan = two_services()
    found = [change.what for change in counter_changes(plan, [], is_each=True)]
    assert found == ["one more like 1", "one more like 2", "without 2"], "nobody else serves the second service"


@pytest.mark.parametrize("text", ["", "ktp", "ktp@10:00", "@10:00+45", "ktp@10:00+0", "ktp@25:00+45"])
def test_what_is_no_outage_says_how_one_is_written(text: str) -> None:
    with pytest.raises(ValueError, match=r"such as ktp@10:00\+45"):
        Outage.parse(text)


def test_an_outage_is_read() -> None:
    assert Outage.parse("ktp@10:00+45") == OUTAGE
