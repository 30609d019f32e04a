"""A visit through several services: its stages, transfers, holds, and those who come late."""

from dataclasses import replace
from datetime import timedelta

from shared.queueing import commands as ask
from shared.queueing.events import (
    ServiceFinished,
    TicketCalled,
    TicketCancelled,
    TicketHeld,
    TicketMovedOn,
    TicketReinstated,
    TicketReturned,
    TicketTransferred,
)
from shared.queueing.hall import Hall
from shared.queueing.plan import Policy, PolicyKind, Rules
from shared.queueing.refusals import Code
from shared.queueing.tickets import Happening, TicketState
from shared.queueing.visits import is_time_due
from tests.support.halls import AT_ONCE, MORNING, small_plan, staged_plan
from tests.support.story import (
    Story,
    call,
    finish,
    give_back,
    hold,
    reinstate,
    send,
    send_back,
    sit,
    start,
    take,
)


def in_hand(*, keeps_rank: bool = True) -> Story:
    """A-001 is served at counter 1, with the photo and the collection to come; A-002 waits behind."""
    return Story.begin(staged_plan(keeps_rank=keeps_rank)).given(sit(), take("a"), take("b"), call(), start())


def missed(waiting: int, behind: int = 3) -> Story:
    """A-001 was missed at counter 1; so many others wait."""
    story = Story.begin(small_plan(replace(AT_ONCE, reinstate_behind=behind))).given(sit(), take("late"))
    return story.given(*(take(str(number)) for number in range(waiting)), call()).nobody_comes()


def test_a_visit_goes_through_its_stages_under_one_number() -> None:
    story = in_hand().later(minutes=10).given(sit("2", "budi"))
    story.when(finish()).then(ServiceFinished, TicketMovedOn).then_waiting("foto", "A-001")
    story.given(call("2", "budi"), start("2", "budi"))
    story.when(finish("2", "budi")).then(ServiceFinished, TicketMovedOn).then_waiting("ambil", "A-001")
    story.given(call("2", "budi"), start("2", "budi"))
    story.when(finish("2", "budi")).then(ServiceFinished)
    ticket = story.hall.tickets["a"]
    assert (ticket.state, ticket.route) == (TicketState.FINISHED, ())
    assert [(step.what, step.service, step.counter) for step in ticket.steps] == [
        (Happening.STAGE_FINISHED, "ktp", "1"),
        (Happening.STAGE_FINISHED, "foto", "2"),
    ]


def test_a_visit_may_end_before_its_last_stage() -> None:
    story = in_hand()
    story.when(finish(ends=True)).then(ServiceFinished)
    assert story.hall.tickets["a"].state is TicketState.FINISHED


def test_the_call_of_the_next_lets_the_one_before_move_on() -> None:
    story = in_hand()
    story.when(call(after="a")).then(ServiceFinished, TicketMovedOn, TicketCalled).then_called("A-002")
    story.then_waiting("foto", "A-001")


def test_a_counter_that_serves_the_next_stage_too_may_call_the_same_number() -> None:
    story = Story.begin(staged_plan()).given(sit("2", "budi"), take("a"), call("2", "budi"), start("2", "budi"))
    story.later(minutes=1).given(take("b"))
    story.when(call("2", "budi", after="a")).then_called("A-001", overtaken=0)
    assert story.hall.tickets["a"].service == "foto"


def test_a_stage_keeps_the_place_of_the_issue() -> None:
    story = in_hand().later(minutes=5).given(take("f", "foto")).later(minutes=5).given(finish())
    story.then_waiting("foto", "A-001", "F-001")


def test_a_stage_may_begin_at_the_end_of_its_line() -> None:
    story = in_hand(keeps_rank=False).later(minutes=5).given(take("f", "foto")).later(minutes=5).given(finish())
    story.then_waiting("foto", "F-001", "A-001")


def test_the_place_kept_follows_the_order_of_the_service_that_comes() -> None:
    plan = staged_plan()
    without = tuple(
        replace(each, policy=Policy(PolicyKind.FIRST_COME)) if each.id == "foto" else each for each in plan.services
    )
    story = Story.begin(replace(plan, services=without)).given(sit(), take("f", "foto")).later(minutes=1)
    story.given(take("old", category="elderly"), call(), start(), finish())
    story.then_waiting("foto", "F-001", "A-001")


def test_a_transfer_takes_a_note_along_and_comes_back() -> None:
    story = in_hand().given(sit("3", "citra"))
    story.when(send("paspor", note=" cek KK ")).then(TicketTransferred).then_waiting("paspor", "A-001")
    ticket = story.given(call("3", "citra")).hall.tickets["a"]
    assert (ticket.note, ticket.sender, ticket.calls, ticket.started_at) == ("cek KK", "ktp", 1, None)
    story.when(send_back("3", "citra", "sudah")).then(TicketTransferred).then_waiting("ktp", "A-001", "A-002")
    story.given(call()).when(send_back()).then_refused(Code.NO_SENDER, label="A-001")
    assert [step.what for step in story.hall.tickets["a"].steps] == [
        Happening.TRANSFERRED,
        Happening.RETURNED_TO_SENDER,
    ]


