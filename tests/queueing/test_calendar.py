"""Days and hours that are known beforehand: the week, seasons, holidays, pauses."""

from datetime import date, time, timedelta

import pytest

from shared.queueing.calendar import hours_on, next_issuing, working
from shared.queueing.plan import HallPlan, Hours, Pause, Season, Span, Text
from tests.support.days import ASSEMBLY, CHRISTMAS, RAMADAN, RAMADAN_HOURS, at, office, with_ktp

ALL_DAY = Hours(((Span(time(7), time(17)),),) * 6 + ((),), kiosk_lead_minutes=0)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("2026-11-23 06:00", "2026-11-23 07:45"),
        ("2026-11-23 09:10", "2026-11-23 09:10"),
        ("2026-11-27 11:30", "2026-11-27 12:45"),
        ("2026-11-28 12:00", "2026-11-30 07:45"),
    ],
)
def test_kiosks_open_a_lead_before_each_stretch(asked: str, answer: str) -> None:
    assert opening(office(), asked) == at(answer)


def test_a_hall_does_not_open_on_a_holiday() -> None:
    plan = office(closed_days=(CHRISTMAS,))
    assert opening(plan, "2026-12-24 16:00") == at("2026-12-26 07:45")
    assert working(plan, None, CHRISTMAS.day) == []
    assert plan.holidays[CHRISTMAS.day].in_language("en") == "Christmas Day"


def test_a_season_has_its_hours_from_its_first_day_to_its_last() -> None:
    plan = office(seasons=(RAMADAN,))
    assert opening(plan, "2027-02-05 16:00") == at("2027-02-06 07:45")
    assert opening(plan, "2027-02-08 15:00") == at("2027-02-09 07:45")
    assert opening(plan, "2027-03-09 15:00") == at("2027-03-10 07:45")
    assert opening(plan, "2027-03-10 15:00") == at("2027-03-10 15:00")


def test_a_service_keeps_its_own_hours_within_a_season() -> None:
    plan = with_ktp(office(seasons=(RAMADAN,)), hours=ALL_DAY)
    assert spans(plan, date(2027, 2, 8)) == [Span(time(8), time(15))]
    assert spans(plan, date(2027, 2, 13)) == []
    assert spans(plan, date(2027, 3, 10)) == [Span(time(7), time(17))]


def test_a_season_may_name_its_services() -> None:
    biometrics = Season(Text("Perekaman massal"), date(2026, 11, 23), date(2026, 11, 24), ALL_DAY, ("ktp",))
    plan = office(seasons=(biometrics,))
    assert spans(plan, date(2026, 11, 23)) == [Span(time(7), time(17))]
    assert hours_on(plan, plan.service_by_id["kk"], date(2026, 11, 23)) == plan.hours
    assert hours_on(plan, None, date(2026, 11, 23)) == plan.hours


def test_of_several_seasons_the_first_holds() -> None:
    plan = office(seasons=(RAMADAN, Season(Text("Tahun"), date(2027, 1, 1), date(2027, 12, 31), ALL_DAY)))
    assert hours_on(plan, None, date(2027, 2, 8)) == RAMADAN_HOURS
    assert hours_on(plan, None, date(2027, 4, 5)) == ALL_DAY


def test_no_lead_reaches_into_a_pause() -> None:
    plan = office(pauses=(ASSEMBLY,))
    assert opening(plan, "2026-11-23 07:50") == at("2026-11-23 07:50")
    assert opening(plan, "2026-11-23 08:00") == at("2026-11-23 08:30")
    assert opening(plan, "2026-11-24 08:00") == at("2026-11-24 08:00")
    assert working(plan, None, date(2026, 11, 23))[0][0] == at("2026-11-23 08:30")


def test_a_pause_may_have_dates() -> None:
    blackout = Pause(Text("PLN"), Span(time(0), time(23, 59)), first=date(2026, 11, 24), last=date(2026, 11, 25))
    assert opening(office(pauses=(blackout,)), "2026-11-23 16:00") == at("2026-11-26 07:45")


def test_a_hall_that_never_opens_says_so() -> None:
    assert next_issuing(office(Hours(((),) * 7)), office().services[0], at("2026-11-23 08:00")) is None


def test_the_longest_holidays_are_looked_over() -> None:
    month = Season(Text("Renovasi"), date(2026, 12, 1), date(2026, 12, 31), Hours(((),) * 7))
    assert opening(office(seasons=(month,)), "2026-11-30 16:00") == at("2026-12-01 07:45") + timedelta(days=31)


def opening(plan: HallPlan, local: str) -> object:
    """When the kiosk may give out a KTP number, asked at a local time."""
    return next_issuing(plan, plan.service_by_id["ktp"], at(local))


def spans(plan: HallPlan, day: date) -> list[Span]:
    """The hours of the KTP service on a date."""
    return list(hours_on(plan, plan.service_by_id["ktp"], day).days[day.weekday()])
