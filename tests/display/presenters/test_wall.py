"""Stories of the wall: what it is told, what it then shows and says."""

from datetime import timedelta

import pytest

from display.presenters.wall import Setup
from tests.display.boards import board, call, counter
from tests.display.presenters.walls import Wall


@pytest.fixture
def wall() -> Wall:
    """A wall that stands in a hall where A-001 was called some time ago."""
    wall = Wall()
    counters = (counter("1", ticket="A-001"), counter("2"), counter("3", "closed"))
    wall.learn(board([call("A-001", "1", 90)], counters, waiting=4))
    return wall


def test_before_the_hub_is_found_it_says_what_it_looks_for() -> None:
    wall = Wall()
    wall.go_away()
    assert wall.view.search is not None
    assert "mpp-contoh" in wall.view.search.detail
    assert wall.view.large is None


def test_in_the_morning_it_says_welcome_in_both_languages() -> None:
    wall = Wall()
    wall.learn(board([], [counter("1")]))
    assert wall.view.welcome is not None
    assert (wall.view.welcome.title.first, wall.view.welcome.title.second) == ("Selamat datang", "Welcome")


def test_after_a_restart_it_shows_the_present_state_and_repeats_nothing(wall: Wall) -> None:
    assert wall.large == "A-001 → 1"
    assert wall.counters == "1: A-001  2: Buka  3: Tutup"
    assert wall.said == []


