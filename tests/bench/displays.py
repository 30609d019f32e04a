"""From a call to its event at the displays: the officer's command leaves, the frame arrives at every wall."""

import asyncio
import json
import time

from websockets.asyncio.client import ClientConnection, connect

from tests.bench.driver import Connection, Times
from tests.bench.hall import SERVICES, write_hall
from tests.bench.report import Report
from tests.bench.settled import settled_hub
from tests.support.hub import RunningHub

DISPLAYS = (1, 20, 100)
CALLS = 200
PAUSE_S = 0.01
WANTED = {20: "under 10"}


def run(report: Report) -> None:
    """Call one after the other, with 1, 20 and 100 displays listening."""
    for displays in DISPLAYS:
        folder = report.folder / f"displays-{displays}"
        with settled_hub(folder / "data", write_hall(folder)) as hub:
            times = asyncio.run(_measure(hub, displays))
        at = f"{displays} display" + ("s" if displays > 1 else "")
        report.add("call to event, p50", at, times.percentile_ms(50), "ms")
        report.add("call to event, p95", at, times.percentile_ms(95), "ms", WANTED.get(displays, ""))


async def _measure(hub: RunningHub, displays: int) -> Times:
    officer = await Connection.open(hub.host, hub.port)
    for number in range(CALLS):
        await officer.post("/v1/tickets", f'{{"service":"s{number % SERVICES}"}}'.encode())
    for index in range(SERVICES):
        await officer.post(f"/v1/counters/c{index}/open", f'{{"officer":"o{index}"}}'.encode())
    walls = [await connect(f"ws://{hub.address}/v1/stream", compression=None) for _ in range(displays)]
    sent, times = dict[str, float](), Times()
    listening = [asyncio.create_task(_listen(wall, sent, times)) for wall in walls]
    await _call_all(officer, sent)
    async with asyncio.timeout(30):
        await asyncio.gather(*listening)
    for wall in walls:
        await wall.close()
    officer.close()
    return times


async def _call_all(officer: Connection, sent: dict[str, float]) -> None:
    """Each counter in turn; who is called is known from the answer, so the moment is noted under the counter's turn."""
    in_hand: dict[int, str | None] = dict.fromkeys(range(SERVICES))
    turns = dict.fromkeys(range(SERVICES), 0)
    for number in range(CALLS):
        index = number % SERVICES
        turns[index] += 1
        sent[f"c{index}/{turns[index]}"] = time.perf_counter()
        body = json.dumps({"officer": f"o{index}", "after": in_hand[index]}).encode()
        status, answer = await officer.post(f"/v1/counters/c{index}/call-next", body)
        assert status == 200, answer
        in_hand[index] = json.loads(answer)["ticket"]["ticket"]
        await asyncio.sleep(PAUSE_S)


async def _listen(wall: ClientConnection, sent: dict[str, float], times: Times) -> None:
    heard = {f"c{index}": 0 for index in range(SERVICES)}
    for _ in range(CALLS):
        counter = await _next_call(wall)
        arrived = time.perf_counter()
        heard[counter] += 1
        times.each.append(arrived - sent[f"{counter}/{heard[counter]}"])


async def _next_call(wall: ClientConnection) -> str:
    while True:
        text = await wall.recv()
        if '"ticket_called"' in str(text):
            return str(json.loads(text)["counter"])
