"""A list that stays whole as long as it can: it shrinks to the least readable type, then says how many are left out."""

import math
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import line_height, paint_lines, smooth_painter, wrap

_INDENT: Final = 0.9
"""The room of the mark before an entry, in parts of the font's size."""
_LINES: Final = 6
_STEPS: Final = 5


class _Fitted(NamedTuple):
    font: QFont
    entries: list[list[str]]
    rest: list[str]

    @property
    def height(self) -> float:
        return line_height(self.font) * (sum(map(len, self.entries)) + len(self.rest))


class Bullets(QWidget):
    """Entries below each other, each with its mark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._texts: tuple[str, ...] = ()
        self._left_out: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, texts: tuple[str, ...], left_out: tuple[str, ...]) -> None:
        """Show these; `left_out` says of one, two, three… entries that they are not shown."""
        self._texts, self._left_out = texts, left_out
        self.setAccessibleName("\n".join(texts))
        self.setVisible(bool(texts))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._fit(width).height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 16, self.heightForWidth(self._look.unit_px * 16))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 6, math.ceil(line_height(self._look.font("small")) * 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        look, fitted = self._look, self._fit(self.width(), self.height())
        room, indent = QRectF(self.rect()), fitted.font.pixelSize() * _INDENT
        for lines in fitted.entries:
            middle = room.top() + line_height(fitted.font) / 2
            side = fitted.font.pixelSize() * 0.28
            painter.fillRect(QRectF(room.left() + side / 2, middle - side / 2, side, side), look.colour("primary"))
            beside = room.adjusted(indent, 0, 0, 0)
            room.setTop(room.top() + paint_lines(painter, lines, fitted.font, look.colour("text"), beside))
        beside = room.adjusted(indent, 0, 0, 0)
        paint_lines(painter, fitted.rest, fitted.font, look.colour("warning_text"), beside)
        painter.end()

    def _fit(self, width: int, height: float = math.inf) -> _Fitted:
        """All entries in the largest type that has room for them, else as many as the smallest has room for."""
        asked, least = self._look.type_px("body"), self._look.unit_px
        for size in range(asked, least - 1, -max(1, (asked - least) // _STEPS)):
            fitted = self._set(typeface(size, "regular"), width, len(self._texts))
            if fitted.height <= height + 1:
                return fitted
        font = typeface(least, "regular")
        counts = range(len(self._texts) - 1, 0, -1)
        shorter = (self._set(font, width, count) for count in counts)
        return next((one for one in shorter if one.height <= height + 1), self._set(font, width, 0))

    def _set(self, font: QFont, width: int, count: int) -> _Fitted:
        room = width - font.pixelSize() * _INDENT
        missing = len(self._texts) - count
        rest = wrap(self._left_out[missing - 1], font, room, 2) if missing else []
        return _Fitted(font, [wrap(text, font, room, _LINES) for text in self._texts[:count]], rest)
