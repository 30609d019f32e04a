"""How a kiosk's screen is divided, from its size: the look, the room for tiles, the fall of the lowered layout."""

from dataclasses import dataclass
from typing import Final

from shared.qt.look import Look
from shared.qt.sizes import KIOSK_TEXT_MM, ScreenMetrics
from shared.qt.theme import ThemeName, theme

MOST_TILES: Final = 9
_TILE_WIDTH: Final = 24.0
_TILE_HEIGHT: Final = 7.6
"""The least size of a tile, in parts of the smallest text."""
_AROUND_TILES: Final = {True: 13.5, False: 11.0}
"""What head, heading and foot take of the height, upright and lying, in parts of the smallest text."""
_WORDY_FOOT: Final = 36
"""How wide a foot has room for the words of all its keys, in parts of the smallest text."""
_TEXT_PER_SCREEN: Final = 1 / 62
"""The text grows with the screen: a large one is used from further away."""


def kiosk_look(metrics: ScreenMetrics, name: ThemeName = "day", *, is_motion_reduced: bool = False) -> Look:
    """Capitals of 4.8 mm at least, larger on a large screen."""
    short_mm = min(metrics.width_px, metrics.height_px) / metrics.px_per_mm
    return Look(theme(name), metrics, max(KIOSK_TEXT_MM, short_mm * _TEXT_PER_SCREEN), is_motion_reduced)


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of tiles."""

    columns: int
    rows: int

    @property
    def room(self) -> int:
        """How many tiles there is room for."""
        return min(MOST_TILES, self.columns * self.rows)


def grid(look: Look, *, is_lowered: bool = False) -> Grid:
    """The tiles that the screen has room for, between its head and its foot."""
    metrics, unit = look.metrics, look.unit_px
    height = metrics.height_px - fall_px(look) * is_lowered - unit * _AROUND_TILES[metrics.is_portrait]
    columns = max(1, min(3, int(metrics.width_px / (unit * _TILE_WIDTH))))
    return Grid(columns, max(2, min(-(-MOST_TILES // columns), int(height / (unit * _TILE_HEIGHT)))))


def is_narrow(look: Look) -> bool:
    """Whether a foot has no room for the words of all its keys."""
    return look.metrics.width_px < look.unit_px * _WORDY_FOOT


def fall_px(look: Look) -> int:
    """How far the lowered layout brings the content down, into the reach of somebody who sits."""
    return round(look.metrics.height_px * (0.38 if look.metrics.is_portrait else 0.2))
