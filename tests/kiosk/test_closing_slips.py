"""The closing slips of a kiosk: each seal on paper once, whatever comes between."""

import queue
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.closing_slips import ClosingSlips
from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.operations import PrintedQr
from kiosk.printing.paper import ROLL_80
from kiosk.printing.printer import PrintOutcome
from shared.journal.slip import read_slip, slip_of
from shared.link.problems import HubAwayError
from shared.protocol.views import HallView, SealView
from tests.kiosk.halls import hall_view
from tests.kiosk.printing.test_closing_slip import SEAL

PRINTED, FAILED = PrintOutcome("printed"), PrintOutcome("failed", "paper_end")


class Desk:
    """A hub with a seal, and a printer that takes jobs."""

    def __init__(self, file: Path) -> None:
        self.seal = SealView(key="")
        self.is_away = False
        self.asked: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.jobs: queue.SimpleQueue[tuple[str, bytes]] = queue.SimpleQueue()
        self.file = file
        self.slips = self.new()

    def new(self) -> ClosingSlips:
        """A kiosk that starts on the same folder."""
        return ClosingSlips(self.ask, lambda job, data: self.jobs.put((job, data)), self.file, ROLL_80, "id")

    def ask(self) -> tuple[SealView, HallView]:
        """What the hub answers."""
        seal, is_away = self.seal, self.is_away
        self.asked.put(True)
        if is_away:
            raise HubAwayError("no_hub")
        return seal, hall_view()

    def sealed(self, sequence: int, **values: Any) -> None:
        """The hub seals a day."""
        seal = replace(SEAL, sequence=sequence, **values)
        self.seal = SealView(sequence=sequence, slip=slip_of(seal), key="")

    def look(self) -> None:
        """Have it look, and wait until it has."""
        self.slips.look()
        self.asked.get(timeout=10)

    def next(self) -> str:
        """The next job at the printer."""
        return self.jobs.get(timeout=10)[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose kiosk is at work."""
    desk = Desk(tmp_path / "slips.json")
    desk.slips.start()
    desk.asked.get(timeout=10)
    yield desk
    desk.slips.close()


def test_a_seal_is_printed_once(desk: Desk) -> None:
    desk.sealed(10)
    desk.look()
    job, data = desk.jobs.get(timeout=10)
    (code,) = [each for each in EscPosReader().read(data) if isinstance(each, PrintedQr)]
    assert read_slip(code.payload.decode()).sequence == 10
    assert desk.slips.ended(job, PRINTED)
    desk.look()
    desk.sealed(20)
    desk.look()
    assert desk.next() == "slip-20"


def test_one_that_failed_is_printed_when_somebody_looks_again(desk: Desk, expect_log: Any) -> None:
    expect_log("the closing slip is not printed: paper_end")
    desk.sealed(10)
    desk.look()
    assert desk.slips.ended(desk.next(), FAILED)
    desk.look()
    assert desk.next() == "slip-10"


def test_it_is_not_printed_again_after_a_restart_but_one_that_was_missed_is(desk: Desk) -> None:
    desk.sealed(10)
    desk.look()
    desk.slips.ended(desk.next(), PRINTED)
    desk.slips.close()
    desk.slips = desk.new()
    desk.slips.start()
    desk.asked.get(timeout=10)
    desk.sealed(20)
    desk.look()
    assert desk.next() == "slip-20"


def test_a_hub_that_is_away_is_asked_again_later(desk: Desk) -> None:
    desk.is_away = True
    desk.look()
    desk.is_away = False
    desk.sealed(10)
    desk.look()
    assert desk.next() == "slip-10"


def test_a_day_without_numbers_gives_no_paper(desk: Desk) -> None:
    desk.sealed(10, issued=0)
    desk.look()
    desk.sealed(20)
    desk.look()
    assert desk.next() == "slip-20"


def test_a_ticket_is_none_of_its_jobs(desk: Desk) -> None:
    assert not desk.slips.ended("0123456789abcdef", PRINTED)
