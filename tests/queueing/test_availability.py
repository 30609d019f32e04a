"""May this service issue a number now; if not, why; and when again."""

from datetime import timedelta

import pytest

from shared.queueing import commands as ask
from shared.queueing.availability import Standing, availability
from shared.queueing.commands import Appointment, Command
from shared.queueing.events import DayStarted, TicketCalled, TicketIssued
from shared.queueing.plan import HallPlan, Rules
from shared.queueing.refusals import Code
from shared.queueing.stops import HallPaused, HallResumed, IssuingAllowed, ServiceResumed, ServiceSuspended
from shared.queueing.times import iso
from tests.support.days import ASSEMBLY, CHRISTMAS, at, office, with_ktp
from tests.support.story import Story, call, sit, take

CHECKED = Rules(has_capacity_check=True, double_press_seconds=0)


def suspend(officer: str = "sari", hours: float | None = None) -> ask.SuspendService:
    """The KTP service is suspended, perhaps until so many hours after eight on that Monday."""
    until = at("2026-11-23 08:00") + timedelta(hours=hours) if hours is not None else None
    return ask.SuspendService("ktp", officer, "Server pusat", until)


def test_an_open_service_has_no_reason() -> None:
    found = availability(monday().hall, "ktp", at("2026-11-23 08:00"))
    assert (found.is_open, found.standing, found.why, found.again) == (True, Standing.OPEN, None, None)


def test_outside_the_hours() -> None:
    monday("12:10").when(take("a")).then_refused(
        Code.SERVICE_CLOSED, service="ktp", opens_at=iso(at("2026-11-23 12:45")), timezone="Asia/Jakarta"
    )


def test_on_a_holiday_its_name_is_told() -> None:
    story = Story.begin(office(closed_days=(CHRISTMAS,)), now=at("2026-12-25 09:00"))
    story.when(take("a")).then_refused(
        Code.HOLIDAY, reason="Hari Raya Natal", reason_en="Christmas Day", opens_at=iso(at("2026-12-26 07:45"))
    )


def test_in_a_pause_of_the_hall_file_its_reason_is_told() -> None:
    story = monday("08:10", office(pauses=(ASSEMBLY,)))
    story.when(take("a")).then_refused(
        Code.HALL_PAUSED, reason="Apel pagi", reason_en="Morning assembly", opens_at=iso(at("2026-11-23 08:30"))
    )
    found = availability(story.hall, "ktp", story.now)
    assert (found.standing, found.again) == (Standing.SUSPENDED, at("2026-11-23 08:30"))


