"""The thread that owns the printer: prints in order, tells every change, heals by itself."""

import contextlib
import queue
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from kiosk.printing.address import open_printer
from kiosk.printing.printer import PrinterStatus, PrintOutcome, TicketPrinter
from kiosk.printing.roll_meter import RollMeter
from kiosk.printing.worker import PrinterWorker
from tests.kiosk.printing.tickets import ticket_bytes
from tests.support.printer_process import PrinterProcess, running_printer

POLL_SECONDS = 0.05
TOLD_WITHIN_S = 20


@dataclass
class Told:
    """What a worker has told, in the order in which it did."""

    outcomes: "queue.Queue[tuple[str, PrintOutcome]]" = field(default_factory=queue.Queue)
    statuses: "queue.Queue[PrinterStatus]" = field(default_factory=queue.Queue)

    def outcome(self) -> tuple[str, PrintOutcome]:
        return self.outcomes.get(timeout=TOLD_WITHIN_S)

    def status(self) -> PrinterStatus:
        return self.statuses.get(timeout=TOLD_WITHIN_S)


Start = Callable[..., PrinterWorker]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def start(told: Told) -> Iterator[Start]:
    """Starts workers and closes them."""
    with contextlib.ExitStack() as workers:

        def start_one(printer: TicketPrinter, meter: RollMeter | None = None) -> PrinterWorker:
            worker = PrinterWorker(
                printer,
                lambda job, outcome: told.outcomes.put((job, outcome)),
                told.statuses.put,
                meter=meter,
                poll_seconds=POLL_SECONDS,
                watch_seconds=0,
            )
            worker.start()
            workers.callback(worker.close)
            return worker

        yield start_one


def test_tickets_are_printed_in_the_order_in_which_they_were_submitted(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    worker = start(tcp_line)
    for number in range(1, 6):
        worker.submit(f"job-{number}", ticket_bytes(f"A-{number:03}"))
    assert [told.outcome() for _ in range(5)] == [(f"job-{n}", PrintOutcome("printed")) for n in range(1, 6)]
    assert [data for _, data in tcp_device.report().jobs] == [ticket_bytes(f"A-{n:03}") for n in range(1, 6)]


def test_every_change_is_told_once_and_nothing_else(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    start(tcp_line)
    assert told.status().trouble is None
    tcp_device.await_questions(20)
    tcp_device.set(cover_open=True)
    assert told.status().trouble == "cover_open"
    tcp_device.set(cover_open=False)
    assert told.status().trouble is None
    assert told.statuses.empty()


def test_a_ticket_refused_without_paper_is_printed_after_the_roll_was_changed(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    tcp_device.end_paper_after(0)
    worker = start(tcp_line)
    assert told.status().trouble == "paper_end"
    worker.submit("first", ticket_bytes())
    assert told.outcome() == ("first", PrintOutcome("failed", "paper_end"))
    tcp_device.load_paper()
    assert told.status().trouble is None
    worker.submit("again", ticket_bytes())
    assert told.outcome() == ("again", PrintOutcome("printed"))


def test_a_printer_that_was_switched_off_is_told_and_its_tickets_fail(start: Start, told: Told) -> None:
    with running_printer("tcp") as process:
        worker = start(open_printer(process.address))
        assert told.status().trouble is None
    assert told.status().trouble == "unreachable"
    worker.submit("job", ticket_bytes())
    assert told.outcome() == ("job", PrintOutcome("failed", "unreachable"))


def test_a_line_that_drops_is_opened_again_by_itself(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    worker = start(tcp_line)
    assert told.status().trouble is None
    tcp_device.drop_after(400)
    worker.submit("dropped", ticket_bytes())
    assert told.outcome() == ("dropped", PrintOutcome("failed", "connection_lost"))
    worker.submit("next", ticket_bytes())
    assert told.outcome() == ("next", PrintOutcome("printed"))


def test_the_roll_is_counted_where_the_printer_has_no_sensor(tcp_line: TicketPrinter, start: Start, told: Told) -> None:
    worker = start(tcp_line, RollMeter(used_mm=0.0, roll_mm=4_150.0))
    assert told.status().paper == "ok"
    worker.submit("one", ticket_bytes())
    worker.submit("two", ticket_bytes())
    assert told.status().paper == "near_end"
    assert 160 <= worker.meter.used_mm <= 220


def test_opening_and_closing_the_cover_means_a_new_roll(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    worker = start(tcp_line, RollMeter(used_mm=79_000.0))
    assert told.status().paper == "near_end"
    tcp_device.set(cover_open=True)
    assert told.status().is_cover_open
    tcp_device.set(cover_open=False)
    assert told.status().paper == "ok"
    assert worker.meter.used_mm == 0


def test_a_sensor_is_believed_more_than_the_count(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    tcp_device.set(near_end=True)
    start(tcp_line, RollMeter(used_mm=79_000.0))
    assert told.status().paper == "near_end"
    tcp_device.set(near_end=False)
    assert told.status().paper == "ok"


def test_every_ticket_has_its_outcome_when_the_worker_closes(
    tcp_device: PrinterProcess, tcp_line: TicketPrinter, start: Start, told: Told
) -> None:
    """The printer is tried for half a second first, so tickets still wait when the worker is told to close."""
    tcp_device.set(silent=True)
    worker = start(tcp_line)
    jobs = [f"job-{number}" for number in range(50)]
    for job in jobs:
        worker.submit(job, ticket_bytes())
    worker.close()
    outcomes = [told.outcome() for _ in jobs]
    assert [job for job, _ in outcomes] == jobs
    assert outcomes[-1] == ("job-49", PrintOutcome("failed", "closed"))
    assert told.outcomes.empty()
