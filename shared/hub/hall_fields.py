"""What the fields of the hall file are made of: names, ids, stretches of a day; each says what would be right."""

import itertools
import re
from datetime import time
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from shared.queueing.plan import Hours, Span, Text

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$")
LONGEST_ON_PAPER = 30
"""Characters that a ticket has for a fee and for a complaint contact."""

_GOOD_PREFIX = re.compile(r"^[A-Z][A-Z0-9]?$")


def _span(text: object) -> Span:
    found = _SPAN.match(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f'{text!r} is no stretch of a day; write it as "07:30-12:00"')
    span = Span(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])))
    if span.opens >= span.closes:
        raise ValueError(f"{text!r} ends before it begins; write the earlier time first")
    return span


def _in_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    for before, after in itertools.pairwise(spans):
        if after.opens < before.closes:
            raise ValueError(f"the stretch from {after.opens:%H:%M} overlaps the one before; let it begin later")
    return spans


def _timezone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"unknown time zone {name!r}; use Asia/Jakarta, Asia/Makassar or Asia/Jayapura")
    return name


def _prefix(text: str) -> str:
    if not _GOOD_PREFIX.match(text):
        raise ValueError(
            f"{text!r} cannot be spoken; use a capital letter, or a letter with a letter or digit behind it"
        )
    return text


def _pin(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4,12}", text):
        raise ValueError("is no PIN; write 4 to 12 digits in quotes")
    return text


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", text):
        raise ValueError(f"{text!r} is no id; use small letters, digits, - and _, at most 40")
    return text


def _counter_name(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,3}[A-Z]?", text):
        raise ValueError(f"{text!r} cannot be spoken; use a number of up to three digits, a capital letter behind it")
    return text


def _text(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


class Table(BaseModel):
    """A table of the file: a field that it does not have is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NameSchema(Table):
    """`name = "KTP elektronik"` or `name = { id = "KTP elektronik", en = "Identity card" }`."""

    id: Annotated[str, StringConstraints(max_length=400)]
    en: Annotated[str, StringConstraints(max_length=400)] = ""

    def to_text(self) -> Text:
        """The words as the rules know them."""
        return Text(self.id.strip(), self.en.strip())


def _short(name: NameSchema) -> NameSchema:
    for text in (name.id, name.en):
        if len(text) > LONGEST_ON_PAPER:
            raise ValueError(f"{text!r} is too long for a ticket; use at most {LONGEST_ON_PAPER} characters")
    return name


Id = Annotated[str, AfterValidator(_id)]
Timezone = Annotated[str, AfterValidator(_timezone)]
Prefix = Annotated[str, AfterValidator(_prefix)]
Pin = Annotated[str, AfterValidator(_pin)]
CounterName = Annotated[str, AfterValidator(_counter_name)]
Name = Annotated[NameSchema, BeforeValidator(_text)]
ShortName = Annotated[Name, AfterValidator(_short)]
Stretch = Annotated[Span, BeforeValidator(_span)]
Spans = Annotated[tuple[Stretch, ...], AfterValidator(_in_order)]


class HoursSchema(Table):
    """`[hours]`: for each day its stretches; a day that is left out is closed."""

    kiosk_lead_minutes: Annotated[int, Field(ge=0, le=180)] = 15
    monday: Spans = ()
    tuesday: Spans = ()
    wednesday: Spans = ()
    thursday: Spans = ()
    friday: Spans = ()
    saturday: Spans = ()
    sunday: Spans = ()

    def to_hours(self) -> Hours:
        """The week as the rules know it."""
        return Hours(tuple(getattr(self, day) for day in DAYS), self.kiosk_lead_minutes)
