"""How long it may take, and how many are ahead."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.queueing import commands as ask
from shared.queueing.events import TicketIssued
from shared.queueing.pace import mean_seconds, remaining
from shared.queueing.plan import HallPlan, PriorityGroup, Text
from shared.queueing.waiting import Outlook, Wait, estimate, forecast, people_ahead
from shared.simulation.scenario import manned
from tests.simulation.halls import hall_day_plan
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan
from tests.support.story import Story, call, sit, take


def test_people_ahead_counts_the_real_order() -> None:
    story = Story.begin().given(take("a")).later(minutes=20).given(take("b")).later(minutes=15)
    assert people_ahead(story.hall, "ktp", "regular", story.now) == 2
    assert people_ahead(story.hall, "ktp", "elderly", story.now) == 1


def test_the_wait_is_unknown_while_nobody_sits_at_a_counter() -> None:
    story = Story.begin().given(take("a"))
    assert estimate(story.hall, "ktp", "regular", story.now) is None


def test_nobody_waits_at_a_free_counter() -> None:
    story = Story.begin().given(sit())
    assert estimate(story.hall, "ktp", "regular", story.now) == Wait(0, 5)


def test_the_wait_grows_with_the_line_and_shrinks_with_counters() -> None:
    story = Story.begin().given(sit(), *(take(str(number)) for number in range(6)))
    assert estimate(story.hall, "ktp", "regular", story.now) == Wait(50, 65)
    story.given(sit("2", "budi"))
    assert estimate(story.hall, "ktp", "regular", story.now) == Wait(20, 30)


def test_a_wait_over_two_hours_is_not_counted_further() -> None:
    story = Story.begin().given(sit(), *(take(str(number)) for number in range(60)))
    assert estimate(story.hall, "ktp", "regular", story.now) == Wait(125, 125)


def test_the_work_of_a_shared_counter_counts() -> None:
    story = Story.begin().given(sit("2", "budi"), take("p", "paspor"), take("q", "paspor"))
    said = forecast(story.hall, "ktp", "regular", story.now)
    assert said is not None
    assert 2 * 600 < said.median < 2 * 740
    story.given(sit("3", "citra"))
    shared = forecast(story.hall, "ktp", "regular", story.now)
    assert shared is not None
    assert shared.median * 2 == pytest.approx(said.median, rel=0.05), "the other counter takes half of the passports"


def test_priority_that_arrives_makes_a_regular_wait_longer() -> None:
    story = Story.begin().given(sit(), *(take(str(number)) for number in range(6)))
    quiet = forecast(story.hall, "ktp", "regular", story.now)
    story = Story.begin().given(sit(), *(take(str(number), category="elderly") for number in range(6)))
    busy = forecast(story.hall, "ktp", "regular", story.now)
    assert quiet is not None
    assert busy is not None
    assert busy.median > quiet.median * 1.2


def test_a_wait_goes_over_the_break() -> None:
    story = Story.begin(small_plan(hours=OFFICE_HOURS)).later(minutes=225).given(sit(), take("a"), take("b"))
    before = forecast(story.hall, "ktp", "regular", story.now)
    assert before is not None
    assert before.median > 60 * 60, "15 minutes until noon, more than that to do, an hour of break"


def test_half_of_the_counters_stay_where_the_service_goes_on() -> None:
    story = Story.begin(_five_officers(), MORNING + timedelta(hours=4) - timedelta(seconds=1))
    story.given(*(sit(str(number), f"at-{number}") for number in range(1, 6)), *(take(str(each)) for each in range(20)))
    said = forecast(story.hall, "ktp", "regular", story.now)
    assert said is not None
    assert 16 * 300 / 2 < said.median < 16 * 360 / 2, "four of the twenty are in hand when it is its turn"


def test_at_the_opening_the_wait_is_unknown_until_half_of_the_counters_are_open() -> None:
    story = Story.begin(_five_officers()).given(take("a"), sit("1", "at-1"), sit("2", "at-2"))
    assert estimate(story.hall, "ktp", "regular", story.now) is None
    story.given(sit("3", "at-3"))
    assert estimate(story.hall, "ktp", "regular", story.now) is not None


def test_a_longer_visit_has_more_left() -> None:
    assert remaining(600, 0) == 600
    assert remaining(600, 1200) > remaining(600, 300)
    assert remaining(600, 1e9) == 1800


def test_one_visit_without_end_does_not_spoil_the_mean() -> None:
    story = Story.begin().given(sit(), take("a"), call(), ask.StartService("1", "andi"))
    story.later(minutes=500).given(ask.FinishService("1", "andi"))
    assert mean_seconds(story.hall, story.hall.plan.service_by_id["ktp"], story.now) < 480 * 1.15


def test_what_is_told_with_a_number_is_recorded_with_it() -> None:
    story = Story.begin().given(sit(), *(take(str(number)) for number in range(6)))
    said = estimate(story.hall, "ktp", "regular", story.now)
    issued = story.when(take("late")).events[-1]
    assert said is not None
    assert isinstance(issued, TicketIssued)
    assert (issued.ahead, issued.told_low, issued.told_high) == (6, said.low, said.high)


def test_where_nobody_could_say_nothing_was_told() -> None:
    issued = Story.begin().when(take("a")).events[-1]
    assert isinstance(issued, TicketIssued)
    assert (issued.ahead, issued.told_low, issued.told_high) == (0, None, None)


def test_where_no_wait_is_told_none_is_recorded() -> None:
    story = Story.begin().given(sit(), ask.TakeTicket("a", "ktp", "regular", "id", is_told=False))
    issued = story.events[-1]
    assert isinstance(issued, TicketIssued)
    assert (issued.told_low, issued.told_high) == (None, None)


def test_other_services_of_a_counter_weigh_no_more_than_their_own_counters_leave_to_it() -> None:
    story = Story.begin().given(sit("2", "budi"), sit("3", "citra"), *(take(str(each), "paspor") for each in range(10)))
    said = forecast(story.hall, "ktp", "regular", story.now)
    story = Story.begin().given(sit("2", "budi"), *(take(str(each), "paspor") for each in range(10)))
    alone = forecast(story.hall, "ktp", "regular", story.now)
    assert said is not None
    assert alone is not None
    assert said.median < 0.6 * alone.median


def test_who_needs_an_accessible_counter_waits_for_one() -> None:
    plan = small_plan()
    chair = PriorityGroup("wheelchair", Text("Kursi roda"), needs_accessible=True)
    counters = tuple(replace(each, is_accessible=each.id == "2") for each in plan.counters)
    plan = replace(plan, counters=counters, priority_groups=(*plan.priority_groups, chair))
    story = Story.begin(plan).given(sit("1", "andi"), sit("2", "budi"), take("p", "paspor"), call("2", "budi"))
    elderly, wheelchair = (forecast(story.hall, "ktp", category, story.now) for category in ("elderly", "wheelchair"))
    assert elderly is not None
    assert wheelchair is not None
    assert elderly.median == 0 < wheelchair.median, "one counter is free, but it is not the accessible one"


def test_an_officer_without_the_skill_is_no_counter_of_the_service() -> None:
    plan = small_plan()
    officers = tuple(replace(each, services=("paspor",)) if each.id == "budi" else each for each in plan.officers)
    story = Story.begin(replace(plan, officers=officers)).given(sit("2", "budi"))
    assert estimate(story.hall, "ktp", "regular", story.now) is None
    assert estimate(story.hall, "paspor", "regular", story.now) is not None


def test_what_is_left_of_a_wait_shrinks_as_those_ahead_are_called() -> None:
    story = Story.begin().given(sit())
    for number in range(9):
        story.given(take(str(number))).later(seconds=1)
    last = story.hall.tickets["8"]
    told = estimate(story.hall, "ktp", "regular", story.now)
    at_first = Outlook(story.hall, story.now).wait_of(last)
    for _ in range(4):
        story.given(call(), ask.StartService("1", "andi")).later(minutes=8).given(ask.FinishService("1", "andi"))
    then = Outlook(story.hall, story.now).wait_of(last)
    assert told is not None
    assert at_first is not None
    assert then is not None
    assert at_first.low <= told.low, "it does not wait for itself"
    assert then.low <= at_first.low - 25


def test_an_outlook_for_all_services_says_what_each_would_alone() -> None:
    story = Story.begin().given(sit(), sit("2", "budi"), take("a"), take("b", "kk"), take("c", "paspor"))
    outlook = Outlook(story.hall, story.now)
    for service in story.hall.plan.service_by_id:
        assert outlook.wait(service, "regular") == estimate(story.hall, service, "regular", story.now)


def _five_officers() -> HallPlan:
    return manned(hall_day_plan())
