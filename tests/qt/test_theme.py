import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics

from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.style_sheet import style_sheet
from shared.qt.theme import LEAST_CONTRAST, READABLE, SEVERITIES, THEMES, ThemeName, contrast, theme
from shared.qt.typeface import FAMILY, Weight, load_typeface, typeface


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), READABLE)
def test_every_text_is_readable_on_its_ground(name: ThemeName, text: str, ground: str) -> None:
    colours = theme(name).colours
    assert contrast(colours[text], colours[ground]) >= LEAST_CONTRAST


@pytest.mark.parametrize(("first", "second", "ratio"), [("#000000", "#FFFFFF", 21.0), ("#123456", "#123456", 1.0)])
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio)


def test_both_themes_have_the_same_tokens() -> None:
    day, night = theme("day"), theme("night")
    assert day.colours.keys() == night.colours.keys()
    assert (day.type.keys(), day.space.keys(), day.shape.keys()) == (
        night.type.keys(),
        night.space.keys(),
        night.shape.keys(),
    )


def test_no_step_of_type_is_below_the_least_readable_size() -> None:
    assert min(theme("day").type.values()) == 1.0


def test_accents_of_the_day_are_those_of_okabe_and_ito() -> None:
    colours = theme("day").colours
    assert [colours[severity] for severity in SEVERITIES] == ["#0072B2", "#009E73", "#E69F00", "#D55E00"]


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("weight", ["light", "regular", "semibold", "bold", "black"])
def test_the_typeface_comes_with_the_product(weight: Weight) -> None:
    load_typeface()
    assert FAMILY in QFontDatabase.families()
    assert QFontInfo(typeface(20, weight)).family().startswith(FAMILY)


@pytest.mark.usefixtures("qtbot")
def test_figures_have_equal_widths() -> None:
    load_typeface()
    metrics = QFontMetrics(typeface(200, "bold"))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.usefixtures("qtbot")
def test_capitals_are_as_high_as_was_asked() -> None:
    load_typeface()
    look = Look.for_wall(ScreenMetrics(1920, 1080, 55, 10))
    capital = QFontMetrics(typeface(look.metrics.font_px(83))).tightBoundingRect("H").height()
    assert capital == pytest.approx(look.px(83), abs=2)


@pytest.mark.usefixtures("qtbot")
def test_the_style_sheet_is_understood() -> None:
    look = Look.for_kiosk(ScreenMetrics(1080, 1920, 32, 0.6))
    sheet = style_sheet(look)
    assert sheet.count("{") == sheet.count("}")
    assert "{{" not in sheet
