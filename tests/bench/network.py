"""A bad network: how soon everybody is back after a death of the hub or a cut, and what loss of packets costs."""

import os
import time
from collections import Counter
from pathlib import Path

from tests.bench.report import Report
from tests.support.netns import NoNamespacesError
from tests.support.small_lan import is_away, seconds_until_connected, small_lan

CUT_S = float(os.environ.get("ANTREAN_CUT_SECONDS", "600"))
"""Ten minutes; shorter, to try it."""

DEATHS = 10
TICKETS = 200
_LOST = (5, 15, 25)


def run(report: Report) -> None:
    """Three machines, each a network namespace."""
    try:
        _deaths(report, _folder(report, "deaths"))
        _cut(report, _folder(report, "cut"))
        for percent in _LOST:
            _loss(report, _folder(report, f"loss-{percent}"), percent)
    except (NoNamespacesError, FileNotFoundError) as reason:
        report.add(f"network: not measured ({reason})", "", 0, "")


def _deaths(report: Report, folder: Path) -> None:
    """kill -9, and the hub is started again: from its first word to the last program connected."""
    with small_lan(folder) as lan:
        times = list[float]()
        for _ in range(DEATHS):
            lan.hub.process.kill()
            for program in (lan.kiosk, lan.wall):
                program.wait(is_away)
            lan.start_hub()
            ready = time.monotonic()
            times += [seconds_until_connected(program, ready) for program in (lan.kiosk, lan.wall)]
    report.add("back after the hub's return, worst", f"{DEATHS} deaths, 2 programs", max(times), "s", "2 at most")


def _cut(report: Report, folder: Path) -> None:
    """The switch is pulled: numbers asked for meanwhile are given once, what happened is heard once."""
    with small_lan(folder) as lan:
        before = lan.take(1)
        lan.switch.pull_out()
        for program in (lan.kiosk, lan.wall):
            program.wait(is_away)
        time.sleep(CUT_S)
        lan.kiosk.tell("ktp")
        lan.switch.power_up()
        ready = time.monotonic()
        back = seconds_until_connected(lan.wall, ready)
        taken = [*before, lan.kiosk.wait(lambda line: "took" in line), *lan.take(1)]
        heard = lan.heard(taken[-1]["sequence"])
    at = f"a cut of {CUT_S:g} s"
    report.add("back after a cut", at, back, "s", "2 at most")
    report.add("numbers lost or given twice", at, abs(len({line["took"] for line in taken}) - 3), "", "0")
    report.add("events missed or heard twice", at, len(set(heard) ^ {line["sequence"] for line in taken[1:]}), "", "0")


def _loss(report: Report, folder: Path, percent: int) -> None:
    with small_lan(folder, lambda machine: machine.lose_packets(percent)) as lan:
        started = time.monotonic()
        taken = lan.take(TICKETS)
        each = (time.monotonic() - started) / TICKETS
        heard = lan.heard(taken[-1]["sequence"])
    at = f"{percent} % of packets lost each way, {TICKETS} numbers"
    labels = Counter(line["took"] for line in taken)
    report.add("numbers lost or given twice", at, abs(len(labels) - TICKETS), "", "0")
    report.add("events missed or heard twice", at, abs(len(heard) - TICKETS) + len(heard) - len(set(heard)), "", "0")
    report.add("a number, mean", at, each * 1000, "ms")


def _folder(report: Report, name: str) -> Path:
    folder = report.folder / f"network-{name}"
    folder.mkdir()
    return folder
