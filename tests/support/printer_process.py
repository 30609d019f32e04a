"""The test's side of a printer process: starts it, tells it what befalls it, reads what it printed."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Literal


@dataclass(frozen=True, slots=True)
class Report:
    """What the printer has done so far."""

    jobs: tuple[tuple[int, bytes], ...]
    """Each ticket cut: when its last byte arrived (time.monotonic_ns) and its bytes."""
    uncut: bytes
    asked: int


class PrinterProcess:
    """A running printer."""

    def __init__(self, address: str, orders: IO[str], reports: IO[str]) -> None:
        self.address = address
        self._orders = orders
        self._reports = reports

    def set(self, **condition: object) -> None:
        """Change how it is: near_end, cover_open, cutter_error, hot_head, silent, garbage, late_ms, questions."""
        self._tell("set", **condition)

    def set_after(self, count: int, **condition: object) -> None:
        """Change how it is when so many more bytes have been taken."""
        self._tell("set_after", bytes=count, **condition)

    def end_paper_after(self, count: int) -> None:
        """Let the roll end when so many more bytes have been printed."""
        self._tell("end_paper_after", bytes=count)

    def load_paper(self) -> None:
        """Put in a new roll."""
        self._tell("load_paper")

    def drop_after(self, count: int) -> None:
        """Drop the line when so many more bytes have arrived."""
        self._tell("drop_after", bytes=count)

    def say(self, data: bytes) -> None:
        """Send bytes that nobody asked for."""
        self._tell("say", hex=data.hex())

    def await_jobs(self, count: int) -> Report:
        """Wait until so many tickets have been cut."""
        return self._tell("await_jobs", count=count)

    def await_questions(self, count: int) -> Report:
        """Wait until so many questions have been asked since it was started."""
        return self._tell("await_questions", count=count)

    def report(self) -> Report:
        """What it has printed."""
        return self._tell("dump")

    def _tell(self, order: str, **params: object) -> Report:
        self._orders.write(json.dumps({"do": order, **params}) + "\n")
        self._orders.flush()
        answer: dict[str, Any] = json.loads(self._reports.readline())
        jobs = tuple((at, bytes.fromhex(data)) for at, data in answer["jobs"])
        return Report(jobs, bytes.fromhex(answer["uncut"]), answer["asked"])


@contextlib.contextmanager
def running_printer(line: Literal["tcp", "pty"]) -> Iterator[PrinterProcess]:
    """A printer process for as long as the block runs."""
    command = [sys.executable, "-m", "tests.support.printer", f"--{line}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the printer process has no pipes")
        where = process.stdout.readline().strip()
        address = f"tcp://127.0.0.1:{where}" if line == "tcp" else f"serial://{where}?baud=19200"
        yield PrinterProcess(address, process.stdin, process.stdout)
        process.stdin.close()
