"""Nobody there? A warning, then home."""

from dataclasses import dataclass
from math import ceil
from typing import Final

IDLE_SECONDS: Final = 30.0
WARNING_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Idle:
    """How long nobody has touched the screen, from the moment of the last touch (seconds of any steady clock)."""

    last_touch: float

    def seconds_left(self, now: float) -> int | None:
        """What is left of the warning, None before it begins."""
        left = self.last_touch + IDLE_SECONDS + WARNING_SECONDS - now
        return ceil(max(0.0, left)) if left <= WARNING_SECONDS else None

    def is_over(self, now: float) -> bool:
        """Whether the warning was in vain."""
        return now >= self.last_touch + IDLE_SECONDS + WARNING_SECONDS
