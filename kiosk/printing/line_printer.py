"""A printer behind a line: opens it when needed, asks it how it is, opens it again after it was lost."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from kiosk.printing.connections import Connection, LineLostError, UnreachableError, WriteTimeoutError
from kiosk.printing.inquiry import Capabilities, Inquiry
from kiosk.printing.printer import UNREACHABLE, FailureReason, PrinterStatus, PrintOutcome

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Line:
    connection: Connection
    inquiry: Inquiry


class LinePrinter:
    """A TicketPrinter on any Connection. Nothing is opened before it is first used."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._capabilities = Capabilities()
        self._line: _Line | None = None
        self._openings = 0

    def print(self, data: bytes) -> PrintOutcome:
        """Hand over all the bytes."""
        try:
            line = self._line or self._open()
            line.connection.write(data)
        except UnreachableError as error:
            return self._failed("unreachable", error)
        except WriteTimeoutError as error:
            return self._failed("timeout", error)
        except LineLostError as error:
            return self._failed("connection_lost", error)
        return PrintOutcome("unconfirmed", "no_answer")

    def status(self) -> PrinterStatus:
        """Ask on the open line; where that was lost, once more on a new one."""
        try:
            return self._ask(self._line) if self._line else self._ask_anew()
        except LineLostError as error:
            _log.info("line to the printer lost: %s", error)
            self.close()
        try:
            return self._ask_anew()
        except LineLostError as error:
            _log.info("printer not reached: %s", error)
            self.close()
            return replace(UNREACHABLE, connection=self._openings)

    def close(self) -> None:
        """Let go of the line."""
        line, self._line = self._line, None
        if line:
            line.connection.close()

    def _ask(self, line: _Line) -> PrinterStatus:
        status = line.inquiry.ask() if line.connection.can_answer else PrinterStatus(is_silent=True)
        return replace(status, connection=self._openings)

    def _ask_anew(self) -> PrinterStatus:
        return self._ask(self._open())

    def _open(self) -> _Line:
        connection = self._connect()
        self._openings += 1
        if self._capabilities.questions == ():
            self._capabilities = Capabilities()
        self._line = _Line(connection, Inquiry(connection, self._capabilities))
        return self._line

    def _failed(self, reason: FailureReason, error: LineLostError) -> PrintOutcome:
        _log.info("ticket not handed to the printer: %s", error)
        self.close()
        return PrintOutcome("failed", reason)
