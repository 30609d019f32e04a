"""Reads ESC/POS as a thermal printer does: bytes in, paper operations out. Never fails, whatever the bytes."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.printing.byte_cursor import ByteCursor, IncompleteError
from kiosk.printing.images import image_of_columns, image_of_rows, stored_image
from kiosk.printing.operations import (
    Alignment,
    CutMark,
    Face,
    Feed,
    Operation,
    PrintedImage,
    PrintedLine,
    PrintedQr,
    Run,
    StatusAsked,
)
from kiosk.printing.qr_matrix import ErrorCorrection

_DEFAULT_SPACING: Final = 30
_LARGEST_IMAGE: Final = 1 << 20
"""Bytes; a header that claims more is noise, and waiting for its data would swallow the tickets that follow."""

_CODE_PAGES: Final = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858",
}  # fmt: skip
_ALIGNMENTS: Final[dict[int, Alignment]] = {0: "left", 1: "center", 2: "right", 48: "left", 49: "center", 50: "right"}
_QR_LEVELS: Final[dict[int, ErrorCorrection]] = {48: "L", 49: "M", 50: "Q", 51: "H"}

_LF: Final = 0x0A
_PARTIAL_CUTS: Final = frozenset({1, 49, 66})
_FEEDING_CUTS: Final = frozenset({65, 66})


@dataclass(slots=True)
class _Mode:
    """What earlier commands have set."""

    face: Face = field(default_factory=Face)
    alignment: Alignment = "left"
    spacing: int = _DEFAULT_SPACING
    code_page: str = "cp437"
    qr_module: int = 3
    qr_level: ErrorCorrection = "L"


class EscPosReader:
    """One printer's ear: keeps mode and unfinished commands from one piece of data to the next."""

    def __init__(self) -> None:
        self._waiting = b""
        self._read_before = 0
        self._mode = _Mode()
        self._text = bytearray()
        self._runs: list[Run] = []
        self._qr_payload = b""
        self._stored_image: PrintedImage | None = None
        self._done: list[Operation] = []

    def read(self, data: bytes) -> tuple[Operation, ...]:
        """What the printer does on these bytes; a command cut in two waits for its second half."""
        cursor = ByteCursor(self._waiting + data)
        complete = 0
        with contextlib.suppress(IncompleteError):
            while cursor.has_more:
                self._read_one(cursor)
                complete = cursor.position
        cursor.position = complete
        self._waiting = cursor.rest()
        self._read_before += complete
        done, self._done = tuple(self._done), []
        return done

    def _read_one(self, cursor: ByteCursor) -> None:
        lead = cursor.byte()
        if lead == _LF:
            self._end_line(self._mode.spacing)
        elif lead >= 0x20:
            self._text.append(lead)
        elif lead in _LEADS:
            second = cursor.byte()
            if command := _COMMANDS.get(bytes([lead, second])):
                command(self, cursor)
            else:
                cursor.take(_SKIPPED.get(bytes([lead, second]), 0))

    # Text

    def _end_run(self) -> None:
        if self._text:
            text = self._text.decode(self._mode.code_page, errors="replace")
            self._runs.append(Run(text, self._mode.face))
            self._text.clear()

    def _end_line(self, feed: int) -> None:
        self._end_run()
        if self._runs:
            self._done.append(PrintedLine(tuple(self._runs), self._mode.alignment, feed))
            self._runs.clear()
        elif feed:
            self._done.append(Feed(feed))

    def _print_buffer(self) -> None:
        if self._text or self._runs:
            self._end_line(0)

    def _set_face(self, face: Face) -> None:
        self._end_run()
        self._mode.face = face

    def _reset(self, _: ByteCursor) -> None:
        self._text.clear()
        self._runs.clear()
        self._mode = _Mode()

    def _print_mode(self, cursor: ByteCursor) -> None:
        bits = cursor.byte()
        self._set_face(
            replace(
                self._mode.face,
                is_small=bool(bits & 0x01),
                is_bold=bool(bits & 0x08),
                height=2 if bits & 0x10 else 1,
                width=2 if bits & 0x20 else 1,
                underline=1 if bits & 0x80 else 0,
            )
        )

    def _size(self, cursor: ByteCursor) -> None:
        bits = cursor.byte()
        self._set_face(replace(self._mode.face, width=(bits >> 4 & 7) + 1, height=(bits & 7) + 1))

    def _bold(self, cursor: ByteCursor) -> None:
        self._set_face(replace(self._mode.face, is_bold=bool(cursor.byte() & 1)))

    def _underline(self, cursor: ByteCursor) -> None:
        self._set_face(replace(self._mode.face, underline=min(2, cursor.byte() & 3)))

    def _invert(self, cursor: ByteCursor) -> None:
        self._set_face(replace(self._mode.face, is_inverted=bool(cursor.byte() & 1)))

    def _font(self, cursor: ByteCursor) -> None:
        self._set_face(replace(self._mode.face, is_small=bool(cursor.byte() & 1)))

    def _align(self, cursor: ByteCursor) -> None:
        alignment = _ALIGNMENTS.get(cursor.byte())
        if alignment and not self._runs and not self._text:
            self._mode.alignment = alignment

    def _code_page(self, cursor: ByteCursor) -> None:
        page = cursor.byte()
        self._end_run()
        self._mode.code_page = _CODE_PAGES.get(page, "ascii")

    # Paper

    def _spacing(self, cursor: ByteCursor) -> None:
        self._mode.spacing = cursor.byte()

    def _default_spacing(self, _: ByteCursor) -> None:
        self._mode.spacing = _DEFAULT_SPACING

    def _feed_dots(self, cursor: ByteCursor) -> None:
        dots = cursor.byte()
        self._end_line(dots)

    def _feed_lines(self, cursor: ByteCursor) -> None:
        lines = cursor.byte()
        self._end_line(self._mode.spacing * lines)

    def _cut(self, cursor: ByteCursor) -> None:
        how = cursor.byte()
        feed = cursor.byte() if how in _FEEDING_CUTS else 0
        self._print_buffer()
        if feed:
            self._done.append(Feed(feed))
        self._done.append(CutMark(how in _PARTIAL_CUTS, self._read_before + cursor.position))

    def _status(self, cursor: ByteCursor) -> None:
        self._done.append(StatusAsked(cursor.byte()))

    # QR codes and pictures

    def _parenthesis(self, cursor: ByteCursor) -> None:
        family = cursor.byte()
        data = cursor.take(cursor.short())
        if family == ord("k"):
            self._two_dimensional(data)
        elif family == ord("L"):
            self._graphics(data)

    def _two_dimensional(self, data: bytes) -> None:
        if len(data) < 3 or data[0] != ord("1"):
            return
        function, value = data[1], data[2:]
        if function == 67:
            self._mode.qr_module = max(1, min(16, value[0]))
        elif function == 69:
            self._mode.qr_level = _QR_LEVELS.get(value[0], "L")
        elif function == 80:
            self._qr_payload = value[1:]
        elif function == 81:
            self._print_qr()

    def _print_qr(self) -> None:
        self._print_buffer()
        mode = self._mode
        code = PrintedQr(self._qr_payload, mode.qr_module, mode.qr_level, mode.alignment)
        if code.dots:
            self._done.append(code)

    def _raster(self, cursor: ByteCursor) -> None:
        _, mode = cursor.take(2)
        stride, height = cursor.short(), cursor.short()
        if stride * height <= _LARGEST_IMAGE:
            self._print_image(image_of_rows(cursor.take(stride * height), stride, height, mode))

    def _large_graphics(self, cursor: ByteCursor) -> None:
        cursor.byte()
        length = int.from_bytes(cursor.take(4), "little")
        if length <= _LARGEST_IMAGE:
            self._graphics(cursor.take(length))

    def _graphics(self, data: bytes) -> None:
        function = data[1] if len(data) > 1 else None
        if function == 112:
            self._stored_image = stored_image(data)
        elif function in (2, 50) and self._stored_image:
            image, self._stored_image = self._stored_image, None
            self._print_image(image)

    def _columns(self, cursor: ByteCursor) -> None:
        mode, width = cursor.byte(), cursor.short()
        depth = 3 if mode in (32, 33) else 1
        self._print_image(image_of_columns(cursor.take(width * depth), depth, is_wide=mode in (0, 32)))

    def _print_image(self, image: PrintedImage) -> None:
        self._print_buffer()
        if image.width and image.height:
            self._done.append(replace(image, alignment=self._mode.alignment))

    # Commands that change nothing on this paper

    def _skip_text(self, cursor: ByteCursor) -> None:
        while cursor.byte():
            pass

    def _skip_barcode(self, cursor: ByteCursor) -> None:
        if cursor.byte() >= 65:
            cursor.take(cursor.byte())
        else:
            self._skip_text(cursor)


