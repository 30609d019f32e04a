"""Days and opening hours: which day it is for the numbers, and whether a service may issue one now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shared.queueing.plan import HallPlan, Hours, Service, Span

_WEEK_AND_A_DAY = 8


def business_day(plan: HallPlan, now: datetime) -> date:
    """The day that a moment belongs to: local, changing at the hall's `day_change` (00:05) and not at midnight."""
    change = plan.rules.day_change
    return (now.astimezone(plan.zone) - timedelta(hours=change.hour, minutes=change.minute)).date()


@dataclass(frozen=True)
class Issuing:
    """Whether a service may issue a number now; if not, when again (aware, hall's zone; None: not within a week)."""

    is_open: bool
    opens_at: datetime | None = None


def issuing(plan: HallPlan, service: Service, now: datetime) -> Issuing:
    """The one answer to "may this service issue a number now, and when again", from the opening hours."""
    hours = service.hours or plan.hours
    local = now.astimezone(plan.zone)
    for days_on in range(_WEEK_AND_A_DAY):
        day = local.date() + timedelta(days=days_on)
        for span in hours.days[day.weekday()]:
            opens, closes = _moments(plan, hours, day, span)
            if opens <= local < closes:
                return Issuing(is_open=True)
            if local < opens:
                return Issuing(is_open=False, opens_at=opens)
    return Issuing(is_open=False)


def _moments(plan: HallPlan, hours: Hours, day: date, span: Span) -> tuple[datetime, datetime]:
    opens = datetime.combine(day, span.opens, plan.zone) - timedelta(minutes=hours.kiosk_lead_minutes)
    return opens, datetime.combine(day, span.closes, plan.zone)
