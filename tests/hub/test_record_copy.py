"""The continuous copy: in a place that comes and goes, and never in the way of the hub."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shared.hub.record.copy import SUFFIX, RecordCopy
from shared.hub.record.restore import restore
from shared.hub.record.source import NoRecordError, open_source
from shared.hub.seal_key import seal_key
from shared.hub.store import Batch, Store, read_entries
from shared.journal.entry import enter
from shared.journal.verify import verify
from shared.queueing.events import Event, PlanApplied
from tests.journal.records import issued
from tests.support.halls import MORNING, small_plan

WITHIN_S = 20.0


class Hall:
    """A data folder that grows, and the place of its copy."""

    def __init__(self, folder: Path) -> None:
        self.data, self.stick = folder / "data", folder / "stick"
        self.data.mkdir()
        self.stick.mkdir()
        self.store = Store.open(self.data)
        seal_key(self.data)
        self.add(PlanApplied(MORNING, small_plan()))

    @property
    def file(self) -> Path:
        """The file of the copy."""
        return self.stick / f"mpp{SUFFIX}"

    def add(self, *events: Event) -> None:
        """Let events be recorded."""
        batch = Batch()
        sequence, head = self.store.head()
        for event in events:
            sequence += 1
            entry = enter(event, sequence=sequence, device="", officer="", previous=head)
            batch.add_entry(entry, date(2026, 11, 23))
            head = entry.hash
        self.store.write(batch)
        self.store.commit()

    def is_copied(self) -> bool:
        """Whether the copy holds all that the record holds."""
        try:
            return list(open_source(self.file).entries()) == list(read_entries(self.data))
        except NoRecordError:
            return False


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall with one entry."""
    hall = Hall(tmp_path)
    yield hall
    hall.store.close()


@pytest.fixture
def copy(hall: Hall) -> Iterator[RecordCopy]:
    """Its copy at work, quick to look again."""
    copy = RecordCopy(hall.data, hall.stick, look_again_s=0.02)
    copy.start()
    yield copy
    copy.close()


def wait_for(seen: Callable[[], bool]) -> None:
    """Wait until something is so."""
    pause = threading.Event()
    for _ in range(round(WITHIN_S / 0.02)):
        if seen():
            return
        pause.wait(0.02)
    raise AssertionError("it never came")


def test_every_entry_is_copied_as_it_comes(hall: Hall, copy: RecordCopy) -> None:
    wait_for(hall.is_copied)
    hall.add(*(issued(number) for number in range(1, 1200)))
    copy.wake()
    wait_for(hall.is_copied)
    wait_for(lambda: copy.view.state == "current" and copy.view.sequence == 1200)
    source = open_source(hall.file)
    assert verify(source.entries(), after=source.after).is_whole


def test_a_stick_that_was_pulled_gets_what_it_missed(hall: Hall, copy: RecordCopy, expect_log: Any) -> None:
    expect_log("the record's copy is away")
    wait_for(hall.is_copied)
    hall.stick.rename(hall.stick.with_name("pocket"))
    hall.add(issued(1))
    copy.wake()
    wait_for(lambda: copy.view.state == "away")
    assert copy.view.sequence == 1
    hall.stick.with_name("pocket").rename(hall.stick)
    wait_for(hall.is_copied)
    wait_for(lambda: copy.view.state == "current")


def test_an_unfinished_line_is_taken_off(hall: Hall) -> None:
    _copied(hall)
    with hall.file.open("a") as file:
        file.write('{"device":"","eve')
    hall.add(issued(1))
    _copied(hall)


def test_an_unfinished_header_is_begun_anew(hall: Hall) -> None:
    hall.file.write_text('{"antrean":"rec')
    _copied(hall)


def test_the_copy_of_another_record_is_left_as_it_is(hall: Hall, expect_log: Any) -> None:
    expect_log("the record's copy is refused .*another record")
    _copied(hall)
    lines = hall.file.read_text().splitlines()
    last = json.loads(lines[-1]) | {"hash": "0" * 64}
    hall.file.write_text("\n".join([*lines[:-1], json.dumps(last), ""]))
    before = hall.file.read_text()
    copy = RecordCopy(hall.data, hall.stick)
    copy.start()
    wait_for(lambda: copy.view.state == "refused")
    copy.close()
    assert hall.file.read_text() == before


def test_what_is_no_copy_is_left_as_it_is(hall: Hall, expect_log: Any) -> None:
    expect_log("the record's copy is refused .*no copy of a record")
    hall.file.write_text("dear diary\n")
    copy = RecordCopy(hall.data, hall.stick)
    copy.start()
    wait_for(lambda: copy.view.state == "refused")
    copy.close()
    assert hall.file.read_text() == "dear diary\n"


def test_a_hall_is_restored_from_the_folder_of_its_copy_alone(hall: Hall, tmp_path: Path) -> None:
    _copied(hall)
    restored = restore(hall.stick, tmp_path / "new")
    assert (restored.kind, restored.source) == ("copy", hall.file)
    assert list(read_entries(tmp_path / "new"))[:1] == list(read_entries(hall.data))


def _copied(hall: Hall) -> None:
    """Start a copy, and end it when it has all."""
    copy = RecordCopy(hall.data, hall.stick)
    copy.start()
    wait_for(hall.is_copied)
    copy.close()
