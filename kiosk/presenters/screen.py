"""From what is known and where the visit stands to the whole screen."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, get_args
from zoneinfo import ZoneInfo

from kiosk.presenters.appointment_pages import AppointmentPages
from kiosk.presenters.choice_pages import ChoicePages
from kiosk.presenters.choosing import service_of
from kiosk.presenters.clock import Clock
from kiosk.presenters.idle import Idle
from kiosk.presenters.number_page import number_page
from kiosk.presenters.other_pages import no_hub_page, refused_page, waiting_page, welcome_page
from kiosk.presenters.service_page import service_page
from kiosk.presenters.stages import (
    Asking,
    AtAgencies,
    AtAppointment,
    AtCategories,
    AtCode,
    AtService,
    AtServices,
    Choosing,
    Holding,
    LookingUp,
    Refused,
    Stage,
    Welcome,
)
from kiosk.presenters.views import Button, IdleView, KioskView, Page
from kiosk.printing.printer import PrinterStatus
from shared.language import LANGUAGES, Catalog, Language
from shared.protocol.views import HallView

_CHOOSING: Final = get_args(Choosing)
_OUTLASTING: Final = (Asking, Holding, Refused)
"""What stays on the screen when the hub goes away: it belongs to a visitor."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the kiosk knows of the world, and how its visitor wants it to be shown."""

    language: Language
    is_lowered: bool = False
    hall: HallView | None = None
    is_connected: bool = False
    looking_for: str = ""
    trouble: str = ""
    printer: PrinterStatus | None = None


def compose(known: Known, stage: Stage, clock: Clock, idle: Idle, room: int) -> KioskView:
    """The screen; `room` is how many tiles it can hold."""
    words, language, hall = _words(), known.language, known.hall
    is_choosing = isinstance(stage, _CHOOSING) and known.is_connected
    return KioskView(
        language=language,
        languages=_languages(hall),
        hall=hall.name.in_language(language) if hall else "",
        timezone=hall.timezone if hall else "UTC",
        page=_page(words, known, stage, clock, room),
        lower=Button("lower", words.say(language, "higher" if known.is_lowered else "lower")),
        is_lowered=known.is_lowered,
        back=Button("back", words.say(language, "back")) if is_choosing else None,
        home=Button("home", words.say(language, "home")) if is_choosing else None,
        idle=_idle(words, language, idle, clock) if is_choosing else None,
    )


def _page(words: Catalog, known: Known, stage: Stage, clock: Clock, room: int) -> Page:
    language, hall = known.language, known.hall
    if hall is None or not (known.is_connected or isinstance(stage, _OUTLASTING)):
        return no_hub_page(words, language, known.looking_for, known.trouble)
    now = clock.now().astimezone(ZoneInfo(hall.timezone))
    match stage:
        case AtAgencies() | AtServices() | AtService() | AtCategories():
            return _choice(words, language, hall, stage, now, room)
        case AtCode() | LookingUp() | AtAppointment():
            return _reservation(AppointmentPages(words, language, hall, now), stage)
        case Welcome():
            return welcome_page(words, language, hall, now, known.printer)
        case Asking():
            return waiting_page(words, language, stage)
        case Holding():
            return number_page(words, language, hall, stage, clock.seconds())
        case Refused():
            return AppointmentPages(words, language, hall, now).refused(stage) or refused_page(
                words, language, stage, now
            )


def _choice(
    words: Catalog,
    language: Language,
    hall: HallView,
    stage: AtAgencies | AtServices | AtService | AtCategories,
    now: datetime,
    room: int,
) -> Page:
    choices = ChoicePages(words, language, hall, now, room)
    match stage:
        case AtAgencies():
            return choices.agencies(stage)
        case AtServices():
            return choices.services(stage)
        case AtCategories():
            return choices.categories(stage)
        case AtService():
            service = service_of(hall, stage.service)
            assert service is not None, "a stage whose service is gone has gone with it"
            return service_page(words, language, hall, stage, service, now)


def _reservation(pages: AppointmentPages, stage: AtCode | LookingUp | AtAppointment) -> Page:
    match stage:
        case AtCode():
            return pages.code(stage)
        case LookingUp():
            return pages.looking_up()
        case AtAppointment():
            return pages.appointment(stage)


def _idle(words: Catalog, language: Language, idle: Idle, clock: Clock) -> IdleView | None:
    seconds = idle.seconds_left(clock.seconds())
    if seconds is None:
        return None
    return IdleView(
        title=words.say(language, "still_there"),
        hint=words.say(language, "still_there_hint", seconds=seconds),
        go_on=Button("continue", words.say(language, "go_on")),
        seconds=seconds,
    )


def _languages(hall: HallView | None) -> tuple[Language, ...]:
    return tuple(one for one in LANGUAGES if hall is None or one in hall.languages)


@cache
def _words() -> Catalog:
    return Catalog.load("kiosk")
