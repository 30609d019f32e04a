"""When something happened by this machine's clock: in a hall without internet no two clocks agree."""

from datetime import datetime, timedelta
from typing import Final

CATCHING_UP: Final = timedelta(seconds=3)
"""After the hub is back, so long its news may be old."""


class HubClock:
    """Learns from live news how the hub's clock differs, and uses that for what was missed while the hub was away."""

    def __init__(self) -> None:
        self._difference = timedelta(0)
        self._is_lost = False
        self._was_there = False
        self._back_at: datetime | None = None

    def link_changed(self, now: datetime, *, is_connected: bool) -> None:
        """The hub came or went."""
        if is_connected and self._is_lost:
            self._back_at = now
        self._was_there = self._was_there or is_connected
        self._is_lost = self._was_there and not is_connected

    def local(self, at: datetime, now: datetime) -> datetime:
        """The local time of news that has just come in."""
        if self._back_at is not None and now - self._back_at < CATCHING_UP:
            return self.missed(at, now)
        self._difference = now - at
        return now

    def has_come(self, at: datetime, now: datetime) -> bool:
        """Whether it is so late by the hub's clock."""
        return at + self._difference <= now

    def missed(self, at: datetime, now: datetime) -> datetime:
        """The local time of something that may be old; never in the future."""
        return min(at + self._difference, now)
