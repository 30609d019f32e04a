"""The printer's front: a slot from which the newest ticket slides, and the tickets before it."""

from collections import deque
from typing import Final

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSizeF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from shared.qt.typeface import typeface

SLIDE_MS: Final = 400

_TICKETS_SHOWN: Final = 4
_BODY: Final = 88
"""Height of the printer's body, in pixels."""
_SLOT: Final = 10
_SLOT_TOP: Final = _BODY - _SLOT - 10
_EDGE: Final = 28
_TILTS: Final = (0.0, -2.2, 2.6, -4.0)
"""Degrees by which the tickets lie, the newest first."""
_SHADOW_STEPS: Final = 12

_GROUND: Final = ("#333b44", "#20262c")
_FRONT: Final = ("#4a545f", "#2b323a")
_DARK: Final = QColor("#0d1013")
_WELL: Final = QColor("#3ecf9a")
_ILL: Final = QColor("#ffb43a")
_TEXT: Final = QColor("#f4f6f8")
_HINT: Final = QColor("#c3ccd5")


class TicketTray(QWidget):
    """Shows the last few tickets; says what it waits for while there is none."""

    def __init__(self, hint: str, *, is_motion_reduced: bool) -> None:
        super().__init__()
        self._hint = hint
        self._state = ""
        self._is_well = True
        self._tickets: deque[QImage] = deque(maxlen=_TICKETS_SHOWN)
        self._slide = QVariantAnimation(self)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(1.0)
        self._slide.setDuration(0 if is_motion_reduced else SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self.update)

    def put(self, picture: QImage) -> None:
        """Let a new ticket slide out; the others move behind it."""
        self._tickets.appendleft(picture)
        self._slide.stop()
        self._slide.start()

    def tell_state(self, text: str, *, is_well: bool) -> None:
        """What stands beside the lamp."""
        self._state, self._is_well = text, is_well
        self.setAccessibleDescription(text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), _gradient(_GROUND, self.height()))
        self._paint_body(painter)
        self._paint_tickets(painter)
        if not self._tickets:
            self._paint_hint(painter)
        painter.end()

    def _paint_tickets(self, painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(QRectF(0, _SLOT_TOP + _SLOT / 2, self.width(), self.height()))
        for age in reversed(range(len(self._tickets))):
            self._paint_ticket(painter, self._tickets[age], age)
        painter.restore()

    def _paint_ticket(self, painter: QPainter, picture: QImage, age: int) -> None:
        size = self._fitting(picture)
        progress = 1.0 if self._slide.state() == QVariantAnimation.State.Stopped else float(self._slide.currentValue())
        place = QRectF(QPointF((self.width() - size.width()) / 2, _BODY + _EDGE / 2), size)
        if age == 0:
            place.translate(0, (progress - 1) * (size.height() + _EDGE))
        painter.save()
        painter.translate(place.center())
        painter.rotate(_tilt(age, progress))
        painter.translate(-place.center())
        _paint_shadow(painter, place)
        painter.drawImage(place, picture)
        if age:
            painter.fillRect(place.adjusted(0, 3, 0, -3), QColor(32, 38, 44, 40 * age))
        painter.restore()

    def _fitting(self, picture: QImage) -> QSizeF:
        room_x, room_y = self.width() - 3 * _EDGE, self.height() - _BODY - 1.5 * _EDGE
        scale = min(room_x / picture.width(), room_y / picture.height())
        return QSizeF(picture.width() * scale, picture.height() * scale)

    def _paint_body(self, painter: QPainter) -> None:
        body = QRectF(0, 0, self.width(), _BODY)
        painter.fillRect(body, _gradient(_FRONT, _BODY))
        slot = QRectF(_EDGE, _SLOT_TOP, self.width() - 2 * _EDGE, _SLOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_DARK)
        painter.drawRoundedRect(slot, _SLOT / 2, _SLOT / 2)
        lamp = QRectF(_EDGE, 24, 16, 16)
        painter.setBrush(_WELL if self._is_well else _ILL)
        painter.drawEllipse(lamp)
        painter.setPen(_TEXT)
        painter.setFont(typeface(19, "semibold"))
        painter.drawText(QRectF(lamp.right() + 12, 12, self.width(), 40), Qt.AlignmentFlag.AlignVCenter, self._state)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(_HINT)
        painter.setFont(typeface(20))
        painter.drawText(QRectF(self.rect()).adjusted(0, _BODY, 0, 0), Qt.AlignmentFlag.AlignCenter, self._hint)


def _tilt(age: int, progress: float) -> float:
    """A ticket tilts to its new rest while the next one comes out."""
    before = _TILTS[max(0, age - 1)]
    return before + (_TILTS[age] - before) * progress


def _paint_shadow(painter: QPainter, place: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 9))
    for step in range(_SHADOW_STEPS):
        painter.drawRoundedRect(place.adjusted(-step, 4 - step, step, 6 + step), 2 + step, 2 + step)


def _gradient(colours: tuple[str, str], height: float) -> QLinearGradient:
    gradient = QLinearGradient(0, 0, 0, height)
    gradient.setColorAt(0, colours[0])
    gradient.setColorAt(1, colours[1])
    return gradient
