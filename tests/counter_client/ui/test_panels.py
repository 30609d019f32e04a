"""What the window does with keys while something is asked: no hub, the pages come from a story."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from counter_client.asks import Act, LookAtWaiting
from counter_client.presenters.panels import ListStep
from counter_client.ui.corner import CornerMemory
from counter_client.ui.window import CounterWindow
from shared.protocol.requests import FinishRequest, HoldRequest
from shared.protocol.views import DeskView, Problem
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from tests.counter_client.desks import desk, held, serving, waiting
from tests.counter_client.story import Story

Play = Callable[[DeskView], "Stage"]


class Stage:
    """A story on a real window: what is pressed there reaches the shift, what the shift says is shown."""

    def __init__(self, qtbot: QtBot, folder: Path, view: DeskView) -> None:
        self.story = Story()
        self.story.sit_down(view)
        self.story.asks.clear()
        look = Look.for_desk(ScreenMetrics(1366, 768, 15.6, 0.6), is_motion_reduced=True)
        self.window = CounterWindow(look, CornerMemory(folder / "corner"))
        qtbot.addWidget(self.window)
        qtbot.addWidget(self.window.compact)
        shift = self.story.shift
        for signal, react in (
            (self.window.pressed, shift.press),
            (self.window.given, shift.give),
            (self.window.dropped, shift.drop),
            (self.window.typed, shift.type),
            (self.window.moved, shift.move),
            (self.window.chosen, shift.choose),
        ):
            signal.connect(react)
            signal.connect(self.show)
        self.window.resize(1366, 768)
        self.show()
        self.window.show()
        self.wait = qtbot.waitUntil
        self.wait(self.window.isVisible)

    def show(self, *_: object) -> None:
        self.window.render_page(self.story.shift.page())

    def press(self, key: Qt.Key, window: QWidget | None = None) -> None:
        """Press a key where the focus is."""
        shown = window or self.window
        QTest.keyClick(shown.focusWidget() or shown, key)

    def ask_whether_sure(self) -> None:
        """The hub finds the finish suspicious."""
        self.story.shift.press("finish")
        params: dict[str, str | int] = {"label": "A-012", "seconds": 1}
        problem = Problem(title="", status=409, code="are_you_sure", detail="", remedy="", params=params)
        self.story.reply(Act, problem)
        self.show()


@pytest.fixture
def play(qtbot: QtBot, tmp_path: Path) -> Play:
    return lambda view: Stage(qtbot, tmp_path, view)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_question_takes_the_keys_pressed_in_haste_for_a_no(play: Play, key: Qt.Key) -> None:
    stage = play(desk(serving(seconds=1)))
    stage.ask_whether_sure()
    stage.press(key)
    assert stage.story.desk.panel is None
    assert len(stage.story.acts) == 1


def test_a_question_is_answered_yes_by_its_letter(play: Play) -> None:
    stage = play(desk(serving(seconds=1)))
    stage.ask_whether_sure()
    stage.press(Qt.Key.Key_Y)
    assert stage.story.sent == FinishRequest(officer="andi", ticket="t12", is_sure=True)


# Qt's offscreen platform cannot keep a window on top, and says so.
@pytest.mark.qt_log_ignore("does not support raise")
def test_the_small_window_asks_too_and_gives_way_to_a_form(play: Play) -> None:
    stage = play(desk(serving(seconds=1)))
    stage.window.shrink()
    stage.ask_whether_sure()
    assert stage.window.compact.isVisible()
    stage.press(Qt.Key.Key_Return, stage.window.compact)
    assert stage.story.desk.panel is None
    stage.story.shift.press("transfer")
    stage.show()
    assert stage.window.isVisible()
    stage.story.shift.drop()
    stage.show()
    assert stage.window.compact.isVisible()


def test_enter_answers_one_step_and_not_the_next(play: Play) -> None:
    stage = play(desk(serving()))
    stage.story.shift.press("hold")
    stage.show()
    QTest.keyClicks(stage.window.focusWidget(), "Ke bank")
    stage.press(Qt.Key.Key_Return)
    assert stage.story.acts == []
    stage.press(Qt.Key.Key_Return)
    assert stage.story.sent == HoldRequest(officer="andi", reason="Ke bank")


def test_a_digit_chooses_where_nothing_may_be_typed(play: Play) -> None:
    stage = play(desk())
    stage.story.shift.press("call")
    stage.story.reply(LookAtWaiting, waiting(("A-013", "ktp", 1), ("A-016", "ktp", 2)))
    stage.show()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_2):
        stage.press(key)
    assert stage.story.panel.step == "approval"


def test_delete_cancels_a_number_only_while_nothing_is_typed(play: Play) -> None:
    stage = play(desk(aside=(held(),)))
    stage.story.shift.press("aside")
    stage.show()
    QTest.keyClicks(stage.window.focusWidget(), "A")
    stage.press(Qt.Key.Key_Delete)
    assert isinstance(stage.story.panel, ListStep)
    stage.press(Qt.Key.Key_Backspace)
    stage.press(Qt.Key.Key_Delete)
    assert stage.story.panel.step == "cancel"


def test_nothing_has_the_focus_once_a_form_is_left(play: Play) -> None:
    stage = play(desk(serving()))
    stage.story.shift.press("transfer")
    stage.show()
    stage.story.shift.drop()
    stage.show()
    stage.press(Qt.Key.Key_Space)
    assert stage.story.acts == []


def test_a_list_stays_where_the_hand_has_scrolled_it(play: Play) -> None:
    stage = play(desk(aside=tuple(held(f"t{number}", f"A-{number:03}") for number in range(30))))
    stage.story.shift.press("aside")
    stage.show()
    bars = stage.window.desk.panels.findChildren(QScrollBar)
    stage.wait(lambda: any(bar.maximum() for bar in bars))
    bar = max(bars, key=QScrollBar.maximum)
    bar.setValue(bar.maximum())
    stage.story.seconds += 60
    stage.show()
    assert bar.value() == bar.maximum() > 0
