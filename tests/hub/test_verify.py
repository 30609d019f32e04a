"""`antrean verify`, on the record that a real hub wrote."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import using


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all, which has given out three numbers; its record is changed in copies only."""
    with running_hub(tmp_path_factory.mktemp("hub")) as running, using(running) as user:
        for _ in range(3):
            user.take()
        yield running


@pytest.fixture
def record(hub: RunningHub, tmp_path: Path) -> Path:
    """A folder with a copy of the hub's record."""
    with (
        closing(sqlite3.connect(hub.data / "hall.sqlite")) as source,
        closing(sqlite3.connect(tmp_path / "hall.sqlite")) as copy,
    ):
        source.backup(copy)
    return tmp_path


def verify(data: Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-m", "shared.cli", "verify", str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def change(data: Path, sql: str) -> None:
    """What somebody with the disk in hand may do."""
    with closing(sqlite3.connect(data / "hall.sqlite")) as connection:
        connection.execute(sql)
        connection.commit()


def test_the_record_of_a_running_hub_is_whole(hub: RunningHub) -> None:
    for target in (hub.data, hub.data / "hall.sqlite"):
        said = verify(target)
        assert (said.returncode, said.stderr) == (0, "")
        assert "The record is whole: 5 entries" in said.stdout


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE entries SET event = replace(event, 'regular', 'elderly') WHERE sequence = 4", "4 (altered)"),
        ("DELETE FROM entries WHERE sequence = 4", "4 (gap)"),
        ("UPDATE entries SET previous = hash WHERE sequence = 4", "4 (unlinked)"),
    ],
)
def test_what_was_changed_is_named(record: Path, sql: str, told: str) -> None:
    change(record, sql)
    said = verify(record)
    assert said.returncode == 1
    assert f"First wrong entry: {told}" in said.stderr


def test_a_folder_without_a_record_says_so(tmp_path: Path) -> None:
    said = verify(tmp_path)
    assert said.returncode == 2
    assert "no record is there" in said.stderr


def test_a_file_that_is_no_record_says_so(tmp_path: Path) -> None:
    (tmp_path / "hall.sqlite").write_text("not a database, and long enough to be looked at " * 50)
    said = verify(tmp_path)
    assert said.returncode == 2
    assert "file is not a database" in said.stderr
