"""The window of the screen printer: the paper as it comes out, and the switches that put it into trouble."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.printing.paper import Roll
from kiosk.printing.paper_painter import draw_paper
from kiosk.printing.printer import PaperState, PrinterStatus
from kiosk.printing.ticket_cutter import CutTicket, TicketCutter
from kiosk.printing.ticket_tray import TicketTray
from shared.language import Catalog, Language

_SIZE: Final = (460, 900)
_STYLE: Final = """
PrinterWindow { background: #1b2026; }
PrinterWindow QPushButton {
    min-height: 44px; padding: 0 12px; border-radius: 8px; border: 1px solid #56616d;
    background: #2b323a; color: #f4f6f8; font-family: "Source Sans Pro"; font-size: 17px;
}
PrinterWindow QPushButton:hover { background: #38414b; }
PrinterWindow QPushButton:focus { border: 2px solid #56b4e9; }
PrinterWindow QPushButton:checked { background: #e69f00; border-color: #e69f00; color: #14181c; font-weight: 600; }
"""


class PrinterWindow(QWidget):
    """Draws every ticket it is given, the newest coming out of the slot; keeps what arrives while it is in trouble."""

    status_changed = Signal(PrinterStatus)
    ticket_cut = Signal(CutTicket)

    def __init__(self, keep: Path | None, roll: Roll, language: Language, *, is_motion_reduced: bool) -> None:
        super().__init__()
        self._keep = keep
        self._roll = roll
        self._words = Catalog.load("ticket")
        self._language = language
        self._cutter = TicketCutter()
        self._held = bytearray()
        self._count = 0
        self._near_end = self._switch("roll_near_end")
        self._ended = self._switch("roll_ended")
        self._cover = self._switch("cover_open")
        self._tray = TicketTray(self._say("waiting_for_tickets"), is_motion_reduced=is_motion_reduced)
        self._arrange()
        self._show_state()

    @property
    def status(self) -> PrinterStatus:
        """The state that the switches stand for."""
        is_open = self._cover.isChecked()
        is_stopped = is_open or self._ended.isChecked()
        return PrinterStatus(is_online=not is_stopped, is_cover_open=is_open, paper=self._paper())

    def take(self, data: bytes) -> None:
        """Print; as a printer in trouble does, hold what cannot be printed now."""
        if self.status.trouble:
            self._held += data
            return
        for ticket in self._cutter.take(data):
            self._put_out(ticket)

    def _put_out(self, ticket: CutTicket) -> None:
        self._count += 1
        picture = draw_paper(ticket.operations, self._roll)
        if self._keep:
            self._keep.mkdir(parents=True, exist_ok=True)
            name = f"ticket-{self._count:03}"
            (self._keep / f"{name}.bin").write_bytes(ticket.data)
            picture.save(str(self._keep / f"{name}.png"))
        self._tray.put(picture)
        self.ticket_cut.emit(ticket)

    def _paper(self) -> PaperState:
        if self._ended.isChecked():
            return "end"
        return "near_end" if self._near_end.isChecked() else "ok"

    def _switch_changed(self) -> None:
        self._show_state()
        self.status_changed.emit(self.status)
        if not self.status.trouble:
            held, self._held = bytes(self._held), bytearray()
            self.take(held)

    def _show_state(self) -> None:
        status = self.status
        key = {"cover_open": "cover_open", "paper_end": "roll_ended"}.get(status.trouble or "", "state_ready")
        self._tray.tell_state(self._say(key), is_well=status.trouble is None)

    def _switch(self, key: str) -> QPushButton:
        button = QPushButton(self._say(key), self)
        button.setAccessibleName(self._say(key))
        button.setCheckable(True)
        button.toggled.connect(self._switch_changed)
        return button

    def _arrange(self) -> None:
        self.setWindowTitle(self._say("window_title"))
        self.setStyleSheet(_STYLE)
        self._switches = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._switches.setContentsMargins(16, 12, 16, 16)
        self._switches.setSpacing(8)
        for button in (self._near_end, self._ended, self._cover):
            self._switches.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tray, 1)
        column.addLayout(self._switches)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.resize(*_SIZE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a narrow window the switches stand below each other.
        super().resizeEvent(event)
        is_wide = self.width() >= _SIZE[0]
        directions = QBoxLayout.Direction
        self._switches.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _say(self, key: str) -> str:
        return self._words.say(self._language, key)
