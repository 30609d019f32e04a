"""`antrean hub`: wires the hub's parts, and runs them until it is told to stop."""

import asyncio
import contextlib
import gc
import json
import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvloop

from shared.hub.advert import Advert
from shared.hub.api.app import serve
from shared.hub.api.hub import Hub
from shared.hub.clock import SystemClock
from shared.hub.engine import Engine, StoreAwayError
from shared.hub.hall_file import HallFileError
from shared.hub.lock import FolderInUseError, FolderLock
from shared.hub.plan import NoHallError, first_plan
from shared.hub.server import Server, end_quietly, listen
from shared.hub.store import NewerStoreError, Store, StoreError
from shared.hub.stream import Stream

PORT = 8420
EVERYWHERE, LOOPBACK = "0.0.0.0", "127.0.0.1"
_LOOK_AT_THE_DAY_EVERY_S = 1.0
_RARELY = (50_000, 20, 100)
"""How often Python looks for garbage in circles: a day of tickets holds none, and each look would hold up the hall."""

app = typer.Typer(add_completion=False)


@app.command()
def hub(
    data: Annotated[Path, typer.Option(help="The folder of the hall's data.")],
    hall: Annotated[Path | None, typer.Option(help="The hall file; needed at the first start only.")] = None,
    port: Annotated[int, typer.Option(help="The TCP port; 0 is any free one.")] = PORT,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = EVERYWHERE,
) -> None:
    """Hold the hall's queue and its record, until SIGTERM or Ctrl-C."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    try:
        lock = FolderLock.take(data)
        end_quietly()
        uvloop.run(run(data, hall, host, port, lock))
        lock.release()
    except (FolderInUseError, NewerStoreError, NoHallError, HallFileError, StoreError) as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"cannot listen on {host}:{port}: {error.strerror}")


async def run(data: Path, hall: Path | None, host: str, port: int, lock: FolderLock) -> None:
    """The hub, from its start to its end."""
    stream, clock, store = Stream(), SystemClock(), Store.open(data)
    engine = Engine(store, clock, stream).start()
    try:
        await first_plan(engine, data, hall)
        await engine.start_day_if_due()
        await _serve(Hub(engine, stream, clock, {one.id: one for one in store.officers()}), host, port, lock)
    finally:
        await engine.stop()


async def _serve(parts: Hub, host: str, port: int, lock: FolderLock) -> None:
    with contextlib.closing(listen(host, port)) as listening:
        port = listening.getsockname()[1]
        plan = await parts.engine.read(lambda day: day.hall.plan)
        advert = Advert(plan.id, plan.name.indonesian, host, port)

        def ready() -> None:
            lock.tell(f"{LOOPBACK if host == EVERYWHERE else host}:{port}")
            typer.echo(json.dumps({"hub": "ready", "port": port, "hall": plan.id}))
            sys.stdout.flush()
            advert.start()

        server = Server(serve(parts), ready)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_RARELY)
        days = asyncio.create_task(_watch_the_day(parts.engine))
        await server.serve([listening])
        days.cancel()
        if server.started:
            await asyncio.to_thread(advert.close)


async def _watch_the_day(engine: Engine) -> None:
    while True:
        with contextlib.suppress(StoreAwayError):
            await engine.start_day_if_due()
        await asyncio.sleep(_LOOK_AT_THE_DAY_EVERY_S)


def _stop(reason: str) -> None:
    typer.echo(f"antrean hub: {reason}", err=True)
    raise typer.Exit(1)
