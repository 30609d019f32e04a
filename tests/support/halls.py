"""Small halls for tests of the rules."""

from dataclasses import replace
from datetime import UTC, datetime, time

from shared.queueing.plan import (
    Agency,
    Counter,
    HallPlan,
    Hours,
    Officer,
    PriorityGroup,
    Rules,
    Service,
    Span,
    Text,
)

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""08:00 on a Monday in Jakarta."""

WHOLE_DAY = Hours(days=((Span(time(0), time(23, 59)),),) * 7)
OFFICE_HOURS = Hours(
    days=(
        *(((Span(time(8), time(12)), Span(time(13), time(16))),) * 4),
        (Span(time(8), time(11, 30)), Span(time(13), time(16))),
        (Span(time(8), time(12)),),
        (),
    ),
    kiosk_lead_minutes=15,
)


AT_ONCE = Rules(double_press_seconds=0)
"""Officers press as quickly as a story is told, and are not asked whether they meant it."""


def small_plan(rules: Rules | None = None, hours: Hours = WHOLE_DAY) -> HallPlan:
    """Two agencies, three services (two share the prefix A), three counters, three officers, one priority group."""
    return HallPlan(
        id="mpp",
        name=Text("MPP"),
        timezone="Asia/Jakarta",
        hours=hours,
        agencies=(Agency("dukcapil", Text("Dukcapil")), Agency("imigrasi", Text("Imigrasi"))),
        services=(
            Service("ktp", "dukcapil", Text("KTP"), "A"),
            Service("kk", "dukcapil", Text("KK"), "A"),
            Service("paspor", "imigrasi", Text("Paspor"), "K", standard_seconds=720),
        ),
        counters=(
            Counter("1", "1", ("ktp", "kk"), "utara"),
            Counter("2", "2", ("ktp", "paspor"), "utara"),
            Counter("3", "3", ("paspor",), "selatan"),
        ),
        officers=(Officer("andi"), Officer("budi"), Officer("citra")),
        priority_groups=(PriorityGroup("elderly", Text("Lansia", "Elderly")),),
        rules=rules or AT_ONCE,
    )


def staged_plan(*, keeps_rank: bool = True, rules: Rules | None = None) -> HallPlan:
    """The small hall where a KTP is followed by the photo and the collection, each a service of its own counter 2."""
    plan = small_plan(rules)
    ktp, *others = plan.services
    stages = (
        Service("foto", "dukcapil", Text("Foto"), "F", keeps_rank=keeps_rank),
        Service("ambil", "dukcapil", Text("Pengambilan"), "H"),
    )
    first, second, third = plan.counters
    return replace(
        plan,
        services=(replace(ktp, route=("foto", "ambil")), *others, *stages),
        counters=(first, replace(second, services=(*second.services, "foto", "ambil")), third),
        officers=(*plan.officers, Officer("sari", "supervisor")),
    )
