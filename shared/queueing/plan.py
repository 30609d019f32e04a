"""What a hall is made of: agencies, services, counters, officers and the rules in force. Values, never changed."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

REGULAR = "regular"
"""The category of a ticket without a right to special treatment."""


@dataclass(frozen=True)
class Text:
    """Words shown to people, in both languages of the hall; an empty English text falls back to Indonesian."""

    indonesian: str
    english: str = ""

    def in_language(self, language: str) -> str:
        """The words in `language` ("id" or "en")."""
        return self.english if language == "en" and self.english else self.indonesian


@dataclass(frozen=True)
class Span:
    """A stretch of a day in the hall's local time, from `opens` (included) to `closes` (excluded)."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Hours:
    """Opening hours of a week: seven days from Monday, each with its spans in order. The kiosk opens a lead earlier."""

    days: tuple[tuple[Span, ...], ...]
    kiosk_lead_minutes: int = 15


@dataclass(frozen=True)
class Season:
    """Days with hours of their own, such as Ramadan: from `first` to `last`, both included.

    `services` are those that have these hours; empty: the whole hall, whose services with hours of their own keep them
    within the season's opening and closing. Of several seasons the first in the file holds.
    """

    name: Text
    first: date
    last: date
    hours: Hours
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pause:
    """A pause of the whole hall that is known beforehand: a stretch of each day that all the rest allows.

    `weekdays` count from 0, Monday; empty: each day. None at an end: since ever, for ever.
    """

    reason: Text
    span: Span
    weekdays: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class ClosedDay:
    """A day on which the hall does not open, such as a national holiday."""

    day: date
    name: Text


class PolicyKind(StrEnum):
    """How the waiting of a service are ordered. Each is explained in docs/order.md, with its bound on overtaking."""

    FIRST_COME = "first_come"
    HEAD_START = "head_start"
    STRICT = "strict"
    RATIO = "ratio"
    ACCUMULATING = "accumulating"


@dataclass(frozen=True)
class Policy:
    """An order and its figures; each kind uses its own.

    `head_start_seconds`: a priority ticket ranks as issued so much earlier. `ratio`: so many priority calls to so many
    regular ones while both wait. `priority_percent`: a minute that a priority ticket waits counts so many hundredths of
    a regular one's (Stanford, Taylor & Ziedins 2014).
    """

    kind: PolicyKind = PolicyKind.HEAD_START
    head_start_seconds: int = 1800
    ratio: tuple[int, int] = (1, 2)
    priority_percent: int = 200


class CounterChoice(StrEnum):
    """How a counter chooses among the services that it serves."""

    EARLIEST_RANK = "earliest_rank"
    LISTED_ORDER = "listed_order"
    GREATEST_SHARE = "greatest_share"


@dataclass(frozen=True)
class PriorityGroup:
    """A group with a right to special treatment (UU 25/2009 art. 29, PermenPANRB 11/2024).

    `needs_accessible`: its tickets are called to accessible counters while one of them is open for the service.
    """

    id: str
    name: Text
    needs_accessible: bool = False


@dataclass(frozen=True)
class Agency:
    """An office that serves the public in the hall (instansi)."""

    id: str
    name: Text


@dataclass(frozen=True)
class Group:
    """Services of an agency that the kiosk shows together."""

    id: str
    agency: str
    name: Text


@dataclass(frozen=True)
class Service:
    """What an agency does for a visitor. Services with the same prefix share one series of numbers.

    `route` names the stages that follow it in the same visit. `keeps_rank`: who comes here from another service keeps
    the place of the issue time; else the place is that of arriving. `policy` None: the hall's.
    Quotas are numbers without a reservation, by day and by clock hour; None: as many as come. `cool_down_seconds` pass
    from one number of the service to the next at one kiosk.
    """

    id: str
    agency: str
    name: Text
    prefix: str
    hours: Hours | None = None
    standard_seconds: int = 480
    requirements: tuple[Text, ...] = ()
    fee: Text = field(default_factory=lambda: Text(""))
    duration: Text = field(default_factory=lambda: Text(""))
    group: str = ""
    is_on_kiosk: bool = True
    route: tuple[str, ...] = ()
    keeps_rank: bool = True
    policy: Policy | None = None
    quota_per_day: int | None = None
    quota_per_hour: int | None = None
    cool_down_seconds: int = 0


