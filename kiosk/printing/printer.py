"""The port to a ticket printer, and what is told about it."""

from dataclasses import dataclass
from typing import Literal, Protocol

PaperState = Literal["ok", "near_end", "end", "unknown"]

Trouble = Literal["paper_end", "cover_open", "offline", "cutter", "error", "unreachable"]
"""What keeps a printer from printing."""

OutcomeCode = Literal["printed", "unconfirmed", "failed"]

FailureReason = Literal[Trouble, "connection_lost", "timeout", "closed"]

UnconfirmedReason = Literal["no_answer"]


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What a printer says of itself, or that it says nothing."""

    is_online: bool = True
    """Ready to print: false with every trouble."""
    is_cover_open: bool = False
    paper: PaperState = "unknown"
    has_cutter_error: bool = False
    has_recoverable_error: bool = False
    """It goes away by itself: a hot head cools down."""
    has_unrecoverable_error: bool = False
    is_silent: bool = False
    """It takes data and gives no answers, for now or by its make."""
    is_reachable: bool = True
    connection: int = 0
    """Which opening of the line this was read on: another number means that the line was lost in between."""

    @property
    def trouble(self) -> Trouble | None:
        """The one thing to mend first; None when it can print."""
        if not self.is_reachable:
            return "unreachable"
        if self.paper == "end":
            return "paper_end"
        if self.is_cover_open:
            return "cover_open"
        if self.has_cutter_error:
            return "cutter"
        if self.has_unrecoverable_error or self.has_recoverable_error:
            return "error"
        return None if self.is_online else "offline"


UNREACHABLE = PrinterStatus(is_online=False, is_reachable=False)
"""There is no line to the printer."""


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of a ticket: printed, sent to a printer that does not say, or failed and why."""

    code: OutcomeCode
    detail: FailureReason | UnconfirmedReason | None = None


class TicketPrinter(Protocol):
    """Takes ESC/POS bytes and tells how it is. One thread at a time; every call returns within seconds."""

    def print(self, data: bytes) -> PrintOutcome:
        """Hand over all the bytes: unconfirmed when the line took them, failed when it did not."""

    def status(self) -> PrinterStatus:
        """Ask how the printer is, opening the line again where it was lost."""

    def close(self) -> None:
        """Let go of the line."""
