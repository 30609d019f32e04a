"""From a call to the changed picture: the officer's command leaves, a real display has painted the number."""

import asyncio
import json
import time

from shared.demo.stage import StageProcess
from tests.bench.driver import Connection, Times
from tests.bench.hall import write_hall
from tests.bench.report import Report
from tests.bench.screens import READY_S, start_screen
from tests.bench.settled import settled_hub
from tests.bench.start import resident_mb
from tests.support.hub import RunningHub

CALLS = 60
PAUSE_S = 0.25
OFFICER = b'{"officer":"o0"}'


def run(report: Report) -> None:
    """Call one after the other at one counter, with one display and one desk open."""
    folder = report.folder / "picture"
    with (
        settled_hub(folder / "data", write_hall(folder)) as hub,
        start_screen("display", folder, hub, "--sound", "off") as display,
        start_screen("counter", folder, hub, "--officer", "o1") as counter,
    ):
        for screen in (display, counter):
            screen.wait_mark("ready", timeout=READY_S)
        display.wait(text="Gerai ukur", timeout=READY_S)
        times = asyncio.run(_call_all(hub, display))
        report.add("call to picture changed, p50", "1 display", times.percentile_ms(50), "ms")
        report.add("call to picture changed, p95", "1 display", times.percentile_ms(95), "ms", "under 60")
        report.add("display's memory", f"after {CALLS} calls", resident_mb(display.process.pid), "MB")
        report.add("counter's memory", f"after {CALLS} calls elsewhere", resident_mb(counter.process.pid), "MB")


async def _call_all(hub: RunningHub, display: StageProcess) -> Times:
    officer, times = await Connection.open(hub.host, hub.port), Times()
    await officer.post("/v1/counters/c0/open", OFFICER)
    for number in range(CALLS):
        await officer.post("/v1/tickets", f'{{"service":"s{number % 2}"}}'.encode())
    in_hand: str | None = None
    for _ in range(CALLS):
        await asyncio.sleep(PAUSE_S)
        sent = time.monotonic_ns()
        status, answer = await officer.post(
            "/v1/counters/c0/call-next", json.dumps({"officer": "o0", "after": in_hand}).encode()
        )
        assert status == 200, answer
        ticket = json.loads(answer)["ticket"]
        shown = await asyncio.to_thread(display.wait_mark, "shown", label=ticket["label"])
        times.each.append((shown["at"] - sent) / 1e9)
        in_hand = ticket["ticket"]
    officer.close()
    return times
