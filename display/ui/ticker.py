"""Running text: what else the hall has to say. It is never the only place of a fact."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.ui.layout import WallPlan
from display.ui.strokes import paint_text
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import smooth_painter, wrap

PX_PER_SECOND: Final = 90
"""On a screen with 1920 pixels along its longer side; the same part of a larger one."""

_LONGER_SIDE: Final = 1920
_FRAME_MS: Final = 16
_PAGE_MS: Final = 7000
_PIECE_PX: Final = 2048
_SIGN: Final = 1.7
"""What the sign of a warning takes, in parts of the text's size."""


def running_speed(longer_side_px: int) -> float:
    """Pixels a second on a screen of this size."""
    return PX_PER_SECOND * longer_side_px / _LONGER_SIDE


class Ticker(QWidget):
    """Lets a text run to the left, without end. One that fits stands still; with reduced motion it turns pages."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look = look
        self._text, self._is_warning = "", False
        self._plan: WallPlan | None = None
        self._strip = _Strip(0.0, [])
        self._run = QElapsedTimer()
        self._run.start()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self.update)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def lay_out(self, plan: WallPlan) -> None:
        """Use this plan from now on."""
        if plan != self._plan:
            self._plan = plan
            self._begin()

    def show_text(self, text: str, *, is_warning: bool = False) -> None:
        """Let this run; one that is a warning stands on another ground, with its sign before it."""
        if (text, is_warning) != (self._text, self._is_warning):
            self._text, self._is_warning = text, is_warning
            self.setAccessibleName(text)
            self._begin()

    @property
    def is_running(self) -> bool:
        """Whether the text moves."""
        return self._frames.isActive()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._begin()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._frames.stop()

    def _begin(self) -> None:
        self._run.restart()
        self._strip = _Strip(0.0, [])
        if self._plan is None or not self.isVisible() or self._fits:
            self._frames.stop()
        elif self._look.is_motion_reduced:
            self._frames.start(_PAGE_MS)
        else:
            self._strip = _draw_strip(self._text, self._font, self._ink, self._ground, self.height())
            self._frames.start(_FRAME_MS)
        self.update()

    @property
    def _ground(self) -> QColor:
        return self._look.colour("warning_soft" if self._is_warning else "brand")

    @property
    def _ink(self) -> QColor:
        return self._look.colour("warning_text" if self._is_warning else "on_brand")

    @property
    def _left(self) -> float:
        """Where the text begins: behind the sign of a warning."""
        assert self._plan is not None
        return self._plan.margin + (self._plan.text * _SIGN if self._is_warning else 0.0)

    @property
    def _font(self) -> QFont:
        return typeface(self._plan.text if self._plan else 1)

    @property
    def _fits(self) -> bool:
        margin = self._plan.margin if self._plan else 0
        return QFontMetricsF(self._font).horizontalAdvance(self._text) <= self.width() - margin - (
            self._left if self._plan else 0
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), self._ground)
        if self._strip.pieces:
            self._paint_strip(painter)
        else:
            self._paint_still(painter, QRectF(self.rect()).adjusted(self._left, 0, -self._plan.margin, 0))
        if self._is_warning:
            self._paint_sign(painter, self._plan)
        painter.end()

    def _paint_sign(self, painter: QPainter, plan: WallPlan) -> None:
        """At the left end, over what runs there."""
        side = plan.text * 1.1
        painter.fillRect(QRectF(0, 0, self._left, self.height()), self._ground)
        place = QRectF(plan.margin, (self.height() - side) / 2, side, side)
        paint_icon(painter, "warning", place, self._ink)

    def _paint_still(self, painter: QPainter, box: QRectF) -> None:
        colour = self._ink
        if self._fits:
            paint_text(painter, self._text, self._font, colour, box, Qt.AlignmentFlag.AlignHCenter)
        else:
            pages = wrap(self._text, self._font, box.width(), 99)
            paint_text(painter, pages[self._run.elapsed() // _PAGE_MS % len(pages)], self._font, colour, box)

    def _paint_strip(self, painter: QPainter) -> None:
        assert self._plan is not None
        screen = self.window().size()
        longer = max(screen.width(), screen.height())
        gone = self._run.elapsed() / 1000 * running_speed(longer)
        # It begins at the left, to be read at once, and follows itself after a gap.
        step = self._strip.length + self.width() * 0.25
        first = self._left - gone % step
        # Half a pixel is seen on a coarse screen only, and costs much on a fine one.
        is_coarse = longer <= _LONGER_SIDE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=is_coarse)
        for start in (first, first + step):
            for number, piece in enumerate(self._strip.pieces):
                left = start + number * _PIECE_PX
                if -_PIECE_PX < left < self.width():
                    painter.drawPixmap(QPointF(left if is_coarse else round(left), 0), piece)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The text as pictures, side by side: drawing letters anew for each frame would take too long."""

    length: float
    pieces: list[QPixmap]


def _draw_strip(text: str, font: QFont, ink: QColor, ground: QColor, height: int) -> _Strip:
    metrics = QFontMetricsF(font)
    length = metrics.horizontalAdvance(text)
    base = (height + metrics.ascent() - metrics.descent()) / 2
    pieces = []
    for left in range(0, int(length) + 1, _PIECE_PX):
        piece = QPixmap(_PIECE_PX, height)
        piece.fill(ground)
        painter = smooth_painter(piece)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(-left, base), text)
        painter.end()
        pieces.append(piece)
    return _Strip(length, pieces)
