"""The calendar of the hall file: holidays of the library and of the hall, seasons, pauses, quotas, groups."""

from datetime import date, time
from pathlib import Path

import pytest

from shared.hub.hall_file import HallFileError, read_hall_file
from shared.hub.hall_lines import line_of
from shared.queueing.plan import HallPlan, Span
from tests.support.hub import SMALL_HALL

TODAY = date(2026, 11, 24)
CALENDAR = "[calendar]\nholidays = false # a hall to try things in is open every day\n"
RAMADAN = """[[season]]
name = "Ramadan 1448 H"
from = 2027-02-08
to = 2027-03-09
[season.hours]
monday = ["08:00-12:00", "12:30-15:00"]

[[season]]
name = "Ramadan 1449 H"
from = 2028-01-28
to = 2028-02-26
services = ["ktp"]
[season.hours]
monday = ["08:00-14:00"]
"""
PAUSE = """[[pause]]
reason = { id = "Apel pagi", en = "Morning assembly" }
between = "07:45-08:00"
weekdays = ["friday", "monday"]
from = 2026-12-01
"""
GROUPS = """[[group]]
id = "kartu"
agency = "dukcapil"
name = "Kartu"

[[group]]
id = "paspor"
agency = "imigrasi"
name = "Paspor"
"""


def test_national_holidays_and_joint_leave_of_this_year_and_the_next_two(tmp_path: Path) -> None:
    closed = plan(tmp_path, "[calendar]\n").holidays
    assert {day.year for day in closed} == {2026, 2027, 2028}
    assert closed[date(2026, 8, 17)].in_language("en") == "Independence Day"
    assert closed[date(2027, 8, 17)].in_language("id") == "Hari Kemerdekaan Republik Indonesia"
    assert "Cuti Bersama" in closed[date(2026, 12, 24)].in_language("id")


def test_a_hall_may_work_through_joint_leave(tmp_path: Path) -> None:
    closed = plan(tmp_path, "[calendar]\njoint_leave = false\n").holidays
    assert date(2026, 12, 24) not in closed
    assert date(2026, 12, 25) in closed


def test_the_hall_adds_days_and_takes_some_away(tmp_path: Path) -> None:
    own = '[calendar]\nclosed = [{ date = 2026-12-30, name = "Inventaris" }]\nopen = [2026-12-25]\n'
    closed = plan(tmp_path, own).holidays
    assert closed[date(2026, 12, 30)].indonesian == "Inventaris"
    assert date(2026, 12, 25) not in closed


def test_no_holidays_where_none_are_kept(tmp_path: Path) -> None:
    assert not plan(tmp_path, CALENDAR).holidays


def test_seasons_and_pauses_are_read(tmp_path: Path) -> None:
    first, second = (found := plan(tmp_path, CALENDAR + RAMADAN + PAUSE)).seasons
    assert (first.first, first.last, first.services) == (date(2027, 2, 8), date(2027, 3, 9), ())
    assert first.hours.days[0] == (Span(time(8), time(12)), Span(time(12, 30), time(15)))
    assert second.services == ("ktp",)
    (pause,) = found.pauses
    assert (pause.weekdays, pause.first, pause.last) == ((0, 4), date(2026, 12, 1), None)
    assert pause.reason.in_language("en") == "Morning assembly"


def test_limits_and_groups_of_a_service_are_read(tmp_path: Path) -> None:
    limits = 'quota_per_day = 50\nquota_per_hour = 9\ncool_down_seconds = 20\ngroup = "kartu"\non_kiosk = false\n'
    more = f'{limits}duration = {{ id = "14 hari kerja", en = "14 working days" }}\n'
    ktp = plan(tmp_path, CALENDAR + GROUPS, ktp=more).service_by_id["ktp"]
    assert (ktp.quota_per_day, ktp.quota_per_hour, ktp.cool_down_seconds) == (50, 9, 20)
    assert (ktp.group, ktp.is_on_kiosk, ktp.duration.in_language("en")) == ("kartu", False, "14 working days")


