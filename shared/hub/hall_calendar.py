"""The calendar of the hall file: holidays and days of its own, seasons, pauses."""

from datetime import date
from functools import cache
from typing import Annotated, Literal

import holidays
from pydantic import Field

from shared.hub.hall_fields import DAYS, HoursSchema, Name, Stretch, Table
from shared.queueing.plan import ClosedDay, Pause, Season, Text

YEARS_AHEAD = 2
"""How far the library is asked: it knows the decrees of the years to come only when it is renewed."""

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class ClosedSchema(Table):
    """One of `[calendar] closed`."""

    day: Annotated[date, Field(alias="date")]
    name: Name


class CalendarSchema(Table):
    """`[calendar]`: `open` takes days from the holidays of the library, `closed` adds days of the hall's own."""

    holidays: bool = True
    joint_leave: bool = True
    closed: tuple[ClosedSchema, ...] = ()
    open: tuple[date, ...] = ()

    def closed_days(self, today: date) -> tuple[ClosedDay, ...]:
        """The days on which the hall does not open, of this year and the next two, in order."""
        found = dict[date, Text]()
        for year in range(today.year, today.year + YEARS_AHEAD + 1) if self.holidays else ():
            found |= _holidays(year, joint_leave=self.joint_leave)
        found |= {row.day: row.name.to_text() for row in self.closed}
        return tuple(ClosedDay(day, found[day]) for day in sorted(found.keys() - set(self.open)))


class SeasonSchema(Table):
    """`[[season]]`."""

    name: Name
    first: Annotated[date, Field(alias="from")]
    last: Annotated[date, Field(alias="to")]
    hours: HoursSchema
    services: tuple[str, ...] = ()

    def to_season(self) -> Season:
        """The season as the rules know it."""
        return Season(self.name.to_text(), self.first, self.last, self.hours.to_hours(), self.services)


class PauseSchema(Table):
    """`[[pause]]`."""

    reason: Name
    between: Stretch
    weekdays: tuple[Day, ...] = ()
    first: Annotated[date | None, Field(alias="from")] = None
    last: Annotated[date | None, Field(alias="to")] = None

    def to_pause(self) -> Pause:
        """The pause as the rules know it."""
        weekdays = tuple(sorted({DAYS.index(day) for day in self.weekdays}))
        return Pause(self.reason.to_text(), self.between, weekdays, self.first, self.last)


@cache
def _holidays(year: int, *, joint_leave: bool) -> dict[date, Text]:
    categories = ("public", "government") if joint_leave else ("public",)
    indonesian, english = (
        holidays.country_holidays("ID", years=year, categories=categories, language=language)
        for language in ("id", "en_US")
    )
    return {day: Text(name, english.get(day, "")) for day, name in indonesian.items()}
