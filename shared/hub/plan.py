"""Putting a hall file into force: at the first start, on a data folder at rest, or by the hub that runs."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from shared.hub.accounts import Accounts
from shared.hub.answers import Answer, refused_for
from shared.hub.clock import SystemClock
from shared.hub.day import Day
from shared.hub.engine import Engine
from shared.hub.hall_file import HallFile, read_hall_file
from shared.hub.store import Store
from shared.hub.stream import Stream
from shared.queueing.plan import NO_PLAN

OTHER_HALL = "other_hall"

Result = TypeVar("Result")


class NoHallError(Exception):
    """A data folder without a hall was opened, and no hall file was given."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds no hall yet; give its file at the first start: antrean hub --hall FILE")


async def first_plan(engine: Engine, folder: Path, file: Path | None) -> None:
    """At the first start, put the hall file into force; later starts go on with what is in force."""
    if not await engine.read(lambda day: day.hall.plan is NO_PLAN):
        return
    if file is None:
        raise NoHallError(folder)
    await apply(engine, read_hall_file(file))


async def apply(engine: Engine, file: HallFile, device: str = "", accounts: Accounts | None = None) -> Answer:
    """Put a hall file into force with its officers. A data folder keeps to its hall. A hub gives its `accounts`."""
    hall = await engine.read(_hall)
    if hall and hall != file.plan.id:
        return refused_for(OTHER_HALL, {"old": hall, "new": file.plan.id})
    if accounts is None:
        accounts = Accounts(engine, SystemClock(), await engine.officers())
    return await accounts.apply(file.plan, file.officers, device)


def apply_at_rest(folder: Path, file: HallFile) -> Answer:
    """Put a hall file into force where no hub runs; hold the folder's lock meanwhile. StoreError as the store does."""
    return at_rest(folder, lambda engine: apply(engine, file))


def at_rest(folder: Path, work: Callable[[Engine], Awaitable[Result]]) -> Result:
    """Have an engine work on a data folder where no hub runs; hold the folder's lock meanwhile. StoreError likewise."""

    async def run() -> Result:
        engine = Engine(Store.open(folder), SystemClock(), Stream()).start()
        try:
            return await work(engine)
        finally:
            await engine.stop()

    return asyncio.run(run())


def _hall(day: Day) -> str:
    return day.hall.plan.id
