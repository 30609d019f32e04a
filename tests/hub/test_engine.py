"""The engine by itself: the change of the day, and a command that the store contradicts."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from shared.hub.clock import HandClock, new_id
from shared.hub.day import Day
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.hall_file import read_hall_file
from shared.hub.plan import apply
from shared.hub.store import ContradictionError, Store
from shared.hub.stream import Stream
from shared.queueing.commands import CallNext, OpenCounter, TakeTicket
from tests.support.hub import SMALL_HALL

EVENING = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # 23:00 in Jakarta
NEXT_MORNING = EVENING + timedelta(hours=2)


class Evening:
    """An engine on a data folder, with a clock that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.stream = HandClock(EVENING), Stream()
        self.engine = Engine(Store.open(folder), self.clock, self.stream).start()

    async def take(self, ticket: str = "", key: str = "") -> dict[str, Any]:
        """A number for an identity card; the answer."""
        answer = await self.engine.ask(Ask(TakeTicket(ticket or new_id(), "ktp", "regular", "id"), key, "same"))
        told: dict[str, Any] = json.loads(answer.body)
        return told


Story = Callable[[Evening], Coroutine[Any, Any, None]]


def in_the_evening(folder: Path, story: Story) -> None:
    """Play a story on a fresh engine with the small hall."""

    async def play() -> None:
        evening = Evening(folder)
        try:
            await apply(evening.engine, read_hall_file(SMALL_HALL))
            await story(evening)
        finally:
            await evening.engine.stop()

    asyncio.run(play())


def test_a_new_day_starts_the_numbers_anew_by_itself(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        await evening.engine.keep_time_if_due()
        assert [(await evening.take())["label"] for _ in range(2)] == ["A-001", "A-002"]
        evening.clock.set(NEXT_MORNING + timedelta(minutes=20))
        await evening.engine.keep_time_if_due()
        assert await evening.engine.read(_waiting) == 0
        assert (await evening.take())["label"] == "A-001"

    in_the_evening(tmp_path, story)


def test_yesterdays_ticket_in_hand_holds_up_nobody(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        for moment in (EVENING, NEXT_MORNING + timedelta(minutes=20)):
            evening.clock.set(moment)
            await evening.take()
            await evening.engine.ask(Ask(OpenCounter("1", "andi")))
            answer = await evening.engine.ask(Ask(CallNext("1", "andi")))
            assert json.loads(answer.body)["ticket"]["label"] == "A-001"

    in_the_evening(tmp_path, story)


def test_answers_are_kept_over_midnight_and_then_forgotten(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        first = await evening.take(key="k")
        evening.clock.set(NEXT_MORNING + timedelta(minutes=20))
        await evening.engine.keep_time_if_due()
        assert await evening.take(key="k") == first
        evening.clock.set(NEXT_MORNING + timedelta(days=1, minutes=20))
        await evening.engine.keep_time_if_due()

    in_the_evening(tmp_path, story)
    store = Store.open(tmp_path)
    assert store.answered_keys() == set()
    store.close()


def test_a_command_that_the_store_contradicts_takes_no_other_down(tmp_path: Path, expect_log: Any) -> None:
    expect_log("not carried out: 3 commands")
    expect_log("not carried out: 1 commands")

    async def story(evening: Evening) -> None:
        await evening.take("yesterday")
        evening.clock.set(NEXT_MORNING + timedelta(minutes=20))
        answers = await asyncio.gather(
            evening.take("one"), evening.take("yesterday"), evening.take("two"), return_exceptions=True
        )
        assert [isinstance(answer, ContradictionError) for answer in answers] == [False, True, False]
        assert await evening.engine.read(_waiting) == 2

    in_the_evening(tmp_path, story)


def test_what_is_read_is_on_disk(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        asks = [asyncio.create_task(evening.take()) for _ in range(50)]
        await asyncio.sleep(0)
        seen = await evening.engine.read(lambda day: (day.sequence, day.head))
        store = Store.open(tmp_path)
        assert store.head() == seen
        store.close()
        await asyncio.gather(*asks)

    in_the_evening(tmp_path, story)


def test_a_day_read_again_is_the_day_that_was(tmp_path: Path) -> None:
    async def story(evening: Evening) -> None:
        await evening.engine.ask(Ask(OpenCounter("1", "andi")))
        for _ in range(3):
            await evening.take()
        await evening.engine.ask(Ask(CallNext("1", "andi")))
        again = Engine(Store.open(tmp_path), evening.clock, Stream()).start()
        lived, read = await evening.engine.read(_itself), await again.read(_itself)
        assert (read.hall, read.sequence, read.head) == (lived.hall, lived.sequence, lived.head)
        assert (read.called_in, read.served) == (lived.called_in, lived.served)
        await again.stop()

    in_the_evening(tmp_path, story)


def _itself(day: Day) -> Day:
    return day


def _waiting(day: Day) -> int:
    return sum(len(line) for line in day.hall.lines.values())
