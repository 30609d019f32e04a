"""What the presenter asks of the world: values, carried out by whoever owns the network and the printer."""

from dataclasses import dataclass

from kiosk.printing.paper import TicketPaper
from kiosk.printing.printer import PrintOutcome
from shared.protocol.requests import CheckInRequest, TakeTicketRequest


@dataclass(frozen=True, slots=True)
class AskForNumber:
    """Ask the hub for a number. The same key again means the same visit, and gets the same number."""

    key: str
    request: TakeTicketRequest | CheckInRequest


@dataclass(frozen=True, slots=True)
class LookUpAppointment:
    """Ask the hub for the reservation with this code."""

    code: str


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """Print the ticket of this id."""

    ticket: str
    paper: TicketPaper


@dataclass(frozen=True, slots=True)
class ReportPrint:
    """Let the hub know what became of the paper."""

    ticket: str
    outcome: PrintOutcome


Effect = AskForNumber | LookUpAppointment | PrintTicket | ReportPrint
Effects = tuple[Effect, ...]
NOTHING: Effects = ()
