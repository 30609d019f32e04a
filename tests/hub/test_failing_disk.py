"""The disk fails in the middle of a commit, at any write or sync: a fault, and nothing is lost or done twice."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.hub.clock import HandClock
from shared.hub.draft import Ask
from shared.hub.engine import Engine, StoreAwayError
from shared.hub.hall_file import read_hall_file
from shared.hub.plan import apply
from shared.hub.store import Store, read_entries
from shared.hub.stream import Stream
from shared.journal.verify import verify
from shared.queueing.commands import CallNext, Command, FinishService, HoldTicket, OpenCounter, TakeTicket
from tests.bench.hall import write_hall
from tests.support.power_cut import DiskLog, NoListeningError, written_down

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
FAULTS = {"full": 13, "write error": 778, "sync error": 1034, "read-only": 8}
COMMANDS: tuple[Command, ...] = (
    OpenCounter("c0", "o0"),
    *(TakeTicket(f"t{number}", "s0", "regular", "id") for number in range(6)),
    CallNext("c0", "o0", None),
    HoldTicket("c0", "o0", "berkas"),
    CallNext("c0", "o0", None),
    FinishService("c0", "o0"),
)
EVENTS = {"counter_opened": 1, "ticket_issued": 6, "ticket_called": 2, "ticket_held": 1, "service_finished": 1}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a hall that has just been set up; copied, never written."""
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "data").mkdir()

    async def set_up() -> None:
        engine = Engine(Store.open(folder / "data"), HandClock(NOON), Stream()).start()
        await apply(engine, read_hall_file(write_hall(folder, services=2, counters=2)))
        await engine.stop()

    asyncio.run(set_up())
    return folder / "data"


def test_a_fault_at_any_write_loses_nothing_and_does_nothing_twice(
    fresh: Path, tmp_path_factory: pytest.TempPathFactory, expect_log: Callable[[str], None]
) -> None:
    expect_log("the store is away")

    @settings(max_examples=100, deadline=None)
    @given(fault=st.sampled_from(list(FAULTS)), after=st.integers(0, 120), lasts=st.integers(1, 3))
    def fails(fault: str, after: int, lasts: int) -> None:
        folder = Path(shutil.copytree(fresh, tmp_path_factory.mktemp("disk") / "data"))
        try:
            with written_down() as disk:
                asyncio.run(_live(folder, disk, FAULTS[fault], after, lasts))
        except NoListeningError as reason:
            pytest.skip(str(reason))
        entries = list(read_entries(folder))
        assert verify(entries).is_whole
        recorded = Counter(entry.type for entry in entries)
        assert {kind: recorded[kind] for kind in EVENTS} == EVENTS

    fails()


async def _live(folder: Path, disk: DiskLog, code: int, after: int, lasts: int) -> None:
    """Ask for everything, one after the other; what meets a fault is asked again, with its key, until it is done."""
    engine = Engine(Store.open(folder), HandClock(NOON), Stream()).start()
    disk.fail(code, after)
    faults = 0
    for number, command in enumerate(COMMANDS):
        while not await _is_done(engine, Ask(command, f"key {number}", "fingerprint")):
            faults += 1
            if faults == lasts:
                disk.heal()
    disk.heal()
    await engine.stop()


async def _is_done(engine: Engine, ask: Ask) -> bool:
    try:
        answer = await engine.ask(ask)
    except StoreAwayError:
        return False
    assert answer.status == 200, answer
    return True
