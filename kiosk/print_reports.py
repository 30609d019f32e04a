"""Tells the hub what became of each ticket's paper: in order, and again until the hub has it."""

import logging
import queue
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.printing.printer import PrintOutcome
from shared.link.problems import HubAway
from shared.protocol.requests import PrintReport
from shared.protocol.views import Done, Problem

_log = logging.getLogger(__name__)

_AGAIN_S: Final = 1.0

Send = Callable[[str, PrintReport, str], Done | Problem]
"""Send the report of a ticket under a key; the same key again is the same report. Raise HubAway."""


@dataclass(frozen=True, slots=True)
class _Report:
    ticket: str
    body: PrintReport
    key: str


class PrintReports:
    """A queue with a thread of its own."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._reports: queue.SimpleQueue[_Report | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="print reports")

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def add(self, ticket: str, outcome: PrintOutcome) -> None:
        """Send this after what was added before; returns at once."""
        body = PrintReport(outcome=outcome.code, detail=outcome.detail or "")
        self._reports.put(_Report(ticket, body, uuid.uuid4().hex))

    def close(self) -> None:
        """Send what can be sent at once, then end."""
        self._stop.set()
        self._reports.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (report := self._reports.get()) is not None:
            while not self._is_sent(report):
                if self._stop.wait(_AGAIN_S):
                    _log.warning("the hub never heard that ticket %s was %s", report.ticket, report.body.outcome)
                    break

    def _is_sent(self, report: _Report) -> bool:
        try:
            answer = self._send(report.ticket, report.body, report.key)
        except HubAway:
            return False
        if isinstance(answer, Problem) and answer.status >= 500:
            return False
        if isinstance(answer, Problem):
            _log.warning("the hub refuses the report of ticket %s: %s", report.ticket, answer.detail)
        return True
