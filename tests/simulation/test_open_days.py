"""A simulated day keeps to the hall's calendar: holidays, seasons, pauses."""

from dataclasses import replace
from datetime import date

import pytest

from shared.queueing.plan import Hours, Season, Text
from shared.simulation.day import simulate
from shared.simulation.scenario import Scenario, first_open_day
from tests.support.days import ASSEMBLY, CHRISTMAS, RAMADAN, at, office


def test_a_holiday_is_no_day_to_simulate() -> None:
    assert first_open_day(office(closed_days=(CHRISTMAS,)), CHRISTMAS.day) == date(2026, 12, 26)


def test_a_hall_that_is_closed_for_a_year_has_no_day() -> None:
    closed = Season(Text("Renovasi"), date(2026, 1, 1), date(2027, 12, 31), Hours(((),) * 7))
    with pytest.raises(ValueError, match="no day of a year"):
        first_open_day(office(seasons=(closed,)), date(2026, 1, 1))


def test_visitors_come_in_the_hours_of_the_season() -> None:
    plan = office(seasons=(RAMADAN,), pauses=(replace(ASSEMBLY, weekdays=()),))
    day = simulate(plan, Scenario(date(2027, 2, 10), 60), seed=1)
    issued = [ticket.issued_at for ticket in day.tickets]
    assert len(issued) > 30
    assert day.refused == 0
    assert at("2027-02-10 07:45") <= issued[0]
    assert issued[-1] < at("2027-02-10 15:00")
    assert not [moment for moment in issued if at("2027-02-10 08:00") <= moment < at("2027-02-10 08:30")]
