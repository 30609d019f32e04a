"""The kiosk as a process of its own: it starts its hub, keeps it, prints, and leaves the hub running."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from shared.demo.stage import StageError, StageProcess
from shared.hub.store import read_entries
from shared.queueing.events import Event, PrintReported, TicketIssued
from tests.support.hub import hall_of_its_own, running_hub
from tests.support.hub_client import HubUser, using
from tests.support.printer_process import PrinterProcess, running_printer

TO_KTP = ("start", "agency:dukcapil", "service:ktp", "category:regular")
READY_S = 30.0
LOOK_EVERY_S = 0.05


@dataclass
class Kiosk:
    """Starts kiosks on one folder; ends the hub that they left."""

    folder: Path

    def start(self, *flags: str) -> StageProcess:
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "ANTREAN_INTERFACES": "127.0.0.1"}
        argv = [sys.executable, "-m", "kiosk", "--data", str(self.folder / "kiosk"), "--size", "1080x1920"]
        return StageProcess([*argv, *flags], env, log=self.folder / "kiosk.err")

    def own_hub(self) -> tuple[str, ...]:
        data = str(self.folder / "hub")
        return ("--hub-data", data, "--hall-file", str(hall_of_its_own(self.folder)), "--hub-host", "127.0.0.1")

    @property
    def hub_pid(self) -> int:
        return int((self.folder / "hub" / "hub.pid").read_text())

    def await_another_hub(self, killed: int) -> None:
        """Wait until the kiosk has started its hub again."""
        pause = threading.Event()
        for _ in range(round(READY_S / LOOK_EVERY_S)):
            if self.hub_pid != killed:
                return
            pause.wait(LOOK_EVERY_S)
        raise AssertionError("the kiosk did not start its hub again")


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    there = Kiosk(tmp_path)
    yield there
    if (tmp_path / "hub" / "hub.pid").exists():
        os.kill(there.hub_pid, signal.SIGKILL)


@pytest.fixture
def printer() -> Iterator[PrinterProcess]:
    with running_printer("tcp") as process:
        yield process


def take(kiosk: StageProcess, *controls: str) -> None:
    for control in controls:
        touch(kiosk, control)


def issued(data: Path) -> list[str]:
    """The tickets in a hub's journal."""
    return [event.ticket for event in events(data) if isinstance(event, TicketIssued)]


def reported(data: Path) -> list[tuple[str, str]]:
    """What became of the paper, as the journal has it: outcome and detail."""
    return [(event.outcome, event.detail) for event in events(data) if isinstance(event, PrintReported)]


def events(data: Path) -> Iterator[Event]:
    """All that a hub has recorded."""
    return (entry.to_event() for entry in read_entries(data))


def touch(kiosk: StageProcess, control: str) -> None:
    """Touch a control when it is there; once more where the screen changed under the finger."""
    kiosk.wait(control, enabled=True, timeout=READY_S)
    try:
        kiosk.tap(control)
    except StageError:
        kiosk.wait(control, enabled=True, timeout=READY_S)
        kiosk.tap(control)


def test_it_starts_its_hub_brings_it_back_and_leaves_it_running(kiosk: Kiosk) -> None:
    printer = "screen:"
    with kiosk.start("--printer", printer, *kiosk.own_hub()) as first:
        take(first, *TO_KTP)
        first.wait(text="A-001")
        killed = kiosk.hub_pid
        os.kill(killed, signal.SIGKILL)
        kiosk.await_another_hub(killed)
        take(first, "done", *TO_KTP)
        first.wait(text="A-002", timeout=READY_S)
        restarted = kiosk.hub_pid
    os.kill(restarted, 0)
    with kiosk.start("--printer", printer, *kiosk.own_hub()) as second:
        take(second, *TO_KTP)
        second.wait(text="A-003")
    assert kiosk.hub_pid == restarted


def test_a_touch_becomes_a_ticket_and_paper_that_ends_a_number_on_the_screen(
    kiosk: Kiosk, printer: PrinterProcess, tmp_path: Path
) -> None:
    with ExitStack() as programs:
        hub = programs.enter_context(running_hub(tmp_path / "lan-hub", hall_of_its_own(tmp_path)))
        window = programs.enter_context(kiosk.start("--printer", printer.address, "--hub", hub.address))
        take(window, *TO_KTP)
        [(_, ticket)] = printer.await_jobs(1).jobs
        assert b"A-001" in ticket
        window.wait_mark("print_sent", label="A-001")
        window.wait_mark("printed", label="A-001", outcome="printed")
        printer.end_paper_after(100)
        take(window, "done", *TO_KTP)
        window.wait(text="A-002")
        window.wait_mark("printed", label="A-002", outcome="failed")
        take(window, "done")
        window.wait(text="Kertas habis")
        window.close()
        assert reported(hub.data) == [("printed", ""), ("failed", "paper_end")]


