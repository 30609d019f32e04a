"""The port to whatever makes a sound audible."""

from collections.abc import Callable
from typing import Protocol

from display.voice.compose import Sound


class Announcer(Protocol):
    """Speaks one sound at a time, all on the thread of its caller."""

    @property
    def is_available(self) -> bool:
        """Whether a sound could be heard now."""

    def say(self, sound: Sound, on_finished: Callable[[bool], None]) -> None:
        """Begin; `on_finished` is told once, after this has returned, whether the sound came out to its end."""

    def watch(self, on_change: Callable[[], None]) -> None:
        """Tell from now on when `is_available` has changed."""

    def close(self) -> None:
        """Fall silent for good; what was being said is not reported any more."""
