"""A visitor at a kiosk without a screen: touches, waits, and reads what is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from kiosk.presenters.effects import AskForNumber, Effect, LookUpAppointment, PrintTicket, ReportPrint
from kiosk.presenters.kiosk import KioskPresenter, Setup
from kiosk.presenters.views import KioskView, Page
from shared.protocol.requests import CheckInRequest, TakeTicketRequest
from shared.protocol.views import HallView
from tests.kiosk.halls import NOON, hall_view


@dataclass
class HandClock:
    """A clock moved by hand."""

    at: float = 1000.0

    def seconds(self) -> float:
        return self.at

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.at - 1000)


class Visitor:
    """Keeps every effect that the kiosk asked for."""

    def __init__(self, hall: HallView | None = None, *, room: int = 8) -> None:
        self.clock = HandClock()
        keys = count(1)
        self.kiosk = KioskPresenter(Setup("id", room), self.clock, lambda: f"key-{next(keys)}")
        self.effects: list[Effect] = []
        self.kiosk.hear_link(is_connected=True)
        self.kiosk.learn_hall(hall or hall_view())

    @property
    def view(self) -> KioskView:
        return self.kiosk.view

    @property
    def page(self) -> Page:
        return self.view.page

    @property
    def asked(self) -> list[tuple[str, TakeTicketRequest]]:
        """The numbers that were asked for without a reservation."""
        asked = ((effect.key, effect.request) for effect in self.effects if isinstance(effect, AskForNumber))
        return [(key, request) for key, request in asked if isinstance(request, TakeTicketRequest)]

    @property
    def checked_in(self) -> list[tuple[str, CheckInRequest]]:
        """The reservations that were checked in."""
        asked = ((effect.key, effect.request) for effect in self.effects if isinstance(effect, AskForNumber))
        return [(key, request) for key, request in asked if isinstance(request, CheckInRequest)]

    @property
    def looked_up(self) -> list[str]:
        """The codes that the hub was asked for."""
        return [effect.code for effect in self.effects if isinstance(effect, LookUpAppointment)]

    @property
    def printed(self) -> list[PrintTicket]:
        return [effect for effect in self.effects if isinstance(effect, PrintTicket)]

    @property
    def reported(self) -> list[ReportPrint]:
        return [effect for effect in self.effects if isinstance(effect, ReportPrint)]

    def touch(self, *controls: str) -> None:
        for control in controls:
            self.effects += self.kiosk.touch(control)

    def press(self, keys: str, gap: float) -> None:
        """Press keys of a keyboard, so many seconds one after the other."""
        for key in keys:
            self.clock.at += gap
            self.effects += self.kiosk.press(key)

    def scan(self, text: str) -> None:
        """Hold a code before the scanner, which acts as a keyboard."""
        self.clock.at += 1
        self.press(f"{text}\n", 0.02)

    def wait(self, seconds: float) -> None:
        """Let time pass as it does: a tick every quarter of a second."""
        for _ in range(round(seconds * 4)):
            self.clock.at += 0.25
            self.effects += self.kiosk.tick()
