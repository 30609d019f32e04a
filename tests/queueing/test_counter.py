"""The counter: open, call, recall, start, finish, no-show, break, close."""

from dataclasses import replace

from shared.queueing import commands as ask
from shared.queueing.events import (
    BreakEnded,
    BreakStarted,
    CounterClosed,
    CounterOpened,
    NoShowRecorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketRecalled,
)
from shared.queueing.plan import Rules
from shared.queueing.refusals import Code
from shared.queueing.tickets import TicketState
from tests.support.halls import small_plan
from tests.support.story import Story, call, sit, take


def busy() -> Story:
    """Counter 1 is open with A-001 called; A-002 waits."""
    return Story.begin().given(sit(), take("a"), take("b"), call())


def test_one_officer_at_one_counter() -> None:
    story = Story.begin()
    story.when(sit("1", "andi")).then(CounterOpened)
    story.when(sit("1", "andi")).then_refused(Code.COUNTER_ALREADY_OPEN)
    story.when(sit("1", "budi")).then_refused(Code.COUNTER_TAKEN, officer="andi")
    story.when(sit("2", "andi")).then_refused(Code.OFFICER_ELSEWHERE, counter="1")
    story.when(sit("9", "budi")).then_refused(Code.UNKNOWN_COUNTER)
    story.when(sit("2", "zaki")).then_refused(Code.UNKNOWN_OFFICER)


def test_the_next_officer_may_close_what_was_left_open() -> None:
    story = Story.begin().given(sit("1", "andi"))
    story.when(ask.CloseCounter("1", "budi")).then(CounterClosed)
    story.when(sit("1", "budi")).then(CounterOpened)


def test_a_counter_with_a_ticket_in_hand_neither_closes_nor_pauses() -> None:
    story = busy()
    story.when(ask.CloseCounter("1", "andi")).then_refused(Code.TICKET_IN_HAND, label="A-001")
    story.when(ask.TakeBreak("1", "andi", "salat")).then_refused(Code.TICKET_IN_HAND, label="A-001")


def test_a_closed_counter_calls_nobody() -> None:
    story = Story.begin().given(take("a"))
    story.when(call()).then_refused(Code.COUNTER_CLOSED)
    story.when(ask.CloseCounter("1", "andi")).then_refused(Code.COUNTER_CLOSED)


def test_a_break_has_a_reason_and_an_end() -> None:
    story = Story.begin().given(sit(), take("a"))
    story.when(ask.TakeBreak("1", "andi", "  ")).then_refused(Code.REASON_MISSING)
    story.when(ask.TakeBreak("1", "andi", "salat")).then(BreakStarted)
    story.when(call()).then_refused(Code.COUNTER_ON_BREAK)
    story.when(ask.ResumeCounter("1", "andi")).then(BreakEnded)
    story.when(ask.ResumeCounter("1", "andi")).then_refused(Code.COUNTER_NOT_ON_BREAK)
    story.when(call()).then_called("A-001")


def test_somebody_elses_counter_is_not_mine() -> None:
    story = busy()
    story.when(call(officer="budi")).then_refused(Code.COUNTER_TAKEN, officer="andi")
    story.when(ask.StartService("1", "budi")).then_refused(Code.COUNTER_TAKEN)


def test_pressing_twice_calls_once() -> None:
    story = Story.begin().given(sit(), take("a"), take("b"), take("c"))
    story.when(call()).then_called("A-001")
    story.when(call()).then_refused(Code.ALREADY_CALLED, label="A-001")
    story.given(ask.StartService("1", "andi"))
    story.when(call(after="a")).then(ServiceFinished, TicketCalled).then_called("A-002")
    story.when(call(after="a")).then_refused(Code.ALREADY_CALLED, label="A-002")


def test_nobody_is_passed_over_who_has_not_been_served() -> None:
    story = busy()
    story.when(call(after="a")).then_refused(Code.NOT_STARTED, label="A-001")
    story.when(ask.FinishService("1", "andi")).then_refused(Code.NOT_STARTED)


