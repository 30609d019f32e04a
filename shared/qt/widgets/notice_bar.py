"""Notices with keys: what is the matter, and the way out. Told apart by icon and words, never by colour alone."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.theme import SEVERITIES, Severity
from shared.qt.widgets.labels import FlowLabel
from shared.qt.widgets.painting import paint_box, smooth_painter
from shared.qt.widgets.touch_button import TouchButton


@dataclass(frozen=True, slots=True)
class Notice:
    """What is the matter, the way out of it, and the text of a button that takes it (none when empty)."""

    severity: Severity
    text: str
    way_out: str = ""
    action: str = ""


class NoticeBar(QWidget):
    """Shows the notices there are, the gravest on top; hidden while there is none. Says `acted` with a notice's key."""

    acted = Signal(str)

    def __init__(self, look: Look, *, most: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Final = look
        self._most = most
        self._notices: dict[str, Notice] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(look.space_px("tight"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def put(self, key: str, notice: Notice) -> None:
        """Show this notice; one of the same key is replaced."""
        if self._notices.get(key) != notice:
            self._notices[key] = notice
            self._rebuild()

    def clear(self, key: str) -> None:
        """The matter is over; no harm when it never was."""
        if self._notices.pop(key, None):
            self._rebuild()

    def notices(self) -> dict[str, Notice]:
        """The notices by key, the gravest first."""
        return dict(sorted(self._notices.items(), key=lambda item: -SEVERITIES.index(item[1].severity)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._show_or_hide()

    def _rebuild(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for key, notice in list(self.notices().items())[: self._most]:
            row = _Row(self._look, notice, self)
            row.acted.connect(partial(self.acted.emit, key))
            self._rows.addWidget(row)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        # A widget without a parent would open as a window of its own.
        self.setVisible(bool(self._notices) and self.parent() is not None)


class _Row(QWidget):
    acted = Signal()

    def __init__(self, look: Look, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._notice = look, notice
        self.setAccessibleName(" ".join(filter(None, (notice.text, notice.way_out))))
        row = QHBoxLayout(self)
        pad = look.space_px("near")
        row.setContentsMargins(pad * 2 + self._icon_px, pad, pad, pad)
        row.setSpacing(look.space_px("gap"))
        row.addLayout(self._texts(), 1)
        if notice.action:
            row.addWidget(self._button())

    @property
    def _icon_px(self) -> int:
        return round(self._look.type_px("title"))

    def _texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        colour = f"{self._notice.severity}_text"
        matter = FlowLabel(self._look, "body", "semibold", colour=colour)
        matter.show_text(self._notice.text)
        texts.addWidget(matter)
        if self._notice.way_out:
            way_out = FlowLabel(self._look, "body", colour=colour)
            way_out.show_text(self._notice.way_out)
            texts.addWidget(way_out)
        return texts

    def _button(self) -> TouchButton:
        button = TouchButton(self._look, "plain")
        button.show_text(self._notice.action)
        button.clicked.connect(self.acted)
        return button

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.unit_px * 20, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, severity = self._look, self._notice.severity
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        rim = QPen(look.colour(severity), look.border_px)
        paint_box(painter, box, look.colour(f"{severity}_soft"), look.radius_px, rim)
        side = self._icon_px
        place = QRectF(look.space_px("near"), (self.height() - side) / 2, side, side)
        paint_icon(painter, severity, place, look.colour(f"{severity}_text"))
        painter.end()
