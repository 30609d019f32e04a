"""Taking the last action back, while nothing has come of it. That it restores exactly, test_promises.py holds."""

import pytest

from shared.queueing import commands as ask
from shared.queueing.commands import Command
from shared.queueing.events import ActionUndone, NoShowRecorded, ServiceStarted
from shared.queueing.refusals import Code
from shared.queueing.tickets import PrintOutcome, TicketState
from shared.queueing.undo import undoable_at
from tests.support.halls import staged_plan
from tests.support.story import Story, call, finish, give_back, hold, reinstate, send, sit, start, take, undo


def serving() -> Story:
    """A-001 is served at counter 1, A-002 waits; counter 2 is open too."""
    return Story.begin(staged_plan()).given(sit(), sit("2", "budi"), take("a"), take("b"), call(), start())


@pytest.mark.parametrize(
    ("action", "name"),
    [
        (finish(), "service_finished"),
        (finish(ends=True), "service_finished"),
        (hold(), "ticket_held"),
        (send("paspor"), "ticket_transferred"),
    ],
)
def test_the_visitor_is_back_in_hand(action: Command, name: str) -> None:
    story = serving()
    before = story.hall.tickets["a"]
    story.later(minutes=5).given(action)
    undoable = undoable_at(story.hall, story.hall.counters["1"])
    assert undoable is not None
    assert undoable.action == name
    story.when(undo()).then(ActionUndone)
    assert story.hall.tickets["a"] == before
    assert story.hall.counters["1"].ticket == "a"
    assert story.hall.recent_seconds("ktp") == ()
    story.when(undo()).then_refused(Code.TICKET_IN_HAND, label="A-001")


def test_a_no_show_who_comes_at_that_moment_is_called_still() -> None:
    story = Story.begin().given(sit(), take("a"), call()).nobody_comes().then(NoShowRecorded)
    story.when(undo()).then(ActionUndone)
    assert story.hall.tickets["a"].state is TicketState.CALLED
    story.when(start()).then(ServiceStarted)


def test_the_duration_of_others_stays() -> None:
    story = serving().given(call("2", "budi"), start("2", "budi")).later(minutes=5).given(finish())
    story.later(minutes=2).given(finish("2", "budi"), undo())
    assert story.hall.recent_seconds("ktp") == (420,)


def test_what_has_come_of_it_elsewhere_stands() -> None:
    story = serving().given(send("paspor"), call("2", "budi"))
    story.when(undo()).then_refused(Code.CALLED_ELSEWHERE, label="A-001")
    story.given(hold("2", "budi"))
    story.when(undo()).then_refused(Code.CALLED_ELSEWHERE, label="A-001")
    story.when(undo("2", "budi")).then(ActionUndone)


@pytest.mark.parametrize("meanwhile", [give_back("a", "budi"), ask.CancelTicket("a", "budi", "left")])
def test_a_hold_that_has_ended_is_not_taken_back(meanwhile: Command) -> None:
    story = serving().given(hold(), meanwhile)
    story.when(undo()).then_refused(Code.CALLED_ELSEWHERE, label="A-001")


def test_a_no_show_who_was_put_back_is_not_taken_back() -> None:
    story = Story.begin().given(sit(), take("a"), call()).nobody_comes().given(reinstate("a"))
    story.when(undo()).then_refused(Code.CALLED_ELSEWHERE, label="A-001")


def test_the_next_call_ends_the_time_for_regrets() -> None:
    story = serving().given(call(after="a"))
    story.when(undo()).then_refused(Code.TICKET_IN_HAND, label="A-002")
    story.given(start(), hold(), undo(), hold())
    story.when(undo("2", "budi")).then_refused(Code.NOTHING_TO_UNDO, counter="2")


def test_nobody_takes_back_what_another_did() -> None:
    story = serving().given(finish())
    story.when(undo("1", "budi")).then_refused(Code.COUNTER_TAKEN)
    story.given(ask.CloseCounter("1", "andi"), sit("1", "andi"))
    story.when(undo()).then_refused(Code.NOTHING_TO_UNDO, counter="1")
    assert not story.hall.undoable


def test_a_break_comes_between() -> None:
    story = serving().given(hold(), ask.TakeBreak("1", "andi", "salat"))
    story.when(undo()).then_refused(Code.COUNTER_ON_BREAK, counter="1")
    story.given(ask.ResumeCounter("1", "andi")).when(undo()).then(ActionUndone)


def test_paper_that_came_out_meanwhile_stays_out() -> None:
    story = serving().given(finish(), ask.ReportPrint("a", PrintOutcome.PRINTED), undo())
    assert story.hall.tickets["a"].print_outcome is PrintOutcome.PRINTED


def test_a_new_plan_ends_the_time_for_regrets() -> None:
    story = serving().given(finish(), ask.ApplyPlan(staged_plan(keeps_rank=False)))
    story.when(undo()).then_refused(Code.NOTHING_TO_UNDO, counter="1")
