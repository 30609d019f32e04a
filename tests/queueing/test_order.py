"""Who is next, and why."""

from shared.queueing import commands as ask
from shared.queueing.order import Why
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
