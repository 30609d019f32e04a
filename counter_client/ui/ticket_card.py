"""The number in hand: huge, with its time and all that an officer should know of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget

from counter_client.presenters.pages import DeskPage, TicketPart
from counter_client.ui.marks import MarkFlow
from counter_client.ui.matters import MatterList
from counter_client.ui.parts import card, column, row
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, NumberLabel

_WIDEST = "AA-0000"
_MANY = 3
"""From so many matters on, why the ticket was next has to give way."""

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class TicketCard(QStackedWidget):
    """Shows the ticket in hand, or what there is to know while there is none. Says `pressed`."""

    pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._marks = MarkFlow(look)
        self._time = FlowLabel(look, "headline", "bold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        self._time_words = FlowLabel(look, "small", lines=1, colour="text_soft", align=Qt.AlignmentFlag.AlignRight)
        self._number = NumberLabel(look)
        self._service = FlowLabel(look, "title", "semibold", lines=2, align=_CENTRE)
        self._why = FlowLabel(look, "body", lines=2, colour="text_soft", align=_CENTRE)
        self._matters = MatterList(look)
        self._idle_title = FlowLabel(look, "headline", "semibold", lines=2, align=_CENTRE)
        self._idle_hint = FlowLabel(look, "lead", lines=3, colour="text_soft", align=_CENTRE)
        self.addWidget(self._idle_panel())
        self.addWidget(self._ticket_panel())
        self._matters.pressed.connect(self.pressed)

    def show_page(self, page: DeskPage) -> None:
        """Show what is in hand."""
        self._idle_title.show_text(page.idle_title)
        self._idle_hint.show_text(page.idle_hint)
        self.setCurrentIndex(1 if page.ticket else 0)
        if page.ticket:
            self._show_ticket(page.ticket)

    def _show_ticket(self, ticket: TicketPart) -> None:
        self._marks.show_marks(ticket.marks)
        self._time.show_text(ticket.time)
        self._time_words.show_text(ticket.time_words)
        self._number.show_text(ticket.label, widest=_WIDEST)
        self._service.show_text(ticket.service)
        self._why.show_text(ticket.why)
        self._why.setVisible(bool(ticket.why) and len(ticket.matters) < _MANY)
        self._number.setToolTip(ticket.why)
        self._matters.show_matters(ticket.matters)
        self._rule.setVisible(bool(ticket.matters))
        self._make_room(is_full=len(ticket.matters) > 1)

    def _make_room(self, *, is_full: bool) -> None:
        """Where much is to be told, the number shares its line with the service."""
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if is_full else QBoxLayout.Direction.TopToBottom)
        for place, stretch in enumerate((4, 3) if is_full else (1, 0)):
            self._middle.setStretch(place, stretch)

    def _idle_panel(self) -> QWidget:
        panel = card()
        layout = column(self._look, panel, pad="wide")
        layout.addStretch(1)
        layout.addWidget(self._idle_title)
        layout.addWidget(self._idle_hint)
        layout.addStretch(1)
        return panel

    def _ticket_panel(self) -> QWidget:
        panel = card()
        layout = column(self._look, panel, pad="gap", gap="tight")
        head, times = row(self._look), column(self._look, gap="hair")
        times.addWidget(self._time)
        times.addWidget(self._time_words)
        times.addStretch(1)
        head.addWidget(self._marks, 1, Qt.AlignmentFlag.AlignTop)
        head.addLayout(times)
        self._time.setMinimumWidth(self._look.type_px("headline") * 4)
        self._rule, self._middle = QFrame(), column(self._look, gap="tight")
        texts = column(self._look, gap="tight")
        texts.addWidget(self._service)
        texts.addWidget(self._why)
        self._number.setMinimumHeight(self._look.type_px("display"))
        self._middle.addWidget(self._number, 1)
        self._middle.addLayout(texts)
        self._rule.setFixedHeight(self._look.border_px)
        self._rule.setStyleSheet(f"background: {self._look.theme.colours['line']}")
        layout.addLayout(head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._matters)
        return panel
