"""The running wall: a process with a window, beside a hub that is a process too."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")

from shared.link.address import HubAddress
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser, using
from tests.support.lossy_proxy import LossyProxy

if TYPE_CHECKING:
    from tests.display.conftest import StartWall

RUNNING_TEXT = "Semua layanan sesuai"
STARTS_WITHIN_S = 30.0


def open_counter(user: HubUser, counter: str, officer: str) -> None:
    assert user.at_counter("open", counter, officer).status_code == 200


def call_next(user: HubUser, counter: str = "1", officer: str = "andi") -> str:
    answer = user.at_counter("call-next", counter, officer, after=None)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["ticket"]["label"])


def test_two_calls_in_the_same_second_are_both_shown_and_both_spoken_in_order(
    start_wall: "StartWall", user: HubUser, tmp_path: Path
) -> None:
    wall = start_wall(sound=f"wav:{tmp_path / 'wav'}")
    wall.wait(text=RUNNING_TEXT, timeout=STARTS_WITHIN_S)
    user.take("ktp")
    user.take("ktp")
    open_counter(user, "1", "andi")
    open_counter(user, "2", "budi")
    first, second = call_next(user, "1", "andi"), call_next(user, "2", "budi")
    wall.wait_mark("shown", label=first)
    wall.wait_mark("shown", label=second)
    wall.wait_mark("spoken", label=second, timeout=20)
    marks = [(mark["mark"], mark["label"]) for mark in wall.marks if "label" in mark]
    assert sorted(marks) == sorted((kind, label) for kind in ("event", "shown", "spoken") for label in (first, second))
    assert marks.index(("spoken", first)) < marks.index(("spoken", second))
    assert marks.index(("shown", first)) < marks.index(("spoken", first))
    assert sorted(file.name for file in (tmp_path / "wav").iterdir()) == [f"001-{first}.wav", f"002-{second}.wav"]
    wall.wait(text=f"Sedang dipanggil: {second}, Loket 2")


def test_after_a_restart_it_shows_the_present_state_and_repeats_nothing(
    start_wall: "StartWall", user: HubUser, tmp_path: Path
) -> None:
    user.take()
    user.take()
    open_counter(user, "1", "andi")
    open_counter(user, "2", "budi")
    before = call_next(user)
    wall = start_wall(sound=f"wav:{tmp_path / 'wav'}")
    wall.wait(text=f"Sedang dipanggil: {before}, Loket 1", timeout=STARTS_WITHIN_S)
    after = call_next(user, "2", "budi")
    wall.wait_mark("spoken", label=after)
    assert {mark["label"] for mark in wall.marks if "label" in mark} == {after}
    assert [file.name for file in (tmp_path / "wav").iterdir()] == [f"001-{after}.wav"]


def test_a_zone_shows_its_own_calls_and_counters(start_wall: "StartWall", user: HubUser) -> None:
    wall = start_wall("--zone", "selatan")
    wall.wait(text="Belum ada panggilan di zona ini", timeout=STARTS_WITHIN_S)
    user.take("ktp")
    user.take("paspor")
    open_counter(user, "1", "andi")
    open_counter(user, "3", "citra")
    elsewhere = call_next(user, "1", "andi")
    here = call_next(user, "3", "citra")
    wall.wait_mark("shown", label=here)
    names = [control["name"] for control in wall.look()]
    assert not [name for name in names if elsewhere in name]
    assert f"3: {here}; 4: Tutup" in names


def test_it_keeps_what_it_has_while_the_hub_is_away_and_comes_back(
    start_wall: "StartWall", hub: RunningHub, user: HubUser, tmp_path: Path
) -> None:
    user.take()
    user.take()
    open_counter(user, "1", "andi")
    open_counter(user, "2", "budi")
    wall = start_wall(sound=f"wav:{tmp_path / 'wav'}")
    wall.wait(text=RUNNING_TEXT, timeout=STARTS_WITHIN_S)
    before = call_next(user)
    wall.wait_mark("spoken", label=before)
    hub.kill()
    wall.wait(text="Mencari pusat antrean…")
    assert f"Sedang dipanggil: {before}, Loket 1" in [control["name"] for control in wall.look()]
    with running_hub(hub.data, None, port=hub.port) as again, using(again) as back:
        wall.wait(text="Mencari pusat antrean…", gone=True)
        after = call_next(back, "2", "budi")
        wall.wait_mark("shown", label=after)
        wall.wait(text=f"Sedang dipanggil: {after}, Loket 2")
        wall.wait_mark("spoken", label=after)
        assert [mark["label"] for mark in wall.marks if mark["mark"] == "spoken"] == [before, after]
        assert wall.close() == 0


def test_a_call_whose_news_was_lost_on_the_line_is_shown_and_spoken_once(
    start_wall: "StartWall", hub: RunningHub, user: HubUser, tmp_path: Path
) -> None:
    user.take()
    open_counter(user, "1", "andi")
    with LossyProxy(HubAddress.parse(hub.address), 0) as line:
        wall = start_wall(sound=f"wav:{tmp_path / 'wav'}", address=str(line.address))
        wall.wait(text=RUNNING_TEXT, timeout=STARTS_WITHIN_S)
        line.lose(1)
        label = call_next(user)
        wall.wait_mark("spoken", label=label)
        assert line.lost == 1
        assert [mark["mark"] for mark in wall.marks if mark.get("label") == label] == ["event", "shown", "spoken"]
        assert wall.close() == 0


def test_without_sound_it_shows_and_says_so(start_wall: "StartWall", user: HubUser, tmp_path: Path) -> None:
    (tmp_path / "wav").write_text("in the way")
    wall = start_wall(sound=f"wav:{tmp_path / 'wav'}")
    wall.wait(text=RUNNING_TEXT, timeout=STARTS_WITHIN_S)
    user.take()
    open_counter(user, "1", "andi")
    wall.wait_mark("shown", label=call_next(user))
    wall.wait(text="Tanpa suara")
    assert (tmp_path / "display.log").read_text().count("there is no sound") == 1


def test_a_screen_that_is_too_small_says_so(start_wall: "StartWall", tmp_path: Path) -> None:
    wall = start_wall("--diagonal", "20", "--distance", "30")
    wall.wait(text=RUNNING_TEXT, timeout=STARTS_WITHIN_S)
    assert "too small to be read from 30 m" in (tmp_path / "display.log").read_text()
