"""The closing slip: what it says, that it fits its roll, and that its code reads as the slip."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.printing.closing_slip import SlipPaper, lay_out_slip
from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.escpos_writer import encode
from kiosk.printing.operations import CutMark, PrintedQr
from kiosk.printing.paper import ROLL_58, ROLL_80, ROLLS, Layout, Line, Roll
from kiosk.printing.typeset import RULE
from shared.journal.slip import read_slip, slip_of
from shared.language import LANGUAGES, Language
from shared.queueing.facts import DaySealed, NumberRange

SEAL = DaySealed(
    datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    date(2026, 11, 23),
    hall="mpp-contoh",
    sequence=4711,
    head="0123456789abcdef" * 4,
    issued=600,
    called=640,
    finished=548,
    no_shows=44,
    cancelled=8,
    numbers=(NumberRange("A", 1, 431), NumberRange("K", 1, 169)),
    signature="x" * 86,
)
USUAL = SlipPaper(SEAL, "Mal Pelayanan Publik Kabupaten Lembah Sari", "Asia/Jakarta")
MANY = tuple(NumberRange(f"{letter}{digit}", 1, 1234) for letter in "AFHKLRSUWYZB" for digit in range(10))


def texts(layout: Layout) -> list[str]:
    """The lines, without rules."""
    return [element.text for element in layout if isinstance(element, Line) and not element.text.startswith(RULE)]


def test_a_usual_slip_reads_as_the_inspectorate_wants_it() -> None:
    assert texts(lay_out_slip(USUAL, ROLL_80)) == [
        "Mal Pelayanan Publik Kabupaten Lembah Sari",
        "SLIP PENUTUPAN",
        "Senin, 23 November 2026",
        "Disegel 23-11-2026, 16.05 WIB",
        "Nomor diambil .............................. 600",
        "Panggilan .................................. 640",
        "Layanan selesai ............................ 548",
        "Tidak hadir ................................. 44",
        "Dibatalkan ................................... 8",
        "Nomor per awalan:",
        "A 001-431  K 001-169",
        "Catatan terakhir .......................... 4711",
        "Sidik catatan (SHA-256):",
        "01234567 89abcdef 01234567 89abcdef",
        "01234567 89abcdef 01234567 89abcdef",
        "Simpan di luar hall ini. Slip ini",
        "membuktikan bila catatan diubah kemudian.",
        "Petugas: ______________________________________",
        "Penerima: _____________________________________",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("numbers", [(), SEAL.numbers, MANY], ids=["none", "two", "120"])
def test_a_slip_fits_its_roll(roll: Roll, numbers: tuple[NumberRange, ...], language: Language) -> None:
    paper = replace(USUAL, seal=replace(SEAL, numbers=numbers), language=language)
    for element in lay_out_slip(paper, roll):
        if isinstance(element, Line):
            assert len(element.text) * element.style.width <= roll.columns


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_code_that_is_printed_reads_as_the_slip(roll: Roll) -> None:
    operations = EscPosReader().read(encode(lay_out_slip(USUAL, roll)))
    (code,) = [each for each in operations if isinstance(each, PrintedQr)]
    assert read_slip(code.payload.decode()) == SEAL
    assert code.dots + 8 * code.module <= roll.dots
    assert isinstance(operations[-1], CutMark)


def test_the_code_of_the_largest_hall_fits_wide_paper() -> None:
    largest = replace(SEAL, hall="h" * 40, numbers=MANY, issued=99_999, called=99_999, sequence=10**9)
    operations = EscPosReader().read(encode(lay_out_slip(replace(USUAL, seal=largest), ROLL_80)))
    (code,) = [each for each in operations if isinstance(each, PrintedQr)]
    assert code.payload.decode() == slip_of(largest)
    assert code.dots + 8 * code.module <= ROLL_80.dots


def test_a_code_too_fine_to_be_read_is_left_out() -> None:
    operations = EscPosReader().read(encode(lay_out_slip(replace(USUAL, seal=replace(SEAL, numbers=MANY)), ROLL_58)))
    assert not [each for each in operations if isinstance(each, PrintedQr)]
