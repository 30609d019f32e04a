"""A called number with its counter: large, or a row of the list."""

from dataclasses import dataclass, replace
from typing import Final, Self

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import CallCard, Heads, Said
from display.ui.blink import HALF_MS, is_lit
from display.ui.layout import Form, WallPlan
from display.ui.strokes import figure_font, paint_arrow, paint_capitals, paint_text, paint_tile, text_width
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets.painting import paint_box, smooth_painter

_TILE_FIGURE: Final = 0.74
_FIRST_WORD: Final = 0.26
_SECOND_WORD: Final = 0.15


@dataclass(frozen=True, slots=True)
class _Way:
    """The widths of what leads to the counter, below a large number."""

    left: float
    height: float
    arrow: float
    word: float
    tile: float
    gap: float

    @classmethod
    def fit(cls, counter: str, words: Said, box: QRectF) -> Self:
        """As high as the box, or less where that would be too wide."""
        height = box.height() * 0.9
        whole = cls._of(counter, words, height, box)
        scale = min(1.0, box.width() / whole._width)
        return whole if scale == 1.0 else cls._of(counter, words, height * scale, box)

    @classmethod
    def _of(cls, counter: str, words: Said, height: float, box: QRectF) -> Self:
        name = text_width(counter, figure_font(counter, height * _TILE_FIGURE))
        first = text_width(words.first, figure_font(words.first, height * _FIRST_WORD, weight="semibold"))
        second = text_width(words.second, figure_font(words.second, height * _SECOND_WORD, weight="regular"))
        way = cls(0, height, height * 0.85, max(first, second), max(height * 1.25, name * 1.25), height * 0.22)
        return replace(way, left=box.left() + max(0.0, (box.width() - way._width) / 2))

    @property
    def _width(self) -> float:
        return self.arrow + self.word + self.tile + 2 * self.gap


