"""A hall on three machines of a LAN: a hub, and kiosk and wall that are links without a screen."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.support.hub import hall_of_its_own
from tests.support.lines import Line, LineProcess
from tests.support.netns import Machine, Switch

ROOT: Final = Path(__file__).parents[2]
OFFICE: Final = "10.77.0.1:8420"
_PROGRAM: Final = "tests.link.link_program"


@dataclass
class SmallLan:
    """The hall. NoNamespacesError where this machine lets nobody make a LAN."""

    folder: Path
    _stack: ExitStack
    switch: Switch = field(init=False)
    office: Machine = field(init=False)
    hub: LineProcess = field(init=False)
    kiosk: LineProcess = field(init=False)
    wall: LineProcess = field(init=False)

    def begin(self, make_bad: Callable[[Machine], None], address: str) -> None:
        """Start everything; `make_bad` befalls the machines of kiosk and wall before their programs start."""
        self.switch = self._stack.enter_context(Switch())
        self.office, lobby, wall_pc = (self.switch.plug_in() for _ in range(3))
        make_bad(lobby)
        make_bad(wall_pc)
        name = self.start_hub()
        self.kiosk = self._run(lobby, _PROGRAM, "kiosk", name, str(self.folder / "kiosk"), address)
        self.wall = self._run(wall_pc, _PROGRAM, "display", name, str(self.folder / "wall"), address)
        for one in (self.kiosk, self.wall):
            assert one.wait(is_connected)["address"] == OFFICE
            one.wait(lambda line: "snapshot" in line)

    def start_hub(self) -> str:
        """Start the hub, again where it was killed; the hall's id."""
        hall = ("--data", str(self.folder / "hub"), "--hall", str(hall_of_its_own(self.folder)))
        self.hub = self._run(self.office, "shared.cli", "hub", *hall)
        return str(self.hub.wait(lambda line: line.get("hub") == "ready")["hall"])

    def take(self, tickets: int) -> list[Line]:
        """Take so many numbers, one after the other."""
        for _ in range(tickets):
            self.kiosk.tell("ktp")
        return [self.kiosk.wait(is_taken) for _ in range(tickets)]

    def heard(self, last: int) -> list[int]:
        """The numbers that the wall heard of up to this sequence."""
        sequences = list[int]()
        while not sequences or sequences[-1] < last:
            sequences.append(self.wall.wait(lambda line: line.get("event") == "ticket_issued")["sequence"])
        return sequences

    def _run(self, machine: Machine, module: str, *arguments: str) -> LineProcess:
        argv = machine.argv(sys.executable, "-m", module, *arguments)
        return self._stack.enter_context(LineProcess(argv, self.folder / f"{arguments[0]}.log", ROOT))


@contextmanager
def small_lan(
    folder: Path, make_bad: Callable[[Machine], None] = lambda _: None, address: str = ""
) -> Iterator[SmallLan]:
    """The hall for the length of a `with`; `address` of the hub, where it is given by hand."""
    with ExitStack() as stack:
        lan = SmallLan(folder, stack)
        lan.begin(make_bad, address)
        yield lan


def seconds_until_connected(program: LineProcess, since: float) -> float:
    """How long after `since` (monotonic) a program is connected again."""
    program.wait(is_connected)
    return time.monotonic() - since


def is_taken(line: Line) -> bool:
    """It has a number."""
    return "took" in line


def is_connected(line: Line) -> bool:
    """The hub is there."""
    return line.get("connected") is True


def is_away(line: Line) -> bool:
    """The hub is not there."""
    return line.get("connected") is False
