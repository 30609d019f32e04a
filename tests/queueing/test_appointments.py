"""Reservations: taken over, given up, and checked in."""

from datetime import timedelta

import pytest

from shared.queueing import commands as ask
from shared.queueing.events import AppointmentBooked, AppointmentCancelled, TicketIssued
from shared.queueing.refusals import Code
from shared.queueing.times import iso
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan, staged_plan
from tests.support.story import Story, call, finish, sit, start, take


def booked(
    minutes: float = 0, service: str = "ktp", category: str = "regular", code: str = "R7K2M9"
) -> ask.Appointment:
    """A reservation for so many minutes after the morning's begin."""
    return ask.Appointment(code, service, MORNING + timedelta(minutes=minutes), category)


def check_in(appointment: ask.Appointment, ticket: str = "booked", language: str = "id") -> ask.CheckIn:
    """The holder has come."""
    return ask.CheckIn(ticket, appointment, language)


def test_reservations_are_taken_over_all_or_none() -> None:
    story = Story.begin()
    story.when(ask.BookAppointments((booked(), booked(30)))).then(AppointmentBooked, AppointmentBooked)
    story.when(ask.BookAppointments((booked(), booked(service="x")))).then_refused(Code.UNKNOWN_SERVICE, service="x")
    story.when(ask.BookAppointments((booked(category="vip"),))).then_refused(Code.UNKNOWN_CATEGORY, category="vip")
    story.when(ask.BookAppointments((booked(),), "nobody")).then_refused(Code.UNKNOWN_OFFICER, officer="nobody")


def test_a_reservation_is_no_place_until_its_holder_has_come() -> None:
    story = Story.begin().given(sit(), ask.BookAppointments((booked(),)))
    story.when(call()).then_refused(Code.NOBODY_WAITING)
    story.when(check_in(booked())).then(TicketIssued).then_issued("A-001").then_waiting("ktp", "A-001")


def test_the_slot_counts_as_the_issue() -> None:
    story = Story.begin().given(take("a")).later(minutes=10).given(take("b")).later(minutes=5)
    story.given(check_in(booked(5))).then_waiting("ktp", "A-001", "A-003", "A-002")


def test_who_comes_early_waits_for_the_slot() -> None:
    story = Story.begin().given(check_in(booked(30))).later(minutes=20).given(take("a"))
    story.later(minutes=20).given(take("b")).then_waiting("ktp", "A-002", "A-001", "A-003")


@pytest.mark.parametrize(("minutes", "order"), [(10, ("A-002", "A-001")), (10.1, ("A-001", "A-002"))])
def test_over_ten_minutes_late_counts_as_now(minutes: float, order: tuple[str, str]) -> None:
    story = Story.begin().later(minutes=5).given(take("a")).later(minutes=minutes - 5)
    story.given(check_in(booked(0))).then_waiting("ktp", *order)


def test_priority_has_its_head_start_on_the_slot() -> None:
    story = Story.begin().given(take("a")).later(minutes=20).given(check_in(booked(20, category="elderly")))
    story.then_waiting("ktp", "A-002", "A-001")


def test_the_slot_counts_at_every_stage() -> None:
    story = Story.begin(staged_plan()).given(sit()).later(minutes=30)
    story.given(check_in(booked(25)), call(), start()).given(take("f", "foto")).given(finish())
    story.then_waiting("foto", "A-001", "F-001")
    assert story.hall.tickets["booked"].rank == MORNING + timedelta(minutes=25)


def test_checking_in_twice_is_one_check_in() -> None:
    story = Story.begin().given(check_in(booked()))
    story.when(check_in(booked(), "again")).then_refused(Code.CHECKED_IN_BEFORE, label="A-001", ticket="booked")
    story.when(ask.CancelAppointment(booked())).then_refused(Code.CHECKED_IN_BEFORE, label="A-001")


def test_a_reservation_is_given_up() -> None:
    Story.begin().when(ask.CancelAppointment(booked())).then(AppointmentCancelled)


def test_too_early_says_from_when() -> None:
    story = Story.begin()
    story.when(check_in(booked(61))).then_refused(
        Code.APPOINTMENT_TOO_EARLY, **{"from": iso(MORNING + timedelta(minutes=1))}
    )
    story.when(check_in(booked(60))).then_issued("A-001")


@pytest.mark.parametrize("days", [-1, 1])
def test_another_day_says_which(days: int) -> None:
    day = (MORNING + timedelta(days=days)).date().isoformat()
    Story.begin().when(check_in(booked(days * 24 * 60))).then_refused(Code.APPOINTMENT_OTHER_DAY, day=day)


def test_a_closed_service_issues_no_number_for_a_reservation() -> None:
    story = Story.begin(small_plan(hours=OFFICE_HOURS)).later(minutes=4 * 60)
    story.when(check_in(booked(4 * 60))).then_refused(Code.SERVICE_CLOSED, service="ktp")


def test_what_a_hall_does_not_have_is_not_checked_in() -> None:
    story = Story.begin().given(take("a"))
    story.when(check_in(booked(service="x"))).then_refused(Code.UNKNOWN_SERVICE)
    story.when(check_in(booked(category="vip"))).then_refused(Code.UNKNOWN_CATEGORY)
    story.when(check_in(booked(), language="fr")).then_refused(Code.UNKNOWN_LANGUAGE)
    story.when(check_in(booked(), "a")).then_refused(Code.TICKET_EXISTS)
