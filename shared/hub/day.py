"""What the hub holds in memory: the hall of today, and where the record stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from shared.hub.seals import Seals
from shared.journal.entry import GENESIS
from shared.journal.tally import Tally
from shared.queueing.commands import Appointment
from shared.queueing.events import (
    ActionUndone,
    AppointmentBooked,
    AppointmentCancelled,
    DayStarted,
    Event,
    ServiceFinished,
    TicketCalled,
    TicketIssued,
    TicketRecalled,
)
from shared.queueing.facts import DaySealed
from shared.queueing.hall import Hall


@dataclass
class Day:
    """Follows from the record alone: the same events give the same day, live or at a start.

    Reservations are for other days too: at a start they come from their table, which follows from the record likewise.
    """

    seals: Seals
    hall: Hall = field(default_factory=Hall)
    sequence: int = 0
    head: str = GENESIS
    last_at: datetime | None = None
    """When the last event was."""
    called_in: dict[str, int] = field(default_factory=dict)
    """The sequence of the last call of each called ticket."""
    served: dict[str, int] = field(default_factory=dict)
    """How many tickets each counter has finished."""
    last_calls: dict[str, TicketCalled] = field(default_factory=dict)
    """The last call of each counter, with its why."""
    appointments: dict[str, Appointment] = field(default_factory=dict)
    """The reservations of today and of days to come, by code."""
    tally: Tally = field(default_factory=Tally)
    last_seal: DaySealed | None = None
    _opened_by: dict[str, str] = field(default_factory=dict)
    _without_token: list[str] = field(default_factory=list)

    def take_up(self, sequence: int, event: Event) -> None:
        """Let an event of the record change the day."""
        self.hall.apply(event)
        self.tally.count(event)
        self.sequence, self.last_at = sequence, event.at
        match event:
            case TicketIssued():
                self._without_token.append(event.ticket)
            case TicketCalled():
                self.called_in[event.ticket] = sequence
                self.last_calls[event.counter] = event
            case TicketRecalled():
                self.called_in[event.ticket] = sequence
            case ServiceFinished():
                self.served[event.counter] = self.served.get(event.counter, 0) + 1
            case ActionUndone(action="service_finished"):
                self.served[event.counter] -= 1
            case AppointmentBooked():
                self.reserve([Appointment(event.code, event.service, event.slot, event.category)])
            case AppointmentCancelled():
                self.appointments.pop(event.code, None)
            case DaySealed():
                self.last_seal = event
            case DayStarted():
                self.called_in, self.served, self.last_calls = {}, {}, {}
                self._opened_by, self._without_token = {}, []
            case _:
                pass

    def reserve(self, appointments: Iterable[Appointment]) -> None:
        """Know these reservations."""
        self.appointments.update((each.code, each) for each in appointments)

    def opened_by(self, token: str) -> str | None:
        """The ticket whose token this is. Tokens are made when somebody comes with one, not at the start of a hub."""
        for ticket in self._without_token:
            self._opened_by[self.seals.token(ticket)] = ticket
        self._without_token.clear()
        return self._opened_by.get(token)
