"""A real wall beside a real hub, each a process of its own."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from shared.demo.stage import StageProcess
from tests.support.hub import RunningHub, hall_of_its_own, running_hub
from tests.support.hub_client import HubUser, using

StartWall = Callable[..., StageProcess]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A hub with the small sample hall: counters 1 and 2 in the zone "utara", 3 and 4 in "selatan"."""
    with running_hub(tmp_path / "hub", hall_of_its_own(tmp_path)) as hub:
        yield hub


@pytest.fixture
def user(hub: RunningHub) -> Iterator[HubUser]:
    """Sends commands to the hub."""
    with using(hub) as user:
        yield user


@pytest.fixture
def start_wall(tmp_path: Path, hub: RunningHub) -> Iterator[StartWall]:
    """Start a wall that knows the hub's address: `start_wall("--zone", "utara")`."""
    with ExitStack() as walls:

        def start(*flags: str, sound: str = "off", address: str = hub.address) -> StageProcess:
            data = ["--data", str(tmp_path / "display"), "--hub", address, "--hall", hub.hall]
            argv = [sys.executable, "-m", "display", *data, "--size", "1280x720", "--sound", sound, *flags]
            env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ANTREAN_INTERFACES": "127.0.0.1"}
            return walls.enter_context(StageProcess(argv, env, log=tmp_path / "display.log"))

        yield start
