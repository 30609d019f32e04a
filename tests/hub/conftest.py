"""A hub for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub import RunningHub, running_hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A fresh hub with the small hall."""
    with running_hub(tmp_path / "data") as hub:
        yield hub
