"""Who is still to come and is called before a ticket taken now."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.queueing.arriving import Arrivals, priority_share, together
from shared.queueing.capacity import Inflow, Stretch, seconds_for
from shared.queueing.plan import HallPlan, Policy, PolicyKind, Rules
from shared.queueing.waiting import forecast
from tests.support.halls import MORNING, small_plan
from tests.support.story import Story, sit, take


def test_before_any_ticket_the_usual_share_has_priority() -> None:
    assert priority_share(Story.begin().hall) == pytest.approx(0.2)


def test_the_share_is_that_of_todays_tickets() -> None:
    story = Story.begin().given(*(take(str(each), category="elderly") for each in range(100)))
    assert priority_share(story.hall) > 0.95


def test_nobody_overtakes_a_priority_ticket_or_under_first_come() -> None:
    busy = _busy(PolicyKind.HEAD_START)
    assert _overtaking(busy, "elderly") == []
    assert _overtaking(_busy(PolicyKind.FIRST_COME), "regular") == []


def test_overtaking_ends_with_the_head_start() -> None:
    assert _overtaking(_busy(PolicyKind.HEAD_START), "regular")[-1].until == 1800
    assert _overtaking(_busy(PolicyKind.STRICT), "regular")[-1].until > 3600


def test_of_accumulating_and_ratio_only_a_part_overtakes() -> None:
    strict, accumulating, ratio = (
        _overtaking(_busy(kind), "regular")[0].rate
        for kind in (PolicyKind.STRICT, PolicyKind.ACCUMULATING, PolicyKind.RATIO)
    )
    assert accumulating == pytest.approx(strict / 2), "with weight 2 who comes in the second half does not"
    assert ratio == pytest.approx(strict / 3), "one priority call to two regular ones"


def test_who_comes_from_the_stage_before_keeps_the_place_and_is_waited_for() -> None:
    plan = _with_route(small_plan())
    story = Story.begin(plan).given(sit(), sit("2", "budi"), *(take(str(each)) for each in range(10)))
    assert Arrivals(story.hall, story.now).moving_on("paspor", lambda _: 600.0) == [Inflow(3000, 2 / 600)], (
        "ten, from two counters"
    )
    said = forecast(story.hall, "paspor", "regular", story.now)
    apart = Story.begin().given(sit(), sit("2", "budi"), *(take(str(each)) for each in range(10)))
    alone = forecast(apart.hall, "paspor", "regular", apart.now)
    assert said is not None
    assert alone is not None
    assert said.median > alone.median


def test_inflows_add_up_until_each_ends() -> None:
    both = together([([Inflow(60, 1.0)], 2.0), ([Inflow(30, 1.0), Inflow(90, 3.0)], 1.0)])
    assert both == [Inflow(30, 3.0), Inflow(60, 5.0), Inflow(90, 3.0)]


def test_work_is_done_while_more_comes() -> None:
    two = [Stretch(float("inf"), 2.0)]
    assert seconds_for(100, two) == 50
    assert seconds_for(100, two, [Inflow(20, 1.0)]) == 60, "80 are left after 20 seconds"
    assert seconds_for(100, two, [Inflow(20, 5.0)]) == 100, "it grows first"


def _busy(kind: PolicyKind) -> Story:
    story = Story.begin(replace(small_plan(), rules=Rules(policy=Policy(kind)))).given(sit())
    return story.given(*(take(str(each)) for each in range(30))).later(minutes=10)


def _overtaking(story: Story, category: str) -> list[Inflow]:
    service = story.hall.plan.service_by_id["ktp"]
    return Arrivals(story.hall, MORNING + timedelta(minutes=10)).overtaking(service, category)


def _with_route(plan: HallPlan) -> HallPlan:
    services = tuple(replace(each, route=("paspor",)) if each.id == "ktp" else each for each in plan.services)
    return replace(plan, services=services)
