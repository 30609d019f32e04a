"""The reader does with bytes what a thermal printer does."""

import itertools

import pytest
from escpos.printer import Dummy  # type: ignore[import-untyped]  # the library carries no type information
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from qrcode.main import QRCode

from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.operations import (
    CutMark,
    Face,
    Feed,
    Operation,
    PrintedImage,
    PrintedLine,
    PrintedQr,
    Run,
    StatusAsked,
    paper_length,
)
from kiosk.printing.qr_matrix import qr_matrix
from tests.kiosk.printing.tickets import ticket_bytes


def read(data: bytes) -> tuple[Operation, ...]:
    return EscPosReader().read(data)


def only_face(data: bytes) -> Face:
    (line,) = read(data + b"x\n")
    assert isinstance(line, PrintedLine)
    return line.runs[0].face


@pytest.mark.parametrize(
    ("command", "face"),
    [
        (b"\x1b!\x00", Face()),
        (b"\x1b!\x01", Face(is_small=True)),
        (b"\x1b!\x08", Face(is_bold=True)),
        (b"\x1b!\x30", Face(width=2, height=2)),
        (b"\x1b!\x80", Face(underline=1)),
        (b"\x1d!\x00", Face()),
        (b"\x1d!\x75", Face(width=8, height=6)),
        (b"\x1bE\x01", Face(is_bold=True)),
        (b"\x1bG\x01", Face(is_bold=True)),
        (b"\x1b-\x02", Face(underline=2)),
        (b"\x1dB\x01", Face(is_inverted=True)),
        (b"\x1bM\x01", Face(is_small=True)),
        (b"\x1bE\x01\x1b@", Face()),
    ],
)
def test_each_command_sets_its_face(command: bytes, face: Face) -> None:
    assert only_face(command) == face


def test_a_line_keeps_the_faces_of_its_parts() -> None:
    assert read(b"\x1ba\x01No \x1bE\x01A-012\x1bE\x00.\n") == (
        PrintedLine((Run("No ", Face()), Run("A-012", Face(is_bold=True)), Run(".", Face())), "center", 30),
    )


@pytest.mark.parametrize(
    ("page", "byte", "char"),
    [(0, 0x82, "é"), (2, 0x82, "é"), (16, 0xE9, "é"), (19, 0xD5, "€"), (17, 0x80, "\N{CYRILLIC CAPITAL LETTER A}")],
)
def test_code_pages_are_decoded_as_they_are_on_the_printer(page: int, byte: int, char: str) -> None:
    (line,) = read(b"\x1bt" + bytes([page, byte]) + b"\n")
    assert isinstance(line, PrintedLine)
    assert line.runs[0].text == char


@pytest.mark.parametrize(
    ("data", "dots"),
    [
        (b"\n", 30),
        (b"\x1b3\x10\n", 16),
        (b"\x1b3\x10\x1b2\n", 30),
        (b"\x1bd\x03", 90),
        (b"\x1bJ\x28", 40),
        (b"\x1d!\x05x\n", 144),
        (b"x\x1bJ\x64", 100),
        (b"\x1dVB\x20", 32),
    ],
)
def test_paper_moves_by_so_many_dots(data: bytes, dots: int) -> None:
    assert paper_length(read(data)) == dots


@pytest.mark.parametrize(
    ("data", "is_partial"), [(b"\x1dV\x00", False), (b"\x1dV1", True), (b"\x1dVA\x00", False), (b"\x1dVB\x00", True)]
)
def test_cuts(data: bytes, is_partial: bool) -> None:
    assert read(data) == (CutMark(is_partial, len(data)),)


def test_questions_are_heard_between_lines() -> None:
    assert read(b"a\n\x10\x04\x01b\n\x10\x04\x04")[1::2] == (StatusAsked(1), StatusAsked(4))


def picture() -> Image.Image:
    """A diagonal and a frame: every mirrored or shifted reading shows."""
    image = Image.new("1", (32, 24), 1)
    for at in range(24):
        image.putpixel((at, at), 0)
        image.putpixel((0, at), 0)
    for at in range(32):
        image.putpixel((at, 23), 0)
    return image


def dots(image: PrintedImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(image.height)
        for x in range(image.width)
        if image.rows[y * image.stride + x // 8] >> (7 - x % 8) & 1
    ]


@pytest.mark.parametrize("way", ["bitImageRaster", "graphics", "bitImageColumn"])
def test_a_picture_sent_in_any_way_is_the_same_picture(way: str) -> None:
    printer = Dummy()
    printer.image(picture(), impl=way)
    (image,) = (operation for operation in read(printer.output) if isinstance(operation, PrintedImage))
    black = [(x, y) for y in range(24) for x in range(32) if not picture().getpixel((x, y))]
    assert dots(image) == black


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_a_qr_code_has_the_modules_of_its_payload(level: str) -> None:
    printer = Dummy()
    printer.qr("http://192.168.10.20/t/Zk3v", native=True, ec="LMQH".index(level), size=7)
    (code,) = read(printer.output)
    assert isinstance(code, PrintedQr)
    reference = QRCode(error_correction={"L": 1, "M": 0, "Q": 3, "H": 2}[level], border=0)
    reference.add_data("http://192.168.10.20/t/Zk3v")
    assert [list(row) for row in qr_matrix(code.payload, code.error_correction)] == reference.get_matrix()
    assert (code.module, code.dots) == (7, 7 * len(reference.get_matrix()))


@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_reader(noise: bytes) -> None:
    assert paper_length(read(noise)) >= 0


@given(
    st.lists(st.sampled_from([b"\x1b", b"\x1d", b"\x1c", b"\x10", b"(", b"k", b"L", b"v0", b"*", b"8", b"\xff", b"1"]))
)
def test_no_broken_commands_break_the_reader(pieces: list[bytes]) -> None:
    assert paper_length(read(b"".join(pieces))) >= 0


@given(st.lists(st.integers(0, len(ticket_bytes())), max_size=12))
def test_it_does_not_matter_how_the_bytes_are_cut_up(cuts: list[int]) -> None:
    whole, reader = ticket_bytes(), EscPosReader()
    edges = [0, *sorted(cuts), len(whole)]
    pieces = [whole[start:end] for start, end in itertools.pairwise(edges)]
    assert tuple(operation for piece in pieces for operation in reader.read(piece)) == read(whole)


def test_a_header_that_claims_a_giant_picture_does_not_swallow_the_next_ticket() -> None:
    operations = read(b"\x1dv0\x00\xff\xff\xff\xff" + ticket_bytes())
    assert isinstance(operations[-1], CutMark)


@pytest.mark.parametrize(
    "unknown", [b"\x1bR\x0a", b"\x1bp\x00\x19\xfa", b"\x1bD\x08\x10\x00", b"\x1dkI\x03abc", b"\x1c."]
)
def test_commands_that_do_not_concern_the_paper_are_passed_over(unknown: bytes) -> None:
    assert read(unknown + b"A\n") == (PrintedLine((Run("A", Face()),), "left", 30),)


def test_an_empty_line_is_blank_paper() -> None:
    assert read(b"\n\n") == (Feed(30), Feed(30))
