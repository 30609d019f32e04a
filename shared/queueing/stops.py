"""What stops the giving out of numbers for a while, and lets it go on: what has happened, and what stands of it.

Tickets that are out stay valid, and are called. A stop holds over night too: until somebody ends it, or its time comes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class Stop(NamedTuple):
    """A stop that stands, since `since`; it ends by itself at `until`, where that is given."""

    officer: str
    reason: str
    until: datetime | None = None
    reason_en: str = ""
    since: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether its time has come."""
        return self.until is not None and self.until <= now


@dataclass
class Given:
    """Numbers without a reservation that a service has given out: today, by clock hour, and when last by kiosk."""

    today: int = 0
    by_hour: dict[datetime, int] = field(default_factory=dict)
    last_from: dict[str, datetime] = field(default_factory=dict)

    def count(self, at: datetime, hour: datetime, kiosk: str) -> None:
        """One more, in the clock hour that began at `hour`."""
        self.today += 1
        self.by_hour[hour] = self.by_hour.get(hour, 0) + 1
        if kiosk:
            self.last_from[kiosk] = at


@dataclass(frozen=True, slots=True)
class ServiceSuspended:
    """A service stopped giving out numbers, or goes on to do so with another reason or end.

    `since` is when it first stopped, where that was before.
    """

    at: datetime
    service: str
    officer: str
    reason: str
    until: datetime | None = None
    reason_en: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServiceResumed:
    """A suspended service gives out numbers again."""

    at: datetime
    service: str
    officer: str


@dataclass(frozen=True, slots=True)
class HallPaused:
    """The whole hall stopped giving out numbers, or goes on to do so with another reason or end.

    `since` is when it first stopped, where that was before.
    """

    at: datetime
    officer: str
    reason: str
    until: datetime | None = None
    reason_en: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class HallResumed:
    """The pause of the whole hall ended."""

    at: datetime
    officer: str


@dataclass(frozen=True, slots=True)
class IssuingAllowed:
    """A manager let a service give out numbers for the rest of the day, though the time until closing is used up."""

    at: datetime
    service: str
    officer: str
    reason: str


StopEvent = ServiceSuspended | ServiceResumed | HallPaused | HallResumed | IssuingAllowed
