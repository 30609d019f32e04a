"""Opening the loudspeaker without Qt's noise."""

import logging

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

from display.voice.announcer import Announcer

log = logging.getLogger(__name__)


def open_loudspeaker(parent: QObject) -> Announcer:
    """The announcer that is heard; needs a Qt application.

    On a machine without PulseAudio or PipeWire Qt warns twice: when QtMultimedia is imported, and at the first look for
    devices, there in its unnamed category, which no logging rule can single out. That there is no sound is a status,
    said once by the voice; what Qt says about it is a detail for the log.
    """
    previous = qInstallMessageHandler(_log_detail)
    try:
        from display.voice.player import PlayerAnnouncer

        return PlayerAnnouncer(parent)
    finally:
        qInstallMessageHandler(previous)


def _log_detail(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    log.debug("Qt (%s): %s", kind.name, message)
