"""The desk of an officer: what is in hand, who waits, and what may be done now."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Literal, cast

from shared.hub.day import Day
from shared.hub.views import stop_view, words
from shared.protocol.views import (
    AsideView,
    DeskQueue,
    DeskTicket,
    DeskView,
    Obstacle,
    StepView,
    UndoView,
    WaitingList,
    WaitingView,
    WhyView,
)
from shared.queueing.commands import (
    CallNext,
    CallTicket,
    CheckPriority,
    CloseCounter,
    Command,
    CounterCommand,
    FinishService,
    HoldTicket,
    OpenCounter,
    OutOfOrder,
    Recall,
    RecordNoShow,
    Reinstate,
    ResumeCounter,
    ReturnTicket,
    ReturnToSender,
    StartService,
    TakeBreak,
    Transfer,
    Undo,
)
from shared.queueing.decide import decide
from shared.queueing.events import TicketCalled
from shared.queueing.hall import Hall
from shared.queueing.order import choose, in_order, served, why_params
from shared.queueing.refusals import Refusal
from shared.queueing.tickets import CounterStatus, Step, Ticket, TicketState
from shared.queueing.undo import undoable_at

_SOME_REASON = "?"
_WAITING_SHOWN = 20
"""Of each queue: whoever stands further back is not called out of order by reading through a list."""


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
        ticket=desk_ticket(day, hall.tickets[status.ticket]) if status.ticket else None,
        queues=tuple(_queue(hall, service, now) for service in served(hall.plan, counter, officer)),
        actions={name: _obstacle(hall, command, now) for name, command in _actions(hall, status, officer, now).items()},
        served_today=day.served.get(counter, 0),
        aside=tuple(_aside(hall, counter, officer, now)),
        undo=_undo(hall, status),
    )


def waiting_list(day: Day, counter: str, officer: str, now: datetime) -> WaitingList:
    """Who waits for the services of a counter that the plan has, the first of each queue."""
    hall = day.hall
    services = served(hall.plan, counter, officer)
    return WaitingList(
        sequence=day.sequence,
        tickets=tuple(
            WaitingView(
                ticket=ticket.id,
                label=ticket.label,
                service=service,
                category=ticket.category,
                issued_at=ticket.issued_at,
                place=place,
                needs_accessible=ticket.needs_accessible,
            )
            for service in services
            for place, ticket in enumerate(islice(in_order(hall, service, now), _WAITING_SHOWN), 1)
        ),
    )


def desk_ticket(day: Day, ticket: Ticket) -> DeskTicket:
    """A ticket that is in hand."""
    assert ticket.counter is not None, "a ticket in hand is at a counter"
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
        note=ticket.note,
        sender=ticket.sender,
        stages=ticket.route,
        steps=tuple(_step(day.hall, step) for step in ticket.steps),
        is_priority_verified=ticket.is_priority_verified,
        is_reinstated=ticket.is_reinstated,
        needs_accessible=ticket.needs_accessible,
        appointment=ticket.appointment,
        why=why_view(day, ticket, day.last_calls[ticket.counter]),
    )


def why_view(day: Day, ticket: Ticket, call: TicketCalled) -> WhyView:
    """Why a ticket was called, as it was then."""
    return WhyView(
        code=call.why,
        waited_seconds=max(0, int((call.at - ticket.issued_at).total_seconds())),
        overtaken=call.overtaken,
        services=len(served(day.hall.plan, call.counter, call.officer)),
        params=why_params(day.hall.plan, ticket, call),
    )


def _step(hall: Hall, step: Step) -> StepView:
    counter = hall.plan.counter_by_id.get(step.counter or "")
    return StepView(
        at=step.at,
        what=step.what,
        service=step.service,
        counter_name=counter.name if counter else step.counter,
        officer=step.officer,
        started_at=step.started_at,
        note=step.note,
    )


def _aside(hall: Hall, counter: str, officer: str, now: datetime) -> Iterator[AsideView]:
    """Those on hold, and the no-shows that may still come, of the services served here."""
    services = served(hall.plan, counter, officer)
    for ticket in (hall.tickets[key] for key in hall.aside):
        if ticket.service not in services:
            continue
        is_held = ticket.state is TicketState.HELD
        last, back = ticket.steps[-1], (ReturnTicket if is_held else Reinstate)(ticket.id, officer)
        yield AsideView(
            ticket=ticket.id,
            label=ticket.label,
            service=ticket.service,
            category=ticket.category,
            state="held" if is_held else "no_show",
            since=last.at,
            reason=last.note,
            back_at=ticket.back_at,
            obstacle=_obstacle(hall, back, now),
        )


def _undo(hall: Hall, status: CounterStatus) -> UndoView | None:
    before = undoable_at(hall, status)
    return UndoView(action=before.action, label=before.ticket.label) if before else None


def _queue(hall: Hall, service: str, now: datetime) -> DeskQueue:
    line, plan = hall.lines[service], hall.plan.service_by_id[service]
    return DeskQueue(
        service=service,
        name=words(plan.name),
        prefix=plan.prefix,
        waiting=len(line),
        priority_waiting=len(line.priority),
        longest_since=line.longest_waiting(hall.tickets),
        stop=stop_view(hall.suspended.get(service), now) or stop_view(hall.paused, now),
    )


def _actions(hall: Hall, status: CounterStatus, officer: str, now: datetime) -> dict[str, CounterCommand]:
    """What the officer might do; where it needs a choice, an example that the rules would take if they take any.

    A press that is asked about is no obstacle: the officer has not pressed yet.
    """
    counter = status.id
    in_hand = hall.tickets[status.ticket].service if status.ticket else ""
    elsewhere = next((service for service in hall.plan.service_by_id if service != in_hand), "")
    call_next = CallNext(counter, officer, after=status.ticket, is_sure=True)
    return {
        "open": OpenCounter(counter, officer),
        "close": CloseCounter(counter, officer),
        "break": TakeBreak(counter, officer, _SOME_REASON),
        "resume": ResumeCounter(counter, officer),
        "call_next": call_next,
        "recall": Recall(counter, officer),
        "start": StartService(counter, officer),
        "finish": FinishService(counter, officer, is_sure=True),
        "no_show": RecordNoShow(counter, officer),
        "transfer": Transfer(counter, officer, elsewhere),
        "return_to_sender": ReturnToSender(counter, officer),
        "hold": HoldTicket(counter, officer, _SOME_REASON),
        "check_priority": CheckPriority(counter, officer, is_granted=True),
        "undo": Undo(counter, officer),
        "call": _call_second(hall, counter, officer, now) or call_next,
    }


def _call_second(hall: Hall, counter: str, officer: str, now: datetime) -> CallTicket | None:
    """Calling somebody who is not next: out of order wherever more than one waits. None where nobody does."""
    next_here = choose(hall, hall.plan.counter_by_id[counter], officer, now)
    queues = (in_order(hall, service, now) for service in served(hall.plan, counter, officer))
    first_two = (each for queue in queues for each in islice(queue, 2))
    other = next((each.id for each in first_two if next_here is None or each.id != next_here.ticket.id), None)
    somebody = next((each.id for each in hall.plan.officers if each.role in ("supervisor", "manager")), "")
    ticket = other or (next_here.ticket.id if next_here else None)
    return CallTicket(counter, officer, ticket, OutOfOrder.SYSTEM_ERROR, somebody) if ticket else None


def _obstacle(hall: Hall, command: Command, now: datetime) -> Obstacle | None:
    """Why the rules would refuse it now: the same rules that answer the command itself."""
    decision = decide(hall, command, now)
    return Obstacle(code=decision.code, params=dict(decision.params)) if isinstance(decision, Refusal) else None
