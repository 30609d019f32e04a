"""Hands news to the listener, in order, from one thread of its own; a slow listener never holds up the stream."""

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from shared.link.problems import HubAwayError
from shared.link.state import LinkListener, LinkState
from shared.protocol.stream import Happened

_HandOver = Callable[[], None]
_TRY_AGAIN_S: Final = 1.0
CALL_FOR_SNAPSHOT: Final = (
    "plan_applied",
    "day_started",
    "action_undone",
    "service_suspended",
    "service_resumed",
    "hall_paused",
    "hall_resumed",
)
"""What changes more than its event tells."""


class Delivery:
    """Keeps back events while a snapshot is on its way, and passes over those that it holds already."""

    def __init__(self, listener: LinkListener) -> None:
        self._listener = listener
        self._sequence = 0
        self._floor = 0
        self._is_waiting = False
        self._is_owed = False
        self._kept: list[Happened] = []
        self._news: queue.SimpleQueue[_HandOver | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="link news")

    def start(self) -> None:
        """Begin to hand over."""
        self._thread.start()

    def close(self) -> None:
        """Hand over what has come, then end."""
        self._news.put(None)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def tell(self, state: LinkState) -> None:
        """The state of the link changed."""
        self._news.put(partial(self._listener.link_changed, state))

    def need_snapshot(self, floor: int) -> None:
        """What comes next follows on `floor`; a snapshot at least as new has to come first."""
        self._news.put(partial(self._need_snapshot, floor))

    def hear(self, event: Happened) -> None:
        """An event came in."""
        self._news.put(partial(self._hear, event))

    def resume(self, sequence: int) -> None:
        """A snapshot of this sequence is in the listener's hands."""
        self._news.put(partial(self._resume, sequence))

    def ask_if_waiting(self) -> None:
        """Ask again for a snapshot that has not come yet."""
        self._news.put(self._ask_if_waiting)

    def _run(self) -> None:
        while (hand_over := self._next()) is not None:
            hand_over()

    def _next(self) -> _HandOver | None:
        try:
            return self._news.get(timeout=_TRY_AGAIN_S if self._is_owed else None)
        except queue.Empty:
            return self._ask_if_waiting

    def _need_snapshot(self, floor: int) -> None:
        self._floor = floor
        self._is_waiting = True
        self._kept.clear()
        self._ask()

    def _ask_if_waiting(self) -> None:
        if self._is_waiting:
            self._ask()

    def _ask(self) -> None:
        try:
            self._listener.snapshot_needed()
            self._is_owed = False
        except HubAwayError:
            self._is_owed = True

    def _resume(self, sequence: int) -> None:
        if not self._is_waiting:
            self._sequence = max(self._sequence, sequence)
        elif sequence < self._floor:
            self._ask()
        else:
            self._is_waiting, self._sequence = False, sequence
            kept, self._kept = self._kept, []
            for event in kept:
                self._hear(event)

    def _hear(self, event: Happened) -> None:
        if self._is_waiting:
            self._kept.append(event)
        elif event.sequence > self._sequence:
            self._sequence = event.sequence
            self._listener.happened(event)
            if event.type in CALL_FOR_SNAPSHOT:
                self._need_snapshot(event.sequence)
