"""The words of the desk in the language it shows, with the names of the hall for its ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from counter_client.asks import Learned
from shared.language import Catalog, Language, clock, other_language, waiting_time, when
from shared.protocol.views import NamedView, Obstacle, Problem

RECORD_LANGUAGE: Final[Language] = "id"
"""What is put on record is put in the language of the office."""

_NAMES: Final = {"counter": "counters", "officer": "officers", "service": "services"}


@dataclass(frozen=True)
class Speech:
    """Says sentences. Before the hall is known an id stands for its name."""

    language: Language = "id"
    learned: Learned | None = None
    _names: Mapping[str, Mapping[str, str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        learned = self.learned
        names = {
            "counters": {counter.id: counter.name for counter in learned.hall.counters} if learned else {},
            "officers": {officer.id: officer.name for officer in learned.officers} if learned else {},
            "agencies": {each.id: each.name.in_language(self.language) for each in learned.hall.agencies}
            if learned
            else {},
            "services": {each.id: each.name.in_language(self.language) for each in learned.hall.services}
            if learned
            else {},
        }
        object.__setattr__(self, "_names", names)

    def in_other_language(self) -> "Speech":
        """The same in the language that the switch offers."""
        return Speech(other_language(self.language), self.learned)

    def knowing(self, learned: Learned) -> "Speech":
        """The same with the names of this hall."""
        return Speech(self.language, learned)

    def say(self, key: str, **params: object) -> str:
        """A sentence of the desk."""
        return _words().say(self.language, key, **params)

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in _words().texts[self.language]

    def why_not(self, obstacle: Obstacle) -> str:
        """Why something is refused, and the way out."""
        detail = self._refusal(obstacle.code, "detail", obstacle.params) or obstacle.code
        return f"{detail} {self._refusal(obstacle.code, 'remedy', obstacle.params)}".strip()

    def in_short(self, obstacle: Obstacle) -> str:
        """The same in the few words that a button has room for."""
        key = f"short_{obstacle.code}"
        if self.has(key):
            return self.say(key, **self._named(obstacle.params))
        return self._refusal(obstacle.code, "detail", obstacle.params) or obstacle.code

    def problem(self, problem: Problem) -> tuple[str, str]:
        """What is wrong and the way out; in the hub's own words where ours lack them."""
        detail = self._refusal(problem.code, "detail", problem.params)
        return detail or problem.detail, self._refusal(problem.code, "remedy", problem.params) or problem.remedy

    @property
    def hall(self) -> str:
        """The hall's name, empty while it is not known."""
        return self.learned.hall.name.in_language(self.language) if self.learned else ""

    def counter(self, counter: str) -> str:
        """The name of a counter, such as "3"."""
        return self._names["counters"].get(counter, counter)

    def officer(self, officer: str) -> str:
        """The name of an officer."""
        return self._names["officers"].get(officer, officer)

    def service(self, service: str) -> str:
        """The name of a service."""
        return self._names["services"].get(service, service)

    def agency(self, agency: str) -> str:
        """The name of an agency."""
        return self._names["agencies"].get(agency, agency)

    def group(self, category: str) -> str:
        """The name of a priority group, empty where there is none."""
        groups: tuple[NamedView, ...] = self.learned.hall.priority_groups if self.learned else ()
        return next((group.name.in_language(self.language) for group in groups if group.id == category), "")

    def wait(self, service: str) -> str:
        """How long a number taken now would wait for a service, empty where nobody can say."""
        every = self.learned.hall.services if self.learned else ()
        wait = next((each.wait for each in every if each.id == service), None)
        return waiting_time(self.language, wait.low, wait.high) if wait else ""

    def clock(self, moment: datetime) -> str:
        """A moment as the clock of the hall shows it."""
        zone = ZoneInfo(self.learned.hall.timezone) if self.learned else None
        return clock(self.language, moment.astimezone(zone))

    def when(self, moment: datetime, now: datetime) -> str:
        """A moment as the clock of the hall shows it, with its day where that is not today."""
        zone = ZoneInfo(self.learned.hall.timezone) if self.learned else None
        here = moment.astimezone(zone)
        is_today = here.date() == now.astimezone(zone).date()
        return clock(self.language, here) if is_today else when(self.language, here, now)

    def waited(self, seconds: float) -> str:
        """A wait in whole minutes."""
        hours, minutes = divmod(max(0, int(seconds // 60)), 60)
        if hours:
            return self.say("waited_hours", hours=hours, minutes=minutes)
        return self.say("waited_minutes", minutes=minutes) if minutes else self.say("waited_under_minute")

    def _refusal(self, code: str, part: str, params: Mapping[str, str | int]) -> str:
        key = f"{code}.{part}"
        words = _refusals()
        return words.say(self.language, key, **self._named(params)) if key in words.texts[self.language] else ""

    def _named(self, params: Mapping[str, str | int]) -> dict[str, str | int]:
        """The parameters with names in the place of ids."""
        return {
            key: self._names[_NAMES[key]].get(str(value), value) if key in _NAMES else value
            for key, value in params.items()
        }


@cache
def _words() -> Catalog:
    return Catalog.load("counter")


@cache
def _refusals() -> Catalog:
    return Catalog.load("refusals")