def test_a_double_touch_is_one_number_and_one_ticket(kiosk: Kiosk, printer: PrinterProcess, tmp_path: Path) -> None:
    with ExitStack() as programs:
        hub = programs.enter_context(running_hub(tmp_path / "lan-hub", hall_of_its_own(tmp_path)))
        window = programs.enter_context(kiosk.start("--printer", printer.address, "--hub", hub.address))
        for number in ("A-001", "A-002"):
            take(window, *TO_KTP)
            with suppress(StageError):  # The key may be gone already.
                window.tap(TO_KTP[-1])
            window.wait_mark("printed", label=number)
            take(window, "done")
        assert len(printer.await_jobs(2).jobs) == 2
        assert len(issued(hub.data)) == 2


def test_a_hub_that_dies_over_a_touch_gives_one_number_when_it_is_back(kiosk: Kiosk, printer: PrinterProcess) -> None:
    with kiosk.start("--printer", printer.address, *kiosk.own_hub()) as window:
        take(window, *TO_KTP[:-1])
        window.wait(TO_KTP[-1], enabled=True)
        os.kill(kiosk.hub_pid, signal.SIGSTOP)
        window.tap(TO_KTP[-1])
        window.wait(TO_KTP[-1], gone=True)
        os.kill(kiosk.hub_pid, signal.SIGKILL)
        window.wait_mark("printed", label="A-001", timeout=READY_S)
        assert len(printer.await_jobs(1).jobs) == 1
    assert len(issued(kiosk.folder / "hub")) == 1


def test_a_reservation_is_scanned_checked_in_and_printed_once(
    kiosk: Kiosk, printer: PrinterProcess, tmp_path: Path
) -> None:
    with ExitStack() as programs:
        hub = programs.enter_context(running_hub(tmp_path / "lan-hub", hall_of_its_own(tmp_path)))
        user = programs.enter_context(using(hub))
        reserve(user, "KM7Q2P", "paspor")
        window = programs.enter_context(kiosk.start("--printer", printer.address, "--hub", hub.address))
        window.wait("appointment", enabled=True, timeout=READY_S)
        window.type("KM7Q2P\r")
        take(window, "check-in")
        window.wait_mark("printed", label="K-001")
        [(_, ticket)] = printer.await_jobs(1).jobs
        assert b"Reservasi pukul" in ticket
        take(window, "done", "appointment", *(f"key:{letter}" for letter in "KM7Q2P"), "confirm")
        window.wait(text="K-001")
        window.wait("check-in", gone=True)
        assert len(issued(hub.data)) == 1


def test_a_service_that_is_suspended_while_it_is_read_gives_no_number_and_says_why(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    with ExitStack() as programs:
        hub = programs.enter_context(running_hub(tmp_path / "lan-hub", hall_of_its_own(tmp_path)))
        user = programs.enter_context(using(hub))
        window = programs.enter_context(kiosk.start("--printer", "screen:", "--hub", hub.address))
        take(window, "start", "agency:dukcapil", "service:ktp")
        window.wait("category:regular", timeout=READY_S)
        user.post("/services/ktp/suspend", {"officer": "sari", "reason": "server pusat padam"})
        window.wait("category:regular", gone=True)
        window.wait(text="server pusat padam")
        assert [notice["reason"]["indonesian"] for notice in user.get("/board")["notices"]] == ["server pusat padam"]
        user.post("/services/ktp/resume", {"officer": "sari"})
        window.wait("category:regular", enabled=True)
        assert user.get("/board")["notices"] == []
        assert issued(hub.data) == []


def reserve(user: HubUser, code: str, service: str) -> None:
    """Somebody has reserved a time that has just come."""
    booked = {"code": code, "service": service, "slot": datetime.now(UTC).isoformat()}
    assert user.post("/appointments", {"appointments": [booked]}).status_code == 200


def test_without_a_hall_file_it_says_what_is_missing(kiosk: Kiosk, tmp_path: Path) -> None:
    with kiosk.start("--hub-data", str(tmp_path / "empty")) as refused:
        assert refused.process.wait(READY_S) == 1
    assert "--hall-file FILE" in (tmp_path / "kiosk.err").read_text()


def test_the_seal_of_the_day_comes_out_of_the_printer(kiosk: Kiosk, printer: PrinterProcess) -> None:
    stick = kiosk.folder / "stick"
    stick.mkdir()
    with kiosk.start("--printer", printer.address, *kiosk.own_hub(), "--hub-copy-to", str(stick)) as window:
        take(window, *TO_KTP)
        window.wait_mark("printed", label="A-001")
        seal = [sys.executable, "-m", "shared.cli", "seal", str(kiosk.folder / "hub")]
        slip = subprocess.run(seal, capture_output=True, check=True).stdout.strip()
        (_, paper) = printer.await_jobs(2).jobs[-1]
        assert b"SLIP PENUTUPAN" in paper
        assert slip in paper
        assert [file.name.endswith(".record.jsonl") for file in stick.iterdir()] == [True]
