"""The rhythm of attention."""

from typing import Final

HALF_MS: Final = 300
"""So long it is lit, and so long it is not: 1.7 times a second. The limit for people and rules alike is 2."""


def is_lit(elapsed_ms: int, *, is_motion_reduced: bool) -> bool:
    """Whether a call that asks for attention since so long is lit now; with reduced motion it is lit all the time."""
    return is_motion_reduced or (elapsed_ms // HALF_MS) % 2 == 0
