"""The hub's own time: it runs on when the machine's clock is set, so that no step of it reorders the hall.

Why and how is told in docs/decisions/0006-the-hub-s-own-time.md.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from shared.hub.clock import Clock, SystemClock, to_the_millisecond

HOLD_S = 300.0
"""How long a clock that was set forth must stay there until the hub goes with it."""

TOLERANCE_S = 2.0
"""What is no step: time servers pull a clock by less."""

_SENSIBLE = datetime(2026, 1, 1, tzinfo=UTC)
"""No hub has run before: a machine that says so has lost its battery."""


@dataclass(frozen=True, slots=True)
class Step:
    """The machine's clock went forth (or back, negative) by so many seconds; whether the hub's time went with it."""

    seconds: int
    is_followed: bool


class HubClock:
    """Counts from the machine's clock at the start, by a counter that nobody can set."""

    def __init__(self, machine: Clock | None = None, elapsed: Callable[[], float] | None = None) -> None:
        self._machine, self._elapsed = machine or SystemClock(), elapsed or seconds_since_boot
        self._known_off = 0.0
        self._off_since = self._elapsed()
        self._is_believed = True
        self._go_from(self._machine.now())

    def now(self) -> datetime:
        """The hub's time, in UTC to the millisecond."""
        return to_the_millisecond(self._base + timedelta(seconds=self._elapsed() - self._base_at))

    @property
    def off_seconds(self) -> int:
        """By how much the machine's clock is ahead of the hub's time (behind: negative); 0 while they agree."""
        off = self._off()
        return round(off) if abs(off) >= TOLERANCE_S else 0

    def go_on_after(self, last: datetime | None) -> None:
        """Never be earlier than the last entry of the record; a machine that is, is not believed until it is set."""
        now = self._machine.now()
        self._is_believed = now >= max(last or _SENSIBLE, _SENSIBLE)
        if last is not None and now < last:
            self._go_from(last)

    def look(self) -> tuple[Step, ...]:
        """What has happened to the machine's clock since the last look; asked about once a second."""
        off = self._off()
        change = off - self._known_off
        steps: tuple[Step, ...] = ()
        if abs(change) >= TOLERANCE_S:
            self._known_off, self._off_since = off, self._elapsed()
            steps = (Step(round(change), is_followed=False),)
        if off >= TOLERANCE_S and self._may_follow():
            return self.follow()
        return steps

    def follow(self) -> tuple[Step, ...]:
        """Take the machine's time, whatever it is: right when nobody waits."""
        off = self.off_seconds
        self._go_from(self._machine.now())
        self._known_off, self._is_believed = 0.0, True
        return (Step(off, is_followed=True),) if off else ()

    def _may_follow(self) -> bool:
        return not self._is_believed or self._elapsed() - self._off_since >= HOLD_S

    def _off(self) -> float:
        return (self._machine.now() - self.now()).total_seconds()

    def _go_from(self, base: datetime) -> None:
        self._base, self._base_at = base, self._elapsed()


def seconds_since_boot() -> float:
    """Seconds on a counter that goes on while the machine sleeps, where the system has one."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
