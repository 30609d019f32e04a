"""May this service issue a number now; if not, why; and when again. The one answer for rules and views."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from shared.queueing.calendar import business_day, clock_hour, end_of, next_issuing, pause_in
from shared.queueing.hall import Hall
from shared.queueing.load import Load
from shared.queueing.plan import HallPlan, Service, Text
from shared.queueing.refusals import Code
from shared.queueing.stops import Given
from shared.queueing.times import iso


class Standing(StrEnum):
    """How a service stands, in a word."""

    OPEN = "open"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    FULL = "full"


@dataclass(frozen=True)
class Availability:
    """Whether a number may be issued. If not: `why`, what its sentence needs, and the next possible time.

    `again` is None where nobody knows. `params` hold it too, as `opens_at` ("" for None), beside `service` and the
    hall's `timezone`.
    """

    why: Code | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)
    again: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a number may be issued now."""
        return self.why is None

    @property
    def standing(self) -> Standing:
        """The reason in a word."""
        return _STANDINGS[self.why]


def availability(
    hall: Hall,
    service: str,
    now: datetime,
    kiosk: str = "",
    *,
    is_reserved: bool = False,
    load: Load | None = None,
) -> Availability:
    """Whether a service that the plan has may issue a number now, at a kiosk ("": wherever).

    Neither a quota nor the time left until closing stands in the way of a reservation. The next possible time is by
    what is known now: all else may change before. `load` is that of the hall now, where more services are asked about.
    """
    of_it, plan = hall.plan.service_by_id[service], hall.plan
    reasons = [*_of_the_calendar(plan, of_it, now), *_stopped(hall, service, now)]
    if not is_reserved and hall.day is not None and business_day(plan, now) <= hall.day:
        reasons += _used_up(hall, of_it, now, kiosk, load or Load(hall, now))
    if not reasons:
        return Availability()
    again, first = _again(plan, of_it, reasons), reasons[0]
    params = {"service": service, "opens_at": iso(again) if again else "", "timezone": plan.timezone, **first.params}
    return Availability(first.why, params, again)


class _Reason(NamedTuple):
    """Why not, and until when at least; None where nobody knows."""

    why: Code
    until: datetime | None
    params: Mapping[str, str | int] = {}


def _of_the_calendar(plan: HallPlan, service: Service, now: datetime) -> Iterator[_Reason]:
    opens = next_issuing(plan, service, now)
    if opens == now:
        return
    today = now.astimezone(plan.zone).date()
    if pause := pause_in(plan, service, now):
        yield _Reason(Code.HALL_PAUSED, opens, _in_both(pause.reason))
    elif today in plan.holidays:
        yield _Reason(Code.HOLIDAY, opens, _in_both(plan.holidays[today]))
    else:
        yield _Reason(Code.SERVICE_CLOSED, opens)


def _stopped(hall: Hall, service: str, now: datetime) -> Iterator[_Reason]:
    for why, stop in ((Code.HALL_PAUSED, hall.paused), (Code.SERVICE_SUSPENDED, hall.suspended.get(service))):
        if stop is not None and not stop.is_over(now):
            yield _Reason(why, stop.until, _in_both(Text(stop.reason, stop.reason_en)))


def _used_up(hall: Hall, service: Service, now: datetime, kiosk: str, load: Load) -> Iterator[_Reason]:
    """What today has given out already: by its quotas, by the counters' time, at this kiosk."""
    assert hall.day is not None, "who asks has looked"
    tomorrow, given = end_of(hall.plan, hall.day), hall.given.get(service.id, Given())
    if service.quota_per_day is not None and given.today >= service.quota_per_day:
        yield _Reason(Code.QUOTA_OF_DAY, tomorrow, {"quota": service.quota_per_day})
    if hall.plan.rules.has_capacity_check and service.id not in hall.allowed and load.is_used_up(service.id):
        yield _Reason(Code.NO_CAPACITY, tomorrow)
    begins, ends = clock_hour(hall.plan, now)
    if service.quota_per_hour is not None and given.by_hour.get(begins, 0) >= service.quota_per_hour:
        yield _Reason(Code.QUOTA_OF_HOUR, ends, {"quota": service.quota_per_hour})
    last = given.last_from.get(kiosk, now)
    until = last + timedelta(seconds=service.cool_down_seconds)
    if last < until and last <= now < until and kiosk in given.last_from:
        yield _Reason(Code.COOLING_DOWN, until, {"seconds": math.ceil((until - now).total_seconds())})


def _again(plan: HallPlan, service: Service, reasons: list[_Reason]) -> datetime | None:
    """When none of the reasons holds any more and the hours allow it, in the hall's time."""
    known = [reason.until for reason in reasons if reason.until is not None]
    if len(known) < len(reasons):
        return None
    again = next_issuing(plan, service, max(known))
    return again.astimezone(plan.zone) if again else None


def _in_both(reason: Text) -> Mapping[str, str | int]:
    """A reason as the sentences of both languages take it."""
    return {"reason": reason.indonesian, "reason_en": reason.in_language("en")}


_STANDINGS: dict[Code | None, Standing] = {
    None: Standing.OPEN,
    Code.SERVICE_CLOSED: Standing.CLOSED,
    Code.HOLIDAY: Standing.CLOSED,
    Code.HALL_PAUSED: Standing.SUSPENDED,
    Code.SERVICE_SUSPENDED: Standing.SUSPENDED,
    Code.QUOTA_OF_DAY: Standing.FULL,
    Code.QUOTA_OF_HOUR: Standing.FULL,
    Code.COOLING_DOWN: Standing.FULL,
    Code.NO_CAPACITY: Standing.FULL,
}
