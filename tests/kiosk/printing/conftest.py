"""Printers to print on."""

import contextlib
from collections.abc import Iterator

import pytest

from kiosk.printing.address import open_printer
from kiosk.printing.printer import TicketPrinter
from tests.support.printer_process import PrinterProcess, running_printer


@pytest.fixture(params=["tcp", "pty"])
def device(request: pytest.FixtureRequest) -> Iterator[PrinterProcess]:
    """A printer of its own process."""
    with running_printer(request.param) as process:
        yield process


@pytest.fixture
def tcp_device() -> Iterator[PrinterProcess]:
    """A network printer of its own process."""
    with running_printer("tcp") as process:
        yield process


@pytest.fixture
def line_to(device: PrinterProcess) -> Iterator[TicketPrinter]:
    """The product's end of the line to `device`."""
    with contextlib.closing(open_printer(device.address)) as printer:
        yield printer


@pytest.fixture
def tcp_line(tcp_device: PrinterProcess) -> Iterator[TicketPrinter]:
    """The product's end of the line to `tcp_device`."""
    with contextlib.closing(open_printer(tcp_device.address)) as printer:
        yield printer
