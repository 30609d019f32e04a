"""Strokes that the painted widgets share: boxes, lines of text that fit, the batik of the ground."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
    QTransform,
)

_LINE_HEIGHT: Final = 1.12


def smooth_painter(canvas: QPaintDevice) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def paint_box(painter: QPainter, box: QRectF, fill: QColor, radius: float, border: QPen | None = None) -> None:
    """A box with round corners; its border lies inside."""
    inset = border.widthF() / 2 if border else 0.0
    painter.setPen(border or Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def line_height(font: QFont) -> float:
    """From one line of this font to the next."""
    return QFontMetricsF(font).height() * _LINE_HEIGHT


def wrap(text: str, font: QFont, width: float, most_lines: int) -> list[str]:
    """The text in lines of this width, whole words first; the last one ends in "…" when there were more."""
    if not text or width <= 0 or most_lines < 1:
        return []
    lines = _break(text, font, width)
    if len(lines) <= most_lines:
        return lines
    rest = " ".join(line.strip() for line in lines[most_lines - 1 :])
    return [*lines[: most_lines - 1], QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def paint_lines(
    painter: QPainter,
    lines: Sequence[str],
    font: QFont,
    colour: QColor,
    box: QRectF,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Write lines from the top of the box down; how high they are together."""
    painter.setFont(font)
    painter.setPen(colour)
    step = line_height(font)
    for number, line in enumerate(lines):
        place = QRectF(box.left(), box.top() + number * step, box.width(), step)
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, line)
    return step * len(lines)


def paint_kawung(painter: QPainter, box: QRectF, colour: QColor, cell: float) -> None:
    """The batik pattern kawung, four seeds around a cross, over the whole box."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    seeds = QPainterPath()
    for row in range(int(box.height() / cell) + 2):
        for column in range(int(box.width() / cell) + 2):
            _add_seeds(seeds, QPointF(box.left() + column * cell, box.top() + row * cell), cell)
    painter.save()
    painter.setClipRect(box)
    painter.drawPath(seeds)
    painter.restore()


def _add_seeds(path: QPainterPath, centre: QPointF, cell: float) -> None:
    long, short, away = cell * 0.21, cell * 0.115, cell * 0.25
    for turn in (45, 135, 225, 315):
        seed = QPainterPath()
        seed.addEllipse(QPointF(0, 0), long, short)
        path.addPath(_turned(seed, turn, away).translated(centre))


def _turned(path: QPainterPath, degrees: float, away: float) -> QPainterPath:
    return QTransform().rotate(degrees).translate(away, 0).map(path)


def _break(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    pieces = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        pieces.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return pieces
