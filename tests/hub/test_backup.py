"""Backup and restore: while the hub works, whole or not at all, and the hall goes on as it was."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from shared.hub.record.backup import NoBackupError, find_backup, read_manifest, take_backup
from shared.hub.record.export import export_record
from shared.hub.record.restore import FlawedError, NotEmptyError, restore
from shared.hub.seal_key import seal_key
from shared.hub.store import Store, read_entries
from shared.journal.verify import verify
from tests.hub.test_engine import Evening, in_the_evening
from tests.hub.test_seal import a_day

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two days in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    in_the_evening(folder, a_day)
    return folder


def change(data: Path, sql: str) -> None:
    """What somebody with the disk in hand may do."""
    with closing(sqlite3.connect(data / "hall.sqlite")) as connection:
        connection.execute(sql)
        connection.commit()


def contents(data: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table."""
    with closing(sqlite3.connect(data / "hall.sqlite")) as connection:
        return list(connection.execute(f"SELECT * FROM {table} ORDER BY 1"))


def test_a_backup_taken_while_the_hub_works_is_whole(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()

    async def story(evening: Evening) -> None:
        await evening.take()
        backup = take_backup(data, tmp_path / "stick", NOW)
        await evening.take()
        assert backup.verdict.is_whole
        assert backup.manifest.sequence == (await evening.engine.read(lambda day: day.sequence)) - 1

    in_the_evening(data, story)


def test_a_backup_is_for_its_owner_and_leaves_nothing_half_done(data: Path, tmp_path: Path) -> None:
    backup = take_backup(data, tmp_path / "stick", NOW)
    assert backup.folder.name == "antrean-mpp-contoh-2026-11-23T090500"
    assert stat.S_IMODE(backup.folder.stat().st_mode) == 0o700
    assert [one.name for one in (tmp_path / "stick").iterdir()] == [backup.folder.name]
    assert read_manifest(backup.folder) == backup.manifest


def test_what_cannot_be_backed_up_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take_backup(tmp_path / "nowhere", tmp_path / "stick", NOW)
    assert not (tmp_path / "stick").exists()


def test_a_restored_hall_is_the_hall_that_was(data: Path, tmp_path: Path) -> None:
    take_backup(data, tmp_path / "stick", NOW)
    restored = restore(tmp_path / "stick", tmp_path / "new")
    assert (restored.kind, restored.verdict.is_whole) == ("backup", True)
    for table in ("tickets", "officers", "meta"):
        assert contents(tmp_path / "new", table) == contents(data, table)
    assert seal_key(tmp_path / "new").public == seal_key(data).public
    assert list(read_entries(tmp_path / "new"))[: restored.verdict.entries] == list(read_entries(data))
    assert list(read_entries(tmp_path / "new"))[-1].type == "store_restored"
    assert verify(read_entries(tmp_path / "new")).is_whole


def test_the_newest_backup_in_a_place_is_taken(data: Path, tmp_path: Path) -> None:
    take_backup(data, tmp_path / "stick", NOW)
    newer = take_backup(data, tmp_path / "stick", NOW.replace(hour=10))
    assert find_backup(tmp_path / "stick") == newer.folder
    assert find_backup(newer.folder) == newer.folder


def test_a_folder_that_holds_something_is_left_alone(data: Path, tmp_path: Path) -> None:
    take_backup(data, tmp_path / "stick", NOW)
    with pytest.raises(NotEmptyError):
        restore(tmp_path / "stick", data)


def test_a_place_without_a_backup_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoBackupError):
        restore(tmp_path, tmp_path / "new")


def test_a_backup_that_is_not_whole_is_refused_unless_there_is_no_other(data: Path, tmp_path: Path) -> None:
    backup = take_backup(data, tmp_path / "stick", NOW)
    change(backup.folder, "UPDATE entries SET officer = 'x' WHERE sequence = 3")
    with pytest.raises(FlawedError, match=r"entry 3 is wrong \(altered\)"):
        restore(backup.folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not restore(backup.folder, tmp_path / "new", accepts_flaws=True).verdict.is_whole


def test_a_hall_is_rebuilt_from_its_record_alone(data: Path, tmp_path: Path) -> None:
    export_record(data, tmp_path / "record.jsonl")
    restored = restore(tmp_path / "record.jsonl", tmp_path / "new")
    assert restored.kind == "copy"
    assert _without_token(tmp_path / "new") == _without_token(data)
    assert list(read_entries(tmp_path / "new"))[: restored.verdict.entries] == list(read_entries(data))
    assert verify(read_entries(tmp_path / "new")).is_whole


def test_a_part_of_a_record_rebuilds_nothing(data: Path, tmp_path: Path) -> None:
    export_record(data, tmp_path / "day.jsonl", date(2026, 11, 24))
    with pytest.raises(NoBackupError, match="from its beginning"):
        restore(tmp_path / "day.jsonl", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_restored_hall_goes_on(data: Path, tmp_path: Path) -> None:
    take_backup(data, tmp_path / "stick", NOW)
    restore(tmp_path / "stick", tmp_path / "new")
    store = Store.open(tmp_path / "new")
    assert store.head()[0] > read_manifest(find_backup(tmp_path / "stick")).sequence
    store.close()


def _without_token(data: Path) -> list[tuple[object, ...]]:
    """The tickets but for what the lost machine alone could make."""
    with closing(sqlite3.connect(data / "hall.sqlite")) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(tickets)") if row[1] != "token"]
        return list(connection.execute(f"SELECT {', '.join(names)} FROM tickets ORDER BY id"))
