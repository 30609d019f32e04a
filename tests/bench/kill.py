"""Power cuts: kill -9 in the middle of a burst, again and again, on the same data."""

import asyncio
import json
from collections import Counter

from shared.hub.store import read_entries
from shared.journal.verify import verify
from tests.bench.driver import Connection
from tests.bench.hall import SERVICES, write_hall
from tests.bench.report import Report
from tests.support.hub import RunningHub, start_hub

ROUNDS = 100
CLIENTS = 16
KILL_AFTER = 100
"""Answers in a round before the cut; it moves on by one each round, so that it falls at every place of a batch."""


def run(report: Report) -> None:
    """Compare what was answered with what the record holds at the end."""
    folder = report.folder / "kill"
    hall, answered = write_hall(folder), list[str]()
    for cut in range(ROUNDS):
        hub = start_hub(folder / "data", hall)
        asyncio.run(_burst(hub, KILL_AFTER + cut, answered))
    entries = list(read_entries(folder / "data"))
    issued = [json.loads(entry.event) for entry in entries if entry.type == "ticket_issued"]
    kept = {event["ticket"] for event in issued}
    numbers = Counter((event["prefix"], event["number"]) for event in issued)
    at = f"{ROUNDS} rounds, {len(answered)} answered"
    report.add("kill -9: answered but lost", at, len(set(answered) - kept), "", "0")
    report.add("kill -9: number issued twice", at, sum(count > 1 for count in numbers.values()), "", "0")
    report.add("kill -9: flaws in the record", at, 0 if verify(entries).is_whole else 1, "", "0")


async def _burst(hub: RunningHub, cut: int, answered: list[str]) -> None:
    until, is_time = len(answered) + cut, asyncio.Event()
    connections = [await Connection.open(hub.host, hub.port) for _ in range(CLIENTS)]
    clients = [
        asyncio.create_task(_client(one, index, answered, until, is_time)) for index, one in enumerate(connections)
    ]
    await is_time.wait()
    hub.process.kill()
    await asyncio.gather(*clients)
    await asyncio.to_thread(hub.kill)


async def _client(connection: Connection, index: int, answered: list[str], until: int, is_time: asyncio.Event) -> None:
    body = f'{{"service":"s{index % SERVICES}"}}'.encode()
    while True:
        try:
            _, answer = await connection.post("/v1/tickets", body)
        except ConnectionError:
            return
        answered.append(json.loads(answer)["ticket"])
        if len(answered) >= until:
            is_time.set()
