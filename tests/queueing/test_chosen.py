"""What an officer decides about the order: a call out of it, and whether a priority is one."""

from dataclasses import replace
from datetime import timedelta

from shared.queueing import commands as ask
from shared.queueing.commands import OutOfOrder
from shared.queueing.events import PriorityChecked, TicketCalled
from shared.queueing.order import Why
from shared.queueing.plan import HallPlan, Officer, Policy, PolicyKind, Rules
from shared.queueing.refusals import Code
from shared.queueing.tickets import Happening, TicketState
from tests.support.halls import small_plan
from tests.support.story import Story, call, sit, take


def plan_with(kind: PolicyKind = PolicyKind.HEAD_START) -> HallPlan:
    """The small hall with a supervisor, under one order."""
    plan = small_plan(Rules(double_press_seconds=0, is_start_required=False, policy=Policy(kind)))
    return replace(plan, officers=(*plan.officers, Officer("dewi", "supervisor"), Officer("eko", "inspectorate")))


def chosen(ticket: str, allowed_by: str = "dewi") -> ask.CallTicket:
    """Andi calls a ticket at counter 1, for a medical emergency."""
    return ask.CallTicket("1", "andi", ticket, OutOfOrder.MEDICAL_EMERGENCY, allowed_by)


def checked(is_granted: bool) -> ask.CheckPriority:
    """Andi looks at who stands at counter 1."""
    return ask.CheckPriority("1", "andi", is_granted)


def waiting_three() -> Story:
    """Three wait, and counter 1 is open."""
    story = Story.begin(plan_with()).given(sit(), take("a"))
    return story.later(minutes=1).given(take("b", "kk")).later(minutes=1).given(take("c"))


def test_a_chosen_call_says_why_who_allowed_it_and_how_many_it_bypassed() -> None:
    story = waiting_three().when(chosen("c")).then(TicketCalled).then_called("A-003", Why.OUT_OF_ORDER, overtaken=2)
    (event,) = [event for event in story.events if isinstance(event, TicketCalled)]
    assert (event.reason, event.allowed_by) == ("medical_emergency", "dewi")


def test_only_those_count_as_bypassed_whom_the_counter_would_call_before() -> None:
    story = waiting_three().given(take("p", "paspor"), take("old", category="elderly"))
    story.when(chosen("c")).then_called("A-003", overtaken=3)


def test_a_chosen_call_is_refused_where_it_is_none_or_not_allowed() -> None:
    story = waiting_three().given(take("p", "paspor"))
    story.when(chosen("a")).then_refused(Code.IS_NEXT_ANYWAY, label="A-001")
    story.when(chosen("p")).then_refused(Code.NOT_SERVED_HERE, label="K-001", service="paspor")
    story.when(chosen("nobody's")).then_refused(Code.UNKNOWN_TICKET)
    for nobody in ("budi", "eko", "", "zainal"):
        story.when(chosen("c", nobody)).then_refused(Code.NOT_A_SUPERVISOR, officer=nobody)
    story.given(call()).when(chosen("c")).then_refused(Code.TICKET_IN_HAND, label="A-001")
    story.given(ask.FinishService("1", "andi")).when(chosen("a")).then_refused(Code.TICKET_NOT_WAITING)


def test_a_chosen_call_takes_no_turn_of_a_ratio() -> None:
    story = Story.begin(plan_with(PolicyKind.RATIO)).given(sit(), take("a"), take("old", category="elderly"))
    story.given(take("older", category="elderly"), chosen("older"), ask.FinishService("1", "andi"))
    story.when(call()).then_called("A-002", Why.RATIO, overtaken=1)


def test_a_granted_priority_is_marked_and_goes_on() -> None:
    story = waiting_three().given(take("old", category="elderly"), call()).when(checked(True)).then(PriorityChecked)
    assert story.hall.tickets["old"].is_priority_verified
    assert story.hall.counters["1"].ticket == "old"


def test_a_regular_ticket_has_no_priority_to_check() -> None:
    waiting_three().given(call()).when(checked(False)).then_refused(Code.NOT_PRIORITY, label="A-001")
    waiting_three().when(checked(False)).then_refused(Code.NO_TICKET_IN_HAND)


def test_a_rejected_priority_waits_where_a_regular_ticket_of_its_time_would() -> None:
    story = waiting_three().given(take("old", category="elderly")).later(minutes=1).given(take("d"), call())
    story.given(checked(False))
    old = story.hall.tickets["old"]
    assert (old.category, old.rank, old.state) == ("regular", old.issued_at, TicketState.WAITING)
    assert [(step.what, step.note) for step in old.steps] == [(Happening.PRIORITY_REJECTED, "elderly")]
    story.then_waiting("ktp", "A-001", "A-003", "A-004", "A-005")
    story.when(call()).then_called("A-001", Why.FIRST_ISSUED, overtaken=0)


def test_a_rejected_priority_that_came_from_another_service_gains_nothing() -> None:
    plan = plan_with()
    plan = replace(plan, services=tuple(replace(each, keeps_rank=False) for each in plan.services))
    story = Story.begin(plan).given(sit(), take("old", category="elderly"), call())
    story.later(minutes=50).given(take("a", "kk")).later(minutes=1).given(ask.Transfer("1", "andi", "kk"))
    story.later(minutes=1).given(take("b", "kk"), call(), checked(False))
    story.then_waiting("kk", "A-002", "A-001", "A-003")


def test_a_new_head_start_holds_for_those_who_wait() -> None:
    story = Story.begin(plan_with()).given(sit(), take("a")).later(minutes=10).given(take("old", category="elderly"))
    story.then_waiting("ktp", "A-002", "A-001")
    story.given(ask.ApplyPlan(plan_with(PolicyKind.FIRST_COME))).then_waiting("ktp", "A-001", "A-002")
    story.given(ask.ApplyPlan(plan_with())).then_waiting("ktp", "A-002", "A-001")
    assert story.hall.tickets["old"].rank == story.hall.tickets["old"].issued_at - timedelta(minutes=30)
