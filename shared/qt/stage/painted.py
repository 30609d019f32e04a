"""The moment when a change has become a picture."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from shared.marks import Marks


def mark_painted(widget: QWidget, marks: Marks, name: str, **facts: object) -> None:
    """Mark the moment after the widget's next paint has gone out to its window."""
    _AfterPaint(widget, marks, name, facts)
    widget.update()


class _AfterPaint(QObject):
    def __init__(self, widget: QWidget, marks: Marks, name: str, facts: dict[str, object]) -> None:
        super().__init__(widget)
        self._marks, self._name, self._facts = marks, name, facts
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Qt paints and flushes in one go; the next turn of the loop comes after the flush.
            QTimer.singleShot(0, self, self._fire)
        return False

    def _fire(self) -> None:
        self._marks.mark(self._name, **self._facts)
        self.deleteLater()
