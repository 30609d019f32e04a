"""Who touches nothing for long is signed out, and the counter closes; never with a ticket in hand."""

import pytest

from counter_client.asks import Act, SignOut
from shared.protocol.views import Done, Problem
from tests.counter_client.desks import called, desk
from tests.counter_client.story import Story

LONG = 900.0


@pytest.fixture
def story() -> Story:
    """At an open counter, nobody in hand."""
    story = Story(idle_after_s=LONG)
    story.sit_down()
    story.shift.touched()
    return story


def test_an_idle_counter_is_closed_and_the_officer_signed_out(story: Story) -> None:
    wait(story, LONG)
    assert story.acts[-1].action == "close"
    story.reply(Act, Done(sequence=12))
    assert story.asks[-1] == SignOut("andi", "idle")
    assert story.sign_in_page.problem is not None


def test_whoever_touches_something_stays(story: Story) -> None:
    wait(story, LONG - 1)
    story.shift.touched()
    wait(story, LONG - 1)
    assert story.acts[-1].action == "open"


def test_nobody_is_signed_out_with_a_ticket_in_hand(story: Story) -> None:
    story.look(desk(called(seconds=6), sequence=11))
    wait(story, LONG)
    assert story.acts[-1].action == "open"


def test_a_break_is_let_last_its_time_and_ended_when_it_was_forgotten(story: Story) -> None:
    story.look(desk(state="on_break", sequence=11))
    wait(story, 5400)
    over_lunch = [act.action for act in story.acts]
    wait(story, 1800)
    assert [act.action for act in story.acts] == [*over_lunch, "close"] == ["open", "close"]


def test_nobody_is_signed_out_while_the_hub_is_away(story: Story) -> None:
    story.lose_hub()
    wait(story, LONG)
    while_away = [act.action for act in story.acts]
    story.connect()
    wait(story, 0)
    assert [act.action for act in story.acts] == [*while_away, "close"] == ["open", "close"]


def test_where_the_close_is_refused_it_is_tried_again_no_sooner_than_after_that_time(story: Story) -> None:
    wait(story, LONG)
    story.reply(Act, Problem(title="", status=409, code="counter_closed", detail="", remedy="", params={}))
    asked = len(story.acts)
    wait(story, LONG - 1)
    assert len(story.acts) == asked


def test_where_a_counter_is_being_chosen_there_is_nothing_to_close() -> None:
    story = Story(idle_after_s=LONG)
    story.sign_in()
    wait(story, LONG)
    assert story.asks[-1] == SignOut("andi", "idle")


def test_who_leaves_by_himself_is_not_idle() -> None:
    story = Story(idle_after_s=LONG)
    story.sign_in()
    story.shift.sign_out()
    assert story.asks[-1] == SignOut("andi")


def test_without_the_setting_nobody_is_signed_out() -> None:
    story = Story()
    story.sign_in()
    wait(story, 10 * LONG)
    assert not [ask for ask in story.asks if isinstance(ask, SignOut)]


def wait(story: Story, seconds: float) -> None:
    """So much later."""
    story.seconds += seconds
    story.shift.leave_if_idle()
