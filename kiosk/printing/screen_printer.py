"""A printer whose paper is on the screen: it reads ESC/POS, and can be put into trouble by hand."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.printing.paper import ROLL_80, Roll
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from kiosk.printing.printer_window import PrinterWindow
from shared.language import Language


class ScreenPrinter:
    """A TicketPrinter on a window. Make it in the GUI thread; print on it from any one thread.

    With `keep`, each ticket is saved there too: ticket-001.bin, its bytes, and ticket-001.png, its picture.
    """

    def __init__(
        self,
        keep: Path | None = None,
        *,
        roll: Roll = ROLL_80,
        language: Language = "id",
        is_motion_reduced: bool = False,
    ) -> None:
        self.window = PrinterWindow(keep, roll, language, is_motion_reduced=is_motion_reduced)
        """Shown, placed and closed by whoever opened the printer."""
        self._line = _Line()
        self._line.arrived.connect(self.window.take)
        self._lock = threading.Lock()
        self._status = self.window.status
        self.window.status_changed.connect(self._remember, Qt.ConnectionType.DirectConnection)

    def print(self, data: bytes) -> PrintOutcome:
        """Hand the bytes to the window, which draws them in the GUI thread."""
        self._line.arrived.emit(data)
        return PrintOutcome("unconfirmed", "no_answer")

    def status(self) -> PrinterStatus:
        """What the switches on the window say."""
        with self._lock:
            return self._status

    def close(self) -> None:
        """Let go of nothing: the window stays until its owner closes it."""

    def _remember(self, status: PrinterStatus) -> None:
        with self._lock:
            self._status = status


class _Line(QObject):
    """Carries bytes into the GUI thread."""

    arrived = Signal(bytes)
