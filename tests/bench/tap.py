"""From the touch that asks for a number to the last byte at the printer, which is a process behind TCP."""

from collections.abc import Sequence

from shared.demo.stage import Line, StageProcess
from tests.bench.driver import Times
from tests.bench.hall import LETTERS, write_hall
from tests.bench.report import Report
from tests.bench.screens import READY_S, start_screen
from tests.bench.settled import settled_hub
from tests.bench.start import resident_mb
from tests.support.printer_process import PrinterProcess, running_printer

TICKETS = 40
WAY = ("start", "service:s0")
CHOICE = "category:regular"


def run(report: Report) -> None:
    """Citizens take a number one after the other."""
    folder = report.folder / "tap"
    with (
        settled_hub(folder / "data", write_hall(folder)) as hub,
        running_printer("tcp") as printer,
        start_screen("kiosk", folder, hub, "--printer", printer.address) as kiosk,
    ):
        for number in range(1, TICKETS + 1):
            _take(kiosk, printer, number)
        last_bytes = [at for at, _ in printer.report().jobs]
        memory, marks = resident_mb(kiosk.process.pid), kiosk.marks
    taps = [mark["at"] for mark in marks if mark["mark"] == "tap" and mark["control"] == CHOICE]
    for what, wanted, ends in (
        ("tap to number on disk", "", _moments(marks, "issued")),
        ("tap to last byte at the printer", "under 80", last_bytes),
    ):
        times = Times([(end - tap) / 1e9 for tap, end in zip(taps, ends, strict=True)])
        report.add(f"{what}, p50", "TCP printer", times.percentile_ms(50), "ms")
        report.add(f"{what}, p95", "TCP printer", times.percentile_ms(95), "ms", wanted)
    report.add("kiosk's memory", f"after {TICKETS} tickets", memory, "MB")


def _take(kiosk: StageProcess, printer: PrinterProcess, number: int) -> None:
    for control in WAY:
        _touch(kiosk, control)
    _touch(kiosk, CHOICE)
    printer.await_jobs(number)
    kiosk.wait_mark("printed", label=f"{LETTERS[0]}-{number:03d}")
    _touch(kiosk, "done")


def _touch(kiosk: StageProcess, control: str) -> None:
    kiosk.wait(control, enabled=True, timeout=READY_S)
    kiosk.tap(control)


def _moments(marks: Sequence[Line], name: str) -> list[int]:
    return [mark["at"] for mark in marks if mark["mark"] == name]
