"""Which call stands large, and which ask for attention.

A call takes the large place at once when it is free. While the call there is new, or is being spoken, the next wait
in order; until then they stand at the head of the list, marked. Whatever the voice says is always the large one.
"""

from datetime import datetime, timedelta
from typing import Final

LEAST_SHOWN: Final = timedelta(seconds=5)
"""So long a call stays large when others wait for the place."""

ATTENTION: Final = timedelta(seconds=3)
"""So long a call asks for attention, from when it came and again from when it became large."""


class Spotlight:
    """The large place. Calls are known by their labels."""

    def __init__(self) -> None:
        self._large: str | None = None
        self._since: datetime | None = None
        self._waiting: list[str] = []
        self._on_air: str | None = None
        self._called: dict[str, datetime] = {}

    @property
    def large(self) -> str | None:
        """The call that stands large."""
        return self._large

    @property
    def on_air(self) -> str | None:
        """The call that is being spoken."""
        return self._on_air

    def is_urgent(self, label: str, now: datetime) -> bool:
        """Whether this call asks for attention."""
        called = self._called.get(label)
        return called is not None and now - called < ATTENTION

    def rest_on(self, label: str | None) -> None:
        """Show this call without asking for attention: it is old. Nobody waits."""
        self._large, self._since = label, None
        self._waiting.clear()
        self._called.clear()

    def call(self, label: str, now: datetime) -> None:
        """A new call, or one called again."""
        self._called[label] = now
        if label == self._large:
            self._since = now
        elif not self._is_taken(now):
            self._take(label, now)
        elif label not in self._waiting:
            self._waiting.append(label)

    def leave(self, label: str) -> None:
        """This call need not become large any more."""
        if label in self._waiting:
            self._waiting.remove(label)

    def forget(self, label: str, newest: str | None, now: datetime) -> None:
        """This call does not hold any more; who waits has the place, else the `newest` that does."""
        self.leave(label)
        self._called.pop(label, None)
        if label == self._large:
            self._large, self._since = newest, None
            self._on_air = None
            self.pass_on(now)

    def speak(self, label: str | None, now: datetime) -> None:
        """The voice says this call now, or none."""
        self._on_air = label
        if label is not None and label != self._large:
            self._take(label, now)
        self.pass_on(now)

    def pass_on(self, now: datetime) -> None:
        """Give the place to who waits for it, if it has become free."""
        if self._waiting and not self._is_taken(now):
            self._take(self._waiting[0], now)
        self._called = {label: called for label, called in self._called.items() if now - called < ATTENTION}

    def _is_taken(self, now: datetime) -> bool:
        is_new = self._since is not None and now - self._since < LEAST_SHOWN
        return self._large is not None and (is_new or self._on_air == self._large)

    def _take(self, label: str, now: datetime) -> None:
        self.leave(label)
        self._large, self._since = label, now
        self._called[label] = now
