"""A program with a bug, in a slot or in a thread, started by the tests of its fate."""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from shared.qt.application import create_application, dress
from shared.qt.crash import catch_bugs
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics


def main(where: str, folder: Path) -> int:
    """Show a window, then meet the bug in a "slot" or in a "thread"."""
    app = create_application("crashing-program")
    look = Look.for_kiosk(ScreenMetrics(800, 600, 15, 0.6))
    dress(app, look)
    catch_bugs(app, look, folder, linger_ms=10)
    window = QWidget()
    window.show()
    QTimer.singleShot(0, _stumble if where == "slot" else threading.Thread(target=_stumble).start)
    return app.exec()


def _stumble() -> None:
    raise LookupError


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
