"""The head of the wall: whose hall, how many wait, what is the matter, what day and time."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import HeadView
from display.ui.layout import WallPlan
from display.ui.strokes import paint_text
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import smooth_painter


class WallHead(QWidget):
    """The hall's name at the left; clock, date, who waits and what is wrong at the right, or below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: HeadView | None = None
        self._plan: WallPlan | None = None

    def text(self) -> str:
        """All that stands here."""
        view = self._view
        parts = (view.hall, view.zone, view.notice, view.no_sound, view.waiting, view.clock) if view else ()
        return "  ".join(filter(None, parts))

    def lay_out(self, plan: WallPlan) -> None:
        """Use this plan from now on."""
        self._plan = plan
        self.update()

    def show_view(self, view: HeadView) -> None:
        """Show this."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(self.text())
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None or self._plan is None:
            return
        painter = smooth_painter(self)
        thread = max(4, round(self._plan.text * 0.14))
        box = QRectF(self.rect())
        painter.fillRect(box, self._look.colour("brand"))
        painter.fillRect(QRectF(0, box.bottom() - thread, box.width(), thread), self._look.colour("flag_white"))
        painter.fillRect(QRectF(0, box.bottom() - thread, box.width(), thread / 2), self._look.colour("flag_red"))
        box.adjust(self._plan.margin, 0, -self._plan.margin, -thread)
        lines = self._plan.head_lines
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / lines)
        lower = upper.translated(0, box.height() / 2) if lines == 2 else upper
        left = self._paint_facts(painter, lower, self._view, self._plan)
        room = upper if lines == 2 else upper.adjusted(0, 0, left - upper.right() - self._plan.text, 0)
        self._paint_name(painter, room, self._view, self._plan)
        painter.end()

    def _paint_name(self, painter: QPainter, box: QRectF, view: HeadView, plan: WallPlan) -> None:
        name = f"{view.hall}  ·  {view.zone}" if view.zone else view.hall
        font = typeface(round(plan.text * 1.08), "semibold")
        paint_text(painter, name, font, self._look.colour("on_brand"), box)

    def _paint_facts(self, painter: QPainter, box: QRectF, view: HeadView, plan: WallPlan) -> float:
        """From the right end to the left; where they end. Left out where the hall's name would have no room."""
        right = box.right()
        clock = typeface(round(plan.text * 1.2), "bold")
        right = self._paint_word(
            painter, view.clock, QRectF(box.left(), box.top(), right - box.left(), box.height()), 1.2
        )
        del clock
        least = box.left() + (0 if plan.head_lines == 2 else box.width() * 0.4)
        for icon, text, colour in self._facts(view):
            width = QFontMetricsF(typeface(plan.text)).horizontalAdvance(text) if text else 0.0
            needed = width + (plan.text * 1.3 if icon else 0) + plan.text * 0.9
            if right - needed < least:
                continue
            right -= plan.text * 0.9
            place = QRectF(right - width, box.top(), width, box.height())
            paint_text(painter, text, typeface(plan.text), colour, place)
            right -= width
            if icon:
                side = plan.text
                right -= side * 1.3
                paint_icon(painter, icon, QRectF(right, box.center().y() - side / 2, side, side), colour)
        return right

    def _facts(self, view: HeadView) -> Iterator[tuple[str, str, QColor]]:
        """What is the matter goes before the date."""
        soft, warning = self._look.colour("on_brand_soft"), self._look.colour("warning_text")
        if view.no_sound:
            yield "silent", "" if view.notice else view.no_sound, warning
        if view.notice:
            yield "hub", view.notice, warning
        if view.waiting:
            yield "people", view.waiting, soft
        if view.date:
            yield "", view.date, soft

    def _paint_word(self, painter: QPainter, text: str, box: QRectF, scale: float) -> float:
        assert self._plan is not None
        font = typeface(round(self._plan.text * scale), "bold")
        paint_text(painter, text, font, self._look.colour("on_brand"), box, Qt.AlignmentFlag.AlignRight)
        return box.right() - QFontMetricsF(font).horizontalAdvance(text)
