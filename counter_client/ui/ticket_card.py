"""The number in hand: huge, with its time and all that an officer should know of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from counter_client.presenters.pages import DeskPage, TicketPart
from counter_client.ui.parts import Chip, column, row
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, NumberLabel

_WIDEST = "AA-0000"
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class TicketCard(QStackedWidget):
    """Shows the ticket in hand, or what there is to know while there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state = Chip(look, "info", "bell")
        self._priority = Chip(look, "warning", "priority")
        self._no_paper = Chip(look, "trouble", "paper")
        self._time = FlowLabel(look, "headline", "bold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        self._time_words = FlowLabel(look, "small", lines=1, colour="text_soft", align=Qt.AlignmentFlag.AlignRight)
        self._number = NumberLabel(look)
        self._service = FlowLabel(look, "title", "semibold", lines=2, align=_CENTRE)
        self._why = FlowLabel(look, "body", lines=2, colour="text_soft", align=_CENTRE)
        self._idle_title = FlowLabel(look, "headline", "semibold", lines=2, align=_CENTRE)
        self._idle_hint = FlowLabel(look, "lead", lines=3, colour="text_soft", align=_CENTRE)
        self.addWidget(self._idle_panel())
        self.addWidget(self._ticket_panel())

    def show_page(self, page: DeskPage) -> None:
        """Show what is in hand."""
        self._idle_title.show_text(page.idle_title)
        self._idle_hint.show_text(page.idle_hint)
        self.setCurrentIndex(1 if page.ticket else 0)
        if page.ticket:
            self._show_ticket(page.ticket)

    def _show_ticket(self, ticket: TicketPart) -> None:
        is_called = ticket.state == "called"
        self._state.show_text(ticket.state_words, "info" if is_called else "good", "bell" if is_called else "person")
        self._priority.show_text(ticket.priority)
        self._no_paper.show_text(ticket.no_paper)
        self._time.show_text(ticket.time)
        self._time_words.show_text(ticket.time_words)
        self._number.show_text(ticket.label, widest=_WIDEST)
        self._service.show_text(ticket.service)
        self._why.show_text(ticket.why)

    def _idle_panel(self) -> QWidget:
        panel = _card()
        layout = column(self._look, panel, pad="wide")
        layout.addStretch(1)
        layout.addWidget(self._idle_title)
        layout.addWidget(self._idle_hint)
        layout.addStretch(1)
        return panel

    def _ticket_panel(self) -> QWidget:
        panel = _card()
        layout = column(self._look, panel, pad="gap", gap="tight")
        head = row(self._look)
        chips, times = column(self._look, gap="tight"), column(self._look, gap="hair")
        for chip in (self._state, self._priority, self._no_paper):
            chips.addLayout(_at_left(chip))
        chips.addStretch(1)
        times.addWidget(self._time)
        times.addWidget(self._time_words)
        times.addStretch(1)
        head.addLayout(chips, 1)
        head.addLayout(times)
        self._time.setMinimumWidth(self._look.type_px("headline") * 4)
        layout.addLayout(head)
        layout.addWidget(self._number, 1)
        layout.addWidget(self._service)
        layout.addWidget(self._why)
        return panel


def _card() -> QFrame:
    frame = QFrame()
    frame.setProperty("panel", "card")
    return frame


def _at_left(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return layout
