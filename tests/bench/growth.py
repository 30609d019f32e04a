"""Call-next as the queue grows: finding the next must not slow down."""

import asyncio
import json

from tests.bench.driver import Connection, Times, post_timed
from tests.bench.hall import write_hall
from tests.bench.report import Report
from tests.bench.seed import seed_waiting
from tests.bench.settled import settled_hub
from tests.support.hub import RunningHub

WAITING = (100, 1_000, 10_000, 100_000)
CALLS = 500


def run(report: Report) -> None:
    """A counter calls while so many wait."""
    medians = []
    for waiting in WAITING:
        folder = report.folder / f"growth-{waiting}"
        seed_waiting(folder / "data", write_hall(folder), waiting)
        with settled_hub(folder / "data", None) as hub:
            times = asyncio.run(_call(hub))
        medians.append(times.percentile_ms(50))
        report.add("call-next, p50", f"{waiting:,} waiting", medians[-1], "ms")
        report.add("call-next, p95", f"{waiting:,} waiting", times.percentile_ms(95), "ms")
    report.add("call-next, 100,000 against 100 waiting", "p50", medians[-1] / medians[0], "times", "1.5 at most")


async def _call(hub: RunningHub) -> Times:
    """One counter calls; whoever is called is replaced, so that as many wait at the end as at the beginning."""
    officer, times = await Connection.open(hub.host, hub.port), Times()
    in_hand: str | None = None
    for number in range(CALLS):
        body = json.dumps({"officer": "o0", "after": in_hand}).encode()
        status, answer = await post_timed(times, officer, "/v1/counters/c0/call-next", body)
        if status != 200:
            break
        in_hand = json.loads(answer)["ticket"]["ticket"]
        await officer.post("/v1/tickets", f'{{"service":"s{number % 2}"}}'.encode())
    officer.close()
    return times
