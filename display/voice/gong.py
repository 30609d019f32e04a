"""The gong before each call: two tones, a third apart, that ring out like struck bars."""

import math
from array import array
from typing import Final

from display.voice.samples import FULL_SCALE, RATE, Samples

SECONDS: Final = 1.05
_STRIKES: Final = ((0.0, 659.26), (0.35, 523.25))
_PARTIALS: Final = ((1.0, 1.0, 0.42), (2.0, 0.28, 0.24), (3.01, 0.12, 0.13), (5.4, 0.05, 0.05))
"""Of each tone: multiple of its frequency, strength, seconds until it has faded to 1/e."""
_ATTACK: Final = 0.006


def gong() -> Samples:
    """E then C, not yet levelled."""
    voices = [
        (start, pitch * multiple, strength, decay)
        for start, pitch in _STRIKES
        for multiple, strength, decay in _PARTIALS
    ]
    return array("h", (round(FULL_SCALE * 0.25 * _sum(voices, index / RATE)) for index in range(round(SECONDS * RATE))))


def _sum(voices: list[tuple[float, float, float, float]], now: float) -> float:
    return sum(_tone(now - start, pitch, strength, decay) for start, pitch, strength, decay in voices if now > start)


def _tone(age: float, pitch: float, strength: float, decay: float) -> float:
    attack = min(1.0, age / _ATTACK)
    return attack * strength * math.exp(-age / decay) * math.sin(2 * math.pi * pitch * age)
