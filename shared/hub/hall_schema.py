"""The shape of the hall file, table by table, and how it becomes a plan."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from shared.hub.hall_calendar import CalendarSchema, ClosedSchema, PauseSchema, SeasonSchema
from shared.hub.hall_fields import (
    CounterName,
    HoursSchema,
    Id,
    Name,
    NameSchema,
    Pin,
    Prefix,
    ShortName,
    Table,
    Timezone,
)
from shared.hub.hall_order import Choice, PolicyField, PolicySchema
from shared.queueing.plan import (
    Agency,
    Counter,
    CounterChoice,
    Group,
    HallPlan,
    Officer,
    PriorityGroup,
    Rules,
    Service,
)


class HallTable(Table):
    """`[hall]`."""

    id: Id
    name: Name
    timezone: Timezone = "Asia/Jakarta"
    running_text: Name = NameSchema(id="")
    complaint: ShortName = NameSchema(id="")


class RulesSchema(Table):
    """`[rules]`."""

    head_start_minutes: Annotated[int, Field(ge=0, le=240)] = 30
    policy: PolicyField | None = None
    counter_choice: Choice = "earliest_rank"
    calls_before_no_show: Annotated[int, Field(ge=1, le=10)] = 3
    recall_gap_seconds: Annotated[int, Field(ge=0, le=300)] = 20
    start_required: bool = True
    day_change: time = time(0, 5)
    reinstate_behind: Annotated[int, Field(ge=0, le=50)] = 3
    double_press_seconds: Annotated[int, Field(ge=0, le=60)] = 3
    appointment_early_minutes: Annotated[int, Field(ge=0, le=480)] = 60
    appointment_late_minutes: Annotated[int, Field(ge=0, le=480)] = 10
    capacity_check: bool = False

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
            has_capacity_check=self.capacity_check,
            policy=self.policy.to_policy(self.head_start_minutes) if self.policy else None,
            counter_choice=CounterChoice(self.counter_choice),
        )


class NamedSchema(Table):
    """`[[agency]]`, and what other tables begin with."""

    id: Id
    name: Name


class PrioritySchema(NamedSchema):
    """`[[priority]]`."""

    needs_accessible: bool = False


class GroupSchema(NamedSchema):
    """`[[group]]`."""

    agency: str


class ServiceSchema(Table):
    """`[[service]]`."""

    id: Id
    agency: str
    name: Name
    prefix: Prefix
    standard_minutes: Annotated[int, Field(ge=1, le=480)] = 8
    hours: HoursSchema | None = None
    requirements: tuple[Name, ...] = ()
    fee: ShortName = NameSchema(id="")
    duration: Name = NameSchema(id="")
    group: str = ""
    on_kiosk: bool = True
    route: tuple[str, ...] = ()
    keeps_rank: bool = True
    quota_per_day: Annotated[int, Field(ge=1, le=100_000)] | None = None
    quota_per_hour: Annotated[int, Field(ge=1, le=100_000)] | None = None
    cool_down_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    policy: PolicyField | None = None

    def to_service(self, head_start_minutes: int) -> Service:
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
            duration=self.duration.to_text(),
            group=self.group,
            is_on_kiosk=self.on_kiosk,
            route=self.route,
            keeps_rank=self.keeps_rank,
            quota_per_day=self.quota_per_day,
            quota_per_hour=self.quota_per_hour,
            cool_down_seconds=self.cool_down_seconds,
            policy=self.policy.to_policy(head_start_minutes) if self.policy else None,
        )


class CounterSchema(Table):
    """`[[counter]]`."""

    id: Id
    name: CounterName
    services: Annotated[tuple[str, ...], Field(min_length=1)]
    zone: str = ""
    accessible: bool = False


class OfficerSchema(Table):
    """`[[officer]]`."""

    id: Id
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    pin: Pin
    must_change: bool = True
    role: Literal["officer", "supervisor", "manager", "inspectorate", "technician"] = "officer"
    services: tuple[str, ...] = ()


class HallSchema(Table):
    """The whole file."""

    hall: HallTable
    hours: HoursSchema
    calendar: CalendarSchema = CalendarSchema()
    season: tuple[SeasonSchema, ...] = ()
    pause: tuple[PauseSchema, ...] = ()
    rules: RulesSchema = RulesSchema()
    agency: Annotated[tuple[NamedSchema, ...], Field(min_length=1)]
    group: tuple[GroupSchema, ...] = ()
    service: Annotated[tuple[ServiceSchema, ...], Field(min_length=1)]
    counter: Annotated[tuple[CounterSchema, ...], Field(min_length=1)]
    officer: Annotated[tuple[OfficerSchema, ...], Field(min_length=1)]
    priority: tuple[PrioritySchema, ...] = ()

    def to_plan(self, today: date) -> HallPlan:
        """The hall as the rules know it, with the holidays to come. Names and PINs of officers are not in it."""
        return HallPlan(
            id=self.hall.id,
            name=self.hall.name.to_text(),
            timezone=self.hall.timezone,
            hours=self.hours.to_hours(),
            agencies=tuple(Agency(row.id, row.name.to_text()) for row in self.agency),
            services=tuple(row.to_service(self.rules.head_start_minutes) for row in self.service),
            counters=tuple(Counter(row.id, row.name, row.services, row.zone, row.accessible) for row in self.counter),
            officers=tuple(Officer(row.id, row.role, row.services) for row in self.officer),
            priority_groups=tuple(
                PriorityGroup(row.id, row.name.to_text(), row.needs_accessible) for row in self.priority
            ),
            running_text=self.hall.running_text.to_text(),
            complaint=self.hall.complaint.to_text(),
            rules=self.rules.to_rules(),
            groups=tuple(Group(row.id, row.agency, row.name.to_text()) for row in self.group),
            seasons=tuple(row.to_season() for row in self.season),
            pauses=tuple(row.to_pause() for row in self.pause),
            closed_days=self.calendar.closed_days(today),
        )


_TABLES: dict[str, type[BaseModel]] = {
    "hall": HallTable,
    "hours": HoursSchema,
    "calendar": CalendarSchema,
    "season": SeasonSchema,
    "pause": PauseSchema,
    "rules": RulesSchema,
    "agency": NamedSchema,
    "group": GroupSchema,
    "service": ServiceSchema,
    "counter": CounterSchema,
    "officer": OfficerSchema,
    "priority": PrioritySchema,
}
_INNER_TABLES: dict[str, type[BaseModel]] = {"hours": HoursSchema, "closed": ClosedSchema, "policy": PolicySchema}


def known_fields(place: tuple[int | str, ...]) -> list[str]:
    """The fields that the table at `place` may have."""
    match [part for part in place if isinstance(part, str)]:
        case []:
            table: type[BaseModel] = HallSchema
        case [name]:
            table = _TABLES.get(name, HallSchema)
        case [*_, name]:
            table = _INNER_TABLES.get(name, NameSchema)
    return [field.alias or name for name, field in table.model_fields.items()]
