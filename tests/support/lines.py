"""A child process that speaks JSON lines, and a test that waits for the right one."""

import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Line = dict[str, Any]


class LineProcess:
    """Runs `argv`; what it says on stderr goes to `log`. Use it as a context: at the end it is asked to go."""

    def __init__(self, argv: Sequence[str], log: Path, cwd: Path) -> None:
        with log.open("ab") as errors:
            self.process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=cwd)
        self._log = log
        self._lines: queue.SimpleQueue[Line | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name=f"lines of {argv[-1]}")
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait(10)
        self._reader.join()

    def tell(self, line: str) -> None:
        """Write a line to its stdin."""
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def wait(self, is_it: Callable[[Line], bool], timeout: float = 20.0) -> Line:
        """The next line for which it is so; those before are dropped."""
        until = time.monotonic() + timeout
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no such line within {timeout} s; {self._log.read_text()}") from None
            assert line is not None, f"it has ended: {self._log.read_text()}"
            if is_it(line):
                return line

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(json.loads(line))
        self._lines.put(None)
