"""What a screen shows while it looks for the hub: that it looks, for what, and that nobody needs to do anything."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets.labels import FlowLabel
from shared.qt.widgets.painting import smooth_painter

_ROUND_MS: Final = 2400
_RINGS: Final = 3


class HubPanel(QWidget):
    """Circles that go out, a title, a sentence, and in small letters what is being looked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = FlowLabel(look, "headline", "semibold", lines=3, align=centre)
        self._hint = FlowLabel(look, "lead", lines=3, align=centre, colour="text_soft")
        self._detail = FlowLabel(look, "small", lines=2, align=centre, colour="text_soft")
        column = QVBoxLayout(self)
        column.setSpacing(look.space_px("gap"))
        column.addStretch(1)
        column.addWidget(_Circles(look), 6)
        for label in (self._title, self._hint, self._detail):
            column.addWidget(label)
        column.addStretch(1)

    def show_search(self, title: str, hint: str, detail: str = "") -> None:
        """Show these; `detail` names what is looked for, and where."""
        self._title.show_text(title)
        self._hint.show_text(hint)
        self._detail.show_text(detail)
        self.setAccessibleName(title)


class _Circles(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._turn = 0.35
        self.setMaximumHeight(look.type_px("number") * 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_ROUND_MS)
        self._animation.setLoopCount(-1)
        self._animation.valueChanged.connect(self._show_turn)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.maximumHeight(), self.maximumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 3

    def _show_turn(self, turn: float) -> None:
        self._turn = turn
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self._look.is_motion_reduced:
            self._animation.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._animation.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        centre, reach = QRectF(self.rect()).center(), min(self.width(), self.height()) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in range(_RINGS):
            way = (self._turn + number / _RINGS) % 1
            colour = QColor(self._look.colour("info"))
            colour.setAlphaF((1 - way) * 0.7)
            painter.setPen(QPen(colour, self._look.border_px * 2))
            radius = reach * (0.3 + 0.65 * way)
            painter.drawEllipse(centre, radius, radius)
        side = reach * 0.5
        place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        paint_icon(painter, "hub", place, self._look.colour("info_text"))
        painter.end()
