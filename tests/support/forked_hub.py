"""A real hub that starts at once, for whoever ends it a thousand times: forked from a process that has its code.

`python -m tests.support.forked_hub` reads lines of JSON with a data folder and a hall file, and runs a hub for each,
one after the other; it tells the number of its process, and then when it has ended.
"""

import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class ForkedHub:
    """A hub that accepts connections on loopback, until it is killed."""

    process: int
    host: str
    port: int
    _said: IO[str]

    def kill(self) -> None:
        """End it as a power cut would, at this very moment; return when it has ended."""
        os.kill(self.process, signal.SIGKILL)
        assert json.loads(self._said.readline()) == {"ended": -signal.SIGKILL}


class HubNursery:
    """Starts hubs."""

    def __init__(self, orders: IO[str], said: IO[str]) -> None:
        self._orders, self._said = orders, said

    def start(self, data: Path, hall: Path) -> ForkedHub:
        """A hub on this folder; the one before has been killed."""
        self._orders.write(json.dumps([str(data), str(hall)]) + "\n")
        self._orders.flush()
        process = json.loads(self._said.readline())["process"]
        ready = json.loads(self._said.readline())
        assert ready.get("hub") == "ready", ready
        return ForkedHub(process, "127.0.0.1", ready["port"], self._said)


@contextmanager
def hub_nursery(log: Path) -> Iterator[HubNursery]:
    """A nursery for the length of a `with`; what its hubs write to stderr is in `log`."""
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.forked_hub"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield HubNursery(process.stdin, process.stdout)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _live() -> None:
    gc.disable()
    from shared.hub.program import hold

    for line in sys.stdin:
        data, hall = map(Path, json.loads(line))
        child = os.fork()
        if not child:
            hold(data, hall, "127.0.0.1", 0)
            os._exit(0)
        _say({"process": child})
        _, status = os.waitpid(child, 0)
        _say({"ended": os.waitstatus_to_exitcode(status)})


def _say(what: dict[str, int]) -> None:
    os.write(1, (json.dumps(what) + "\n").encode())


if __name__ == "__main__":
    _live()
