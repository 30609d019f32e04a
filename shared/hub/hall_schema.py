"""The shape of the hall file, field by field, and how it becomes a plan."""

import itertools
import re
from datetime import time
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from shared.queueing.plan import (
    Agency,
    Counter,
    HallPlan,
    Hours,
    Officer,
    PriorityGroup,
    Rules,
    Service,
    Span,
    Text,
)

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
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


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NameSchema(_Table):
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
Name = Annotated[NameSchema, BeforeValidator(_text)]
ShortName = Annotated[Name, AfterValidator(_short)]
Spans = Annotated[tuple[Annotated[Span, BeforeValidator(_span)], ...], AfterValidator(_in_order)]


class HoursSchema(_Table):
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
        return Hours(tuple(getattr(self, day) for day in _DAYS), self.kiosk_lead_minutes)


class HallTable(_Table):
    """`[hall]`."""

    id: Id
    name: Name
    timezone: Annotated[str, AfterValidator(_timezone)] = "Asia/Jakarta"
    running_text: Name = NameSchema(id="")
    complaint: ShortName = NameSchema(id="")


class RulesSchema(_Table):
    """`[rules]`."""

    head_start_minutes: Annotated[int, Field(ge=0, le=240)] = 30
    calls_before_no_show: Annotated[int, Field(ge=1, le=10)] = 3
    recall_gap_seconds: Annotated[int, Field(ge=0, le=300)] = 20
    start_required: bool = True
    day_change: time = time(0, 5)
    reinstate_behind: Annotated[int, Field(ge=0, le=50)] = 3
    double_press_seconds: Annotated[int, Field(ge=0, le=60)] = 3
    appointment_early_minutes: Annotated[int, Field(ge=0, le=480)] = 60
    appointment_late_minutes: Annotated[int, Field(ge=0, le=480)] = 10

    def to_rules(self) -> Rules:
        """The figures as the rules know them."""
        return Rules(
            head_start_seconds=self.head_start_minutes * 60,
            calls_before_no_show=self.calls_before_no_show,
            recall_gap_seconds=self.recall_gap_seconds,
            is_start_required=self.start_required,
            day_change=self.day_change,
            reinstate_behind=self.reinstate_behind,
            double_press_seconds=self.double_press_seconds,
            appointment_early_seconds=self.appointment_early_minutes * 60,
            appointment_late_seconds=self.appointment_late_minutes * 60,
        )


class NamedSchema(_Table):
    """`[[agency]]` or `[[priority]]`."""

    id: Id
    name: Name


class ServiceSchema(_Table):
    """`[[service]]`."""

    id: Id
    agency: str
    name: Name
    prefix: Annotated[str, AfterValidator(_prefix)]
    standard_minutes: Annotated[int, Field(ge=1, le=480)] = 8
    hours: HoursSchema | None = None
    requirements: tuple[Name, ...] = ()
    fee: ShortName = NameSchema(id="")
    route: tuple[str, ...] = ()
    keeps_rank: bool = True

    def to_service(self) -> Service:
        """The service as the rules know it."""
        return Service(
            id=self.id,
            agency=self.agency,
            name=self.name.to_text(),
            prefix=self.prefix,
            hours=self.hours.to_hours() if self.hours else None,
            standard_seconds=self.standard_minutes * 60,
            requirements=tuple(item.to_text() for item in self.requirements),
            fee=self.fee.to_text(),
            route=self.route,
            keeps_rank=self.keeps_rank,
        )


class CounterSchema(_Table):
    """`[[counter]]`."""

    id: Id
    name: Annotated[str, AfterValidator(_counter_name)]
    services: Annotated[tuple[str, ...], Field(min_length=1)]
    zone: str = ""


class OfficerSchema(_Table):
    """`[[officer]]`."""

    id: Id
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    pin: Annotated[str, AfterValidator(_pin)]
    role: Literal["officer", "supervisor", "manager", "inspectorate", "technician"] = "officer"


class HallSchema(_Table):
    """The whole file."""

    hall: HallTable
    hours: HoursSchema
    rules: RulesSchema = RulesSchema()
    agency: Annotated[tuple[NamedSchema, ...], Field(min_length=1)]
    service: Annotated[tuple[ServiceSchema, ...], Field(min_length=1)]
    counter: Annotated[tuple[CounterSchema, ...], Field(min_length=1)]
    officer: Annotated[tuple[OfficerSchema, ...], Field(min_length=1)]
    priority: tuple[NamedSchema, ...] = ()

    def to_plan(self) -> HallPlan:
        """The hall as the rules know it. Names and PINs of officers are not in it."""
        return HallPlan(
            id=self.hall.id,
            name=self.hall.name.to_text(),
            timezone=self.hall.timezone,
            hours=self.hours.to_hours(),
            agencies=tuple(Agency(row.id, row.name.to_text()) for row in self.agency),
            services=tuple(row.to_service() for row in self.service),
            counters=tuple(Counter(row.id, row.name, row.services, row.zone) for row in self.counter),
            officers=tuple(Officer(row.id, row.role) for row in self.officer),
            priority_groups=tuple(PriorityGroup(row.id, row.name.to_text()) for row in self.priority),
            running_text=self.hall.running_text.to_text(),
            complaint=self.hall.complaint.to_text(),
            rules=self.rules.to_rules(),
        )


_TABLES: dict[str, type[BaseModel]] = {
    "hall": HallTable,
    "hours": HoursSchema,
    "rules": RulesSchema,
    "agency": NamedSchema,
    "service": ServiceSchema,
    "counter": CounterSchema,
    "officer": OfficerSchema,
    "priority": NamedSchema,
}


def known_fields(place: tuple[int | str, ...]) -> list[str]:
    """The fields that the table at `place` may have."""
    names = [part for part in place if isinstance(part, str)]
    if not names:
        return list(HallSchema.model_fields)
    table = HoursSchema if names[-1] == "hours" else NameSchema if len(names) > 1 else _TABLES.get(names[0], HallSchema)
    return list(table.model_fields)
