"""One ticket, from the question before it to the judgement after it."""

import threading
import time
from typing import Final

from kiosk.printing.printer import FailureReason, PrinterStatus, PrintOutcome, TicketPrinter

WATCH_SECONDS: Final = 1.0
"""How long the paper takes to come out: a ticket of 100 mm at 100 mm/s."""
LONGEST_WATCH_SECONDS: Final = 5.0
"""What a printer gets to recover by itself, as from a hot head, before the ticket counts as failed."""

BROKEN_OFF: Final[frozenset[FailureReason]] = frozenset({"connection_lost", "timeout", "unreachable"})
"""After these, part of a ticket may stand in the printer, in the middle of a command."""

AFRESH: Final = bytes(256) + b"\x1b@\x1dVB\x00"
"""Ends any command that was broken off (none of a ticket's is longer), forgets its line, and cuts off what came out."""

_LOOK_AGAIN_SECONDS: Final = 0.2


def print_ticket(
    printer: TicketPrinter,
    data: bytes,
    *,
    watch_seconds: float = WATCH_SECONDS,
    stop: threading.Event | None = None,
    begins_afresh: bool = False,
) -> PrintOutcome:
    """Print, and say whether it was printed; takes as long as the paper does, and never more than some 15 seconds.

    Printed: the printer was asked until the paper had to be out, and told of no trouble. Unconfirmed: it took the
    ticket and does not answer. Failed: it did not take the ticket, told of trouble, or the line was lost on the way.
    `begins_afresh`: the ticket before was broken off, and half of another's number is no part of this one.
    """
    before = printer.status()
    if before.trouble:
        return PrintOutcome("failed", before.trouble)
    handed = printer.print(AFRESH) if begins_afresh else None
    if handed is None or handed.code != "failed":
        handed = printer.print(data)
    if handed.code == "failed":
        return _explained(handed, printer.status())
    return _watch(printer, before, watch_seconds, stop or threading.Event())


def _explained(handed: PrintOutcome, after: PrinterStatus) -> PrintOutcome:
    """What the printer says about itself tells more than a line that would not take the bytes."""
    return PrintOutcome("failed", after.trouble) if after.trouble else handed


def _watch(printer: TicketPrinter, before: PrinterStatus, seconds: float, stop: threading.Event) -> PrintOutcome:
    started = time.monotonic()
    while True:
        now = printer.status()
        elapsed = time.monotonic() - started
        if now.trouble and not (_is_recovering(now) and elapsed < LONGEST_WATCH_SECONDS):
            return PrintOutcome("failed", now.trouble)
        if now.connection != before.connection:
            return PrintOutcome("failed", "connection_lost")
        if now.is_silent:
            return PrintOutcome("unconfirmed", "no_answer")
        if not now.trouble and elapsed >= seconds:
            return PrintOutcome("printed")
        stop.wait(_LOOK_AGAIN_SECONDS)


def _is_recovering(status: PrinterStatus) -> bool:
    return status.trouble == "error" and not status.has_unrecoverable_error
