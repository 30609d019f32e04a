"""Short marks with icons, one after the other, in as many lines as they need."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from counter_client.presenters.parts import Mark
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.theme import TypeStep
from shared.qt.widgets.painting import line_height, paint_box, smooth_painter


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    box: QRectF


class MarkFlow(QWidget):
    """Draws marks; told apart by icon and words, never by colour alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._marks: tuple[Mark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these."""
        if marks == self._marks:
            return
        self._marks = marks
        self.setAccessibleName("marks")
        self.setAccessibleDescription(". ".join(mark.text for mark in marks))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        placed = self._placed(width)
        return round(placed[-1].box.bottom()) + 1 if placed else 0

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 24, self.heightForWidth(self.width() or self._look.unit_px * 24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 10, round(self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        font, placed = self._look.font("body", "semibold"), self._placed(self.width())
        if placed and placed[-1].box.bottom() > self.height() + 1:
            font, placed = self._look.font("small", "semibold"), self._placed(self.width(), "small")
        for each in placed:
            self._paint(painter, each, font)
        painter.end()

    @property
    def _height(self) -> float:
        return line_height(self._look.font("body", "semibold")) + self._look.space_px("tight")

    def _placed(self, width: float, step: TypeStep = "body") -> list[_Placed]:
        """Where each mark stands: beside the one before, or below where there is no room."""
        font, gap = self._look.font(step, "semibold"), self._look.space_px("tight")
        metrics, height = QFontMetricsF(font), line_height(font) + gap
        placed: list[_Placed] = []
        x = y = 0.0
        for mark in self._marks:
            wide = min(metrics.horizontalAdvance(mark.text) + height * 1.6, max(width, height * 3))
            if x and x + wide > width:
                x, y = 0.0, y + height + gap
            placed.append(_Placed(mark, QRectF(x, y, wide, height)))
            x += wide + gap
        return placed

    def _paint(self, painter: QPainter, placed: _Placed, font: QFont) -> None:
        look, mark, box = self._look, placed.mark, placed.box
        ink, height = look.colour(f"{mark.severity}_text"), box.height()
        rim = QPen(look.colour(mark.severity), look.border_px)
        paint_box(painter, box, look.colour(f"{mark.severity}_soft"), height / 2, rim)
        icon = QRectF(box.left() + height * 0.35, box.top() + height * 0.22, height * 0.56, height * 0.56)
        paint_icon(painter, mark.icon, icon, ink)
        painter.setFont(font)
        painter.setPen(ink)
        room = box.adjusted(height * 1.1, 0, -height * 0.35, 0)
        text = QFontMetricsF(font).elidedText(mark.text, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
