"""The hall's days and hours: which day it is for the numbers, when services work, when kiosks may give out numbers.

What is known beforehand is here, and follows from the plan alone: the week's hours, seasons, holidays, pauses.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from shared.queueing.plan import HallPlan, Hours, Pause, Season, Service, Span

Stretch = tuple[datetime, datetime]
"""A time in UTC, from the first moment (included) to the second (excluded)."""

_LOOKS_AHEAD_DAYS = 60
_HOUR = timedelta(hours=1)
_REMEMBERED = 10_000


def business_day(plan: HallPlan, now: datetime) -> date:
    """The day that a moment belongs to: local, changing at the hall's `day_change` (00:05) and not at midnight."""
    change = plan.rules.day_change
    return (now.astimezone(plan.zone) - timedelta(hours=change.hour, minutes=change.minute)).date()


def end_of(plan: HallPlan, day: date) -> datetime:
    """When a business day is over."""
    return _moment(plan, day + timedelta(days=1), plan.rules.day_change)


def clock_hour(plan: HallPlan, now: datetime) -> Stretch:
    """The hour that the hall's clock shows."""
    begins = now.astimezone(plan.zone).replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    return begins, begins + _HOUR


def working(plan: HallPlan, service: Service | None, day: date) -> list[Stretch]:
    """When a service works on a date, in order; None: the hall in general."""

    def reckon() -> list[Stretch]:
        return _without_pauses(plan, day, _stretches(plan, hours_on(plan, service, day), day, timedelta()))

    return _known(plan, ("working", service.id if service else "", day), reckon)


def issuing(plan: HallPlan, service: Service, day: date) -> list[Stretch]:
    """When kiosks may give out a service's numbers on a date, in order: each stretch of its hours with its lead."""

    def reckon() -> list[Stretch]:
        hours = hours_on(plan, service, day)
        lead = timedelta(minutes=hours.kiosk_lead_minutes)
        return _without_pauses(plan, day, _stretches(plan, hours, day, lead))

    return _known(plan, ("issuing", service.id, day), reckon)


def next_issuing(plan: HallPlan, service: Service, after: datetime) -> datetime | None:
    """`after` itself where kiosks may give out a service's numbers then, else when next; None: not for two months."""
    today = after.astimezone(plan.zone).date()
    for ahead in range(_LOOKS_AHEAD_DAYS):
        for opens, closes in issuing(plan, service, today + timedelta(days=ahead)):
            if after < closes:
                return max(after, opens)
    return None


def pause_in(plan: HallPlan, service: Service, now: datetime) -> Pause | None:
    """The pause that keeps a service from giving out numbers now: without it, its hours would let it."""
    local = now.astimezone(plan.zone)
    hours = hours_on(plan, service, local.date())
    lead = timedelta(minutes=hours.kiosk_lead_minutes)
    if not any(opens <= now < closes for opens, closes in _stretches(plan, hours, local.date(), lead)):
        return None
    due = (pause for pause in plan.pauses if _is_on(pause, local.date()))
    return next((pause for pause in due if pause.span.opens <= local.time() < pause.span.closes), None)


def pauses_on(plan: HallPlan, day: date) -> list[tuple[Pause, Stretch]]:
    """The pauses of the whole hall that are planned for a date."""
    due = (pause for pause in plan.pauses if _is_on(pause, day))
    return [(pause, (_moment(plan, day, pause.span.opens), _moment(plan, day, pause.span.closes))) for pause in due]


def hours_on(plan: HallPlan, service: Service | None, day: date) -> Hours:
    """The hours that hold on a date, for a service or for the hall in general; none at all on a holiday."""
    if day in plan.holidays:
        return _NEVER
    own = service.hours if service is not None else None
    season = _season(plan, service, day)
    if season is None:
        return own or plan.hours
    return season.hours if own is None or season.services else _within(own, season.hours, day)


def _known(plan: HallPlan, key: tuple[str, str, date], reckon: Callable[[], list[Stretch]]) -> list[Stretch]:
    """What follows from plan, service and date alone is reckoned once: each ticket asks for it several times."""
    known = plan.known_stretches
    if key not in known:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[key] = reckon()
    return known[key]


def _season(plan: HallPlan, service: Service | None, day: date) -> Season | None:
    return next(
        (
            season
            for season in plan.seasons
            if season.first <= day <= season.last
            and (not season.services or (service is not None and service.id in season.services))
        ),
        None,
    )


def _within(own: Hours, hall: Hours, day: date) -> Hours:
    """A service's own hours of a date, between the hall's first opening and its last closing."""
    frame = hall.days[day.weekday()]
    if not frame:
        return _NEVER
    opens, closes = frame[0].opens, frame[-1].closes
    cut = (Span(max(each.opens, opens), min(each.closes, closes)) for each in own.days[day.weekday()])
    return Hours((tuple(each for each in cut if each.opens < each.closes),) * 7, own.kiosk_lead_minutes)


def _stretches(plan: HallPlan, hours: Hours, day: date, lead: timedelta) -> Iterator[Stretch]:
    for span in hours.days[day.weekday()]:
        yield _moment(plan, day, span.opens) - lead, _moment(plan, day, span.closes)


def _without_pauses(plan: HallPlan, day: date, stretches: Iterable[Stretch]) -> list[Stretch]:
    left = list(stretches)
    for pause in plan.pauses:
        for its_day in (day - timedelta(days=1), day):  # a kiosk's lead may begin on the day before
            if _is_on(pause, its_day):
                begins, ends = _moment(plan, its_day, pause.span.opens), _moment(plan, its_day, pause.span.closes)
                left = [part for stretch in left for part in _around(stretch, begins, ends)]
    return left


def _around(stretch: Stretch, begins: datetime, ends: datetime) -> Iterator[Stretch]:
    opens, closes = stretch
    if opens < min(closes, begins):
        yield opens, min(closes, begins)
    if max(opens, ends) < closes:
        yield max(opens, ends), closes


def _is_on(pause: Pause, day: date) -> bool:
    is_its_day = not pause.weekdays or day.weekday() in pause.weekdays
    return is_its_day and (pause.first or day) <= day <= (pause.last or day)


def _moment(plan: HallPlan, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, plan.zone).astimezone(UTC)


_NEVER = Hours(((),) * 7)
