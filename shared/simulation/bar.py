"""A progress bar on standard error, once it takes longer than a person waits without asking."""

import time

from rich.console import Console
from rich.progress import Progress

PATIENCE_S = 1.0


class Bar:
    """Counts visitors; shown after a second, and gone at the end."""

    def __init__(self) -> None:
        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("Simulating", total=0)
        self._total = 0
        self._begun = time.monotonic()
        self._is_shown = False

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._progress.stop()

    def expect(self, visitors: int) -> None:
        """So many more will come."""
        self._total += visitors
        self._progress.update(self._task, total=self._total)

    def step(self) -> None:
        """One visitor more has come."""
        self._progress.advance(self._task)
        if not self._is_shown and time.monotonic() - self._begun > PATIENCE_S:
            self._is_shown = True
            self._progress.start()
