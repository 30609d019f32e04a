"""Small parts that the screens of the desk share."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from counter_client.presenters.parts import Button, CounterStateName, Notice
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.sizes import DESK_TEXT_MM
from shared.qt.theme import Severity, SpaceStep
from shared.qt.widgets import Notice as ShownNotice
from shared.qt.widgets import NoticeBar, TouchButton
from shared.qt.widgets.painting import line_height, paint_box, smooth_painter

STATE_SEVERITY: dict[CounterStateName, Severity] = {"open": "good", "on_break": "warning", "closed": "info"}
STATE_ICON: dict[CounterStateName, str] = {"open": "good", "on_break": "pause", "closed": "lock"}


class Chip(QWidget):
    """A short mark with an icon on a soft ground; hidden while it says nothing."""

    def __init__(self, look: Look, severity: Severity = "info", icon: str = "info") -> None:
        super().__init__()
        self._look, self._severity, self._icon, self._text = look, severity, icon, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text

    def show_text(self, text: str, severity: Severity | None = None, icon: str = "") -> None:
        """Say this."""
        self._text, self._severity, self._icon = text, severity or self._severity, icon or self._icon
        self.setVisible(bool(text) and self.parent() is not None)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font = self._look.font("body", "semibold")
        height = line_height(font) + self._look.space_px("tight")
        return QSize(round(QFontMetricsF(font).horizontalAdvance(self._text) + height * 1.6), round(height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().height() * 3, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = self._look, QRectF(self.rect())
        painter = smooth_painter(self)
        ink, height = look.colour(f"{self._severity}_text"), box.height()
        rim = QPen(look.colour(self._severity), look.border_px)
        paint_box(painter, box, look.colour(f"{self._severity}_soft"), height / 2, rim)
        paint_icon(painter, self._icon, QRectF(height * 0.35, height * 0.22, height * 0.56, height * 0.56), ink)
        font = look.font("body", "semibold")
        painter.setFont(font)
        painter.setPen(ink)
        room = box.adjusted(height * 1.1, 0, -height * 0.35, 0)
        text = QFontMetricsF(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


def show_button(widget: TouchButton, button: Button, name: str, icon: str = "") -> None:
    """Show a button: its gist when it cannot be pressed, the whole reason for who asks, else what it brings."""
    widget.show_text(button.title, name=name, icon=icon, key_cap=button.key)
    widget.allow(button.short if button.why_not else button.more)
    widget.setEnabled(not button.why_not)
    reason = button.why_not or button.short or button.more
    widget.setAccessibleDescription(". ".join(filter(None, (button.title, reason))))
    widget.setToolTip(reason)


def show_notice(bar: NoticeBar, notice: Notice | None, key: str) -> None:
    """Show this notice under its key, or that the matter is over."""
    if notice is None:
        bar.clear(key)
    else:
        bar.put(key, ShownNotice(notice.severity, notice.text, notice.way_out))


def desk_px(look: Look, mm: float) -> int:
    """A length that grows with the text, given as on the smallest office screen."""
    return look.px(mm * look.text_mm / DESK_TEXT_MM)


def card() -> QFrame:
    """A white panel with a border."""
    frame = QFrame()
    frame.setProperty("panel", "card")
    return frame


def column(look: Look, owner: QWidget | None = None, *, pad: SpaceStep = "gap", gap: SpaceStep = "near") -> QVBoxLayout:
    """A column with the distances of the look; without an owner it has no margins."""
    layout = QVBoxLayout()
    _space(layout, look, owner, pad, gap)
    return layout


def row(look: Look, owner: QWidget | None = None, *, pad: SpaceStep = "gap", gap: SpaceStep = "near") -> QHBoxLayout:
    """A row with the distances of the look; without an owner it has no margins."""
    layout = QHBoxLayout()
    _space(layout, look, owner, pad, gap)
    return layout


def _space(layout: QBoxLayout, look: Look, owner: QWidget | None, pad: SpaceStep, gap: SpaceStep) -> None:
    margin = look.space_px(pad) if owner is not None else 0
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(look.space_px(gap))
    if owner is not None:
        owner.setLayout(layout)
