"""How much paper is left, counted in software where the printer has no sensor for it."""

from dataclasses import dataclass, replace
from typing import Final, Self

ROLL_MM: Final = 80_000.0
_WARN_MM: Final = 4_000.0
"""About forty tickets: time to fetch a roll."""


@dataclass(frozen=True, slots=True)
class RollMeter:
    """Millimetres of paper used from the roll that is in the printer."""

    used_mm: float = 0.0
    roll_mm: float = ROLL_MM

    @property
    def is_near_end(self) -> bool:
        return self.used_mm >= self.roll_mm - _WARN_MM

    def after(self, mm: float) -> Self:
        """The meter when so much more has been printed."""
        return replace(self, used_mm=self.used_mm + mm)

    def with_new_roll(self) -> Self:
        """The meter after the cover has been opened and closed: somebody put in a roll."""
        return replace(self, used_mm=0.0)
