"""Printers are addresses: read them, and open what they name."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from kiosk.printing.connections import (
    Connection,
    CupsConnection,
    FileConnection,
    FlowControl,
    SerialConnection,
    TcpConnection,
)
from kiosk.printing.line_printer import LinePrinter
from kiosk.printing.printer import TicketPrinter
from shared.geometry import Point, Size, read_point, read_size

RAW_PORT: Final = 9100
USUAL_BAUD: Final = 19_200

_EXAMPLES: Final = {
    "tcp": "tcp://10.0.0.9:9100",
    "serial": "serial:///dev/ttyUSB0?baud=19200",
    "usb": "usb://04b8:0e15",
    "cups": "cups://NAME",
    "win": "win://NAME",
    "file": "file:///PATH",
    "screen": "screen:",
}
_FLOWS: Final[tuple[FlowControl, ...]] = ("none", "xonxoff", "rtscts", "dsrdtr")


class PrinterAddressError(ValueError):
    """The address names no printer; the message says what would."""


@dataclass(frozen=True, slots=True)
class ScreenPaper:
    """The window that draws tickets: the folder where it keeps each one, its place and size on the screen."""

    keep: Path | None = None
    at: Point | None = None
    size: Size | None = None


OpenScreen = Callable[[ScreenPaper], TicketPrinter]
"""Opens the window that draws tickets."""


def open_printer(address: str, open_screen: OpenScreen | None = None) -> TicketPrinter:
    """The printer at this address; the line to it is opened when it is first used. Raise PrinterAddressError.

    `screen:` needs a program with windows, which hands in how to open one.
    """
    parts = _split(address)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.scheme != "screen":
        return LinePrinter(_OPENERS[parts.scheme](address, parts, options))
    _check_options(address, options, ("keep", "at", "size"))
    if open_screen is None:
        raise PrinterAddressError(f"printer address {address!r} needs a program with windows; name a printer instead")
    return open_screen(_screen_paper(address, options))


def _screen_paper(address: str, options: Mapping[str, str]) -> ScreenPaper:
    try:
        return ScreenPaper(
            keep=Path(options["keep"]) if "keep" in options else None,
            at=read_point(options["at"]) if "at" in options else None,
            size=read_size(options["size"]) if "size" in options else None,
        )
    except ValueError as mistake:
        raise PrinterAddressError(f"printer address {address!r}: {mistake}") from None


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
    except ValueError as error:
        raise PrinterAddressError(f"printer address {address!r}: {error}") from error
    if parts.scheme in _EXAMPLES and (parts.scheme == "screen" or "://" in address):
        return parts
    raise PrinterAddressError(_what_was_meant(address, parts.scheme))


def _what_was_meant(address: str, scheme: str) -> str:
    unknown = f"unknown printer address {address!r}"
    if "://" in address:
        rest = address.partition("://")[2]
        if near := difflib.get_close_matches(scheme, _EXAMPLES, n=1):
            return f"{unknown}; did you mean {near[0]}://{rest}?"
    elif address.startswith("/dev/") or address.upper().startswith("COM"):
        return f"{unknown}; did you mean serial://{address}?"
    elif address.replace(".", "").replace(":", "").isdigit():
        return f"{unknown}; did you mean tcp://{address}?"
    return f"{unknown}; it must be one of {', '.join(_EXAMPLES.values())}"


Connect = Callable[[], Connection]
Options = Mapping[str, str]


def _tcp(address: str, parts: SplitResult, options: Options) -> Connect:
    _check_options(address, options, ())
    try:
        host, port = parts.hostname, parts.port or RAW_PORT
    except ValueError as error:
        raise _wrong(address, "tcp", str(error)) from error
    if not host:
        raise _wrong(address, "tcp", "the host is missing")
    return lambda: TcpConnection(host, port)


def _serial(address: str, parts: SplitResult, options: Options) -> Connect:
    _check_options(address, options, ("baud", "flow"))
    device = unquote(parts.path) or parts.netloc
    if not device.strip("/"):
        raise _wrong(address, "serial", "the device is missing")
    baud = options.get("baud", str(USUAL_BAUD))
    if not baud.isdecimal() or int(baud) == 0:
        raise _wrong(address, "serial", f"{baud!r} is no speed in baud")
    flow = next((known for known in _FLOWS if known == options.get("flow", "none")), None)
    if flow is None:
        raise _wrong(address, "serial", f"flow must be one of {', '.join(_FLOWS)}")
    return lambda: SerialConnection(device, int(baud), flow)


def _usb(address: str, parts: SplitResult, options: Options) -> Connect:
    _check_options(address, options, ("in", "out"))
    vendor, _, product = parts.netloc.partition(":")
    try:
        ids = int(vendor, 16), int(product, 16)
        ends = int(options.get("in", "0x82"), 16), int(options.get("out", "0x01"), 16)
    except ValueError:
        raise _wrong(address, "usb", "vendor, product and end points are hexadecimal numbers") from None

    def connect() -> Connection:
        from kiosk.printing.library_connections import UsbConnection

        return UsbConnection(*ids, *ends)

    return connect


def _cups(address: str, parts: SplitResult, options: Options) -> Connect:
    name = _queue_name(address, parts, options)
    return lambda: CupsConnection(name)


def _windows(address: str, parts: SplitResult, options: Options) -> Connect:
    name = _queue_name(address, parts, options)

    def connect() -> Connection:
        from kiosk.printing.library_connections import WindowsConnection

        return WindowsConnection(name)

    return connect


def _file(address: str, parts: SplitResult, options: Options) -> Connect:
    _check_options(address, options, ())
    path = unquote(parts.path)
    if parts.netloc or not path.strip("/"):
        raise _wrong(address, "file", "the path is absolute, with three slashes")
    return lambda: FileConnection(Path(path))


def _queue_name(address: str, parts: SplitResult, options: Options) -> str:
    _check_options(address, options, ())
    name = unquote(parts.netloc + parts.path)
    if not name:
        raise _wrong(address, parts.scheme, "the printer's name is missing")
    return name


def _check_options(address: str, options: Options, known: tuple[str, ...]) -> None:
    for option in options.keys() - set(known):
        near = difflib.get_close_matches(option, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known) or 'none'}"
        raise PrinterAddressError(f"printer address {address!r}: unknown option {option!r}; {hint}")


def _wrong(address: str, scheme: str, what: str) -> PrinterAddressError:
    return PrinterAddressError(f"printer address {address!r}: {what}; for example {_EXAMPLES[scheme]}")


_OPENERS: Final[Mapping[str, Callable[[str, SplitResult, Options], Connect]]] = {
    "tcp": _tcp,
    "serial": _serial,
    "usb": _usb,
    "cups": _cups,
    "win": _windows,
    "file": _file,
}
