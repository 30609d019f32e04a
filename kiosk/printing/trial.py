"""The paper of a trial: what a technician wants to see of a printer, and nothing that could pass for a ticket."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from kiosk.printing.paper import Cut, Element, Gap, Layout, Line, Roll, Style
from kiosk.printing.typeset import balance, printable, shorten
from shared.language import Catalog, Language

_TITLE: Final = Style(width=3, height=3, is_bold=True, align="center")
_INVERTED: Final = Style(is_bold=True, is_inverted=True, align="center")
_PLAIN: Final = Style(align="center")
_NAME_LENGTH: Final = 40


def lay_out_trial(kiosk: str, at: datetime, language: Language, roll: Roll) -> Layout:
    """A trial printed by this kiosk at this local time."""
    return tuple(_elements(kiosk, at, language, roll))


def _elements(kiosk: str, at: datetime, language: Language, roll: Roll) -> Iterator[Element]:
    words = Catalog.load("technician")
    told = (
        f"{words.say(language, 'trial_kiosk')}: {shorten(printable(kiosk), _NAME_LENGTH)}",
        f"{words.say(language, 'trial_at')}: {at:%d-%m-%Y %H:%M}",
    )
    for style, text in ((_TITLE, words.say(language, "trial_title")), (_INVERTED, words.say(language, "trial_hint"))):
        yield from (Line(line, style) for line in balance(text, roll.columns // style.width))
    yield Gap()
    for text in told:
        yield from (Line(line, _PLAIN) for line in balance(text, roll.columns))
    yield Gap()
    yield Line("0123456789" * (roll.columns // 10), _PLAIN)  # each column of the head, and where the paper lies
    yield Cut()
