"""The fate of a bug: a report on disk, a calm screen for the visitor, an exit code that asks for a new start."""

import datetime
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout

from shared.language import Catalog, Language
from shared.qt.bridge import Bridge
from shared.qt.look import Look
from shared.qt.theme import TypeStep
from shared.qt.widgets import FlowLabel, Ground

EXIT_RESTART: Final = 70
"""The exit code of a program that met a bug and is to be started again (EX_SOFTWARE of sysexits.h)."""

_LINGER_MS: Final = 3000

log = logging.getLogger(__name__)


def catch_bugs(
    app: QApplication, look: Look, folder: Path, language: Language = "id", linger_ms: int = _LINGER_MS
) -> None:
    """Catch what nobody caught, in any thread: write `folder`/crash-….txt, show a calm screen, exit with 70."""
    fate = _Fate(app, look, folder, language, linger_ms)
    sys.excepthook = fate.meet
    threading.excepthook = fate.meet_in_thread


class _Fate:
    def __init__(self, app: QApplication, look: Look, folder: Path, language: Language, linger_ms: int) -> None:
        self._linger_ms = linger_ms
        self._look, self._folder, self._language = look, folder, language
        self._bridge = Bridge(app)
        self._is_met = False

    def meet(self, kind: type[BaseException], bug: BaseException, _at: TracebackType | None = None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(0)
            return
        log.critical("a bug: %s; the report is in %s", bug, self._folder, exc_info=bug)
        if not self._is_met:
            self._is_met = True
            _write_report(self._folder, bug)
            self._bridge.post(self._end)

    def meet_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.meet(args.exc_type, args.exc_value)

    def _end(self) -> None:
        self._screen = _calm_screen(self._look, self._language)
        QTimer.singleShot(self._linger_ms, lambda: QCoreApplication.exit(EXIT_RESTART))


def _write_report(folder: Path, bug: BaseException) -> None:
    now = datetime.datetime.now(datetime.UTC)
    name = f"crash-{now:%Y%m%dT%H%M%S}Z.txt"
    text = "".join(traceback.format_exception(bug))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{now.isoformat()} {QCoreApplication.applicationName()}\n{text}", encoding="utf-8")
    except OSError as fault:
        log.critical("cannot write the crash report: %s", fault)


def _calm_screen(look: Look, language: Language) -> Ground:
    words = Catalog.load("common")
    screen = Ground(look)
    column = QVBoxLayout(screen)
    column.addStretch(1)
    column.addWidget(_line(look, "headline", words.say(language, "crash_title")))
    column.addWidget(_line(look, "lead", words.say(language, "crash_hint")))
    column.addStretch(1)
    window = QApplication.activeWindow()
    if window is not None:
        screen.setGeometry(window.geometry())
        screen.setWindowState(window.windowState())
    screen.show()
    return screen


def _line(look: Look, step: TypeStep, text: str) -> FlowLabel:
    label = FlowLabel(look, step, lines=3, align=Qt.AlignmentFlag.AlignHCenter)
    label.show_text(text)
    return label
