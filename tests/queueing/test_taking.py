"""Numbers: series, days, opening hours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from shared.queueing import commands as ask
from shared.queueing.decide import decide
from shared.queueing.events import DayStarted, PrintReported, TicketCancelled, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.refusals import Code
from shared.queueing.tickets import PrintOutcome, label
from shared.queueing.times import iso
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan
from tests.support.story import Story, call, sit, take


def test_numbers_count_from_one() -> None:
    story = Story.begin()
    story.when(take("a")).then_issued("A-001")
    story.when(take("b")).then_issued("A-002")


def test_services_with_one_prefix_share_a_series() -> None:
    story = Story.begin().given(take("a", "ktp"))
    story.when(take("b", "kk")).then_issued("A-002")
    story.when(take("c", "paspor")).then_issued("K-001")


def test_999_is_followed_by_1000() -> None:
    assert [label("A", number) for number in (1, 12, 999, 1000)] == ["A-001", "A-012", "A-999", "A-1000"]


def test_a_cancelled_number_is_never_issued_again() -> None:
    story = Story.begin().given(take("a"))
    story.when(ask.CancelTicket("a", "andi", "left")).then(TicketCancelled)
    story.when(take("b")).then_issued("A-002")


def test_only_a_waiting_ticket_can_be_cancelled() -> None:
    story = Story.begin().given(take("a"), sit(), call())
    story.when(ask.CancelTicket("a", "andi", "left")).then_refused(Code.TICKET_NOT_WAITING, label="A-001")


def test_numbers_start_again_the_next_day() -> None:
    story = Story.begin().given(take("a"), sit()).later(minutes=24 * 60)
    story.when(take("b")).then(DayStarted, TicketIssued).then_issued("A-001")
    assert list(story.hall.tickets) == ["b"]
    assert story.hall.counters["1"].officer is None


@pytest.mark.parametrize(("minute", "number"), [(4, "A-002"), (5, "A-001")])
def test_the_day_changes_five_minutes_past_midnight(minute: int, number: str) -> None:
    midnight_in_jakarta = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    story = Story.begin().given(take("a"))
    story.now = midnight_in_jakarta + timedelta(minutes=minute)
    story.when(take("b")).then_issued(number)


def test_a_day_never_goes_back() -> None:
    story = Story.begin().given(take("a")).later(minutes=-48 * 60)
    story.when(take("b")).then_issued("A-002")


def test_a_refused_command_does_not_start_a_day() -> None:
    story = Story.begin().given(take("a")).later(minutes=24 * 60)
    story.when(take("b", "unheard-of")).then_refused(Code.UNKNOWN_SERVICE)
    assert "a" in story.hall.tickets


@pytest.mark.parametrize(
    ("local", "opens_at"),
    [
        ("2026-11-23T07:44", "2026-11-23T07:45"),
        ("2026-11-23T12:00", "2026-11-23T12:45"),
        ("2026-11-23T16:00", "2026-11-24T07:45"),
        ("2026-11-28T12:00", "2026-11-30T07:45"),
        ("2026-11-29T09:00", "2026-11-30T07:45"),
    ],
)
def test_a_closed_service_says_when_it_opens(local: str, opens_at: str) -> None:
    plan = small_plan(hours=OFFICE_HOURS)
    story = Story.begin(plan, now=datetime.fromisoformat(local).replace(tzinfo=plan.zone))
    moment = datetime.fromisoformat(opens_at).replace(tzinfo=plan.zone)
    story.when(take("a")).then_refused(Code.SERVICE_CLOSED, service="ktp", opens_at=iso(moment))


@pytest.mark.parametrize("local", ["2026-11-23T07:45", "2026-11-23T11:59", "2026-11-27T11:29", "2026-11-28T11:59"])
def test_an_open_service_issues(local: str) -> None:
    plan = small_plan(hours=OFFICE_HOURS)
    story = Story.begin(plan, now=datetime.fromisoformat(local).replace(tzinfo=plan.zone))
    story.when(take("a")).then_issued("A-001")


def test_what_a_hall_does_not_have_is_refused() -> None:
    story = Story.begin().given(take("a"))
    story.when(take("b", "ktpp")).then_refused(Code.UNKNOWN_SERVICE, service="ktpp")
    story.when(take("b", category="vip")).then_refused(Code.UNKNOWN_CATEGORY, category="vip")
    story.when(ask.TakeTicket("b", "ktp", "regular", "fr")).then_refused(Code.UNKNOWN_LANGUAGE, language="fr")
    story.when(take("a")).then_refused(Code.TICKET_EXISTS)


def test_no_number_is_taken_for_a_service_that_is_only_a_stage() -> None:
    plan = small_plan()
    photo = replace(plan.service_by_id["kk"], is_on_kiosk=False)
    ktp = replace(plan.service_by_id["ktp"], route=("kk",))
    story = Story.begin(replace(plan, services=(ktp, photo, *plan.services[2:])))
    story.when(take("a", "kk")).then_refused(Code.NOT_ON_KIOSK, service="kk")
    story.when(take("a", "ktp")).then_issued("A-001")


def test_nothing_happens_before_a_plan_is_in_force() -> None:
    Story().when(take("a")).then_refused(Code.NO_PLAN)


def test_the_outcome_of_a_print_is_an_event() -> None:
    story = Story.begin().given(take("a"))
    story.when(ask.ReportPrint("a", PrintOutcome.FAILED, "paper_end")).then(PrintReported)
    assert story.hall.tickets["a"].print_outcome is PrintOutcome.FAILED
    story.when(ask.ReportPrint("zz", PrintOutcome.PRINTED)).then_refused(Code.UNKNOWN_TICKET)


def test_starting_a_day_twice_does_nothing() -> None:
    story = Story.begin()
    assert decide(story.hall, ask.KeepTime(), MORNING) == ()
    assert decide(Hall(plan=small_plan()), ask.KeepTime(), MORNING) != ()


def test_a_plan_may_not_take_away_what_is_in_use() -> None:
    story = Story.begin().given(take("a", "paspor"))
    plan = small_plan()
    services = tuple(service for service in plan.services if service.id != "paspor")
    story.when(ask.ApplyPlan(replace(plan, services=services))).then_refused(Code.PLAN_IN_USE, what="paspor")
