"""A listener that keeps what it hears, and lets a test wait for it."""

import threading
from collections.abc import Callable

from shared.link.state import LinkState
from shared.protocol.stream import Happened

PATIENCE_S = 15.0


class Hearing:
    """Takes a snapshot when asked, if `take_snapshot` is set, and notes everything in order."""

    def __init__(self) -> None:
        self.states: list[LinkState] = []
        self.events: list[Happened] = []
        self.snapshots = 0
        self.take_snapshot: Callable[[], None] | None = None
        self._changed = threading.Condition()

    def link_changed(self, state: LinkState) -> None:
        """Note it."""
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    def snapshot_needed(self) -> None:
        """Take one, then note it."""
        if self.take_snapshot is not None:
            self.take_snapshot()
        with self._changed:
            self.snapshots += 1
            self._changed.notify_all()

    def happened(self, event: Happened) -> None:
        """Note it."""
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    @property
    def sequences(self) -> list[int]:
        """The sequences heard, in the order heard."""
        return [event.sequence for event in self.events]

    def wait(self, is_so: Callable[["Hearing"], bool], timeout: float = PATIENCE_S) -> None:
        """Wait until it is so."""
        with self._changed:
            assert self._changed.wait_for(lambda: is_so(self), timeout), f"in vain: {self.states} {self.events}"

    def wait_connected(self, timeout: float = PATIENCE_S) -> LinkState:
        """Wait until the last state is connected."""
        self.wait(lambda heard: bool(heard.states) and heard.states[-1].is_connected, timeout)
        return self.states[-1]

    def wait_away(self, timeout: float = PATIENCE_S) -> LinkState:
        """Wait until the last state is not connected."""
        self.wait(lambda heard: bool(heard.states) and not heard.states[-1].is_connected, timeout)
        return self.states[-1]
