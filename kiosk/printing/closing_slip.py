"""The one layout of a closing slip: what a day came to, the record's fingerprint, and all of it as a QR code."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.printing.paper import LARGEST_SIZE, Cut, Element, Gap, Layout, Line, Qr, Roll, Style
from kiosk.printing.qr_matrix import qr_matrix
from kiosk.printing.typeset import RULE, balance, printable, shorten
from shared.journal.slip import slip_of
from shared.language import Catalog, Language, clock, date, zone_name
from shared.queueing.facts import DaySealed

_PLAIN: Final = Style()
_CENTERED: Final = Style(align="center")
_TITLE: Final = Style(is_bold=True, align="center")
_MARK: Final = Style(width=2, height=2, is_bold=True, align="center")
_FACT: Final = Style(is_bold=True)
_HALL_LENGTH: Final = 50
_GROUP: Final = 8
"""Hex digits are read in groups of so many."""
_QUIET: Final = 8
"""Modules that stay white, left and right of a code together (ISO/IEC 18004)."""
_LARGEST_MODULE: Final = 6
_SMALLEST_MODULE: Final = 3
"""Dots: 0.375 mm, which hand scanners and phones still read."""


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """What a slip tells, and how: the seal, the hall's name and time zone, the language."""

    seal: DaySealed
    hall: str
    timezone: str
    language: Language = "id"


def lay_out_slip(paper: SlipPaper, roll: Roll) -> Layout:
    """Set the slip on the roll. Where the code would be too fine to be read it is left out."""
    return tuple(_elements(paper, roll))


def _elements(paper: SlipPaper, roll: Roll) -> Iterator[Element]:
    yield from _head(paper, roll)
    yield _rule(roll)
    yield from _counts(paper, roll)
    yield from _numbers(paper, roll)
    yield _rule(roll)
    yield from _fingerprint(paper, roll)
    yield from _code(paper, roll)
    yield from _centered(_say(paper, "keep"), _CENTERED, roll)
    for who in ("officer", "inspector"):
        yield Gap()
        yield Gap()
        yield _pair(f"{_say(paper, who)}:", "", roll, filler="_")
    yield Cut()


def _head(paper: SlipPaper, roll: Roll) -> Iterator[Element]:
    yield from _centered(shorten(printable(paper.hall), _HALL_LENGTH), _TITLE, roll)
    yield from _centered(_say(paper, "title"), _MARK, roll)
    yield from _centered(printable(date(paper.language, paper.seal.day)), _TITLE, roll)
    at = paper.seal.at.astimezone(ZoneInfo(paper.timezone))
    time = f"{clock(paper.language, at)} {zone_name(at)}"
    yield from _centered(_say(paper, "sealed", day=f"{at:%d-%m-%Y}", time=time), _CENTERED, roll)


def _counts(paper: SlipPaper, roll: Roll) -> Iterator[Element]:
    for name in ("issued", "called", "finished", "no_shows", "cancelled"):
        yield _pair(_say(paper, name), str(getattr(paper.seal, name)), roll)


def _numbers(paper: SlipPaper, roll: Roll) -> Iterator[Element]:
    ranges = [f"{one.prefix} {one.first:03d}-{one.last:03d}" for one in paper.seal.numbers]
    if not ranges:
        return
    yield Line(_say(paper, "numbers"), _PLAIN)
    width = max(map(len, ranges)) + 2
    in_a_line = max(1, (roll.columns + 2) // width)
    for first in range(0, len(ranges), in_a_line):
        yield Line("".join(f"{one:{width}}" for one in ranges[first : first + in_a_line]).rstrip(), _FACT)


def _fingerprint(paper: SlipPaper, roll: Roll) -> Iterator[Element]:
    yield _pair(_say(paper, "sequence"), str(paper.seal.sequence), roll)
    yield Line(_say(paper, "head"), _PLAIN)
    groups = [paper.seal.head[at : at + _GROUP] for at in range(0, len(paper.seal.head), _GROUP)]
    in_a_line = 4 if roll.columns >= 4 * (_GROUP + 1) else 2
    for first in range(0, len(groups), in_a_line):
        yield Line(" ".join(groups[first : first + in_a_line]), replace(_FACT, align="center"))


def _code(paper: SlipPaper, roll: Roll) -> Iterator[Element]:
    text = slip_of(paper.seal)
    modules = len(qr_matrix(text.encode(), "M")) + _QUIET
    module = min(_LARGEST_MODULE, roll.dots // modules)
    if module >= _SMALLEST_MODULE:
        yield Gap()
        yield Qr(text, module)
        yield Gap()


def _pair(label: str, value: str, roll: Roll, filler: str = ".") -> Line:
    """A label at the left, its value at the right, and a line of dots that leads the eye."""
    room = roll.columns - len(label) - len(value) - 2
    return Line(f"{label} {filler * max(0, room)} {value}".rstrip(), _FACT)


def _centered(text: str, style: Style, roll: Roll) -> Iterator[Element]:
    for line in balance(text, roll.columns // style.width):
        yield Line(line, style)


def _rule(roll: Roll) -> Line:
    return Line(RULE * (roll.columns // LARGEST_SIZE), replace(_CENTERED, width=LARGEST_SIZE))


def _say(paper: SlipPaper, key: str, **params: object) -> str:
    return printable(_words().say(paper.language, key, **params))


@cache
def _words() -> Catalog:
    return Catalog.load("slip")