def test_a_transferred_visit_goes_on_with_its_stages() -> None:
    story = in_hand().given(sit("3", "citra"), send("paspor"), call("3", "citra"), start("3", "citra"))
    story.when(finish("3", "citra")).then(ServiceFinished, TicketMovedOn).then_waiting("foto", "A-001")


def test_a_number_taken_for_the_wrong_service_takes_up_the_stages_of_the_right_one() -> None:
    story = Story.begin(staged_plan()).given(sit("3", "citra"), take("a", "paspor"), call("3", "citra"))
    story.given(send("ktp", "3", "citra"), sit(), call())
    assert story.hall.tickets["a"].route == ("foto", "ambil")
    story.given(send_back())
    assert not story.hall.tickets["a"].route


def test_a_sender_that_is_gone_gets_nobody_back() -> None:
    story = in_hand().given(
        ask.CancelTicket("b", "andi", "left"), send("paspor"), sit("3", "citra"), call("3", "citra")
    )
    plan = story.hall.plan
    kept = tuple(each for each in plan.services if each.id != "ktp")
    story.given(ask.CloseCounter("1", "andi"), ask.ApplyPlan(replace(plan, services=kept)))
    story.when(send_back("3", "citra")).then_refused(Code.NO_SENDER, label="A-001")


def test_nobody_is_transferred_to_nowhere_or_to_the_same() -> None:
    story = in_hand()
    story.when(send("nowhere")).then_refused(Code.UNKNOWN_SERVICE, service="nowhere")
    story.when(send("ktp")).then_refused(Code.SAME_SERVICE, label="A-001", service="ktp")
    story.when(send("paspor", "2", "budi")).then_refused(Code.COUNTER_CLOSED)


def test_a_visitor_at_the_wrong_counter_needs_no_start() -> None:
    story = Story.begin().given(sit(), take("a"), take("b"), call())
    story.when(send("paspor")).then(TicketTransferred)
    story.given(call()).when(hold()).then(TicketHeld)


def test_a_hold_has_a_reason_and_no_end_in_the_past() -> None:
    story = in_hand()
    story.when(ask.HoldTicket("1", "andi", " ")).then_refused(Code.REASON_MISSING)
    story.when(hold(back_at=story.now)).then_refused(Code.BACK_IN_THE_PAST, label="A-001")
    story.when(hold()).then(TicketHeld).then_waiting("ktp", "A-002")


def test_whoever_was_on_hold_waits_at_the_old_place() -> None:
    story = in_hand().given(hold()).later(minutes=30)
    story.when(ask.KeepTime()).then()
    story.when(give_back("a")).then(TicketReturned).then_waiting("ktp", "A-001", "A-002")
    story.when(give_back("a")).then_refused(Code.TICKET_NOT_HELD, label="A-001")
    last = story.hall.tickets["a"].steps[-1]
    assert (last.what, last.officer, last.counter) == (Happening.RETURNED, "andi", None)


def test_a_hold_ends_at_its_time() -> None:
    story = in_hand().given(call(after="a"))
    story.given(hold(back_at=story.now + timedelta(minutes=20)))
    assert not is_time_due(story.hall, story.now)
    story.later(minutes=20)
    assert is_time_due(story.hall, story.now)
    story.when(ask.KeepTime()).then(TicketReturned).then_waiting("ktp", "A-002")
    assert not is_time_due(story.hall, story.now)
    assert story.hall.tickets["b"].steps[-1].officer is None


def test_a_new_day_is_due() -> None:
    story = Story.begin()
    assert not is_time_due(Hall(), MORNING)
    assert not is_time_due(story.hall, story.now)
    assert is_time_due(story.hall, story.now + timedelta(days=1))


def test_a_late_comer_stands_behind_the_next_three() -> None:
    story = missed(5)
    story.when(reinstate("late")).then(TicketReinstated)
    story.then_waiting("ktp", "A-002", "A-003", "A-004", "A-001", "A-005", "A-006")


def test_a_late_comer_stands_last_where_fewer_wait() -> None:
    missed(2).given(reinstate("late")).then_waiting("ktp", "A-002", "A-003", "A-001")
    missed(0).given(reinstate("late")).then_waiting("ktp", "A-001")


def test_a_hall_may_let_late_comers_go_first() -> None:
    missed(2, behind=0).given(reinstate("late")).then_waiting("ktp", "A-001", "A-002", "A-003")


