"""`decide`: what a command makes happen in a hall, or why not. Pure: the rules live here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from shared.queueing import appointments, at_counter, chosen, issue, keeping, managing, undo, visits
from shared.queueing.calendar import business_day
from shared.queueing.commands import (
    AllowIssuing,
    ApplyPlan,
    BookAppointments,
    CallNext,
    CallTicket,
    CancelAppointment,
    CancelTicket,
    CheckIn,
    CheckPriority,
    CloseCounter,
    Command,
    FinishService,
    HoldTicket,
    KeepTime,
    OpenCounter,
    PauseHall,
    Recall,
    RecordFact,
    RecordNoShow,
    Reinstate,
    ReportPrint,
    ResumeCounter,
    ResumeHall,
    ResumeService,
    ReturnTicket,
    ReturnToSender,
    SealDay,
    StartService,
    SuspendService,
    TakeBreak,
    TakeTicket,
    Transfer,
    Undo,
)
from shared.queueing.events import DayStarted, Event, PlanApplied
from shared.queueing.hall import Hall
from shared.queueing.plan import NO_PLAN, HallPlan
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import CounterState, TicketState


def decide(hall: Hall, command: Command, now: datetime) -> Decision:
    """The events that `command` causes in `hall` at `now` (aware), or the refusal. Neither is changed.

    The first command of a new day starts it: `DayStarted` comes before its events. A day never goes back.
    """
    if isinstance(command, ApplyPlan):
        return _apply_plan(hall, command, now)
    if hall.plan is NO_PLAN:
        return Refusal(Code.NO_PLAN)
    today = business_day(hall.plan, now)
    if hall.day is not None and today <= hall.day:
        return _RULES[type(command)](hall, command, now)
    dawn = (DayStarted(now, today), *managing.still_stopped(hall, now))
    decision = _RULES[type(command)](_at_dawn(hall.plan, dawn), command, now)
    return decision if isinstance(decision, Refusal) else (*dawn, *decision)


def _at_dawn(plan: HallPlan, dawn: tuple[Event, ...]) -> Hall:
    hall = Hall(plan)
    for event in dawn:
        hall.apply(event)
    return hall


def _apply_plan(hall: Hall, command: ApplyPlan, now: datetime) -> Decision:
    in_use = _in_use(hall, command.plan)
    return Refusal(Code.PLAN_IN_USE, {"what": in_use}) if in_use else (PlanApplied(now, command.plan),)


def _in_use(hall: Hall, plan: HallPlan) -> str:
    """What a new plan would take away while somebody needs it: the first such id, "" for none."""
    to_come = (ticket for ticket in hall.tickets.values() if ticket.state in _STILL_HERE)
    stages = (service for ticket in to_come for service in (ticket.service, *ticket.route))
    needed = (service for service in stages if service not in plan.service_by_id)
    manned = (
        counter.id
        for counter in hall.counters.values()
        if counter.state is not CounterState.CLOSED
        and (counter.id not in plan.counter_by_id or counter.officer not in plan.officer_by_id)
    )
    return next(needed, "") or next(manned, "")


_RULES: dict[type, Callable[[Hall, Any, datetime], Decision]] = {
    CallTicket: chosen.call_ticket,
    CheckPriority: chosen.check_priority,
    KeepTime: visits.keep_time,
    SealDay: keeping.seal_day,
    RecordFact: keeping.record_fact,
    TakeTicket: issue.take_ticket,
    BookAppointments: appointments.book,
    CancelAppointment: appointments.cancel,
    CheckIn: appointments.check_in,
    ReportPrint: issue.report_print,
    CancelTicket: issue.cancel_ticket,
    SuspendService: managing.suspend,
    ResumeService: managing.resume,
    PauseHall: managing.pause_hall,
    ResumeHall: managing.resume_hall,
    AllowIssuing: managing.allow_issuing,
    OpenCounter: at_counter.open_counter,
    CloseCounter: at_counter.close_counter,
    TakeBreak: at_counter.take_break,
    ResumeCounter: at_counter.resume,
    CallNext: at_counter.call_next,
    Recall: at_counter.recall,
    StartService: at_counter.start,
    FinishService: at_counter.finish,
    RecordNoShow: at_counter.no_show,
    Transfer: visits.transfer,
    ReturnToSender: visits.return_to_sender,
    HoldTicket: visits.hold,
    ReturnTicket: visits.return_ticket,
    Reinstate: visits.reinstate,
    Undo: undo.undo,
}

_STILL_HERE = {TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD}
"""Whoever may still be served. A no-show who comes after all is told where a service is gone."""
