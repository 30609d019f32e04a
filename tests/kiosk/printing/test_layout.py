"""The ticket: what it says, that it fits its roll, and that it is short on the line."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.escpos_writer import encode
from kiosk.printing.layout import lay_out
from kiosk.printing.operations import CutMark, PrintedLine, PrintedQr, paper_length
from kiosk.printing.paper import FONT_HEIGHT, ROLL_58, ROLL_80, ROLLS, Cut, Layout, Line, Qr, Roll, TicketPaper
from kiosk.printing.typeset import RULE, balance, printable, shorten, wrap
from shared.language import LANGUAGES, Language
from tests.kiosk.printing.tickets import LONGEST, USUAL, WITA

LONGEST_BYTES = 800
DIGIT_OF_CELL = 0.8
"""A digit fills four fifths of the height of its character."""

rolls = st.sampled_from(list(ROLLS.values()))
words = st.text(max_size=160)
tickets = st.builds(
    TicketPaper,
    hall=words,
    agency=words,
    service=words,
    number=st.text(max_size=12),
    issued_at=st.just(LONGEST.issued_at) | st.datetimes(timezones=st.just(WITA)),
    zone=st.sampled_from(["WIB", "WITA", "WIT"]),
    check_code=st.text(max_size=10),
    qr=st.text(max_size=80),
    people_ahead=st.none() | st.integers(0, 99_999),
    wait_minutes=st.none() | st.tuples(st.floats(0, 600), st.floats(0, 600)),
    waiting_zone=words,
    requirements=st.lists(words, max_size=4).map(tuple),
    fee=words,
    complaint_contact=words,
    language=st.sampled_from(LANGUAGES),
    is_priority=st.booleans(),
    is_copy=st.booleans(),
    slot=st.none() | st.just(LONGEST.issued_at),
    stages=st.lists(words, max_size=4).map(tuple),
)
unbroken = replace(
    LONGEST,
    hall="W" * 200,
    agency="W" * 200,
    service="W" * 200,
    waiting_zone="W" * 200,
    requirements=("W" * 200,) * 3,
    stages=("W" * 200,) * 2,
)


VISIT = replace(
    USUAL,
    is_priority=True,
    slot=USUAL.issued_at.replace(hour=9, minute=0),
    stages=("Paspor baru", "Foto dan wawancara", "Pengambilan"),
    requirements=USUAL.requirements * 2,
)


def length_mm(ticket: TicketPaper, roll: Roll) -> float:
    return paper_length(EscPosReader().read(encode(lay_out(ticket, roll)))) / roll.dots_per_mm


def texts(layout: Layout) -> list[str]:
    return [element.text for element in layout if isinstance(element, Line) and not element.text.startswith(RULE)]


def lines(layout: Layout) -> Iterator[Line]:
    return (element for element in layout if isinstance(element, Line))


def test_a_usual_ticket_reads_as_the_hall_wants_it() -> None:
    assert texts(lay_out(USUAL, ROLL_80)) == [
        "Mal Pelayanan Publik Kabupaten Lembah Sari",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Perekaman KTP Elektronik",
        "Nomor antrean Anda",
        "A-012",
        "Rabu, 23 September 2026 08.15 WITA",
        "Antrean di depan Anda: 12",
        "Perkiraan tunggu: 15-25 menit",
        "Ruang tunggu: Zona B, Lantai 1",
        "Persyaratan:",
        "- KTP lama atau surat kehilangan",
        "- Fotokopi Kartu Keluarga",
        "Dipanggil 3 kali; bila terlewat, lapor petugas.",
        "Biaya: gratis",
        "Diminta lebih? Lapor 0811-2600-1234",
        "Kode cek 7F3K9Q",
    ]


def test_a_narrow_english_ticket_breaks_between_words() -> None:
    assert texts(lay_out(replace(USUAL, language="en", fee="free"), ROLL_58)) == [
        "Mal Pelayanan Publik",
        "Kabupaten Lembah Sari",
        "Dinas Kependudukan",
        "dan Pencatatan Sipil",
        "Perekaman KTP Elektronik",
        "Your number",
        "A-012",
        "Wednesday, 23-09-2026 08:15 WITA",
        "People ahead of you: 12",
        "Estimated wait: 15-25 minutes",
        "Waiting area: Zona B, Lantai 1",
        "Requirements:",
        "- KTP lama atau surat kehilangan",
        "- Fotokopi Kartu Keluarga",
        "Called 3 times; if you",
        "miss it, tell an officer.",
        "Fee: free",
        "Asked for more?",
        "Report: 0811-2600-1234",
        "Check code 7F3K9Q",
    ]


@pytest.mark.parametrize(("language", "marks"), [("id", ["SALINAN", "PRIORITAS"]), ("en", ["COPY", "PRIORITY"])])
def test_copy_and_priority_are_marked_white_on_black(language: Language, marks: list[str]) -> None:
    layout = lay_out(replace(USUAL, is_copy=True, is_priority=True, language=language), ROLL_80)
    assert [line.text.strip() for line in lines(layout) if line.style.is_inverted] == marks


def test_what_is_not_known_is_not_on_the_ticket() -> None:
    bare = replace(USUAL, people_ahead=None, wait_minutes=None, waiting_zone="", requirements=(), fee="", qr="")
    said = " ".join(texts(lay_out(replace(bare, complaint_contact=""), ROLL_80)))
    absent = ("depan", "Perkiraan", "Ruang", "Persyaratan", "Biaya", "Lapor")
    assert [word for word in absent if word in said] == []


@pytest.mark.parametrize("number", ["A-001", "K-1000", "AB-012", "AB-1000"])
@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS.keys())
def test_the_digits_of_the_number_are_12_mm_high(number: str, roll: Roll) -> None:
    (line,) = (line for line in lines(lay_out(replace(USUAL, number=number), roll)) if line.text == number)
    assert line.style.height * FONT_HEIGHT * DIGIT_OF_CELL / roll.dots_per_mm >= 12


@given(tickets, rolls)
@example(unbroken, ROLL_58)
@example(replace(USUAL, requirements=("\N{MACRON}",)), ROLL_58)
@example(unbroken, ROLL_80)
@example(replace(unbroken, language="en"), ROLL_80)
def test_any_ticket_is_at_most_800_bytes_and_fits_the_roll(ticket: TicketPaper, roll: Roll) -> None:
    layout = lay_out(ticket, roll)
    assert len(encode(layout)) <= LONGEST_BYTES
    assert all(len(line.text) * line.style.width <= roll.columns for line in lines(layout))


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_real_ticket_is_at_most_800_bytes(roll: Roll, language: Language) -> None:
    ticket = replace(LONGEST, language=language)
    assert len(encode(lay_out(ticket, roll))) <= LONGEST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS.keys())
def test_a_usual_ticket_is_between_80_and_110_mm_long_on_every_roll(roll: Roll, language: Language) -> None:
    assert 80 <= length_mm(replace(USUAL, language=language), roll) <= 110


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS.keys())
def test_a_ticket_with_much_to_say_leaves_out_what_its_holder_has_read(roll: Roll) -> None:
    said = texts(lay_out(VISIT, roll))
    assert "Persyaratan:" not in said
    assert length_mm(VISIT, roll) <= 120


def test_a_visit_of_stages_for_a_reservation_says_so() -> None:
    said = " ".join(texts(lay_out(VISIT, ROLL_80)))
    assert "Reservasi pukul: 09.00" in said
    assert "Tahap: Paspor baru > Foto dan wawancara > Pengambilan" in said


@given(tickets, rolls)
def test_no_text_becomes_a_command(ticket: TicketPaper, roll: Roll) -> None:
    """What a printer reads is line for line what was laid out, and nothing is left over."""
    layout = lay_out(ticket, roll)
    operations = EscPosReader().read(encode(layout))
    assert ["".join(run.text for run in op.runs) for op in operations if isinstance(op, PrintedLine)] == [
        line.text for line in lines(layout) if line.text
    ]
    assert isinstance(operations[-1], CutMark)
    assert sum(isinstance(op, CutMark) for op in operations) == sum(isinstance(element, Cut) for element in layout)


def test_the_printer_is_asked_for_the_very_payload() -> None:
    operations = EscPosReader().read(encode(lay_out(USUAL, ROLL_80)))
    assert [op.payload.decode() for op in operations if isinstance(op, PrintedQr)] == [USUAL.qr]


def test_a_payload_too_long_for_the_paper_is_left_out_whole() -> None:
    assert not any(isinstance(element, Qr) for element in lay_out(replace(USUAL, qr="x" * 63), ROLL_80))


@given(st.text(), st.integers(1, 60))
def test_wrapping_loses_no_letter(text: str, columns: int) -> None:
    clean = printable(text)
    for broken in (wrap(clean, columns), balance(clean, columns)):
        assert "".join(broken).replace(" ", "") == clean.replace(" ", "")
        assert all(len(line) <= columns for line in broken)


@given(st.text())
def test_printable_text_is_one_byte_a_character(text: str) -> None:
    clean = printable(text)
    assert len(clean.encode("cp437")) == len(clean)
    assert clean.isprintable()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Caf\u00e9 \u2013 \u201cRuang\u201d\u2026", 'Café - "Ruang"...'),
        ("Łódź 中", "?ódz ?"),
        ("a\x1b@b\nc", "a@b c"),
        ("Rp 5.000", "Rp 5.000"),
    ],
)
def test_what_the_code_page_lacks_becomes_the_nearest(written: str, printed: str) -> None:
    assert printable(written) == printed


def test_a_long_name_ends_after_a_word() -> None:
    assert shorten("Dinas Kependudukan dan Pencatatan Sipil", 30) == "Dinas Kependudukan dan..."
