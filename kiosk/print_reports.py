"""Tells the hub what became of each ticket's paper: in order, and again until the hub has it."""

import json
import logging
import queue
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.printing.printer import PrintOutcome
from shared.link.problems import HubAwayError
from shared.protocol.requests import PrintReport
from shared.protocol.views import Done, Problem

_log = logging.getLogger(__name__)

_AGAIN_S: Final = 1.0
_DIED: Final = PrintReport(outcome="failed", detail="closed")
"""What is told of a ticket whose kiosk died while it was printed: its holder may have no paper."""

Send = Callable[[str, PrintReport, str], Done | Problem]
"""Send the report of a ticket under a key; the same key again is the same report. Raise HubAwayError."""


@dataclass(frozen=True, slots=True)
class _Report:
    ticket: str
    body: PrintReport
    key: str


class PrintReports:
    """A queue with a thread of its own. What the hub has not heard stands in `file`, and is told after a restart."""

    def __init__(self, send: Send, file: Path) -> None:
        self._send = send
        self._unheard = _Unheard(file)
        self._reports: queue.SimpleQueue[_Report | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="print reports")

    def start(self) -> None:
        """Begin to send, with what was left of the last time."""
        for report in self._unheard.read():
            self._reports.put(report)
        self._thread.start()

    def expect(self, ticket: str) -> None:
        """This ticket goes to the printer. Where no `add` follows, because this program died, the next one tells."""
        self._unheard.keep(_Report(ticket, _DIED, uuid.uuid4().hex))

    def add(self, ticket: str, outcome: PrintOutcome) -> None:
        """Send this after what was added before; returns at once."""
        body = PrintReport(outcome=outcome.code, detail=outcome.detail or "")
        report = _Report(ticket, body, uuid.uuid4().hex)
        self._unheard.keep(report)
        self._reports.put(report)

    def close(self) -> None:
        """Send what can be sent at once, then end."""
        self._stop.set()
        self._reports.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (report := self._reports.get()) is not None:
            while not self._is_sent(report):
                if self._stop.wait(_AGAIN_S):
                    _log.warning("the hub has not heard yet that ticket %s was %s", report.ticket, report.body.outcome)
                    break
            else:
                self._unheard.drop(report)

    def _is_sent(self, report: _Report) -> bool:
        try:
            answer = self._send(report.ticket, report.body, report.key)
        except HubAwayError:
            return False
        if isinstance(answer, Problem) and answer.status >= 500:
            return False
        if isinstance(answer, Problem):
            _log.warning("the hub refuses the report of ticket %s: %s", report.ticket, answer.detail)
        return True


class _Unheard:
    """The reports that the hub has not heard, a line of JSON each. A disk in trouble is no reason to stop."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._reports: list[_Report] = []
        self._lock = threading.Lock()

    def read(self) -> list[_Report]:
        """What is in the file; lines that cannot be read are left out."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            lines = []
        except OSError as fault:
            _log.warning("cannot read %s: %s", self._file, fault)
            lines = []
        with self._lock:
            self._reports = [report for report in map(_from_line, lines) if report is not None]
            return [*self._reports]

    def keep(self, report: _Report) -> None:
        """Remember it over a restart, in place of what was expected of this ticket."""
        with self._lock:
            self._reports = [one for one in self._reports if (one.ticket, one.body) != (report.ticket, _DIED)]
            self._reports.append(report)
            self._write()

    def drop(self, report: _Report) -> None:
        """The hub has heard it."""
        with self._lock:
            self._reports.remove(report)
            self._write()

    def _write(self) -> None:
        new = self._file.with_suffix(".new")
        try:
            new.write_text("".join(map(_to_line, self._reports)), encoding="utf-8")
            new.replace(self._file)
        except OSError as fault:
            _log.warning("cannot write %s: %s", self._file, fault)


def _to_line(report: _Report) -> str:
    return json.dumps({"ticket": report.ticket, "key": report.key, "body": report.body.model_dump(mode="json")}) + "\n"


def _from_line(line: str) -> _Report | None:
    try:
        parts = json.loads(line)
        return _Report(str(parts["ticket"]), PrintReport.model_validate(parts["body"]), str(parts["key"]))
    except (ValueError, KeyError, TypeError) as fault:
        _log.warning("a report of printing cannot be read: %s", fault)
        return None
