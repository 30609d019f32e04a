"""Draws what a thermal printer leaves on its paper."""

import importlib.resources
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF, QRawFont

from kiosk.printing.operations import (
    Alignment,
    Face,
    Operation,
    PrintedImage,
    PrintedLine,
    PrintedQr,
    Run,
    paper_length,
)
from kiosk.printing.paper import FONT_HEIGHT, Roll
from kiosk.printing.qr_matrix import qr_matrix

MARGIN: Final = 32
"""Dots of bare paper at either side: a print head is narrower than its roll."""
TOP: Final = 40
BOTTOM: Final = 56
"""Dots between the last line and the cut: the knife stands above the head."""
TOOTH: Final = 8
"""Dots of one tooth of the cut edge."""

_INK: Final = QColor("#211f1e")
_PAPER: Final = QColor("#fdfcf8")
_PAPER_SHADE: Final = QColor("#f1eee6")
_FONT_PIXELS: Final = 20
"""At this size the typeface's advance is a cell of font A: 12 dots."""
_BASELINE: Final = 0.79
_BOLDER: Final = 0.9
"""Dots by which the strokes of a bold character are thicker."""
_RULE: Final = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"


def draw_paper(operations: Iterable[Operation], roll: Roll, scale: int = 2) -> QImage:
    """The ticket as a picture with a transparent ground, so many pixels a dot."""
    every = tuple(operations)
    width, height = roll.dots + 2 * MARGIN, TOP + paper_length(every) + BOTTOM
    image = QImage(width * scale, height * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    _draw_sheet(painter, width, height)
    _Head(painter, roll).draw(every)
    painter.end()
    return image


def _draw_sheet(painter: QPainter, width: float, height: float) -> None:
    shade = QLinearGradient(0, 0, width, 0)
    for at, colour in ((0.0, _PAPER_SHADE), (0.06, _PAPER), (0.9, _PAPER), (1.0, _PAPER_SHADE)):
        shade.setColorAt(at, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(_sheet(width, height))


def _sheet(width: float, height: float) -> QPolygonF:
    """Straight sides, and the teeth of the knife above and below."""
    teeth = int(width // TOOTH)
    step = width / teeth
    top = [QPointF(n * step / 2, TOOTH / 2 if n % 2 else 0) for n in range(2 * teeth + 1)]
    bottom = [QPointF(width - n * step / 2, height - (0 if n % 2 else TOOTH / 2)) for n in range(2 * teeth + 1)]
    return QPolygonF(top + bottom)


@dataclass(slots=True)
class _Head:
    """The print head: knows how far the paper has moved."""

    painter: QPainter
    roll: Roll
    y: float = TOP

    def draw(self, operations: Iterable[Operation]) -> None:
        for operation in operations:
            match operation:
                case PrintedLine():
                    self._line(operation)
                case PrintedQr():
                    self._qr(operation)
                case PrintedImage():
                    self._image(operation)
            self.y += operation.dots

    def _line(self, line: PrintedLine) -> None:
        tallest = max(run.face.cell[1] for run in line.runs)
        x = self._left(line.alignment, sum(len(run.text) * run.face.cell[0] for run in line.runs))
        for run in line.runs:
            self._run(run, x, self.y + tallest - run.face.cell[1])
            x += len(run.text) * run.face.cell[0]

    def _run(self, run: Run, x: float, y: float) -> None:
        width, height = run.face.cell
        area = QRectF(x, y, len(run.text) * width, height)
        if run.face.is_inverted:
            self.painter.fillRect(area, _INK)
        ink = _PAPER if run.face.is_inverted else _INK
        for column, char in enumerate(run.text):
            self._character(char, run.face, QPointF(x + column * width, y), ink)
        if run.face.underline:
            self.painter.fillRect(QRectF(x, area.bottom() - run.face.underline, area.width(), run.face.underline), ink)

    def _character(self, char: str, face: Face, corner: QPointF, ink: QColor) -> None:
        width, height = face.cell
        if char == _RULE:
            self.painter.fillRect(QRectF(corner.x(), corner.y() + height / 2 - 1, width, 2), ink)
            return
        self.painter.save()
        self.painter.translate(corner)
        self.painter.scale(width / 12, height / FONT_HEIGHT)
        self.painter.fillPath(_glyph(char), ink)
        if face.is_bold:
            self.painter.strokePath(_glyph(char), QPen(ink, _BOLDER))
        self.painter.restore()

    def _qr(self, code: PrintedQr) -> None:
        matrix = qr_matrix(code.payload, code.error_correction)
        left = self._left(code.alignment, len(matrix) * code.module)
        for row, modules in enumerate(matrix):
            for column, is_dark in enumerate(modules):
                if is_dark:
                    x, y = left + column * code.module, self.y + row * code.module
                    self.painter.fillRect(QRectF(x, y, code.module, code.module), _INK)

    def _image(self, image: PrintedImage) -> None:
        bits = QImage(image.rows, image.width, image.height, image.stride, QImage.Format.Format_Mono)
        bits.setColorTable([QColor(0, 0, 0, 0).rgba(), _INK.rgba()])
        width = image.width * image.scale[0]
        self.painter.drawImage(QRectF(self._left(image.alignment, width), self.y, width, image.dots), bits)

    def _left(self, alignment: Alignment, width: float) -> float:
        room = max(0.0, self.roll.dots - width)
        return MARGIN + {"left": 0.0, "center": room / 2, "right": room}[alignment]


@cache
def _glyph(char: str) -> QPainterPath:
    """The character's outline in a cell of font A."""
    font = _typeface()
    path = QPainterPath()
    for glyph in font.glyphIndexesForString(char):
        path.addPath(font.pathForGlyph(glyph))
    return path.translated(0, FONT_HEIGHT * _BASELINE)


@cache
def _typeface() -> QRawFont:
    """The monospaced typeface that python-escpos brings along for its bar codes: no font of the system is needed."""
    font = importlib.resources.files("barcode") / "fonts" / "DejaVuSansMono.ttf"
    raw = QRawFont()
    raw.loadFromData(font.read_bytes(), _FONT_PIXELS, QFont.HintingPreference.PreferNoHinting)
    return raw
