"""The window under the finger: names that stay the same in every language, keys of 20 mm, words in no smaller type."""

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.layout import fall_px, grid, kiosk_look
from kiosk.ui.window import KioskWindow
from shared.qt.application import dress
from shared.qt.look import Look
from shared.qt.sizes import TOUCH_KEY_MM, ScreenMetrics
from shared.qt.typeface import load_typeface
from tests.kiosk.halls import NOON, hall_view, large_hall
from tests.kiosk.presenters.visitor import Visitor

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")

SCREENS = [(1080, 1920, 15.6), (1080, 1920, 32.0), (1920, 1080, 21.5), (1920, 1080, 32.0)]


class Screen:
    """A visitor before a real window."""

    def __init__(self, look: Look, visitor: Visitor) -> None:
        self.visitor = visitor
        self.window = KioskWindow(look, lambda: NOON)
        self.window.resize(look.metrics.width_px, look.metrics.height_px)
        self.window.touched.connect(self._touch)
        self.window.show()
        self.render()

    def render(self) -> None:
        self.window.render_view(self.visitor.view)
        QApplication.processEvents()

    def keys(self) -> dict[str, QAbstractButton]:
        keys = self.window.findChildren(QAbstractButton)
        return {key.accessibleName(): key for key in keys if key.isVisible()}

    def tap(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.keys()[name], Qt.MouseButton.LeftButton)

    def _touch(self, control: str) -> None:
        self.visitor.touch(control)
        self.render()


def test_a_double_touch_chooses_once_and_nothing_on_the_page_that_comes(qtbot: QtBot) -> None:
    screen = Screen(look_of(SCREENS[0]), Visitor(hall_view()))
    qtbot.addWidget(screen.window)
    touched: list[str] = []
    screen.window.touched.connect(touched.append)
    screen.tap("start", "agency:dukcapil")
    QTest.mouseDClick(screen.keys()["service:ktp"], Qt.MouseButton.LeftButton)
    assert touched == ["start", "agency:dukcapil"]


def look_of(screen: tuple[int, int, float]) -> Look:
    return kiosk_look(ScreenMetrics(*screen, 0.6), is_motion_reduced=True)


@pytest.fixture
def open_screen(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Screen]]:
    def open_one(screen: tuple[int, int, float] = SCREENS[0], visitor: Visitor | None = None) -> Screen:
        load_typeface()
        look = look_of(screen)
        dress(qapp, look)
        shown = Screen(look, visitor or Visitor())
        qtbot.addWidget(shown.window)
        return shown

    yield open_one
    qapp.setStyleSheet("")


def test_controls_have_the_same_names_in_every_language(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    screen.tap("language:en", "start")
    english = set(screen.keys()) - {"language:id"}
    screen.tap("language:id")
    assert set(screen.keys()) - {"language:en"} == english
    assert {"agency:dukcapil", "back", "home", "lower"} <= english
    assert screen.keys()["agency:imigrasi"].accessibleDescription() == "Kantor Imigrasi. 1 layanan"


def test_taps_lead_to_one_request(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    screen.tap("start", "agency:dukcapil", "service:ktp")
    regular = screen.keys()["category:regular"]
    QTest.mouseDClick(regular, Qt.MouseButton.LeftButton)
    QTest.mouseClick(regular, Qt.MouseButton.LeftButton)
    assert len(screen.visitor.asked) == 1


def test_a_closed_service_says_why_and_leads_on(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    screen.tap("start", "agency:dukcapil", "service:kk")
    assert "category:regular" not in set(screen.keys())
    screen.tap("others")
    assert "service:ktp" in set(screen.keys())


@pytest.mark.parametrize("size", SCREENS)
def test_every_key_is_as_large_as_a_finger_and_on_the_screen(
    open_screen: Callable[..., Screen], size: tuple[int, int, float]
) -> None:
    look = look_of(size)
    visitor = Visitor(large_hall(), room=grid(look).room)
    screen = open_screen(size, visitor)
    for tap in (None, "start", "agency:a0", "service:s0"):
        screen.tap(*filter(None, [tap]))
        least = look.px(TOUCH_KEY_MM)
        inside = screen.window.rect()
        for name, key in screen.keys().items():
            assert min(key.width(), key.height()) >= least, name
            assert inside.contains(key.rect().translated(key.mapTo(screen.window, key.rect().topLeft()))), name


def test_the_lowered_layout_brings_every_choice_down(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    screen.tap("start", "lower")
    fall = fall_px(look_of(SCREENS[0]))
    places = [key.mapTo(screen.window, key.rect().topLeft()).y() for key in screen.keys().values()]
    assert min(places) > fall


def test_a_touch_anywhere_answers_the_warning(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    screen.tap("start")
    screen.visitor.wait(40)
    screen.render()
    assert screen.keys()["continue"].isVisible()
    beside = screen.window.childAt(30, screen.window.height() // 2)
    assert beside is not None
    QTest.mouseClick(beside, Qt.MouseButton.LeftButton)
    assert "continue" not in set(screen.keys())
