"""The visit of the ticket in hand as a line of time, from the number's issue to this counter."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from counter_client.presenters.pages import History, HistoryLine
from counter_client.ui.parts import column
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel
from shared.qt.widgets.painting import line_height, paint_lines, smooth_painter, wrap

_NOTE_LINES = 3


class HistoryList(QWidget):
    """The title above a list that scrolls, and begins at its end: the latest."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: History | None = None
        self._title = FlowLabel(look, "lead", "semibold", lines=1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        steps = column(look)
        steps.setSpacing(0)
        self._inside.setLayout(steps)
        self._scroll.setWidget(self._inside)
        layout = column(look)
        self.setLayout(layout)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)
        self.setAccessibleName("visit")
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most))

    def show_history(self, history: History) -> None:
        """Show this visit."""
        if history == self._shown:
            return
        self._shown = history
        self._title.show_text(history.title)
        self.setAccessibleDescription(". ".join(_spoken(line) for line in history.lines))
        layout = self._inside.layout()
        assert layout is not None, "made with one"
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, line in enumerate(history.lines):
            layout.addWidget(_Step(self._look, line, is_first=number == 0))
        layout.addWidget(QWidget())


class _Step(QWidget):
    def __init__(self, look: Look, line: HistoryLine, *, is_first: bool) -> None:
        super().__init__()
        self._look, self._line, self._is_first = look, line, is_first
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        small = self._look.font("small")
        texts = len(self._where(width)) + len(self._note(width))
        return round(self._top_px + line_height(small) * texts + self._look.space_px("near"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 12, self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, line = self._look, self._line
        painter = smooth_painter(self)
        self._paint_rail(painter)
        body, small = look.font("body", "semibold"), look.font("small")
        room = QRectF(self._left_px, 0, self.width() - self._left_px, self.height())
        room.setTop(paint_lines(painter, [line.what], body, look.colour("text"), room))
        room.setTop(room.top() + paint_lines(painter, self._where(self.width()), small, look.colour("text_soft"), room))
        paint_lines(painter, self._note(self.width()), small, look.colour("text"), room)
        painter.end()

    @property
    def _left_px(self) -> float:
        width = QFontMetricsF(self._look.font("body", "semibold")).horizontalAdvance("00.00")
        return width + self._look.unit_px * 2.2

    @property
    def _top_px(self) -> float:
        return line_height(self._look.font("body", "semibold"))

    def _where(self, width: int) -> list[str]:
        return wrap(self._line.where, self._look.font("small"), width - self._left_px, 2)

    def _note(self, width: int) -> list[str]:
        quoted = f"“{self._line.note}”" if self._line.note else ""
        return wrap(quoted, self._look.font("small"), width - self._left_px, _NOTE_LINES)

    def _paint_rail(self, painter: QPainter) -> None:
        """The time, a dot, and the line that joins it to those before and after."""
        look, dot = self._look, self._look.unit_px * 0.38
        middle = QPointF(self._left_px - look.unit_px * 1.1, self._top_px / 2)
        painter.setPen(QPen(look.colour("line"), look.border_px * 2))
        top = middle.y() if self._is_first else 0.0
        bottom = middle.y() if self._line.is_now else float(self.height())
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        painter.setPen(QPen(look.colour("brand"), look.border_px * 2))
        painter.setBrush(look.colour("brand" if self._line.is_now else "surface"))
        painter.drawEllipse(middle, dot, dot)
        place = QRectF(0, 0, middle.x() - dot, self._top_px)
        paint_lines(painter, [self._line.time], look.font("body"), look.colour("text_soft"), place)


def _spoken(line: HistoryLine) -> str:
    return ", ".join(filter(None, (line.time, line.what, line.where, line.note)))
