"""Marks: the moments of a program that a demo or a benchmark wants to know. Nobody watches in a hall."""

import datetime
import json
import threading
import time
from typing import Protocol, TextIO


class Marks(Protocol):
    """Where a program says that something just happened."""

    def mark(self, name: str, **facts: object) -> None:
        """Note this moment with plain facts (text, numbers, booleans); safe from any thread."""
        ...


class NoMarks:
    """Nobody watches: every mark is forgotten."""

    def mark(self, name: str, **facts: object) -> None:
        """Forget it."""


class LineMarks:
    """Marks as JSON lines, among other lines of the same stream.

    `at` is the monotonic clock in nanoseconds, which all processes of a machine share; `wall` is UTC.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def mark(self, name: str, **facts: object) -> None:
        """Write the moment at once."""
        at, wall = time.monotonic_ns(), datetime.datetime.now(datetime.UTC)
        self.write({"mark": name, "at": at, "wall": wall.isoformat().replace("+00:00", "Z"), **facts})

    def write(self, line: dict[str, object]) -> None:
        """Write any other line; a reader that has gone away is no fault of the program."""
        text = json.dumps(line, ensure_ascii=False, default=str)
        with self._lock:
            try:
                self._stream.write(text + "\n")
                self._stream.flush()
            except (BrokenPipeError, ValueError):
                return
