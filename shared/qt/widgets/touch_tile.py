"""A tile under the finger: what it is, how long it takes, and why not when it cannot be chosen."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.theme import Severity, TypeStep
from shared.qt.widgets.painting import line_height, paint_box, paint_lines, smooth_painter, wrap

_TITLE_LINES: Final = 5
_TITLE_STEPS: Final[tuple[tuple[TypeStep, int], ...]] = (
    ("headline", 2),
    ("title", 2),
    ("lead", _TITLE_LINES),
    ("body", _TITLE_LINES),
    ("small", _TITLE_LINES),
)
_SUBTITLE_LINES: Final = 2
_WHY_NOT_LINES: Final = 2
_BADGE: Final = 1.1
"""What the icon before the state takes, in parts of its line's height."""
_TALL: Final = 7.5
"""In parts of the smallest text: from here on mark and texts grow with the tile."""


@dataclass(frozen=True, slots=True)
class TileView:
    """What a tile shows. `chip` is a letter or a short mark; `why_not` disables the tile and says why.

    `mark` is the icon before the state, where it is not the severity's. One that `is_shut` looks as if it could not be
    chosen, and can be touched all the same: to be told more.
    """

    title: str
    subtitle: str = ""
    chip: str = ""
    icon: str = ""
    state: str = ""
    severity: Severity = "info"
    why_not: str = ""
    mark: str = ""
    is_shut: bool = False


class TouchTile(QAbstractButton):
    """Draws a `TileView`; says `clicked`. Its accessible name is the title."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view = TileView("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_view(self, view: TileView) -> None:
        """Show this."""
        self._view = view
        self.setText(view.title)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(". ".join(filter(None, (view.subtitle, view.why_not or view.state))))
        self.setEnabled(not view.why_not)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.touch_key_px * 5, self._look.touch_key_px * 2)

    @override
    def minimumSizeHint(self) -> QSize:
        look = self._look
        least = line_height(look.font("lead")) + line_height(look.font("small")) + 2 * look.space_px("near")
        return QSize(look.touch_key_px * 2, max(look.touch_key_px, round(least)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        self._paint_ground(painter)
        pad = min(self._look.space_px("gap"), self.height() // 8)
        inside = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        beside = self._paint_mark(painter, inside)
        self._paint_texts(painter, beside)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        fill = "pressed" if self.isDown() else "surface" if self._is_on_offer else "sunken"
        paint_box(painter, QRectF(self.rect()), look.colour(fill), look.radius_px, self._border())

    def _border(self) -> QPen:
        look = self._look
        if self.hasFocus() or self.isDown():
            return QPen(look.colour("focus"), look.border_px * 2)
        return QPen(look.colour("line" if self.isEnabled() else "sunken"), look.border_px)

    def _paint_mark(self, painter: QPainter, inside: QRectF) -> QRectF:
        """Draw the chip or the icon; the room that is left beside it."""
        if not self._view.chip and not self._view.icon:
            return inside
        look = self._look
        side = min(look.type_px("display" if self._is_tall else "headline") * 1.5, inside.height())
        place = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
        colour = look.colour("primary" if self._is_on_offer else "text_soft")
        if self._view.chip:
            self._paint_chip(painter, place, colour)
        else:
            paint_icon(painter, self._view.icon, place.adjusted(2, 2, -2, -2), colour)
        return inside.adjusted(side + look.space_px("gap"), 0, 0, 0)

    def _paint_chip(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        look = self._look
        paint_box(painter, place, colour, look.radius_px * 0.8)
        font = look.font("headline" if len(self._view.chip) == 1 or self._is_tall else "title", "bold")
        painter.setFont(font)
        painter.setPen(look.colour("on_primary" if self._is_on_offer else "sunken"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._view.chip)

    @property
    def _is_tall(self) -> bool:
        return self.height() > self._look.unit_px * _TALL

    def _paint_texts(self, painter: QPainter, room: QRectF) -> None:
        """Title, subtitle and state below each other, together in the middle of the room."""
        look, view = self._look, self._view
        small, ink = look.font("small"), look.colour("text" if self._is_on_offer else "text_soft")
        free = room.height() - self._state_height(room.width())
        font, lines = self._title_lines(room.width(), free - line_height(small) * bool(view.subtitle))
        spare = free - line_height(font) * len(lines)
        more = wrap(view.subtitle, small, room.width(), _lines_in(spare, line_height(small), _SUBTITLE_LINES))
        below = room.adjusted(0, max(0.0, spare - line_height(small) * len(more)) / 2, 0, 0)
        below.setTop(below.top() + paint_lines(painter, lines, font, ink, below))
        below.setTop(below.top() + paint_lines(painter, more, small, look.colour("text_soft"), below))
        self._paint_state(painter, below)

    def _title_lines(self, width: float, height: float) -> tuple[QFont, list[str]]:
        """The title in the largest step in which it fits whole; cut off only where it does not fit in the smallest."""
        for step, most in _TITLE_STEPS[0 if self._is_tall else 1 :]:
            font = self._look.font(step, "semibold")
            lines = wrap(self._view.title, font, width, most + 1)
            if len(lines) <= min(most, _lines_in(height, line_height(font), most)):
                return font, lines
        most = max(1, _lines_in(height, line_height(font), _TITLE_LINES))
        return font, wrap(self._view.title, font, width, most)

    def _state_font(self, width: float) -> QFont:
        """Larger on a tall tile, where the state fits on one line all the same."""
        large, small = self._look.font("lead", "semibold"), self._look.font("small", "semibold")
        text = self._view.why_not or self._view.state
        fits = QFontMetricsF(large).horizontalAdvance(text) <= width - line_height(large) * _BADGE
        return large if self._is_tall and fits else small

    @property
    def _is_on_offer(self) -> bool:
        return self.isEnabled() and not self._view.is_shut

    def _state_lines(self, width: float) -> list[str]:
        """The state beside its icon, or why it cannot be chosen, which may need a second line."""
        text, font = self._view.why_not or self._view.state, self._state_font(width)
        most = 1 if self._is_on_offer else _WHY_NOT_LINES
        return wrap(text, font, width - line_height(font) * _BADGE, most) if text else []

    def _state_height(self, width: float) -> float:
        """How high the state is; nothing where there is none."""
        lines = len(self._state_lines(width))
        return line_height(self._state_font(width)) * lines + self._look.space_px("hair") * bool(lines)

    def _paint_state(self, painter: QPainter, below: QRectF) -> None:
        """Write the state at the top of this room."""
        look, view, font = self._look, self._view, self._state_font(below.width())
        lines = self._state_lines(below.width())
        if not lines:
            return
        height, top = line_height(font), below.top() + look.space_px("hair")
        colour = look.colour(f"{view.severity}_text" if self._is_on_offer else "text")
        badge = QRectF(below.left(), top + height * 0.1, height * 0.8, height * 0.8)
        icon = view.mark or ("lock" if view.why_not else _STATE_ICONS[view.severity])
        paint_icon(painter, icon, badge, colour)
        beside = QRectF(below.left() + height * _BADGE, top, below.width() - height * _BADGE, height * len(lines))
        paint_lines(painter, lines, font, colour, beside)


_STATE_ICONS: Final[dict[Severity, str]] = {
    "info": "clock",
    "good": "good",
    "warning": "warning",
    "trouble": "trouble",
}


def _lines_in(height: float, step: float, most: int) -> int:
    return max(0, min(most, int(height / step + 0.12)))
