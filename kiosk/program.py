"""The running kiosk: carries facts to the presenter, effects to network and printer, the view to the window."""

from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from kiosk.closing_slips import SEALED, ClosingSlips
from kiosk.marked_printer import MarkedPrinter
from kiosk.paper_watch import PaperWatch
from kiosk.presenters.effects import AskForNumber, Effects, LookUpAppointment, PrintTicket, ReportPrint
from kiosk.presenters.kiosk import KioskPresenter
from kiosk.print_reports import PrintReports
from kiosk.printing.escpos_writer import encode
from kiosk.printing.layout import lay_out
from kiosk.printing.paper import Roll, TicketPaper
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from kiosk.ui.window import KioskWindow
from shared.language import Language
from shared.link.client import HubClient
from shared.link.problems import HubAwayError
from shared.link.state import LinkState
from shared.marks import Marks
from shared.protocol.requests import CheckInRequest, TakeTicketRequest
from shared.protocol.stream import Happened
from shared.protocol.views import HallView, IssuedTicket, Problem
from shared.qt.bridge import Bridge, Worker

_TICK_MS: Final = 250
_LOOK_AT_HALL_MS: Final = 400
_LOOK_AT_LEAST_MS: Final = 20_000
"""Opening hours change what a service shows, and no event tells of it."""


class Hub(Protocol):
    """The link to the hub, as far as the kiosk needs it."""

    @property
    def client(self) -> HubClient:
        """Asks and commands."""
        ...

    def resume_from(self, sequence: int) -> None:
        """A snapshot is in hand."""
        ...


class Paper(Protocol):
    """Takes tickets to print."""

    def submit(self, job_id: str, data: bytes) -> None:
        """Print this; returns at once."""
        ...


