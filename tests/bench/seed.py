"""A day that has already happened: made by the hub's own engine, quicker than over the network."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from shared.hub.answers import OK
from shared.hub.clock import SystemClock, new_id
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.hall_file import read_hall_file
from shared.hub.plan import apply
from shared.hub.store import Store
from shared.hub.stream import Stream
from shared.queueing.commands import (
    CallNext,
    Command,
    FinishService,
    OpenCounter,
    ReportPrint,
    StartService,
    TakeTicket,
)
from shared.queueing.tickets import PrintOutcome
from tests.bench.hall import COUNTERS, SERVICES


def seed_waiting(data: Path, hall: Path, tickets: int) -> None:
    """So many wait, and every counter is open."""
    data.mkdir(parents=True)
    asyncio.run(_seed(data, hall, tickets, is_served=False))


def seed_day(data: Path, hall: Path, tickets: int) -> None:
    """So many were issued, printed, called, served and finished: five events each."""
    data.mkdir(parents=True)
    asyncio.run(_seed(data, hall, tickets, is_served=True))


async def _seed(data: Path, hall: Path, tickets: int, *, is_served: bool) -> None:
    engine = Engine(Store.open(data), SystemClock(), Stream()).start()
    await apply(engine, read_hall_file(hall))
    await _ask(engine, [OpenCounter(f"c{index}", f"o{index}") for index in range(COUNTERS)])
    for first in range(0, tickets, COUNTERS):
        numbers = range(first, min(first + COUNTERS, tickets))
        await _ask(engine, [TakeTicket(f"t{number}", f"s{number % SERVICES}", "regular", "id") for number in numbers])
        if is_served:
            await _serve(engine, [f"t{number}" for number in numbers])
    await engine.stop()


async def _serve(engine: Engine, tickets: list[str]) -> None:
    """Print, call, start and finish them, each at a counter of its own."""
    places = [(f"c{index}", f"o{index}") for index in range(len(tickets))]
    await _ask(engine, [ReportPrint(ticket, PrintOutcome.PRINTED) for ticket in tickets])
    await _ask(engine, [CallNext(counter, officer) for counter, officer in places])
    await _ask(engine, [StartService(counter, officer) for counter, officer in places])
    await _ask(engine, [FinishService(counter, officer) for counter, officer in places])


async def _ask(engine: Engine, commands: Sequence[Command]) -> None:
    answers = await asyncio.gather(*(engine.ask(Ask(command, key=new_id())) for command in commands))
    assert all(answer.status == OK for answer in answers), answers[0]
