"""Numbers issued: how many in a second, how long each takes, and whether any is given twice."""

import asyncio
import json
import time

from tests.bench.driver import Connection, Times, post_timed
from tests.bench.hall import SERVICES, write_hall
from tests.bench.report import Report
from tests.bench.settled import settled_hub
from tests.support.hub import RunningHub

CLIENTS = (1, 16, 64)
SECONDS = 5.0
WANTED = {64: ("2000 or more", "under 60")}


def run(report: Report) -> None:
    """Issue for some seconds with more and more clients, each on a hub of its own."""
    for clients in CLIENTS:
        folder = report.folder / f"issue-{clients}"
        with settled_hub(folder / "data", write_hall(folder)) as hub:
            times, labels = asyncio.run(_issue(hub, clients))
        rate, slowest = WANTED.get(clients, ("", ""))
        at = f"{clients} client" + ("s" if clients > 1 else "")
        report.add("tickets issued", at, times.per_second, "a second", rate)
        for percent in (50, 95, 99):
            wanted = slowest if percent == 99 else ""
            report.add(f"ticket, p{percent}", at, times.percentile_ms(percent), "ms", wanted)
        report.add("numbers given twice", at, len(labels) - len(set(labels)), "", "0")


async def _issue(hub: RunningHub, clients: int) -> tuple[Times, list[str]]:
    connections = [await Connection.open(hub.host, hub.port) for _ in range(clients)]
    times, labels = Times(), list[str]()
    started = time.perf_counter()
    await asyncio.gather(*(_client(connection, index, times, labels) for index, connection in enumerate(connections)))
    times.whole = time.perf_counter() - started
    for connection in connections:
        connection.close()
    return times, labels


async def _client(connection: Connection, index: int, times: Times, labels: list[str]) -> None:
    body = f'{{"service":"s{index % SERVICES}"}}'.encode()
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        status, answer = await post_timed(times, connection, "/v1/tickets", body)
        assert status == 200, answer
        labels.append(json.loads(answer)["label"])
