"""The screen of the desk."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from counter_client.asks import Action
from counter_client.presenters.pages import DeskPage
from counter_client.ui.parts import card, column, desk_px, row, show_button
from counter_client.ui.queue_list import QueueList
from counter_client.ui.reason_panel import ReasonPanel
from counter_client.ui.ticket_card import TicketCard
from shared.qt.look import Look
from shared.qt.widgets import ButtonKind, FlowLabel, Ground, TouchButton

NAMES: Final[dict[Action, str]] = {
    "call_next": "call-next",
    "recall": "recall",
    "start": "start",
    "finish": "finish",
    "no_show": "no-show",
    "break": "break",
    "resume": "resume",
    "close": "close-counter",
}
"""The accessible names of the actions, in every language the same."""

ICONS: Final[dict[Action, str]] = {
    "call_next": "bell",
    "recall": "speaker",
    "start": "play",
    "finish": "check",
    "no_show": "absent",
    "break": "pause",
    "resume": "play",
    "close": "lock",
}

_AT_TICKET: Final[tuple[Action, ...]] = ("recall", "start", "finish", "no_show")


class DeskScreen(Ground):
    """The number and what may be done with it at the left, the queues and the counter at the right."""

    pressed = Signal(str)
    reason_given = Signal(str)
    reason_dropped = Signal()
    left = Signal()
    shrunk = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ticket = TicketCard(look)
        self._reasons = ReasonPanel(look)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.ticket)
        self._middle.addWidget(self._reasons)
        self._actions = {action: self._action_button(action) for action in NAMES}
        self._shared_reason = FlowLabel(look, "small", lines=1, colour="text_soft", align=Qt.AlignmentFlag.AlignHCenter)
        self._queues_title = FlowLabel(look, "body", "semibold", lines=1, colour="text_soft")
        self._waiting = FlowLabel(look, "headline", "bold", lines=1)
        self._waiting_words = FlowLabel(look, "body", lines=1, colour="text_soft")
        self._queues = QueueList(look)
        self._served = FlowLabel(look, "title", "bold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        self._served_words = FlowLabel(look, "body", lines=1, colour="text_soft")
        self._sign_out, self._compact = TouchButton(look), TouchButton(look)
        halves = row(look, self, pad="gap", gap="gap")
        halves.addLayout(self._left_half(), 5)
        halves.addLayout(self._right_half(), 3)
        self._reasons.given.connect(self.reason_given)
        self._reasons.dropped.connect(self.reason_dropped)
        self._sign_out.clicked.connect(self.left)
        self._compact.clicked.connect(self.shrunk)

    def render_page(self, page: DeskPage) -> None:
        """Show this."""
        self.ticket.show_page(page)
        for action, button in self._actions.items():
            show_button(button, page.actions[action], NAMES[action], "" if action in _AT_TICKET else ICONS[action])
        is_on_break = page.state == "on_break"
        self._actions["break"].setVisible(not is_on_break)
        self._actions["resume"].setVisible(is_on_break)
        self._shared_reason.show_text(page.shared_reason)
        self._queues_title.show_text(page.queues_title)
        self._waiting.show_text(str(page.waiting))
        self._waiting_words.show_text(page.waiting_words)
        self._queues.show_lines(page.queues)
        self._served.show_text(str(page.served))
        self._served_words.show_text(page.served_words)
        show_button(self._sign_out, page.sign_out, "sign-out")
        show_button(self._compact, page.compact, "compact")
        self._show_reasons(page)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # No button has the focus, so that a space typed by mistake presses nothing.
        super().showEvent(event)
        self.setFocus()

    def _show_reasons(self, page: DeskPage) -> None:
        was_open = self._middle.currentWidget() is self._reasons
        if page.reasons is not None:
            self._middle.setCurrentWidget(self._reasons)
            self._reasons.show_reasons(page.reasons, is_new=not was_open)
        elif was_open:
            self._middle.setCurrentWidget(self.ticket)
            self.setFocus()

    def _action_button(self, action: Action) -> TouchButton:
        is_main = action == "call_next"
        kind: ButtonKind = "primary" if action in ("call_next", "resume") else "plain"
        button = TouchButton(self._look, kind, "headline" if is_main else "body")
        button.setMinimumHeight(desk_px(self._look, 22 if is_main else 17))
        button.clicked.connect(partial(self.pressed.emit, action))
        return button

    def _left_half(self) -> QVBoxLayout:
        half, below = column(self._look), row(self._look)
        half.addWidget(self._middle, 1)
        half.addWidget(self._actions["call_next"])
        for action in _AT_TICKET:
            below.addWidget(self._actions[action], 1)
        half.addLayout(below)
        half.addWidget(self._shared_reason)
        return half

    def _right_half(self) -> QVBoxLayout:
        half = column(self._look)
        half.addWidget(self._queue_card(), 1)
        of_counter = (self._actions["break"], self._actions["resume"], self._actions["close"])
        for buttons in (of_counter, (self._compact, self._sign_out)):
            line = row(self._look)
            for button in buttons:
                button.setMinimumHeight(desk_px(self._look, 12))
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


def _beside(look: Look, first: QWidget, *rest: QWidget) -> QHBoxLayout:
    line = row(look, gap="tight")
    line.addWidget(first, 1)
    for widget in rest:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
    return line
