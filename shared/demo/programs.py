"""The programs of the demo, with the flags that they are started with. The kiosk starts the hub by itself."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

from shared.demo.arrangement import Place
from shared.demo.hall import DemoHall
from shared.demo.output import Output
from shared.demo.stage import StageProcess

COUNTER: Final = "1"
"""The counter where the scene plays."""

_OFFSCREEN: Final = {"QT_QPA_PLATFORM": "offscreen"}
_SIZES: Final = {"kiosk": (1080, 1920), "counter": (1366, 768), "display": (1920, 1080)}


@dataclass(frozen=True, slots=True)
class Cast:
    """The three programs with a screen."""

    kiosk: StageProcess
    counter: StageProcess
    display: StageProcess

    def by_role(self) -> dict[str, StageProcess]:
        """Each program by its role."""
        return {"kiosk": self.kiosk, "counter": self.counter, "display": self.display}


def argv(role: str, output: Output, hall: DemoHall, *flags: str) -> list[str]:
    """The command line of a program of the demo: told the hall, but no address."""
    common = ["--data", str(output.device(role)), "--hall", hall.id]
    return [sys.executable, "-m", "shared.cli", role, *common, *flags]


def kiosk_flags(output: Output, hall: DemoHall, paper: Place | None = None) -> list[str]:
    """The kiosk starts the hub of this hall, and prints into a window, which stands at `paper`."""
    printer = f"screen:?keep={output.tickets}"
    if paper is not None:
        printer += f"&at={paper.x},{paper.y}&size={paper.width}x{paper.height}"
    hub = ["--hall-file", str(hall.file), "--hub-data", str(output.hub), "--hub-port", str(_free_port())]
    return [*hub, "--stop-hub-on-exit", "--printer", printer]


@contextmanager
def start(output: Output, hall: DemoHall) -> Iterator[Cast]:
    """Start all programs on Qt's offscreen platform; all are closed at the end, whatever happens."""
    flags = {
        "kiosk": [*kiosk_flags(output, hall), "--diagonal", "27"],
        "counter": [],
        "display": ["--diagonal", "55", "--distance", "8", "--sound", f"wav:{output.announcements}"],
    }
    with ExitStack() as stack:
        programs = {
            role: stack.enter_context(
                StageProcess(
                    argv(role, output, hall, "--size", "{}x{}".format(*_SIZES[role]), *flags[role]),
                    {**os.environ, **_OFFSCREEN},
                    log=output.logs / f"{role}.log",
                )
            )
            for role in _SIZES
        }
        yield Cast(**programs)


def _free_port() -> int:
    """A port of its own: the usual one may belong to a real hub on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