def test_late_comers_stand_behind_each_other() -> None:
    story = missed(6).given(call()).nobody_comes().given(call()).nobody_comes()
    story.given(reinstate("late"), reinstate("0"), reinstate("1"))
    story.then_waiting("ktp", "A-004", "A-005", "A-006", "A-001", "A-002", "A-003", "A-007")


def test_a_late_comer_gains_no_place() -> None:
    """Whoever waits with an older number, back from hold, does not lend it."""
    story = Story.begin().given(sit(), take("held"), call(), hold()).later(minutes=1)
    story.given(take("between"), take("late"), call(), hold(), call()).nobody_comes()
    story.given(give_back("held"), reinstate("late"), give_back("between"))
    story.then_waiting("ktp", "A-001", "A-002", "A-003")


def test_a_second_no_show_is_final() -> None:
    story = missed(0).given(reinstate("late"), call()).nobody_comes()
    story.when(reinstate("late")).then_refused(Code.REINSTATED_BEFORE, label="A-001")


def test_only_those_who_were_missed_are_reinstated() -> None:
    story = missed(1)
    story.when(reinstate("0")).then_refused(Code.TICKET_NOT_MISSED, label="A-002")
    story.when(reinstate("zz")).then_refused(Code.UNKNOWN_TICKET)
    story.when(reinstate("late", "nobody")).then_refused(Code.UNKNOWN_OFFICER)


def test_under_strict_priority_a_late_comer_stands_behind_its_like() -> None:
    rules = replace(AT_ONCE, policy=Policy(PolicyKind.STRICT), reinstate_behind=1)
    story = Story.begin(small_plan(rules)).given(sit(), take("late"), take("a"), take("b"), call()).nobody_comes()
    story.given(take("old", category="elderly"), reinstate("late"), call(), send("paspor"), call())
    assert story.hall.tickets["late"].state is TicketState.CALLED, "behind the priority ticket, which was the next one"


def test_whoever_is_aside_may_give_up() -> None:
    story = in_hand().given(hold())
    story.when(ask.CancelTicket("a", "andi", "left")).then(TicketCancelled)
    story.when(give_back("a")).then_refused(Code.TICKET_NOT_HELD)
    story = missed(0)
    story.when(ask.CancelTicket("late", "andi", "left")).then(TicketCancelled)
    assert not story.hall.aside


def test_a_plan_keeps_what_those_who_are_here_still_need() -> None:
    story = in_hand()
    plan = story.hall.plan

    def without(service: str) -> ask.ApplyPlan:
        kept = tuple(replace(each, route=()) for each in plan.services if each.id != service)
        return ask.ApplyPlan(replace(plan, services=kept))

    story.when(without("ambil")).then_refused(Code.PLAN_IN_USE, what="ambil")
    story.given(ask.CancelTicket("b", "andi", "left"), hold())
    story.when(without("ktp")).then_refused(Code.PLAN_IN_USE, what="ktp")


def test_a_late_comer_is_told_where_the_service_is_gone() -> None:
    story = missed(0)
    plan = story.hall.plan
    kept = tuple(each for each in plan.services if each.id != "ktp")
    counters = tuple(replace(each, services=("paspor",)) for each in plan.counters)
    story.given(ask.ApplyPlan(replace(plan, services=kept, counters=counters)))
    story.when(reinstate("late")).then_refused(Code.UNKNOWN_SERVICE, service="ktp")


def test_a_press_that_follows_too_soon_is_asked_about() -> None:
    story = Story.begin(small_plan(Rules())).given(sit(), take("a"), take("b"), call(), start())
    story.later(seconds=2).when(finish()).then_refused(Code.ARE_YOU_SURE, label="A-001", seconds=2)
    story.when(call(after="a")).then_refused(Code.ARE_YOU_SURE)
    story.when(replace(call(after="a"), is_sure=True)).then_called("A-002")
    story.given(start()).later(seconds=3).when(finish()).then(ServiceFinished)


def test_where_no_start_is_needed_the_call_counts() -> None:
    story = Story.begin(small_plan(Rules(is_start_required=False))).given(sit(), take("a"), take("b"), call())
    story.later(seconds=1).when(call(after="a")).then_refused(Code.ARE_YOU_SURE, label="A-001", seconds=1)
    story.when(finish(is_sure=True)).then(ServiceFinished)


def test_with_nobody_waiting_nobody_is_asked() -> None:
    story = Story.begin(small_plan(Rules())).given(sit(), take("a"), call(), start())
    story.when(call(after="a")).then_refused(Code.NOBODY_WAITING)


def test_a_clock_set_back_asks_nobody() -> None:
    story = Story.begin(small_plan(Rules())).given(sit(), take("a"), call(), start()).later(minutes=-5)
    story.when(finish()).then(ServiceFinished)
