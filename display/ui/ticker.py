"""Running text: what else the hall has to say. It is never the only place of a fact."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.ui.layout import WallPlan
from display.ui.strokes import paint_text
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import smooth_painter, wrap

PX_PER_SECOND: Final = 90
"""On a screen with 1920 pixels along its longer side; the same part of a larger one."""

_LONGER_SIDE: Final = 1920
_FRAME_MS: Final = 16
_PAGE_MS: Final = 7000


def running_speed(longer_side_px: int) -> float:
    """Pixels a second on a screen of this size."""
    return PX_PER_SECOND * longer_side_px / _LONGER_SIDE


class Ticker(QWidget):
    """Lets a text run to the left, without end. One that fits stands still; with reduced motion it turns pages."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._plan: WallPlan | None = None
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
        self._plan = plan
        self._begin()

    def show_text(self, text: str) -> None:
        """Let this run."""
        if text != self._text:
            self._text = text
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
        if self._plan is None or not self.isVisible() or self._fits:
            self._frames.stop()
        else:
            self._frames.start(_PAGE_MS if self._look.is_motion_reduced else _FRAME_MS)
        self.update()

    @property
    def _font(self) -> QFont:
        font = typeface(self._plan.text if self._plan else 1)
        # Letters may stand between two pixels, or the text would tremble as it runs.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    @property
    def _length(self) -> float:
        return QFontMetricsF(self._font).horizontalAdvance(self._text)

    @property
    def _fits(self) -> bool:
        margin = self._plan.margin if self._plan else 0
        return self._length <= self.width() - 2 * margin

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), self._look.colour("brand"))
        colour = self._look.colour("on_brand")
        inner = QRectF(self.rect()).adjusted(self._plan.margin, 0, -self._plan.margin, 0)
        if self._fits:
            paint_text(painter, self._text, self._font, colour, inner, Qt.AlignmentFlag.AlignHCenter)
        elif self._look.is_motion_reduced:
            paint_text(painter, self._page(inner.width()), self._font, colour, inner)
        else:
            painter.setFont(self._font)
            painter.setPen(colour)
            metrics = QFontMetricsF(self._font)
            base = (self.height() + metrics.ascent() - metrics.descent()) / 2
            for left in self._places():
                painter.drawText(QPointF(left, base), self._text)
        painter.end()

    def _page(self, width: float) -> str:
        pages = wrap(self._text, self._font, width, 99)
        return pages[self._run.elapsed() // _PAGE_MS % len(pages)] if pages else ""

    def _places(self) -> list[float]:
        """Where the text begins, once for each time that it is to be seen at this moment."""
        assert self._plan is not None
        screen = self.window().size()
        gone = self._run.elapsed() / 1000 * running_speed(max(screen.width(), screen.height()))
        # It begins at the left, to be read at once, and follows itself after a gap.
        step = self._length + self.width() * 0.25
        first = self._plan.margin - gone % step
        return [place for place in (first, first + step) if place < self.width()]
