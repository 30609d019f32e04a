"""The counters with their state: told by sign and word, never by colour alone. Those without room come in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import CounterChip, CounterState
from display.ui.layout import WallPlan
from display.ui.strokes import paint_capitals, paint_text
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import paint_box, smooth_painter

PAGE_MS: Final = 5000
_ICONS: Final[dict[CounterState, str]] = {"open": "check", "on_break": "pause", "closed": "lock"}
_COLOURS: Final[dict[CounterState, str]] = {"open": "good_text", "on_break": "warning_text", "closed": "text_soft"}
_USUAL_NUMBER: Final = "A-000"
_WORD: Final = 0.9
_ICON: Final = 1.15


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the chips lie: `has_words` where the states fit in words beside their signs."""

    columns: int
    lines: int
    name_width: float
    has_words: bool

    @property
    def places(self) -> int:
        return self.columns * self.lines


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

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pages_of(self._grid()) if self._plan and self._chips else 1

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
        if self.pages > 1:
            self._page = (self._page + 1) % self.pages
            self.update()

    def _pages_of(self, grid: _Grid) -> int:
        return -(-len(self._chips) // grid.places)

    def _grid(self) -> _Grid:
        """With words where all counters then fit on one page; else with signs alone, so that more fit."""
        wide = self._grid_of(has_words=True)
        return wide if self._pages_of(wide) == 1 else self._grid_of(has_words=False)

    def _grid_of(self, *, has_words: bool) -> _Grid:
        assert self._plan is not None
        text, gap, lines = self._plan.text, self._plan.gap, self._plan.strip_lines
        bold, word = QFontMetricsF(typeface(text, "bold")), QFontMetricsF(typeface(round(text * _WORD)))
        name = max(bold.horizontalAdvance(chip.name) for chip in self._chips) + text * 0.6
        texts = [bold.horizontalAdvance(chip.text) for chip in self._chips if chip.has_number]
        if has_words:
            texts += [word.horizontalAdvance(chip.text) + text * _ICON for chip in self._chips if not chip.has_number]
        widest = max(bold.horizontalAdvance(_USUAL_NUMBER), *texts, 0.0)
        columns = max(1, int((self.width() + gap) / (name + widest + text * 0.7 + gap)))
        balanced = -(-len(self._chips) // lines)
        return _Grid(max(1, min(columns, balanced)), lines, name, has_words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None or not self._chips:
            return
        painter = smooth_painter(self)
        grid, gap = self._grid(), self._plan.gap
        pages = self._pages_of(grid)
        page = min(self._page, pages - 1)
        width = (self.width() - gap * (grid.columns - 1)) / grid.columns
        height = self.height() / grid.lines
        for place, chip in enumerate(self._chips[page * grid.places : (page + 1) * grid.places]):
            row, column = divmod(place, grid.columns)
            box = QRectF(column * (width + gap), row * height, width, height - gap * 0.45)
            self._paint_chip(painter, chip, box, grid)
        self._paint_pages(painter, page, pages)
        painter.end()

    def _paint_chip(self, painter: QPainter, chip: CounterChip, box: QRectF, grid: _Grid) -> None:
        assert self._plan is not None
        look, text = self._look, self._plan.text
        radius, is_open = box.height() * 0.2, chip.state == "open"
        paint_box(painter, box, look.colour("surface" if is_open else "sunken"), radius)
        name = QRectF(box.left(), box.top(), grid.name_width, box.height())
        paint_box(painter, name, look.colour("pressed" if is_open else "surface"), radius)
        paint_capitals(
            painter, chip.name, typeface(text, "bold"), look.colour("text" if is_open else "text_soft"), name
        )
        rest = box.adjusted(name.width() + text * 0.4, 0, -text * 0.2, 0)
        if chip.has_number:
            paint_text(painter, chip.text, typeface(text, "semibold"), look.colour("text"), rest)
        else:
            self._paint_state(painter, chip, rest, grid)

    def _paint_state(self, painter: QPainter, chip: CounterChip, box: QRectF, grid: _Grid) -> None:
        assert self._plan is not None
        colour, side = self._look.colour(_COLOURS[chip.state]), self._plan.text * 0.85
        paint_icon(painter, _ICONS[chip.state], QRectF(box.left(), box.center().y() - side / 2, side, side), colour)
        if grid.has_words:
            font = typeface(round(self._plan.text * _WORD))
            paint_text(painter, chip.text, font, colour, box.adjusted(self._plan.text * _ICON, 0, 0, 0))

    def _paint_pages(self, painter: QPainter, page: int, pages: int) -> None:
        """A thin line below: which part of all counters is shown."""
        if pages < 2 or self._plan is None:
            return
        thick = max(3.0, self._plan.gap * 0.18)
        step, top = self.width() / pages, self.height() - thick
        painter.fillRect(QRectF(0, top, self.width(), thick), self._look.colour("surface"))
        painter.fillRect(QRectF(page * step, top, step, thick), self._look.colour("text_soft"))
