"""The pages of the choices: tiles, and the question for the priority group."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.presenters.views import CategoriesPage, Tile, TilesPage
from kiosk.ui.keys import Key, TileKey, Touched
from kiosk.ui.layout import Grid
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel

_HIGHEST_TILE: Final = 15.0
"""In parts of the smallest text: a tile is no billboard."""
_REGULAR_TILE: Final = 6.0
_HIGHEST_GROUP: Final = 7.0
_MUCH: Final = 1000


class Heading(QWidget):
    """What is to be chosen, and what was chosen before."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._above = FlowLabel(look, "body", "semibold", lines=2, colour="info_text")
        self._title = FlowLabel(look, "headline", "bold", lines=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._above)
        column.addWidget(self._title)

    def show_words(self, above: str, title: str) -> None:
        """Show these."""
        self._above.show_text(above)
        self._above.setVisible(bool(above))
        self._title.show_text(title)


class TileGrid(QWidget):
    """Tiles in rows; the places that are not needed stay free, so that a tile is as large on every page."""

    def __init__(self, look: Look, touched: Touched, highest: float = _HIGHEST_TILE) -> None:
        super().__init__()
        self._look, self._touched = look, touched
        self._highest_px = round(look.unit_px * highest)
        self._tiles: list[TileKey] = []
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setSpacing(look.space_px("near"))

    def show_tiles(self, tiles: tuple[Tile, ...], grid: Grid) -> None:
        """Show these, in so many columns and rows."""
        while len(self._tiles) < len(tiles):
            self._tiles.append(TileKey(self._look, self._touched, self))
        for number, key in enumerate(self._tiles):
            self._cells.removeWidget(key)
            key.setVisible(number < len(tiles))
            if number < len(tiles):
                self._cells.addWidget(key, number // grid.columns, number % grid.columns)
                key.show_tile(tiles[number])
                key.setMaximumHeight(self._highest_px)
        self._stretch(grid)

    def _stretch(self, grid: Grid) -> None:
        for column in range(self._cells.columnCount()):
            self._cells.setColumnStretch(column, int(column < grid.columns))
        rows = max(self._cells.rowCount(), grid.rows + 1)
        for row in range(rows):
            self._cells.setRowStretch(row, _MUCH if row < grid.rows else int(row == rows - 1))


class TilesScreen(QWidget):
    """Agencies or services, a page at a time."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._heading = Heading(look)
        self._tiles = TileGrid(look, touched)
        self._place = FlowLabel(look, "body", lines=1, colour="text_soft")
        self._previous = Key(look, touched, icon="back")
        self._next = Key(look, touched, "primary", icon="forward")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("gap"))
        head, turns = QHBoxLayout(), QHBoxLayout()
        turns.setSpacing(look.space_px("near"))
        turns.addWidget(self._place, 1)
        turns.addWidget(self._previous)
        turns.addWidget(self._next)
        head.addWidget(self._heading, 1)
        turns.setAlignment(Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self._tiles, 1)
        # On a lying screen height is dear: there the keys that turn the page stand beside the heading.
        (column if look.metrics.is_portrait else head).addLayout(turns)

    def show_page(self, page: TilesPage, grid: Grid) -> None:
        """Show this page."""
        self._heading.show_words(page.above, page.title)
        self._tiles.show_tiles(page.tiles, self._fewer(page, grid))
        self._place.show_text(page.place)
        self._place.setVisible(bool(page.place))
        self._previous.show_button(page.previous)
        self._next.show_button(page.next)

    def _fewer(self, page: TilesPage, grid: Grid) -> Grid:
        """All on one page: wide tiles where they fit below each other."""
        if page.place:
            return grid
        columns = 1 if len(page.tiles) <= min(5, grid.rows) and grid.columns == 2 else grid.columns
        return Grid(columns, max(1, -(-len(page.tiles) // columns)))


class CategoriesScreen(QWidget):
    """The regular queue, large and first; the priority groups below."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._look = look
        self._heading = Heading(look)
        self._regular = TileKey(look, touched)
        self._regular.setFixedHeight(round(look.unit_px * _REGULAR_TILE))
        self._hint = FlowLabel(look, "body", lines=3, colour="text_soft")
        self._groups = TileGrid(look, touched, _HIGHEST_GROUP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("gap"))
        column.addWidget(self._heading)
        column.addWidget(self._regular)
        column.addWidget(self._hint)
        column.addWidget(self._groups, 1)

    def show_page(self, page: CategoriesPage) -> None:
        """Show this page."""
        self._heading.show_words(page.above, page.title)
        self._regular.setVisible(page.regular is not None)
        if page.regular is not None:
            self._regular.show_tile(page.regular)
        columns = 1 if self._look.metrics.is_portrait and len(page.groups) < 4 else min(3, max(1, len(page.groups)))
        columns = min(columns, 2) if self._look.metrics.is_portrait else columns
        self._groups.show_tiles(page.groups, Grid(columns, -(-len(page.groups) // columns)))
        self._hint.show_text(page.hint)
