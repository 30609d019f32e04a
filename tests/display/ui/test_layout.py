"""Rows and sizes from diagonal and distance."""

import pytest

from display.ui.layout import MOST_ROWS, WallPlan, Widths, plan_wall
from shared.qt.sizes import ScreenMetrics

SCREENS = ((1920, 1080), (3840, 2160), (1080, 1920), (1366, 768))


def plan(size: tuple[int, int], distance: float, diagonal: float = 55, widths: Widths | None = None) -> WallPlan:
    return plan_wall(ScreenMetrics(*size, diagonal, distance), widths)


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160)])
def test_a_55_inch_screen_holds_three_calls_at_15_metres(size: tuple[int, int]) -> None:
    assert plan(size, 15).rows + 1 == 3
    assert not plan(size, 15).is_too_small


@pytest.mark.parametrize(("distance", "calls"), [(4, 7), (6, 7), (8, 5), (10, 4), (12, 3), (15, 3), (20, 1)])
def test_the_nearer_the_readers_the_more_calls(distance: float, calls: int) -> None:
    assert plan((1920, 1080), distance).rows + 1 == calls


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("distance", [3, 5, 8, 10, 12, 15, 20, 30])
@pytest.mark.parametrize("widths", [Widths(), Widths(7, 3)])
def test_no_number_is_smaller_than_the_rule_unless_it_says_so(
    size: tuple[int, int], distance: float, widths: Widths
) -> None:
    made = plan(size, distance, widths=widths)
    assert made.is_too_small == (made.figure < made.character - 1)
    assert not (made.is_too_small and made.rows), "a screen that is too small holds one call alone"


def test_ten_metres_ask_for_83_millimetres() -> None:
    metrics = ScreenMetrics(1920, 1080, 55, 10)
    assert plan_wall(metrics).character == pytest.approx(83.3 * metrics.px_per_mm, abs=1)


def test_four_times_the_pixels_make_the_same_picture() -> None:
    coarse, fine = plan((1920, 1080), 10), plan((3840, 2160), 10)
    assert (fine.rows, fine.is_beside, fine.large_form) == (coarse.rows, coarse.is_beside, coarse.large_form)
    assert fine.figure == pytest.approx(2 * coarse.figure, abs=3)


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("distance", [3, 8, 12, 15, 20, 60])
def test_everything_has_its_room(size: tuple[int, int], distance: float) -> None:
    made = plan(size, distance)
    furniture = made.head + made.strip + made.ticker + 3 * made.gap
    assert 0 <= made.rows <= MOST_ROWS
    assert made.large_height <= size[1] - furniture
    assert made.list_width <= size[0] - 2 * made.margin


def test_a_screen_that_is_too_small_shows_one_call_as_large_as_it_can() -> None:
    made = plan((1920, 1080), 40)
    assert (made.rows, made.is_too_small) == (0, True)
    assert made.figure > plan((1920, 1080), 15).figure


def test_an_upright_screen_has_the_list_below() -> None:
    made = plan((1080, 1920), 8)
    assert not made.is_beside
    assert (made.large_form, made.row_form) == ("stacked", "line")
    assert plan((1080, 1920), 15).row_form == "stacked"
