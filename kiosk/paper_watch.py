"""Lets the hub know when the printer runs out of paper, and when it has paper again."""

import threading
from collections.abc import Callable
from typing import Final

from kiosk.printing.printer import PrinterStatus
from shared.link.problems import HubAwayError
from shared.protocol.views import Done, Problem

_AGAIN_S: Final = 2.0

Send = Callable[[bool], Done | Problem]
"""Tell whether there is paper. Raise HubAwayError."""


class PaperWatch:
    """Has a thread of its own. Only changes are told, the last one until the hub has it; at first there is paper."""

    def __init__(self, send: Send, *, again_s: float = _AGAIN_S) -> None:
        self._send, self._again_s = send, again_s
        self._told = self._has_paper = True
        self._news = threading.Condition()
        self._is_closing = False
        self._thread = threading.Thread(target=self._run, name="paper watch")

    def start(self) -> None:
        """Begin to tell."""
        self._thread.start()

    def learn(self, status: PrinterStatus) -> None:
        """How the printer is now; one that says nothing of its paper changes nothing."""
        if status.paper == "unknown":
            return
        with self._news:
            self._has_paper = status.paper != "end"
            self._news.notify()

    def close(self) -> None:
        """Tell no more."""
        with self._news:
            self._is_closing = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while (has_paper := self._next()) is not None:
            try:
                self._send(has_paper)
                self._told = has_paper
            except HubAwayError:
                with self._news:
                    self._news.wait_for(lambda: self._is_closing, self._again_s)

    def _next(self) -> bool | None:
        """What is to be told next, None at the end."""
        with self._news:
            self._news.wait_for(lambda: self._is_closing or self._has_paper != self._told)
            return None if self._is_closing else self._has_paper
