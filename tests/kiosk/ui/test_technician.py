"""The kiosk cannot be left by a visitor, and lets a technician in who holds the hall's name and knows a PIN."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiosk.presenters.clock import SystemClock
from kiosk.presenters.technician import TechnicianPresenter
from kiosk.printing.paper import ROLL_80
from kiosk.printing.printer import PrintOutcome
from kiosk.technician import TechnicianDesk, opens
from kiosk.ui import lock
from kiosk.ui.layout import kiosk_look
from kiosk.ui.lock import Lock
from kiosk.ui.window import KioskWindow
from shared.link.address import HubAddress
from shared.link.client import HubClient
from shared.link.credentials import DeviceName
from shared.link.problems import HubAwayError
from shared.qt.application import dress
from shared.qt.sizes import ScreenMetrics
from shared.qt.widgets import Masthead
from shared.trust.pins import KeptPin, first_pin
from tests.kiosk.halls import NOON
from tests.support.hub import hall_of_its_own, running_hub

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "does not support raise", "does not support requestActivate"
)

FIRST_PIN, PIN = "482915", "730264"
TECHNICIAN = f'\n[[officer]]\nid = "dian"\nname = "Dian"\npin = "{FIRST_PIN}"\nrole = "technician"\n'


class Noted:
    """A machine that notes what a technician does to it."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.printed: list[tuple[str, bytes]] = []

    def print(self, job: str, data: bytes) -> None:
        self.printed.append((job, data))

    def leave(self) -> None:
        self.done.append("leave")

    def restart(self) -> None:
        self.done.append("restart")


