"""A scanner acts as a keyboard; a person at a keyboard does not act as a scanner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.presenters.scanner import Burst, code_in, is_complete, typed_more

CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=6, max_size=16)


def typed(text: str, gaps: list[float]) -> str:
    """What a scanner is taken to have read when these keys came with these gaps, and then Enter with the last."""
    burst, now = Burst(), 100.0
    for character, gap in zip(text, gaps, strict=False):
        now += gap
        burst = burst.with_key(character, now)
    return burst.scanned(now + gaps[-1])


@given(CODES, st.floats(0.001, 0.06))
def test_a_whole_code_at_a_scanners_pace_is_read(code: str, gap: float) -> None:
    assert typed(code, [gap] * (len(code) + 1)) == code


@given(CODES, st.floats(0.11, 2.0))
def test_a_code_at_a_persons_pace_is_not(code: str, gap: float) -> None:
    assert typed(code, [gap] * (len(code) + 1)) == ""


@given(CODES, st.text("ABC123", max_size=5))
def test_what_was_typed_before_a_scan_is_no_part_of_it(code: str, before: str) -> None:
    gaps = [0.5] * (len(before) + 1) + [0.01] * len(code)
    assert typed(before + code, gaps) == code


def test_a_short_burst_is_no_code() -> None:
    assert typed("12345", [0.01] * 6) == ""


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("KM7Q2P", "KM7Q2P"),
        ("km7q2p", "KM7Q2P"),
        ("https://mpp.example.go.id/reservasi/KM7Q2P", "KM7Q2P"),
        ("https://mpp.example.go.id/r?kode=KM7Q2P", "KM7Q2P"),
        ("RESERVASI:KM7Q2P", "KM7Q2P"),
        ("https://mpp.example.go.id/", ""),
        ("-------", ""),
        ("ABCDEFGHIJKLMNOPQ", ""),
    ],
)
def test_the_code_is_found_alone_or_at_the_end_of_an_address(scanned: str, code: str) -> None:
    assert code_in(scanned) == code


@given(st.text(max_size=40))
def test_whatever_is_scanned_gives_a_code_or_nothing(scanned: str) -> None:
    assert code_in(scanned) == "" or is_complete(code_in(scanned))


@given(st.lists(st.text(max_size=3), max_size=40))
def test_whatever_is_typed_stays_within_a_code(keys: list[str]) -> None:
    text = ""
    for key in keys:
        text = typed_more(text, key)
    assert len(text) <= 16
    assert text == "" or text.isascii()
    assert text == text.upper()
