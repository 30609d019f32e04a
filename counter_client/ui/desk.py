"""The screen of the desk."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from counter_client.presenters.pages import DeskPage
from counter_client.presenters.presses import Press
from counter_client.ui.history_list import HistoryList
from counter_client.ui.names import ICONS, name_of
from counter_client.ui.panel_stack import PanelStack
from counter_client.ui.parts import card, column, desk_px, row, show_button
from counter_client.ui.queue_list import QueueList
from counter_client.ui.ticket_card import TicketCard
from shared.qt.look import Look
from shared.qt.widgets import ButtonKind, FlowLabel, Ground, TouchButton

_AT_TICKET: Final[tuple[Press, ...]] = ("recall", "start", "finish", "no_show")
_SECOND: Final[tuple[Press, ...]] = ("transfer", "hold", "undo")
_LISTS: Final[tuple[Press, ...]] = ("aside", "call")
_OF_COUNTER: Final[tuple[Press, ...]] = ("break", "resume", "close")
_LOW_MM: Final = 13.5
_SHOWN: Final[tuple[Press, ...]] = ("call_next", *_AT_TICKET, *_SECOND, *_LISTS, *_OF_COUNTER)


class DeskScreen(Ground):
    """The number and what may be done with it at the left, the queues and the counter at the right."""

    pressed = Signal(str)
    left = Signal()
    shrunk = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ticket, self.panels = TicketCard(look), PanelStack(look)
        self._actions = {press: self._action_button(press) for press in _SHOWN}
        self._shared_reason = FlowLabel(look, "small", lines=1, colour="text_soft", align=Qt.AlignmentFlag.AlignHCenter)
        self._queues_title = FlowLabel(look, "body", "semibold", lines=1, colour="text_soft")
        self._waiting = FlowLabel(look, "headline", "bold", lines=1)
        self._waiting_words = FlowLabel(look, "body", lines=1, colour="text_soft")
        self._queues, self._history = QueueList(look), HistoryList(look)
        self._close_history = TouchButton(look)
        self._served = FlowLabel(look, "title", "bold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        self._served_words = FlowLabel(look, "body", lines=1, colour="text_soft")
        self._sign_out, self._compact = TouchButton(look), TouchButton(look)
        self._left, self._cards = QStackedWidget(), QStackedWidget()
        self._arrange()
        self.ticket.pressed.connect(self.pressed)
        self._close_history.clicked.connect(partial(self.pressed.emit, "history"))
        self._sign_out.clicked.connect(self.left)
        self._compact.clicked.connect(self.shrunk)

    def render_page(self, page: DeskPage) -> None:
        """Show this."""
        self.ticket.show_page(page)
        for press, button in self._actions.items():
            show_button(button, page.actions[press], name_of(press), ICONS.get(press, ""))
        is_on_break = page.state == "on_break"
        self._actions["break"].setVisible(not is_on_break)
        self._actions["resume"].setVisible(is_on_break)
        self._shared_reason.show_text(page.shared_reason)
        self._show_queues(page)
        show_button(self._sign_out, page.sign_out, "sign-out")
        show_button(self._compact, page.compact, "compact")
        self._show_panel(page)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # No button has the focus, so that a space typed by mistake presses nothing.
        super().showEvent(event)
        if self._left.currentIndex() == 0:
            self.setFocus()

    def _show_queues(self, page: DeskPage) -> None:
        self._queues_title.show_text(page.queues_title)
        self._waiting.show_text(str(page.waiting))
        self._waiting_words.show_text(page.waiting_words)
        self._queues.show_lines(page.queues)
        self._served.show_text(str(page.served))
        self._served_words.show_text(page.served_words)
        self._cards.setCurrentIndex(1 if page.history else 0)
        if page.history:
            self._history.show_history(page.history)
            show_button(self._close_history, page.history.close, "close-history")

    def _show_panel(self, page: DeskPage) -> None:
        was_open = self._left.currentWidget() is self.panels
        if page.panel is not None:
            self._left.setCurrentWidget(self.panels)
        self.panels.show_panel(page.panel)
        if page.panel is None and was_open:
            self._left.setCurrentIndex(0)
            self.setFocus()

    def _action_button(self, press: Press) -> TouchButton:
        kind: ButtonKind = "primary" if press in ("call_next", "resume") else "plain"
        button = TouchButton(self._look, kind, "headline" if press == "call_next" else "body")
        # Always the same, so that nothing moves under the hand when a reason appears below a title.
        button.setFixedHeight(desk_px(self._look, _height_mm(press)))
        button.clicked.connect(partial(self.pressed.emit, press))
        return button

    def _arrange(self) -> None:
        work = QWidget()
        work.setLayout(self._work())
        self._left.addWidget(work)
        self._left.addWidget(self.panels)
        self._cards.addWidget(self._queue_card())
        self._cards.addWidget(self._history_card())
        halves = row(self._look, self, pad="gap", gap="gap")
        halves.addWidget(self._left, 5)
        halves.addLayout(self._right_half(), 3)

    def _work(self) -> QVBoxLayout:
        half = column(self._look)
        half.addWidget(self.ticket, 1)
        half.addWidget(self._actions["call_next"])
        for presses in (_AT_TICKET, _SECOND):
            line = row(self._look)
            for press in presses:
                line.addWidget(self._actions[press], 1)
            half.addLayout(line)
        half.addWidget(self._shared_reason)
        return half

    def _right_half(self) -> QVBoxLayout:
        half = column(self._look)
        half.addWidget(self._cards, 1)
        of_counter = tuple(self._actions[press] for press in _OF_COUNTER)
        lists = tuple(self._actions[press] for press in _LISTS)
        for buttons in (lists, of_counter, (self._compact, self._sign_out)):
            line = row(self._look)
            for button in buttons:
                button.setFixedHeight(desk_px(self._look, _LOW_MM))
                line.addWidget(button, 1)
            half.addLayout(line)
        return half

    def _queue_card(self) -> QWidget:
        panel = card()
        layout = column(self._look, panel)
        layout.addLayout(_beside(self._look, self._queues_title, self._waiting, self._waiting_words))
        layout.addWidget(self._queues, 1)
        layout.addLayout(_beside(self._look, self._served_words, self._served))
        return panel

    def _history_card(self) -> QWidget:
        panel = card()
        layout = column(self._look, panel)
        layout.addWidget(self._history, 1)
        layout.addWidget(self._close_history)
        return panel


def _height_mm(press: Press) -> float:
    return 21 if press == "call_next" else 18 if press in _AT_TICKET else _LOW_MM


def _beside(look: Look, first: QWidget, *rest: QWidget) -> QHBoxLayout:
    line = row(look, gap="tight")
    line.addWidget(first, 1)
    for widget in rest:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
    return line
