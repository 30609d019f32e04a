"""The wall in the morning, before anybody is called."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from display.presenters.views import WelcomeView
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel


class Welcome(QWidget):
    """A greeting, and what to do; the second language below in a softer colour."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = FlowLabel(look, "display", "bold", lines=1, align=centre)
        self._hint = FlowLabel(look, "title", lines=3, align=centre)
        self._second_title = FlowLabel(look, "title", "semibold", lines=1, align=centre, colour="text_soft")
        self._second_hint = FlowLabel(look, "body", lines=3, align=centre, colour="text_soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space_px("near"))
        self._column.addStretch(1)
        for label in (self._title, self._hint):
            self._column.addWidget(label)
        self._column.addSpacing(look.space_px("gap"))
        for label in (self._second_title, self._second_hint):
            self._column.addWidget(label)
        self._column.addStretch(1)

    def show_view(self, view: WelcomeView) -> None:
        """Show this."""
        self._title.show_text(view.title.first)
        self._hint.show_text(view.hint.first)
        self._second_title.show_text(view.title.second)
        self._second_hint.show_text(view.hint.second)
        for label, text in ((self._second_title, view.title.second), (self._second_hint, view.hint.second)):
            label.setVisible(bool(text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.width() // 16
        self._column.setContentsMargins(side, 0, side, 0)
