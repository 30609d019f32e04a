"""The hub as a program: wires its parts, and runs them until it is told to stop."""

import asyncio
import contextlib
import gc
import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from shared.hub.accounts import Accounts
from shared.hub.advert import Advert
from shared.hub.api.app import serve
from shared.hub.api.hub import Hub
from shared.hub.closing import is_seal_due
from shared.hub.damage import look_for_damage
from shared.hub.door import allow_many_files
from shared.hub.draft import Ask
from shared.hub.engine import Engine, StoreAwayError
from shared.hub.hall_file import HallFileError
from shared.hub.hub_clock import HubClock
from shared.hub.lock import FolderInUseError, FolderLock, UnusableFolderError
from shared.hub.plan import NoHallError, first_plan
from shared.hub.record.copy import Copied, RecordCopy
from shared.hub.record.seal_files import write_missing_seals
from shared.hub.server import Server, end_quietly, listen
from shared.hub.store import NewerStoreError, Store, StoreError
from shared.hub.stream import Stream
from shared.journal.codec import UnreadableError
from shared.queueing.commands import RecordFact, SealDay
from shared.queueing.facts import WHENEVER, ClockStepped

if sys.platform == "win32":
    new_event_loop: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
else:
    from uvloop import new_event_loop

EVERYWHERE, LOOPBACK = "0.0.0.0", "127.0.0.1"
_LOOK_AT_THE_DAY_EVERY_S = 1.0
_RARELY = (50_000, 20, 100)
"""How often Python looks for garbage in circles: a day of tickets holds none, and each look would hold up the hall."""


logger = logging.getLogger(__name__)


class CannotStartError(Exception):
    """The hub cannot run here; the sentence says why, and what to do."""


def hold(data: Path, hall: Path | None, host: str, port: int, copy_to: Path | None = None) -> None:
    """Run the hub of a data folder until SIGTERM or Ctrl-C. CannotStartError where it cannot begin."""
    try:
        lock = FolderLock.take(data)
        allow_many_files()
        end_quietly()
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(_run(data, hall, host, port, lock, RecordCopy(data, copy_to) if copy_to else None))
        lock.release()
    except (FolderInUseError, UnusableFolderError, NewerStoreError, NoHallError, HallFileError, StoreError) as error:
        raise CannotStartError(str(error)) from error
    except OSError as error:
        raise CannotStartError(f"cannot listen on {host}:{port}: {error.strerror}") from error


async def _run(data: Path, hall: Path | None, host: str, port: int, lock: FolderLock, copy: RecordCopy | None) -> None:
    stream, clock, store = Stream(), HubClock(), Store.open(data)
    engine = Engine(store, clock, Copied(stream, copy) if copy else stream).start()
    try:
        clock.go_on_after(await engine.read(lambda day: day.last_at))
        await first_plan(engine, data, hall)
        await engine.keep_time_if_due()
        if copy:
            copy.start()
        parts = Hub(engine, stream, clock, Accounts(engine, clock, store.officers()), copy)
        await _serve(parts, host, port, lock, data)
    finally:
        if copy:
            await asyncio.to_thread(copy.close)
        await engine.stop()


async def _serve(parts: Hub, host: str, port: int, lock: FolderLock, data: Path) -> None:
    with contextlib.closing(listen(host, port)) as listening:
        port = listening.getsockname()[1]
        plan, day = await parts.engine.read(lambda day: (day.hall.plan, day.hall.day))
        advert = Advert(plan.id, plan.name.indonesian, host, port)

        def ready() -> None:
            lock.tell(f"{LOOPBACK if host == EVERYWHERE else host}:{port}")
            sys.stdout.write(json.dumps({"hub": "ready", "port": port, "hall": plan.id}) + "\n")
            sys.stdout.flush()
            advert.start()

        server = Server(serve(parts), ready)
        _look_for_garbage_rarely()
        days = asyncio.create_task(_watch_the_day(parts.engine, parts.clock, data))
        times = asyncio.create_task(_watch_the_clock(parts.engine, parts.clock, day))
        look = asyncio.create_task(look_for_damage(data))
        devices = asyncio.create_task(_watch_the_devices(parts))
        await server.serve([listening])
        days.cancel()
        times.cancel()
        look.cancel()
        devices.cancel()
        if server.started:
            await asyncio.to_thread(advert.close)


def _write_seals(data: Path) -> None:
    """The record has them anyway: a disk that takes no file now gets it at the next seal."""
    try:
        write_missing_seals(data)
    except (OSError, StoreError, UnreadableError) as error:
        logger.warning("the files of the seals are not written: %s", error)


def _look_for_garbage_rarely() -> None:
    gc.freeze()
    gc.set_threshold(*_RARELY)
    gc.enable()


async def _watch_the_devices(parts: Hub) -> None:
    while True:
        with contextlib.suppress(StoreAwayError):
            for fact in parts.presence.news(time.monotonic()):
                await parts.engine.ask(Ask(RecordFact(fact), device=fact.device))
        await asyncio.sleep(_LOOK_AT_THE_DAY_EVERY_S)


async def _watch_the_clock(engine: Engine, clock: HubClock, last_day: date | None) -> None:
    while True:
        with contextlib.suppress(StoreAwayError):
            today = await engine.read(lambda day: day.hall.day)
            for step in clock.look() if today == last_day else clock.follow():
                logger.warning("the machine's clock was set by %d s; followed: %s", step.seconds, step.is_followed)
                await engine.ask(Ask(RecordFact(ClockStepped(WHENEVER, step.seconds, step.is_followed))))
            last_day = today
        await asyncio.sleep(_LOOK_AT_THE_DAY_EVERY_S)


async def _watch_the_day(engine: Engine, clock: HubClock, data: Path) -> None:
    written: object = None
    while True:
        with contextlib.suppress(StoreAwayError):
            await engine.keep_time_if_due()
            if await engine.read(lambda day: is_seal_due(day, clock.now())):
                await engine.ask(Ask(SealDay()))
            seal = await engine.read(lambda day: day.last_seal)
            if seal != written:
                written = seal
                await asyncio.to_thread(_write_seals, data)
        await asyncio.sleep(_LOOK_AT_THE_DAY_EVERY_S)
