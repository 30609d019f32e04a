"""Every order that a hall may choose, held against the same order told plainly."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.queueing.bound import latest_overtaker, most_overtakers
from shared.queueing.bypassing import bypassed
from shared.queueing.events import TicketCalled
from shared.queueing.order import Why, choose, in_order
from shared.queueing.places import place_in_line
from shared.queueing.plan import (
    Counter,
    CounterChoice,
    HallPlan,
    Officer,
    Policy,
    PolicyKind,
    PriorityGroup,
    Rules,
    Text,
)
from shared.queueing.tickets import Ticket
from shared.queueing.waiting import people_ahead
from tests.queueing.plainly import Plainly
from tests.support.halls import small_plan
from tests.support.story import Story, call, sit, take

SERVICES = ("ktp", "kk", "paspor")
SEATS = (("1", "andi"), ("2", "budi"), ("3", "citra"))

POLICIES = st.builds(
    Policy,
    kind=st.sampled_from(PolicyKind),
    head_start_seconds=st.sampled_from([0, 300, 1800]),
    ratio=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    priority_percent=st.sampled_from([100, 150, 300]),
)
SKILLS = st.sampled_from([(), ("ktp",), ("ktp", "kk"), ("paspor", "kk"), ("paspor",)])
TAKES = st.tuples(
    st.integers(0, 600), st.sampled_from(SERVICES), st.sampled_from(["regular", "regular", "elderly", "wheelchair"])
)
CALLS = st.tuples(st.integers(0, 300), st.sampled_from(SEATS))
STEPS = st.lists(TAKES | CALLS, min_size=5, max_size=40)
Step = tuple[int, str, str] | tuple[int, tuple[str, str]]


@st.composite
def plans(draw: st.DrawFn) -> HallPlan:
    """A hall with any orders, skills and accessible counters."""
    plan = small_plan()
    return replace(
        plan,
        rules=Rules(
            is_start_required=False, double_press_seconds=0, counter_choice=draw(st.sampled_from(CounterChoice))
        ),
        services=tuple(replace(service, policy=draw(POLICIES)) for service in plan.services),
        counters=(
            Counter("1", "1", ("ktp", "kk"), is_accessible=draw(st.booleans())),
            Counter("2", "2", ("paspor", "ktp", "kk"), is_accessible=draw(st.booleans())),
            Counter("3", "3", ("paspor", "kk"), is_accessible=draw(st.booleans())),
        ),
        officers=(
            *(Officer(officer, services=draw(SKILLS)) for _, officer in SEATS),
            Officer("dewi", "supervisor"),
        ),
        priority_groups=(
            PriorityGroup("elderly", Text("Lansia")),
            PriorityGroup("wheelchair", Text("Kursi roda"), needs_accessible=True),
        ),
    )


def played(plan: HallPlan, steps: list[Step]) -> Story:
    """A day of these steps: numbers taken, and calls wherever somebody may be called."""
    story = Story.begin(plan).given(*(sit(counter, officer) for counter, officer in SEATS))
    for number, step in enumerate(steps):
        story.later(seconds=step[0])
        if len(step) == 2:
            _call_as_told(story, *step[1])
            continue
        _, service, category = step
        said = people_ahead(story.hall, service, category, story.now)
        story.given(take(f"t{number}", service, category))
        assert place_in_line(story.hall, story.hall.tickets[f"t{number}"], story.now) == said
    return story


def _call_as_told(story: Story, counter: str, officer: str) -> None:
    plain = Plainly(story.hall, counter, officer, story.now)
    expected = plain.next()
    choice = choose(story.hall, story.hall.plan.counter_by_id[counter], officer, story.now)
    assert (choice and choice.ticket) == expected
    if choice and expected:
        assert choice.overtaken == len(plain.issued_earlier(expected)), "the record counts those overtaken"
        assert (choice.why in (Why.FIRST_ISSUED, Why.ACCESSIBLE)) == (not choice.overtaken)
        story.given(call(counter, officer, story.hall.counters[counter].ticket))
        plain.call(expected)
        for service, policy in story.hall.plan.policy_of.items():
            line = story.hall.lines[service]
            assert (line.turn - plain.turns[service]) % sum(policy.ratio) == 0, "turns count calls in turn"


@settings(max_examples=150, deadline=None)
@given(plans(), STEPS)
def test_each_order_is_as_told(plan: HallPlan, steps: list[Step]) -> None:
    """Policies, skills, accessible counters, the choice among services; whoever is bypassed by a chosen call."""
    story = played(plan, steps)
    hall, now = story.hall, story.now
    for counter, officer in SEATS:
        place = hall.plan.counter_by_id[counter]
        for ticket in Plainly(hall, counter, officer, now).callable():
            assert bypassed(hall, place, officer, ticket, now) == Plainly(hall, counter, officer, now).before(ticket)


@settings(max_examples=100, deadline=None)
@given(plans(), STEPS)
def test_a_place_in_line_is_how_many_are_called_before(plan: HallPlan, steps: list[Step]) -> None:
    story = played(plan, steps)
    for service in SERVICES:
        line = list(in_order(story.hall, service, story.now))
        assert len(line) == len(story.hall.lines[service])
        assert [place_in_line(story.hall, ticket, story.now) for ticket in line] == list(range(len(line)))


@settings(max_examples=100, deadline=None)
@given(plans(), STEPS)
def test_nobody_is_called_where_he_may_not_be(plan: HallPlan, steps: list[Step]) -> None:
    story = played(plan, steps)
    for event in story.events:
        if isinstance(event, TicketCalled):
            ticket, counter = story.hall.tickets[event.ticket], plan.counter_by_id[event.counter]
            skills = plan.officer_by_id[event.officer].services
            assert ticket.service in counter.services
            assert not skills or ticket.service in skills
            assert counter.is_accessible or not ticket.needs_accessible or not _has_accessible(plan, ticket.service)


def _has_accessible(plan: HallPlan, service: str) -> bool:
    """Whether one of the seats, which are all open, is accessible for a service."""
    return any(
        plan.counter_by_id[counter].is_accessible
        and service in plan.counter_by_id[counter].services
        and (not plan.officer_by_id[officer].services or service in plan.officer_by_id[officer].services)
        for counter, officer in SEATS
    )


@settings(max_examples=200, deadline=None)
@given(POLICIES, st.lists(st.tuples(st.integers(0, 600), st.sampled_from(["regular", "elderly", "call"])), max_size=60))
def test_nobody_is_overtaken_beyond_the_bound(policy: Policy, steps: list[tuple[int, str]]) -> None:
    """Whoever came later and was called before came soon enough, and was not one of too many."""
    calls = _calls(policy, steps)
    for place, (called, at) in enumerate(calls):
        before = [other for other, _ in calls[:place]]
        overtakers = [other for other in before if other.order > called.order]
        assert all(other.is_priority != called.is_priority for other in overtakers), "each class keeps its own order"
        if called.is_priority:
            continue
        latest = latest_overtaker(policy, called.issued_at, at)
        assert latest is None or all(other.issued_at < latest for other in overtakers)
        regulars = [other for other, then in calls[:place] if not other.is_priority and then >= called.issued_at]
        most = most_overtakers(policy, len(regulars))
        assert most is None or len(overtakers) <= most


def _calls(policy: Policy, steps: list[tuple[int, str]]) -> list[tuple[Ticket, datetime]]:
    """Who was called at a counter with one service, and when."""
    plan = small_plan(Rules(is_start_required=False, double_press_seconds=0, policy=policy))
    story = Story.begin(plan).given(sit())
    for number, (seconds, what) in enumerate(steps):
        story.later(seconds=seconds)
        if what != "call":
            story.given(take(f"t{number}", "ktp", what))
        elif len(story.hall.lines["ktp"]):
            story.given(call(after=story.hall.counters["1"].ticket))
    calls = [event for event in story.events if isinstance(event, TicketCalled)]
    return [(story.hall.tickets[event.ticket], event.at) for event in calls]
