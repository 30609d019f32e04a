"""The visitor in front of an officer whose hub is away: finished there and then, recorded once, later."""

from collections.abc import Callable
from pathlib import Path

import pytest

from counter_client.asks import Act, Ask, LookAtDesk, NoAnswer
from counter_client.kept_file import KeptFile
from counter_client.presenters.kept import Kept, KeptWork
from counter_client.presenters.shift import Shift
from shared.link.address import HubAddress
from shared.link.state import LinkState
from shared.protocol.requests import FinishRequest
from shared.protocol.views import Done, Obstacle, Problem
from tests.counter_client.desks import NOW, called, desk, serving
from tests.counter_client.story import Story

GONE = Problem(title="", status=409, code="no_ticket_in_hand", detail="", remedy="", params={"counter": "3"})


@pytest.fixture
def story() -> Story:
    """Somebody is being served, and the hub goes away."""
    story = Story()
    story.sit_down(desk(serving()))
    story.lose_hub()
    story.asks.clear()
    return story


def notice_of(story: Story) -> str:
    notice = story.desk.frame.notice
    return f"{notice.text} {notice.way_out}" if notice else ""


def test_a_visit_is_finished_while_the_hub_is_away(story: Story) -> None:
    assert not story.desk.actions["finish"].why_not
    story.shift.press("finish")
    assert story.acts == []
    assert "A-012 selesai: dicatat satu kali begitu sambungan kembali." in notice_of(story)
    assert story.desk.actions["finish"].why_not


def test_it_is_sent_once_when_the_hub_is_back(story: Story) -> None:
    story.shift.press("finish")
    story.shift.press("finish")
    story.connect()
    story.shift.look_again()
    (act,) = story.acts
    assert act.action == "finish"
    assert act.key
    assert act.body == FinishRequest(officer="andi", ticket=serving().ticket, is_sure=True, was_away=True)
    story.reply(Act, Done(sequence=40))
    story.reply(LookAtDesk, desk(sequence=40))
    assert story.desk.ticket is None
    assert story.desk.frame.notice is None
    assert not story.desk.actions["call_next"].why_not


def test_a_hub_that_goes_again_gets_it_again_under_the_same_key(story: Story) -> None:
    story.shift.press("finish")
    story.connect()
    story.lose_hub()
    story.reply(Act, NoAnswer("outcome_unknown"))
    assert story.desk.actions["finish"].why_not
    story.connect()
    first, second = story.acts
    assert first == second


def test_a_hub_that_goes_at_that_very_moment_gets_it_again_under_the_same_key() -> None:
    story = Story()
    story.sit_down(desk(serving()))
    story.shift.press("finish")
    story.lose_hub()
    story.reply(Act, NoAnswer("outcome_unknown"))
    assert "A-012 selesai: dicatat satu kali" in notice_of(story)
    story.connect()
    first, second = story.acts[-2:]
    assert first == second
    assert isinstance(first.body, FinishRequest)
    assert first.body.ticket == "t12"


def test_a_hub_in_trouble_gets_it_again(story: Story) -> None:
    story.shift.press("finish")
    story.connect()
    story.reply(Act, GONE.model_copy(update={"status": 503, "code": "store_unavailable"}))
    story.shift.look_again()
    assert len(story.acts) == 2


def test_a_state_that_has_moved_on_is_said(story: Story) -> None:
    story.shift.press("finish")
    story.connect()
    story.reply(Act, GONE)
    story.reply(LookAtDesk, desk(sequence=40))
    assert "Selesainya A-012 saat sambungan terputus tidak dapat dicatat." in notice_of(story)
    story.shift.press("call_next")
    assert notice_of(story) == ""


def test_a_visitor_who_came_after_the_call_is_finished_too() -> None:
    story = Story()
    story.sit_down(desk(called(), finish=Obstacle(code="not_started", params={"label": "A-012"})))
    story.lose_hub()
    story.asks.clear()
    story.shift.press("finish")
    story.connect()
    assert [act.action for act in story.acts] == ["finish"]


def test_without_a_ticket_in_hand_there_is_nothing_to_finish() -> None:
    story = Story()
    story.sit_down()
    story.lose_hub()
    story.shift.press("finish")
    story.connect()
    assert [act.action for act in story.acts] == ["open"]


def test_it_outlives_a_restart_of_the_program(tmp_path: Path) -> None:
    file, sent = KeptFile(tmp_path / "kept.json"), list[Ask]()
    act = Act("finish", "3", FinishRequest(officer="andi", ticket="t12", is_sure=True, was_away=True), key="k")
    KeptWork(file.write).keep(Kept(act, "A-012"))
    again = Shift(sent.append, lambda: 0.0, work=KeptWork(file.write, file.read()))
    again.link_changed(LinkState(True, HubAddress("127.0.0.1"), "", NOW))
    assert sent == [act]
    again.answered(act, Done(sequence=40))
    assert file.read() is None


def test_a_file_that_cannot_be_read_is_nothing(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    (tmp_path / "kept.json").write_text('{"counter": ')
    expect_log("what waited for the hub cannot be read")
    assert KeptFile(tmp_path / "kept.json").read() is None
