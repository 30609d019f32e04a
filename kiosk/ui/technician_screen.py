"""The technician's corner: lies over the whole kiosk, so that nothing behind it can be touched. Passive."""

from typing import Final

from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.presenters.technician_view import CornerView
from kiosk.presenters.views import Button
from kiosk.ui.keys import Key, Touched, centred
from kiosk.ui.reading import Reading
from shared.qt.look import Look
from shared.qt.widgets import Ground

_DIGITS: Final = "123456789"
_MOST_CHOICES: Final = 8
_DOT: Final = "●"


class TechnicianScreen(Ground):
    """Shows a `CornerView`; hidden while there is none."""

    def __init__(self, look: Look, touched: Touched, parent: QWidget) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._title = centred(look, "headline", "bold")
        self._hint = centred(look, "lead", lines=3)
        self._facts = Reading(look, "lead")
        self._typed = centred(look, "headline", "bold", lines=1)
        self._pad = self._make_pad(touched)
        self._choices = [Key(look, touched, "plain", "body") for _ in range(_MOST_CHOICES)]
        self._close = Key(look, touched, "quiet", icon="back")
        self._lay_out()
        self.hide()

    def show_corner(self, view: CornerView | None) -> None:
        """Show this, or go."""
        if view is not None:
            self._show(view)
            if not self.isVisible():
                self.raise_()
        self.setVisible(view is not None)

    def _show(self, view: CornerView) -> None:
        self._title.show_text(view.title)
        self._hint.show_text(view.hint, colour="warning_text" if view.is_trouble else "text")
        self._facts.setVisible(bool(view.facts))
        self._facts.show_text(view.facts)
        self._typed.setVisible(view.typed is not None)
        self._typed.show_text(" ".join(_DOT * (view.typed or 0)) or " ")
        self._pad.setVisible(view.typed is not None)
        self._erase.show_button(view.erase)
        self._confirm.show_button(view.confirm)
        self._confirm.setEnabled(view.can_confirm)
        for number, key in enumerate(self._choices):
            key.show_button(view.choices[number] if number < len(view.choices) else None)
        self._close.show_button(view.close)

    def _make_pad(self, touched: Touched) -> QFrame:
        pad = QFrame()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._look.space_px("near"))
        for place, digit in enumerate(_DIGITS):
            grid.addWidget(self._digit(touched, digit), *divmod(place, 3))
        self._erase = self._sized(Key(self._look, touched, "quiet", "body", icon="erase"))
        self._confirm = self._sized(Key(self._look, touched, "primary", "body"))
        grid.addWidget(self._erase, 3, 0)
        grid.addWidget(self._digit(touched, "0"), 3, 1)
        grid.addWidget(self._confirm, 3, 2)
        return pad

    def _digit(self, touched: Touched, digit: str) -> Key:
        key = Key(self._look, touched, "plain", "title")
        key.show_button(Button(f"key:{digit}", digit))
        return self._sized(key)

    def _sized(self, key: Key) -> Key:
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.setMinimumHeight(self._look.touch_key_px)
        key.setMaximumHeight(round(self._look.touch_key_px * 1.4))
        return key

    def _lay_out(self) -> None:
        look, side = self._look, self._look.space_px("wide")
        middle = QFrame()
        middle.setMaximumWidth(look.unit_px * 40)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("near"))
        column.addStretch(1)
        for part in (self._title, self._hint, self._facts, self._typed, self._pad):
            column.addWidget(part)
        choices = QGridLayout()
        choices.setSpacing(look.space_px("near"))
        for number, key in enumerate(self._choices):
            key.setMinimumHeight(round(look.touch_key_px * (1.4 if look.metrics.is_portrait else 1)))
            choices.addWidget(key, *divmod(number, 2))
        column.addLayout(choices)
        column.addSpacing(look.space_px("gap"))
        column.addWidget(self._close)
        column.addStretch(1)
        around = QHBoxLayout(self)
        around.setContentsMargins(side, side, side, side)
        around.addStretch(0 if look.metrics.is_portrait else 1)
        around.addWidget(middle, 8)
        around.addStretch(0 if look.metrics.is_portrait else 1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
