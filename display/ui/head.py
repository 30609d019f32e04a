"""The head of the wall: whose hall, how many wait, what is the matter, what day and time."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import HeadView
from display.ui.layout import WallPlan
from display.ui.strokes import paint_text
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import smooth_painter


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something at the right end. A trouble has its place before the hall's name, the rest behind it."""

    icon: str
    text: str
    is_trouble: bool


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
        box = self._paint_ground(painter, self._plan)
        name = self._view.hall + (f"  ·  {self._view.zone}" if self._view.zone else "")
        font = typeface(self._plan.text, "semibold")
        if self._plan.head_lines == 2:
            upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
            paint_text(painter, name, font, self._look.colour("on_brand"), upper)
            self._paint_facts(painter, self._view, upper.translated(0, upper.height()), 0)
        else:
            left = self._paint_facts(painter, self._view, box, QFontMetricsF(font).horizontalAdvance(name))
            room = QRectF(box.left(), box.top(), left - box.left() - self._space, box.height())
            paint_text(painter, name, font, self._look.colour("on_brand"), room)
        painter.end()

    def _paint_ground(self, painter: QPainter, plan: WallPlan) -> QRectF:
        """The brand's ground with the thread of red and white; the room that is left."""
        box, thread = QRectF(self.rect()), max(4, round(plan.text * 0.14))
        painter.fillRect(box, self._look.colour("brand"))
        painter.fillRect(QRectF(0, box.bottom() - thread, box.width(), thread), self._look.colour("flag_white"))
        painter.fillRect(QRectF(0, box.bottom() - thread, box.width(), thread / 2), self._look.colour("flag_red"))
        return box.adjusted(plan.margin, 0, -plan.margin, -thread)

    def _paint_facts(self, painter: QPainter, view: HeadView, box: QRectF, name_width: float) -> float:
        """From the right end to the left; where they begin. What has no room beside the name is left out."""
        assert self._plan is not None
        right = self._paint_fact(painter, _Fact("", view.clock, is_trouble=False), box, self._clock_font, "on_brand")
        font = typeface(round(self._plan.text * 0.94))
        for fact in _facts(view):
            begins = right - self._space - self._width(fact, font)
            if fact.is_trouble or begins - self._space >= box.left() + name_width:
                room = QRectF(box.left(), box.top(), right - self._space - box.left(), box.height())
                colour = "warning_text" if fact.is_trouble else "on_brand_soft"
                right = self._paint_fact(painter, fact, room, font, colour)
        return right

    def _paint_fact(self, painter: QPainter, fact: _Fact, box: QRectF, font: QFont, colour: str) -> float:
        width = min(self._width(fact, font), box.width())
        left, side = box.right() - width, float(font.pixelSize())
        if fact.icon:
            place = QRectF(left, box.center().y() - side / 2, side, side)
            paint_icon(painter, fact.icon, place, self._look.colour(colour))
        text = QRectF(left + (side * 1.3 if fact.icon else 0), box.top(), 0, box.height())
        text.setRight(box.right())
        paint_text(painter, fact.text, font, self._look.colour(colour), text, Qt.AlignmentFlag.AlignRight)
        return left

    def _width(self, fact: _Fact, font: QFont) -> float:
        # A pixel more, lest rounding cost the text its end.
        text = QFontMetricsF(font).horizontalAdvance(fact.text) + 1 if fact.text else 0.0
        return text + (font.pixelSize() * (1.3 if fact.text else 1.0) if fact.icon else 0.0)

    @property
    def _clock_font(self) -> QFont:
        return typeface(round(self._plan.text * 1.12) if self._plan else 1, "bold")

    @property
    def _space(self) -> float:
        return self._plan.text * 0.75 if self._plan else 0.0


def _facts(view: HeadView) -> Iterator[_Fact]:
    if view.notice:
        yield _Fact("hub", view.notice, is_trouble=True)
    if view.no_sound:
        yield _Fact("silent", "" if view.notice else view.no_sound, is_trouble=True)
    if view.date:
        yield _Fact("", view.date, is_trouble=False)
    if view.waiting:
        yield _Fact("people", view.waiting, is_trouble=False)
