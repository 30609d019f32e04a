"""Hears the keys of the kiosk's window before any of its widgets: those of a scanner, which acts as a keyboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_NAMED: Final = {
    Qt.Key.Key_Return: "\n",
    Qt.Key.Key_Enter: "\n",
    Qt.Key.Key_Tab: "\n",
    Qt.Key.Key_Backspace: "\b",
}
"""Scanners end with Enter or with Tab, as their maker has set them."""

_USUAL: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Space)


class KeyboardEar(QObject):
    """Takes every key that says something; a focus ring or a pressed button is never what a scanner meant.

    Before any letter, Tab and the space bar go their usual way: so the kiosk can be used by a keyboard alone.
    """

    def __init__(self, window: QWidget, heard: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._heard = window, heard
        self._has_begun = False
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        key = _NAMED.get(Qt.Key(event.key()), event.text())
        if not key or not (key.isprintable() or key in _NAMED.values()):
            return False
        if not self._has_begun and event.key() in _USUAL:
            return False
        self._has_begun = key != "\n"
        if not event.isAutoRepeat():
            self._heard(key)
        return True
