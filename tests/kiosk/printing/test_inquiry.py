"""Status bits: masks, never equality."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.inquiry import ERROR, OFFLINE_CAUSE, PAPER, PRINTER, is_answer, judge
from kiosk.printing.printer import UNREACHABLE, PrinterStatus, Trouble

FIXED = 0x12


@pytest.mark.parametrize(
    ("question", "bits", "trouble"),
    [
        (PRINTER, 0x00, None),
        (PRINTER, 0x08, "offline"),
        (PRINTER, 0x04, None),
        (OFFLINE_CAUSE, 0x04, "cover_open"),
        (OFFLINE_CAUSE, 0x20, "paper_end"),
        (OFFLINE_CAUSE, 0x40, "error"),
        (OFFLINE_CAUSE, 0x08, None),
        (ERROR, 0x04, "error"),
        (ERROR, 0x08, "cutter"),
        (ERROR, 0x20, "error"),
        (ERROR, 0x40, "error"),
        (PAPER, 0x0C, None),
        (PAPER, 0x60, "paper_end"),
        (PAPER, 0x6C, "paper_end"),
        (PAPER, 0x40, "paper_end"),
    ],
)
def test_each_bit_has_its_meaning(question: int, bits: int, trouble: Trouble | None) -> None:
    assert judge({question: FIXED | bits}).trouble == trouble


@pytest.mark.parametrize(("bits", "paper"), [(0x00, "ok"), (0x0C, "near_end"), (0x04, "near_end"), (0x6C, "end")])
def test_the_roll_has_three_states(bits: int, paper: str) -> None:
    assert judge({PAPER: FIXED | bits}).paper == paper


def test_a_printer_that_tells_nothing_of_its_paper_has_paper_of_unknown_state() -> None:
    assert judge({PRINTER: FIXED}).paper == "unknown"


def test_the_first_thing_to_mend_comes_first() -> None:
    """Without paper a printer is off-line too; to say "off-line" would help nobody."""
    answers = {PRINTER: FIXED | 0x08, OFFLINE_CAUSE: FIXED | 0x24, PAPER: FIXED | 0x60}
    assert judge(answers).trouble == "paper_end"


def test_an_error_that_mends_itself_is_told_apart() -> None:
    hot = judge({OFFLINE_CAUSE: FIXED | 0x40, ERROR: FIXED | 0x40})
    assert (hot.has_recoverable_error, hot.has_unrecoverable_error) == (True, False)


@given(st.integers(0, 255))
def test_only_bytes_with_the_fixed_bits_are_answers(byte: int) -> None:
    bits = f"{byte:08b}"[::-1]
    assert is_answer(byte) == ((bits[0], bits[1], bits[4], bits[7]) == ("0", "1", "1", "0"))


@given(st.dictionaries(st.integers(1, 4), st.integers(0, 255).map(lambda byte: byte & 0x6C | FIXED)))
def test_trouble_and_its_signs_agree(answers: dict[int, int]) -> None:
    status = judge(answers)
    signs = (
        not status.is_online
        or status.is_cover_open
        or status.paper == "end"
        or status.has_cutter_error
        or status.has_recoverable_error
        or status.has_unrecoverable_error
    )
    assert (status.trouble is not None) == signs == (not status.is_online)


def test_no_line_is_the_trouble_before_all_others() -> None:
    assert UNREACHABLE.trouble == "unreachable"
    assert PrinterStatus(is_reachable=False, paper="end").trouble == "unreachable"