BROKEN = [
    (RAMADAN, "to = 2027-03-09", "to = 2027-01-09", "season[1].to", "write the earlier date in from"),
    (RAMADAN, 'services = ["ktp"]', 'services = ["ktpp"]', "season[2].services", "did you mean 'ktp'?"),
    (RAMADAN, '["08:00-14:00"]', '["14:00-08:00"]', "season[2].hours.monday[1]", "write the earlier time first"),
    (RAMADAN, "to = 2028-02-26", "till = 2028-02-26", "season[2].till", "known are: name, from, to"),
    (RAMADAN, "from = 2028-01-28", 'from = "soon"', "season[2].from", "docs/hall-file.md"),
    (PAUSE, '"07:45-08:00"', '"7.45-8.00"', "pause[1].between", 'write it as "07:30-12:00"'),
    (PAUSE, '"friday"', '"jumat"', "pause[1].weekdays[1]", "known are: monday"),
    (PAUSE, "from = 2026-12-01", "from = 2026-12-01\nto = 2026-11-01", "pause[1].to", "earlier date"),
    (CALENDAR, "holidays", "holiday", "calendar.holiday", "did you mean 'holidays'?"),
    (GROUPS, 'agency = "imigrasi"', 'agency = "imigrsi"', "group[2].agency", "did you mean 'imigrasi'?"),
    (GROUPS, 'id = "paspor"', 'id = "kartu"', "group[2].id", "give one another id"),
]


@pytest.mark.parametrize(("tables", "good", "bad", "field", "remedy"), BROKEN)
def test_a_mistake_is_told_with_its_line(
    tables: str, good: str, bad: str, field: str, remedy: str, tmp_path: Path
) -> None:
    assert good in tables
    with pytest.raises(HallFileError) as caught:
        plan(tmp_path, tables.replace(good, bad, 1))
    told = {mistake.field: mistake for mistake in caught.value.mistakes}
    assert remedy in told[field].remedy
    lines = (tmp_path / "hall.toml").read_text("utf-8").splitlines()
    assert lines[told[field].line - 1] == bad.splitlines()[-1] or bad in lines[told[field].line - 1]


@pytest.mark.parametrize(
    ("group", "remedy"), [("kertu", "did you mean 'kartu'?"), ("paspor", "choose a group of the service's own agency")]
)
def test_a_service_belongs_to_a_group_of_its_agency(group: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(HallFileError) as caught:
        plan(tmp_path, GROUPS, ktp=f'group = "{group}"\n')
    (mistake,) = caught.value.mistakes
    assert (mistake.field, mistake.remedy) == ("service[1].group", remedy)


def test_a_day_is_not_open_and_closed(tmp_path: Path) -> None:
    with pytest.raises(HallFileError, match=r"calendar\.open: 2026-12-24 is a closed day too; name it in one"):
        plan(tmp_path, '[calendar]\nclosed = [{ date = 2026-12-24, name = "x" }]\nopen = [2026-12-24]\n')


def test_a_table_within_a_table_has_lines_of_its_own() -> None:
    assert line_of(RAMADAN, ("season", 0, "hours", "monday", 0)) == 6
    assert line_of(RAMADAN, ("season", 1, "hours", "monday", 0)) == 14
    assert line_of(RAMADAN, ("season", 1, "hours", "sunday")) == 13
    assert line_of(RAMADAN, ("season", 1, "name")) == 9


def plan(folder: Path, tables: str, ktp: str = "") -> HallPlan:
    """The small hall with other tables for its calendar, and more fields for its first service."""
    text = SMALL_HALL.read_text("utf-8")
    assert CALENDAR in text
    path = folder / "hall.toml"
    path.write_text(text.replace(CALENDAR, tables).replace('id = "ktp"\n', f'id = "ktp"\n{ktp}', 1), "utf-8")
    return read_hall_file(path, TODAY).plan
