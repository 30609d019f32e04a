"""The one layout of a ticket, for every roll and language."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from kiosk.printing.paper import (
    FONT_HEIGHT,
    LARGEST_SIZE,
    LINE_GAP,
    LONGEST_QR,
    Cut,
    Element,
    Gap,
    Layout,
    Line,
    Qr,
    Roll,
    Style,
    TicketPaper,
)
from kiosk.printing.qr_matrix import qr_matrix
from kiosk.printing.typeset import RULE, balance, printable, shorten, wrap
from shared.language import Catalog, clock, date, waiting_time

# The caps keep the longest ticket within 800 bytes: 0.42 s on a serial line of 19,200 baud. What the hall, the agency,
# the service, the zone, the fee and the QR code leave of the room is for the stages, and then for the requirements.
_ROOM: Final = 288
_ROOM_FOR_STAGES: Final = 328
"""More than that for the requirements: they have a line more of their own, with a mark in each."""
_HALL_LENGTH: Final = 50
_AGENCY_LENGTH: Final = 56
_SERVICE_LENGTH: Final = 56
_ZONE_LENGTH: Final = 22
_FEE_LENGTH: Final = 30
_STAGES_LENGTH: Final = 64
_CONTACT_LENGTH: Final = 32
_REQUIREMENTS: Final = 2
_LONGEST_REQUIREMENT: Final = 60
_SHORTEST_REQUIREMENT: Final = 18
"""Less than this says nothing: rather one requirement than two stumps."""
_QUIET_DOTS: Final = 16
"""Air above the QR code: four of its modules."""
_CODE_LENGTH: Final = 8
_NUMBER_LENGTH: Final = 8

_LONGEST_MM: Final = 110
"""A ticket longer than this leaves out requirements: who took it has read them on the screen."""

_LARGEST_NUMBER_MM: Final = 18
_SMALLEST_NUMBER_HEIGHT: Final = 5
"""Digits fill four fifths of a character's 24 dots, so five times 3 mm gives digits of 12 mm."""

_PLAIN: Final = Style()
_BOLD: Final = Style(is_bold=True)
_CENTERED: Final = Style(align="center")
_TITLE: Final = Style(is_bold=True, align="center")
_SERVICE: Final = Style(height=2, is_bold=True, align="center")
_MARK: Final = Style(width=2, height=2, is_bold=True, is_inverted=True, align="center")


def lay_out(paper: TicketPaper, roll: Roll) -> Layout:
    """Set the ticket on the roll; names too long for it end in dots. At most 800 bytes when encoded."""
    layouts = (tuple(_elements(paper, roll, requirements)) for requirements in range(_REQUIREMENTS, -1, -1))
    return next((layout for layout in layouts if _length_mm(layout, roll) <= _LONGEST_MM), None) or tuple(
        _elements(paper, roll, requirements=0)
    )


def _elements(paper: TicketPaper, roll: Roll, requirements: int) -> Iterator[Element]:
    if paper.is_copy:
        yield _mark(paper, "copy")
        yield Gap()
    yield from _head(paper, roll)
    yield from _number(paper, roll)
    yield _rule(roll)
    yield from _facts(paper, roll)
    yield from _requirements(paper, roll, requirements)
    yield _rule(roll)
    yield from _small_print(paper, roll)
    yield from _proof(paper, roll)
    yield Cut()


def _head(paper: TicketPaper, roll: Roll) -> Iterator[Element]:
    yield from _centered(shorten(printable(paper.hall), _HALL_LENGTH), _TITLE, roll)
    yield Gap()
    yield from _centered(shorten(printable(paper.agency), _AGENCY_LENGTH), _CENTERED, roll)
    yield from _centered(shorten(printable(paper.service), _SERVICE_LENGTH), _SERVICE, roll)
    yield Gap()


