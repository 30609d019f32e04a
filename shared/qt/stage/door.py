"""Requests in on stdin, answers and marks out on stdout."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from shared.marks import LineMarks
from shared.qt.stage.fingers import Fingers, OutOfReachError
from shared.qt.stage.sight import Sight, find_window, is_settled, visible_controls

Request = Mapping[str, object]
Answer = dict[str, object]

_LOOK_AGAIN_MS: Final = 10
_WAIT_S: Final = 10.0
_CHUNK: Final = 65536


def open_stage(parent: QObject) -> "Stage":
    """Open the door on this process's stdin and stdout; whatever else is printed goes to stderr from now on."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return Stage(LineMarks(out), lambda: os.read(sys.stdin.fileno(), _CHUNK), parent)


class Stage(QObject):
    """Answers the parent's requests on the GUI thread. When the parent goes away, the program ends."""

    _asked = Signal(object)

    def __init__(self, marks: LineMarks, read: Callable[[], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks: Final = marks
        self._fingers = Fingers(marks)
        self._waits: list[_Wait] = []
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._asked.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        # A daemon: it stays in the operating system's read until the parent speaks or goes away.
        threading.Thread(target=self._listen, args=(read,), name="stage", daemon=True).start()

    def _listen(self, read: Callable[[], bytes]) -> None:
        for line in _lines(read):
            self._asked.emit(json.loads(line))
        self._asked.emit({"do": "quit"})

    def _receive(self, request: Request) -> None:
        try:
            answer = self._perform(request)
        except OutOfReachError as reason:
            answer = {"ok": False, "why": str(reason)}
        if answer is not None:
            self._reply(request, answer)

    def _perform(self, request: Request) -> Answer | None:
        """Do what is asked; None when the answer comes later."""
        match request["do"]:
            case "tap":
                self._fingers.tap(str(request["name"]))
            case "key":
                self._fingers.press_key(str(request["key"]), str(request.get("window", "")))
            case "type":
                self._fingers.type_text(str(request["text"]))
            case "look":
                return {"ok": True, "controls": [asdict(control) for control in visible_controls()]}
            case "wait":
                self._wait(request)
                return None
            case "grab":
                self._grab_when_settled(request)
                return None
            case "quit":
                QTimer.singleShot(0, self, lambda: QCoreApplication.exit(0))
            case unknown:
                return {"ok": False, "why": f"this stage cannot '{unknown}'"}
        return {"ok": True}

    def _reply(self, request: Request, answer: Answer) -> None:
        if "id" in request:
            self.marks.write({"id": request["id"], **answer})

    def _wait(self, request: Request) -> None:
        self._waits.append(_Wait(request, time.monotonic() + float(str(request.get("timeout", _WAIT_S)))))
        self._look_again()
        self._again.start()

    def _grab_when_settled(self, request: Request) -> None:
        """No picture shows two pages at once."""
        if is_settled():
            self._reply(request, _grab(str(request["file"]), str(request.get("window", ""))))
        else:
            QTimer.singleShot(_LOOK_AGAIN_MS, self, lambda: self._grab_when_settled(request))

    def _look_again(self) -> None:
        seen = visible_controls()
        now = time.monotonic()
        for wait in [*self._waits]:
            if wait.is_over(seen) or now > wait.until:
                self._waits.remove(wait)
                self._reply(wait.request, wait.answer(seen))
        if not self._waits:
            self._again.stop()


@dataclass(frozen=True, slots=True)
class _Wait:
    request: Request
    until: float

    def is_over(self, seen: list[Sight]) -> bool:
        return any(map(self._fits, seen)) is not self.request.get("gone", False)

    def answer(self, seen: list[Sight]) -> Answer:
        if self.is_over(seen):
            return {"ok": True}
        return {"ok": False, "why": "waited in vain", "controls": [asdict(control) for control in seen]}

    def _fits(self, control: Sight) -> bool:
        name, text = self.request.get("name"), self.request.get("text")
        return (
            (name is None or control.name == name)
            and (text is None or str(text) in control.text or str(text) in control.name)
            and (control.enabled or not self.request.get("enabled", False))
        )


def _grab(file: str, title: str) -> Answer:
    window = find_window(title)
    if window is None:
        return {"ok": False, "why": f"no visible window is called '{title}'"}
    if not window.grab().save(file):
        return {"ok": False, "why": f"cannot write {file}"}
    return {"ok": True}


def _lines(read: Callable[[], bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := read():
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
