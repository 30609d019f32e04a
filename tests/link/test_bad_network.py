"""The hall on a network that loses packets, is slow, is cut, or keeps machines from finding each other."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.hub import hall_of_its_own
from tests.support.lines import Line, LineProcess
from tests.support.netns import Machine, NoNamespacesError, Switch

ROOT = Path(__file__).parents[2]
TICKETS = 10
BACK_WITHIN_S = 2.0
OFFICE = "10.77.0.1:8420"

pytestmark = pytest.mark.timeout(120)


@dataclass
class Hall:
    """A hub on one machine, a kiosk on another, a wall on a third."""

    switch: Switch
    office: Machine
    lobby: Machine
    wall_pc: Machine
    kiosk: LineProcess
    wall: LineProcess


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Callable[..., Hall]]:
    with ExitStack() as stack:

        def start(make_bad: Callable[[Machine], None] = lambda _: None, address: str = "") -> Hall:
            """A hall; `make_bad` befalls the machines of kiosk and wall before their programs start."""
            try:
                switch = stack.enter_context(Switch())
                office, lobby, wall_pc = (switch.plug_in() for _ in range(3))
                make_bad(lobby)
                make_bad(wall_pc)
            except (NoNamespacesError, FileNotFoundError) as reason:
                pytest.skip(f"no such network here: {reason}")

            def run(machine: Machine, module: str, *arguments: str) -> LineProcess:
                argv = machine.argv(sys.executable, "-m", module, *arguments)
                return stack.enter_context(LineProcess(argv, tmp_path / f"{arguments[0]}.log", ROOT))

            file = hall_of_its_own(tmp_path)
            hub = run(office, "shared.cli", "hub", "--data", str(tmp_path / "hub"), "--hall", str(file))
            name = str(hub.wait(lambda line: line.get("hub") == "ready")["hall"])
            program = "tests.link.link_program"
            kiosk = run(lobby, program, "kiosk", name, str(tmp_path / "kiosk"), address)
            wall = run(wall_pc, program, "display", name, str(tmp_path / "wall"), address)
            for one in (kiosk, wall):
                assert one.wait(is_connected)["address"] == OFFICE
            return Hall(switch, office, lobby, wall_pc, kiosk, wall)

        yield start


@pytest.mark.parametrize(
    "make_bad",
    [lambda machine: machine.lose_packets(15), lambda machine: machine.slow_down(64)],
    ids=["15 % of packets lost", "64 kbit/s"],
)
def test_every_number_is_given_once_and_heard_once(
    hall: Callable[..., Hall], make_bad: Callable[[Machine], None]
) -> None:
    there = hall(make_bad)
    taken = take(there.kiosk, TICKETS)
    assert [line["took"] for line in taken] == [f"A-{number:03d}" for number in range(1, TICKETS + 1)]
    assert heard(there.wall, taken[-1]["sequence"]) == [line["sequence"] for line in taken]


def test_after_a_cut_all_are_back_within_two_seconds_with_nothing_missed(hall: Callable[..., Hall]) -> None:
    there = hall()
    before = take(there.kiosk, 1)
    there.switch.pull_out()
    for program in (there.kiosk, there.wall):
        assert program.wait(is_away)["trouble"] == "looking"
    there.kiosk.tell("ktp")
    there.switch.power_up()
    returned = time.monotonic()
    there.wall.wait(is_connected, BACK_WITHIN_S)
    during = there.kiosk.wait(is_taken, returned + BACK_WITHIN_S - time.monotonic())
    taken = [*before, during, *take(there.kiosk, 1)]
    assert [line["took"] for line in taken] == ["A-001", "A-002", "A-003"]
    assert heard(there.wall, taken[-1]["sequence"]) == [line["sequence"] for line in taken[1:]]


def test_a_switch_that_drops_multicast_takes_an_address_given_by_hand(hall: Callable[..., Hall]) -> None:
    there = hall(Machine.lose_multicast, OFFICE)
    assert take(there.kiosk, 1)[0]["took"] == "A-001"


def take(kiosk: LineProcess, tickets: int) -> list[Line]:
    """Take so many numbers, one after the other."""
    for _ in range(tickets):
        kiosk.tell("ktp")
    return [kiosk.wait(is_taken) for _ in range(tickets)]


def heard(wall: LineProcess, last: int) -> list[int]:
    """The numbers that the wall heard of up to this sequence."""
    sequences = list[int]()
    while not sequences or sequences[-1] < last:
        sequences.append(wall.wait(lambda line: line.get("event") == "ticket_issued")["sequence"])
    return sequences


def is_taken(line: Line) -> bool:
    return "took" in line


def is_connected(line: Line) -> bool:
    return line.get("connected") is True


def is_away(line: Line) -> bool:
    return line.get("connected") is False
