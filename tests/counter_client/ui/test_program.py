"""A real window of a counter with a real hub."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_client.presenters.pages import SignInPage
from tests.counter_client.ui.officer import Officer, issue
from tests.support.hub import RunningHub, hall_of_its_own, running_hub, start_hub

PATIENCE_MS = 15_000


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningHub]:
    monkeypatch.setenv("ANTREAN_INTERFACES", "127.0.0.1")
    with running_hub(tmp_path / "hub", hall_of_its_own(tmp_path)) as hub:
        yield hub


@pytest.fixture
def andi(qtbot: QtBot, hub: RunningHub, tmp_path: Path) -> Iterator[Officer]:
    officer = Officer(qtbot, hub, tmp_path)
    yield officer
    officer.leave()


def test_a_wrong_pin_is_refused_and_the_right_one_lets_in(andi: Officer) -> None:
    andi.until(lambda: isinstance(page := andi.page, SignInPage) and any(row.is_chosen for row in page.officers))
    andi.type_pin("0000")
    andi.until(lambda: isinstance(page := andi.page, SignInPage) and page.problem is not None)
    andi.sit_down()
    assert andi.desk.counter == "Loket 1"


def test_a_whole_cycle_by_the_keyboard_alone(andi: Officer, hub: RunningHub) -> None:
    first, second = issue(hub, "ktp", "ktp")
    andi.sit_down()
    andi.until(lambda: andi.desk.waiting == 2)
    andi.press(Qt.Key.Key_F9)
    andi.until(lambda: andi.label == first and andi.can("start"))
    assert andi.desk.actions["no_show"].short == "2 panggilan lagi"
    assert "detik" in andi.desk.actions["recall"].short
    andi.press(Qt.Key.Key_F11)
    andi.until(lambda: andi.can("finish") and andi.can("call_next"))
    andi.press(Qt.Key.Key_F9)
    andi.until(lambda: andi.label == second and andi.can("start"))
    andi.press(Qt.Key.Key_F11)
    andi.until(lambda: andi.can("finish"))
    andi.press(Qt.Key.Key_F12)
    andi.until(lambda: andi.desk.ticket is None and andi.desk.served == 2)
    andi.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    andi.until(lambda: isinstance(andi.page, SignInPage))


def test_two_presses_call_one(andi: Officer, hub: RunningHub) -> None:
    issue(hub, "ktp", "ktp")
    andi.sit_down()
    andi.until(lambda: andi.desk.waiting == 2)
    andi.press(Qt.Key.Key_F9)
    andi.press(Qt.Key.Key_F9)
    andi.until(lambda: bool(andi.label) and andi.can("start"))
    andi.press(Qt.Key.Key_F9)
    assert andi.desk.waiting == 1


def test_a_break_with_a_reason_by_its_digit_and_back(andi: Officer) -> None:
    andi.sit_down()
    andi.press(Qt.Key.Key_F6)
    QTest.keyClicks(andi.find("other"), "2")
    andi.until(lambda: andi.desk.state == "on_break" and andi.can("resume"))
    assert andi.desk.idle_hint.startswith("Salat")
    andi.press(Qt.Key.Key_F6)
    andi.until(lambda: andi.desk.state == "open")


# Qt's offscreen platform cannot keep a window on top, and says so.
@pytest.mark.qt_log_ignore("does not support raise")
def test_the_small_window_takes_the_place_of_the_full_one(andi: Officer, hub: RunningHub) -> None:
    (label,) = issue(hub, "ktp")
    andi.sit_down()
    andi.until(lambda: andi.desk.waiting == 1 and andi.can("call_next"))
    andi.click("compact")
    assert andi.window.compact.isVisible()
    assert not andi.window.isVisible()
    andi.press(Qt.Key.Key_F9)
    andi.until(lambda: andi.label == label)
    andi.click("expand")
    assert andi.window.isVisible()


def test_a_killed_hub_is_told_and_the_desk_comes_back_without_signing_in(
    andi: Officer, hub: RunningHub, tmp_path: Path
) -> None:
    first, second = issue(hub, "ktp", "ktp")
    andi.sit_down()
    andi.until(lambda: andi.desk.waiting == 2 and andi.can("call_next"))
    andi.press(Qt.Key.Key_F9)
    andi.until(lambda: andi.label == first and andi.can("start"))
    hub.kill()
    andi.until(lambda: andi.desk.frame.notice is not None)
    assert andi.label == first
    assert not andi.can("start")
    again = start_hub(tmp_path / "hub", None, port=hub.port)
    andi.until(lambda: andi.desk.frame.notice is None and andi.can("start"))
    andi.press(Qt.Key.Key_F11)
    andi.until(lambda: andi.can("finish") and andi.can("call_next"))
    andi.press(Qt.Key.Key_F9)
    andi.until(lambda: andi.label == second)
    again.stop()


def test_two_counters_never_get_the_same_ticket(andi: Officer, hub: RunningHub, qtbot: QtBot, tmp_path: Path) -> None:
    labels = issue(hub, "ktp", "ktp")
    budi = Officer(qtbot, hub, tmp_path / "budi", counter="2", officer="budi")
    try:
        andi.sit_down()
        budi.sit_down("1357")
        andi.until(lambda: andi.desk.waiting == budi.desk.waiting == 2)
        andi.press(Qt.Key.Key_F9)
        budi.press(Qt.Key.Key_F9)
        andi.until(lambda: bool(andi.label and budi.label))
        assert sorted([andi.label, budi.label]) == labels
    finally:
        budi.leave()
