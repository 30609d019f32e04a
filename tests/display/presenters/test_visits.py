"""What the wall makes of visits that go on elsewhere, and of what stops the giving out of numbers."""

from datetime import timedelta

import pytest

from display.presenters.wall import Setup
from shared.protocol.base import Words
from shared.protocol.views import NoticeView
from tests.display.boards import MORNING, board, call, counter
from tests.display.presenters.walls import Wall

CEREMONY = Words(indonesian="upacara", english="ceremony")
PASSPORT = Words(indonesian="Paspor baru", english="New passport")


@pytest.fixture
def wall() -> Wall:
    """A wall in a hall where A-001 is at counter 1 and was called last."""
    wall = Wall()
    counters = (counter("1", ticket="A-001"), counter("2"), counter("3"))
    wall.learn(board([call("A-001", "1", 90), call("K-007", "2", 80, state="finished")], counters, waiting=4))
    return wall


def waiting(wall: Wall) -> str:
    return wall.view.head.waiting


@pytest.mark.parametrize("kind", ["ticket_transferred", "ticket_returned", "ticket_reinstated", "ticket_moved_on"])
def test_a_ticket_that_waits_again_leaves_no_stale_row(wall: Wall, kind: str) -> None:
    wall.hear(wall.news.tell(kind, "A-001", "1"))
    assert (wall.large, wall.recent) == ("K-007 → 2", [])
    assert waiting(wall) == "5 menunggu"
    assert wall.said == ["withdraw A-001"]


def test_a_transfer_and_a_hold_free_the_counter(wall: Wall) -> None:
    wall.hear(wall.news.tell("ticket_transferred", "A-001", "1"))
    assert wall.counters == "1: Buka  2: Buka  3: Buka"
    wall.hear(wall.news.called("A-002", "3"), wall.news.tell("ticket_held", "A-002", "3"))
    assert wall.counters == "1: Buka  2: Buka  3: Buka"


def test_a_number_called_elsewhere_shows_its_new_counter_and_is_spoken(wall: Wall) -> None:
    wall.hear(wall.news.tell("ticket_transferred", "A-001", "1"), wall.news.called("A-001", "3"))
    assert wall.large == "A-001 → 3!"
    assert wall.recent == ["K-007"]
    assert wall.said[-1] == "speak A-001 at 3"


def test_one_that_waits_for_the_large_place_and_is_sent_on_never_comes_there(wall: Wall) -> None:
    wall.hear(wall.news.called("A-002", "2"), wall.news.called("A-003", "3"))
    wall.hear(wall.news.tell("ticket_transferred", "A-003", "3"))
    wall.wait(6)
    assert wall.large == "A-002 → 2"
    assert wall.recent == ["A-001", "K-007"]


def test_when_the_large_one_goes_whoever_waits_for_the_place_has_it(wall: Wall) -> None:
    wall.hear(wall.news.called("A-002", "2"), wall.news.called("A-003", "3"))
    wall.hear(wall.news.tell("ticket_transferred", "A-002", "2"))
    assert wall.large == "A-003 → 3!"


def test_the_last_call_that_is_gone_leaves_a_welcome() -> None:
    wall = Wall()
    wall.learn(board([call("A-001", "1", 90)], [counter("1", ticket="A-001")]))
    wall.hear(wall.news.tell("ticket_moved_on", "A-001"))
    assert wall.large == ""
    assert wall.view.welcome is not None


def test_a_held_ticket_that_is_cancelled_was_not_waiting(wall: Wall) -> None:
    wall.hear(wall.news.tell("ticket_held", "A-001", "1"), wall.news.tell("ticket_cancelled", "A-001"))
    assert waiting(wall) == "4 menunggu"
    wall.hear(wall.news.tell("ticket_cancelled", "A-009"))
    assert waiting(wall) == "3 menunggu"


def test_a_pause_of_the_hall_says_why_and_until_when_in_both_languages(wall: Wall) -> None:
    notice = NoticeView(service=None, reason=CEREMONY, ends=MORNING + timedelta(minutes=19))
    wall.learn(board([], [], sequence=101, notices=[notice]))
    [text] = wall.view.notices
    assert text == (
        "Pengambilan nomor dijeda: upacara, sampai pukul 10.00"
        "     •     No numbers are given out now: ceremony; on again at 10:00"
    )


def test_a_suspended_service_is_named_for_as_long_as_it_lasts(wall: Wall) -> None:
    notice = NoticeView(service=PASSPORT, reason=Words(indonesian="gangguan jaringan"))
    wall.learn(board([], [], sequence=101, notices=[notice]))
    assert wall.view.notices[0].startswith("Paspor baru dihentikan sementara: gangguan jaringan")
    wall.learn(board([], [], sequence=102))
    assert [*wall.view.notices] == []


def test_a_planned_pause_comes_and_goes_with_the_clock() -> None:
    wall = Wall(Setup(("id",)))
    planned = NoticeView(
        service=None, reason=CEREMONY, begins=MORNING + timedelta(minutes=5), ends=MORNING + timedelta(minutes=15)
    )
    wall.learn(board([], [], notices=[planned]))
    assert [*wall.view.notices] == []
    wall.wait(5 * 60)
    assert [*wall.view.notices] == ["Pengambilan nomor dijeda: upacara, sampai pukul 09.56"]
    wall.wait(10 * 60)
    assert [*wall.view.notices] == []


def test_the_hubs_clock_decides_when_a_pause_is_over() -> None:
    wall = Wall(Setup(("id",)))
    wall.learn(board([], [counter("1")], notices=[NoticeView(service=None, reason=CEREMONY, ends=MORNING)]))
    assert [*wall.view.notices] == []
    wall.hear(wall.news.called("A-001", "1", ago=3600))
    assert len(wall.view.notices) == 1