@dataclass(frozen=True)
class Counter:
    """A place where an officer serves (loket). `name` is shown and spoken, such as "3"; `zone` hears it."""

    id: str
    name: str
    services: tuple[str, ...]
    zone: str = ""
    is_accessible: bool = False


@dataclass(frozen=True)
class Officer:
    """Who serves, by id: the record holds no names. `services` are the skills; empty: whatever the counter serves."""

    id: str
    role: str = "officer"
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """The figures that a hall may set. Times in seconds; `day_change` in local time.

    `policy` None is what a hall had before it could choose: a head start of `head_start_seconds`. `has_capacity_check`:
    no number is issued whose turn would come after closing.
    """

    head_start_seconds: int = 1800
    calls_before_no_show: int = 3
    recall_gap_seconds: int = 20
    is_start_required: bool = True
    day_change: time = time(0, 5)
    policy: Policy | None = None
    counter_choice: CounterChoice = CounterChoice.EARLIEST_RANK
    reinstate_behind: int = 3
    double_press_seconds: int = 3
    appointment_early_seconds: int = 3600
    appointment_late_seconds: int = 600
    has_capacity_check: bool = False


@dataclass(frozen=True)
class HallPlan:
    """A hall as its file describes it, complete and consistent (checked where the file is read)."""

    id: str
    name: Text
    timezone: str
    hours: Hours
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    counters: tuple[Counter, ...]
    officers: tuple[Officer, ...]
    priority_groups: tuple[PriorityGroup, ...] = ()
    languages: tuple[str, ...] = ("id", "en")
    running_text: Text = field(default_factory=lambda: Text(""))
    complaint: Text = field(default_factory=lambda: Text(""))
    rules: Rules = field(default_factory=Rules)
    groups: tuple[Group, ...] = ()
    seasons: tuple[Season, ...] = ()
    pauses: tuple[Pause, ...] = ()
    closed_days: tuple[ClosedDay, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone that local times are meant in."""
        return ZoneInfo(self.timezone)

    @cached_property
    def service_by_id(self) -> dict[str, Service]:
        """Services by id, in the order of the file."""
        return {service.id: service for service in self.services}

    @cached_property
    def holidays(self) -> dict[date, Text]:
        """The names of the days on which the hall does not open."""
        return {closed.day: closed.name for closed in self.closed_days}

    @cached_property
    def counter_by_id(self) -> dict[str, Counter]:
        """Counters by id, in the order of the file."""
        return {counter.id: counter for counter in self.counters}

    @cached_property
    def officer_by_id(self) -> dict[str, Officer]:
        """Officers by id, in the order of the file."""
        return {officer.id: officer for officer in self.officers}

    @cached_property
    def group_by_category(self) -> dict[str, PriorityGroup]:
        """Priority groups by the category that their tickets have."""
        return {group.id: group for group in self.priority_groups}

    @cached_property
    def policy_of(self) -> dict[str, Policy]:
        """The order in force for each service: its own, else the hall's."""
        general = self.rules.policy or Policy(head_start_seconds=self.rules.head_start_seconds)
        return {service.id: service.policy or general for service in self.services}

    @cached_property
    def stages_before(self) -> dict[str, tuple[str, ...]]:
        """For each service those from which a visit goes on to it and keeps its place."""
        steps = {step for each in self.services for step in pairwise((each.id, *each.route))}
        return {
            each.id: tuple(before.id for before in self.services if each.keeps_rank and (before.id, each.id) in steps)
            for each in self.services
        }

    @cached_property
    def known_stretches(self) -> dict[tuple[str, str, date], list[tuple[datetime, datetime]]]:
        """What the calendar has found out of this plan, so that it reckons each day once."""
        return {}

    @cached_property
    def accessible_counters(self) -> tuple[Counter, ...]:
        """The counters for those who need an accessible one."""
        return tuple(counter for counter in self.counters if counter.is_accessible)

    @cached_property
    def categories(self) -> frozenset[str]:
        """Every category that a ticket may have."""
        return frozenset({REGULAR, *(group.id for group in self.priority_groups)})

    @cached_property
    def counters_of(self) -> dict[str, tuple[str, ...]]:
        """Ids of the counters that serve each service."""
        return {
            service.id: tuple(counter.id for counter in self.counters if service.id in counter.services)
            for service in self.services
        }


NO_PLAN = HallPlan(
    id="",
    name=Text(""),
    timezone="UTC",
    hours=Hours(days=((),) * 7),
    agencies=(),
    services=(),
    counters=(),
    officers=(),
)
"""What a hall has before its file is read for the first time."""
