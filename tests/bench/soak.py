"""The soak test: a day of 10,000 tickets with 200 counters, 10 kiosks and 20 displays, pressed into ten minutes."""

import asyncio
import json
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count

from websockets.asyncio.client import ClientConnection, connect

from tests.bench.driver import Connection, Times, post_timed
from tests.bench.hall import write_hall
from tests.bench.report import Report
from tests.bench.settled import settled_hub
from tests.bench.start import resident_mb
from tests.support.hub import RunningHub

SECONDS = float(os.environ.get("ANTREAN_SOAK_SECONDS", "600"))
"""Ten minutes; a shorter one, to try it, keeps the pace and issues fewer."""

PER_SECOND = 10_000 / 600
TICKETS = round(PER_SECOND * SECONDS)
SERVICES, COUNTERS, KIOSKS, DISPLAYS = 150, 200, 10, 20
_MEMORY_EVERY_S = 5.0
_EMPTY_AFTER_S = 60.0


@dataclass
class Day:
    """What happened in it."""

    taken: int = 0
    called: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    calls: Times = field(default_factory=Times)
    tickets: Times = field(default_factory=Times)
    memory: list[float] = field(default_factory=list)
    heard: list[Counter[str]] = field(default_factory=list)


def run(report: Report) -> None:
    """Live through the day, then tell of it."""
    folder = report.folder / "soak"
    with settled_hub(folder / "data", write_hall(folder, SERVICES, COUNTERS)) as hub:
        day = asyncio.run(_live(hub))
    at = f"{TICKETS} tickets, {COUNTERS} counters, {KIOSKS} kiosks, {DISPLAYS} displays, {SECONDS / 60:g} min"
    report.add("soak: errors", at, len(day.errors), "", "0")
    report.add("soak: called twice", at, sum(times > 1 for times in Counter(day.called).values()), "", "0")
    report.add("soak: never called", at, day.taken - len(set(day.called)), "", "0")
    report.add("soak: calls that a display missed or heard twice", at, _misheard(day), "", "0")
    report.add("soak: call, p50", at, day.calls.percentile_ms(50), "ms")
    report.add("soak: call, p99", at, day.calls.percentile_ms(99), "ms", "under 50")
    report.add("soak: ticket, p99", at, day.tickets.percentile_ms(99), "ms")
    third = len(day.memory) // 3
    report.add("soak: memory after a third", at, day.memory[third], "MB")
    report.add("soak: memory at the end", at, day.memory[-1], "MB")
    for error, times in Counter(day.errors).most_common(5):
        report.add(f"soak: {error}", at, times, "", "0")


async def _live(hub: RunningHub) -> Day:
    day = Day(heard=[Counter() for _ in range(DISPLAYS)])
    walls = [await connect(f"ws://{hub.address}/v1/stream", compression=None) for _ in range(DISPLAYS)]
    listening = [asyncio.create_task(_listen(wall, heard)) for wall, heard in zip(walls, day.heard, strict=True)]
    watching = asyncio.create_task(_watch_memory(hub, day))
    kiosks = [asyncio.create_task(_kiosk(hub, index, day)) for index in range(KIOSKS)]
    is_over = asyncio.Event()
    counters = [asyncio.create_task(_counter(hub, index, day, is_over)) for index in range(COUNTERS)]
    await asyncio.gather(*kiosks)
    await _until_all_are_called(day)
    is_over.set()
    await asyncio.gather(*counters)
    await asyncio.sleep(1)
    for task in (*listening, watching):
        task.cancel()
    for wall in walls:
        await wall.close()
    return day


async def _until_all_are_called(day: Day) -> None:
    waited = 0.0
    while len(set(day.called)) < day.taken and waited < _EMPTY_AFTER_S:
        await asyncio.sleep(0.5)
        waited += 0.5


async def _kiosk(hub: RunningHub, index: int, day: Day) -> None:
    """Its share of the tickets at an even pace, each printed."""
    connection = await Connection.open(hub.host, hub.port)
    begun, pace = time.perf_counter(), PER_SECOND / KIOSKS
    for number in range(TICKETS // KIOSKS):
        await asyncio.sleep(max(0.0, begun + (number + index / KIOSKS) / pace - time.perf_counter()))
        body = f'{{"service":"s{(number * KIOSKS + index) % SERVICES}"}}'.encode()
        status, answer = await post_timed(day.tickets, connection, "/v1/tickets", body)
        if status != 200:
            day.errors.append(_error(status, answer))
            continue
        day.taken += 1
        ticket = json.loads(answer)["ticket"]
        status, answer = await connection.post(f"/v1/tickets/{ticket}/print", b'{"outcome":"printed"}')
        day.errors += [] if status == 200 else [_error(status, answer)]
    connection.close()


async def _counter(hub: RunningHub, index: int, day: Day, is_over: asyncio.Event) -> None:
    """Calls, starts, finishes, at the pace that keeps the queue short; nobody waiting is a pause, not an error."""
    connection = await Connection.open(hub.host, hub.port)
    officer = f'{{"officer":"o{index}"}}'.encode()
    await connection.post(f"/v1/counters/c{index}/open", officer)
    pause = COUNTERS / PER_SECOND / 2
    for visit in count():
        await asyncio.sleep(pause * (0.5 + (visit * 7 + index) % 10 / 10) / 2)
        status, answer = await post_timed(day.calls, connection, f"/v1/counters/c{index}/call-next", officer)
        if status == 200:
            day.called.append(json.loads(answer)["ticket"]["ticket"])
            for verb in ("start", "finish"):
                status, answer = await connection.post(f"/v1/counters/c{index}/{verb}", officer)
                day.errors += [] if status == 200 else [_error(status, answer)]
        elif json.loads(answer)["code"] != "nobody_waiting":
            day.errors.append(_error(status, answer))
        if is_over.is_set():
            break
    connection.close()


async def _listen(wall: ClientConnection, heard: Counter[str]) -> None:
    async for text in wall:
        event = json.loads(text)
        if event.get("type") == "ticket_called":
            heard[event["label"]] += 1


async def _watch_memory(hub: RunningHub, day: Day) -> None:
    while True:
        day.memory.append(resident_mb(hub.process.pid))
        await asyncio.sleep(_MEMORY_EVERY_S)


def _misheard(day: Day) -> int:
    called = len(set(day.called))
    return sum(abs(called - len(heard)) + sum(times - 1 for times in heard.values()) for heard in day.heard)


def _error(status: int, answer: bytes) -> str:
    return f"{status} {json.loads(answer).get('code', '')}"
