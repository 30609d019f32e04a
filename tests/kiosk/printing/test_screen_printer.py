"""The printer on the screen keeps the promises of every printer, and draws what it was sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.printing.escpos_writer import encode
from kiosk.printing.job import print_ticket
from kiosk.printing.paper import ROLL_58, ROLL_80, Cut, Qr, Roll
from kiosk.printing.paper_painter import MARGIN, TOP, draw_paper
from kiosk.printing.printer import PrintOutcome, Trouble
from kiosk.printing.qr_matrix import qr_matrix
from kiosk.printing.screen_printer import ScreenPrinter
from kiosk.printing.ticket_cutter import CutTicket, TicketCutter
from kiosk.printing.worker import PrinterWorker
from shared.qt.typeface import load_typeface
from tests.kiosk.printing.contract import Printed, PrinterContract
from tests.kiosk.printing.tickets import ticket_bytes

SCALE = 2


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> Iterator[ScreenPrinter]:
    load_typeface()
    printer = ScreenPrinter(tmp_path, is_motion_reduced=True)
    printer.window.resize(460, 900)
    yield printer
    printer.window.close()
    printer.window.deleteLater()
    qapp.processEvents()


def switch(printer: ScreenPrinter, name: str) -> QPushButton:
    return next(button for button in printer.window.findChildren(QPushButton) if button.accessibleName() == name)


class TestContract(PrinterContract):
    @pytest.fixture
    def printed(self, tmp_path: Path) -> Printed:
        return lambda count: [file.read_bytes() for file in sorted(tmp_path.glob("*.bin"))[:count]]


def test_each_ticket_is_kept_as_bytes_and_as_a_picture(printer: ScreenPrinter, tmp_path: Path) -> None:
    printer.print(ticket_bytes("A-001"))
    printer.print(ticket_bytes("A-002"))
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "ticket-001.bin",
        "ticket-001.png",
        "ticket-002.bin",
        "ticket-002.png",
    ]
    assert not QImage(str(tmp_path / "ticket-002.png")).isNull()


@pytest.mark.parametrize(("name", "trouble"), [("Kertas habis", "paper_end"), ("Tutup terbuka", "cover_open")])
def test_a_switch_puts_the_printer_into_trouble_and_out_again(
    printer: ScreenPrinter, name: str, trouble: Trouble, tmp_path: Path
) -> None:
    switch(printer, name).click()
    assert print_ticket(printer, ticket_bytes(), watch_seconds=0) == PrintOutcome("failed", trouble)
    switch(printer, name).click()
    assert print_ticket(printer, ticket_bytes(), watch_seconds=0) == PrintOutcome("printed")
    assert len(list(tmp_path.glob("*.bin"))) == 1


def test_a_roll_near_its_end_still_prints(printer: ScreenPrinter) -> None:
    switch(printer, "Hampir habis").click()
    assert printer.status().paper == "near_end"
    assert print_ticket(printer, ticket_bytes(), watch_seconds=0).code == "printed"


def test_what_arrives_without_paper_is_printed_on_the_new_roll(printer: ScreenPrinter, tmp_path: Path) -> None:
    switch(printer, "Kertas habis").click()
    printer.print(ticket_bytes())
    assert list(tmp_path.glob("*.bin")) == []
    switch(printer, "Kertas habis").click()
    assert [file.read_bytes() for file in tmp_path.glob("*.bin")] == [ticket_bytes()]


def test_it_prints_for_a_worker_in_its_own_thread(printer: ScreenPrinter, qtbot: QtBot) -> None:
    outcomes: list[tuple[str, PrintOutcome]] = []
    worker = PrinterWorker(
        printer, lambda job, outcome: outcomes.append((job, outcome)), lambda _: None, watch_seconds=0
    )
    with qtbot.waitSignal(printer.window.ticket_cut) as cut:
        worker.start()
        worker.submit("job", ticket_bytes())
    worker.close()
    (ticket,) = cut.args
    assert isinstance(ticket, CutTicket)
    assert ticket.data == ticket_bytes()
    assert outcomes == [("job", PrintOutcome("printed"))]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("roll", [ROLL_58, ROLL_80], ids=["58", "80"])
def test_the_qr_code_on_the_picture_is_the_code_of_its_payload(roll: Roll) -> None:
    payload = "http://192.168.10.20:8080/t/Zk3vQ9aXb2LwPq7T"
    (ticket,) = TicketCutter().take(encode((Qr(payload, 5), Cut())))
    picture = draw_paper(ticket.operations, roll, SCALE)
    matrix = qr_matrix(payload.encode(), "M")
    left = MARGIN + (roll.dots - 5 * len(matrix)) / 2
    seen = tuple(
        tuple(
            QColor(picture.pixel(int((left + 5 * x + 2.5) * SCALE), int((TOP + 5 * y + 2.5) * SCALE))).lightness() < 128
            for x in range(len(matrix))
        )
        for y in range(len(matrix))
    )
    assert seen == matrix


def test_the_window_shows_the_newest_ticket(printer: ScreenPrinter) -> None:
    empty = printer.window.grab().toImage()
    printer.print(ticket_bytes("A-001"))
    one = printer.window.grab().toImage()
    printer.print(ticket_bytes("B-777"))
    two = printer.window.grab().toImage()
    assert empty != one
    assert one != two