_Command = Callable[[EscPosReader, ByteCursor], None]

_COMMANDS: Final[dict[bytes, _Command]] = {
    b"\x1b@": EscPosReader._reset,
    b"\x1b!": EscPosReader._print_mode,
    b"\x1d!": EscPosReader._size,
    b"\x1bE": EscPosReader._bold,
    b"\x1bG": EscPosReader._bold,
    b"\x1b-": EscPosReader._underline,
    b"\x1dB": EscPosReader._invert,
    b"\x1bM": EscPosReader._font,
    b"\x1ba": EscPosReader._align,
    b"\x1bt": EscPosReader._code_page,
    b"\x1b3": EscPosReader._spacing,
    b"\x1b2": EscPosReader._default_spacing,
    b"\x1bJ": EscPosReader._feed_dots,
    b"\x1bd": EscPosReader._feed_lines,
    b"\x1dV": EscPosReader._cut,
    b"\x10\x04": EscPosReader._status,
    b"\x1d(": EscPosReader._parenthesis,
    b"\x1d8": EscPosReader._large_graphics,
    b"\x1dv": EscPosReader._raster,
    b"\x1b*": EscPosReader._columns,
    b"\x1bD": EscPosReader._skip_text,
    b"\x1dk": EscPosReader._skip_barcode,
}
_LEADS: Final = frozenset({0x10, 0x1B, 0x1C, 0x1D})
_SKIPPED: Final = {
    prefix + bytes([code]): count
    for prefix, codes, count in (
        (b"\x1b", b"RV{= r%?SLT", 1),
        (b"\x1b", b"c$\\B", 2),
        (b"\x1b", b"p", 3),
        (b"\x1d", b"HfhwarIb|/T", 1),
        (b"\x1d", b"LWP$\\", 2),
        (b"\x1c", b"!CW-", 1),
        (b"\x1c", b"pS", 2),
        (b"\x10", b"\x05", 1),
        (b"\x10", b"\x14", 3),
    )
    for code in codes
}
"""Parameters to pass over, by command."""
