"""Printers on a network, on a serial line, behind a spooler and in a file keep the same promises."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.printing.address import open_printer
from kiosk.printing.job import print_ticket
from kiosk.printing.printer import PrintOutcome, TicketPrinter
from tests.kiosk.printing.contract import Printed, PrinterContract
from tests.kiosk.printing.tickets import ticket_bytes
from tests.support.printer_process import PrinterProcess

END_OF_TICKET = b"\x1dVB\x00"
LP_KEEPS = 'cat > "{0}/$(ls {0} | wc -l)"\n'


class TestNetworkAndSerial(PrinterContract):
    @pytest.fixture
    def printer(self, line_to: TicketPrinter) -> TicketPrinter:
        return line_to

    @pytest.fixture
    def printed(self, device: PrinterProcess) -> Printed:
        return lambda count: [data for _, data in device.await_jobs(count).jobs]


class TestFile(PrinterContract):
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "tickets.bin"

    @pytest.fixture
    def printer(self, path: Path) -> Iterator[TicketPrinter]:
        with contextlib.closing(open_printer(f"file://{path}")) as printer:
            yield printer

    @pytest.fixture
    def printed(self, path: Path) -> Printed:
        return lambda count: [part + END_OF_TICKET for part in path.read_bytes().split(END_OF_TICKET)[:count]]


class TestSpooler(PrinterContract):
    """Behind CUPS, whose place is taken by a program that keeps its jobs in files as `lp` hands them on."""

    @pytest.fixture
    def jobs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        lp = tmp_path / "bin" / "lp"
        jobs = tmp_path / "jobs"
        lp.parent.mkdir()
        jobs.mkdir()
        lp.write_text(
            f'#!/bin/sh\n[ "$2" = kiosk ] || {{ echo "lp: no such queue" >&2; exit 1; }}\n{LP_KEEPS.format(jobs)}'
        )
        lp.chmod(0o755)
        monkeypatch.setenv("PATH", f"{lp.parent}:{os.environ['PATH']}")
        return jobs

    @pytest.fixture
    def printer(self, jobs: Path) -> TicketPrinter:
        assert jobs.exists()
        return open_printer("cups://kiosk")

    @pytest.fixture
    def printed(self, jobs: Path) -> Printed:
        return lambda count: [job.read_bytes() for job in sorted(jobs.iterdir())[:count]]

    def test_a_queue_that_is_not_there_is_unreachable(self, jobs: Path) -> None:
        outcome = print_ticket(open_printer("cups://other"), ticket_bytes(), watch_seconds=0)
        assert outcome == PrintOutcome("failed", "unreachable")
        assert list(jobs.iterdir()) == []
