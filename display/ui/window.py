"""The wall's window: head, large call, list, counters, running text. Passive: it draws the view."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from display.presenters.views import CallCard, SearchView, WallView, WelcomeView
from display.ui.call_panel import CallPanel
from display.ui.counter_strip import CounterStrip
from display.ui.head import WallHead
from display.ui.layout import MOST_ROWS, WallPlan, Widths, plan_wall
from display.ui.list_caption import ListCaption
from display.ui.ticker import Ticker
from display.ui.welcome import Welcome
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.widgets import Ground, HubPanel

_BETWEEN_ROWS: Final = 0.6
_BETWEEN_TEXTS: Final = "     •     "
_LONGEST_LABEL: Final = 8
_LONGEST_COUNTER: Final = 5
"""Longer names are written smaller than the rule asks, or they would leave no room for the numbers."""


class WallWindow(Ground):
    """Renders a `WallView`; the sizes follow from diagonal and distance."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setWindowTitle("Antrean")
        self._look = look
        self._metrics = look.metrics
        self._widths = Widths()
        self._large = CallPanel(look, is_large=True, parent=self)
        self._rows = [CallPanel(look, is_large=False, parent=self) for _ in range(MOST_ROWS)]
        self._caption = ListCaption(look, self)
        self._head = WallHead(look, self)
        self._strip = CounterStrip(look, self)
        self._ticker = Ticker(look, self)
        self._welcome = Welcome(look, self)
        self._search = HubPanel(look, self)
        self._view: WallView | None = None
        self._plan = plan_wall(self._metrics, self._widths)
        self._lay_out()

    @property
    def look(self) -> Look:
        """Its colours and sizes."""
        return self._look

    @property
    def plan(self) -> WallPlan:
        """How the screen is used now."""
        return self._plan

    def render_view(self, view: WallView) -> None:
        """Show this."""
        self._view = view
        self._fit_widths(view)
        self._head.show_view(view.head)
        self._strip.show_chips(view.counters)
        texts = (*view.notices, view.running_text)
        self._ticker.show_text(_BETWEEN_TEXTS.join(filter(None, texts)), is_warning=bool(view.notices))
        self._show_calls(view)
        self._show_welcome(view.welcome)
        self._show_search(view.search)

    def panel_of(self, label: str) -> QWidget | None:
        """The panel that shows the call of this ticket."""
        panels = [self._large, *self._rows]
        return next((panel for panel in panels if panel.card and panel.card.label == label and panel.isVisible()), None)

    def _show_calls(self, view: WallView) -> None:
        self._large.show_card(view.large, view.heads)
        self._large.setVisible(view.large is not None)
        recent: list[CallCard | None] = [*view.recent[: self._plan.rows]]
        recent += [None] * (len(self._rows) - len(recent))
        for place, (panel, card) in enumerate(zip(self._rows, recent, strict=True)):
            panel.show_card(card, view.heads)
            panel.setVisible(view.large is not None and place < self._plan.rows)
        self._caption.show_heads(view.heads)
        self._caption.setVisible(self._has_caption and view.large is not None)

    def _show_welcome(self, view: WelcomeView | None) -> None:
        if view is not None:
            self._welcome.show_view(view)
        self._welcome.setVisible(view is not None)

    def _show_search(self, view: SearchView | None) -> None:
        if view is not None:
            self._search.show_search(view.title.first, view.hint.first, view.detail)
            self._search.raise_()
        self._search.setVisible(view is not None)
        self._strip.setVisible(view is None)
        self._ticker.setVisible(view is None)

    def _fit_widths(self, view: WallView) -> None:
        """Longer numbers and names need another plan; it is kept, so that the wall does not jump to and fro."""
        cards = [card for card in (view.large, *view.recent) if card]
        names = [card.counter for card in cards] + [chip.name for chip in view.counters]
        widths = Widths(
            min(_LONGEST_LABEL, max([self._widths.label, *(len(card.label) for card in cards)])),
            min(_LONGEST_COUNTER, max([self._widths.counter, *map(len, names)])),
        )
        if widths != self._widths:
            self._widths = widths
            self._lay_out()

    @property
    def _has_caption(self) -> bool:
        return self._plan.rows > 0 and self._plan.large_form == "stacked"

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.size()
        # The diagonal is the screen's; a window has its part of it.
        whole = self._look.metrics
        part = (size.width() ** 2 + size.height() ** 2) ** 0.5 / (whole.width_px**2 + whole.height_px**2) ** 0.5
        self._metrics = ScreenMetrics(size.width(), size.height(), whole.diagonal_inch * part, whole.viewing_distance_m)
        self._lay_out()

    def _lay_out(self) -> None:
        self._plan = plan = plan_wall(self._metrics, self._widths)
        width, height = self._metrics.width_px, self._metrics.height_px
        body = QRect(plan.margin, plan.head + plan.gap, width - 2 * plan.margin, self._body_height)
        self._head.setGeometry(0, 0, width, plan.head)
        self._ticker.setGeometry(0, height - plan.ticker, width, plan.ticker)
        self._strip.setGeometry(plan.margin, body.bottom() + 1 + plan.gap, body.width(), plan.strip)
        self._welcome.setGeometry(body)
        self._search.setGeometry(0, plan.head, width, height - plan.head)
        self._place_calls(body)
        for part in (self._head, self._strip, self._ticker, self._caption):
            part.lay_out(plan)
        for panel in (self._large, *self._rows):
            panel.lay_out(plan)
        if self._view is not None:
            self._show_calls(self._view)

    @property
    def _body_height(self) -> int:
        plan = self._plan
        return self._metrics.height_px - plan.head - plan.strip - plan.ticker - 3 * plan.gap

    def _place_calls(self, body: QRect) -> None:
        plan, gap = self._plan, self._plan.gap
        if plan.is_beside:
            column = QRect(body.right() + 1 - plan.list_width, body.top(), plan.list_width, body.height())
            self._large.setGeometry(body.left(), body.top(), body.width() - plan.list_width - gap, body.height())
            self._place_rows(column, has_caption=True)
        elif plan.large_form == "line":
            between = round(gap * _BETWEEN_ROWS) if plan.rows else 0
            self._large.setGeometry(body.left(), body.top(), body.width(), plan.large_height - between)
            rest = body.height() - plan.large_height
            self._place_rows(QRect(body.left(), body.top() + plan.large_height, body.width(), rest))
        else:
            large = plan.large_height if plan.rows else body.height()
            self._large.setGeometry(body.left(), body.top(), body.width(), large)
            column = QRect(body.left(), body.top() + large + gap, body.width(), body.height() - large - gap)
            self._place_rows(column, has_caption=True)

    def _place_rows(self, column: QRect, *, has_caption: bool = False) -> None:
        plan = self._plan
        caption = round(plan.text * 1.5) if has_caption else 0
        self._caption.setGeometry(column.left(), column.top(), column.width(), caption)
        if plan.rows == 0:
            return
        between = plan.gap * _BETWEEN_ROWS
        height = (column.height() - caption - between * (plan.rows - 1)) / plan.rows
        for number, row in enumerate(self._rows):
            top = column.top() + caption + round((height + between) * number)
            row.setGeometry(column.left(), top, column.width(), int(height))
