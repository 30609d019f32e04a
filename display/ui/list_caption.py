"""What stands above the list: the calls before, and that the tiles are counters."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import Heads
from display.ui.layout import WallPlan
from display.ui.strokes import paint_text
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import smooth_painter


class ListCaption(QWidget):
    """One line of soft text."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heads: Heads | None = None
        self._plan: WallPlan | None = None

    def lay_out(self, plan: WallPlan) -> None:
        """Use this plan from now on."""
        self._plan = plan
        self.update()

    def show_heads(self, heads: Heads) -> None:
        """Show these words."""
        if heads != self._heads:
            self._heads = heads
            self.setAccessibleName(heads.recent_calls.line)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._heads is None or self._plan is None:
            return
        painter = smooth_painter(self)
        font, colour = typeface(round(self._plan.text * 0.92), "semibold"), self._look.colour("text_soft")
        pad = self._plan.figure * 0.28
        box = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        counter = self._heads.counter.first
        width = QFontMetricsF(font).horizontalAdvance(counter)
        paint_text(painter, counter, font, colour, box, Qt.AlignmentFlag.AlignRight)
        room = box.adjusted(0, 0, -width - pad, 0)
        words = self._heads.recent_calls
        fits = QFontMetricsF(font).horizontalAdvance(words.line) <= room.width()
        paint_text(painter, words.line if fits else words.first, font, colour, room)
        painter.end()
