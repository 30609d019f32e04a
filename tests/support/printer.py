"""A thermal printer that is a process of its own, behind a TCP port or a pseudo terminal.

    python -m tests.support.printer --tcp      its first line of output is its port
    python -m tests.support.printer --pty      its first line of output is the path of its device

It takes ESC/POS, answers DLE EOT, and is told over standard input, in lines of JSON, what befalls it:

    {"do": "end_paper_after", "bytes": 200}    the roll ends when so many more bytes have been printed
    {"do": "load_paper"}                       a new roll; it prints what it still held
    {"do": "set", "near_end": true}            any field of Condition: near_end, cover_open, cutter_error, hot_head,
                                               silent, garbage, late_ms, questions
    {"do": "set_after", "bytes": 200, "cover_open": true}
                                               the same, when so many more bytes have arrived
    {"do": "drop_after", "bytes": 200}         the line drops when so many more bytes have arrived
    {"do": "say", "hex": "16"}                 it sends these bytes unasked
    {"do": "await_jobs", "count": 2}           answered when so many tickets have been cut
    {"do": "await_questions", "count": 4}      answered when so many questions have been asked
    {"do": "dump"}                             what it has printed

Each line is answered with one line of JSON: the tickets cut so far as `[last_byte_ns, hex]` (time.monotonic_ns, one
clock for all processes of the machine), what it has printed and not cut, and the questions asked so far.
"""

import argparse
import asyncio
import json
import os
import pty
import socket
import struct
import sys
import time
import tty
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

QUESTION: Final = b"\x10\x04"
CUT: Final = b"\x1dV"
LENGTH_OF_CUT: Final = 4
ALWAYS_SET: Final = 0x12


@dataclass(frozen=True, slots=True)
class Condition:
    """How the printer is, apart from its roll."""

    near_end: bool = False
    cover_open: bool = False
    cutter_error: bool = False
    hot_head: bool = False
    silent: bool = False
    garbage: bool = False
    late_ms: int = 0
    questions: tuple[int, ...] = (1, 2, 3, 4)


@dataclass(slots=True)
class Mechanism:
    """The printer without its line: takes bytes, prints them, and answers questions."""

    condition: Condition = field(default_factory=Condition)
    jobs: list[tuple[int, bytes]] = field(default_factory=list)
    asked: int = 0
    _waiting: bytes = b""
    _paper: bytearray = field(default_factory=bytearray)
    _held: bytearray = field(default_factory=bytearray)
    _paper_left: int | None = None
    _later: tuple[int, dict[str, Any]] | None = None

    @property
    def is_out_of_paper(self) -> bool:
        return self._paper_left == 0

    @property
    def uncut(self) -> bytes:
        return bytes(self._paper)

    def take(self, data: bytes) -> list[bytes]:
        """Print, and answer the questions in between: they are heard even when printing has stopped."""
        answers: list[bytes] = []
        data = self._waiting + data
        self._waiting = b""
        while (at := data.find(QUESTION)) >= 0 and len(data) > at + 2:
            self._print(data[:at])
            answers.append(self._answer(data[at + 2]))
            data = data[at + 3 :]
        keep = next((len(tail) for tail in (QUESTION, QUESTION[:1]) if data.endswith(tail)), 0)
        self._print(data[: len(data) - keep])
        self._waiting = data[len(data) - keep :]
        return [answer for answer in answers if answer]

    def end_paper_after(self, count: int) -> None:
        """Let the roll end when so many more bytes have been printed."""
        self._paper_left = count

    def load_paper(self) -> None:
        """Put in a new roll; what was held comes out."""
        self._paper_left = None
        held, self._held = bytes(self._held), bytearray()
        self._print(held)

    def become(self, condition: dict[str, Any], after: int = 0) -> None:
        """Change how it is, now or when so many more bytes have arrived; what was held comes out when it can."""
        if after:
            self._later = (after, condition)
            return
        self.condition = replace(self.condition, **condition)
        held, self._held = bytes(self._held), bytearray()
        self._print(held)

    def _print(self, data: bytes) -> None:
        if self._later is not None and len(data) >= self._later[0]:
            (before, condition), self._later = self._later, None
            self._put_on_paper(data[:before])
            self.become(condition)
            data = data[before:]
        elif self._later is not None:
            self._later = (self._later[0] - len(data), self._later[1])
        self._put_on_paper(data)

    def _put_on_paper(self, data: bytes) -> None:
        now = self.condition
        if now.cover_open or now.cutter_error or now.hot_head:
            self._held += data
            return
        room = len(data) if self._paper_left is None else min(len(data), self._paper_left)
        if self._paper_left is not None:
            self._paper_left -= room
        self._held += data[room:]
        self._paper += data[:room]
        while (at := self._paper.find(CUT)) >= 0 and len(self._paper) >= at + LENGTH_OF_CUT:
            self.jobs.append((time.monotonic_ns(), bytes(self._paper[: at + LENGTH_OF_CUT])))
            del self._paper[: at + LENGTH_OF_CUT]

    def _answer(self, question: int) -> bytes:
        self.asked += 1
        if self.condition.silent or question not in self.condition.questions:
            return b""
        if self.condition.garbage:
            return b"\xff\x00\x93\x81"
        return bytes([ALWAYS_SET | self._bits(question)])

    def _bits(self, question: int) -> int:
        now, is_out = self.condition, self.is_out_of_paper
        stopped = is_out or now.cover_open or now.cutter_error or now.hot_head
        return {
            1: stopped << 3,
            2: now.cover_open << 2 | is_out << 5 | (now.cutter_error or now.hot_head) << 6,
            3: now.cutter_error << 3 | now.hot_head << 6,
            4: (now.near_end or is_out) * 0x0C | is_out * 0x60,
        }.get(question, 0)


