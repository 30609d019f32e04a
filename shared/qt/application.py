"""The one place that makes the application of a screen: typeface, style sheet, a proper end on signals."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from shared.qt.hush import hush_offscreen
from shared.qt.look import Look
from shared.qt.style_sheet import style_sheet
from shared.qt.typeface import load_typeface, typeface


def create_application(name: str) -> QApplication:
    """The application of this program, with the typeface; once in a process. Ctrl-C and SIGTERM end it properly."""
    app = QApplication([name])
    hush_offscreen()
    app.setApplicationName(name)
    app.setOrganizationName("Antrean")
    app.setStyle("Fusion")
    load_typeface()
    _end_on_signals(app)
    return app


def dress(app: QApplication, look: Look) -> None:
    """Give every widget of the application its look."""
    app.setFont(typeface(look.type_px("body")))
    app.setStyleSheet(style_sheet(look))


def _end_on_signals(app: QApplication) -> None:
    _SignalDoor(app)


class _SignalDoor(QObject):
    """Wakes Qt's loop when the operating system sends a signal, so that Python may handle it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._inside, self._outside = socket.socketpair()
        self._outside.setblocking(False)
        self._before = signal.set_wakeup_fd(self._outside.fileno())
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _quit)
        app.aboutToQuit.connect(self._close)

    def _drain(self) -> None:
        self._inside.recv(64)

    def _close(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        self._inside.close()
        self._outside.close()


def _quit(_number: int, _frame: FrameType | None) -> None:
    # By way of the loop, which may not be running yet.
    QTimer.singleShot(0, lambda: QCoreApplication.exit(0))
