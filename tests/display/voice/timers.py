"""A program's timer without waiting: time passes only in `run`."""

import heapq
from collections.abc import Callable
from itertools import count


class Timers:
    """Does what was asked for later, in the order of its time."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._turn = count()

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Ask for something after so many seconds."""
        heapq.heappush(self._due, (self.now + seconds, next(self._turn), action))

    def run(self, until: Callable[[], bool] = lambda: False) -> None:
        """Let time pass until the condition holds or nothing is left to do."""
        while self._due and not until():
            self.now, _, action = heapq.heappop(self._due)
            action()
