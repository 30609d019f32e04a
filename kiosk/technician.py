"""Wires the technician's corner: the gesture to the presenter, its questions to the hub, its acts to the machine."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from kiosk.presenters.technician import AskWho, CheckPin, Do, Effect, LookAround, PinChecked, TechnicianPresenter
from kiosk.printing.escpos_writer import encode
from kiosk.printing.paper import Roll
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from kiosk.printing.trial import lay_out_trial
from kiosk.ui.window import KioskWindow
from shared.language import Language
from shared.link.client import HubClient
from shared.link.problems import HubAwayError
from shared.protocol.views import SignedIn
from shared.qt.bridge import Bridge, Worker

_TICK_MS: Final = 1000
_JOB: Final = "trial-"

RESTART: Final = 71
"""The exit code of Qt's loop where a technician wants the kiosk to start again."""

Answer = TypeVar("Answer")


class Machine(Protocol):
    """What the technician may do to this kiosk."""

    @property
    def print(self) -> Callable[[str, bytes], None]:
        """Prints a job's bytes; returns at once."""
        ...

    def leave(self) -> None:
        """End the kiosk."""
        ...

    def restart(self) -> None:
        """End the kiosk and start it again."""
        ...


class TechnicianDesk(QObject):
    """Lives on the GUI thread; `printer_ended` and `printer_changed` may be called from any."""

    def __init__(
        self, presenter: TechnicianPresenter, window: KioskWindow, machine: Machine, name: str, roll: Roll
    ) -> None:
        super().__init__()
        self._presenter, self._window, self._machine = presenter, window, machine
        self._name, self._roll = name, roll
        self._trials = 0
        self._bridge = Bridge(self)
        self._questions = Worker("technician", parent=self)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        window.serviced.connect(lambda control: self._after(presenter.touch(control)))

    def start(self, client: HubClient, opens: Callable[[str], bool], language: Callable[[], Language]) -> None:
        """Listen for the gesture. `opens` holds a PIN against the kiosk's own."""
        self._client, self._opens, self._language = client, opens, language
        self._window.held.connect(lambda: self._after(self._presenter.open(language())))
        self._ticks.start()

    def close(self) -> None:
        """End the work at hand and hear nothing more."""
        self._ticks.stop()
        self._bridge.close()
        self._questions.close()

    def printer_ended(self, job: str, outcome: PrintOutcome) -> bool:
        """Whether a print job was a trial; what became of it."""
        if not job.startswith(_JOB):
            return False
        self._bridge.post(lambda: self._after(self._presenter.trial_ended(outcome)))
        return True

    def printer_changed(self, status: PrinterStatus) -> None:
        """The printer is in another state."""
        self._bridge.post(lambda: self._after(self._presenter.learn_printer(status)))

    def _tick(self) -> None:
        self._after(self._presenter.tick())

    def _after(self, effects: tuple[Effect, ...]) -> None:
        self._window.show_corner(self._presenter.view)
        for effect in effects:
            match effect:
                case AskWho():
                    self._ask(self._client.officers, self._presenter.people_came)
                case CheckPin(officer=officer, pin=pin):
                    self._ask(partial(self._check, officer, pin), self._presenter.pin_checked)
                case LookAround():
                    self._ask(self._client.health, self._presenter.health_came)
                case Do(action=action):
                    self._do(action)

    def _ask(self, ask: Callable[[], Answer], hear: Callable[[Answer | None], tuple[Effect, ...]]) -> None:
        """Off the GUI thread; a hub that is away answers None."""
        self._questions.run(
            ask,
            lambda answer: self._after(hear(answer)),
            lambda _away: self._after(hear(None)),
            expected=HubAwayError,
        )

    def _check(self, officer: str, pin: str) -> PinChecked:
        """At the hub, whose record tells who came in; with no hub, by the kiosk's own PIN."""
        if not officer:
            return PinChecked("right" if self._opens(pin) else "wrong_pin")
        answer = self._client.sign_in(officer, pin)
        if isinstance(answer, SignedIn):
            return PinChecked("must_change" if answer.must_change else "right")
        if answer.code == "pin_locked":
            return PinChecked("locked", int(answer.params.get("seconds", 0)))
        return PinChecked("wrong_pin")

    def _do(self, action: str) -> None:
        match action:
            case "trial":
                self._trials += 1
                paper = lay_out_trial(self._name, datetime.now().astimezone(), self._language(), self._roll)
                self._machine.print(f"{_JOB}{self._trials}", encode(paper))
            case "leave":
                self._machine.leave()
            case "restart":
                self._machine.restart()


@dataclass(frozen=True, slots=True)
class ThisMachine:
    """The kiosk's own machine."""

    print: Callable[[str, bytes], None]

    def leave(self) -> None:
        """End the kiosk."""
        QCoreApplication.exit(0)

    def restart(self) -> None:
        """End the kiosk with the exit code that asks for another start."""
        QCoreApplication.exit(RESTART)


def opens(kept: str, pin: str) -> bool:
    """Whether the PIN is the kiosk's own; a kiosk that has none needs no tools for it."""
    from shared.trust.pins import KeptPin

    return KeptPin(kept, must_change=False).opens(pin)