class CallPanel(QWidget):
    """Shows one call. While the call is urgent it is lit and unlit in turn, at most twice a second."""

    def __init__(self, look: Look, *, is_large: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._is_large = look, is_large
        self._card: CallCard | None = None
        self._heads: Heads | None = None
        self._plan: WallPlan | None = None
        self._urgent = QElapsedTimer()
        self._turns = QTimer(self, interval=HALF_MS)
        self._turns.timeout.connect(self.update)

    def text(self) -> str:
        """The number and the counter."""
        return f"{self._card.label} → {self._card.counter}" if self._card else ""

    @property
    def card(self) -> CallCard | None:
        """What is shown."""
        return self._card

    def lay_out(self, plan: WallPlan) -> None:
        """Use this plan from now on."""
        self._plan = plan
        self.update()

    def show_card(self, card: CallCard | None, heads: Heads) -> None:
        """Show this call, or an empty place."""
        before, self._card, self._heads = self._card, card, heads
        if card == before:
            return
        self.update()
        if card is None:
            self._turns.stop()
            self.setAccessibleName("")
        else:
            self._attend(card, before)
            where = f"{heads.now_serving.first}: " if self._is_large else ""
            self.setAccessibleName(f"{where}{card.label}, {heads.counter.first} {card.counter}")
            self.update()

    def _attend(self, card: CallCard, before: CallCard | None) -> None:
        is_other = before is None or (card.label, card.sequence) != (before.label, before.sequence)
        if not card.is_urgent:
            self._turns.stop()
        elif is_other or not before or not before.is_urgent:
            self._urgent.start()
            self._turns.start()

    @property
    def _is_lit(self) -> bool:
        if self._card is None or not self._card.is_urgent:
            return False
        return is_lit(self._urgent.elapsed(), is_motion_reduced=self._look.is_motion_reduced)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = smooth_painter(self)
        if self._card is None:
            paint_box(painter, QRectF(self.rect()), self._look.colour("sunken"), self._radius)
            return
        self._paint_ground(painter)
        form: Form = self._plan.large_form if self._is_large else self._plan.row_form
        if self._is_large and form == "stacked":
            self._paint_large(painter, self._card, self._plan)
        elif form == "stacked":
            self._paint_two_lines(painter, self._card, self._plan)
        else:
            self._paint_line(painter, self._card, self._plan)
        painter.end()

    def _colour(self, lit: str, unlit: str) -> QColor:
        return self._look.colour(lit if self._is_lit else unlit)

    def _paint_ground(self, painter: QPainter) -> None:
        card, look, box = self._card, self._look, QRectF(self.rect())
        assert card is not None
        radius = self._radius
        rim = QPen(look.colour("primary"), self._rim) if card.is_urgent or card.is_spoken else None
        paint_box(painter, box, self._colour("primary", "surface"), radius, rim)
        if self._is_large and not card.is_urgent:
            painter.save()
            painter.setClipRect(QRectF(box.left(), box.top(), self._rim * 1.6, box.height()))
            paint_box(painter, box, look.colour("primary"), radius)
            painter.restore()

    @property
    def _radius(self) -> float:
        return min(self._look.unit_px * 0.6, self.height() * 0.12)

    @property
    def _rim(self) -> float:
        return max(4.0, min(self.height() * 0.03, self._look.unit_px * 0.3))

    def _paint_large(self, painter: QPainter, card: CallCard, plan: WallPlan) -> None:
        """Caption, number, and the way to the counter, one below the other."""
        pad = plan.margin
        inner = QRectF(self.rect()).adjusted(pad * 1.4, pad * 0.5, -pad, -pad)
        caption = QRectF(inner.left(), inner.top(), inner.width(), plan.text * 1.5)
        self._paint_caption(painter, card, caption)
        room = inner.adjusted(0, caption.height(), 0, 0)
        font = figure_font(card.label, room.height() * 0.42, room.width())
        number = QRectF(room.left(), room.top(), room.width(), room.height() * 0.5)
        paint_capitals(painter, card.label, font, self._colour("on_primary", "text"), number)
        self._paint_way(
            painter, card, QRectF(room.left(), number.bottom(), room.width(), room.bottom() - number.bottom())
        )

    def _paint_caption(self, painter: QPainter, card: CallCard, box: QRectF) -> None:
        assert self._heads is not None
        colour, look = self._colour("on_primary", "text_soft"), self._look
        side = box.height() * 0.8 if card.is_spoken else 0.0
        if card.is_spoken:
            place = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
            paint_icon(painter, "speaker", place, self._colour("on_primary", "primary"))
        room = box.adjusted(0, 0, -side * 1.3, 0)
        font = look.font("body", "semibold")
        if card.note:
            paint_text(
                painter, card.note, font, self._colour("on_primary", "warning_text"), room, Qt.AlignmentFlag.AlignRight
            )
            room = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(card.note) - side, 0)
        head = self._heads.now_serving
        painter.setFont(font)
        fits = painter.fontMetrics().horizontalAdvance(head.line) <= room.width()
        paint_text(painter, head.line if fits else head.first, font, colour, room)

    def _paint_way(self, painter: QPainter, card: CallCard, box: QRectF) -> None:
        """Arrow, the word for the counter, and its tile, in the middle of the box and as large as it allows."""
        assert self._heads is not None
        way = _Way.fit(card.counter, self._heads.counter, box)
        left, top, height = way.left, box.bottom() - way.height, way.height
        arrow = QRectF(left, top + height * 0.08, way.arrow, height * 0.84)
        paint_arrow(painter, arrow, self._colour("on_primary", "primary"))
        self._paint_words(painter, QRectF(arrow.right() + way.gap, top, way.word * 1.05, height))
        tile = QRectF(arrow.right() + way.word + way.gap * 2, top, way.tile, height)
        paint_tile(painter, card.counter, height * _TILE_FIGURE, tile, *self._tile_colours)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        assert self._heads is not None
        words, height = self._heads.counter, box.height()
        font = figure_font(words.first, height * _FIRST_WORD, box.width(), "semibold")
        first = QRectF(box.left(), box.top(), box.width(), height * (0.62 if words.second else 1))
        paint_capitals(painter, words.first, font, self._colour("on_primary", "text"), first, 0)
        if words.second:
            small = figure_font(words.second, height * _SECOND_WORD, box.width(), "regular")
            second = QRectF(box.left(), first.bottom(), box.width(), height * 0.3)
            paint_capitals(painter, words.second, small, self._colour("on_primary", "text_soft"), second, 0)

    @property
    def _tile_colours(self) -> tuple[QColor, QColor]:
        if self._is_large:
            return self._colour("on_primary", "primary"), self._colour("primary", "on_primary")
        return self._colour("on_primary", "pressed"), self._colour("primary", "text")

    def _paint_line(self, painter: QPainter, card: CallCard, plan: WallPlan) -> None:
        """Number at the left, tile at the right, between them the arrow of the large one."""
        box = QRectF(self.rect())
        figure = float(min(plan.large_figure if self._is_large else plan.figure, box.height() / 1.22))
        pad = figure * 0.28
        tile_height = min(figure * 1.26, box.height() * 0.88)
        tile_width = figure * plan.widths.tile
        tile = QRectF(box.right() - pad - tile_width, box.center().y() - tile_height / 2, tile_width, tile_height)
        paint_tile(painter, card.counter, figure, tile, *self._tile_colours)
        number = box.adjusted(pad + (self._rim if self._is_large else 0), 0, -tile_width - pad * 2, 0)
        font = figure_font(card.label, figure, number.width())
        paint_capitals(painter, card.label, font, self._colour("on_primary", "text"), number, 0)
        if self._is_large:
            end = number.left() + text_width(card.label, font)
            self._paint_pointer(painter, QRectF(end, box.top(), tile.left() - end, box.height()))

    def _paint_pointer(self, painter: QPainter, box: QRectF) -> None:
        """What leads from the number to the tile: the word, and an arrow below it."""
        assert self._heads is not None
        width = min(box.width() * 0.8, box.height() * 1.1)
        left = box.center().x() - width / 2
        arrow = QRectF(left, box.top() + box.height() * 0.44, width, box.height() * 0.36)
        paint_arrow(painter, arrow, self._colour("on_primary", "primary"))
        word = QRectF(left, box.top() + box.height() * 0.14, width, box.height() * 0.24)
        font = figure_font(self._heads.counter.first, word.height() * 0.8, width, "semibold")
        paint_capitals(painter, self._heads.counter.first, font, self._colour("on_primary", "text"), word)

    def _paint_two_lines(self, painter: QPainter, card: CallCard, plan: WallPlan) -> None:
        """Where a row is too narrow for both: the number, and its counter below."""
        box = QRectF(self.rect())
        pad, half = plan.figure * 0.3, box.height() / 2
        upper = QRectF(box.left() + pad, box.top(), box.width() - 2 * pad, half)
        font = figure_font(card.label, plan.figure, upper.width())
        paint_capitals(painter, card.label, font, self._colour("on_primary", "text"), upper, 0)
        height = half * 0.86
        width = plan.figure * plan.widths.tile
        tile = QRectF(box.right() - pad - width, box.bottom() - height - pad * 0.3, width, height)
        paint_tile(painter, card.counter, plan.figure, tile, *self._tile_colours)
        arrow = QRectF(tile.left() - height * 1.3, tile.top() + height * 0.15, height, height * 0.7)
        paint_arrow(painter, arrow, self._colour("on_primary", "text_soft"))
