"""When a day is sealed by itself: after hours, with every counter closed, once."""

from datetime import UTC, datetime

import pytest

from shared.hub.closing import is_seal_due
from shared.hub.day import Day
from shared.hub.draft import Ask, Draft
from shared.hub.seals import Seals
from shared.journal.signing import SealKey
from shared.queueing.commands import (
    ApplyPlan,
    CloseCounter,
    Command,
    KeepTime,
    OpenCounter,
    RecordFact,
    SealDay,
    TakeTicket,
)
from shared.queueing.facts import WHENEVER, PaperRanOut
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan

EVENING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # 16:30 in Jakarta: the hall closed at 16:00
NOON = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # in the break


class Hub:
    """The hub's day, without its disk."""

    def __init__(self) -> None:
        self.day = Day(Seals(b"secret", SealKey.make()))
        self.do(ApplyPlan(small_plan(hours=OFFICE_HOURS)), KeepTime(), OpenCounter("1", "andi"))

    def do(self, *commands: Command, now: datetime = MORNING) -> None:
        """Commands that succeed."""
        draft = Draft(self.day, lambda _: None)
        assert {draft.take(Ask(command), now).status for command in commands} == {200}


@pytest.fixture
def hub() -> Hub:
    """A hall with one number out and one counter open."""
    hub = Hub()
    hub.do(TakeTicket("t1", "ktp", "regular", "id"))
    return hub


def test_a_day_is_sealed_when_all_have_gone_home(hub: Hub) -> None:
    hub.do(CloseCounter("1", "andi"))
    assert is_seal_due(hub.day, EVENING)


def test_not_while_an_officer_sits_there(hub: Hub) -> None:
    assert not is_seal_due(hub.day, EVENING)


def test_not_in_the_lunch_break(hub: Hub) -> None:
    hub.do(CloseCounter("1", "andi"))
    assert not is_seal_due(hub.day, NOON)


def test_not_where_nobody_came() -> None:
    hub = Hub()
    hub.do(CloseCounter("1", "andi"))
    assert not is_seal_due(hub.day, EVENING)


def test_once_and_again_only_when_there_is_more_to_seal(hub: Hub) -> None:
    hub.do(CloseCounter("1", "andi"), SealDay(), now=EVENING)
    assert not is_seal_due(hub.day, EVENING)
    hub.do(RecordFact(PaperRanOut(WHENEVER, "kiosk-1")), now=EVENING)
    assert not is_seal_due(hub.day, EVENING)
    hub.do(TakeTicket("t2", "ktp", "regular", "id"))
    assert is_seal_due(hub.day, EVENING)
