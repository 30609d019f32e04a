"""Facts and a list to read, that stay whole as long as they can.

They shrink together to the least readable type; then entries of the list are left out, and it says how many.
"""

import math
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.presenters.views import Fact
from shared.qt.look import Look
from shared.qt.theme import TypeStep
from shared.qt.typeface import Weight, typeface
from shared.qt.widgets.painting import line_height, paint_lines, smooth_painter, wrap

_LABELS: Final = 0.44
"""What the labels take of the width."""
_INDENT: Final = 0.9
"""The room of the mark before an entry, in parts of the font's size."""
_AIR: Final = 0.22
"""Between two rows, in parts of the font's size."""
_MOST_LINES: Final = 12
_STEPS: Final = 8


class _Row(NamedTuple):
    """Lines beside each other: a label and its value, or a mark and an entry."""

    left: list[str]
    right: list[str]
    kind: str


class _Fitted(NamedTuple):
    size: int
    rows: list[_Row]
    is_whole: bool

    @property
    def height(self) -> float:
        line = line_height(typeface(self.size, "bold"))
        return sum(line * max(len(row.left), len(row.right)) + self.size * _AIR for row in self.rows)


class Reading(QWidget):
    """Labels with their values, then a titled list. Says `overflowed` when it had to leave out something."""

    overflowed = Signal()

    def __init__(self, look: Look, step: TypeStep) -> None:
        super().__init__()
        self._look, self._step = look, step
        self._facts: tuple[Fact, ...] = ()
        self._title, self._entries, self._left_out = "", tuple[str, ...](), tuple[str, ...]()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(
        self, facts: tuple[Fact, ...], title: str = "", entries: tuple[str, ...] = (), left_out: tuple[str, ...] = ()
    ) -> None:
        """Show these; `left_out` says of one, two, three… entries that they are not shown."""
        self._facts, self._title, self._entries, self._left_out = facts, title, entries, left_out
        told = [*(f"{fact.label}: {fact.value}" for fact in facts), title, *entries]
        self.setAccessibleName("\n".join(filter(None, told)))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._set(self._look.type_px(self._step), width, len(self._entries)).height)

    @override
    def sizeHint(self) -> QSize:
        width = self._look.unit_px * 24
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 8, math.ceil(line_height(self._look.font("small")) * 3))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fitted, room = self._fit(self.width(), self.height()), QRectF(self.rect())
        if not fitted.is_whole:
            self.overflowed.emit()
        for row in fitted.rows:
            room.setTop(room.top() + self._paint_row(painter, row, fitted.size, room) + fitted.size * _AIR)
        painter.end()

    def _paint_row(self, painter: QPainter, row: _Row, size: int, room: QRectF) -> float:
        """Paint it at the top of the room; how much of it is used."""
        right = room.adjusted(self._indent(row.kind, size, room.width()), 0, 0, 0)
        left = paint_lines(painter, row.left, typeface(size, "regular"), self._look.colour("text_soft"), room)
        if row.kind == "entry":
            self._paint_mark(painter, size, room)
        return max(left, paint_lines(painter, row.right, _font(row.kind, size), self._ink(row.kind), right))

    def _paint_mark(self, painter: QPainter, size: int, room: QRectF) -> None:
        side, middle = size * 0.28, room.top() + line_height(_font("entry", size)) / 2
        mark = QRectF(room.left() + side / 2, middle - side / 2, side, side)
        painter.fillRect(mark, self._look.colour("primary"))

    def _ink(self, kind: str) -> QColor:
        return self._look.colour("warning_text" if kind == "rest" else "text")

    def _fit(self, width: int, height: float) -> _Fitted:
        """All of it in the largest type that has room for it, else as many entries as the smallest has room for."""
        asked, least, every = self._look.type_px(self._step), self._look.unit_px, len(self._entries)
        for size in range(asked, least, -max(1, (asked - least) // _STEPS)):
            fitted = self._set(size, width, every)
            if fitted.height <= height + 1:
                return fitted
        fewer = [self._set(least, width, count) for count in range(every, -1, -1)]
        fewer += [self._set(least, width, 0, most) for most in range(_MOST_LINES - 1, 0, -1)]
        return next((one for one in fewer if one.height <= height + 1), fewer[-1])

    def _set(self, size: int, width: float, count: int, most: int = _MOST_LINES) -> _Fitted:
        """So many entries, and so many lines of each fact at most."""
        rows = [self._row(size, width, "fact", fact.value, fact.label, most) for fact in self._facts]
        if self._title:
            rows.append(self._row(size, width, "title", self._title))
        rows += [self._row(size, width, "entry", entry) for entry in self._entries[:count]]
        if missing := len(self._entries) - count:
            rows.append(self._row(size, width, "rest", self._left_out[missing - 1]))
        return _Fitted(size, rows, is_whole=not missing and most == _MOST_LINES)

    def _row(self, size: int, width: float, kind: str, text: str, label: str = "", most: int = _MOST_LINES) -> _Row:
        beside = width - self._indent(kind, size, width)
        labels = wrap(label, typeface(size, "regular"), width * _LABELS - size / 2, _MOST_LINES)
        return _Row(labels, wrap(text, _font(kind, size), beside, most), kind)

    def _indent(self, kind: str, size: int, width: float) -> float:
        return {"fact": width * _LABELS, "title": 0.0}.get(kind, size * _INDENT)


def _font(kind: str, size: int) -> QFont:
    weight: Weight = "bold" if kind in ("fact", "title") else "regular"
    return typeface(size, weight)
