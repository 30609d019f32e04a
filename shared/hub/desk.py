"""The desk of an officer: what is in hand, who waits, and what may be done now."""

from datetime import datetime
from typing import Literal, cast

from shared.hub.day import Day
from shared.hub.views import words
from shared.protocol.views import DeskQueue, DeskTicket, DeskView, Obstacle
from shared.queueing.commands import (
    CallNext,
    CloseCounter,
    CounterCommand,
    FinishService,
    OpenCounter,
    Recall,
    RecordNoShow,
    ResumeCounter,
    StartService,
    TakeBreak,
)
from shared.queueing.decide import decide
from shared.queueing.hall import Hall
from shared.queueing.refusals import Refusal
from shared.queueing.tickets import CounterStatus, Ticket

_SOME_REASON = "?"


def desk_view(day: Day, counter: str, officer: str, now: datetime) -> DeskView:
    """The desk of a counter that the plan has, as this officer may use it."""
    hall = day.hall
    status, place = hall.counters[counter], hall.plan.counter_by_id[counter]
    return DeskView(
        sequence=day.sequence,
        now=now,
        counter=counter,
        name=place.name,
        zone=place.zone,
        state=status.state.value,
        officer=status.officer,
        since=status.since,
        reason=status.reason,
        ticket=desk_ticket(hall.tickets[status.ticket]) if status.ticket else None,
        queues=tuple(_queue(hall, service) for service in place.services),
        actions={name: _obstacle(hall, command, now) for name, command in _actions(status, officer).items()},
        served_today=day.served.get(counter, 0),
    )


def desk_ticket(ticket: Ticket) -> DeskTicket:
    """A ticket that is in hand."""
    assert ticket.called_at is not None, "a ticket in hand has been called"
    return DeskTicket(
        ticket=ticket.id,
        label=ticket.label,
        service=ticket.service,
        category=ticket.category,
        state=cast("Literal['called', 'serving']", ticket.state.value),
        issued_at=ticket.issued_at,
        called_at=ticket.called_at,
        started_at=ticket.started_at,
        calls=ticket.calls,
        print_outcome=ticket.print_outcome,
    )


def _queue(hall: Hall, service: str) -> DeskQueue:
    line, plan = hall.lines[service], hall.plan.service_by_id[service]
    return DeskQueue(
        service=service,
        name=words(plan.name),
        prefix=plan.prefix,
        waiting=len(line),
        priority_waiting=len(line.priority),
        longest_since=line.longest_waiting(hall.tickets),
    )


def _actions(status: CounterStatus, officer: str) -> dict[str, CounterCommand]:
    counter = status.id
    return {
        "open": OpenCounter(counter, officer),
        "close": CloseCounter(counter, officer),
        "break": TakeBreak(counter, officer, _SOME_REASON),
        "resume": ResumeCounter(counter, officer),
        "call_next": CallNext(counter, officer, after=status.ticket),
        "recall": Recall(counter, officer),
        "start": StartService(counter, officer),
        "finish": FinishService(counter, officer),
        "no_show": RecordNoShow(counter, officer),
    }


def _obstacle(hall: Hall, command: CounterCommand, now: datetime) -> Obstacle | None:
    """Why the rules would refuse it now: the same rules that answer the command itself."""
    decision = decide(hall, command, now)
    return Obstacle(code=decision.code, params=dict(decision.params)) if isinstance(decision, Refusal) else None
