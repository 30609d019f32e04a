"""The power fails below SQLite: what was not synced is lost or torn, and still no answered command is.

The real engine works through visits of every kind on a disk whose every write and sync is written down. Then the disk
is rebuilt as it may be after a cut at some moment, again and again, and opened.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.hub.clock import HandClock
from shared.hub.day import Day
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.hall_file import read_hall_file
from shared.hub.plan import apply
from shared.hub.replay import read_day
from shared.hub.seal_key import seal_key
from shared.hub.seals import Seals
from shared.hub.store import Store, StoredAnswer, read_entries
from shared.hub.stream import Stream
from shared.journal.verify import verify
from shared.queueing.commands import (
    CallNext,
    Command,
    FinishService,
    HoldTicket,
    OpenCounter,
    Recall,
    ReportPrint,
    ReturnTicket,
    TakeTicket,
    Transfer,
    Undo,
)
from shared.queueing.tickets import PrintOutcome
from tests.bench.hall import write_hall
from tests.support.power_cut import DiskLog, Fate, NoListeningError, Sync, Write, written_down

VISITS = 60
CUTS = 100
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
Order = list[str]
"""The tickets that wait, line by line."""

FATES: tuple[Fate, ...] = get_args(Fate)


@dataclass(frozen=True, slots=True)
class Answered:
    """A command that was answered, and how far the disk's log had come by then."""

    moment: int
    key: str
    answer: StoredAnswer


@dataclass
class Lived:
    """A day on a disk that was listened to: what was answered, and who waited after each command."""

    log: DiskLog
    answered: list[Answered]
    waiting: dict[int, Order]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """One such day, for all tests: only read."""
    folder = tmp_path_factory.mktemp("power")
    (folder / "data").mkdir()
    try:
        with written_down() as log:
            yield asyncio.run(live(folder, log))
    except NoListeningError as reason:
        pytest.skip(str(reason))


def test_every_answer_came_after_a_sync(lived: Lived) -> None:
    for one in lived.answered:
        before = lived.log.steps[: one.moment]
        last = max(at for at, step in enumerate(before) if isinstance(step, Write))
        assert Sync(before[last].file) in before[last:]


def test_the_log_was_moved_into_the_file_in_between(lived: Lived) -> None:
    """Else the hardest moments were not among those that are cut."""
    assert len(moving(lived)) > 1


@settings(max_examples=CUTS, deadline=None)
@given(data=st.data(), fate=st.sampled_from(FATES), chance=st.randoms(use_true_random=True))
def test_nothing_answered_is_lost_wherever_the_cut_falls(
    lived: Lived, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, fate: Fate, chance: Random
) -> None:
    moment = data.draw(st.integers(lived.answered[0].moment, len(lived.log)) | st.sampled_from(moving(lived)))
    cut(lived, tmp_path_factory.mktemp("cut"), moment, fate, chance)


def cut(lived: Lived, folder: Path, moment: int, fate: Fate, chance: Random) -> None:
    """Rebuild the disk after a cut and open it: whole, every answer as it was given, everybody in the same order."""
    lived.log.rebuild(folder, moment, fate, chance)
    store = Store.open(folder)
    answered = [one for one in lived.answered if one.moment <= moment]
    assert [one.key for one in answered if store.answer(one.key) != one.answer] == []
    day, _ = read_day(store, Seals(store.secret(), seal_key(folder)))
    store.close()
    verdict = verify(read_entries(folder))
    assert verdict.is_whole, verdict
    assert verdict.entries == day.sequence
    if day.sequence in lived.waiting:
        assert _waiting(day) == lived.waiting[day.sequence]


def moving(lived: Lived) -> list[int]:
    """The moments at which the log was being moved into the file, in the middle of the day."""
    first = lived.answered[0].moment
    return [at for at, step in enumerate(lived.log.steps) if at > first and step.file == "hall.sqlite"]


async def live(folder: Path, log: DiskLog) -> Lived:
    clock, lived = HandClock(NOON), Lived(log, [], {})
    engine = Engine(Store.open(folder / "data"), clock, Stream()).start()
    await apply(engine, read_hall_file(write_hall(folder)))
    for counter in range(3):
        await _ask(engine, lived, OpenCounter(f"c{counter}", f"o{counter}"))
    for visit in range(VISITS):
        for commands in _visit(visit):
            await asyncio.gather(*(_ask(engine, lived, each) for each in commands))
    lived.log = DiskLog([*log.steps])  # as far as the day went: it does not end
    await engine.stop()
    return lived


async def _ask(engine: Engine, lived: Lived, command: Command) -> None:
    key = f"{len(lived.answered)}-{id(command)}"
    answer = await engine.ask(Ask(command, key, "fingerprint"))
    lived.answered.append(Answered(len(lived.log), key, StoredAnswer("fingerprint", answer.status, answer.body)))
    sequence, waiting = await engine.read(lambda day: (day.sequence, _waiting(day)))
    lived.waiting[sequence] = waiting


def _visit(visit: int) -> Iterator[tuple[Command, ...]]:
    """Two come, one is called; then one of the ways that a visit may go."""
    one, two, at, officer = f"t{visit}-1", f"t{visit}-2", f"c{visit % 3}", f"o{visit % 3}"
    service = f"s{visit % 3}"
    yield TakeTicket(one, service, "regular", "id"), TakeTicket(two, service, "elderly", "en")
    yield ReportPrint(one, PrintOutcome.PRINTED), ReportPrint(two, PrintOutcome.FAILED, "paper_end")
    yield (CallNext(at, officer, None),)
    yield Recall(at, officer), FinishService(at, officer)
    yield (
        (Undo(at, officer),),
        (HoldTicket(at, officer, "berkas"), ReturnTicket(two, officer)),
        (Transfer(at, officer, f"s{(visit + 4) % 10}"),),
        (FinishService(at, officer),),
    )[visit % 4]
    yield (FinishService(at, officer),)


def _waiting(day: Day) -> Order:
    sides = (side for line in day.hall.lines.values() for side in (line.regular, line.priority))
    return [place[-1] for side in sides for place in side]
