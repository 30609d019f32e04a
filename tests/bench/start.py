"""The start of a hub in the middle of a large day, and its memory."""

import time
from pathlib import Path

from tests.bench.hall import write_hall
from tests.bench.report import Report
from tests.bench.seed import seed_day
from tests.support.hub import running_hub

TICKETS = 10_000
TIMES = 3


def run(report: Report) -> None:
    """From the command to the first connection accepted."""
    folder = report.folder / "start"
    seed_day(folder / "data", write_hall(folder), TICKETS)
    taken, memory = [], 0.0
    for _ in range(TIMES):
        started = time.perf_counter()
        with running_hub(folder / "data", None) as hub:
            taken.append(time.perf_counter() - started)
            memory = max(memory, resident_mb(hub.process.pid))
    at = f"a day of {TICKETS:,} tickets"
    report.add("hub ready after, median", at, sorted(taken)[TIMES // 2], "s", "under 2")
    report.add("hub's memory", at, memory, "MB", "under 120")


def resident_mb(process: int) -> float:
    """What a process holds of the machine's memory."""
    status = Path(f"/proc/{process}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
