"""A printer that runs out of paper, opens its cover, falls silent, answers late, drops the line."""

import contextlib

import pytest

from kiosk.printing.address import open_printer
from kiosk.printing.job import print_ticket
from kiosk.printing.printer import PrintOutcome, TicketPrinter
from tests.kiosk.printing.tickets import ticket_bytes
from tests.support.printer_process import PrinterProcess, running_printer

TICKET = ticket_bytes()


def printed(printer: TicketPrinter) -> PrintOutcome:
    return print_ticket(printer, TICKET, watch_seconds=0)


def test_an_answering_printer_confirms_the_ticket(device: PrinterProcess, line_to: TicketPrinter) -> None:
    assert printed(line_to) == PrintOutcome("printed")
    assert device.report().jobs[0][1] == TICKET


def test_paper_that_ends_in_the_middle_fails_the_ticket(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.end_paper_after(200)
    assert printed(line_to) == PrintOutcome("failed", "paper_end")
    assert device.report().uncut == TICKET[:200]


def test_a_new_roll_heals_the_printer(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.end_paper_after(0)
    assert line_to.status().trouble == "paper_end"
    device.load_paper()
    assert line_to.status().trouble is None
    assert printed(line_to).code == "printed"


def test_nothing_is_sent_to_a_printer_in_trouble(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.set(cover_open=True)
    assert printed(line_to) == PrintOutcome("failed", "cover_open")
    report = device.report()
    assert (report.jobs, report.uncut) == ((), b"")


@pytest.mark.parametrize(
    ("condition", "trouble"), [("cover_open", "cover_open"), ("cutter_error", "cutter"), ("hot_head", "error")]
)
def test_each_trouble_is_told_by_its_name(
    device: PrinterProcess, line_to: TicketPrinter, condition: str, trouble: str
) -> None:
    device.set(**{condition: True})
    assert line_to.status().trouble == trouble
    device.set(**{condition: False})
    assert line_to.status().trouble is None


def test_a_roll_near_its_end_still_prints(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.set(near_end=True)
    assert line_to.status().paper == "near_end"
    assert printed(line_to).code == "printed"


def test_a_printer_silent_by_its_make_gets_the_ticket_unconfirmed(
    device: PrinterProcess, line_to: TicketPrinter
) -> None:
    device.set(silent=True)
    assert printed(line_to) == PrintOutcome("unconfirmed", "no_answer")
    assert device.await_jobs(1).jobs[0][1] == TICKET


def test_a_silent_printer_is_asked_once_and_not_again(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.set(silent=True)
    statuses = [line_to.status() for _ in range(5)]
    assert all(status.is_silent for status in statuses)
    assert device.report().asked == 1


def test_a_printer_that_falls_silent_still_gets_the_ticket(device: PrinterProcess, line_to: TicketPrinter) -> None:
    assert not line_to.status().is_silent
    device.set(silent=True)
    assert printed(line_to).code == "unconfirmed"
    assert device.await_jobs(1).jobs[0][1] == TICKET
    device.set(silent=False)
    assert not line_to.status().is_silent


def test_only_questions_the_printer_knows_are_asked_again(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.set(questions=[1, 4])
    assert line_to.status().paper == "ok"
    tried = device.report().asked
    assert line_to.status().trouble is None
    assert device.report().asked == tried + 2


def test_a_late_answer_is_not_taken_for_the_next_one(device: PrinterProcess, line_to: TicketPrinter) -> None:
    """The reply about the paper (0x7E: its end) must not be read as the reply about the printer."""
    assert line_to.status().trouble is None
    device.set(late_ms=700)
    assert line_to.status().is_silent
    device.set(late_ms=0, near_end=True)
    status = line_to.status()
    assert (status.trouble, status.paper) == (None, "near_end")


def test_bytes_left_over_from_before_are_no_answers(device: PrinterProcess, line_to: TicketPrinter) -> None:
    assert line_to.status().trouble is None
    device.say(b"\x7e\x1a\xff")
    assert line_to.status().trouble is None


def test_garbage_is_no_answer(device: PrinterProcess, line_to: TicketPrinter) -> None:
    device.set(garbage=True)
    assert line_to.status().is_silent
    assert printed(line_to).code == "unconfirmed"


def test_a_line_that_drops_in_the_middle_fails_the_ticket(device: PrinterProcess, line_to: TicketPrinter) -> None:
    assert line_to.status().trouble is None
    device.drop_after(300)
    outcome = printed(line_to)
    assert outcome.code == "failed"
    assert outcome.detail in {"connection_lost", "unreachable"}


def test_a_dropped_network_line_is_opened_again(tcp_device: PrinterProcess, tcp_line: TicketPrinter) -> None:
    tcp_device.drop_after(300)
    assert printed(tcp_line).code == "failed"
    assert tcp_line.status().trouble is None
    assert printed(tcp_line).code == "printed"


@pytest.mark.parametrize(
    "address", ["serial:///dev/no-such-line", "file:///no/such/folder/x", "usb://ffff:fffe", "cups://no-such-queue"]
)
def test_a_printer_that_is_not_there_is_unreachable(address: str) -> None:
    with contextlib.closing(open_printer(address)) as printer:
        outcome = printed(printer)
    assert outcome.code == "failed"
    assert outcome.detail == "unreachable"


def test_a_printer_that_is_switched_off_is_unreachable() -> None:
    with running_printer("tcp") as process:
        address = process.address
    with contextlib.closing(open_printer(address)) as printer:
        assert printer.status().trouble == "unreachable"
