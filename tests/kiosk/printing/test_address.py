"""Printers are addresses, and a wrong one says what would be right."""

from pathlib import Path

import pytest

from kiosk.printing.address import PrinterAddressError, ScreenPaper, open_printer
from kiosk.printing.line_printer import LinePrinter
from kiosk.printing.printer import TicketPrinter


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.9:9100",
        "tcp://printer.lan",
        "tcp://[fe80::1]:9100",
        "serial:///dev/ttyUSB0?baud=19200",
        "serial:///dev/ttyS0?baud=9600&flow=rtscts",
        "serial://COM3",
        "usb://04b8:0e15",
        "usb://04b8:0e15?in=0x81&out=0x02",
        "cups://Kiosk_1",
        "win://EPSON TM-T82",
        "file:///dev/usb/lp0",
    ],
)
def test_a_good_address_names_a_printer_and_opens_nothing_yet(address: str) -> None:
    assert isinstance(open_printer(address), LinePrinter)


@pytest.mark.parametrize(
    ("address", "way_out"),
    [
        ("tpc://10.0.0.9:9100", "did you mean tcp://10.0.0.9:9100?"),
        ("seriel:///dev/ttyUSB0", "did you mean serial:///dev/ttyUSB0?"),
        ("/dev/ttyUSB0", "did you mean serial:///dev/ttyUSB0?"),
        ("COM3", "did you mean serial://COM3?"),
        ("10.0.0.9:9100", "did you mean tcp://10.0.0.9:9100?"),
        ("", "it must be one of tcp://"),
        ("zebra", "it must be one of tcp://"),
        ("tcp://", "the host is missing; for example tcp://10.0.0.9:9100"),
        ("tcp://10.0.0.9:99999", "for example tcp://10.0.0.9:9100"),
        ("tcp://[10.0.0.9", "Invalid IPv6"),
        ("serial:///dev/ttyUSB0?baud=fast", "'fast' is no speed in baud"),
        ("serial:///dev/ttyUSB0?boud=9600", "did you mean baud?"),
        ("serial:///dev/ttyUSB0?flow=yes", "flow must be one of none, xonxoff, rtscts, dsrdtr"),
        ("serial://", "the device is missing"),
        ("usb://epson", "hexadecimal"),
        ("cups://", "the printer's name is missing"),
        ("file://tickets.bin", "three slashes"),
        ("tcp://10.0.0.9?speed=9", "unknown option 'speed'"),
        ("screen:", "needs a program with windows"),
    ],
)
def test_a_wrong_address_says_what_would_be_right(address: str, way_out: str) -> None:
    with pytest.raises(PrinterAddressError) as refused:
        open_printer(address)
    assert way_out in str(refused.value)
    assert repr(address) in str(refused.value)


@pytest.mark.parametrize(
    ("address", "paper"),
    [
        ("screen:", ScreenPaper()),
        ("screen:?keep=/tmp/x", ScreenPaper(keep=Path("/tmp/x"))),
        ("screen:?at=640,0&size=300x700", ScreenPaper(at=(640, 0), size=(300, 700))),
    ],
)
def test_the_screen_is_opened_by_whoever_has_windows(address: str, paper: ScreenPaper) -> None:
    asked: list[ScreenPaper] = []
    printer = open_printer("file:///tmp/x")

    def open_screen(wanted: ScreenPaper) -> TicketPrinter:
        asked.append(wanted)
        return printer

    assert open_printer(address, open_screen) is printer
    assert asked == [paper]
