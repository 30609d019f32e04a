"""An address gets its burst, then its rate, and nobody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.trust.throttle import Allowance, Throttle, source_of

ALLOWANCE = Allowance(burst=5, per_second=2)

steps = st.lists(st.floats(0, 10), max_size=100)


def test_a_burst_then_the_rate() -> None:
    throttle = Throttle(ALLOWANCE)
    assert [throttle.wait_s("10.0.0.9", 0.0) for _ in range(7)] == [0.0] * 5 + [0.5, 0.5]
    assert [throttle.wait_s("10.0.0.9", 0.5) for _ in range(2)] == [0.0, 0.5]


def test_one_address_costs_another_nothing() -> None:
    throttle = Throttle(ALLOWANCE)
    for _ in range(100):
        throttle.wait_s("10.0.0.9", 0.0)
    assert throttle.wait_s("10.0.0.10", 0.0) == 0.0


@given(steps)
def test_over_any_time_no_more_than_burst_and_rate(steps: list[float]) -> None:
    throttle, now, admitted = Throttle(ALLOWANCE), 0.0, 0
    for step in steps:
        now += step
        admitted += throttle.wait_s("10.0.0.9", now) == 0.0
    assert admitted <= ALLOWANCE.burst + now * ALLOWANCE.per_second + 1e-6


@given(steps)
def test_who_waits_as_told_is_admitted(steps: list[float]) -> None:
    throttle, now = Throttle(ALLOWANCE), 0.0
    for step in steps:
        now += step
        if wait := throttle.wait_s("10.0.0.9", now):
            now += wait + 1e-6
            assert throttle.wait_s("10.0.0.9", now) == 0.0


def test_a_clock_that_goes_back_gives_nothing_and_takes_nothing() -> None:
    throttle = Throttle(ALLOWANCE)
    for _ in range(5):
        throttle.wait_s("10.0.0.9", 100.0)
    assert throttle.wait_s("10.0.0.9", 0.0) == 0.5


@given(st.lists(st.ip_addresses(), max_size=50))
def test_memory_is_bounded(addresses: list[object]) -> None:
    throttle = Throttle(ALLOWANCE, most_addresses=10)
    for address in addresses:
        throttle.wait_s(str(address), 0.0)
    assert len(throttle) <= 10


def test_whoever_asks_often_is_not_forgotten() -> None:
    throttle = Throttle(ALLOWANCE, most_addresses=3)
    for other in range(20):
        throttle.wait_s("10.0.0.9", 0.0)
        throttle.wait_s(f"10.0.1.{other}", 0.0)
    assert throttle.wait_s("10.0.0.9", 0.0) > 0.0


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("10.0.0.9", "10.0.0.9"),
        ("::ffff:10.0.0.9", "10.0.0.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::7", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("", ""),
        ("kiosk", ""),
    ],
)
def test_one_machine_is_one_source(address: str, source: str) -> None:
    assert source_of(address) == source
