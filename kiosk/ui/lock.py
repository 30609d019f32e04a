"""What keeps a visitor inside the kiosk, as far as an application can; and the gesture that lets a technician in."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

HOLD_MS: Final = 5000

_KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_REFUSED: Final = (
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.Drop,
    QEvent.Type.Shortcut,
    QEvent.Type.WhatsThis,
)
_MODIFIERS: Final = (
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
)
_NAMED: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_Help, Qt.Key.Key_Super_L)


class Lock(QObject):
    """Holds the window on the whole screen until the program ends: closing, menus, drops and shortcuts do nothing.

    What the system keeps to itself (Ctrl-Alt-Del, switching to another terminal) no application can take away.
    """

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._application, self._window = application, window
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        application.installEventFilter(self)
        application.focusWindowChanged.connect(self._look)
        application.aboutToQuit.connect(self.release)
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.showFullScreen()

    def release(self) -> None:
        """Let the window be as any other: the program ends."""
        self._application.removeEventFilter(self)
        self._application.focusWindowChanged.disconnect(self._look)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _REFUSED or (kind in _KEYS and isinstance(event, QKeyEvent) and _leads_out(event)):
            event.setAccepted(kind not in _REFUSED)
            return True
        if watched is not self._window:
            return False
        if kind == QEvent.Type.Close:
            event.ignore()
            return True
        if kind == QEvent.Type.WindowStateChange:
            self._look()
        return False

    def _look(self, _focus: object = None) -> None:
        """Whoever put the window away or another before it: come back, once what happens now has happened."""
        QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        if self._application.activeWindow() not in (None, self._window) or not self._window.isVisible():
            return  # another window of ours, such as the calm screen after a fault
        if not self._window.isFullScreen() or self._window.isMinimized():
            self._window.showFullScreen()
        if self._application.focusWindow() is None:
            self._window.raise_()
            self._window.activateWindow()


class Hold(QObject):
    """Tells when a widget was touched and held for `HOLD_MS`; its children let touches through to it."""

    def __init__(self, widget: QWidget, held: Callable[[], object]) -> None:
        super().__init__(widget)
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(held)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._timer.start()
            event.accept()
            return True  # who takes the press hears of the release
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.Hide):
            self._timer.stop()
        return False


def _leads_out(event: QKeyEvent) -> bool:
    key = event.key()
    has_modifier = bool(event.modifiers() & _MODIFIERS) and not _is_third_level(event)
    return has_modifier or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35 or key in _NAMED


def _is_third_level(event: QKeyEvent) -> bool:
    """AltGr, by which some keyboards (and scanners) write signs, comes as Ctrl and Alt with a sign."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.modifiers() & _MODIFIERS == both and bool(event.text()) and event.text().isprintable()
