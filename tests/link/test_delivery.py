"""News reach the listener in order, each once, after the snapshot they belong to."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from shared.link.delivery import Delivery
from shared.link.problems import HubAwayError
from shared.protocol.stream import Happened
from tests.link.hearing import Hearing


def event(sequence: int, kind: str = "ticket_called") -> Happened:
    return Happened(sequence=sequence, type=kind, at=datetime(2026, 7, 1, tzinfo=UTC))


@pytest.fixture
def heard() -> Hearing:
    return Hearing()


@pytest.fixture
def delivery(heard: Hearing) -> Iterator[Delivery]:
    delivery = Delivery(heard)
    delivery.start()
    yield delivery
    delivery.close()


def test_events_wait_for_the_snapshot(delivery: Delivery, heard: Hearing) -> None:
    delivery.need_snapshot(10)
    for sequence in (11, 12, 13):
        delivery.hear(event(sequence))
    delivery.resume(12)
    delivery.hear(event(14))
    heard.wait(lambda heard: heard.sequences == [13, 14])


def test_a_snapshot_that_is_too_old_is_asked_for_again(delivery: Delivery, heard: Hearing) -> None:
    delivery.need_snapshot(10)
    delivery.resume(9)
    heard.wait(lambda heard: heard.snapshots == 2)
    delivery.hear(event(11))
    delivery.resume(10)
    heard.wait(lambda heard: heard.sequences == [11])


def test_what_is_held_already_is_not_told_twice(delivery: Delivery, heard: Hearing) -> None:
    for sequence in (1, 2, 2, 1, 3):
        delivery.hear(event(sequence))
    delivery.resume(5)
    delivery.hear(event(4))
    delivery.hear(event(6))
    heard.wait(lambda heard: heard.sequences == [1, 2, 3, 6])


def test_a_new_plan_holds_back_what_follows(delivery: Delivery, heard: Hearing) -> None:
    delivery.hear(event(1, "plan_applied"))
    delivery.hear(event(2))
    heard.wait(lambda heard: heard.snapshots == 1)
    delivery.resume(1)
    heard.wait(lambda heard: heard.sequences == [1, 2])


def test_a_snapshot_that_failed_is_tried_again(delivery: Delivery, heard: Hearing) -> None:
    answers = iter([HubAwayError("unreachable"), HubAwayError("unreachable"), None])

    def take_snapshot() -> None:
        if (fault := next(answers)) is not None:
            raise fault

    heard.take_snapshot = take_snapshot
    delivery.need_snapshot(0)
    heard.wait(lambda heard: heard.snapshots == 1)
    assert next(answers, "spent") == "spent"