class Printer:
    """The mechanism on its line, and the ear for what befalls it."""

    def __init__(self) -> None:
        self._mechanism = Mechanism()
        self._drop_after: int | None = None
        self._send: Callable[[bytes], None] | None = None
        self._drop: Callable[[], None] | None = None
        self._awaited: list[Callable[[], bool]] = []

    def connected(self, send: Callable[[bytes], None], drop: Callable[[], None]) -> None:
        """Speak on this line from now on."""
        self._send, self._drop = send, drop

    def received(self, data: bytes) -> None:
        """Take what the line brought, up to where it is to drop."""
        if self._drop_after is not None and self._drop and len(data) >= self._drop_after:
            self._mechanism.take(data[: self._drop_after])
            self._drop_after = None
            self._drop()
        else:
            if self._drop_after is not None:
                self._drop_after -= len(data)
            for answer in self._mechanism.take(data):
                asyncio.get_running_loop().call_later(self._mechanism.condition.late_ms / 1000, self._say, answer)
        self._awaited = [still_waits for still_waits in self._awaited if not still_waits()]

    def told(self, line: str) -> None:
        """Do what a line of JSON says, and answer."""
        order: dict[str, Any] = json.loads(line)
        match order.pop("do"):
            case "end_paper_after":
                self._mechanism.end_paper_after(order["bytes"])
            case "load_paper":
                self._mechanism.load_paper()
            case "set":
                self._mechanism.become(order)
            case "set_after":
                self._mechanism.become(order, order.pop("bytes"))
            case "drop_after":
                self._drop_after = order["bytes"]
            case "say":
                self._say(bytes.fromhex(order["hex"]))
            case "await_jobs":
                return self._report_when(lambda: len(self._mechanism.jobs) >= order["count"])
            case "await_questions":
                return self._report_when(lambda: self._mechanism.asked >= order["count"])
        return self._report()

    def _say(self, data: bytes) -> None:
        if self._send:
            self._send(data)

    def _report_when(self, is_done: Callable[[], bool]) -> None:
        def report_once() -> bool:
            if is_done():
                self._report()
                return True
            return False

        if not report_once():
            self._awaited.append(report_once)

    def _report(self) -> None:
        jobs = [[at, data.hex()] for at, data in self._mechanism.jobs]
        _put({"jobs": jobs, "uncut": self._mechanism.uncut.hex(), "asked": self._mechanism.asked})


class _Line(asyncio.Protocol):
    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not isinstance(transport, asyncio.Transport):
            raise TypeError(transport)
        connected: socket.socket = transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._printer.connected(transport.write, transport.abort)

    def data_received(self, data: bytes) -> None:
        self._printer.received(data)


async def _serve_tcp(printer: Printer) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: _Line(printer), "127.0.0.1", 0)
    _say_where(str(server.sockets[0].getsockname()[1]))


async def _serve_pty(printer: Printer) -> None:
    loop = asyncio.get_running_loop()
    master, slave = pty.openpty()
    tty.setraw(slave)

    def drop() -> None:
        loop.remove_reader(master)
        os.close(master)
        os.close(slave)

    printer.connected(lambda data: _write_all(master, data), drop)
    loop.add_reader(master, lambda: printer.received(os.read(master, 4096)))
    _say_where(os.ttyname(slave))


def _write_all(descriptor: int, data: bytes) -> None:
    os.write(descriptor, data)


async def _live(printer: Printer, serve: Callable[[Printer], Any]) -> None:
    await serve(printer)
    lines = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        printer.told(line.decode())


def _say_where(where: str) -> None:
    sys.stdout.write(f"{where}\n")
    sys.stdout.flush()


def _put(report: dict[str, object]) -> None:
    _say_where(json.dumps(report))


def main() -> None:
    """Be a printer until standard input ends."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    line = parser.add_mutually_exclusive_group(required=True)
    line.add_argument("--tcp", dest="serve", action="store_const", const=_serve_tcp)
    line.add_argument("--pty", dest="serve", action="store_const", const=_serve_pty)
    asyncio.run(_live(Printer(), parser.parse_args().serve))


if __name__ == "__main__":
    main()
