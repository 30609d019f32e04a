"""What a ticket says, the rolls it is printed on, and the elements a laid out paper is made of."""

import datetime
from dataclasses import dataclass
from typing import Final, Literal

from shared.language import Language

Align = Literal["left", "center"]


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """All that one ticket tells its holder."""

    hall: str
    agency: str
    service: str
    number: str
    issued_at: datetime.datetime
    """Local time, aware of its zone."""
    zone: str
    """The zone as people write it: WIB, WITA, WIT."""
    check_code: str
    qr: str = ""
    """At most LONGEST_QR bytes; a longer one is left out, and the check code alone proves the ticket."""
    people_ahead: int | None = None
    wait_minutes: tuple[float, float] | None = None
    """The likely wait, from and to; None while it cannot be told."""
    waiting_zone: str = ""
    requirements: tuple[str, ...] = ()
    fee: str = ""
    """What the service costs, as "gratis" or "Rp30.000"."""
    complaint_contact: str = ""
    """Where to report who asks for more."""
    language: Language = "id"
    is_priority: bool = False
    is_copy: bool = False
    slot: datetime.datetime | None = None
    """The time of the reservation that was checked in, local."""
    stages: tuple[str, ...] = ()
    """The services of the visit, one after the other, where there is more than one."""


LONGEST_QR: Final = 62
"""Bytes that fit into a QR code of version 4 at error correction M: 33 modules wide."""


@dataclass(frozen=True, slots=True)
class Roll:
    """A width of paper, as the print head sees it."""

    name: str
    dots: int
    dots_per_mm: float

    @property
    def columns(self) -> int:
        """Characters of the printer's own font A in a line."""
        return self.dots // FONT_WIDTH


FONT_WIDTH: Final = 12
"""Dots across one character of font A."""
FONT_HEIGHT: Final = 24
LINE_GAP: Final = 2
"""Dots between two lines."""
LARGEST_SIZE: Final = 8
"""ESC/POS enlarges characters at most eight times."""

ROLL_58: Final = Roll("58", 384, 8.0)
ROLL_80: Final = Roll("80", 576, 8.0)
ROLL_80_COARSE: Final = Roll("80-180dpi", 512, 180 / 25.4)
ROLLS: Final = {roll.name: roll for roll in (ROLL_58, ROLL_80, ROLL_80_COARSE)}


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set; sizes are multiples of font A."""

    width: int = 1
    height: int = 1
    is_bold: bool = False
    is_inverted: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text that fits the roll."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Gap:
    """A little air: less than an empty line."""

    dots: int = 10


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code that the printer draws by itself, centred, with modules of so many dots."""

    payload: str
    module: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of the ticket: feed it to the knife and cut."""


Element = Line | Gap | Qr | Cut
Layout = tuple[Element, ...]
