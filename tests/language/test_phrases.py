import datetime
from zoneinfo import ZoneInfo

import pytest

from shared.language import Language, clock, date, duration, waiting_time, zone_name

MORNING = datetime.datetime(2026, 11, 23, 9, 41, tzinfo=ZoneInfo("Asia/Makassar"))


@pytest.mark.parametrize(
    ("low", "high", "indonesian", "english"),
    [
        (11, 21, "15\N{EN DASH}25 menit", "15\N{EN DASH}25 minutes"),
        (15, 25, "15\N{EN DASH}25 menit", "15\N{EN DASH}25 minutes"),
        (0, 0, "kurang dari 5 menit", "less than 5 minutes"),
        (0, 9, "hingga 10 menit", "up to 10 minutes"),
        (16, 18, "sekitar 20 menit", "about 20 minutes"),
        (90, 118, "90\N{EN DASH}120 menit", "90\N{EN DASH}120 minutes"),
        (90, 121, "lebih dari 90 menit", "more than 90 minutes"),
        (120, 180, "lebih dari 2 jam", "more than 2 hours"),
        (30, 10, "sekitar 30 menit", "about 30 minutes"),
    ],
)
def test_waiting_time(low: float, high: float, indonesian: str, english: str) -> None:
    assert (waiting_time("id", low, high), waiting_time("en", low, high)) == (indonesian, english)


@pytest.mark.parametrize(("language", "text"), [("id", "09.41"), ("en", "09:41")])
def test_clock(language: Language, text: str) -> None:
    assert clock(language, MORNING) == text


@pytest.mark.parametrize(("language", "text"), [("id", "Senin, 23 November 2026"), ("en", "Monday, 23 November 2026")])
def test_date(language: Language, text: str) -> None:
    assert date(language, MORNING) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (272.9, "04:32"), (3600, "1:00:00"), (-5, "00:00"), (7384, "2:03:04")]
)
def test_duration(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("zone", "name"),
    [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"), ("UTC", "UTC")],
)
def test_zone_name(zone: str, name: str) -> None:
    assert zone_name(MORNING.astimezone(ZoneInfo(zone))) == name
