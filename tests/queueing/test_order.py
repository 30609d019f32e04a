"""Who is next, and why."""

from dataclasses import replace

from shared.queueing import commands as ask
from shared.queueing.order import Why, served
from shared.queueing.plan import CounterChoice, HallPlan, Officer, Policy, PolicyKind, PriorityGroup, Text
from shared.queueing.refusals import Code
from tests.support.halls import AT_ONCE, small_plan
from tests.support.story import Story, call, sit, take


def test_first_come_first_served() -> None:
    story = Story.begin().given(sit(), take("a")).later(minutes=1).given(take("b"))
    story.when(call()).then_called("A-001", Why.FIRST_ISSUED, overtaken=0)


def test_a_head_start_of_thirty_minutes() -> None:
    story = Story.begin().given(sit(), take("a")).later(minutes=10).given(take("b")).later(minutes=19)
    story.given(take("old", category="elderly"))
    story.when(call()).then_called("A-003", Why.HEAD_START, overtaken=2)


def test_the_head_start_ends() -> None:
    story = Story.begin().given(sit(), take("a")).later(minutes=10).given(take("b")).later(minutes=21)
    story.given(take("old", category="elderly"))
    story.when(call()).then_called("A-001", Why.FIRST_ISSUED, overtaken=0)
    story.given(ask.StartService("1", "andi"))
    story.when(call(after="a")).then_called("A-003", Why.HEAD_START, overtaken=1)


def test_a_priority_ticket_that_overtakes_nobody_is_simply_first() -> None:
    story = Story.begin().given(sit(), take("old", category="elderly")).later(minutes=1).given(take("a"))
    story.when(call()).then_called("A-001", Why.FIRST_ISSUED, overtaken=0)


def test_a_counter_takes_the_earliest_of_all_its_services() -> None:
    story = Story.begin().given(sit("2", "budi"), take("p", "paspor")).later(seconds=1).given(take("k", "ktp"))
    story.when(call("2", "budi")).then_called("K-001")


def test_a_counter_takes_no_other_service() -> None:
    story = Story.begin().given(sit("3", "citra"), take("k", "ktp")).later(minutes=1).given(take("p", "paspor"))
    story.when(call("3", "citra")).then_called("K-001", overtaken=0)


def hall_with(policy: Policy | None = None, choice: CounterChoice = CounterChoice.EARLIEST_RANK) -> HallPlan:
    """The small hall under one policy and choice, with a group that needs an accessible counter; 2 is one."""
    plan = small_plan(replace(AT_ONCE, is_start_required=False, policy=policy, counter_choice=choice))
    wheelchair = PriorityGroup("wheelchair", Text("Kursi roda"), needs_accessible=True)
    counters = tuple(replace(counter, is_accessible=counter.id == "2") for counter in plan.counters)
    return replace(plan, counters=counters, priority_groups=(*plan.priority_groups, wheelchair))


def test_strict_priority_goes_before_all() -> None:
    story = Story.begin(hall_with(Policy(PolicyKind.STRICT))).given(sit(), take("a")).later(minutes=90)
    story.given(take("b", "kk"), take("old", "kk", "elderly"))
    story.when(call()).then_called("A-003", Why.STRICT, overtaken=2)


def test_a_ratio_of_one_to_two() -> None:
    story = Story.begin(hall_with(Policy(PolicyKind.RATIO, ratio=(1, 2)))).given(sit())
    story.given(*(take(f"r{number}") for number in range(4)))
    story.given(*(take(f"p{number}", category="elderly") for number in range(3)))
    expected = ("A-005", "A-001", "A-002", "A-006", "A-003", "A-004", "A-007")
    whys = [Why.RATIO, Why.FIRST_ISSUED, Why.FIRST_ISSUED, Why.RATIO, *[Why.FIRST_ISSUED] * 3]
    in_hand = None
    for label, why in zip(expected, whys, strict=True):
        story.when(call(after=in_hand)).then_called(label, why)
        in_hand = story.hall.counters["1"].ticket


def test_a_ratio_saves_up_no_turns() -> None:
    story = Story.begin(hall_with(Policy(PolicyKind.RATIO, ratio=(1, 2)))).given(sit())
    story.given(*(take(f"r{number}") for number in range(5)), call(), call(after="r0"), call(after="r1"))
    story.given(take("p", category="elderly")).when(call(after="r2")).then_called("A-006", Why.RATIO, overtaken=2)


def test_waiting_counts_twice_with_priority() -> None:
    story = Story.begin(hall_with(Policy(PolicyKind.ACCUMULATING))).given(sit(), take("a")).later(minutes=20)
    story.given(take("old", category="elderly")).later(minutes=19)
    story.then_waiting("ktp", "A-001", "A-002").later(minutes=2).then_waiting("ktp", "A-002", "A-001")
    story.when(call()).then_called("A-002", Why.ACCUMULATING, overtaken=1)


def test_the_first_listed_service_comes_first() -> None:
    story = Story.begin(hall_with(choice=CounterChoice.LISTED_ORDER)).given(sit(), take("a", "kk"))
    story.later(minutes=60).given(take("b")).when(call()).then_called("A-002", Why.LISTED_ORDER, overtaken=1)


def test_the_service_furthest_behind_its_standard_comes_first() -> None:
    story = Story.begin(hall_with(choice=CounterChoice.GREATEST_SHARE)).given(sit("2", "budi"), take("p", "paspor"))
    story.later(minutes=5).given(take("a")).later(minutes=9)
    story.when(call("2", "budi")).then_called("K-001", Why.FIRST_ISSUED)
    story.given(take("p2", "paspor")).later(minutes=1).given(take("b")).later(minutes=60)
    story.given(call("2", "budi", after="p"))
    story.when(call("2", "budi", after="a")).then_called("A-002", Why.GREATEST_SHARE, overtaken=1)


def test_an_officer_calls_only_what_he_may_serve() -> None:
    plan = hall_with()
    plan = replace(plan, officers=(Officer("andi", services=("kk",)), *plan.officers[1:]))
    story = Story.begin(plan).given(sit(), take("a"))
    story.when(call()).then_refused(Code.NOBODY_WAITING)
    story.later(minutes=1).given(take("b", "kk")).when(call()).then_called("A-002", Why.FIRST_ISSUED, overtaken=0)
    assert served(plan, "1", "andi") == ("kk",)
    assert served(plan, "1", "budi") == ("ktp", "kk")


def test_who_needs_an_accessible_counter_waits_for_one() -> None:
    story = Story.begin(hall_with()).given(sit(), sit("2", "budi"), take("w", category="wheelchair"), take("a"))
    story.when(call()).then_called("A-002", Why.ACCESSIBLE, overtaken=0)
    story.when(call(after="a")).then_refused(Code.NOBODY_WAITING)
    story.when(call("2", "budi")).then_called("A-001", Why.FIRST_ISSUED)


def test_while_no_accessible_counter_is_open_any_counter_calls() -> None:
    story = Story.begin(hall_with()).given(sit(), sit("2", "budi"), take("w", category="wheelchair"))
    story.when(call()).then_refused(Code.NOBODY_WAITING)
    story.given(ask.TakeBreak("2", "budi", "salat")).when(call()).then_called("A-001")
