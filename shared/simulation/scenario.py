"""What a simulated day is made of, and how a hall file becomes one."""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from shared.queueing.calendar import working
from shared.queueing.pace import VARIATION
from shared.queueing.plan import HallPlan, Officer, Service
from shared.simulation.outage import Outage

MANAGER = "manager"
_USUAL_LOAD = 0.8
_A_YEAR = 366


@dataclass(frozen=True, slots=True)
class Scenario:
    """The figures of a day. Shares are 0-1; `longer` is the true mean of a visit over the standard.

    `returns` is the share of the no-shows who come after all.
    """

    day: date
    tickets: int
    no_show: float = 0.1
    priority: float = 0.2
    longer: float = 1.0
    variation: float = VARIATION
    noise_minutes: float = 3.0
    returns: float = 0.0
    outages: tuple[Outage, ...] = ()


def manned(plan: HallPlan) -> HallPlan:
    """The plan with one officer for each counter, and a manager: a simulated day asks what the counters can do."""
    officers = (Officer(f"at-{counter.id}") for counter in plan.counters)
    return replace(plan, officers=(*officers, Officer(MANAGER, "manager")))


def spans(plan: HallPlan, service: Service | None, day: date) -> list[tuple[datetime, datetime]]:
    """When a service works on a day, in the hall's time; None: the hall in general."""
    moments = working(plan, service, day)
    return [(opens.astimezone(plan.zone), closes.astimezone(plan.zone)) for opens, closes in moments]


def first_open_day(plan: HallPlan, after: date) -> date:
    """`after`, or the next day on which the hall opens. ValueError where it does not for a year."""
    days = (after + timedelta(days=later) for later in range(_A_YEAR))
    found = next((day for day in days if working(plan, None, day)), None)
    if found is None:
        raise ValueError("the hall opens on no day of a year")
    return found


def usual_tickets(plan: HallPlan, day: date) -> int:
    """How many tickets keep the busiest counters at work for 80 % of the day's opening hours."""
    return max(1, round(_USUAL_LOAD * sum(weight(plan, service, day) for service in plan.services)))


def weight(plan: HallPlan, service: Service, day: date) -> float:
    """How many visits that begin with a service its counters, and those of its later stages, can take in a day."""
    if not service.is_on_kiosk:
        return 0.0
    through = {stage: sum(stage in each.route for each in plan.services) for stage in service.route}
    stages = (_capacity(plan, plan.service_by_id[stage], day) / count for stage, count in through.items())
    return min(_capacity(plan, service, day), *stages, math.inf)


def _capacity(plan: HallPlan, service: Service, day: date) -> float:
    """How many visits to a service its part of the counters can take in a day."""
    open_seconds = sum((closes - opens).total_seconds() for opens, closes in spans(plan, None, day))
    counters = sum(1 / len(plan.counter_by_id[key].services) for key in plan.counters_of[service.id])
    return counters * open_seconds / service.standard_seconds
