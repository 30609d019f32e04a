"""The commands that carry the record away, on the record that a real hub writes."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shared.cli import PARTS
from shared.hub.seal_key import seal_key
from shared.hub.store import read_entries
from shared.journal.entry import GENESIS, Entry, enter
from shared.journal.slip import read_slip, signed_text
from shared.link.doctor import look_at_hub
from shared.link.settings import load_settings
from shared.queueing.facts import DaySealed
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser, using


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all, which has given out three numbers and copies its record to a stick."""
    folder = tmp_path_factory.mktemp("hub")
    (folder / "stick").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANTREAN_COPY_TO", str(folder / "stick"))
        with running_hub(folder / "data") as running, using(running) as user:
            for _ in range(3):
                user.take()
            yield running


def antrean(*arguments: object, status: int = 0) -> str:
    """Run the command, in this process; what it said."""
    name, *rest = map(str, arguments)
    module, _, app = next(part.target for part in PARTS if part.name == name and part.target).partition(":")
    ran = CliRunner().invoke(getattr(import_module(module), app), rest)
    assert ran.exit_code == status, ran.output
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


def test_an_exported_record_is_checked_without_the_hub(hub: RunningHub, tmp_path: Path) -> None:
    slip = antrean("seal", hub.data)
    file = tmp_path / "record.jsonl"
    assert "It is whole." in antrean("export", hub.data, file)
    assert "The slip agrees" in antrean("verify", file, "--slip", slip)
    assert "is there already" in antrean("export", hub.data, file, status=1)
    assert list(read_entries(hub.data))[-1].type == "record_exported"


def test_one_day_is_exported_from_its_first_entry_to_its_seal(hub: RunningHub, tmp_path: Path) -> None:
    day = read_slip(antrean("seal", hub.data)).day
    file = tmp_path / "day.jsonl"
    antrean("export", hub.data, file, "--day", day)
    assert "The record is whole" in antrean("verify", file)
    header, first, *_ = map(json.loads, file.read_text().splitlines())
    assert (header["first"], first["type"]) == (first["sequence"], "day_started")
    assert "no entry of 2020-01-01" in antrean("export", hub.data, tmp_path / "no", "--day", "2020-01-01", status=1)


def test_a_line_that_was_changed_is_named(hub: RunningHub, tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    antrean("export", hub.data, file)
    lines = file.read_text().splitlines(keepends=True)
    for changed, told in (
        ([*lines[:3], lines[3].replace('"regular"', '"elderly"'), *lines[4:]], "3 (altered)"),
        (lines[:3] + lines[4:], "3 (gap)"),
        ([*lines[:3], "what?\n", *lines[4:]], "3 (unreadable)"),
    ):
        file.write_text("".join(changed))
        assert f"First wrong entry: {told}" in antrean("verify", file, status=1)


def test_what_is_no_record_or_no_slip_cannot_be_read(hub: RunningHub, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("no record\n")
    assert "this is no record" in antrean("verify", tmp_path / "poem.txt", status=2)
    assert "no record is there" in antrean("verify", tmp_path / "nowhere", status=2)
    assert "no closing slip" in antrean("verify", hub.data, "--slip", "what?", status=2)
    assert "no Ed25519 public key" in antrean("verify", hub.data, "--key", "what?", status=2)


def test_a_backup_is_taken_while_the_hub_works_and_brought_back(hub: RunningHub, tmp_path: Path) -> None:
    assert "The record is whole" in antrean("backup", tmp_path / "stick", "--data", hub.data)
    assert list(read_entries(hub.data))[-1].type == "backup_taken"
    said = antrean("restore", tmp_path / "stick", "--data", tmp_path / "new")
    assert f"Start it: antrean hub --data {tmp_path / 'new'}" in said
    assert "is not empty" in antrean("restore", tmp_path / "stick", "--data", tmp_path / "new", status=1)
    with running_hub(tmp_path / "new", hall=None) as again, using(again) as user:
        assert user.get("/seal")["key"] == antrean("key", hub.data).strip()


def test_the_hub_tells_how_its_copy_stands(hub: RunningHub, user: HubUser) -> None:
    sequence = user.take()["sequence"]
    pause = threading.Event()
    while (copy := user.get("/health")["copy_of_record"])["sequence"] < sequence or copy["state"] != "current":
        pause.wait(0.05)
    (file,) = (hub.data.parent / "stick").iterdir()
    assert f"{copy['sequence']} entries" in antrean("verify", file)


def test_a_stick_that_was_pulled_is_told_by_the_doctor(hub: RunningHub, user: HubUser) -> None:
    stick, pocket, pause = hub.data.parent / "stick", hub.data.parent / "pocket", threading.Event()
    stick.rename(pocket)
    user.take()
    while user.get("/health")["copy_of_record"]["state"] != "away":
        pause.wait(0.05)
    found = look_at_hub(load_settings(hub=hub.address))
    pocket.rename(stick)
    assert (found.verdict, "is away since entry" in found.text) == ("warning", True)


def test_a_record_rewritten_from_end_to_end_is_found_by_its_slip(
    hub: RunningHub, user: HubUser, tmp_path: Path
) -> None:
    user.take()
    slip = antrean("seal", hub.data)
    user.take()
    antrean("backup", tmp_path, "--data", hub.data)
    (forged,) = tmp_path.glob("antrean-*")
    rewrite(forged, ('"category":"regular"', '"category":"elderly"'))
    key = antrean("key", hub.data).strip()
    assert "The record is whole" in antrean("verify", forged, "--key", key)
    said = antrean("verify", forged, "--key", key, "--slip", slip, status=1)
    assert f"First wrong entry: {read_slip(slip).sequence} (rewritten)" in said
    assert "is not what stood there when it was sealed" in said


def rewrite(data: Path, change: tuple[str, str]) -> None:
    """What somebody can do who has the hub's disk and its key: another event, all hashes and seals made anew."""
    key, head = seal_key(data), GENESIS
    forged: list[Entry] = []
    for old in list(read_entries(data)):
        event = replace(old, event=old.event.replace(*change)).to_event()
        if isinstance(event, DaySealed):
            unsigned = replace(event, head=head)
            event = replace(unsigned, signature=key.sign(signed_text(unsigned)))
        entry = enter(event, sequence=old.sequence, device=old.device, officer=old.officer, previous=head)
        forged.append(entry)
        head = entry.hash
    with closing(sqlite3.connect(data / "hall.sqlite")) as connection:
        connection.executemany(
            "UPDATE entries SET event = ?, previous = ?, hash = ? WHERE sequence = ?",
            [(entry.event, entry.previous, entry.hash, entry.sequence) for entry in forged],
        )
        connection.commit()
