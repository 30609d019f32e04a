"""The seal of a day, as the hub makes it."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from shared.hub.day import Day
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.seal_key import KEY_FILE, seal_key
from shared.hub.store import Store, StoreError, read_entries
from shared.hub.stream import Stream
from shared.journal.slip import read_slip, slip_of
from shared.journal.verify import verify
from shared.queueing.commands import CallNext, OpenCounter, SealDay
from shared.queueing.facts import DaySealed, NumberRange
from tests.hub.test_engine import NEXT_MORNING, Evening, in_the_evening


def types(folder: Path) -> list[str]:
    """What stands in the record."""
    return [entry.type for entry in read_entries(folder)]


async def a_day(evening: Evening) -> None:
    """Two numbers, one of them called; then the next day."""
    await evening.take()
    await evening.take()
    await evening.engine.ask(Ask(OpenCounter("1", "andi")))
    await evening.engine.ask(Ask(CallNext("1", "andi")))
    evening.clock.set(NEXT_MORNING + timedelta(minutes=20))
    await evening.engine.keep_time_if_due()


def test_a_day_that_ends_is_sealed_before_the_next_begins(tmp_path: Path) -> None:
    in_the_evening(tmp_path, a_day)
    assert types(tmp_path)[-2:] == ["day_sealed", "day_started"]
    assert types(tmp_path).count("day_sealed") == 1
    verdict = verify(read_entries(tmp_path))
    assert (verdict.flaw, verdict.seals) == (None, 1)
    assert verdict.keys == (seal_key(tmp_path).public,)


def test_a_day_can_be_sealed_at_any_time_and_more_than_once(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        for _ in range(2):
            await evening.take()
            await evening.engine.ask(Ask(SealDay("sari")))
        seal = await evening.engine.read(_last_seal)
        assert (seal.issued, seal.numbers, seal.sequence) == (2, (NumberRange("A", 1, 2),), 5)
        assert read_slip(slip_of(seal)).issued == 2

    in_the_evening(tmp_path, story)
    verdict = verify(read_entries(tmp_path))
    assert (verdict.flaw, verdict.seals) == (None, 2)
    assert [entry.officer for entry in read_entries(tmp_path) if entry.type == "day_sealed"] == ["sari", "sari"]


def test_the_last_seal_is_known_after_a_restart(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        await a_day(evening)
        before = await evening.engine.read(_last_seal)
        again = Engine(Store.open(tmp_path), evening.clock, Stream()).start()
        assert await again.read(_last_seal) == before
        assert before.issued == 2
        await again.stop()

    in_the_evening(tmp_path, story)


def test_a_day_read_again_is_counted_alike(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        await evening.take()
        again = Engine(Store.open(tmp_path), evening.clock, Stream()).start()
        assert (await again.read(lambda day: day.tally)).issued == 1
        await again.ask(Ask(SealDay()))
        await again.stop()

    in_the_evening(tmp_path, story)
    assert verify(read_entries(tmp_path)).is_whole


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    key = seal_key(tmp_path)
    assert seal_key(tmp_path).public == key.public
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_a_damaged_key_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("no key")
    with pytest.raises(StoreError, match="bring it back from a backup"):
        seal_key(tmp_path)


def test_a_seal_in_the_record_is_read_as_it_was_made(tmp_path: Path) -> None:
    in_the_evening(tmp_path, a_day)
    (entry,) = [entry for entry in read_entries(tmp_path) if entry.type == "day_sealed"]
    event = entry.to_event()
    assert isinstance(event, DaySealed)
    assert (event.hall, event.sequence) == ("mpp-contoh", entry.sequence - 1)


def _last_seal(day: Day) -> DaySealed:
    assert day.last_seal is not None
    return day.last_seal
