"""A few things to choose: a digit for each, or other words."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit
from typing_extensions import override

from counter_client.presenters.panels import ChoiceStep, Option
from counter_client.presenters.parts import Button
from counter_client.ui.parts import column, desk_px, row, show_button
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, TouchButton

_COLUMNS = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoicePanel(QFrame):
    """Says `given` with the id of an option or with other words, `dropped` to go back."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._look = look
        self._title = FlowLabel(look, "headline", "semibold", lines=2)
        self._hint = FlowLabel(look, "body", lines=3, colour="text_soft")
        self._buttons: list[TouchButton] = []
        self._options: tuple[Option, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space_px("near"))
        self._other = QLineEdit(maxLength=200)
        self._other.setAccessibleName("other")
        self._confirm = TouchButton(look, "primary")
        self._cancel = TouchButton(look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._arrange()
        self._other.installEventFilter(self)
        self._other.textEdited.connect(self._take_digit)
        self._confirm.clicked.connect(self._give_other)
        self._cancel.clicked.connect(self.dropped)

    def show_step(self, step: ChoiceStep, *, is_new: bool) -> None:
        """Offer this; a new step begins with the cursor in the free text, where there is one."""
        self._title.show_text(step.title)
        self._hint.show_text(step.hint)
        self._show_options(step)
        self._other.setVisible(bool(step.other))
        self._other.setPlaceholderText(step.other)
        self._other.setAccessibleDescription(step.other)
        show_button(self._confirm, step.confirm, "form:confirm")
        show_button(self._cancel, step.cancel, "form:cancel")
        if is_new:
            self._other.clear()
            (self._other if step.other else self).setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A field lets Enter go on to its parent, which would answer the next step too.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self._give_other()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._give_other()
        elif not self._take_digit(event.text()):
            super().keyPressEvent(event)

    def _show_options(self, step: ChoiceStep) -> None:
        while len(self._buttons) < len(step.options):
            self._buttons.append(self._make(len(self._buttons)))
        self._options = step.options
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(step.options))
        for number, (option, button) in enumerate(zip(step.options, self._buttons, strict=False), 1):
            show_button(button, Button(option.words, str(number), more=option.more), f"option:{option.id}")

    def _make(self, number: int) -> TouchButton:
        button = TouchButton(self._look, "plain", "lead")
        button.setMinimumHeight(desk_px(self._look, 14))
        button.clicked.connect(partial(self._give, number))
        self._grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        return button

    def _take_digit(self, text: str) -> bool:
        """A digit alone is the key of an option."""
        is_one = text.isdigit() and 1 <= int(text) <= len(self._options)
        if is_one:
            self._other.clear()
            self._give(int(text) - 1)
        return is_one

    def _give(self, number: int) -> None:
        self.given.emit(self._options[number].id)

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
        for button, share in ((self._cancel, 1), (self._confirm, 2)):
            button.setMinimumHeight(desk_px(self._look, 12))
            below.addWidget(button, share)
        layout.addLayout(below)
        layout.addStretch(1)
