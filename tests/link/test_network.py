"""Hub, counter and display on three machines of a LAN: nobody is told an address."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.lines import Line, LineProcess
from tests.support.netns import Machine, NoNamespacesError, Switch

ROOT = Path(__file__).parents[2]
HALL_FILE = ROOT / "assets" / "halls" / "small.toml"
FOUND_WITHIN_S = 3.0

Start = Callable[..., LineProcess]


@pytest.fixture
def machines() -> Iterator[tuple[Machine, Machine, Machine]]:
    with ExitStack() as stack:
        try:
            switch = stack.enter_context(Switch())
            three = switch.plug_in(), switch.plug_in(), switch.plug_in()
        except (NoNamespacesError, FileNotFoundError) as reason:
            pytest.skip(f"no network namespaces here: {reason}")
        yield three


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as processes:

        def start(machine: Machine, module: str, *arguments: str) -> LineProcess:
            log = tmp_path / f"{module}-{arguments[0]}.log"
            argv = machine.argv(sys.executable, "-m", module, *arguments)
            return processes.enter_context(LineProcess(argv, log, ROOT))

        yield start


@pytest.mark.timeout(120)
def test_the_hall_finds_itself(machines: tuple[Machine, Machine, Machine], start: Start, tmp_path: Path) -> None:
    office, counter_pc, wall_pc = machines

    def start_hub(machine: Machine) -> tuple[LineProcess, str]:
        hub = start(machine, "shared.cli", "hub", "--data", str(tmp_path / "hub"), "--hall", str(HALL_FILE))
        return hub, str(hub.wait(lambda line: line.get("hub") == "ready")["hall"])

    hub, hall = start_hub(office)
    programs = [
        start(machine, "tests.link.link_program", role, hall, str(tmp_path / role))
        for machine, role in ((counter_pc, "counter"), (wall_pc, "display"))
    ]
    for program in programs:
        program.wait(lambda line: "started" in line)
    for program in programs:
        assert program.wait(is_connected, FOUND_WITHIN_S)["address"] == "10.77.0.1:8420"

    office.move("10.77.0.1", "10.77.0.9")
    for program in programs:
        assert program.wait(is_connected)["address"] == "10.77.0.9:8420"

    hub.process.send_signal(signal.SIGTERM)
    for program in programs:
        assert program.wait(is_away)["trouble"] == "looking"
    hub.process.wait(10)

    hub, _ = start_hub(wall_pc)
    for program in programs:
        program.wait(is_connected)

    hub.process.kill()
    for program in programs:
        program.wait(is_away)


def is_connected(line: Line) -> bool:
    return line.get("connected") is True


def is_away(line: Line) -> bool:
    return line.get("connected") is False
