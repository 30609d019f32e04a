import pytest

from shared.qt.sizes import ScreenMetrics

KIOSK = ScreenMetrics(1080, 1920, 32, 0.6)
WALL = ScreenMetrics(1920, 1080, 55, 10)


def test_a_millimetre_is_what_pixels_and_diagonal_say() -> None:
    assert KIOSK.px_per_mm == pytest.approx(2.71, abs=0.01)
    assert WALL.px_per_mm == pytest.approx(1.577, abs=0.001)


@pytest.mark.parametrize(("metres", "mm"), [(3.048, 25.4), (10, 83.3), (15, 125)])
def test_a_wall_character_is_one_inch_for_ten_feet(metres: float, mm: float) -> None:
    assert ScreenMetrics(1920, 1080, 55, metres).wall_character_mm == pytest.approx(mm, abs=0.1)


@pytest.mark.parametrize(
    ("screen", "key"), [(KIOSK, 54), (ScreenMetrics(3840, 2160, 24, 0.6), 145), (ScreenMetrics(800, 480, 20, 1), 44)]
)
def test_a_touch_key_is_20_mm_and_44_pixels_at_least(screen: ScreenMetrics, key: int) -> None:
    assert screen.touch_key_px == pytest.approx(key, abs=1)


def test_lengths_become_whole_pixels() -> None:
    assert [KIOSK.px(mm) for mm in (0, 0.01, 10, 100)] == [0, 1, 27, 271]


def test_knows_a_screen_that_stands_upright() -> None:
    assert KIOSK.is_portrait
    assert not WALL.is_portrait
