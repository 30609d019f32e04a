"""How often an officer's PIN may be tried: five times, then after pauses that double, until a supervisor lifts them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 5
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempts:
    """The tries since the last right one. A value that can be kept: a restart must not lift a pause."""

    wrong: int = 0
    last: datetime | None = None

    def pause_left(self, now: datetime) -> timedelta:
        """How long no PIN is looked at. Setting the clock back ends no pause; a supervisor lifts one that grew."""
        return max(timedelta(0), self.last + self._pause - now) if self.last else timedelta(0)

    def is_locked(self, now: datetime) -> bool:
        """In a pause."""
        return self.pause_left(now) > timedelta(0)

    def tried(self, now: datetime) -> "Attempts":
        """Count a try, before its PIN is checked: so that many at the same time are not all the first.

        In a pause nothing is checked, and nothing counts.
        """
        return self if self.is_locked(now) else Attempts(self.wrong + 1, now)

    def passed(self) -> "Attempts":
        """The PIN was right, or a supervisor lifts the pause."""
        return Attempts()

    @property
    def _pause(self) -> timedelta:
        if self.wrong < FREE:
            return timedelta(0)
        return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << min(self.wrong - FREE, 10)))
