"""The state of a hall's day. It changes only through `Hall.apply`, and only by events."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from shared.queueing.events import (
    BreakEnded,
    BreakStarted,
    CounterClosed,
    CounterOpened,
    DayStarted,
    Event,
    NoShowRecorded,
    PlanApplied,
    PrintReported,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketRecalled,
)
from shared.queueing.line import Line
from shared.queueing.plan import NO_PLAN, HallPlan
from shared.queueing.tickets import CounterState, CounterStatus, Ticket, TicketState

RECENT = 30
"""How many of a service's last durations are remembered (domain: n <= 30)."""


@dataclass
class Hall:
    """One day of one hall, rebuilt at any time from the day's events. Read it freely; change it by `apply` alone."""

    plan: HallPlan = NO_PLAN
    day: date | None = None
    tickets: dict[str, Ticket] = field(default_factory=dict)
    counters: dict[str, CounterStatus] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    last_numbers: dict[str, int] = field(default_factory=dict)
    recent_seconds: dict[str, tuple[int, ...]] = field(default_factory=dict)
    calls: OrderedDict[str, None] = field(default_factory=OrderedDict)
    """Ids of the called tickets, in the order of their last call; each once."""

    def apply(self, event: Event) -> None:
        """Take up what has happened. Events come from `decide` or from the record; they are never refused."""
        _CHANGES[type(event)](self, event)

    @classmethod
    def at_dawn(cls, plan: HallPlan, day: date) -> "Hall":
        """The hall as a day finds it: nobody waits, every counter is closed, no number is out."""
        hall = cls(day=day)
        hall._take_up(plan)
        return hall

    def _take_up(self, plan: HallPlan) -> None:
        self.plan = plan
        self.counters = {counter: self.counters.get(counter, CounterStatus(counter)) for counter in plan.counter_by_id}
        self.lines = {service: self.lines.get(service, Line()) for service in plan.service_by_id}

    def _plan_applied(self, event: PlanApplied) -> None:
        self._take_up(event.plan)

    def _day_started(self, event: DayStarted) -> None:
        self.__dict__.update(Hall.at_dawn(self.plan, event.day).__dict__)

    def _ticket_issued(self, event: TicketIssued) -> None:
        ticket = Ticket(
            id=event.ticket,
            service=event.service,
            prefix=event.prefix,
            number=event.number,
            category=event.category,
            language=event.language,
            issued_at=event.at,
            rank=event.rank,
            order=len(self.tickets) + 1,
        )
        self.tickets[ticket.id] = ticket
        self.last_numbers[ticket.prefix] = ticket.number
        self.lines[ticket.service].add(ticket)

    def _print_reported(self, event: PrintReported) -> None:
        self.tickets[event.ticket] = self.tickets[event.ticket]._replace(print_outcome=event.outcome)

    def _ticket_cancelled(self, event: TicketCancelled) -> None:
        ticket = self.tickets[event.ticket]
        self.lines[ticket.service].remove(ticket)
        self.tickets[ticket.id] = ticket._replace(state=TicketState.CANCELLED, ended_at=event.at)

    def _counter_opened(self, event: CounterOpened) -> None:
        self.counters[event.counter] = CounterStatus(
            event.counter, CounterState.OPEN, officer=event.officer, since=event.at
        )

    def _counter_closed(self, event: CounterClosed) -> None:
        self.counters[event.counter] = CounterStatus(event.counter, since=event.at)

    def _break_started(self, event: BreakStarted) -> None:
        self._set_counter(event.counter, CounterState.ON_BREAK, event.at, event.reason)

    def _break_ended(self, event: BreakEnded) -> None:
        self._set_counter(event.counter, CounterState.OPEN, event.at, "")

    def _ticket_called(self, event: TicketCalled) -> None:
        ticket = self.tickets[event.ticket]
        self.lines[ticket.service].remove(ticket)
        self.tickets[ticket.id] = ticket._replace(
            state=TicketState.CALLED,
            counter=event.counter,
            officer=event.officer,
            calls=1,
            called_at=event.at,
            last_called_at=event.at,
        )
        self.counters[event.counter] = self.counters[event.counter]._replace(ticket=ticket.id)
        self.calls[ticket.id] = None

    def _ticket_recalled(self, event: TicketRecalled) -> None:
        ticket = self.tickets[event.ticket]
        self.tickets[ticket.id] = ticket._replace(calls=ticket.calls + 1, last_called_at=event.at)
        self.calls.move_to_end(ticket.id)

    def _service_started(self, event: ServiceStarted) -> None:
        self.tickets[event.ticket] = self.tickets[event.ticket]._replace(state=TicketState.SERVING, started_at=event.at)

    def _service_finished(self, event: ServiceFinished) -> None:
        ticket = self._end(event, TicketState.FINISHED)
        if ticket.started_at is not None:
            lasted = max(0, round((event.at - ticket.started_at).total_seconds()))
            recent = self.recent_seconds.get(ticket.service, ())
            self.recent_seconds[ticket.service] = (*recent, lasted)[-RECENT:]

    def _no_show_recorded(self, event: NoShowRecorded) -> None:
        self._end(event, TicketState.NO_SHOW)

    def _end(self, event: ServiceFinished | NoShowRecorded, state: TicketState) -> Ticket:
        ticket = self.tickets[event.ticket]
        self.tickets[ticket.id] = ticket._replace(state=state, ended_at=event.at)
        self.counters[event.counter] = self.counters[event.counter]._replace(ticket=None)
        return ticket

    def _set_counter(self, counter: str, state: CounterState, at: datetime, reason: str) -> None:
        self.counters[counter] = self.counters[counter]._replace(state=state, since=at, reason=reason)


_CHANGES: dict[type, Callable[[Hall, Any], None]] = {
    PlanApplied: Hall._plan_applied,
    DayStarted: Hall._day_started,
    TicketIssued: Hall._ticket_issued,
    PrintReported: Hall._print_reported,
    TicketCancelled: Hall._ticket_cancelled,
    CounterOpened: Hall._counter_opened,
    CounterClosed: Hall._counter_closed,
    BreakStarted: Hall._break_started,
    BreakEnded: Hall._break_ended,
    TicketCalled: Hall._ticket_called,
    TicketRecalled: Hall._ticket_recalled,
    ServiceStarted: Hall._service_started,
    ServiceFinished: Hall._service_finished,
    NoShowRecorded: Hall._no_show_recorded,
}
