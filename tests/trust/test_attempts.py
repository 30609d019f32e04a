"""Five tries at a PIN, then pauses that double."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.trust.attempts import FIRST_PAUSE, FREE, LONGEST_PAUSE, Attempts

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NONE = timedelta(0)

waits = st.lists(st.integers(0, 7200), max_size=60)


def test_four_wrong_tries_cost_nothing() -> None:
    assert not _after(FREE - 1).is_locked(NOW)


def test_the_fifth_costs_half_a_minute() -> None:
    attempts = _after(FREE)
    assert attempts.pause_left(NOW) == FIRST_PAUSE
    assert attempts.pause_left(NOW + 10 * SECOND) == FIRST_PAUSE - 10 * SECOND
    assert not attempts.is_locked(NOW + FIRST_PAUSE)


def test_the_pauses_double_up_to_an_hour() -> None:
    attempts, now, pauses = _after(FREE - 1), NOW, []
    for _ in range(10):
        attempts = attempts.tried(now)
        pauses.append(int(attempts.pause_left(now).total_seconds()))
        now += attempts.pause_left(now)
    assert pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_a_right_pin_starts_anew() -> None:
    assert _after(FREE + 3).passed() == Attempts()


def test_tries_in_a_pause_neither_count_nor_prolong_it() -> None:
    attempts = _after(FREE)
    assert attempts.tried(NOW + SECOND) == attempts


def test_tries_of_the_same_moment_all_count() -> None:
    """Counted before the PIN is looked at: a hundred at once get as far as five."""
    attempts, looked_at = Attempts(), 0
    for _ in range(100):
        looked_at += not attempts.is_locked(NOW)
        attempts = attempts.tried(NOW)
    assert looked_at == FREE


def test_setting_the_clock_back_ends_no_pause() -> None:
    assert _after(FREE).is_locked(NOW - timedelta(days=365))


def test_a_million_wrong_tries_are_still_a_pause() -> None:
    assert Attempts(1_000_000, NOW).pause_left(NOW) == LONGEST_PAUSE


@given(waits)
def test_in_any_day_few_pins_are_looked_at(waits: list[int]) -> None:
    """However the tries are spread: from the 13th on at most one an hour."""
    attempts, now, looked_at = Attempts(), NOW, 0
    for wait in waits:
        now += wait * SECOND
        looked_at += not attempts.is_locked(now)
        attempts = attempts.tried(now)
    hours = (now - NOW) / timedelta(hours=1)
    assert looked_at <= FREE + 8 + hours


@given(waits)
def test_a_pause_is_never_below_nothing_nor_above_an_hour(waits: list[int]) -> None:
    attempts, now = Attempts(), NOW
    for wait in waits:
        now += wait * SECOND
        attempts = attempts.tried(now)
        assert NONE <= attempts.pause_left(now) <= LONGEST_PAUSE


def _after(tries: int) -> Attempts:
    attempts = Attempts()
    for _ in range(tries):
        attempts = attempts.tried(NOW)
    return attempts
