"""What a hall is made of: agencies, services, counters, officers and the rules in force. Values, never changed."""

from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
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
class PriorityGroup:
    """A group with a right to special treatment (UU 25/2009 art. 29, PermenPANRB 11/2024)."""

    id: str
    name: Text


@dataclass(frozen=True)
class Agency:
    """An office that serves the public in the hall (instansi)."""

    id: str
    name: Text


@dataclass(frozen=True)
class Service:
    """What an agency does for a visitor. Services with the same prefix share one series of numbers."""

    id: str
    agency: str
    name: Text
    prefix: str
    hours: Hours | None = None
    standard_seconds: int = 480
    requirements: tuple[Text, ...] = ()
    fee: Text = field(default_factory=lambda: Text(""))


@dataclass(frozen=True)
class Counter:
    """A place where an officer serves (loket). `name` is shown and spoken, such as "3"; `zone` hears it."""

    id: str
    name: str
    services: tuple[str, ...]
    zone: str = ""


@dataclass(frozen=True)
class Officer:
    """Who serves, by id: the record holds no names."""

    id: str
    role: str = "officer"


@dataclass(frozen=True)
class Rules:
    """The figures that a hall may set. Times in seconds; `day_change` in local time."""

    head_start_seconds: int = 1800
    calls_before_no_show: int = 3
    recall_gap_seconds: int = 20
    is_start_required: bool = True
    day_change: time = time(0, 5)


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

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone that local times are meant in."""
        return ZoneInfo(self.timezone)

    @cached_property
    def service_by_id(self) -> dict[str, Service]:
        """Services by id, in the order of the file."""
        return {service.id: service for service in self.services}

    @cached_property
    def counter_by_id(self) -> dict[str, Counter]:
        """Counters by id, in the order of the file."""
        return {counter.id: counter for counter in self.counters}

    @cached_property
    def officer_by_id(self) -> dict[str, Officer]:
        """Officers by id, in the order of the file."""
        return {officer.id: officer for officer in self.officers}

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
