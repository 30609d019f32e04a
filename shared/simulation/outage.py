"""A system upstream fails: its service gives out no numbers for a while, and nobody can be served in it."""

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class Outage:
    """From when, by the hall's clock, and for how long."""

    service: str
    begins: time
    minutes: int

    @classmethod
    def parse(cls, text: str) -> "Outage":
        """From "ktp@10:00+45". ValueError where it is not of that form."""
        service, _, when = text.rpartition("@")
        begins, _, minutes = when.partition("+")
        try:
            found = cls(service, time.fromisoformat(begins), int(minutes))
        except ValueError:
            found = cls("", time(), 0)
        if not found.service or found.minutes <= 0:
            raise ValueError(f'"{text}" names no outage; write SERVICE@HH:MM+MINUTES, such as ktp@10:00+45')
        return found

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return timedelta(minutes=self.minutes)
