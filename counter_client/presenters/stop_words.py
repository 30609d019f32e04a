"""What may be stopped, the whole hall and each of its services, and how each of them stands, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from counter_client.presenters.parts import CounterStateName, Row
from counter_client.presenters.speech import Speech
from shared.protocol.views import HallView, NamedView, Obstacle, ServiceView, StopView
from shared.queueing.refusals import Code

WHOLE_HALL: Final = "*"
"""Stands for the whole hall where else the id of a service stands."""

Standing = Literal["open", "closed", "suspended", "full"]

_STATES: Final[dict[Standing, CounterStateName]] = {
    "open": "open",
    "closed": "closed",
    "suspended": "on_break",
    "full": "on_break",
}


@dataclass(frozen=True, slots=True)
class Stoppable:
    """The hall or a service. `stop`: somebody stopped it; `obstacle`: why it gives out no numbers now."""

    id: str
    name: str
    belongs_to: str
    standing: Standing
    stop: StopView | None
    obstacle: Obstacle | None
    is_allowed: bool = False

    @property
    def is_short_of_time(self) -> bool:
        """Whether only the time until closing stands in the way, and a manager may allow more."""
        return self.obstacle is not None and self.obstacle.code == Code.NO_CAPACITY


def stoppables(speech: Speech, *, with_hall: bool) -> Iterator[Stoppable]:
    """The hall, where it is wanted, then its services in their order."""
    hall = speech.learned.hall if speech.learned else None
    if hall is None:
        return
    if with_hall:
        yield Stoppable(
            WHOLE_HALL,
            speech.say("stops_whole_hall"),
            _in_language(speech, hall),
            "suspended" if hall.paused else "open",
            hall.paused,
            None,
        )
    for service in hall.services:
        yield _service(speech, service)


def row_of(speech: Speech, each: Stoppable, at: datetime, *, is_chosen: bool) -> Row:
    """An entry of the list: what it is, and in its second line why it stands still."""
    why = stop_words(speech, each.stop, at) if each.stop else ""
    if not why and each.obstacle is not None and each.standing != "closed":
        why = speech.in_short(each.obstacle)
    allowed = speech.say("stops_allowed") if each.is_allowed else ""
    return Row(
        each.id,
        each.name,
        " · ".join(filter(None, (why, allowed, each.belongs_to))),
        speech.say(f"standing_{each.standing}"),
        state=_STATES[each.standing],
        is_chosen=is_chosen,
    )


def stop_words(speech: Speech, stop: StopView, at: datetime) -> str:
    """Why something was stopped, since when and until when."""
    reason = stop.reason.in_language(speech.language)
    since = speech.say("stop_since", since=speech.when(stop.since, at)) if stop.since else ""
    until = speech.say("stop_until", until=speech.when(stop.until, at)) if stop.until else speech.say("stop_open")
    return " · ".join(filter(None, (reason, since, until)))


def _service(speech: Speech, service: ServiceView) -> Stoppable:
    obstacle = Obstacle(code=service.why, params=service.params) if service.why else None
    return Stoppable(
        service.id,
        speech.service(service.id),
        speech.agency(service.agency),
        service.state,
        service.stop,
        obstacle,
        is_allowed=service.is_allowed,
    )


def _in_language(speech: Speech, named: HallView | NamedView) -> str:
    return named.name.in_language(speech.language)
