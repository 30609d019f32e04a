"""Strangers hold on to the hub with 10,000 connections, from one address and from forty: an honest kiosk goes on."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from tests.bench.driver import Connection, Times, post_timed
from tests.bench.hall import write_hall
from tests.bench.report import Report
from tests.bench.settled import settled_hub
from tests.bench.start import resident_mb
from tests.bench.strangers import CONNECTIONS
from tests.support.hub import RunningHub

SECONDS: Final = 20.0
CROWDS: Final = (0, 1, 40)
"""From how many addresses."""

_PAUSE_S: Final = 0.02
_ANEW_S: Final = 1.0
_TICKET: Final = b'{"service":"s0"}'


@dataclass
class Kiosk:
    """How it went for the honest one."""

    tickets: Times = field(default_factory=Times)
    comings: Times = field(default_factory=Times)
    failed: int = 0
    memory: float = 0.0


@dataclass
class Strangers:
    """How many came in all, and how many were in at most."""

    opened: int = 0
    most: int = 0


def run(report: Report) -> None:
    """The honest kiosk alone, then beside each crowd."""
    folder = report.folder / "crowd"
    with settled_hub(folder / "data", write_hall(folder, 4, 4)) as hub:
        for addresses in CROWDS:
            with _crowd(hub, addresses) as strangers:
                kiosk = asyncio.run(_go_on(hub))
            _tell(report, addresses, strangers, kiosk)


def _tell(report: Report, addresses: int, strangers: Strangers, kiosk: Kiosk) -> None:
    at = f"{CONNECTIONS} connections from {addresses} other address(es)" if addresses else "nobody else"
    if addresses:
        report.add("crowd: opened in all", at, strangers.opened, "")
        report.add("crowd: open at most", at, strangers.most, "")
    report.add("crowd: honest ticket, p50", at, kiosk.tickets.percentile_ms(50), "ms")
    report.add("crowd: honest ticket, p99", at, kiosk.tickets.percentile_ms(99), "ms", "under 200")
    report.add("crowd: honest new connection and ticket, p99", at, kiosk.comings.percentile_ms(99), "ms", "under 200")
    report.add("crowd: honest tickets that failed", at, kiosk.failed, "", "0")
    report.add("crowd: memory of the hub at most", at, kiosk.memory, "MB")


async def _go_on(hub: RunningHub) -> Kiosk:
    """Takes numbers one after the other; each second it comes by a new connection."""
    kiosk, until = Kiosk(), time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        anew = time.perf_counter()
        connection = await Connection.open(hub.host, hub.port)
        await _take(kiosk, connection)
        kiosk.comings.each.append(time.perf_counter() - anew)
        while time.perf_counter() < anew + _ANEW_S:
            await asyncio.sleep(_PAUSE_S)
            await _take(kiosk, connection)
        connection.close()
        kiosk.memory = max(kiosk.memory, resident_mb(hub.process.pid))
    return kiosk


async def _take(kiosk: Kiosk, connection: Connection) -> None:
    status, _ = await post_timed(kiosk.tickets, connection, "/v1/tickets", _TICKET)
    kiosk.failed += status != 200


@contextmanager
def _crowd(hub: RunningHub, addresses: int) -> Iterator[Strangers]:
    """In a process of its own: it must not slow down the one that is measured."""
    strangers = Strangers()
    if not addresses:
        yield strangers
        return
    argv = [sys.executable, "-m", "tests.bench.strangers", hub.host, str(hub.port), str(addresses)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield strangers
        told, _ = process.communicate("")
    strangers.opened, strangers.most = map(int, told.split())
