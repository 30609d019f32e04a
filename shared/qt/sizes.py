"""Millimetres and viewing distances, turned into pixels in this one place.

The screen's diagonal comes from the settings: what a display reports of itself is often wrong, and always so for
televisions and virtual screens.
"""

import math
from dataclasses import dataclass
from typing import Final

TOUCH_KEY_MM: Final = 20.0
"""The side of a key under a finger."""

TOUCH_KEY_LEAST_PX: Final = 44

KIOSK_TEXT_MM: Final = 4.8
"""The least height of a capital at the kiosk."""

DESK_TEXT_MM: Final = 2.6
"""A comfortable height of a capital on an office screen, at arm's length."""

_MM_PER_INCH: Final = 25.4
_WALL_MM_PER_METRE: Final = _MM_PER_INCH / 3.048
_CAPITAL_PER_FONT_SIZE: Final = 0.66
"""Source Sans Pro: the height of its capitals in parts of the font's size."""


@dataclass(frozen=True, slots=True)
class ScreenMetrics:
    """A screen as its viewer has it: pixels, diagonal, and how far away the eyes are."""

    width_px: int
    height_px: int
    diagonal_inch: float
    viewing_distance_m: float

    @property
    def px_per_mm(self) -> float:
        """Pixels in a millimetre of this screen."""
        return math.hypot(self.width_px, self.height_px) / (self.diagonal_inch * _MM_PER_INCH)

    @property
    def is_portrait(self) -> bool:
        """True for a screen that stands upright."""
        return self.height_px > self.width_px

    @property
    def wall_character_mm(self) -> float:
        """The least height of a capital to be read from the viewing distance: one inch for every ten feet."""
        return self.viewing_distance_m * _WALL_MM_PER_METRE

    @property
    def touch_key_px(self) -> int:
        """The side of a touch key: 20 mm, 44 pixels at the very least."""
        return max(TOUCH_KEY_LEAST_PX, self.px(TOUCH_KEY_MM))

    def px(self, mm: float) -> int:
        """So many millimetres in whole pixels; at least one for any positive length."""
        return max(1, round(mm * self.px_per_mm)) if mm > 0 else 0

    def font_px(self, capital_mm: float) -> int:
        """The pixel size of the font whose capitals are this high."""
        return max(1, math.ceil(capital_mm * self.px_per_mm / _CAPITAL_PER_FONT_SIZE))
