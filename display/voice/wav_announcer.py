"""An announcer for machines that shall not sound: each announcement becomes a WAV file."""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from display.voice.compose import Sound, write_wav

log = logging.getLogger(__name__)

Later: TypeAlias = Callable[[float, Callable[[], None]], None]
"""Do something after so many seconds: the program's timer."""


class WavAnnouncer:
    """Writes `001-A-012.wav`, `002-...` into a folder, and takes as long over each as it would sound.

    `pace` scales that time: 1.0 is real, 0.1 ten times as fast. While the folder cannot be written it is not available;
    the next announcement tries again.
    """

    def __init__(self, folder: Path, later: Later, pace: float = 1.0) -> None:
        self._folder = folder
        self._later = later
        self._pace = pace
        self._said = 0
        self._is_available = True
        self._is_closed = False
        self._on_change: Callable[[], None] = _nobody

    @property
    def is_available(self) -> bool:
        """Whether the last file could be written."""
        return self._is_available and not self._is_closed

    def say(self, sound: Sound, on_finished: Callable[[bool], None]) -> None:
        """Write the sound, and finish when it would have been heard."""
        is_written = self._write(sound)
        self._later(sound.seconds * self._pace if is_written else 0.0, lambda: self._finish(is_written, on_finished))

    def watch(self, on_change: Callable[[], None]) -> None:
        """Tell from now on when the folder became writable or ceased to be."""
        self._on_change = on_change

    def close(self) -> None:
        """Write nothing more."""
        self._is_closed = True

    def _write(self, sound: Sound) -> bool:
        if self._is_closed:
            return False
        self._said += 1
        name = re.sub(r"[^A-Za-z0-9-]", "_", sound.title)
        try:
            write_wav(self._folder / f"{self._said:03d}-{name}.wav", sound)
        except OSError as error:
            self._become_unavailable(error)
            return False
        self._become_available()
        return True

    def _become_unavailable(self, error: OSError) -> None:
        if self._is_available:
            self._is_available = False
            log.warning("announcements cannot be written: %s", error)
            self._on_change()

    def _become_available(self) -> None:
        if not self._is_available:
            self._is_available = True
            log.info("announcements can be written again")
            self._on_change()

    def _finish(self, is_written: bool, on_finished: Callable[[bool], None]) -> None:
        if not self._is_closed:
            on_finished(is_written)


def _nobody() -> None:
    """Nobody watches yet."""
