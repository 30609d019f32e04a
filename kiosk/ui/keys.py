"""Keys and labels in the kiosk's manner: a key says the name of its control, the same in every language."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.presenters.views import Button, Tile
from shared.qt.look import Look
from shared.qt.theme import TypeStep
from shared.qt.typeface import Weight
from shared.qt.widgets import ButtonKind, FlowLabel, TileView, TouchButton, TouchTile

Touched = Callable[[str], object]
"""Hears the name of the control that was touched."""


class Key(TouchButton):
    """A key for a `Button`; hidden where there is none.

    One that `is_bare` shows its icon alone, where words find no room. One that `is_single` stands where a tile stood
    before: the second touch of a double one does nothing to it.
    """

    def __init__(
        self,
        look: Look,
        touched: Touched,
        kind: ButtonKind = "plain",
        step: TypeStep = "body",
        icon: str = "",
        *,
        is_single: bool = False,
        is_bare: bool = False,
    ) -> None:
        super().__init__(look, kind, step)
        self._control, self._picture, self._is_single, self._is_bare = "", icon, is_single, is_bare
        self.clicked.connect(lambda: touched(self._control))

    def show_button(self, button: Button | None) -> None:
        """Show this button."""
        self.setVisible(button is not None)
        if button is not None:
            self._control = button.control
            self.show_text("" if self._is_bare else button.text, name=button.control, icon=self._picture)
            self.setAccessibleDescription(button.text)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_single:
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)


class TileKey(TouchTile):
    """A tile for a `Tile`."""

    def __init__(self, look: Look, touched: Touched, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._control = ""
        self.clicked.connect(lambda: touched(self._control))

    def show_tile(self, tile: Tile) -> None:
        """Show this tile."""
        self._control = tile.control
        view = TileView(
            tile.title,
            chip=tile.chip,
            icon=tile.icon,
            state=tile.detail,
            mark=tile.mark,
            is_shut=tile.is_shut,
        )
        self.show_view(view)
        self.setAccessibleName(tile.control)
        self.setAccessibleDescription(". ".join(filter(None, (tile.title, tile.detail))))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second touch of a double one was meant for the page before: it chooses nothing."""
        event.accept()


def centred(
    look: Look, step: TypeStep, weight: Weight = "regular", *, lines: int = 2, colour: str = "text"
) -> FlowLabel:
    """A label in the middle."""
    return FlowLabel(look, step, weight, lines=lines, align=Qt.AlignmentFlag.AlignHCenter, colour=colour)
