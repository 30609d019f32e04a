"""The air of one audio zone: one call at a time, in order, and none that has become pointless."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

STALE_AFTER: Final = timedelta(seconds=30)
"""A call older than this whose service has started is shown, not spoken."""


@dataclass(frozen=True, slots=True)
class SpokenCall:
    """A call that wants to be spoken; `key` is the ticket's label ("A-012"), the same for its recalls."""

    key: str
    prefix: str
    number: int
    counter: str
    called_at: datetime
    is_recall: bool = False


class Airtime:
    """Which call is spoken next.

    It begins empty and forgets at its end: after a restart nothing is said again, as long as it is given only the calls
    that happen while it is there. The same call given twice (a stream that was resumed) is said once.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, _Waiting] = {}
        self._latest: dict[str, datetime] = {}
        self._on_air: SpokenCall | None = None

    @property
    def on_air(self) -> SpokenCall | None:
        """The call that is being spoken."""
        return self._on_air

    @property
    def waiting(self) -> tuple[SpokenCall, ...]:
        """The calls still to be spoken, in their order."""
        return tuple(entry.call for entry in self._waiting.values())

    def add(self, call: SpokenCall, now: datetime) -> bool:
        """Line a call up; one of the same ticket that still waits gives it its place. False: it was known already."""
        latest = self._latest.get(call.key)
        if latest is not None and call.called_at <= latest:
            return False
        self._latest[call.key] = call.called_at
        self._waiting[call.key] = _Waiting(call, now)
        return True

    def started(self, key: str) -> None:
        """The service of this ticket has begun, so its call may grow stale."""
        if key in self._waiting:
            self._waiting[key] = replace(self._waiting[key], has_started=True)

    def withdraw(self, key: str) -> None:
        """The call of this ticket holds no longer (no-show, cancelled, back in the queue)."""
        self._waiting.pop(key, None)

    def next(self, now: datetime) -> SpokenCall | None:
        """Put the next call on air; None while another is, or when nothing is left to say."""
        if self._on_air is not None:
            return None
        while self._waiting:
            entry = self._waiting.pop(next(iter(self._waiting)))
            if not entry.is_stale(now):
                self._on_air = entry.call
                return entry.call
        return None

    def done(self) -> None:
        """The call on air has been spoken, or could not be."""
        self._on_air = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    call: SpokenCall
    heard_at: datetime
    has_started: bool = False

    def is_stale(self, now: datetime) -> bool:
        """By the hub's clock or by ours, whichever says more: the two machines may disagree about the time."""
        age = max(now - self.call.called_at, now - self.heard_at)
        return self.has_started and age > STALE_AFTER
