"""Where the four windows of the demo stand, on whatever screen there is."""

from dataclasses import dataclass
from typing import Final, Literal

from shared.geometry import Size

Part = Literal["kiosk", "paper", "display", "counter"]

_GAP: Final = 8
_TITLE_BAR: Final = 32
"""Room for what the desktop puts above a window."""
_UPRIGHT: Final = 9 / 16
"""The kiosk: width in parts of the height."""
_WALL: Final = 9 / 16
_DESK: Final = 0.55
"""Wall and counter: height in parts of the width."""
_WIDEST_COLUMN: Final = 0.48
_WIDEST_KIOSK: Final = 0.6
_WIDEST_PAPER: Final = 460


@dataclass(frozen=True, slots=True)
class Place:
    """A window's place and size in pixels, without what the desktop puts around it."""

    x: int
    y: int
    width: int
    height: int

    @property
    def flags(self) -> list[str]:
        """As the programs are told."""
        return ["--at", f"{self.x},{self.y}", "--size", f"{self.width}x{self.height}"]


def arrange(screen: Size) -> dict[Part, Place]:
    """The kiosk upright at the left, its paper beside it, at the right the wall above the counter."""
    width, height = screen
    stacked = height - 2 * _TITLE_BAR - 3 * _GAP
    column = int(min(stacked / (_WALL + _DESK), width * _WIDEST_COLUMN))
    tall = height - _TITLE_BAR - 2 * _GAP
    kiosk = int(min(tall * _UPRIGHT, (width - column) * _WIDEST_KIOSK))
    paper = min(width - column - kiosk - 4 * _GAP, _WIDEST_PAPER)
    left = _GAP + (width - kiosk - paper - column - 4 * _GAP) // 2
    right = left + kiosk + paper + 2 * _GAP
    wall = int(column * _WALL)
    under = wall + _TITLE_BAR + 2 * _GAP
    return {
        "kiosk": Place(left, _GAP, kiosk, tall),
        "paper": Place(left + kiosk + _GAP, _GAP, paper, tall),
        "display": Place(right, _GAP, column, wall),
        "counter": Place(right, under, column, height - under - _TITLE_BAR - _GAP),
    }
