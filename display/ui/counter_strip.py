"""The counters with their state: told by sign and word, never by colour alone. Those without room come in turn."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import CounterChip
from display.ui.layout import WallPlan
from display.ui.strokes import paint_capitals, paint_text
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import paint_box, smooth_painter

PAGE_MS: Final = 7000
_ICONS: Final = {"open": "check", "on_break": "pause", "closed": "lock"}
_WIDEST_NUMBER: Final = "A-000"


class CounterStrip(QWidget):
    """Pages of chips, one chip a counter."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._plan: WallPlan | None = None
        self._chips: tuple[CounterChip, ...] = ()
        self._page = 0
        self._turns = QTimer(self, interval=PAGE_MS)
        self._turns.timeout.connect(self.turn)
        self._turns.start()

    def text(self) -> str:
        """Every counter with its state, also those of the other pages."""
        return "; ".join(f"{chip.name}: {chip.text}" for chip in self._chips)

    def lay_out(self, plan: WallPlan) -> None:
        """Use this plan from now on."""
        self._plan = plan
        self.update()

    def show_chips(self, chips: Sequence[CounterChip]) -> None:
        """Show these."""
        if tuple(chips) != self._chips:
            self._chips = tuple(chips)
            self.setAccessibleName(self.text())
            self.update()

    def turn(self) -> None:
        """Show the next page, if there is more than one."""
        if self._pages > 1:
            self._page = (self._page + 1) % self._pages
            self.update()

    @property
    def _text_px(self) -> int:
        return self._plan.text if self._plan else 1

    @property
    def _name_width(self) -> float:
        font = typeface(self._text_px, "bold")
        return (
            max((QFontMetricsF(font).horizontalAdvance(chip.name) for chip in self._chips), default=0) + self._text_px
        )

    @property
    def _chip_width(self) -> float:
        font = QFontMetricsF(typeface(self._text_px, "semibold"))
        words = QFontMetricsF(typeface(round(self._text_px * 0.9)))
        texts = [font.horizontalAdvance(chip.text) for chip in self._chips if chip.has_number]
        texts += [
            words.horizontalAdvance(chip.text) + self._text_px * 1.1 for chip in self._chips if not chip.has_number
        ]
        widest = max(*texts, font.horizontalAdvance(_WIDEST_NUMBER), 0.0) if texts else 0.0
        return self._name_width + widest + self._text_px * 1.1

    @property
    def _columns(self) -> int:
        gap = self._plan.gap if self._plan else 0
        return max(1, int((self.width() + gap) / (self._chip_width + gap)))

    @property
    def _per_page(self) -> int:
        return self._columns * (self._plan.strip_lines if self._plan else 1)

    @property
    def _pages(self) -> int:
        return -(-len(self._chips) // self._per_page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None or not self._chips:
            return
        painter = smooth_painter(self)
        pages, columns, gap = self._pages, self._columns, self._plan.gap
        page = min(self._page, pages - 1)
        chips = self._chips[page * self._per_page : (page + 1) * self._per_page]
        # Full pages share the whole width; a few counters alone do not grow beyond reason.
        shared = (self.width() - gap * (columns - 1)) / columns
        width = (
            shared
            if pages > 1 or len(chips) >= columns
            else min(shared * 1.0, (self.width() - gap * (len(chips) - 1)) / len(chips))
        )
        height = self.height() / self._plan.strip_lines
        for place, chip in enumerate(chips):
            row, column = divmod(place, columns)
            self._paint_chip(painter, chip, QRectF(column * (width + gap), row * height, width, height - gap * 0.35))
        self._paint_pages(painter, page, pages)
        painter.end()

    def _paint_chip(self, painter: QPainter, chip: CounterChip, box: QRectF) -> None:
        look, text = self._look, self._text_px
        radius = box.height() * 0.2
        is_open = chip.state == "open"
        paint_box(painter, box, look.colour("surface" if is_open else "sunken"), radius)
        name = QRectF(box.left(), box.top(), self._name_width, box.height())
        paint_box(painter, name, look.colour("pressed" if is_open else "surface"), radius)
        colour = look.colour("text" if is_open else "text_soft")
        paint_capitals(painter, chip.name, typeface(text, "bold"), colour, name)
        rest = box.adjusted(name.width() + text * 0.45, 0, -text * 0.3, 0)
        if chip.has_number:
            paint_text(painter, chip.text, typeface(text, "semibold"), look.colour("text"), rest)
            return
        colour = look.colour({"open": "good_text", "on_break": "warning_text", "closed": "text_soft"}[chip.state])
        side = text * 0.85
        paint_icon(painter, _ICONS[chip.state], QRectF(rest.left(), rest.center().y() - side / 2, side, side), colour)
        paint_text(painter, chip.text, typeface(round(text * 0.9)), colour, rest.adjusted(side * 1.25, 0, 0, 0))

    def _paint_pages(self, painter: QPainter, page: int, pages: int) -> None:
        """A thin line below: which part of all counters is shown."""
        if pages < 2 or self._plan is None:
            return
        thick = max(3.0, self._plan.gap * 0.16)
        step = self.width() / pages
        top = self.height() - thick
        painter.fillRect(QRectF(page * step, top, step, thick), self._look.colour("text_soft"))
