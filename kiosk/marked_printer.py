"""A printer that marks the moment when the last byte of a ticket has been handed over."""

import threading

from kiosk.printing.printer import PrinterStatus, PrintOutcome, TicketPrinter
from shared.marks import Marks


class MarkedPrinter:
    """A TicketPrinter around another; `label` names the ticket that these bytes will be."""

    def __init__(self, printer: TicketPrinter, marks: Marks) -> None:
        self._printer, self._marks = printer, marks
        self._labels: dict[bytes, str] = {}
        self._lock = threading.Lock()

    def name(self, data: bytes, label: str) -> None:
        """Say which ticket these bytes are."""
        with self._lock:
            self._labels[data] = label

    def print(self, data: bytes) -> PrintOutcome:
        """Print and mark."""
        outcome = self._printer.print(data)
        with self._lock:
            label = self._labels.pop(data, "")
        self._marks.mark("print_sent", label=label)
        return outcome

    def status(self) -> PrinterStatus:
        """As the printer says."""
        return self._printer.status()

    def close(self) -> None:
        """Let go of the printer's line."""
        self._printer.close()
