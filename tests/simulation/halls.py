"""The hall day of the literature's comparison: five counters, two of them at lunch, one service."""

from datetime import date, time

from shared.queueing.plan import Agency, Counter, HallPlan, Hours, Officer, PriorityGroup, Service, Span, Text
from shared.simulation.scenario import Scenario

MONDAY = date(2026, 11, 23)
COUNTERS = 5
STANDARD_SECONDS = 360


def hall_day_plan(counters: int = COUNTERS) -> HallPlan:
    """08:00-16:00; the hall has its break at 12:00, the service goes on with half of its counters."""
    whole, broken = (Span(time(8), time(16)),), (Span(time(8), time(12)), Span(time(13), time(16)))
    ktp = Service("ktp", "dukcapil", Text("KTP"), "A", hours=Hours((whole,) * 7), standard_seconds=STANDARD_SECONDS)
    return HallPlan(
        id="hall-day",
        name=Text("Gerai"),
        timezone="Asia/Jakarta",
        hours=Hours((broken,) * 7),
        agencies=(Agency("dukcapil", Text("Dukcapil")),),
        services=(ktp,),
        counters=tuple(Counter(str(number), str(number), ("ktp",)) for number in range(1, counters + 1)),
        officers=(Officer("andi"),),
        priority_groups=(PriorityGroup("elderly", Text("Lansia")),),
    )


def hall_day(*, tickets: int = 230, no_show: float = 0.0, priority: float = 0.0, longer: float = 1.0) -> Scenario:
    """A Monday."""
    return Scenario(MONDAY, tickets, no_show=no_show, priority=priority, longer=longer)
