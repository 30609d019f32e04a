"""The window under the finger: names that stay the same in every language, keys of 20 mm, words in no smaller type."""

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk.presenters.views import CodePage
from kiosk.ui.layout import fall_px, grid, kiosk_look
from kiosk.ui.window import KioskWindow
from shared.qt.application import dress
from shared.qt.look import Look
from shared.qt.sizes import TOUCH_KEY_MM, ScreenMetrics
from shared.qt.typeface import load_typeface
from tests.kiosk.halls import NOON, full_hall, hall_view, long_to_read, reservation
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
        self.window.pressed.connect(self._press)
        self.window.show()
        self.render()

    def render(self) -> None:
        self.window.render_view(self.visitor.view)
        QApplication.processEvents()

    def keys(self) -> dict[str, QAbstractButton]:
        keys = self.window.findChildren(QAbstractButton)
        return {key.accessibleName(): key for key in keys if key.isVisible()}

    def typed(self) -> str:
        """The code in the field."""
        page = self.visitor.page
        assert isinstance(page, CodePage)
        return page.typed

    def tap(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.keys()[name], Qt.MouseButton.LeftButton)

    def _press(self, key: str) -> None:
        self.visitor.clock.at += 0.01
        self.visitor.effects += self.visitor.kiosk.press(key)
        self.render()

    def _touch(self, control: str) -> None:
        self.visitor.touch(control)
        self.render()


def test_a_double_touch_chooses_once_and_nothing_on_the_page_that_comes(qtbot: QtBot) -> None:
    screen = Screen(look_of(SCREENS[0]), Visitor(hall_view()))
    qtbot.addWidget(screen.window)
    touched: list[str] = []
    screen.window.touched.connect(touched.append)
    screen.tap("start", "agency:dukcapil")
    strike_second(screen.keys()["service:ktp"])
    screen.tap("service:ktp")
    strike_second(screen.keys()["category:regular"])
    assert touched == ["start", "agency:dukcapil", "service:ktp"]


def strike_second(key: QAbstractButton) -> None:
    """The second touch of a double one, as Qt tells of it."""
    QTest.mouseDClick(key, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)


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
    visitor = Visitor(long_to_read(), room=grid(look).room)
    screen = open_screen(size, visitor)
    reserve = ("appointment", *(f"key:{letter}" for letter in "KM7Q2P"))
    for taps in ((), ("start",), ("agency:a0",), ("service:s0",), ("priority",), ("home",), reserve):
        screen.tap(*taps)
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


def test_a_scanner_is_heard_wherever_the_focus_is(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(visitor=Visitor(full_hall()))
    screen.tap("start")
    screen.keys()["agency:imigrasi"].setFocus()
    QTest.keyClicks(QApplication.focusWidget() or screen.window, "km7 q2p-km7q2p")
    QTest.keyClick(QApplication.focusWidget() or screen.window, Qt.Key.Key_Return)
    assert screen.visitor.looked_up == ["KM7Q2P"]
    assert screen.visitor.asked == []


def test_a_scanner_that_ends_with_tab_is_heard_too(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(visitor=Visitor(full_hall()))
    QTest.keyClicks(screen.window, "KM7Q2P")
    QTest.keyClick(screen.window, Qt.Key.Key_Tab)
    assert screen.visitor.looked_up == ["KM7Q2P"]


def test_the_kiosk_can_be_used_by_a_keyboard_alone(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(visitor=Visitor(full_hall()))
    screen.tap("start")
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget() or screen.window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == "agency:samsat":
            break
    QTest.keyClick(QApplication.focusWidget() or screen.window, Qt.Key.Key_Space)
    assert "service:pajak" in set(screen.keys())


def test_fingers_type_a_code_and_check_in_once(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(visitor=Visitor(full_hall()))
    screen.tap("appointment", "key:A", "key:A", "erase", "erase", *(f"key:{letter}" for letter in "KM7Q2P"))
    screen.tap("confirm")
    screen.visitor.kiosk.appointment_came("KM7Q2P", reservation())
    screen.render()
    check_in = screen.keys()["check-in"]
    QTest.mouseClick(check_in, Qt.MouseButton.LeftButton)
    QTest.mouseClick(check_in, Qt.MouseButton.LeftButton)
    assert len(screen.visitor.checked_in) == 1


def test_the_same_letter_may_be_struck_twice_quickly(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(visitor=Visitor(full_hall()))
    screen.tap("appointment")
    letter = screen.keys()["key:E"]
    strike_second(letter)
    assert not screen.typed()
    QTest.mouseClick(letter, Qt.MouseButton.LeftButton)
    strike_second(letter)
    assert screen.typed() == "EE"


@pytest.mark.parametrize("size", SCREENS)
def test_what_finds_no_room_is_one_touch_away(
    open_screen: Callable[..., Screen], qtbot: QtBot, size: tuple[int, int, float]
) -> None:
    screen = open_screen(size, Visitor(long_to_read(), room=grid(look_of(size)).room))
    screen.tap("start", "agency:a0", "service:s0")
    screen.window.grab()
    qtbot.waitUntil(lambda: "read" in set(screen.keys()))
    screen.tap("read")
    assert "read" not in set(screen.keys())
    assert "category:regular" in set(screen.keys())


def test_what_finds_room_has_no_second_page(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(visitor=Visitor(hall_view()))
    screen.tap("start", "agency:dukcapil", "service:ktp")
    screen.window.grab()
    QApplication.processEvents()
    assert "read" not in set(screen.keys())
