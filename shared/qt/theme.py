"""The tokens of a theme: colours, steps of type and space, read from `assets/themes/*.toml`. No widget is made here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, Self

from shared.assets import ASSETS

ThemeName = Literal["day", "night"]
TypeStep = Literal["small", "body", "lead", "title", "headline", "display", "number"]
SpaceStep = Literal["hair", "tight", "near", "gap", "wide", "broad"]
Severity = Literal["info", "good", "warning", "trouble"]

THEMES: Final[tuple[ThemeName, ...]] = ("day", "night")
SEVERITIES: Final[tuple[Severity, ...]] = ("info", "good", "warning", "trouble")

READABLE: Final[tuple[tuple[str, str], ...]] = (
    ("text", "ground"),
    ("text", "surface"),
    ("text", "sunken"),
    ("text", "pressed"),
    ("text_soft", "ground"),
    ("text_soft", "surface"),
    ("text_soft", "sunken"),
    ("on_brand", "brand"),
    ("on_brand", "brand_deep"),
    ("on_brand_soft", "brand"),
    ("on_primary", "primary"),
    ("on_primary", "primary_pressed"),
    *((f"{severity}_text", f"{severity}_soft") for severity in SEVERITIES),
    *((f"{severity}_text", "surface") for severity in SEVERITIES),
    *((f"{severity}_text", "ground") for severity in SEVERITIES),
)
"""Every pair of text and ground that the screens may use; each has a contrast of at least 7:1."""

LEAST_CONTRAST: Final = 7.0


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB by name; type and space in parts of the screen's least readable font size."""

    name: ThemeName
    colours: Mapping[str, str]
    type: Mapping[str, float]
    space: Mapping[str, float]
    shape: Mapping[str, float]

    @classmethod
    def read(cls, name: ThemeName, folder: Path = ASSETS / "themes") -> Self:
        """The theme as its file says."""
        tokens = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        return cls(name, tokens["colours"], tokens["type"], tokens["space"], tokens["shape"])


@cache
def theme(name: ThemeName) -> Theme:
    """One of the two themes of the product."""
    return Theme.read(name)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours by WCAG 2.1: 1 for equal ones, 21 for black on white."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92) if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
