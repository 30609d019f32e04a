"""Why not, in words, with the time to come back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from shared.language import LANGUAGES, Language, say_no, when

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=JAKARTA)
AFTERNOON, TOMORROW, LATER = "2026-11-23T05:45:00.000Z", "2026-11-24T00:45:00.000Z", "2026-11-30T00:45:00.000Z"
WITH_A_TIME = (
    "service_closed",
    "holiday",
    "hall_paused",
    "service_suspended",
    "quota_of_day",
    "quota_of_hour",
    "no_capacity",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", WITH_A_TIME)
def test_each_reason_has_its_way_out_with_a_time_and_without(code: str, language: Language) -> None:
    known, unknown = (say_no(language, code, params(opens_at), NOW) for opens_at in (AFTERNOON, ""))
    assert ("12.45" if language == "id" else "12:45") in known.remedy
    assert not any(sign.isdigit() for sign in unknown.remedy)
    assert known.detail == unknown.detail
    assert known.remedy != unknown.remedy


@pytest.mark.parametrize(
    ("language", "opens_at", "remedy"),
    [
        ("id", AFTERNOON, "Nomor dapat diambil lagi pukul 12.45."),
        ("id", TOMORROW, "Nomor dapat diambil lagi besok pukul 07.45."),
        ("id", LATER, "Nomor dapat diambil lagi Senin, 30 November 2026, pukul 07.45."),
        ("en", TOMORROW, "Numbers are given out again tomorrow at 07:45."),
        ("en", LATER, "Numbers are given out again on Monday, 30 November 2026, at 07:45."),
    ],
)
def test_the_time_is_the_halls(language: Language, opens_at: str, remedy: str) -> None:
    assert say_no(language, "service_closed", params(opens_at), NOW).remedy == remedy


def test_without_a_now_the_day_is_always_told() -> None:
    moment = datetime.fromisoformat(AFTERNOON).astimezone(JAKARTA)
    assert when("en", moment) == "on Monday, 23 November 2026, at 12:45"


def test_a_reason_is_told_in_the_callers_language_where_the_hall_has_it() -> None:
    both = {"reason": "Apel pagi", "reason_en": "Morning assembly", "opens_at": ""}
    assert say_no("id", "hall_paused", both).detail == "Semua layanan berhenti sementara: Apel pagi."
    assert say_no("en", "hall_paused", both).detail == "All services are paused: Morning assembly."
    assert say_no("en", "hall_paused", {"reason": "Apel"}).detail == "All services are paused: Apel."


def test_a_cool_down_is_told_in_seconds() -> None:
    told = say_no("id", "cooling_down", {"seconds": 20, "opens_at": AFTERNOON})
    assert told.remedy == "Silakan coba lagi 20 detik lagi."


def params(opens_at: str) -> dict[str, str | int]:
    """What the rules give with each of these codes."""
    return {"opens_at": opens_at, "timezone": "Asia/Jakarta", "reason": "Alasan", "quota": 40}
