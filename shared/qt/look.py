"""How one screen looks: a theme at the sizes of a screen. The one style sheet is written from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from PySide6.QtGui import QColor, QFont

from shared.qt.sizes import DESK_TEXT_MM, KIOSK_TEXT_MM, ScreenMetrics
from shared.qt.theme import SpaceStep, Theme, ThemeName, TypeStep, theme
from shared.qt.typeface import Weight, typeface

_DESK_TEXT_PER_HEIGHT: Final = 1 / 77


@dataclass(frozen=True)
class Look:
    """Tokens turned into colours, fonts and pixels for one screen; handed to every widget that paints or measures."""

    theme: Theme
    metrics: ScreenMetrics
    text_mm: float
    is_motion_reduced: bool = False

    @classmethod
    def for_kiosk(cls, metrics: ScreenMetrics, name: ThemeName = "day", *, is_motion_reduced: bool = False) -> Self:
        """Read under the finger: the smallest text has capitals of 4.8 mm."""
        return cls(theme(name), metrics, KIOSK_TEXT_MM, is_motion_reduced)

    @classmethod
    def for_desk(cls, metrics: ScreenMetrics, name: ThemeName = "day", *, is_motion_reduced: bool = False) -> Self:
        """Read on an office screen at arm's length; on a larger screen the text grows with its height."""
        text_mm = max(DESK_TEXT_MM, metrics.height_px / metrics.px_per_mm * _DESK_TEXT_PER_HEIGHT)
        return cls(theme(name), metrics, text_mm, is_motion_reduced)

    @classmethod
    def for_wall(cls, metrics: ScreenMetrics, name: ThemeName = "night", *, is_motion_reduced: bool = False) -> Self:
        """Read across the hall: the smallest text is a third of what the viewing distance asks of a called number."""
        return cls(theme(name), metrics, metrics.wall_character_mm / 3, is_motion_reduced)

    @cached_property
    def unit_px(self) -> int:
        """The pixel size of the smallest text; type, space and shape are parts of it."""
        return self.metrics.font_px(self.text_mm)

    @property
    def touch_key_px(self) -> int:
        """The side of a key under a finger."""
        return self.metrics.touch_key_px

    def px(self, mm: float) -> int:
        """So many millimetres of this screen in pixels."""
        return self.metrics.px(mm)

    def type_px(self, step: TypeStep) -> int:
        """The pixel size of the font at this step of the scale."""
        return round(self.unit_px * self.theme.type[step])

    def space_px(self, step: SpaceStep) -> int:
        """The distance at this step of the scale."""
        return max(1, round(self.unit_px * self.theme.space[step]))

    @property
    def radius_px(self) -> int:
        """The rounding of corners."""
        return round(self.unit_px * self.theme.shape["radius"])

    @property
    def border_px(self) -> int:
        """The width of a border."""
        return max(1, round(self.unit_px * self.theme.shape["border"]))

    def font(self, step: TypeStep, weight: Weight = "regular") -> QFont:
        """The typeface at this step of the scale."""
        return typeface(self.type_px(step), weight)

    def colour(self, name: str) -> QColor:
        """A colour of the theme by its name."""
        return QColor(self.theme.colours[name])
