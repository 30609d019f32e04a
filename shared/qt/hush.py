"""What Qt says of its offscreen platform, and nobody needs to hear: a window without a screen cannot be raised."""

import sys
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

_KNOWN: Final = frozenset({"propagateSizeHints()", "raise()"})
_ABOUT: Final = "This plugin does not support "


def hush_offscreen() -> None:
    """Keep these messages, and only these, from stderr while the platform is `offscreen`."""
    if QGuiApplication.platformName() == "offscreen":
        qInstallMessageHandler(_say)


def _say(_kind: QtMsgType, _at: QMessageLogContext, text: str | None) -> None:
    said = text or ""
    if said.removeprefix(_ABOUT) in _KNOWN and said.startswith(_ABOUT):
        return
    sys.stderr.write(f"{said}\n")
