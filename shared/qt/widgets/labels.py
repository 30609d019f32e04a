"""Labels that cope with what they are given: numbers that fill their box, names that are too long, the time."""

import datetime
import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from shared.language import Language, clock, date
from shared.qt.look import Look
from shared.qt.theme import TypeStep
from shared.qt.typeface import Weight, typeface
from shared.qt.widgets.painting import line_height, paint_lines, smooth_painter, wrap

_PROBE_PX: Final = 200


class NumberLabel(QWidget):
    """A number or a short word, as large as its box allows, in figures of equal width."""

    def __init__(
        self,
        look: Look,
        colour: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._colour, self._align = look, colour, align
        self._text, self._widest = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """What is shown."""
        return self._text

    def show_text(self, text: str, *, colour: str | None = None, widest: str = "") -> None:
        """Show this; `widest` is the longest text to come, so that the size stays while the text changes."""
        self._text, self._colour, self._widest = text, colour or self._colour, widest
        self.setAccessibleName(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.type_px("number") * 3, self._look.type_px("number"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        font = self._fitting_font()
        painter.setFont(font)
        painter.setPen(self._look.colour(self._colour))
        metrics = QFontMetricsF(font)
        spare = self.width() - metrics.horizontalAdvance(self._text)
        left = {Qt.AlignmentFlag.AlignLeft: 0.0, Qt.AlignmentFlag.AlignRight: spare}.get(self._align, spare / 2)
        # Capitals and figures have no descenders: what stands in the middle is their height, not the font's.
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), self._text)
        painter.end()

    def _fitting_font(self) -> QFont:
        probe = QFontMetricsF(typeface(_PROBE_PX, "bold"))
        width = max(probe.horizontalAdvance(self._text), probe.horizontalAdvance(self._widest), 1.0)
        scale = min(self.width() / width, self.height() / (probe.capHeight() * 1.08))
        return typeface(int(_PROBE_PX * scale), "bold")


class FlowLabel(QWidget):
    """Text that wraps into a few lines, then shrinks to the least readable size, and only then ends in "…"."""

    def __init__(
        self,
        look: Look,
        step: TypeStep = "body",
        weight: Weight = "regular",
        *,
        lines: int = 2,
        colour: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._step, self._weight = look, step, weight
        self._lines, self._colour, self._align = lines, colour, align
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The whole text, also where not all of it is shown."""
        return self._text

    def show_text(self, text: str, *, colour: str | None = None) -> None:
        """Show this."""
        self._text, self._colour = text, colour or self._colour
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        font, lines = self._fit(width)
        return math.ceil(line_height(font) * max(1, len(lines)))

    @override
    def sizeHint(self) -> QSize:
        font = self._look.font(self._step, self._weight)
        widest = max((QFontMetricsF(font).horizontalAdvance(part) for part in self._text.split("\n")), default=0.0)
        return QSize(math.ceil(widest) + 1, math.ceil(line_height(font)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 3, math.ceil(line_height(self._look.font("small", self._weight))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        font, lines = self._fit(self.width(), self.height())
        room = QRectF(self.rect())
        spare = max(0.0, room.height() - line_height(font) * len(lines))
        room.setTop(room.top() + spare / 2)
        paint_lines(painter, lines, font, self._look.colour(self._colour), room, self._align)
        painter.end()

    def _fit(self, width: int, height: float = math.inf) -> tuple[QFont, list[str]]:
        """The largest font, from the asked step down to the smallest of the scale, in which all the text fits."""
        asked, least = self._look.type_px(self._step), self._look.unit_px
        for size in range(asked, least, -max(1, (asked - least) // 6)):
            font = typeface(size, self._weight)
            lines = wrap(self._text, font, width, self._lines + 1)
            if len(lines) <= self._lines and len(lines) * line_height(font) <= height + 1:
                return font, lines
        font = typeface(min(asked, least), self._weight)
        most = max(1, int(min(self._lines, (height + 1) / line_height(font))))
        return font, wrap(self._text, font, width, most)


class ClockLabel(QLabel):
    """The time of day, and the date where there is room for it; the time comes from `now`."""

    def __init__(
        self,
        look: Look,
        now: Callable[[], datetime.datetime],
        language: Language = "id",
        *,
        has_date: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._language, self._has_date = now, language, has_date
        self.setFont(look.font("lead", "semibold"))
        self._next_minute = QTimer(self, singleShot=True)
        self._next_minute.timeout.connect(self.refresh)
        self.refresh()

    def set_language(self, language: Language) -> None:
        """Write the time as this language does."""
        self._language = language
        self.refresh()

    def refresh(self) -> None:
        """Read the clock, and again when the minute is over."""
        now = self._now()
        day = f"{date(self._language, now)}   " if self._has_date else ""
        self.setText(day + clock(self._language, now))
        self.setAccessibleName(self.text())
        self._next_minute.start(60_000 - now.second * 1000 - now.microsecond // 1000)
