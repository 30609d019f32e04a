"""Halls whose days are told in short: hours, holidays, seasons, pauses; and who may stop the giving out of numbers."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from shared.queueing.plan import ClosedDay, HallPlan, Hours, Officer, Pause, Season, Service, Span, Text
from tests.support.halls import OFFICE_HOURS, small_plan

OFFICERS = (Officer("andi"), Officer("budi"), Officer("sari", "supervisor"), Officer("mega", "manager"))
RAMADAN_HOURS = Hours(
    days=(
        *(((Span(time(8), time(12)), Span(time(12, 30), time(15))),) * 4),
        (Span(time(8), time(11, 30)), Span(time(13), time(15, 30))),
        (),
        (),
    )
)
RAMADAN = Season(Text("Ramadan 1448 H"), date(2027, 2, 8), date(2027, 3, 9), RAMADAN_HOURS)
CHRISTMAS = ClosedDay(date(2026, 12, 25), Text("Hari Raya Natal", "Christmas Day"))
ASSEMBLY = Pause(Text("Apel pagi", "Morning assembly"), Span(time(8), time(8, 30)), weekdays=(0,))


def office(hours: Hours = OFFICE_HOURS, **changes: Any) -> HallPlan:
    """The small hall in office hours, with a supervisor and a manager; `changes` are fields of the plan."""
    return replace(small_plan(hours=hours), officers=OFFICERS, **changes)


def with_ktp(plan: HallPlan, **changes: Any) -> HallPlan:
    """The plan with another KTP service; `changes` are its fields."""
    return replace(plan, services=tuple(_changed(each, changes) for each in plan.services))


def at(local: str, plan: HallPlan | None = None) -> datetime:
    """A local time of the hall, such as "2026-11-27 11:30"."""
    return datetime.fromisoformat(local).replace(tzinfo=(plan or small_plan()).zone)


def _changed(service: Service, changes: dict[str, Any]) -> Service:
    return replace(service, **changes) if service.id == "ktp" else service
