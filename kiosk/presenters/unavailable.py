"""Why a service gives no number now, in words: short on its tile, whole sentences with the next time on its page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from kiosk.presenters.hours import opening
from kiosk.presenters.views import Note
from shared.language import Catalog, Language, MissingTextError, say_no
from shared.language.refusals import Sentences
from shared.protocol.views import ServiceView

_MARKS: Final = {
    "service_closed": "lock",
    "holiday": "lock",
    "hall_paused": "pause",
    "service_suspended": "warning",
    "quota_of_day": "people",
    "quota_of_hour": "people",
    "cooling_down": "clock",
    "no_capacity": "people",
}
"""The icon that says the same as the words, for each reason that there is."""

_OF_STATE: Final = {"suspended": "service_suspended", "full": "quota_of_day"}


def is_known(code: str) -> bool:
    """Whether this code says why a service gives no number."""
    return code in _MARKS


def mark_of(service: ServiceView) -> str:
    """The icon of the reason."""
    return _MARKS[_code(service)]


def in_short(words: Catalog, language: Language, service: ServiceView, now: datetime) -> str:
    """For a tile: "Tutup. Buka besok pukul 08.00"; `now` is local."""
    opens_at = service.opens_at.astimezone(now.tzinfo) if service.opens_at else None
    opens = opening(words, language, opens_at, now)
    return ". ".join(filter(None, (words.say(language, f"short_{_code(service)}"), opens)))


def in_full(words: Catalog, language: Language, service: ServiceView, now: datetime) -> Note:
    """For the service's page: what is the matter, and when again or whom to ask; `now` is local."""
    told = {"opens_at": service.opens_at.isoformat() if service.opens_at else "", "timezone": str(now.tzinfo)}
    said = sentences(language, service.why or "", {**told, **service.params}, now)
    text = f"{said.detail} {said.remedy}" if said else in_short(words, language, service, now)
    return Note("warning", text, mark_of(service))


def sentences(language: Language, code: str, params: Mapping[str, str | int], now: datetime) -> Sentences | None:
    """The sentences of a refusal; None for one that only a newer hub knows."""
    try:
        return say_no(language, code, params, now)
    except MissingTextError:
        return None


def _code(service: ServiceView) -> str:
    """The reason; one that only a newer hub knows is told by the service's state."""
    why = service.why or ""
    return why if why in _MARKS else _OF_STATE.get(service.state, "service_closed")
