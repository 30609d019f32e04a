"""The hub's own time, while somebody sets the machine's clock."""

import asyncio
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.hub.clock import HandClock, new_id
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.hall_file import read_hall_file
from shared.hub.hub_clock import HOLD_S, HubClock, Step
from shared.hub.plan import apply
from shared.hub.store import Store
from shared.hub.stream import Stream
from shared.queueing.commands import CallNext, FinishService, OpenCounter, StartService, TakeTicket
from tests.support.hub import SMALL_HALL

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
HOUR = 3600.0


class Machine:
    """A machine whose clock somebody sets while its counter goes on."""

    def __init__(self, start: datetime = NOON) -> None:
        self.wall, self.seconds = HandClock(start), 0.0
        self.hub = HubClock(self.wall, lambda: self.seconds)

    def wait(self, seconds: float) -> tuple[Step, ...]:
        """Let time pass, then look."""
        self.seconds += seconds
        self.wall.set(self.wall.now() + timedelta(seconds=seconds))
        return self.hub.look()

    def set(self, seconds: float) -> tuple[Step, ...]:
        """Somebody sets the clock forth, or back; then the hub looks."""
        self.wall.set(self.wall.now() + timedelta(seconds=seconds))
        return self.hub.look()


def test_the_hub_agrees_with_a_clock_that_nobody_sets() -> None:
    machine = Machine()
    assert machine.wait(HOUR) == ()
    assert (machine.hub.now(), machine.hub.off_seconds) == (NOON + timedelta(hours=1), 0)


def test_an_hour_forth_and_back_leaves_the_hub_as_it_was() -> None:
    machine = Machine()
    assert machine.set(HOUR) == (Step(3600, is_followed=False),)
    assert machine.wait(HOLD_S / 2) == ()
    assert machine.set(-HOUR) == (Step(-3600, is_followed=False),)
    assert machine.wait(2 * HOLD_S) == ()
    assert machine.hub.now() == NOON + timedelta(seconds=2.5 * HOLD_S)


def test_a_clock_set_forth_is_followed_when_it_stays_there() -> None:
    machine = Machine()
    machine.set(HOUR)
    assert machine.wait(HOLD_S) == (Step(3600, is_followed=True),)
    assert (machine.hub.now(), machine.hub.off_seconds) == (machine.wall.now(), 0)


def test_a_clock_set_back_is_not_followed_before_the_next_day() -> None:
    machine = Machine()
    assert machine.set(-HOUR) == (Step(-3600, is_followed=False),)
    assert machine.wait(8 * HOUR) == ()
    assert machine.hub.off_seconds == -3600
    assert machine.hub.follow() == (Step(-3600, is_followed=True),)
    assert machine.hub.now() == machine.wall.now()


def test_a_dead_battery_does_not_take_the_hub_back_to_1970() -> None:
    machine = Machine(datetime(1970, 1, 1, tzinfo=UTC))
    machine.hub.go_on_after(NOON)
    machine.wait(60)
    assert machine.hub.now() == NOON + timedelta(minutes=1)
    (step,) = machine.set((NOON + timedelta(hours=2) - machine.wall.now()).total_seconds())
    assert step.is_followed
    assert machine.hub.now() == NOON + timedelta(hours=2)


def test_a_first_start_in_1970_is_put_right_as_soon_as_the_clock_is() -> None:
    machine = Machine(datetime(1970, 1, 1, tzinfo=UTC))
    machine.hub.go_on_after(None)
    machine.set((NOON - machine.wall.now()).total_seconds())
    assert machine.hub.now() == NOON


def test_a_hub_goes_on_after_its_record() -> None:
    machine = Machine()
    machine.hub.go_on_after(NOON + timedelta(hours=1))
    assert machine.hub.now() == NOON + timedelta(hours=1)
    assert machine.hub.look() == (Step(-3600, is_followed=False),)


STEPS = st.lists(st.tuples(st.floats(0, 900), st.sampled_from([0.0, HOUR, -HOUR, -20 * HOUR, -1.5e9])), max_size=12)


@given(STEPS)
@settings(max_examples=25, deadline=None)
def test_whoever_came_first_is_called_first_however_the_clock_is_set(steps: list[tuple[float, float]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_play(Path(folder), steps))


async def _play(folder: Path, steps: list[tuple[float, float]]) -> None:
    """A ticket after each step, then all are called."""
    machine = Machine()
    engine = Engine(Store.open(folder), machine.hub, Stream()).start()
    try:
        await apply(engine, read_hall_file(SMALL_HALL))
        taken: list[str] = []
        for seconds, step in steps:
            machine.set(step)
            machine.wait(seconds)
            answer = await engine.ask(Ask(TakeTicket(new_id(), "ktp", "regular", "id")))
            told = json.loads(answer.body)
            if answer.status == 200:
                if told["number"] == 1:
                    taken.clear()
                taken.append(told["label"])
        await engine.ask(Ask(OpenCounter("1", "andi")))
        assert [await _serve_next(engine, machine) for _ in taken] == taken
    finally:
        await engine.stop()


async def _serve_next(engine: Engine, machine: Machine) -> str:
    """Call, start and finish whoever is next; the label."""
    answer = await engine.ask(Ask(CallNext("1", "andi")))
    for command in (StartService("1", "andi"), FinishService("1", "andi")):
        machine.wait(60)
        await engine.ask(Ask(command))
    label: str = json.loads(answer.body)["ticket"]["label"]
    return label
