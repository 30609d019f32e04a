"""An officer before a real window of a counter: reads it, types and presses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_client.presenters.pages import ChoosePage, DeskPage, SignInPage
from counter_client.presenters.presses import Press
from counter_client.program import CounterProgram
from counter_client.ui.corner import CornerMemory
from counter_client.ui.window import CounterWindow
from shared.link.address import HubAddress
from shared.link.client import HubClient
from shared.link.credentials import DeviceName
from shared.link.settings import load_settings
from shared.marks import NoMarks
from shared.protocol.requests import TakeTicketRequest
from shared.protocol.views import IssuedTicket
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from tests.support.hub import RunningHub

PATIENCE_MS = 15_000


class Officer:
    """Sits before a window; reads it, types and presses."""

    def __init__(self, qtbot: QtBot, hub: RunningHub, folder: Path, counter: str = "1", officer: str = "andi") -> None:
        self._qtbot = qtbot
        settings = load_settings(
            folder / "none.toml", name=officer, hub=hub.address, counter=counter, data=folder, interfaces="127.0.0.1"
        )
        look = Look.for_desk(ScreenMetrics(1366, 768, 15.6, 0.6), is_motion_reduced=True)
        self.window = CounterWindow(look, CornerMemory(folder / "corner"))
        self.window.resize(1366, 768)
        self.program = CounterProgram(self.window, settings, NoMarks(), officer=officer)
        self.window.show()
        self.program.start()

    def leave(self) -> None:
        self.program.close()
        self.window.close()

    def until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        window = self.window.compact if self.window.compact.isVisible() else self.window
        window.activateWindow()
        self.until(window.isActiveWindow)
        QTest.keyClick(window, key, modifier)

    def find(self, name: str) -> QWidget:
        windows = (self.window, self.window.compact)
        children = [child for window in windows for child in window.findChildren(QWidget)]
        return next(child for child in children if child.accessibleName() == name and child.isVisible())

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        self.until(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_pin(self, pin: str) -> None:
        field = self.find("pin")
        assert isinstance(field, QLineEdit)
        field.setFocus()
        QTest.keyClicks(field, pin)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def type(self, name: str, text: str = "") -> None:
        """Type into a field, then Enter."""
        self.until(lambda: self.has(name))
        field = self.find(name)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def has(self, name: str) -> bool:
        """Whether something of this name is to be seen."""
        children = self.window.findChildren(QWidget)
        return any(child.accessibleName() == name and child.isVisible() for child in children)

    def call(self, label: str) -> None:
        """Call the next, who has to be this one, and begin to serve."""
        self.until(lambda: self.can("call_next"))
        self.press(Qt.Key.Key_F9)
        self.until(lambda: self.label == label and self.can("start"))
        self.press(Qt.Key.Key_F11)
        self.until(lambda: self.can("finish"))

    def sit_down(self, pin: str = "2468") -> None:
        self.until(lambda: isinstance(page := self.page, SignInPage) and any(row.is_chosen for row in page.officers))
        self.type_pin(pin)
        self.until(lambda: isinstance(page := self.page, ChoosePage) and bool(page.card and page.card.choice))
        QTest.keyClick(self.window.choose.counters.field, Qt.Key.Key_Return)
        self.until(lambda: isinstance(page := self.page, DeskPage) and page.state == "open" and self.can("close"))

    def can(self, press: Press) -> bool:
        return not self.desk.actions[press].why_not

    @property
    def page(self) -> object:
        return self.program.shift.page()

    @property
    def desk(self) -> DeskPage:
        page = self.page
        assert isinstance(page, DeskPage)
        return page

    @property
    def marks(self) -> list[str]:
        return [mark.text for mark in self.desk.ticket.marks] if self.desk.ticket else []

    @property
    def matters(self) -> list[str]:
        return [matter.text for matter in self.desk.ticket.matters] if self.desk.ticket else []

    @property
    def label(self) -> str:
        return self.desk.ticket.label if self.desk.ticket else ""


def issue(hub: RunningHub, *services: str, category: str = "regular") -> list[str]:
    """Take a number of each service, as at a kiosk; their labels."""
    client = HubClient(lambda: HubAddress.parse(hub.address), DeviceName("kiosk"))
    issued = [client.take_ticket(TakeTicketRequest(service=service, category=category)) for service in services]
    client.close()
    return [ticket.label for ticket in issued if isinstance(ticket, IssuedTicket)]
