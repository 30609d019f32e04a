"""Lines that python-escpos opens: USB, and the spooler of Windows."""

from collections.abc import Callable
from typing import Final

# The library carries no type information.
from escpos.exceptions import DeviceNotFoundError  # type: ignore[import-untyped]
from escpos.printer import Usb, Win32Raw  # type: ignore[import-untyped]
from usb.core import NoBackendError, USBError, USBTimeoutError  # type: ignore[import-untyped]

from kiosk.printing.connections import JOB_NAME, WRITE_SECONDS, LineLostError, UnreachableError, WriteTimeoutError

_READ_SIZE: Final = 64


class UsbConnection:
    """The printer class end points of a USB device."""

    can_answer = True

    def __init__(self, vendor: int, product: int, in_endpoint: int, out_endpoint: int) -> None:
        self._in_endpoint = in_endpoint
        self._printer = Usb(vendor, product, timeout=int(WRITE_SECONDS * 1000), in_ep=in_endpoint, out_ep=out_endpoint)
        _open(self._printer.open)

    def write(self, data: bytes) -> None:
        try:
            self._printer._raw(data)
        except USBTimeoutError as error:
            raise WriteTimeoutError(str(error)) from error
        except USBError as error:
            raise LineLostError(str(error)) from error

    def read(self, timeout_seconds: float, /) -> bytes:
        try:
            return bytes(self._printer.device.read(self._in_endpoint, _READ_SIZE, max(1, int(timeout_seconds * 1000))))
        except USBTimeoutError:
            return b""
        except USBError as error:
            raise LineLostError(str(error)) from error

    def close(self) -> None:
        self._printer.close()


class WindowsConnection:
    """A printer of Windows, fed raw: each write is a job of its own, and nothing is ever answered."""

    can_answer = False

    def __init__(self, name: str) -> None:
        self._spooler = Win32Raw(name)

    def write(self, data: bytes) -> None:
        _open(lambda: self._spooler.open(job_name=JOB_NAME))
        try:
            self._spooler._raw(data)
        except OSError as error:
            raise LineLostError(str(error)) from error
        finally:
            self._spooler.close()

    def read(self, _: float, /) -> bytes:
        return b""

    def close(self) -> None:
        """Nothing is open between jobs."""


def _open(opening: Callable[[], None]) -> None:
    try:
        opening()
    except (DeviceNotFoundError, OSError, RuntimeError, USBError, NoBackendError) as error:
        raise UnreachableError(str(error)) from error
