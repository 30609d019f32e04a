"""A simulated day as stays: each stage of each visit, from the moment it waits to the moment it is done there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shared.queueing.events import (
    Event,
    NoShowRecorded,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketIssued,
    TicketMovedOn,
    TicketReinstated,
)
from shared.queueing.plan import REGULAR


@dataclass(slots=True)
class Stay:
    """Who waits for a service since when, and what came of it; None for what did not happen.

    `stage` counts from 0; `is_return` is the wait of one who had not come when called before.
    """

    ticket: str
    service: str
    category: str
    since: datetime
    stage: int = 0
    is_return: bool = False
    counter: str = ""
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_priority(self) -> bool:
        """Whether it has priority."""
        return self.category != REGULAR

    @property
    def is_no_show(self) -> bool:
        """Whether nobody came."""
        return self.ended_at is not None and self.started_at is None

    @property
    def waited(self) -> float | None:
        """Seconds until the call."""
        return (self.called_at - self.since).total_seconds() if self.called_at else None


def stays(events: Iterable[Event]) -> list[Stay]:
    """Those of a day, in the order in which they began."""
    found, now = list[Stay](), dict[str, Stay]()
    for event in events:
        match event:
            case TicketIssued():
                begun = Stay(event.ticket, event.service, event.category, event.at)
            case TicketMovedOn():
                before = now[event.ticket]
                begun = Stay(event.ticket, event.service, before.category, event.at, stage=before.stage + 1)
            case TicketReinstated():
                before = now[event.ticket]
                begun = Stay(event.ticket, before.service, before.category, event.at, before.stage, is_return=True)
            case _:
                _go_on(now, event)
                continue
        now[begun.ticket] = begun
        found.append(begun)
    return found


def _go_on(now: dict[str, Stay], event: Event) -> None:
    match event:
        case TicketCalled():
            now[event.ticket].called_at, now[event.ticket].counter = event.at, event.counter
        case ServiceStarted():
            now[event.ticket].started_at = event.at
        case ServiceFinished() | NoShowRecorded():
            now[event.ticket].ended_at = event.at
        case _:
            pass
