"""How a hall writes times: waiting, clock, date, duration."""

import datetime
import math
from functools import cache
from typing import Final

from shared.language.catalog import Catalog
from shared.language.names import Language

LONGEST_TOLD_MINUTES: Final = 120
"""Beyond this a waiting time is only "more than two hours"."""

_STEP_MINUTES: Final = 5
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ZONES: Final[dict[datetime.timedelta | None, str]] = {
    datetime.timedelta(hours=7): "WIB",
    datetime.timedelta(hours=8): "WITA",
    datetime.timedelta(hours=9): "WIT",
}


def waiting_time(language: Language, low_minutes: float, high_minutes: float) -> str:
    """A range of waiting in minutes, both ends rounded up to five minutes, two hours at most."""
    low, high = _round_up(low_minutes), _round_up(max(low_minutes, high_minutes))
    words = _words()
    if low >= LONGEST_TOLD_MINUTES:
        return words.say(language, "wait_over_two_hours")
    if high > LONGEST_TOLD_MINUTES:
        return words.say(language, "wait_over", minutes=low)
    if high <= _STEP_MINUTES:
        return words.say(language, "wait_under", minutes=_STEP_MINUTES)
    if low == 0:
        return words.say(language, "wait_up_to", minutes=high)
    if low == high:
        return words.say(language, "wait_about", minutes=high)
    return words.say(language, "wait_range", low=low, high=high)


def clock(language: Language, moment: datetime.datetime | datetime.time) -> str:
    """Hours and minutes of a local time: "09.41" in Indonesian, "09:41" in English."""
    return _words().say(language, "clock", hours=f"{moment.hour:02}", minutes=f"{moment.minute:02}")


def date(language: Language, day: datetime.date) -> str:
    """The long date: "Senin, 23 November 2026"."""
    words = _words()
    return words.say(
        language,
        "date",
        weekday=words.say(language, _WEEKDAYS[day.weekday()]),
        day=day.day,
        month=words.say(language, _MONTHS[day.month - 1]),
        year=day.year,
    )


def when(language: Language, moment: datetime.datetime, now: datetime.datetime | None = None) -> str:
    """A local time to come back at: "pukul 13.00", "besok pukul 07.45", else with its date (always without `now`)."""
    words, time = _words(), clock(language, moment)
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days if now is not None else None
    if days == 0:
        return words.say(language, "when_today", time=time)
    if days == 1:
        return words.say(language, "when_tomorrow", time=time)
    return words.say(language, "when_on", date=date(language, moment.date()), time=time)


def duration(seconds: float) -> str:
    """Elapsed time as mm:ss, from an hour on as h:mm:ss; never negative."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes_of_hour = divmod(minutes, 60)
    return f"{hours}:{minutes_of_hour:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def zone_name(moment: datetime.datetime) -> str:
    """The Indonesian name of a local time's zone (WIB, WITA, WIT); elsewhere what the zone calls itself."""
    offset = moment.utcoffset()
    return _ZONES.get(offset) or moment.tzname() or ""


def _round_up(minutes: float) -> int:
    return math.ceil(max(0.0, minutes) / _STEP_MINUTES) * _STEP_MINUTES


@cache
def _words() -> Catalog:
    return Catalog.load("common")
