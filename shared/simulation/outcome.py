"""A simulated day that is over, and what was said in its course."""

from dataclasses import dataclass, field
from functools import cached_property

from shared.queueing.events import Event, TicketCalled
from shared.queueing.hall import Hall
from shared.queueing.tickets import Ticket
from shared.queueing.waiting import Forecast
from shared.simulation.baselines import Said
from shared.simulation.scenario import Scenario
from shared.simulation.stays import Stay, stays


@dataclass(frozen=True, slots=True)
class Told:
    """What was said about a ticket when it was issued: our forecast, and that of the literature's estimators."""

    ticket: str
    forecast: Forecast | None
    others: Said


@dataclass
class Outcome:
    """The hall as the day left it, and all that happened. `turned_away` got no number."""

    hall: Hall
    scenario: Scenario
    events: list[Event] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    turned_away: int = 0
    refused: int = 0

    @property
    def tickets(self) -> list[Ticket]:
        """All tickets, in the order of issue."""
        return list(self.hall.tickets.values())

    @property
    def overtaken(self) -> list[int]:
        """How many each call passed by."""
        return [event.overtaken for event in self.events if isinstance(event, TicketCalled)]

    @cached_property
    def stays(self) -> list[Stay]:
        """The stages of all visits. Asked for when the day is over."""
        return stays(self.events)

    @cached_property
    def waits(self) -> dict[str, float]:
        """Seconds from the issue of each ticket to its first call."""
        firsts = (stay for stay in self.stays if not stay.stage and not stay.is_return)
        return {stay.ticket: stay.waited for stay in firsts if stay.waited is not None}
