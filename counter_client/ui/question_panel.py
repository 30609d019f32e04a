"""A question that Enter and Escape answer with no."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from counter_client.presenters.forms.question import YES, YES_KEY
from counter_client.presenters.panels import QuestionStep
from counter_client.ui.parts import column, desk_px, row, show_button
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, TouchButton
from shared.qt.widgets.painting import smooth_painter


class QuestionPanel(QFrame):
    """Says `given` with a yes, `dropped` for a no, on which the focus lies."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, look: Look, *, is_small: bool = False) -> None:
        """`is_small`: as much of it as the small window has room for."""
        super().__init__()
        self._look, self._is_small = look, is_small
        self._title = FlowLabel(look, "body" if is_small else "headline", "semibold", lines=3 if is_small else 2)
        self._text = FlowLabel(look, "lead", lines=3, colour="text_soft")
        self._yes, self._no = TouchButton(look), TouchButton(look, "primary")
        if not is_small:
            self.setProperty("panel", "card")
        self._arrange()
        self._yes.clicked.connect(self._say_yes)
        self._no.clicked.connect(self.dropped)

    def show_step(self, step: QuestionStep, *, is_new: bool) -> None:
        """Ask this."""
        self._title.show_text(step.title)
        self._text.show_text(step.text)
        self.setToolTip(step.text)
        show_button(self._yes, step.yes, "yes")
        show_button(self._no, step.no, "no")
        if is_new:
            self._no.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().upper() == YES_KEY and self._yes.isEnabled():
            self._say_yes()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter presses what has the focus; at first that is no.
            (self._yes if self._yes.hasFocus() else self._no).click()
        else:
            super().keyPressEvent(event)

    def _say_yes(self) -> None:
        self.given.emit(YES)

    def _arrange(self) -> None:
        look = self._look
        layout = column(look, self, pad="near" if self._is_small else "broad", gap="near")
        layout.addStretch(1)
        if not self._is_small:
            layout.addWidget(_Sign(look))
        layout.addWidget(self._title)
        if not self._is_small:
            layout.addWidget(self._text)
            layout.addSpacing(look.space_px("wide"))
        self._add_buttons(layout)
        layout.addStretch(1)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        below = column(self._look, gap="tight") if self._is_small else row(self._look)
        for button in (self._no, self._yes):
            button.setMinimumHeight(desk_px(self._look, 8 if self._is_small else 16))
            below.addWidget(button, 1)
        layout.addLayout(below)


class _Sign(QWidget):
    """The sign of a warning, in its colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(look.type_px("display"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        side = float(self.height())
        paint_icon(painter, "warning", QRectF(0, 0, side, side), self._look.colour("warning_text"))
        painter.end()
