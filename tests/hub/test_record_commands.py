"""The commands that carry the record away, on the record that a real hub writes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.journal.slip import read_slip
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser, using


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all, which has given out three numbers."""
    with running_hub(tmp_path_factory.mktemp("hub")) as running, using(running) as user:
        for _ in range(3):
            user.take()
        yield running


def antrean(*arguments: object, status: int = 0) -> str:
    """Run the command; what it said."""
    command = [sys.executable, "-m", "shared.cli", *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == status, ran.stderr
    return ran.stdout if status == 0 else ran.stderr


def test_a_slip_agrees_with_the_record_that_was_sealed(hub: RunningHub, user: HubUser, tmp_path: Path) -> None:
    slip = antrean("seal", hub.data)
    seal = read_slip(slip)
    assert seal.issued >= 3
    assert json.loads((hub.data / "seals" / f"{seal.day}.json").read_text())["slip"] == slip.strip()
    assert user.get("/seal")["slip"] == slip.strip()
    key = antrean("key", hub.data)
    assert key.strip() == user.get("/seal")["key"]
    (tmp_path / "slips.txt").write_text(slip)
    (tmp_path / "hall.pub").write_text(key)
    said = antrean("verify", hub.data, "--slip", tmp_path / "slips.txt", "--key", tmp_path / "hall.pub")
    assert "The slip agrees" in said
    assert "The slip agrees" in antrean("verify", hub.data, "--slip", slip, "--key", key.strip())
