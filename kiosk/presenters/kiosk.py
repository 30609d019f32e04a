"""The presenter of the kiosk: facts and touches in, effects and a view out. It decides; others draw, send and print."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, get_args

from kiosk.presenters import choosing, reservations
from kiosk.presenters.clock import Clock
from kiosk.presenters.effects import NOTHING, AskForNumber, Effects, LookUpAppointment, PrintTicket, ReportPrint
from kiosk.presenters.idle import Idle
from kiosk.presenters.scanner import Burst
from kiosk.presenters.screen import Known, compose
from kiosk.presenters.stages import (
    Asking,
    AtAgencies,
    AtAppointment,
    AtCode,
    AtServices,
    Choosing,
    Holding,
    LookingUp,
    Refused,
    Stage,
    Welcome,
)
from kiosk.presenters.ticket import paper_of
from kiosk.presenters.views import KioskView, TilesPage
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from shared.language import LANGUAGES, Language
from shared.protocol.requests import CheckInRequest, TakeTicketRequest
from shared.protocol.views import AppointmentView, HallView, IssuedTicket, Problem

ASK_AGAIN_SECONDS: Final = 2.0
GIVE_UP_SECONDS: Final = 60.0
"""How long a request that never reached the hub is kept; one with an unknown outcome is kept until it is known."""

TAKE_SECONDS: Final = 12.0
REMEMBER_SECONDS: Final = 60.0
REFUSED_SECONDS: Final = 25.0

_CHOOSING: Final = get_args(Choosing)


@dataclass(frozen=True, slots=True)
class Setup:
    """What a kiosk is told once: its language between visits, how many tiles its screen has room for."""

    language: Language = "id"
    room: int = 8
    room_when_lowered: int = 6


class KioskPresenter:
    """One kiosk. Every input answers with the effects to carry out, in order; `view` is what to show after it."""

    def __init__(self, setup: Setup, clock: Clock, new_key: Callable[[], str]) -> None:
        self._setup = setup
        self._clock = clock
        self._new_key = new_key
        self._stage: Stage = Welcome()
        self._known = Known(setup.language)
        self._idle = Idle(clock.seconds())
        self._asked_at = 0.0
        self._burst = Burst()

    @property
    def stage(self) -> Stage:
        """Where the visit stands."""
        return self._stage

    @property
    def view(self) -> KioskView:
        """The whole screen, now."""
        room = self._setup.room_when_lowered if self._known.is_lowered else self._setup.room
        return compose(self._known, self._stage, self._clock, self._idle, room)

    def hear_link(self, *, is_connected: bool, looking_for: str = "", trouble: str = "") -> Effects:
        """The hub came or went."""
        came_back = is_connected and not self._known.is_connected
        self._known = replace(self._known, is_connected=is_connected, looking_for=looking_for, trouble=trouble)
        if not is_connected and isinstance(self._stage, (*_CHOOSING, LookingUp)):
            self._go_home()
        return self._ask_again() if came_back else NOTHING

    def learn_hall(self, hall: HallView) -> Effects:
        """The hall as it is now."""
        self._known = replace(self._known, hall=hall)
        self._stage = choosing.still_there(self._stage, hall)
        return NOTHING

    def learn_printer(self, status: PrinterStatus) -> Effects:
        """The printer as it is now."""
        self._known = replace(self._known, printer=status)
        return NOTHING

    def touch(self, control: str) -> Effects:
        """Somebody touched this control; what cannot be touched now, or no more, does nothing."""
        was_warned = self._warns()
        self._idle = Idle(self._clock.seconds())
        if was_warned or control == "continue":
            return NOTHING
        kind, _, what = control.partition(":")
        return self._touch(kind, what)

    def press(self, key: str) -> Effects:
        """A key of a keyboard, or of a scanner that acts as one: a character, "\b" or "\n"."""
        now = self._clock.seconds()
        if key != "\n":
            self._burst = self._burst.with_key(key, now)
        elif scanned := self._take_burst(now):
            return self._scan(scanned)
        if not isinstance(self._stage, AtCode):
            return NOTHING
        return self.touch({"\n": "confirm", "\b": "erase"}.get(key, f"key:{key}"))

    def appointment_came(self, code: str, answer: AppointmentView | Problem) -> Effects:
        """The hub answered the question for the reservation with this code."""
        if isinstance(self._stage, LookingUp) and self._stage.code == code:
            self._idle = Idle(self._clock.seconds())
            self._stage = reservations.answered(self._stage, answer, self._refused_until)
        return NOTHING

    def appointment_failed(self, code: str) -> Effects:
        """No answer to the question for the reservation with this code."""
        if isinstance(self._stage, LookingUp) and self._stage.code == code:
            self._stage = Refused("no_answer", self._refused_until, {}, code, self._stage.typed)
        return NOTHING

    def number_came(self, key: str, answer: IssuedTicket | Problem) -> Effects:
        """The hub answered the request with this key."""
        if not (isinstance(self._stage, Asking) and self._stage.key == key):
            return NOTHING
        asked = self._stage
        if isinstance(answer, Problem):
            reservation = asked.request.code if isinstance(asked.request, CheckInRequest) else ""
            self._stage = Refused(answer.code, self._refused_until, answer.params, reservation)
            return NOTHING
        self._stage = Holding(answer, asked.slot)
        assert self._known.hall is not None
        return (PrintTicket(answer.ticket, paper_of(answer, self._known.hall, self._known.language, asked.slot)),)

    def number_failed(self, key: str, *, is_unknown: bool) -> Effects:
        """No answer to the request with this key; `is_unknown`: it may have been carried out."""
        if isinstance(self._stage, Asking) and self._stage.key == key:
            self._asked_at = self._clock.seconds()
            self._stage = replace(
                self._stage,
                since=self._asked_at if self._stage.since is None else self._stage.since,
                is_unknown=self._stage.is_unknown or is_unknown,
                is_under_way=False,
            )
        return NOTHING

    def print_ended(self, ticket: str, outcome: PrintOutcome) -> Effects:
        """The printer is done with this ticket, or has given it up."""
        if isinstance(self._stage, Holding) and self._stage.ticket.ticket == ticket:
            stays = REMEMBER_SECONDS if outcome.code == "failed" else TAKE_SECONDS
            self._stage = replace(self._stage, outcome=outcome, until=self._clock.seconds() + stays)
        return (ReportPrint(ticket, outcome),)

    def tick(self) -> Effects:
        """Time has passed; a few times a second is enough."""
        now = self._clock.seconds()
        match self._stage:
            case Asking(since=since) if since is not None:
                return self._keep_asking(now, since)
            case Holding(until=until) | Refused(until=until) if until is not None and now >= until:
                self._go_home()
            case stage if isinstance(stage, _CHOOSING) and self._idle.is_over(now):
                self._go_home()
            case Welcome() if self._idle.is_over(now):
                self._forget_choices()
        return NOTHING

    def _touch(self, kind: str, what: str) -> Effects:
        match kind:
            case "language" if what in LANGUAGES:
                self._known = replace(self._known, language="en" if what == "en" else "id")
            case "lower":
                self._known = replace(self._known, is_lowered=not self._known.is_lowered)
            case "home" if isinstance(self._stage, _CHOOSING):
                self._go_home()
            case "done" if isinstance(self._stage, Holding | Refused):
                self._go_home()
            case _:
                return self._choose(kind, what)
        return NOTHING

    def _choose(self, kind: str, what: str) -> Effects:
        hall = self._known.hall
        if hall is None or not self._known.is_connected:
            return NOTHING
        match kind, self._stage:
            case ("start", Welcome()) | ("again", Refused()):
                return self._go_to(choosing.first_choice(hall))
            case "appointment", stage:
                return self._go_to(reservations.begun(stage, hall))
            case ("back" | "others", stage) if isinstance(stage, _CHOOSING):
                return self._go_to(choosing.back(stage))
            case ("page", AtAgencies() | AtServices() as stage) if self._has_page(what):
                return self._go_to(choosing.turned(stage, 1 if what == "next" else -1))
            case _, AtCode() as stage:
                return self._go_to(reservations.typing(stage, kind, what))
            case "check-in", AtAppointment(found=found):
                return self._ask(CheckInRequest(code=found.code, language=self._known.language), found.slot)
            case _, stage:
                return self._go_to(choosing.chosen(stage, hall, kind, what))

    def _go_to(self, there: Stage | choosing.Wanted | None) -> Effects:
        """Take this step of the visit; None is none."""
        if there is None:
            return NOTHING
        if isinstance(there, choosing.Wanted):
            language = self._known.language
            return self._ask(TakeTicketRequest(service=there.service, category=there.category, language=language))
        self._stage = there
        return (LookUpAppointment(there.code),) if isinstance(there, LookingUp) else NOTHING

    def _has_page(self, way: str) -> bool:
        page = self.view.page
        return isinstance(page, TilesPage) and (page.next if way == "next" else page.previous) is not None

    def _take_burst(self, now: float) -> str:
        burst, self._burst = self._burst, Burst()
        return burst.scanned(now)

    def _scan(self, text: str) -> Effects:
        """A scan is a touch, and begins anew wherever nobody's number is at stake."""
        self._idle = Idle(self._clock.seconds())
        if not (self._known.is_connected and reservations.may_scan(self._stage, self._known.hall)):
            return NOTHING
        if not isinstance(self._stage, _CHOOSING):
            self._go_home()
        return self._go_to(reservations.scanned(text, self._refused_until))

    def _ask(self, request: TakeTicketRequest | CheckInRequest, slot: datetime | None = None) -> Effects:
        self._stage = Asking(request, self._new_key(), slot)
        return (AskForNumber(self._stage.key, request),)

    def _ask_again(self) -> Effects:
        """Ask with the same key: whatever became of the first request, there is one number."""
        if not isinstance(self._stage, Asking) or self._stage.is_under_way:
            return NOTHING
        self._stage = replace(self._stage, is_under_way=True)
        return (AskForNumber(self._stage.key, self._stage.request),)

    def _keep_asking(self, now: float, since: float) -> Effects:
        assert isinstance(self._stage, Asking)
        is_lost = not self._stage.is_unknown and now >= since + GIVE_UP_SECONDS
        if is_lost and not self._stage.is_under_way:
            self._go_home()
            return NOTHING
        return self._ask_again() if now >= self._asked_at + ASK_AGAIN_SECONDS else NOTHING

    @property
    def _refused_until(self) -> float:
        return self._clock.seconds() + REFUSED_SECONDS

    def _warns(self) -> bool:
        return isinstance(self._stage, _CHOOSING) and self._idle.seconds_left(self._clock.seconds()) is not None

    def _go_home(self) -> None:
        """The visit is over; the next one begins in the hall's language."""
        self._stage = Welcome()
        self._forget_choices()

    def _forget_choices(self) -> None:
        self._known = replace(self._known, language=self._setup.language, is_lowered=False)
