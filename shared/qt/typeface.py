"""Source Sans Pro on every machine, from its package, whatever fonts the system has."""

from importlib.resources import files
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontDatabase

FAMILY: Final = "Source Sans Pro"

Weight = Literal["light", "regular", "semibold", "bold", "black"]

_WEIGHTS: Final[dict[Weight, QFont.Weight]] = {
    "light": QFont.Weight.Light,
    "regular": QFont.Weight.Normal,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
    "black": QFont.Weight.Black,
}


class TypefaceMissingError(RuntimeError):
    """The package of the typeface is broken: a fault of the installation."""


def load_typeface() -> None:
    """Give the application the typeface in all weights; needs a QGuiApplication, does nothing the second time."""
    if FAMILY in QFontDatabase.families():
        return
    for file in files("font_source_sans_pro").joinpath("files").iterdir():
        if file.name.endswith(".otf"):
            QFontDatabase.addApplicationFontFromData(file.read_bytes())
    if FAMILY not in QFontDatabase.families():
        raise TypefaceMissingError(FAMILY)


def typeface(pixel_size: int, weight: Weight = "regular") -> QFont:
    """A font of the product, with figures of equal width so that numbers and clocks do not jump."""
    font = QFont(FAMILY)
    font.setPixelSize(max(1, pixel_size))
    font.setWeight(_WEIGHTS[weight])
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
