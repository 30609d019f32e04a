"""A key under the finger, or with its key on the keyboard; when it cannot be pressed it says why."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.theme import TypeStep
from shared.qt.widgets.painting import line_height, paint_box, paint_lines, smooth_painter, wrap

ButtonKind = Literal["primary", "plain", "quiet"]

_FILLS: Final[dict[ButtonKind, tuple[str, str, str]]] = {
    "primary": ("primary", "primary_pressed", "on_primary"),
    "plain": ("surface", "pressed", "text"),
    "quiet": ("", "pressed", "text"),
}


class TouchButton(QAbstractButton):
    """A painted button: icon, text in up to two lines, the cap of its key. Says `clicked`."""

    def __init__(
        self, look: Look, kind: ButtonKind = "plain", step: TypeStep = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._kind, self._step = look, kind, step
        self._icon, self._key_cap, self._why_not = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_text(self, text: str, *, name: str = "", icon: str = "", key_cap: str = "") -> None:
        """Show this; `name` is the accessible name where it is not the text."""
        self._icon, self._key_cap = icon, key_cap
        self.setText(text)
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    def allow(self, why_not: str = "") -> None:
        """Let it be pressed, or say in one line why it cannot be."""
        self._why_not = why_not
        self.setEnabled(not why_not)
        self.setAccessibleDescription(why_not)
        self.updateGeometry()
        self.update()

    @property
    def why_not(self) -> str:
        """Why it cannot be pressed; empty when it can."""
        return self._why_not

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font)
        icon = metrics.height() * 1.4 if self._icon else 0.0
        pad = self._look.space_px("gap" if self.text() else "tight")
        width = metrics.horizontalAdvance(self.text()) + icon + self._cap_width() + 2 * pad
        return QSize(round(width), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        side = self._look.touch_key_px if self._look.text_mm > 4 else round(self._look.unit_px * 2.2)
        why = line_height(self._small) if self._why_not else 0.0
        height = line_height(self._font) + why + 2 * self._look.space_px("tight")
        return QSize(side, max(side, round(height)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        self._paint_ground(painter)
        pad = self._look.space_px("near")
        room = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        room = self._paint_key_cap(painter, room)
        self._paint_text(painter, room)
        painter.end()

    @property
    def _font(self) -> QFont:
        return self._look.font(self._step, "semibold")

    @property
    def _small(self) -> QFont:
        return self._look.font("small")

    def _ink(self) -> QColor:
        return self._look.colour(_FILLS[self._kind][2] if self.isEnabled() else "text_soft")

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        fill, pressed, _ = _FILLS[self._kind]
        name = "sunken" if not self.isEnabled() else pressed if self.isDown() else fill
        colour = look.colour(name) if name else QColor(0, 0, 0, 0)
        paint_box(painter, QRectF(self.rect()), colour, look.radius_px, self._border())

    def _border(self) -> QPen | None:
        look = self._look
        if self.hasFocus():
            return QPen(look.colour("text" if self._kind == "primary" else "focus"), look.border_px * 2)
        if self._kind == "plain" and self.isEnabled():
            return QPen(look.colour("line"), look.border_px)
        return None

    def _paint_key_cap(self, painter: QPainter, room: QRectF) -> QRectF:
        if not self._key_cap:
            return room
        width, height = self._cap_width() - self._look.space_px("near"), line_height(self._small)
        cap = QRectF(room.right() - width, room.center().y() - height / 2, width, height)
        paint_box(painter, cap, QColor(0, 0, 0, 0), self._look.radius_px / 2, QPen(self._ink(), self._look.border_px))
        painter.setFont(self._small)
        painter.setPen(self._ink())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key_cap)
        return room.adjusted(0, 0, -self._cap_width(), 0)

    def _cap_width(self) -> float:
        if not self._key_cap:
            return 0.0
        return QFontMetricsF(self._small).horizontalAdvance(self._key_cap) + 2 * self._look.space_px("near")

    def _paint_text(self, painter: QPainter, room: QRectF) -> None:
        side = QFontMetricsF(self._font).height() if self._icon else 0.0
        gap = self._look.space_px("near") if self._icon and self.text() else 0
        lines = wrap(self.text(), self._font, room.width() - side - gap, 2)
        widest = max((QFontMetricsF(self._font).horizontalAdvance(line) for line in lines), default=0.0)
        spare = self.height() - line_height(self._font) * len(lines)
        why = wrap(self._why_not, self._small, room.width(), max(1, min(2, int(spare / line_height(self._small)))))
        height = line_height(self._font) * len(lines) + line_height(self._small) * len(why)
        if not lines:
            height = line_height(self._font)
        block = QRectF(room.center().x() - (side + gap + widest) / 2, room.center().y() - height / 2, 0, height)
        if self._icon:
            middle = block.top() + line_height(self._font) * max(1, len(lines)) / 2
            place = QRectF(block.left(), middle - side * 0.42, side * 0.84, side * 0.84)
            paint_icon(painter, self._icon, place, self._ink())
        centre = Qt.AlignmentFlag.AlignHCenter
        texts = QRectF(block.left() + side + gap, block.top(), widest, height)
        used = paint_lines(painter, lines, self._font, self._ink(), texts, centre)
        paint_lines(painter, why, self._small, self._ink(), room.adjusted(0, texts.top() + used, 0, 0), centre)
