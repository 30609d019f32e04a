"""The hall on a network that loses packets, is slow, is cut, or keeps machines from finding each other."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.netns import Machine, NoNamespacesError
from tests.support.small_lan import OFFICE, SmallLan, is_away, is_connected, is_taken, small_lan

TICKETS = 10
BACK_WITHIN_S = 2.0

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Callable[..., SmallLan]]:
    with ExitStack() as stack:

        def start(make_bad: Callable[[Machine], None] = lambda _: None, address: str = "") -> SmallLan:
            try:
                return stack.enter_context(small_lan(tmp_path, make_bad, address))
            except (NoNamespacesError, FileNotFoundError) as reason:
                pytest.skip(f"no such network here: {reason}")

        yield start


@pytest.mark.parametrize(
    "make_bad",
    [lambda machine: machine.lose_packets(15), lambda machine: machine.slow_down(64)],
    ids=["15 % of packets lost", "64 kbit/s"],
)
def test_every_number_is_given_once_and_heard_once(
    hall: Callable[..., SmallLan], make_bad: Callable[[Machine], None]
) -> None:
    there = hall(make_bad)
    taken = there.take(TICKETS)
    assert [line["took"] for line in taken] == [f"A-{number:03d}" for number in range(1, TICKETS + 1)]
    assert there.heard(taken[-1]["sequence"]) == [line["sequence"] for line in taken]


def test_after_a_cut_all_are_back_within_two_seconds_with_nothing_missed(hall: Callable[..., SmallLan]) -> None:
    there = hall()
    before = there.take(1)
    there.switch.pull_out()
    for program in (there.kiosk, there.wall):
        assert program.wait(is_away)["trouble"] == "looking"
    there.kiosk.tell("ktp")
    there.switch.power_up()
    returned = time.monotonic()
    there.wall.wait(is_connected, BACK_WITHIN_S)
    during = there.kiosk.wait(is_taken, returned + BACK_WITHIN_S - time.monotonic())
    taken = [*before, during, *there.take(1)]
    assert [line["took"] for line in taken] == ["A-001", "A-002", "A-003"]
    assert there.heard(taken[-1]["sequence"]) == [line["sequence"] for line in taken[1:]]


def test_a_switch_that_drops_multicast_takes_an_address_given_by_hand(hall: Callable[..., SmallLan]) -> None:
    there = hall(Machine.lose_multicast, OFFICE)
    assert there.take(1)[0]["took"] == "A-001"
