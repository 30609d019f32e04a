"""Every fault of a printer at every moment of a ticket: each citizen ends with one number, on paper or on the screen.

The presenter of the kiosk, its printer's thread, and a printer that is a process of its own.
"""

import contextlib
import queue
from collections.abc import Iterator

import pytest

from kiosk.presenters.views import NumberPage
from kiosk.printing.address import open_printer
from kiosk.printing.escpos_writer import encode
from kiosk.printing.layout import lay_out
from kiosk.printing.paper import ROLL_80
from kiosk.printing.printer import PrintOutcome
from kiosk.printing.worker import PrinterWorker
from tests.kiosk.halls import hall_view, issued, silent
from tests.kiosk.presenters.visitor import Visitor
from tests.support.printer_process import PrinterProcess, running_printer

WAY = ("start", "agency:dukcapil", "service:ktp", "category:regular")
TOLD_WITHIN_S = 30
QUESTION = 3
"""Bytes in a question to the printer: a line lost before a ticket is lost behind one."""

MOMENTS = ("before", "in the middle", "at the cut", "after")
MUTE = ("silent", "garbage", "late")
CASES = [
    *((fault, moment) for fault in ("paper end", "cover open", "cutter", "line lost") for moment in MOMENTS),
    *((fault, moment) for fault in MUTE for moment in MOMENTS[:2]),
]
CONDITIONS: dict[str, dict[str, object]] = {
    "cover open": {"cover_open": True},
    "cutter": {"cutter_error": True},
    "silent": {"silent": True},
    "garbage": {"garbage": True},
    "late": {"late_ms": 700},
}
WELL: dict[str, object] = {"cover_open": False, "cutter_error": False, "silent": False, "garbage": False, "late_ms": 0}


class Citizens:
    """One after the other at one kiosk, whose printer may fail."""

    def __init__(self, device: PrinterProcess) -> None:
        self.device = device
        self.visitor = Visitor(silent(hall_view()))
        self._outcomes: queue.SimpleQueue[tuple[str, PrintOutcome]] = queue.SimpleQueue()
        self._printer = open_printer(device.address)
        self._worker = PrinterWorker(
            self._printer, lambda *told: self._outcomes.put(told), lambda _: None, poll_seconds=60, watch_seconds=0
        )
        self._worker.start()
        self._papers: dict[str, bytes] = {}

    def take(self, label: str) -> bytes:
        """Take a number: the paper for it, on its way to the printer."""
        self.visitor.touch("done", *WAY)
        key, _ = self.visitor.asked[-1]
        effects = self.visitor.kiosk.number_came(key, issued(label).model_copy(update={"ticket": label}))
        self.visitor.effects += effects
        paper = self._papers[label] = encode(lay_out(self.visitor.printed[-1].paper, ROLL_80))
        return paper

    def print(self, label: str) -> PrintOutcome:
        """Let its paper be printed; what became of it, by the kiosk's word."""
        self._worker.submit(label, self._papers[label])
        ticket, outcome = self._outcomes.get(timeout=TOLD_WITHIN_S)
        assert ticket == label
        self.visitor.effects += self.visitor.kiosk.print_ended(ticket, outcome)
        return outcome

    def papers(self, label: str) -> int:
        """How many whole papers with this number have come out."""
        return sum(data == self._papers[label] for _, data in self.device.report().jobs)

    def close(self) -> None:
        """Close the kiosk."""
        self._worker.close()


@pytest.fixture
def citizens() -> Iterator[Citizens]:
    with running_printer("tcp") as device, contextlib.closing(Citizens(device)) as citizens:
        citizens.take("A-001")
        assert citizens.print("A-001") == PrintOutcome("printed")
        yield citizens


@pytest.mark.parametrize(("fault", "moment"), CASES)
def test_each_citizen_ends_with_one_number(citizens: Citizens, fault: str, moment: str) -> None:
    device = citizens.device
    paper = citizens.take("A-002")
    _befall(device, fault, _moments(paper)[moment])
    outcome = citizens.print("A-002")
    page = citizens.visitor.page
    assert isinstance(page, NumberPage)
    assert page.number == "A-002"
    papers = citizens.papers("A-002")
    assert papers == 1 or outcome.code != "printed"
    assert page.stage == ("unprinted" if outcome.code == "failed" else "printed")
    assert papers == 1 or outcome.code == "failed", "nothing came out, and the screen says so"
    _mend(device)
    citizens.take("A-003")
    assert citizens.print("A-003").code in {"printed", "unconfirmed"}
    assert citizens.papers("A-003") == 1
    assert citizens.papers("A-002") <= 1
    assert [report.ticket for report in citizens.visitor.reported] == ["A-001", "A-002", "A-003"]
    assert citizens.visitor.reported[1].outcome == outcome


def _moments(paper: bytes) -> dict[str, int]:
    """After how many bytes; the middle is that of a command, inside the QR code."""
    return {
        "before": 0,
        "in the middle": paper.rindex(b"\x1d(k") - 20,
        "at the cut": len(paper) - 2,
        "after": len(paper),
    }


def _befall(device: PrinterProcess, fault: str, after: int) -> None:
    match fault:
        case "paper end":
            device.end_paper_after(after)
        case "line lost":
            device.drop_after(max(QUESTION, after))
        case _ if after:
            device.set_after(after, **CONDITIONS[fault])
        case _:
            device.set(**CONDITIONS[fault])


def _mend(device: PrinterProcess) -> None:
    device.set(**WELL)
    device.load_paper()
