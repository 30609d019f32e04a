"""The queues that a counter serves: how many wait, how many with priority, and who has waited longest."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from counter_client.presenters.pages import QueueLine
from shared.qt.look import Look
from shared.qt.widgets.painting import line_height, paint_box, smooth_painter

_CENTRED: Final = Qt.AlignmentFlag.AlignHCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class QueueList(QWidget):
    """A line for each queue, closer together the more there are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: tuple[QueueLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look.unit_px * 8)
        self.setAccessibleName("queues")

    def show_lines(self, lines: tuple[QueueLine, ...]) -> None:
        """Show these."""
        if lines == self._lines:
            return
        self._lines = lines
        self.setAccessibleDescription(". ".join(_spoken(line) for line in lines))
        self.setToolTip("\n".join(_spoken(line) for line in lines))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        step = self._step
        for number, line in enumerate(self._lines):
            self._paint_line(painter, line, QRectF(0, number * step, self.width(), step))
        painter.end()

    @property
    def _is_close(self) -> bool:
        return self._step < self._two_lines_px

    @property
    def _step(self) -> float:
        roomy = self._two_lines_px + self._look.space_px("near")
        return min(roomy, self.height() / max(1, len(self._lines)))

    @property
    def _two_lines_px(self) -> float:
        return line_height(self._look.font("body", "semibold")) + line_height(self._look.font("small"))

    def _paint_line(self, painter: QPainter, line: QueueLine, room: QRectF) -> None:
        look = self._look
        side = min(look.unit_px * 2.2, room.height() * 0.86)
        badge = QRectF(0, room.center().y() - side / 2, look.unit_px * 2.2, side)
        paint_box(painter, badge, look.colour("brand"), look.radius_px * 0.6)
        _write(painter, line.prefix, badge, look.font("body", "bold"), look.colour("on_brand"), _CENTRED)
        count = self._paint_count(painter, line, room)
        texts = QRectF(badge.right() + look.space_px("near"), room.top(), 0, room.height())
        texts.setRight(count - look.space_px("near"))
        self._paint_texts(painter, line, texts)

    def _paint_count(self, painter: QPainter, line: QueueLine, room: QRectF) -> float:
        """The number waiting; where it begins."""
        look = self._look
        font = look.font("lead" if self._is_close else "title", "bold")
        ink = look.colour("text" if line.waiting else "text_soft")
        _write(painter, str(line.waiting), room, font, ink, _RIGHT)
        return room.right() - max(QFontMetricsF(font).horizontalAdvance(str(line.waiting)), look.unit_px * 2)

    def _paint_texts(self, painter: QPainter, line: QueueLine, room: QRectF) -> None:
        look = self._look
        name, small = look.font("body", "semibold"), look.font("small")
        soft, more = (
            look.colour("warning_text" if line.stopped else "text_soft"),
            _details(line, is_close=self._is_close),
        )
        if self._is_close:
            beside = QFontMetricsF(small).horizontalAdvance(more)
            _write(painter, more, room, small, soft, _RIGHT)
            room.setRight(room.right() - beside - look.space_px("near"))
            _write(painter, line.name, room, name, look.colour("text"), _LEFT)
            return
        half = self._two_lines_px / 2
        top = QRectF(room.left(), room.center().y() - half, room.width(), line_height(name))
        _write(painter, line.name, top, name, look.colour("text"), _LEFT)
        below = QRectF(room.left(), top.bottom(), room.width(), line_height(small))
        _write(painter, more, below, small, soft, _LEFT)


def _write(painter: QPainter, text: str, room: QRectF, font: QFont, ink: QColor, align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _details(line: QueueLine, *, is_close: bool) -> str:
    """What stands at the name of a queue; a line that is close to the next has room for the most pressing only."""
    if line.stopped:
        told = (line.stopped, line.longest, "" if is_close else line.priority)
    else:
        told = (line.longest, line.priority, "" if is_close else line.wait)
    return " · ".join(filter(None, told))


def _spoken(line: QueueLine) -> str:
    told = ", ".join(filter(None, (line.stopped_why, line.longest, line.priority, line.wait)))
    return f"{line.prefix} {line.name}: {line.waiting}, {told}"