class KioskProgram(QObject):
    """Lives on the GUI thread. The link and the printer call its `link_…` and `printer_…` methods from their own."""

    def __init__(self, presenter: KioskPresenter, window: KioskWindow, roll: Roll, marks: Marks) -> None:
        super().__init__()
        self._presenter, self._window, self._roll, self._marks = presenter, window, roll, marks
        self._bridge = Bridge(self)
        self._numbers = Worker("numbers", parent=self)
        self._halls = Worker("halls", parent=self)
        self._labels: dict[str, str] = {}
        self._is_looking = False
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_AT_HALL_MS)
        self._look.timeout.connect(self._look_at_hall)
        self._look_anyway = QTimer(self, interval=_LOOK_AT_LEAST_MS)
        self._look_anyway.timeout.connect(self._look_at_hall)
        window.touched.connect(self._touch)
        window.pressed.connect(self._press)

    @property
    def language(self) -> Language:
        """The language on the screen now."""
        return self._presenter.view.language

    def start(
        self,
        hub: Hub,
        paper: Paper,
        reports: PrintReports,
        printer: MarkedPrinter,
        paper_watch: PaperWatch,
        slips: ClosingSlips | None = None,
    ) -> None:
        """Show the first view and begin to keep time."""
        self._slips, self._paper_watch = slips, paper_watch
        self._hub, self._paper, self._reports, self._printer = hub, paper, reports, printer
        self._window.render_view(self._presenter.view)
        self._ticks.start()
        self._look_anyway.start()

    def close(self) -> None:
        """End the work at hand and hear nothing more."""
        for timer in (self._ticks, self._look, self._look_anyway):
            timer.stop()
        self._bridge.close()
        self._numbers.close()
        self._halls.close()

    # From the link's thread

    def link_changed(self, state: LinkState) -> None:
        """The hub came or went."""
        hear = partial(
            self._presenter.hear_link,
            is_connected=state.is_connected,
            looking_for=state.looking_for,
            trouble=state.trouble,
        )
        self._bridge.post(lambda: self._after(hear()))

    def snapshot_needed(self) -> None:
        """Ask for the hall anew."""
        self._look_at_seal()
        self._bridge.post(self._look_at_hall)

    def happened(self, event: Happened, /) -> None:
        """The queues have changed: look again soon, once for many events."""
        if event.type == SEALED:
            self._look_at_seal()
        self._bridge.post(self._look_soon)

    # From the printer's thread

    def printer_ended(self, ticket: str, outcome: PrintOutcome) -> None:
        """A ticket is printed, or given up."""
        if self._slips is not None and self._slips.ended(ticket, outcome):
            return
        self._bridge.post(lambda: self._print_ended(ticket, outcome))

    def printer_changed(self, status: PrinterStatus) -> None:
        """The printer is in another state."""
        self._paper_watch.learn(status)
        if not status.trouble:
            self._look_at_seal()
        self._bridge.post(lambda: self._after(self._presenter.learn_printer(status)))

    def _look_at_seal(self) -> None:
        if self._slips is not None:
            self._slips.look()

    # On the GUI thread

    def _touch(self, control: str) -> None:
        self._after(self._presenter.touch(control))

    def _press(self, key: str) -> None:
        self._after(self._presenter.press(key))

    def _tick(self) -> None:
        self._after(self._presenter.tick())

    def _after(self, effects: Effects) -> None:
        """Effects first: the paper does not wait for the picture."""
        for effect in effects:
            match effect:
                case AskForNumber():
                    self._ask(effect)
                case LookUpAppointment(code=code):
                    self._look_up(code)
                case PrintTicket(ticket=ticket, paper=paper):
                    self._print(ticket, paper)
                case ReportPrint(ticket=ticket, outcome=outcome):
                    self._reports.add(ticket, outcome)
        self._window.render_view(self._presenter.view)

    def _ask(self, effect: AskForNumber) -> None:
        self._numbers.run(
            lambda: self._number_for(effect),
            partial(self._number_came, effect.key),
            lambda fault: self._number_failed(effect.key, fault),
            expected=HubAwayError,
        )

    def _number_for(self, effect: AskForNumber) -> IssuedTicket | Problem:
        match effect.request:
            case TakeTicketRequest() as request:
                return self._hub.client.take_ticket(request, effect.key)
            case CheckInRequest() as request:
                return self._hub.client.check_in(request, effect.key)

    def _look_up(self, code: str) -> None:
        self._numbers.run(
            lambda: self._hub.client.appointment(code),
            lambda answer: self._after(self._presenter.appointment_came(code, answer)),
            lambda _fault: self._after(self._presenter.appointment_failed(code)),
            expected=HubAwayError,
        )

    def _number_came(self, key: str, answer: IssuedTicket | Problem) -> None:
        if isinstance(answer, IssuedTicket):
            self._marks.mark("issued", label=answer.label, sequence=answer.sequence)
        if isinstance(answer, Problem) and answer.status >= 500:
            self._after(self._presenter.number_failed(key, is_unknown=False))
        else:
            self._after(self._presenter.number_came(key, answer))

    def _number_failed(self, key: str, fault: Exception) -> None:
        is_unknown = isinstance(fault, HubAwayError) and fault.reason == "outcome_unknown"
        self._after(self._presenter.number_failed(key, is_unknown=is_unknown))

    def _print(self, ticket: str, paper: TicketPaper) -> None:
        self._labels[ticket] = paper.number
        data = encode(lay_out(paper, self._roll))
        self._printer.name(data, paper.number)
        self._reports.expect(ticket)
        self._paper.submit(ticket, data)

    def _print_ended(self, ticket: str, outcome: PrintOutcome) -> None:
        self._marks.mark("printed", label=self._labels.pop(ticket, ""), outcome=outcome.code)
        self._after(self._presenter.print_ended(ticket, outcome))

    def _look_soon(self) -> None:
        if not self._look.isActive():
            self._look.start()

    def _look_at_hall(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self._halls.run(self._fetch_hall, self._learn_hall, self._miss_hall, expected=HubAwayError)

    def _fetch_hall(self) -> HallView:
        return self._hub.client.hall()

    def _learn_hall(self, hall: HallView) -> None:
        self._is_looking = False
        self._hub.resume_from(hall.sequence)
        self._after(self._presenter.learn_hall(hall))

    def _miss_hall(self, _fault: Exception) -> None:
        """The link asks for it again when the hub is back."""
        self._is_looking = False
