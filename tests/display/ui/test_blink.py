"""The rhythm of attention stays below two flashes a second."""

from itertools import pairwise

from display.ui.blink import HALF_MS, is_lit


def test_no_second_sees_more_than_two_flashes() -> None:
    lit = [is_lit(moment, is_motion_reduced=False) for moment in range(10_000)]
    begins = [moment for moment, (before, now) in enumerate(pairwise([False, *lit])) if now and not before]
    assert all(third - first >= 1000 for first, third in zip(begins, begins[2:], strict=False))
    assert len(begins) > 10


def test_it_is_lit_at_once() -> None:
    assert is_lit(0, is_motion_reduced=False)
    assert not is_lit(HALF_MS, is_motion_reduced=False)


def test_with_reduced_motion_it_does_not_blink() -> None:
    assert all(is_lit(moment, is_motion_reduced=True) for moment in range(0, 3000, 50))
