"""Work that falls to counters which share services."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.queueing.sharing import levels


def test_work_goes_where_least_is_to_be_done() -> None:
    found = levels({"kk": 30, "ktp": 60}, {"kk": ["1"], "ktp": ["1", "2", "3"]}, {"1": 0, "2": 0, "3": 0})
    assert found == {"1": 30, "2": 30, "3": 30}


def test_what_only_one_counter_can_do_stays_there() -> None:
    found = levels({"kk": 90, "ktp": 60}, {"kk": ["1"], "ktp": ["1", "2", "3"]}, {"1": 0, "2": 0, "3": 0})
    assert found == {"1": 90, "2": 30, "3": 30}


def test_counters_that_have_something_to_do_already_take_less() -> None:
    assert levels({"ktp": 40}, {"ktp": ["1", "2"]}, {"1": 0, "2": 60}) == {"1": 40, "2": 60}
    assert levels({"ktp": 80}, {"ktp": ["1", "2"]}, {"1": 0, "2": 60}) == {"1": 70, "2": 70}


@given(
    st.dictionaries(st.sampled_from("abc"), st.floats(0, 1e5), min_size=1),
    st.fixed_dictionaries({counter: st.floats(0, 1e5) for counter in "1234"}),
    st.fixed_dictionaries({service: st.sets(st.sampled_from("1234"), min_size=1) for service in "abc"}),
)
def test_all_work_is_done_by_somebody(
    work: dict[str, float], already: dict[str, float], counters: dict[str, set[str]]
) -> None:
    found = levels(work, counters, already)
    assert all(found[counter] >= already[counter] for counter in already)
    assert sum(found.values()) == pytest.approx(sum(already.values()) + sum(work.values()))
