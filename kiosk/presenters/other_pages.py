"""The pages around the choices: welcome, no hub, waiting for the number, no number."""

from datetime import datetime
from functools import cache
from typing import Final

from kiosk.presenters.hours import next_opening, opening
from kiosk.presenters.stages import Asking, Refused
from kiosk.presenters.unavailable import in_full, is_known, sentences
from kiosk.presenters.views import Button, NoHubPage, Note, RefusedPage, WaitingPage, WelcomePage
from kiosk.printing.printer import PrinterStatus
from shared.language import LANGUAGES, Catalog, Language
from shared.protocol.views import HallView

_TROUBLES = {
    "refused": "no_hub_refused",
    "wrong_version": "no_hub_wrong_version",
    "wrong_hall": "no_hub_wrong_hall",
}
_OF_THE_HALL: Final[set[str | None]] = {"hall_paused", "holiday"}
"""Reasons that are worth a sentence before anything is chosen, where they are those of every service."""
_PLAN_CHANGED = ("unknown_service", "unknown_category", "unknown_language")


def no_hub_page(words: Catalog, language: Language, looking_for: str, trouble: str) -> NoHubPage:
    """There is no hub, or nothing is known of its hall yet."""
    if trouble in _TROUBLES:
        detail = words.say(language, _TROUBLES[trouble])
    else:
        is_any = looking_for in ("", "any hall")
        hall = words.say(language, "no_hub_any") if is_any else looking_for
        detail = words.say(language, "no_hub_looking", hall=hall)
    return NoHubPage(words.say(language, "no_hub"), words.say(language, "no_hub_hint"), detail)


def welcome_page(
    words: Catalog, language: Language, hall: HallView, now: datetime, printer: PrinterStatus | None
) -> WelcomePage:
    """Touch to start; `now` is local."""
    is_open = any(service.state == "open" and service.is_on_kiosk for service in hall.services)
    return WelcomePage(
        title=words.say(language, "welcome"),
        start=Button("start", words.say(language, "touch_to_start")),
        hours=words.say(language, "all_open") if is_open else _closed(words, language, hall, now),
        is_open=is_open,
        languages=tuple(Button(f"language:{one}", _language_name(one)) for one in LANGUAGES if one in hall.languages),
        appointment=Button("appointment", words.say(language, "have_appointment")) if hall.has_appointments else None,
        note=printer_note(words, language, printer),
    )


def printer_note(words: Catalog, language: Language, printer: PrinterStatus | None) -> Note | None:
    """What staff and visitors should know of the printer before a number is taken."""
    if printer is None:
        return None
    if printer.trouble == "paper_end":
        return Note("warning", words.say(language, "paper_end"))
    if printer.trouble:
        return Note("warning", words.say(language, "printer_trouble"))
    return Note("info", words.say(language, "paper_near_end")) if printer.paper == "near_end" else None


def waiting_page(words: Catalog, language: Language, stage: Asking) -> WaitingPage:
    """The number is on its way, or the hub went away on the way to it."""
    key = "asking" if stage.since is None else "asking_away"
    return WaitingPage(words.say(language, key), words.say(language, f"{key}_hint"), stage.since is not None)


def refused_page(words: Catalog, language: Language, stage: Refused, now: datetime) -> RefusedPage:
    """Why there is no number; `now` is local."""
    again = Button("again", words.say(language, "choose_again"))
    if stage.code in _PLAN_CHANGED:
        return RefusedPage(words.say(language, "refused_changed"), words.say(language, "refused_changed_remedy"), again)
    said = sentences(language, stage.code, stage.params, now) if is_known(stage.code) else None
    if said is None:
        return RefusedPage(words.say(language, "refused_fault"), words.say(language, "refused_fault_remedy"), again)
    return RefusedPage(said.detail, said.remedy, again)


@cache
def _language_name(language: Language) -> str:
    return Catalog.load("common").say(language, "language_name")


def _closed(words: Catalog, language: Language, hall: HallView, now: datetime) -> str:
    services = [service for service in hall.services if service.is_on_kiosk]
    if services and {service.why for service in services} <= _OF_THE_HALL:
        return in_full(words, language, services[0], now).text
    first = next_opening(services)
    opens = opening(words, language, first.astimezone(now.tzinfo) if first else None, now)
    return f"{words.say(language, 'all_closed')}. {opens}".removesuffix(". ")
