"""The thread that owns the printer: prints what it is given, and keeps watch over the printer in between."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.job import BROKEN_OFF, WATCH_SECONDS, print_ticket
from kiosk.printing.operations import paper_length
from kiosk.printing.paper import ROLL_80, Roll
from kiosk.printing.printer import PrinterStatus, PrintOutcome, TicketPrinter
from kiosk.printing.roll_meter import RollMeter

POLL_SECONDS: Final = 3.0
CLOSE_SECONDS: Final = 20.0
"""Longer than any job may take."""


@dataclass(frozen=True, slots=True)
class _Job:
    id: str
    data: bytes


class PrinterWorker:
    """Runs the printer in a thread of its own. Both callbacks are called in that thread.

    `on_outcome(id, outcome)` is called once for every ticket submitted, also for those left when the worker is closed.
    `on_status(status)` is called with the first status and with every one that differs from the one before.
    """

    def __init__(
        self,
        printer: TicketPrinter,
        on_outcome: Callable[[str, PrintOutcome], None],
        on_status: Callable[[PrinterStatus], None],
        *,
        roll: Roll = ROLL_80,
        meter: RollMeter | None = None,
        poll_seconds: float = POLL_SECONDS,
        watch_seconds: float = WATCH_SECONDS,
    ) -> None:
        self._printer = printer
        self._on_outcome = on_outcome
        self._on_status = on_status
        self._roll = roll
        self._meter = meter or RollMeter()
        self._poll_seconds = poll_seconds
        self._watch_seconds = watch_seconds
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._last: PrinterStatus | None = None
        self._has_sensor = False
        self._is_broken_off = False
        self._thread = threading.Thread(target=self._run, name="printer")

    @property
    def meter(self) -> RollMeter:
        """The paper used so far; hand it to the next worker to go on counting."""
        return self._meter

    def start(self) -> None:
        """Begin to watch the printer."""
        self._thread.start()

    def submit(self, job_id: str, data: bytes) -> None:
        """Print this after what was submitted before; returns at once."""
        self._jobs.put(_Job(job_id, data))

    def close(self) -> None:
        """Finish the ticket at hand, fail those that wait, let go of the printer."""
        self._stop.set()
        self._jobs.put(None)
        self._thread.join(CLOSE_SECONDS)

    def _run(self) -> None:
        self._look()
        while not self._stop.is_set():
            try:
                job = self._jobs.get(timeout=self._poll_seconds)
            except queue.Empty:
                self._look()
            else:
                if job:
                    self._print(job)
        self._fail_the_rest()
        self._printer.close()

    def _print(self, job: _Job) -> None:
        if self._stop.is_set():
            self._on_outcome(job.id, PrintOutcome("failed", "closed"))
            return
        outcome = print_ticket(
            self._printer,
            job.data,
            watch_seconds=self._watch_seconds,
            stop=self._stop,
            begins_afresh=self._is_broken_off,
        )
        self._is_broken_off = outcome.detail in BROKEN_OFF
        if outcome.code != "failed":
            self._meter = self._meter.after(self._length_mm(job.data))
        self._on_outcome(job.id, outcome)
        self._look()

    def _fail_the_rest(self) -> None:
        while not self._jobs.empty():
            if job := self._jobs.get():
                self._on_outcome(job.id, PrintOutcome("failed", "closed"))

    def _look(self) -> None:
        status = self._printer.status()
        if self._last and self._last.is_cover_open and _is_known_closed(status):
            self._meter = self._meter.with_new_roll()
        seen = self._with_meter(status)
        if self._last is None or replace(seen, connection=0) != replace(self._last, connection=0):
            self._on_status(seen)
        self._last = seen

    def _with_meter(self, status: PrinterStatus) -> PrinterStatus:
        """Near end by count, unless the printer has shown that it has a sensor of its own."""
        self._has_sensor = self._has_sensor or status.paper == "near_end"
        if status.paper in {"ok", "unknown"} and self._meter.is_near_end and not self._has_sensor:
            return replace(status, paper="near_end")
        return status

    def _length_mm(self, data: bytes) -> float:
        return paper_length(EscPosReader().read(data)) / self._roll.dots_per_mm


def _is_known_closed(status: PrinterStatus) -> bool:
    return status.is_reachable and not status.is_silent and not status.is_cover_open
