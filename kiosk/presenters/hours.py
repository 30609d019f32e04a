"""When a service opens again, in words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from shared.language import Catalog, Language, clock, date
from shared.protocol.views import ServiceView

_SOON: Final = timedelta(minutes=2)
_DAYS_OF_A_WEEK: Final = 7


def opening(words: Catalog, language: Language, opens_at: datetime | None, now: datetime) -> str:
    """ "Opens at 08:00", with the day where it is another one; "" where nobody knows. Both times are local."""
    if opens_at is None:
        return ""
    if opens_at - now < _SOON:
        return words.say(language, "opens_soon")
    time = clock(language, opens_at)
    days = (opens_at.date() - now.date()).days
    if days == 0:
        return words.say(language, "opens_at", time=time)
    if days == 1:
        return words.say(language, "opens_tomorrow", time=time)
    day = date(language, opens_at.date())
    # A weekday alone would mean the next one.
    day = day.partition(",")[0] if days < _DAYS_OF_A_WEEK else day
    return words.say(language, "opens_on", day=day, time=time)


def next_opening(services: Iterable[ServiceView]) -> datetime | None:
    """When the first of these services opens again; None where nobody knows."""
    return min((service.opens_at for service in services if service.opens_at), default=None)