def test_a_pause_outside_the_hours_is_no_reason() -> None:
    story = Story.begin(office(pauses=(ASSEMBLY,)), now=at("2026-11-23 06:00"))
    story.when(take("a")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2026-11-23 07:45")))


def test_a_suspended_service_issues_nothing_until_it_is_resumed() -> None:
    story = monday().given(take("a"), sit())
    story.when(suspend()).then(ServiceSuspended)
    story.when(take("b")).then_refused(Code.SERVICE_SUSPENDED, reason="Server pusat", opens_at="")
    story.when(take("c", "kk")).then_issued("A-002")
    story.when(call()).then(TicketCalled)
    story.when(ask.ResumeService("ktp", "sari")).then(ServiceResumed)
    story.when(take("b")).then_issued("A-003")


def test_a_suspension_ends_at_its_time() -> None:
    story = monday().given(suspend(hours=2))
    story.when(take("a")).then_refused(Code.SERVICE_SUSPENDED, opens_at=iso(at("2026-11-23 10:00")))
    story.later(minutes=119).when(take("a")).then_refused(Code.SERVICE_SUSPENDED)
    story.later(minutes=1).when(take("a")).then_issued("A-001")
    story.when(ask.ResumeService("ktp", "sari")).then_refused(Code.NOT_SUSPENDED)


def test_the_time_told_is_one_at_which_the_hours_allow_it() -> None:
    monday().given(suspend(hours=4.5)).when(take("a")).then_refused(
        Code.SERVICE_SUSPENDED, opens_at=iso(at("2026-11-23 12:45"))
    )


def test_a_suspension_may_be_told_anew() -> None:
    story = monday().given(suspend(), suspend("mega", hours=1))
    story.when(take("a")).then_refused(Code.SERVICE_SUSPENDED, opens_at=iso(at("2026-11-23 09:00")))


def test_a_stop_counts_from_its_beginning_until_somebody_ends_it() -> None:
    story = monday().given(suspend(), ask.PauseHall("mega", "Banjir"))
    begun = story.now
    story.later(minutes=20).given(suspend("mega", hours=1))
    assert story.hall.suspended["ktp"].since == begun
    story.now = at("2026-11-24 09:00")
    story.given(ask.KeepTime())
    assert story.hall.paused is not None
    assert story.hall.paused.since == begun
    story.given(suspend())
    assert story.hall.suspended["ktp"].since == story.now, "the one before had ended by itself"


def test_a_stop_holds_over_night() -> None:
    story = monday().given(suspend(), ask.PauseHall("mega", "Banjir"))
    story.now = at("2026-11-24 09:00")
    story.when(take("a", "kk")).then_refused(Code.HALL_PAUSED, reason="Banjir")
    story.when(ask.KeepTime()).then(DayStarted, HallPaused, ServiceSuspended)
    story.given(ask.ResumeHall("mega"))
    story.when(take("a", "kk")).then_issued("A-001")
    story.when(take("b")).then_refused(Code.SERVICE_SUSPENDED)


def test_a_stop_whose_time_has_come_is_over_the_next_day() -> None:
    story = monday().given(suspend(hours=20))
    story.now = at("2026-11-24 09:00")
    story.when(take("a")).then(DayStarted, TicketIssued)


def test_a_paused_hall_issues_nothing() -> None:
    story = monday()
    until = story.now + timedelta(hours=1)
    story.when(ask.PauseHall("mega", " Gempa ", until)).then(HallPaused)
    for service in ("ktp", "kk", "paspor"):
        story.when(take("a", service)).then_refused(Code.HALL_PAUSED, reason="Gempa", opens_at=iso(until))
    story.when(ask.ResumeHall("mega")).then(HallResumed)
    story.when(take("a")).then_issued("A-001")
    story.when(ask.ResumeHall("mega")).then_refused(Code.NOT_PAUSED)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (suspend("andi"), Code.SUPERVISOR_NEEDED),
        (suspend("nobody"), Code.UNKNOWN_OFFICER),
        (ask.ResumeService("ktp", "budi"), Code.SUPERVISOR_NEEDED),
        (ask.SuspendService("ktpp", "sari", "x"), Code.UNKNOWN_SERVICE),
        (ask.SuspendService("ktp", "sari", " "), Code.REASON_MISSING),
        (ask.SuspendService("ktp", "sari", "x", at("2026-11-23 08:00")), Code.UNTIL_IN_THE_PAST),
        (ask.PauseHall("sari", "x"), Code.MANAGER_NEEDED),
        (ask.PauseHall("mega", ""), Code.REASON_MISSING),
        (ask.ResumeHall("andi"), Code.MANAGER_NEEDED),
        (ask.AllowIssuing("ktp", "sari", "x"), Code.MANAGER_NEEDED),
        (ask.AllowIssuing("ktp", "mega", ""), Code.REASON_MISSING),
    ],
)
def test_who_may_stop_it_and_how(command: Command, code: Code) -> None:
    monday().when(command).then_refused(code)


def test_a_quota_of_the_day() -> None:
    story = monday(plan=with_ktp(office(), quota_per_day=2)).given(take("a"), take("b"))
    story.when(take("c")).then_refused(Code.QUOTA_OF_DAY, quota=2, opens_at=iso(at("2026-11-24 07:45")))
    assert availability(story.hall, "ktp", story.now).standing is Standing.FULL
    story.when(take("c", "kk")).then_issued("A-003")
    story.when(ask.CancelTicket("a", "andi", "left")).when(take("d")).then_refused(Code.QUOTA_OF_DAY)
    story.now = at("2026-11-24 07:45")
    story.when(take("d")).then_issued("A-001")


def test_a_new_plan_forgets_neither_what_was_given_out_nor_what_was_stopped() -> None:
    plan = with_ktp(office(), quota_per_day=1)
    story = monday(plan=plan).given(take("a"), ask.SuspendService("kk", "sari", "x"))
    story.given(ask.ApplyPlan(with_ktp(plan, quota_per_hour=5)))
    story.when(take("b")).then_refused(Code.QUOTA_OF_DAY)
    story.when(take("b", "kk")).then_refused(Code.SERVICE_SUSPENDED)