def test_a_call_becomes_large_at_once_asks_for_attention_and_is_spoken(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"))
    assert wall.large == "K-002 → 2!"
    assert wall.recent == ["A-001"]
    assert wall.said == ["speak K-002 at 2"]


def test_attention_ends_after_three_seconds(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"))
    wall.wait(3.1)
    assert wall.large == "K-002 → 2"


def test_two_calls_in_the_same_second_are_both_shown_at_once_and_both_spoken_in_order(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"), wall.news.called("A-003", "3"))
    assert wall.large == "K-002 → 2!"
    assert wall.recent == ["A-003!", "A-001"]
    assert wall.said == ["speak K-002 at 2", "speak A-003 at 3"]


def test_the_call_that_is_being_spoken_is_the_large_one(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"), wall.news.called("A-003", "3"))
    wall.presenter.hear_voice("K-002")
    wall.wait(6)
    assert wall.large == "K-002 → 2♪"
    wall.presenter.hear_voice("A-003")
    assert wall.large == "A-003 → 3!♪"
    assert wall.recent == ["K-002", "A-001"]


def test_without_a_voice_each_call_is_large_for_some_seconds(wall: Wall) -> None:
    wall.hear(*(wall.news.called(f"K-00{number}", "2") for number in (2, 3, 4)))
    large = []
    for _ in range(3):
        large.append(wall.large)
        wall.wait(5)
    assert large == ["K-002 → 2!", "K-003 → 2!", "K-004 → 2!"]
    assert wall.large == "K-004 → 2"


def test_a_recall_asks_for_attention_again(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"))
    wall.wait(25)
    wall.hear(wall.news.recalled("K-002", "2"))
    assert wall.large == "K-002 → 2!"
    assert wall.view.large is not None
    assert wall.view.large.note == "Panggilan ke-2"
    assert wall.said == ["speak K-002 at 2", "speak K-002 at 2 again"]


def test_a_recall_of_an_earlier_call_moves_to_the_top(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"))
    wall.wait(25)
    wall.hear(wall.news.called("A-003", "3"))
    wall.wait(25)
    wall.hear(wall.news.recalled("K-002", "2"))
    assert wall.large == "K-002 → 2!"
    assert wall.recent == ["A-003", "A-001"]


def test_who_has_come_to_the_counter_does_not_become_large_any_more(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"), wall.news.called("A-003", "3"))
    wall.hear(wall.news.tell("service_started", "A-003", "3"))
    wall.wait(6)
    assert wall.large == "K-002 → 2"
    assert wall.said[-1] == "began A-003"


def test_a_no_show_withdraws_the_call(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"), wall.news.tell("no_show_recorded", "K-002", "2"))
    assert wall.said[-1] == "withdraw K-002"
    assert "2: Buka" in wall.counters


def test_the_counters_follow_what_happens(wall: Wall) -> None:
    tell = wall.news.tell
    wall.hear(tell("counter_opened", at_counter="3"), tell("break_started", at_counter="2"))
    assert wall.counters == "1: A-001  2: Istirahat  3: Buka"
    wall.hear(tell("break_ended", at_counter="2"), wall.news.called("K-002", "2"))
    wall.hear(tell("service_finished", "A-001", "1"), tell("counter_closed", at_counter="1"))
    assert wall.counters == "1: Tutup  2: K-002  3: Buka"


def test_the_waiting_are_counted(wall: Wall) -> None:
    tell = wall.news.tell
    wall.hear(tell("ticket_issued", "A-004"), tell("ticket_issued", "A-005"), wall.news.called("A-002", "2"))
    wall.hear(wall.news.recalled("A-002", "2"), tell("ticket_cancelled", "A-004"))
    assert wall.view.head.waiting == "4 menunggu"


def test_a_zone_counts_nobody_because_it_does_not_hear_the_other_counters() -> None:
    wall = Wall(Setup(zone="utara"))
    wall.learn(board([call("A-001", "1", 90)], [counter("1")], waiting=4))
    assert (wall.view.head.zone, wall.view.head.waiting) == ("Zona Utara", "")


def test_while_the_hub_is_away_it_keeps_what_it_has_and_says_so(wall: Wall) -> None:
    wall.go_away()
    assert wall.large == "A-001 → 1"
    assert wall.view.head.notice == "Mencari pusat antrean…"
    wall.come_back()
    assert wall.view.head.notice == ""


def test_calls_missed_for_a_moment_are_shown_and_spoken(wall: Wall) -> None:
    wall.go_away()
    wall.wait(12)
    wall.come_back()
    wall.hear(wall.news.called("K-002", "2", ago=10))
    assert wall.large == "K-002 → 2!"
    assert wall.said == ["speak K-002 at 2"]


def test_calls_missed_for_long_are_shown_only(wall: Wall) -> None:
    wall.go_away()
    wall.wait(120)
    wall.come_back()
    wall.hear(wall.news.called("K-002", "2", ago=100), wall.news.called("A-003", "3", ago=40))
    assert wall.large == "A-003 → 3"
    assert wall.recent == ["K-002", "A-001"]
    assert wall.said == []


def test_an_old_call_does_not_push_a_new_one_aside(wall: Wall) -> None:
    wall.go_away()
    wall.wait(120)
    wall.come_back()
    wall.hear(wall.news.called("A-003", "3", ago=5), wall.news.called("K-002", "2", ago=100))
    assert wall.large == "A-003 → 3!"


@pytest.mark.parametrize("difference", [-3600, 3600])
def test_two_machines_may_disagree_about_the_time(wall: Wall, difference: float) -> None:
    wall.hear(wall.news.called("K-002", "2", ago=difference))
    assert wall.large == "K-002 → 2!"
    wall.go_away()
    wall.wait(120)
    wall.come_back()
    wall.hear(wall.news.called("A-003", "3", ago=difference + 100), wall.news.called("A-004", "3", ago=difference + 3))
    assert wall.said == ["speak K-002 at 2", "speak A-004 at 3"]


def test_a_snapshot_after_a_gap_speaks_the_young_calls_that_were_missed(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"))
    wall.wait(70)
    wall.go_away()
    wall.wait(20)
    wall.come_back()
    now = wall.clock.now
    served = call("A-005", "3", 130, state="serving", at=now - timedelta(seconds=5))
    young = call("A-004", "1", 120, at=now - timedelta(seconds=10))
    old = call("K-003", "2", 110, at=now - timedelta(seconds=50))
    calls = [served, young, old, call("K-002", "2", 101)]
    wall.learn(board(calls, [counter("1"), counter("2"), counter("3")], sequence=130))
    assert wall.said == ["speak K-002 at 2", "speak A-004 at 1"]
    assert wall.large == "A-004 → 1!"
    assert wall.recent == ["A-005", "K-003", "K-002"]


def test_a_new_day_empties_the_wall(wall: Wall) -> None:
    wall.hear(wall.news.called("K-002", "2"))
    wall.learn(board([], [counter("1", "closed")], sequence=200))
    assert wall.large == ""
    assert wall.view.welcome is not None


def test_without_sound_it_says_so(wall: Wall) -> None:
    wall.presenter.hear_sound(is_available=False)
    assert wall.view.head.no_sound == "Tanpa suara"


def test_in_one_language_there_are_no_others() -> None:
    wall = Wall(Setup(languages=("en",)))
    wall.learn(board([call("A-001", "1", 90)], [counter("1", "on_break")]))
    assert wall.view.heads.now_serving.line == "Now serving"
    assert wall.view.head.hall == "Example Public Service Mall"
    assert wall.counters == "1: On a break"
    assert wall.view.head.clock == "09:41 WIB"


def test_the_running_text_comes_in_both_languages() -> None:
    wall = Wall()
    wall.learn(board())
    assert wall.view.running_text.startswith("Semua layanan")
    assert "Official fees only" in wall.view.running_text


def test_the_clock_is_that_of_the_hall(wall: Wall) -> None:
    assert (wall.view.head.clock, wall.view.head.date) == ("09.41 WIB", "Senin, 23 November 2026")
