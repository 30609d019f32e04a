"""A hub, and somebody who uses it, for each test that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub import RunningHub, hall_of_its_own, running_hub
from tests.support.hub_client import HubUser, using


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A fresh hub with the small hall, whose officers are quick."""
    with running_hub(tmp_path / "data", hall_of_its_own(tmp_path)) as hub:
        yield hub


@pytest.fixture
def user(hub: RunningHub) -> Iterator[HubUser]:
    """Somebody who uses the fresh hub."""
    with using(hub) as user:
        yield user