def _number(paper: TicketPaper, roll: Roll) -> Iterator[Element]:
    number = printable(paper.number)[:_NUMBER_LENGTH]
    largest = int(_LARGEST_NUMBER_MM * roll.dots_per_mm / FONT_HEIGHT)
    width = max(1, min(largest, roll.columns // max(1, len(number))))
    height = max(width, _SMALLEST_NUMBER_HEIGHT)
    yield Line(_say(paper, "your_number"), _CENTERED)
    yield Line(number, Style(width=width, height=height, is_bold=True, align="center"))
    if paper.is_priority:
        yield _mark(paper, "priority")
        yield Gap()
    yield from _moment(paper, roll)


def _moment(paper: TicketPaper, roll: Roll) -> Iterator[Element]:
    day = date(paper.language, paper.issued_at.date())
    time = f"{clock(paper.language, paper.issued_at)} {paper.zone}"
    whole = f"{day} {time}"
    if len(whole) > roll.columns:
        whole = f"{day.partition(',')[0]}, {paper.issued_at:%d-%m-%Y} {time}"
    yield from _centered(printable(whole), _CENTERED, roll)


def _facts(paper: TicketPaper, roll: Roll) -> Iterator[Element]:
    if paper.slot is not None:
        yield from _fact(_say(paper, "appointment"), clock(paper.language, paper.slot), roll)
    if paper.people_ahead is not None:
        yield from _fact(_say(paper, "ahead"), str(paper.people_ahead), roll)
    if paper.wait_minutes is not None:
        yield from _fact(_say(paper, "wait"), waiting_time(paper.language, *paper.wait_minutes), roll)
    if paper.waiting_zone:
        yield from _fact(_say(paper, "where"), shorten(printable(paper.waiting_zone), _ZONE_LENGTH), roll)
    if paper.stages:
        yield from _fact(_say(paper, "stages"), _stages(paper), roll)


def _fact(label: str, value: str, roll: Roll) -> Iterator[Element]:
    text = printable(f"{label}: {value}")
    yield from (Line(line, _BOLD) for line in wrap(text, roll.columns))


def _stages(paper: TicketPaper) -> str:
    return shorten(printable(" > ".join(paper.stages)), min(_STAGES_LENGTH, _ROOM_FOR_STAGES - _used(paper)))


def _requirements(paper: TicketPaper, roll: Roll, most: int) -> Iterator[Element]:
    room = _ROOM - _used(paper) - len(_stages(paper))
    wanted = [text for text in map(printable, paper.requirements) if text]
    wanted = wanted[: min(most, room // _SHORTEST_REQUIREMENT)]
    if wanted:
        yield Line(_say(paper, "requirements"), _PLAIN)
    for text in wanted:
        first, *more = wrap(shorten(text, min(_LONGEST_REQUIREMENT, room // len(wanted))), roll.columns - 2)
        yield Line(f"- {first}", _PLAIN)
        yield from (Line(f"  {line}", _PLAIN) for line in more)


def _used(paper: TicketPaper) -> int:
    """Characters of all else on the ticket that has no length of its own."""
    return sum(
        len(shorten(printable(text), longest))
        for text, longest in (
            (paper.hall, _HALL_LENGTH),
            (paper.agency, _AGENCY_LENGTH),
            (paper.service, _SERVICE_LENGTH),
            (paper.waiting_zone, _ZONE_LENGTH),
            (paper.fee, _FEE_LENGTH),
            (paper.complaint_contact, _CONTACT_LENGTH),
            (paper.qr, LONGEST_QR),
        )
    )


def _proof(paper: TicketPaper, roll: Roll) -> Iterator[Element]:
    yield Line(_say(paper, "check_code", code=printable(paper.check_code)[:_CODE_LENGTH]), _TITLE)
    if 0 < len(paper.qr.encode()) <= LONGEST_QR:
        yield Gap(_QUIET_DOTS)
        yield Qr(paper.qr, module=5 if roll.columns > 42 else 4)


def _small_print(paper: TicketPaper, roll: Roll) -> Iterator[Element]:
    yield from _centered(_say(paper, "three_calls"), _CENTERED, roll)
    if fee := shorten(printable(paper.fee), _FEE_LENGTH):
        yield from _centered(_say(paper, "fee", fee=fee), _CENTERED, roll)
    if contact := shorten(printable(paper.complaint_contact), _CONTACT_LENGTH):
        yield from _centered(_say(paper, "complaint", contact=contact), _CENTERED, roll)


def _centered(text: str, style: Style, roll: Roll) -> Iterator[Element]:
    for line in balance(text, roll.columns // style.width):
        yield Line(line, style)


def _mark(paper: TicketPaper, key: str) -> Line:
    return Line(f" {_say(paper, key)} ", _MARK)


def _rule(roll: Roll) -> Line:
    """A line across the roll, of a few very wide characters: it costs bytes by the character, not by the dot."""
    return Line(RULE * (roll.columns // LARGEST_SIZE), replace(_CENTERED, width=LARGEST_SIZE))


def _length_mm(layout: Layout, roll: Roll) -> float:
    return sum(map(_dots, layout)) / roll.dots_per_mm


def _dots(element: Element) -> int:
    match element:
        case Line(style=style):
            return style.height * FONT_HEIGHT + LINE_GAP
        case Gap(dots):
            return dots
        case Qr(payload, module):
            return module * len(qr_matrix(payload.encode(), "M"))
        case _:
            return 0


def _say(paper: TicketPaper, key: str, **params: object) -> str:
    return printable(_words().say(paper.language, key, **params))


@cache
def _words() -> Catalog:
    return Catalog.load("ticket")