class Corner:
    """A technician before a real window."""

    def __init__(self, window: KioskWindow, qtbot: QtBot, own_pin: str = "") -> None:
        self.window, self.qtbot, self.machine, self.own_pin = window, qtbot, Noted(), own_pin
        presenter = TechnicianPresenter(SystemClock(), has_own_pin=bool(own_pin))
        self.desk = TechnicianDesk(presenter, window, self.machine, "Kios 1", ROLL_80)

    def start(self, where: Callable[[], HubAddress]) -> None:
        self.client = HubClient(where, DeviceName("Kios 1"))
        self.desk.start(self.client, lambda pin: opens(self.own_pin, pin), lambda: "en")

    def close(self) -> None:
        self.desk.close()
        self.client.close()

    def on_screen(self) -> dict[str, QAbstractButton]:
        return {key.accessibleName(): key for key in self.window.findChildren(QAbstractButton) if key.isVisible()}

    def hold(self) -> None:
        head = head_of(self.window)
        with self.qtbot.waitSignal(self.window.held, timeout=5000):
            QTest.mousePress(head, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(head, Qt.MouseButton.LeftButton)

    def tap_when_there(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: name in self.on_screen(), timeout=10_000)
        QTest.mouseClick(self.on_screen()[name], Qt.MouseButton.LeftButton)

    def type(self, pin: str) -> None:
        for digit in pin:
            self.tap_when_there(f"key:{digit}")
        self.tap_when_there("confirm")


@pytest.fixture
def window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[KioskWindow]:
    monkeypatch.setattr(lock, "HOLD_MS", 40)
    look = kiosk_look(ScreenMetrics(1080, 1920, 27.0, 0.6), is_motion_reduced=True)
    dress(qapp, look)
    window = KioskWindow(look, lambda: NOON)
    window.resize(1080, 1920)
    window.show()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def corner(window: KioskWindow, qtbot: QtBot) -> Iterator[Callable[..., Corner]]:
    corners: list[Corner] = []

    def make(where: Callable[[], HubAddress], own_pin: str = "") -> Corner:
        corners.append(Corner(window, qtbot, own_pin))
        corners[-1].start(where)
        return corners[-1]

    yield make
    for one in corners:
        one.close()


def head_of(window: KioskWindow) -> Masthead:
    head = window.findChild(Masthead)
    assert isinstance(head, Masthead)
    return head


def away() -> HubAddress:
    raise HubAwayError("no_hub")


def test_a_short_touch_of_the_name_opens_nothing(window: KioskWindow, corner: Callable[..., Corner]) -> None:
    there, held = corner(away), list[bool]()
    window.held.connect(lambda: held.append(True))
    QTest.mouseClick(head_of(window), Qt.MouseButton.LeftButton)
    QTest.qWait(120)
    assert not held
    assert "close" not in there.on_screen()


def test_a_technician_of_the_hall_gets_in_and_the_record_tells(tmp_path: Path, corner: Callable[..., Corner]) -> None:
    file = hall_of_its_own(tmp_path)
    file.write_text(file.read_text("utf-8") + TECHNICIAN, "utf-8")
    with running_hub(tmp_path / "data", file) as hub:
        there = corner(lambda: HubAddress(hub.host, hub.port))
        before = there.client.health().sequence
        there.hold()
        there.type("000111")
        there.type(FIRST_PIN)
        there.tap_when_there("key:1")
        assert "trial" not in there.on_screen(), "a PIN that somebody else chose opens nothing"
        there.client.change_pin("dian", FIRST_PIN, PIN)
        there.tap_when_there("erase")
        there.type(PIN)
        there.tap_when_there("trial")
        ((job, data),) = there.machine.printed
        assert b"TRIAL" in data
        assert there.desk.printer_ended(job, PrintOutcome("printed"))
        there.tap_when_there("restart")
        there.tap_when_there("leave")
        assert there.machine.done == ["restart", "leave"]
        assert there.client.health().sequence == before + 4, (
            "a sign-in that failed, two that did not, and a PIN that was changed"
        )


def test_without_a_hub_the_kiosks_own_pin_lets_in(corner: Callable[..., Corner]) -> None:
    kept = first_pin(PIN)
    assert isinstance(kept, KeptPin)
    there = corner(away, kept.hash)
    there.hold()
    there.type("000111")
    assert "leave" not in there.on_screen()
    there.type(PIN)
    there.tap_when_there("leave")
    assert there.machine.done == ["leave"]


def test_without_hub_and_own_pin_nobody_gets_in(corner: Callable[..., Corner]) -> None:
    there = corner(away)
    there.hold()
    there.tap_when_there("close")
    assert "confirm" not in there.on_screen()
    assert not there.machine.done


def test_the_job_of_a_ticket_is_no_trial(corner: Callable[..., Corner]) -> None:
    assert not corner(away).desk.printer_ended("0b1c", PrintOutcome("printed"))


@pytest.fixture
def locked(qapp: QApplication, window: KioskWindow) -> Iterator[KioskWindow]:
    held = Lock(qapp, window)
    QApplication.processEvents()
    yield window
    held.release()


def test_a_locked_window_fills_the_screen_and_refuses_to_be_closed(locked: KioskWindow) -> None:
    assert locked.isFullScreen()
    locked.windowHandle().close()
    locked.close()
    QApplication.processEvents()
    assert locked.isVisible()


def test_a_window_without_a_lock_is_closed_as_any_other(window: KioskWindow) -> None:
    window.windowHandle().close()
    assert not window.isVisible()


def test_a_locked_window_that_was_put_away_comes_back(locked: KioskWindow, qtbot: QtBot) -> None:
    locked.showMinimized()
    qtbot.waitUntil(lambda: locked.isFullScreen() and not locked.isMinimized(), timeout=5000)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.MetaModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_that_lead_out_do_nothing_and_plain_ones_are_heard(
    locked: KioskWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    heard: list[str] = []
    locked.pressed.connect(heard.append)
    QTest.keyClick(locked, key, modifier)
    QTest.keyClick(locked, Qt.Key.Key_K)
    assert heard == ["k"]
    assert locked.isFullScreen()


def test_menus_and_drops_do_nothing(locked: KioskWindow, qapp: QApplication) -> None:
    at, data = QPoint(200, 200), QMimeData()
    data.setText("file:///etc/passwd")
    drop = QDropEvent(
        QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, locked.mapToGlobal(at))
    for event in (menu, drop):
        qapp.sendEvent(locked, event)
        assert not event.isAccepted()
    assert QApplication.activePopupWidget() is None
    assert menu.type() == QEvent.Type.ContextMenu
