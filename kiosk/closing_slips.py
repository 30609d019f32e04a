"""Prints each day's closing slip once: when the hub seals the day, or when this kiosk next comes to it."""

import json
import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk.printing.closing_slip import SlipPaper, lay_out_slip
from kiosk.printing.escpos_writer import encode
from kiosk.printing.paper import Roll
from kiosk.printing.printer import PrintOutcome
from shared.journal.slip import NotASlipError, read_slip
from shared.language import Language
from shared.link.problems import HubAwayError
from shared.protocol.views import HallView, SealView

SEALED: Final = "day_sealed"
"""The event that says: print this."""

_JOB: Final = "slip-"

_log = logging.getLogger(__name__)


class ClosingSlips:
    """Has a thread of its own. What was printed stands in `file`, so that no slip is printed twice over a restart.

    `ask` gives the hub's last seal and its hall, or raises HubAwayError; `submit(job, data)` prints.
    """

    def __init__(
        self,
        ask: Callable[[], tuple[SealView, HallView]],
        submit: Callable[[str, bytes], None],
        file: Path,
        roll: Roll,
        language: Language,
    ) -> None:
        self._ask, self._submit, self._file = ask, submit, file
        self._roll, self._language = roll, language
        self._printed = self._in_hand = _remembered(file)
        self._looks: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="closing slips")

    def start(self) -> None:
        """Begin to print, with a seal that was missed."""
        self._thread.start()
        self.look()

    def look(self) -> None:
        """See whether there is a seal that was not printed; returns at once."""
        self._looks.put(True)

    def ended(self, job: str, outcome: PrintOutcome) -> bool:
        """Whether a print job was a slip; one that failed is printed when somebody looks again."""
        if not job.startswith(_JOB):
            return False
        if outcome.code == "failed":
            _log.warning("the closing slip is not printed: %s", outcome.detail)
            self._in_hand = self._printed
        else:
            self._remember(int(job.removeprefix(_JOB)))
        return True

    def close(self) -> None:
        """Look no more."""
        self._looks.put(False)
        self._thread.join()

    def _run(self) -> None:
        while self._looks.get():
            try:
                seal, hall = self._ask()
            except HubAwayError:
                continue
            if seal.slip and seal.sequence != self._in_hand:
                self._print(seal, hall)

    def _print(self, told: SealView, hall: HallView) -> None:
        try:
            seal = read_slip(told.slip)
        except NotASlipError as error:
            _log.warning("the hub's seal cannot be printed: %s", error)
            return
        if not seal.issued:
            self._remember(told.sequence)
            return
        paper = SlipPaper(seal, hall.name.in_language(self._language), hall.timezone, self._language)
        self._in_hand = told.sequence
        self._submit(f"{_JOB}{told.sequence}", encode(lay_out_slip(paper, self._roll)))

    def _remember(self, sequence: int) -> None:
        self._printed = self._in_hand = sequence
        try:
            self._file.write_text(json.dumps({"printed": sequence}), encoding="utf-8")
        except OSError as fault:
            _log.warning("cannot write %s: %s", self._file, fault)


def _remembered(file: Path) -> int:
    try:
        return int(json.loads(file.read_text(encoding="utf-8"))["printed"])
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, TypeError) as fault:
        _log.warning("cannot read %s: %s", file, fault)
        return 0