def test_a_quota_of_the_clock_hour() -> None:
    story = monday("08:40", with_ktp(office(), quota_per_hour=1)).given(take("a"))
    story.when(take("b")).then_refused(Code.QUOTA_OF_HOUR, quota=1, opens_at=iso(at("2026-11-23 09:00")))
    story.later(minutes=20).when(take("b")).then_issued("A-002")
    story.now = at("2026-11-23 11:59")
    story.given(take("c"))
    story.when(take("d")).then_refused(Code.QUOTA_OF_HOUR, opens_at=iso(at("2026-11-23 12:45")))


def test_a_cool_down_is_one_kiosks_and_one_services() -> None:
    story = monday(plan=with_ktp(office(), cool_down_seconds=30)).given(at_kiosk("a"))
    story.later(seconds=10.5).when(at_kiosk("b")).then_refused(Code.COOLING_DOWN, seconds=20)
    story.when(at_kiosk("b", kiosk="kiosk-2")).then(TicketIssued)
    story.when(at_kiosk("c", "kk")).then(TicketIssued)
    story.later(seconds=19.5).when(at_kiosk("d")).then(TicketIssued)
    assert availability(story.hall, "ktp", story.now).is_open


def test_a_clock_that_went_back_holds_nobody_up() -> None:
    story = monday("10:00", with_ktp(office(), cool_down_seconds=30)).given(at_kiosk("a"))
    story.later(minutes=-60).when(at_kiosk("b")).then(TicketIssued)


def test_a_reservation_is_held_up_by_no_quota_and_uses_none() -> None:
    plan = with_ktp(office(), quota_per_day=1, cool_down_seconds=600)
    story = monday(plan=plan)
    for number, ticket in enumerate("ab"):
        booked = Appointment(f"R{number}", "ktp", story.now)
        story.when(ask.CheckIn(ticket, booked, "id", "kiosk-1")).then(TicketIssued)
    story.given(at_kiosk("c"))
    story.when(at_kiosk("d")).then_refused(Code.QUOTA_OF_DAY)


def test_a_reservation_is_held_up_by_a_suspension() -> None:
    story = monday().given(suspend())
    booked = Appointment("R1", "ktp", story.now)
    story.when(ask.CheckIn("a", booked, "id")).then_refused(Code.SERVICE_SUSPENDED)


def test_nothing_is_issued_whose_turn_comes_after_closing() -> None:
    story = Story.begin(office(rules=CHECKED), now=at("2026-11-28 11:30")).given(sit())
    for number in range(4):
        story.given(take(f"t{number}", "kk"))
    story.when(take("late", "kk")).then_refused(Code.NO_CAPACITY, opens_at=iso(at("2026-11-30 07:45")))
    story.when(take("late", "paspor")).then_issued("K-001")


def test_a_manager_may_allow_more_than_can_be_served() -> None:
    story = Story.begin(office(rules=CHECKED), now=at("2026-11-28 11:59")).given(sit(), take("a", "kk"))
    story.when(take("b", "kk")).then_refused(Code.NO_CAPACITY)
    story.when(ask.AllowIssuing("kk", "mega", "Lembur")).then(IssuingAllowed)
    story.when(take("b", "kk")).then(TicketIssued)
    story.now = at("2026-12-05 11:59")
    story.given(sit(), take("c", "kk"))
    story.when(take("d", "kk")).then_refused(Code.NO_CAPACITY)


def test_a_break_is_no_time_to_serve() -> None:
    story = monday("11:30", office(rules=CHECKED)).given(sit("3", "andi"))
    story.given(*(take(f"t{number}", "paspor") for number in range(19)))
    story.when(take("late", "paspor")).then_refused(Code.NO_CAPACITY)


def test_early_in_the_morning_all_counters_are_expected() -> None:
    story = monday("07:45", office(rules=CHECKED)).given(*(take(f"t{number}", "paspor") for number in range(70)))
    assert availability(story.hall, "paspor", story.now).is_open
    story.later(minutes=20).given(sit("3", "andi")).later(minutes=15)
    assert availability(story.hall, "paspor", story.now).why is Code.NO_CAPACITY


def monday(clock: str = "08:00", plan: HallPlan | None = None) -> Story:
    """A story that begins on that Monday, in office hours."""
    return Story.begin(plan or office(), now=at(f"2026-11-23 {clock}"))


def at_kiosk(ticket: str, service: str = "ktp", kiosk: str = "kiosk-1") -> ask.TakeTicket:
    """A citizen takes a number at a kiosk."""
    return ask.TakeTicket(ticket, service, "regular", "id", kiosk)
