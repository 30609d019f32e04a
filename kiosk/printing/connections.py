"""Lines to a printer: network, serial, device file, and the spooler of CUPS."""

import contextlib
import os
import select
import socket
import stat
import subprocess
import time
from pathlib import Path
from typing import Final, Literal, Protocol

import serial

CONNECT_SECONDS: Final = 2.0
WRITE_SECONDS: Final = 5.0
JOB_NAME: Final = "antrean"
"""What a ticket is called in the list of a spooler."""

_READ_SIZE: Final = 64
_BITS_A_BYTE: Final = 10
"""A start bit, eight of data, a stop bit."""
_LOOK_AGAIN_SECONDS: Final = 0.005

FlowControl = Literal["none", "xonxoff", "rtscts", "dsrdtr"]


class LineLostError(OSError):
    """The line to the printer is gone."""


class UnreachableError(LineLostError):
    """There is no line: nothing was sent."""


class WriteTimeoutError(LineLostError):
    """The printer did not take all the bytes in time; how many it took is not known."""


class Connection(Protocol):
    """An open line. Every call raises LineLostError when the line is gone."""

    can_answer: bool
    """Whether a question sent here can come back answered; where not, none may be sent: it would be printed or kept."""

    def write(self, data: bytes) -> None:
        """Return when all bytes have left this machine, or raise WriteTimeoutError."""

    def read(self, timeout_seconds: float, /) -> bytes:
        """What arrives first within the time-out, at once if something is there; empty if nothing."""

    def close(self) -> None:
        """Give the line back."""


class TcpConnection:
    """The raw port of a network printer, usually 9100."""

    can_answer = True

    def __init__(self, host: str, port: int) -> None:
        try:
            self._socket = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
        except OSError as error:
            raise UnreachableError(f"no printer at {host}:{port}: {error}") from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)

    def write(self, data: bytes) -> None:
        self._socket.settimeout(WRITE_SECONDS)
        try:
            self._socket.sendall(data)
        except TimeoutError as error:
            raise WriteTimeoutError(str(error)) from error
        except OSError as error:
            raise LineLostError(str(error)) from error

    def read(self, timeout_seconds: float, /) -> bytes:
        self._socket.settimeout(timeout_seconds)
        try:
            data = self._socket.recv(_READ_SIZE)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise LineLostError(str(error)) from error
        if not data:
            raise LineLostError("the printer closed the line")
        return data

    def close(self) -> None:
        self._socket.close()


class SerialConnection:
    """A serial line of eight data bits and no parity."""

    can_answer = True

    def __init__(self, device: str, baud: int, flow: FlowControl) -> None:
        self._baud = baud
        try:
            self._port = serial.Serial(
                device,
                baud,
                timeout=0,
                write_timeout=WRITE_SECONDS,
                xonxoff=flow == "xonxoff",
                rtscts=flow == "rtscts",
                dsrdtr=flow == "dsrdtr",
            )
        except (serial.SerialException, ValueError, OSError) as error:
            raise UnreachableError(f"no printer at {device}: {error}") from error

    def write(self, data: bytes) -> None:
        try:
            self._port.write(data)
            self._wait_until_sent(len(data) * _BITS_A_BYTE / self._baud + WRITE_SECONDS)
        except serial.SerialTimeoutException as error:
            self._forget_unsent()
            raise WriteTimeoutError(str(error)) from error
        except (serial.SerialException, OSError) as error:
            raise LineLostError(str(error)) from error

    def read(self, timeout_seconds: float, /) -> bytes:
        try:
            self._port.timeout = timeout_seconds
            first = self._port.read(1)
            return first + self._port.read(min(_READ_SIZE, self._port.in_waiting)) if first else b""
        except (serial.SerialException, OSError) as error:
            raise LineLostError(str(error)) from error

    def close(self) -> None:
        self._port.close()

    def _wait_until_sent(self, seconds: float) -> None:
        """A question sent behind a ticket is answered only after the ticket has crossed the line."""
        deadline = time.monotonic() + seconds
        while self._port.out_waiting:
            if time.monotonic() > deadline:
                raise serial.SerialTimeoutException("the printer holds the line")
            time.sleep(_LOOK_AGAIN_SECONDS)

    def _forget_unsent(self) -> None:
        with contextlib.suppress(OSError):
            self._port.reset_output_buffer()


class FileConnection:
    """A device such as /dev/usb/lp0, or an ordinary file to which tickets are added."""

    def __init__(self, path: Path) -> None:
        try:
            self.can_answer = path.exists() and stat.S_ISCHR(path.stat().st_mode)
            flags = os.O_RDWR | os.O_NONBLOCK if self.can_answer else os.O_WRONLY | os.O_APPEND | os.O_CREAT
            self._file = os.open(path, flags, 0o644)
        except OSError as error:
            raise UnreachableError(f"cannot write to {path}: {error}") from error

    def write(self, data: bytes) -> None:
        deadline = time.monotonic() + WRITE_SECONDS
        rest = memoryview(data)
        while rest:
            if self.can_answer:
                self._wait_until_writable(deadline)
            try:
                rest = rest[os.write(self._file, rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise LineLostError(str(error)) from error

    def read(self, timeout_seconds: float, /) -> bytes:
        if not self.can_answer:
            return b""
        readable, _, _ = select.select([self._file], [], [], timeout_seconds)
        try:
            return os.read(self._file, _READ_SIZE) if readable else b""
        except OSError as error:
            raise LineLostError(str(error)) from error

    def close(self) -> None:
        os.close(self._file)

    def _wait_until_writable(self, deadline: float) -> None:
        _, writable, _ = select.select([], [self._file], [], max(0.0, deadline - time.monotonic()))
        if not writable:
            raise WriteTimeoutError("the printer holds the line")


class CupsConnection:
    """A queue of CUPS, fed raw through `lp`: each write is a job of its own, and nothing is ever answered."""

    can_answer = False

    def __init__(self, name: str) -> None:
        self._command = ["lp", "-d", name, "-t", JOB_NAME, "-o", "raw"]

    def write(self, data: bytes) -> None:
        try:
            subprocess.run(self._command, input=data, capture_output=True, timeout=WRITE_SECONDS, check=True)
        except subprocess.TimeoutExpired as error:
            raise WriteTimeoutError(str(error)) from error
        except subprocess.CalledProcessError as error:
            raise UnreachableError(error.stderr.decode(errors="replace").strip()) from error
        except OSError as error:
            raise UnreachableError(f"CUPS is not installed here: {error}") from error

    def read(self, _: float, /) -> bytes:
        return b""

    def close(self) -> None:
        """Nothing is open between jobs."""
