"""The presenter of the kiosk: facts and touches in, effects and a view out. It decides; others draw, send and print."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, get_args

from kiosk.presenters import choosing
from kiosk.presenters.clock import Clock
from kiosk.presenters.effects import NOTHING, AskForNumber, Effects, PrintTicket, ReportPrint
from kiosk.presenters.idle import Idle
from kiosk.presenters.screen import Known, compose
from kiosk.presenters.stages import (
    Asking,
    AtAgencies,
    AtCategories,
    AtServices,
    Choosing,
    Holding,
    Refused,
    Stage,
    Welcome,
)
from kiosk.presenters.ticket import paper_of
from kiosk.presenters.views import KioskView, TilesPage
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from shared.language import LANGUAGES, Language
from shared.protocol.requests import TakeTicketRequest
from shared.protocol.views import HallView, IssuedTicket, Problem
from shared.queueing.plan import REGULAR

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
        if not is_connected and isinstance(self._stage, _CHOOSING):
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

    def number_came(self, key: str, answer: IssuedTicket | Problem) -> Effects:
        """The hub answered the request with this key."""
        if not (isinstance(self._stage, Asking) and self._stage.key == key):
            return NOTHING
        if isinstance(answer, Problem):
            self._stage = _refused(answer, self._clock.seconds() + REFUSED_SECONDS)
            return NOTHING
        self._stage = Holding(answer)
        assert self._known.hall is not None
        return (PrintTicket(answer.ticket, paper_of(answer, self._known.hall, self._known.language)),)

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
            case AtAgencies() | AtServices() | AtCategories() if self._idle.is_over(now):
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
            case "done" if isinstance(self._stage, Holding):
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
                self._stage = choosing.first_choice(hall)
            case ("back", stage) if isinstance(stage, _CHOOSING):
                self._stage = choosing.back(stage, hall)
            case ("page", AtAgencies() | AtServices() as stage) if self._has_page(what):
                self._stage = choosing.turned(stage, 1 if what == "next" else -1)
            case ("agency", AtAgencies()):
                self._stage = AtServices(what)
            case ("service", AtServices() as stage):
                return self._choose_service(hall, stage, what)
            case ("category", AtCategories(service=service)):
                return self._ask(service, what)
        return NOTHING

    def _has_page(self, way: str) -> bool:
        page = self.view.page
        return isinstance(page, TilesPage) and (page.next if way == "next" else page.previous) is not None

    def _choose_service(self, hall: HallView, stage: AtServices, service: str) -> Effects:
        if hall.priority_groups:
            self._stage = AtCategories(service, stage.agency, stage.page)
            return NOTHING
        return self._ask(service, REGULAR)

    def _ask(self, service: str, category: str) -> Effects:
        self._stage = Asking(service, category, self._new_key())
        return (self._request(self._stage),)

    def _ask_again(self) -> Effects:
        """Ask with the same key: whatever became of the first request, there is one number."""
        if not isinstance(self._stage, Asking) or self._stage.is_under_way:
            return NOTHING
        self._stage = replace(self._stage, is_under_way=True)
        return (self._request(self._stage),)

    def _request(self, stage: Asking) -> AskForNumber:
        body = TakeTicketRequest(service=stage.service, category=stage.category, language=self._known.language)
        return AskForNumber(stage.key, body)

    def _keep_asking(self, now: float, since: float) -> Effects:
        assert isinstance(self._stage, Asking)
        is_lost = not self._stage.is_unknown and now >= since + GIVE_UP_SECONDS
        if is_lost and not self._stage.is_under_way:
            self._go_home()
            return NOTHING
        return self._ask_again() if now >= self._asked_at + ASK_AGAIN_SECONDS else NOTHING

    def _warns(self) -> bool:
        return isinstance(self._stage, _CHOOSING) and self._idle.seconds_left(self._clock.seconds()) is not None

    def _go_home(self) -> None:
        """The visit is over; the next one begins in the hall's language."""
        self._stage = Welcome()
        self._forget_choices()

    def _forget_choices(self) -> None:
        self._known = replace(self._known, language=self._setup.language, is_lowered=False)


def _refused(problem: Problem, until: float) -> Refused:
    told = str(problem.params.get("opens_at", ""))
    return Refused(problem.code, until, _moment(told))


def _moment(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told).astimezone(UTC)
    except ValueError:
        return None
