"""Where the presenter's time comes from."""

from datetime import UTC, datetime
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    """A steady clock for how long, and the time of day for when."""

    def seconds(self) -> float:
        """Seconds that never jump."""
        ...

    def now(self) -> datetime:
        """The time of day, aware."""
        ...


class SystemClock:
    """This machine's clocks."""

    def seconds(self) -> float:
        """Seconds since some moment."""
        return monotonic()

    def now(self) -> datetime:
        """The time of day in UTC."""
        return datetime.now(UTC)
