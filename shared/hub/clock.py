"""What the hub takes from outside the rules: the time and new ids."""

import uuid
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, to the millisecond: no finer than the record writes it."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return to_the_millisecond(datetime.now(UTC))


class HandClock:
    """A clock that stands until somebody moves it: for a day that is played through faster than it lasts."""

    def __init__(self, start: datetime) -> None:
        self._now = to_the_millisecond(start)

    def now(self) -> datetime:
        """The moment it was last set to."""
        return self._now

    def set(self, moment: datetime) -> None:
        """Move the hands."""
        self._now = to_the_millisecond(moment)


def to_the_millisecond(moment: datetime) -> datetime:
    """Drop what the record would not keep, so that a replay meets the same times."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def new_id() -> str:
    """An id that nothing else has: 32 hexadecimal digits."""
    return uuid.uuid4().hex
