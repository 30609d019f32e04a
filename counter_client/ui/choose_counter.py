"""The screen where an officer chooses the counter."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from counter_client.presenters.pages import ChoosePage, CounterCard
from counter_client.ui.parts import (
    STATE_ICON,
    STATE_SEVERITY,
    Chip,
    card,
    column,
    desk_px,
    row,
    show_button,
    show_notice,
)
from counter_client.ui.pick_list import PickList
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, Ground, NoticeBar, TouchButton


class ChooseCounterScreen(Ground):
    """The counters at the left, what may be done about the chosen one at the right."""

    opened = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._title = FlowLabel(look, "headline", "semibold", lines=1)
        self._hint = FlowLabel(look, "lead", lines=2, colour="text_soft")
        self.counters = PickList(look, "counter")
        self._sign_out = TouchButton(look)
        self._card = _Card(look)
        panel, side = card(), column(look, pad="wide")
        halves = row(look, self, pad="wide", gap="wide")
        inside = column(look, panel, pad="wide")
        inside.addWidget(self._title)
        inside.addWidget(self._hint)
        inside.addSpacing(look.space_px("near"))
        inside.addWidget(self.counters, 1)
        side.addWidget(self._card, 1)
        side.addWidget(self._sign_out)
        halves.addWidget(panel, 3)
        halves.addLayout(side, 2)
        self.counters.accepted.connect(self.opened)
        self._card.pressed.connect(self.opened)
        self._sign_out.clicked.connect(self.left)

    def render_page(self, page: ChoosePage) -> None:
        """Show this."""
        self._title.show_text(page.title)
        self._hint.show_text(page.hint)
        self.counters.show_rows(page.counters, page.query, page.filter_hint, page.nothing)
        self._card.show_card(page)
        show_button(self._sign_out, page.sign_out, "sign-out")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.counters.field.setFocus()


class _Card(QStackedWidget):
    pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._nothing = FlowLabel(look, "lead", lines=3, colour="text_soft")
        self._title = FlowLabel(look, "display", "bold", lines=1)
        self._state = Chip(look)
        self._services_words = FlowLabel(look, "small", "semibold", lines=1, colour="text_soft")
        self._services = FlowLabel(look, "body", lines=9)
        self._text = FlowLabel(look, "lead", "semibold", lines=3)
        self._hint = FlowLabel(look, "body", lines=3, colour="text_soft")
        self._notices = NoticeBar(look)
        self._button = TouchButton(look, "primary", "title")
        self._button.setMinimumHeight(desk_px(look, 16))
        self._button.clicked.connect(self.pressed)
        panel = card()
        inside = column(look, panel, pad="wide")
        chips = row(look)
        chips.addWidget(self._state)
        chips.addStretch(1)
        inside.addWidget(self._title)
        inside.addLayout(chips)
        inside.addSpacing(look.space_px("near"))
        inside.addWidget(self._text)
        inside.addWidget(self._hint)
        inside.addSpacing(look.space_px("near"))
        inside.addWidget(self._services_words)
        inside.addWidget(self._services)
        inside.addStretch(1)
        inside.addWidget(self._notices)
        inside.addWidget(self._button)
        empty = QWidget()
        column(look, empty, pad="wide").addWidget(self._nothing)
        self.addWidget(empty)
        self.addWidget(panel)

    def show_card(self, page: ChoosePage) -> None:
        """Show the chosen counter, or that one is to be chosen."""
        self._nothing.show_text(page.card_hint)
        show_notice(self._notices, page.problem, "problem")
        self.setCurrentIndex(1 if page.card else 0)
        if page.card:
            self._show(page.card)

    def _show(self, shown: CounterCard) -> None:
        self._title.show_text(shown.title)
        self._state.show_text(shown.state_words, STATE_SEVERITY[shown.state], STATE_ICON[shown.state])
        self._text.show_text(shown.text)
        self._hint.show_text(shown.hint)
        self._hint.setVisible(bool(shown.hint))
        self._services_words.show_text(shown.services_words)
        self._services.show_text(" · ".join(shown.services))
        self._button.setVisible(shown.button is not None)
        if shown.button:
            show_button(self._button, shown.button, "open-counter")
