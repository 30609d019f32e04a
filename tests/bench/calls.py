"""Counters emptying a hall of 2,000: calls in a second; whether any ticket is called twice, lost or wrongly refused.

The hall's rule `start_required = false` holds, so that one command finishes the ticket in hand and calls the next.
"""

import asyncio
import json
import time
from collections import Counter

from tests.bench.driver import Connection, Times, post_timed
from tests.bench.hall import SERVICES, write_hall
from tests.bench.report import Report
from tests.bench.settled import settled_hub
from tests.support.hub import RunningHub

WAITING = 2000
COUNTERS = (20, 100)
WANTED = {100: "2000 or more"}
NOBODY_WAITING = "nobody_waiting"


def run(report: Report) -> None:
    """Empty the hall with 20 counters, then a fresh one with 100."""
    for counters in COUNTERS:
        folder = report.folder / f"calls-{counters}"
        with settled_hub(folder / "data", write_hall(folder)) as hub:
            times, called, refused, left = asyncio.run(_empty(hub, counters))
        at = f"{counters} counters, {WAITING} waiting"
        report.add("calls, one command each", at, len(called) / times.whole, "a second", WANTED.get(counters, ""))
        report.add("call, p50", at, times.percentile_ms(50), "ms")
        report.add("call, p99", at, times.percentile_ms(99), "ms")
        report.add("called twice", at, sum(times > 1 for times in Counter(called).values()), "", "0")
        report.add("lost: never called, or still waiting", at, WAITING - len(set(called)) + left, "", "0")
        report.add("refused while somebody waited", at, refused, "", "0")


async def _empty(hub: RunningHub, counters: int) -> tuple[Times, list[str], int, int]:
    connections = [await Connection.open(hub.host, hub.port) for _ in range(counters)]
    await asyncio.gather(*(_take(one, index, WAITING // counters) for index, one in enumerate(connections)))
    for index, connection in enumerate(connections):
        await connection.post(f"/v1/counters/c{index}/open", _officer(index))
    times, called, refused = Times(), list[str](), list[str]()
    started = time.perf_counter()
    await asyncio.gather(*(_call(one, index, times, called, refused) for index, one in enumerate(connections)))
    times.whole = time.perf_counter() - started
    board = await connections[0].get("/v1/board")
    for connection in connections:
        connection.close()
    return times, called, len(refused), int(board["waiting"])


async def _take(connection: Connection, index: int, tickets: int) -> None:
    for number in range(tickets):
        status, answer = await connection.post(
            "/v1/tickets", f'{{"service":"s{(index + number) % SERVICES}"}}'.encode()
        )
        assert status == 200, answer


async def _call(connection: Connection, index: int, times: Times, called: list[str], refused: list[str]) -> None:
    path, in_hand = f"/v1/counters/c{index}/call-next", None
    while True:
        body = json.dumps({"officer": f"o{index}", "after": in_hand}).encode()
        status, answer = await post_timed(times, connection, path, body)
        told = json.loads(answer)
        if status != 200:
            refused += [] if told["code"] == NOBODY_WAITING else [told["code"]]
            return
        in_hand = told["ticket"]["ticket"]
        called.append(in_hand)


def _officer(index: int) -> bytes:
    return f'{{"officer":"o{index}"}}'.encode()
