"""The window of an officer: one page at a time, the keys of the desk, and the small window in its stead."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from counter_client.presenters.pages import ChoosePage, DeskPage, OwnPinPage, Page, SignInPage, StopsPage
from counter_client.presenters.panels import QuestionStep
from counter_client.presenters.presses import KEYS
from counter_client.presenters.sign_in import SUPERVISOR_KEY
from counter_client.presenters.stops import STOPS_KEY
from counter_client.ui.choose_counter import ChooseCounterScreen
from counter_client.ui.compact import CompactDesk
from counter_client.ui.corner import CornerMemory
from counter_client.ui.desk import DeskScreen
from counter_client.ui.own_pin import OwnPinScreen
from counter_client.ui.parts import STATE_ICON, STATE_SEVERITY, Chip, column, show_button, show_notice
from counter_client.ui.sign_in import SignInScreen
from counter_client.ui.stops import StopsScreen
from shared.qt.look import Look
from shared.qt.style_sheet import mark
from shared.qt.widgets import FlowLabel, LanguageSwitch, Masthead, NoticeBar, Pages, TouchButton

_LEAST: Final = (60, 37)
"""Width and height in parts of the smallest text."""


class CounterWindow(QWidget):
    """Passive: renders pages, says what was pressed."""

    typed = Signal(str)
    moved = Signal(int)
    chosen = Signal(str)
    pin_submitted = Signal(str)
    pin_chosen = Signal(str, str)
    supervisor_called = Signal()
    counter_opened = Signal()
    pressed = Signal(str)
    given = Signal(str)
    dropped = Signal()
    signed_out = Signal()
    stops_opened = Signal()
    language_switched = Signal()
    closed = Signal()

    def __init__(self, look: Look, corner: CornerMemory) -> None:
        super().__init__()
        self._page: Page | None = None
        self.is_compact = False
        self.sign_in, self.choose, self.desk = SignInScreen(look), ChooseCounterScreen(look), DeskScreen(look)
        self.own_pin, self.stops = OwnPinScreen(look), StopsScreen(look)
        self.compact = CompactDesk(look, corner)
        self._masthead = Masthead(look)
        self._state = Chip(look)
        self._clock = FlowLabel(look, "title", "semibold", lines=1, colour="on_brand")
        self._stops = TouchButton(look)
        self._stops.setMaximumHeight(look.unit_px * 3)
        self._language = LanguageSwitch(look)
        self._notices = NoticeBar(look)
        self._pages = Pages(look)
        self._keys = FlowLabel(look, "small", lines=1, colour="text_soft")
        self.setProperty("panel", "ground")
        self.setMinimumSize(*(look.unit_px * side for side in _LEAST))
        self._arrange(look)
        self._connect()
        for window in (self, self.compact):
            self._add_keys(window)

    def render_page(self, page: Page) -> None:
        """Show this, where it is not shown already."""
        if page == self._page:
            return
        self._page = page
        self.setWindowTitle(page.counter if isinstance(page, DeskPage) else page.frame.window)
        self._show_frame(page)
        match page:
            case SignInPage():
                self.sign_in.render_page(page)
                self._pages.turn_to(self.sign_in, is_back=True)
            case OwnPinPage():
                self.own_pin.render_page(page)
                self._pages.turn_to(self.own_pin)
            case ChoosePage():
                self.choose.render_page(page)
                self._pages.turn_to(self.choose)
            case DeskPage():
                self.desk.render_page(page)
                self.compact.render_page(page)
                self._pages.turn_to(self.desk)
            case StopsPage():
                self.stops.render_page(page)
                self._pages.turn_to(self.stops)
        self._show_windows()

    def shrink(self) -> None:
        """Be the small window while there is a desk to show."""
        self.is_compact = True
        self._show_windows()

    def expand(self) -> None:
        """Be the full window again."""
        self.is_compact = False
        self._show_windows()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.compact.close()
        self.closed.emit()

    def _show_windows(self) -> None:
        is_small = self.is_compact and _has_room(self._page)
        if is_small != self.compact.isVisible():
            self.setVisible(not is_small)
            self.compact.setVisible(is_small)
            if is_small:
                self.compact.settle()
            (self.compact if is_small else self).activateWindow()

    def _show_frame(self, page: Page) -> None:
        hall = page.frame.hall
        is_desk = isinstance(page, DeskPage)
        self._masthead.show_hall(
            f"{page.counter}  ·  {page.officer}" if isinstance(page, DeskPage) else hall, hall if is_desk else ""
        )
        self._clock.setVisible(is_desk)
        if isinstance(page, DeskPage):
            self._clock.show_text(page.clock)
            self._state.show_text(page.state_words, STATE_SEVERITY[page.state], STATE_ICON[page.state])
        else:
            self._state.show_text("")
        self._stops.setVisible(page.frame.stops is not None)
        if page.frame.stops:
            show_button(self._stops, page.frame.stops, "open-stops", "pause")
        self._language.show_language(page.frame.language)
        show_notice(self._notices, page.frame.notice, "matter")
        self._keys.show_text(page.keys)

    def _arrange(self, look: Look) -> None:
        layout = column(look, self, pad="hair", gap="hair")
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._state, self._clock, self._stops, self._language):
            self._masthead.add(widget)
        wide, near = look.space_px("gap"), look.space_px("near")
        self._notices.setContentsMargins(wide, near, wide, 0)
        foot = QWidget()
        mark(foot, panel="ground")
        below = column(look, foot)
        below.setContentsMargins(wide, 0, wide, near)
        below.addWidget(self._keys)
        layout.addWidget(self._masthead)
        layout.addWidget(self._notices)
        layout.addWidget(self._pages, 1)
        layout.addWidget(foot)
        for page in (self.sign_in, self.own_pin, self.choose, self.desk, self.stops):
            self._pages.addWidget(page)

    def _connect(self) -> None:
        for entries in (self.sign_in.officers, self.choose.counters, self.desk.panels, self.stops.panels):
            entries.typed.connect(self.typed)
            entries.moved.connect(self.moved)
        for picks in (self.sign_in.officers.picked, self.choose.counters.picked):
            picks.connect(self.chosen)
        for picks in (self.desk.panels.chosen, self.stops.panels.chosen):
            picks.connect(self.chosen)
        for answers in (self.desk.panels, self.stops.panels, self.compact):
            answers.given.connect(self.given)
            answers.dropped.connect(self.dropped)
        self.sign_in.submitted.connect(self.pin_submitted)
        self.sign_in.other_pressed.connect(self.supervisor_called)
        self.own_pin.submitted.connect(self.pin_chosen)
        self.own_pin.left.connect(self.dropped)
        self.choose.opened.connect(self.counter_opened)
        self.choose.left.connect(self.signed_out)
        self.desk.pressed.connect(self.pressed)
        self.desk.left.connect(self.signed_out)
        self.desk.shrunk.connect(self.shrink)
        self.compact.pressed.connect(self.pressed)
        self.compact.expanded.connect(self.expand)
        self._stops.clicked.connect(self.stops_opened)
        self._language.chosen.connect(self._choose_language)

    def _choose_language(self, language: str) -> None:
        if self._page is not None and language != self._page.frame.language:
            self.language_switched.emit()

    def _add_keys(self, window: QWidget) -> None:
        for press, key in KEYS.items():
            if press != "resume":
                self._add_key(window, key, partial(self._press_key, press))
        self._add_key(window, "Ctrl+M", self.expand if window is self.compact else self.shrink)
        self._add_key(window, "Ctrl+Q", self.signed_out.emit)
        self._add_key(window, SUPERVISOR_KEY, self.supervisor_called.emit)
        self._add_key(window, STOPS_KEY, self.stops_opened.emit)
        self._add_key(window, "F1", self.language_switched.emit)
        self._add_key(window, "Escape", self.dropped.emit)

    def _add_key(self, window: QWidget, key: str, react: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(react)

    def _press_key(self, press: str) -> None:
        """Break and resume share a key."""
        page = self._page
        if isinstance(page, DeskPage):
            self.pressed.emit("resume" if press == "break" and page.state == "on_break" else press)


def _has_room(page: Page | None) -> bool:
    """Whether the small window has room for a page: a desk, but no form other than a question."""
    return isinstance(page, DeskPage) and (page.panel is None or isinstance(page.panel, QuestionStep))