def test_a_hall_may_do_without_the_start() -> None:
    story = Story.begin(small_plan(Rules(is_start_required=False, double_press_seconds=0))).given(
        sit(), take("a"), take("b"), call()
    )
    story.when(call(after="a")).then(ServiceFinished, TicketCalled).then_called("A-002")
    story.when(ask.FinishService("1", "andi")).then(ServiceFinished)


def test_nobody_waiting_leaves_the_ticket_in_hand() -> None:
    story = Story.begin().given(sit(), take("a"), call(), ask.StartService("1", "andi"))
    story.when(call(after="a")).then_refused(Code.NOBODY_WAITING)
    assert story.hall.tickets["a"].state is TicketState.SERVING


def test_a_visit_from_call_to_finish() -> None:
    story = busy()
    story.when(ask.StartService("1", "andi")).then(ServiceStarted)
    story.when(ask.StartService("1", "andi")).then_refused(Code.ALREADY_STARTED)
    story.when(ask.Recall("1", "andi")).then_refused(Code.ALREADY_STARTED)
    story.later(minutes=5).when(ask.FinishService("1", "andi")).then(ServiceFinished)
    story.when(ask.FinishService("1", "andi")).then_refused(Code.NO_TICKET_IN_HAND)
    assert story.hall.recent_seconds("ktp") == (300,)


def test_a_visit_finished_while_the_hub_was_away_needs_no_start_but_its_own_ticket() -> None:
    story = busy()
    story.when(ask.FinishService("1", "andi", ticket="b", was_away=True)).then_refused(Code.ALREADY_CALLED)
    story.when(ask.FinishService("1", "andi", ticket="a")).then_refused(Code.NOT_STARTED)
    story.when(ask.FinishService("1", "andi", ticket="a", was_away=True)).then(ServiceFinished)
    story.when(ask.FinishService("1", "andi", ticket="a", was_away=True)).then_refused(Code.NO_TICKET_IN_HAND)


def test_a_no_show_takes_three_calls_twenty_seconds_apart() -> None:
    story = busy()
    story.when(ask.RecordNoShow("1", "andi")).then_refused(Code.NO_SHOW_TOO_SOON, calls_left=2, seconds=20)
    story.later(seconds=5).when(ask.Recall("1", "andi")).then_refused(Code.RECALL_TOO_SOON, seconds=15)
    for _ in range(2):
        story.later(seconds=20).when(ask.Recall("1", "andi")).then(TicketRecalled)
    story.when(ask.RecordNoShow("1", "andi")).then_refused(Code.NO_SHOW_TOO_SOON, calls_left=0, seconds=20)
    story.later(seconds=20).when(ask.RecordNoShow("1", "andi")).then(NoShowRecorded)
    story.when(call()).then_called("A-002")


def test_a_clock_set_back_does_not_lock_the_recall() -> None:
    story = busy().later(minutes=-60)
    story.when(ask.Recall("1", "andi")).then_refused(Code.RECALL_TOO_SOON, seconds=20)


def test_the_last_call_is_the_last_in_the_list() -> None:
    story = Story.begin().given(sit(), sit("2", "budi"), take("a"), take("b"), call(), call("2", "budi"))
    assert list(story.hall.calls) == ["a", "b"]
    story.later(seconds=20).given(ask.Recall("1", "andi"))
    assert list(story.hall.calls) == ["b", "a"]


def test_two_counters_never_get_the_same_ticket() -> None:
    story = Story.begin().given(sit(), sit("2", "budi"), take("a"))
    story.when(call()).then_called("A-001")
    story.when(call("2", "budi")).then_refused(Code.NOBODY_WAITING)


def test_a_counter_may_not_vanish_under_its_officer() -> None:
    story = busy()
    plan = small_plan()
    fewer = replace(plan, counters=plan.counters[1:])
    story.when(ask.ApplyPlan(fewer)).then_refused(Code.PLAN_IN_USE, what="1")
