"""What a thermal printer does with its paper: the outcome of reading ESC/POS."""

import math
from dataclasses import dataclass
from typing import Final, Literal

from kiosk.printing.paper import FONT_HEIGHT, FONT_WIDTH
from kiosk.printing.qr_matrix import ErrorCorrection, qr_matrix

Alignment = Literal["left", "center", "right"]

SMALL_FONT_WIDTH: Final = 9
SMALL_FONT_HEIGHT: Final = 17


@dataclass(frozen=True, slots=True)
class Face:
    """The look of characters; sizes are multiples of the font's own cell."""

    width: int = 1
    height: int = 1
    is_bold: bool = False
    underline: int = 0
    is_inverted: bool = False
    is_small: bool = False

    @property
    def cell(self) -> tuple[int, int]:
        """Width and height of one character in dots."""
        if self.is_small:
            return SMALL_FONT_WIDTH * self.width, SMALL_FONT_HEIGHT * self.height
        return FONT_WIDTH * self.width, FONT_HEIGHT * self.height


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of characters; the paper moves on by `feed` dots, or by the tallest of them."""

    runs: tuple[Run, ...]
    alignment: Alignment
    feed: int

    @property
    def dots(self) -> int:
        return max([self.feed, *(run.face.cell[1] for run in self.runs)])


@dataclass(frozen=True, slots=True)
class PrintedQr:
    """A QR code drawn by the printer itself."""

    payload: bytes
    module: int
    error_correction: ErrorCorrection
    alignment: Alignment

    @property
    def dots(self) -> int:
        return self.module * len(qr_matrix(self.payload, self.error_correction))


@dataclass(frozen=True, slots=True)
class PrintedImage:
    """A picture of one bit a dot, rows padded to whole bytes, black where the bit is set."""

    width: int
    height: int
    rows: bytes
    scale: tuple[int, int]
    alignment: Alignment

    @property
    def dots(self) -> int:
        return self.height * self.scale[1]

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return math.ceil(self.width / 8)


@dataclass(frozen=True, slots=True)
class Feed:
    """Blank paper."""

    dots: int


@dataclass(frozen=True, slots=True)
class CutMark:
    """The knife; a partial cut leaves a bridge of paper."""

    is_partial: bool
    offset: int
    """Bytes read up to and with this cut, since the printer was switched on."""
    dots: int = 0


@dataclass(frozen=True, slots=True)
class StatusAsked:
    """The host wants to know (DLE EOT n); moves no paper."""

    question: int
    dots: int = 0


Operation = PrintedLine | PrintedQr | PrintedImage | Feed | CutMark | StatusAsked


def paper_length(operations: tuple[Operation, ...]) -> int:
    """Dots of paper that these operations use up."""
    return sum(operation.dots for operation in operations)
