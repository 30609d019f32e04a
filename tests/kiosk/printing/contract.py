"""What every TicketPrinter promises; run against each kind by the modules that import it."""

from collections.abc import Callable

from kiosk.printing.job import print_ticket
from kiosk.printing.printer import TicketPrinter
from tests.kiosk.printing.tickets import ticket_bytes

Printed = Callable[[int], list[bytes]]
"""Waits for so many tickets, and gives what arrived."""


class PrinterContract:
    """Needs two fixtures: `printer`, and `printed` to see what came out of it."""

    def test_nothing_is_wrong_with_a_printer_that_was_just_opened(self, printer: TicketPrinter) -> None:
        assert printer.status().trouble is None

    def test_a_ticket_arrives_byte_by_byte(self, printer: TicketPrinter, printed: Printed) -> None:
        outcome = print_ticket(printer, ticket_bytes(), watch_seconds=0)
        assert outcome.code in {"printed", "unconfirmed"}
        assert printed(1) == [ticket_bytes()]

    def test_tickets_come_out_in_order(self, printer: TicketPrinter, printed: Printed) -> None:
        tickets = [ticket_bytes(f"A-{number:03}") for number in range(1, 6)]
        outcomes = [print_ticket(printer, ticket, watch_seconds=0).code for ticket in tickets]
        assert "failed" not in outcomes
        assert printed(5) == tickets

    def test_a_closed_printer_opens_again_when_it_is_used(self, printer: TicketPrinter, printed: Printed) -> None:
        printer.status()
        printer.close()
        assert printer.status().trouble is None
        assert print_ticket(printer, ticket_bytes("B-001"), watch_seconds=0).code != "failed"
        assert printed(1) == [ticket_bytes("B-001")]

    def test_closing_twice_is_closing_once(self, printer: TicketPrinter) -> None:
        printer.close()
        printer.close()
        assert printer.status().trouble is None
