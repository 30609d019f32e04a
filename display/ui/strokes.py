"""Strokes of the wall: numbers by the height of their figures, the counter's tile, the arrow that leads there."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from display.ui.layout import DIGIT_OF_FONT
from shared.qt.typeface import Weight, typeface
from shared.qt.widgets.painting import paint_box

_PROBE_PX: Final = 200


def text_width(text: str, font: QFont) -> float:
    """How wide a line of text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


def figure_font(text: str, figure: float, width: float = math.inf, weight: Weight = "bold") -> QFont:
    """The font whose figures have this height, or less where the text would be too wide."""
    size = figure / DIGIT_OF_FONT
    probe = QFontMetricsF(typeface(_PROBE_PX, weight)).horizontalAdvance(text) / _PROBE_PX
    return typeface(int(min(size, width / max(probe, 0.01))), weight)


def paint_capitals(painter: QPainter, text: str, font: QFont, colour: QColor, box: QRectF, align: float = 0.5) -> None:
    """A text without descenders in the middle of the box's height; `align` is 0 at its left, 1 at its right."""
    metrics = QFontMetricsF(font)
    spare = box.width() - metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(box.left() + spare * align, box.center().y() + metrics.capHeight() / 2), text)


def paint_text(
    painter: QPainter,
    text: str,
    font: QFont,
    colour: QColor,
    box: QRectF,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in the middle of the box's height, ended with "…" where it is too long."""
    painter.setFont(font)
    painter.setPen(colour)
    told = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, told)


def paint_tile(painter: QPainter, text: str, figure: float, box: QRectF, fill: QColor, colour: QColor) -> None:
    """The tile with a counter's name."""
    paint_box(painter, box, fill, box.height() * 0.16)
    font = figure_font(text, figure, box.width() * 0.86)
    paint_capitals(painter, text, font, colour, box)


def paint_arrow(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """An arrow to the right, as long as the box is wide."""
    middle, head = box.center().y(), min(box.height(), box.width()) * 0.42
    thick = max(3.0, head * 0.42)
    pen = QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right = box.left() + thick / 2, box.right() - thick / 2
    tip = QPointF(right, middle)
    painter.drawLine(QPointF(left, middle), tip)
    painter.drawPolyline([QPointF(right - head, middle - head), tip, QPointF(right - head, middle + head)])
