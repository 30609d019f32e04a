"""The look of a wall: its texts are as large as its plan says, which may be less than a third of a number."""

from dataclasses import replace

from display.ui.layout import DIGIT_OF_FONT, plan_wall
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.theme import ThemeName


def wall_look(metrics: ScreenMetrics, name: ThemeName = "night", *, is_motion_reduced: bool = False) -> Look:
    """Colours and sizes for this screen and distance."""
    text_mm = plan_wall(metrics).text * DIGIT_OF_FONT / metrics.px_per_mm
    return replace(Look.for_wall(metrics, name, is_motion_reduced=is_motion_reduced), text_mm=text_mm)
