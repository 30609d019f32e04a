"""The promises of availability, for any hall at any time: it never fails, its times are true, no limit is exceeded."""

from collections import Counter as Tally
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.journal.codec import from_data, to_data, type_name
from shared.queueing import commands as ask
from shared.queueing.availability import availability
from shared.queueing.calendar import clock_hour, issuing
from shared.queueing.commands import Command
from shared.queueing.decide import decide
from shared.queueing.events import Event, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.pace import mean_seconds, pace
from shared.queueing.plan import ClosedDay, HallPlan, Hours, Pause, Rules, Season, Span, Text
from shared.queueing.refusals import Code, Refusal
from tests.support.days import at, office, with_ktp
from tests.support.story import Story, take

MONDAY = date(2026, 11, 23)
NAME = Text("Nama")


@st.composite
def spans(draw: st.DrawFn, most: int = 3) -> tuple[Span, ...]:
    """Stretches of a day, in order; none for a day that is closed."""
    edges = sorted(draw(st.sets(st.integers(0, 24 * 12 - 1), max_size=2 * most)))
    clocks = [time(edge // 12, edge % 12 * 5) for edge in edges]
    return tuple(Span(opens, closes) for opens, closes in zip(clocks[::2], clocks[1::2], strict=False))


HOURS = st.builds(Hours, st.tuples(*[spans()] * 7), st.sampled_from([0, 15, 60]))
DAYS = st.integers(-2, 12).map(lambda later: MONDAY + timedelta(days=later))
SEASONS = st.builds(Season, st.just(NAME), DAYS, DAYS, HOURS, st.sampled_from([(), ("ktp",), ("kk",)]))
PAUSES = st.builds(
    Pause,
    st.just(NAME),
    spans(1).filter(bool).map(lambda some: some[0]),
    st.sets(st.integers(0, 6), max_size=3).map(tuple),
    st.none() | DAYS,
    st.none() | DAYS,
)
PLANS = st.builds(
    lambda hours, seasons, pauses, closed, limits, rules, zone: replace(
        with_ktp(
            office(hours, seasons=seasons, pauses=pauses, closed_days=closed, rules=rules, timezone=zone), **limits
        )
    ),
    HOURS,
    st.lists(SEASONS, max_size=2).map(tuple),
    st.lists(PAUSES, max_size=2).map(tuple),
    st.lists(st.builds(ClosedDay, DAYS, st.just(NAME)), max_size=3).map(tuple),
    st.fixed_dictionaries(
        {
            "quota_per_day": st.none() | st.integers(1, 5),
            "quota_per_hour": st.none() | st.integers(1, 3),
            "cool_down_seconds": st.sampled_from([0, 20, 600]),
            "hours": st.none() | HOURS,
        }
    ),
    st.builds(Rules, has_capacity_check=st.booleans(), double_press_seconds=st.just(0)),
    st.sampled_from(["Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin"]),
)
SERVICES = st.sampled_from(["ktp", "kk", "paspor"])
KIOSKS = st.sampled_from(["", "kiosk-1", "kiosk-2"])
UNTIL = st.none() | st.sampled_from([1, 30, 600, 3000]).map(lambda minutes: timedelta(minutes=minutes))
TAKES = st.tuples(st.just("take"), SERVICES, KIOSKS)
STOPS = st.tuples(st.just("suspend"), SERVICES, UNTIL) | st.tuples(st.just("pause"), st.just(""), UNTIL)
RESUMES = st.tuples(st.sampled_from(["resume", "allow", "resume_hall", "check_in"]), SERVICES, st.none())
WAITS = st.tuples(st.just("wait"), st.just(""), st.sampled_from([0, 7, 45, 300, 1500]))
STEPS = st.lists(TAKES | TAKES | WAITS | STOPS | RESUMES | st.just(("sit", "", None)), max_size=25)


@settings(max_examples=80, deadline=None)
@given(plan=PLANS, start=st.integers(0, 3 * 1440), steps=STEPS)
def test_the_times_are_true_and_no_limit_is_exceeded(
    plan: HallPlan, start: int, steps: list[tuple[str, str, object]]
) -> None:
    now = datetime.combine(MONDAY, time(), plan.zone) + timedelta(minutes=start)
    story = Story.begin(plan, now=now.astimezone(at("2026-11-23 00:00").tzinfo))
    for number, step in enumerate(steps):
        if step[0] == "wait":
            assert isinstance(step[2], int)
            story.later(minutes=step[2])
        else:
            story.when(_command(f"t{number}", step, story.now))
        for service in plan.service_by_id:
            _times_are_true(story.hall, service, story.now)
    _no_quota_exceeded(plan, [event for event in story.events if isinstance(event, TicketIssued)])
    assert _replayed(story.events) == story.hall


def _times_are_true(hall: Hall, service: str, now: datetime) -> None:
    """Who asks at the time that was told gets a number, or hears another reason; the rules say what is seen."""
    found = availability(hall, service, now, "kiosk-1")
    said = decide(hall, ask.TakeTicket("new", service, "regular", "id", "kiosk-1"), now)
    assert (said.code if isinstance(said, Refusal) else None) == found.why
    assert found.is_open or found.again is None or found.again > now
    if found.again is not None:
        then = decide(hall, ask.TakeTicket("new", service, "regular", "id", "kiosk-1"), found.again)
        assert not isinstance(then, Refusal) or then.code != found.why


def _no_quota_exceeded(plan: HallPlan, issued: list[TicketIssued]) -> None:
    ktp = plan.service_by_id["ktp"]
    numbers = [event for event in issued if event.service == "ktp" and not event.appointment]
    by_day = Tally(day for event in numbers if (day := _day(plan, event.at)))
    by_hour = Tally(clock_hour(plan, event.at) for event in numbers)
    assert ktp.quota_per_day is None or max(by_day.values(), default=0) <= ktp.quota_per_day
    assert ktp.quota_per_hour is None or max(by_hour.values(), default=0) <= ktp.quota_per_hour
    last: dict[str, datetime] = {}
    for event in numbers:
        if event.kiosk:
            assert event.at - last.get(event.kiosk, datetime.min.replace(tzinfo=event.at.tzinfo)) >= timedelta(
                seconds=ktp.cool_down_seconds
            )
            last[event.kiosk] = event.at
        local = event.at.astimezone(plan.zone).date()
        days = (local, local + timedelta(days=1))
        assert any(opens <= event.at < closes for day in days for opens, closes in issuing(plan, ktp, day))


def _replayed(events: list[Event]) -> Hall:
    """The hall that the record alone gives."""
    hall = Hall()
    for event in events:
        hall.apply(from_data(type_name(event), to_data(event)))
    return hall


def _day(plan: HallPlan, moment: datetime) -> date:
    return (moment.astimezone(plan.zone) - timedelta(minutes=5)).date()


def _command(ticket: str, step: tuple[str, str, object], now: datetime) -> Command:
    what, service, more = step
    until = now + more if isinstance(more, timedelta) else None
    match what:
        case "take":
            return ask.TakeTicket(ticket, service, "regular", "id", str(more))
        case "check_in":
            return ask.CheckIn(ticket, ask.Appointment(ticket.upper(), service, now), "id", "kiosk-1")
        case "suspend":
            return ask.SuspendService(service, "sari", "x", until)
        case "pause":
            return ask.PauseHall("mega", "x", until)
        case "resume":
            return ask.ResumeService(service, "sari")
        case "resume_hall":
            return ask.ResumeHall("mega")
        case "allow":
            return ask.AllowIssuing(service, "mega", "x")
        case _:
            return ask.OpenCounter("1", "andi")


@settings(max_examples=40, deadline=None)
@given(minutes=st.integers(11, 239), is_at_work=st.booleans())
def test_capacity_is_never_exceeded(minutes: int, is_at_work: bool) -> None:
    """On a Saturday, as many tickets are issued as the counters can begin to serve before noon; no more."""
    plan = office(rules=Rules(has_capacity_check=True))
    story = Story.begin(plan, now=at("2026-11-28 08:00") + timedelta(minutes=minutes))
    if is_at_work:
        story.given(ask.OpenCounter("3", "andi"))
    counters = 1 if is_at_work else 2
    left = (at("2026-11-28 12:00") - story.now).total_seconds() * counters
    each = pace(story.hall).occupied(mean_seconds(story.hall, plan.service_by_id["paspor"], story.now))
    issued = 0
    while not isinstance(story.when(take(f"t{issued}", "paspor")).last, Refusal):
        assert issued == 0 or issued * each <= left
        issued += 1
    story.then_refused(Code.NO_CAPACITY)
    assert issued * each > left
