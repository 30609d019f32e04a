"""What an officer should know about the ticket in hand, each with what may be done about it."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from counter_client.presenters.pages import Matter
from counter_client.presenters.presses import Press
from counter_client.ui.names import name_of
from counter_client.ui.parts import column, row, show_button
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, TouchButton
from shared.qt.widgets.painting import smooth_painter

_MOST = 3


class MatterList(QWidget):
    """A line for each. Says `pressed`."""

    pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._lines = [_Line(look) for _ in range(_MOST)]
        layout = column(look, gap="tight")
        self.setLayout(layout)
        for line in self._lines:
            line.pressed.connect(self.pressed)
            line.hide()
            layout.addWidget(line)

    def show_matters(self, matters: tuple[Matter, ...]) -> None:
        """Show these."""
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(matters))
            if number < len(matters):
                line.show_matter(matters[number])


class _Line(QWidget):
    pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = _Icon(look)
        self._text = FlowLabel(look, "body", lines=3)
        self._buttons: dict[Press, TouchButton] = {}
        self._row: QHBoxLayout = row(look)
        self.setLayout(self._row)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)

    def show_matter(self, matter: Matter) -> None:
        """Show this one."""
        self._icon.show_icon(matter.icon)
        self._text.show_text(matter.text)
        self._text.setToolTip(matter.text)
        wanted = dict(matter.presses)
        for press in wanted:
            if press not in self._buttons:
                self._add(press)
        for press, button in self._buttons.items():
            button.setVisible(press in wanted)
            if press in wanted:
                show_button(button, wanted[press], name_of(press))
                button.allow("")
                button.setEnabled(not wanted[press].why_not)

    def _add(self, press: Press) -> None:
        button = self._buttons[press] = TouchButton(self._look)
        button.clicked.connect(partial(self.pressed.emit, press))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class _Icon(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._name = look, "info"
        self.setFixedWidth(round(look.unit_px * 1.4))

    def show_icon(self, name: str) -> None:
        self._name = name
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        side = float(min(self.width(), self.height()))
        place = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._name, place, self._look.colour("text_soft"))
        painter.end()
