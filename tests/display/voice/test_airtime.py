from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice.airtime import Airtime, SpokenCall

EIGHT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return EIGHT + timedelta(seconds=seconds)


def call(number: int, counter: str = "3", at: float = 0) -> SpokenCall:
    return SpokenCall(f"A-{number:03d}", "A", number, counter, after(at))


def recall(number: int, counter: str = "3", at: float = 20) -> SpokenCall:
    return SpokenCall(f"A-{number:03d}", "A", number, counter, after(at), is_recall=True)


@pytest.fixture
def airtime() -> Airtime:
    return Airtime()


def spoken(airtime: Airtime, now: datetime) -> list[SpokenCall]:
    said = []
    while (next_call := airtime.next(now)) is not None:
        said.append(next_call)
        airtime.done()
    return said


def test_two_calls_of_the_same_second_are_both_spoken_in_order(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.add(call(2, "4"), EIGHT)
    assert spoken(airtime, EIGHT) == [call(1), call(2, "4")]


def test_one_call_at_a_time(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.add(call(2), EIGHT)
    assert airtime.next(EIGHT) == call(1)
    assert airtime.next(EIGHT) is None
    airtime.done()
    assert airtime.next(EIGHT) == call(2)


def test_a_recall_takes_the_place_of_the_waiting_call(airtime: Airtime) -> None:
    for waiting in (call(1), call(2), call(3)):
        airtime.add(waiting, EIGHT)
    airtime.next(EIGHT)
    airtime.add(recall(2, "7"), after(20))
    assert airtime.waiting == (recall(2, "7"), call(3))


def test_a_recall_of_what_is_being_spoken_is_spoken_after_it(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.next(EIGHT)
    airtime.add(recall(1), after(20))
    airtime.done()
    assert airtime.next(after(20)) == recall(1)


def test_an_old_call_whose_service_has_started_is_not_spoken(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.add(call(2), EIGHT)
    airtime.started("A-001")
    assert spoken(airtime, after(31)) == [call(2)]


@pytest.mark.parametrize("now", [after(10), after(30)])
def test_a_young_call_is_spoken_even_if_the_service_has_started(airtime: Airtime, now: datetime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.started("A-001")
    assert spoken(airtime, now) == [call(1)]


def test_an_old_call_that_nobody_followed_is_still_spoken(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    assert spoken(airtime, after(600)) == [call(1)]


def test_a_recall_after_the_start_is_young_again(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.started("A-001")
    airtime.add(recall(1, at=25), after(25))
    assert spoken(airtime, after(40)) == [recall(1, at=25)]


def test_staleness_does_not_hang_on_a_hub_whose_clock_is_ahead(airtime: Airtime) -> None:
    airtime.add(call(1, at=3600), EIGHT)
    airtime.started("A-001")
    assert spoken(airtime, after(31)) == []


def test_a_withdrawn_call_is_not_spoken(airtime: Airtime) -> None:
    airtime.add(call(1), EIGHT)
    airtime.withdraw("A-001")
    assert spoken(airtime, EIGHT) == []


def test_a_call_given_again_by_a_resumed_stream_is_not_repeated(airtime: Airtime) -> None:
    assert airtime.add(call(1), EIGHT)
    assert spoken(airtime, EIGHT) == [call(1)]
    assert not airtime.add(call(1), after(5))
    assert spoken(airtime, after(5)) == []


def test_it_begins_with_nothing_to_say(airtime: Airtime) -> None:
    assert airtime.next(EIGHT) is None
    assert airtime.on_air is None


@given(st.lists(st.integers(1, 5), max_size=20))
def test_each_ticket_is_spoken_once_by_its_last_call_in_the_order_of_the_first(numbers: list[int]) -> None:
    airtime = Airtime()
    for second, number in enumerate(numbers):
        airtime.add(call(number, at=second), after(second))
    said = spoken(airtime, after(len(numbers)))
    assert [each.number for each in said] == list(dict.fromkeys(numbers))
    last = {number: second for second, number in enumerate(numbers)}
    assert all(each.called_at == after(last[each.number]) for each in said)
