"""Whatever the wall writes can be read: 7:1, by the pairs that it uses."""

import pytest

from shared.qt.theme import LEAST_CONTRAST, contrast, theme

USED = (
    ("on_primary", "primary"),
    ("primary", "on_primary"),
    ("text", "surface"),
    ("text_soft", "surface"),
    ("warning_text", "surface"),
    ("text", "pressed"),
    ("text_soft", "ground"),
    ("text_soft", "sunken"),
    ("warning_text", "sunken"),
    ("good_text", "surface"),
    ("on_brand", "brand"),
    ("on_brand_soft", "brand"),
    ("warning_text", "brand"),
)


@pytest.mark.parametrize(("text", "ground"), USED)
def test_every_pair_of_colours_has_enough_contrast(text: str, ground: str) -> None:
    colours = theme("night").colours
    assert contrast(colours[text], colours[ground]) >= LEAST_CONTRAST


def test_what_is_lit_differs_from_what_is_not_for_every_eye() -> None:
    """A lit panel differs from an unlit one by its lightness, not by its hue alone."""
    colours = theme("night").colours
    assert contrast(colours["primary"], colours["surface"]) >= LEAST_CONTRAST
