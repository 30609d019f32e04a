"""Printers on a network, on a serial line and in a file keep the same promises."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.printing.address import open_printer
from kiosk.printing.printer import TicketPrinter
from tests.kiosk.printing.contract import Printed, PrinterContract
from tests.support.printer_process import PrinterProcess

END_OF_TICKET = b"\x1dVB\x00"


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
