"""The choice of a reason for a break: a digit for each common one, or other words."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit
from typing_extensions import override

from counter_client.presenters.pages import Reasons
from counter_client.ui.parts import column, desk_px, row
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, TouchButton


class ReasonPanel(QFrame):
    """Says `given` with the id of a common reason or with other words, `dropped` when there is no break after all."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._look = look
        self._title = FlowLabel(look, "headline", "semibold", lines=1)
        self._hint = FlowLabel(look, "body", lines=2, colour="text_soft")
        self._common: dict[str, TouchButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space_px("near"))
        self._other = QLineEdit(maxLength=200)
        self._other.setAccessibleName("reason:other")
        self._confirm = TouchButton(look, "primary")
        self._cancel = TouchButton(look)
        self._shown: Reasons | None = None
        self._arrange()
        self._other.returnPressed.connect(self._give_other)
        self._other.textEdited.connect(self._take_digit)
        self._confirm.clicked.connect(self._give_other)
        self._cancel.clicked.connect(self.dropped)

    def show_reasons(self, reasons: Reasons, *, is_new: bool) -> None:
        """Offer these; a new question begins with the cursor in the free text."""
        if reasons != self._shown:
            self._show(reasons)
        if is_new:
            self._other.clear()
            self._other.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, reasons: Reasons) -> None:
        self._shown = reasons
        self._title.show_text(reasons.title)
        self._hint.show_text(reasons.hint)
        for number, (reason, words) in enumerate(reasons.common):
            button = self._common.get(reason) or self._make(reason, number)
            button.show_text(words, name=f"reason:{reason}", key_cap=str(number + 1))
        self._other.setPlaceholderText(reasons.other)
        self._other.setAccessibleDescription(reasons.other)
        self._confirm.show_text(reasons.confirm, name="reason:confirm", key_cap="Enter")
        self._cancel.show_text(reasons.cancel, name="reason:cancel", key_cap="Esc")

    def _make(self, reason: str, number: int) -> TouchButton:
        button = TouchButton(self._look, "plain", "lead")
        button.setMinimumHeight(desk_px(self._look, 14))
        button.clicked.connect(partial(self.given.emit, reason))
        self._common[reason] = button
        self._grid.addWidget(button, number // 2, number % 2)
        return button

    def _take_digit(self, text: str) -> None:
        """A digit alone is the key of a common reason."""
        if text.isdigit() and 1 <= int(text) <= len(self._common):
            self._other.clear()
            self.given.emit(list(self._common)[int(text) - 1])

    def _give_other(self) -> None:
        self.given.emit(self._other.text())

    def _arrange(self) -> None:
        layout = column(self._look, self, pad="wide")
        layout.addStretch(1)
        for label in (self._title, self._hint):
            layout.addWidget(label)
        layout.addSpacing(self._look.space_px("near"))
        layout.addLayout(self._grid)
        layout.addWidget(self._other)
        below = row(self._look)
        below.addWidget(self._cancel, 1)
        below.addWidget(self._confirm, 2)
        layout.addLayout(below)
        layout.addStretch(1)
