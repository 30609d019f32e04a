"""The wall hears the hub's own news of a real hall, and shows at each step what a fresh board would show."""

from dataclasses import replace
from datetime import datetime, timedelta

from display.presenters.effects import Speak
from display.presenters.wall import Setup, WallPresenter
from shared.hub.day import Day
from shared.hub.happened import happened
from shared.hub.seals import Seals
from shared.hub.views import board_view
from shared.journal.signing import SealKey
from shared.link.delivery import CALL_FOR_SNAPSHOT
from shared.queueing import commands as ask
from shared.queueing.commands import Command
from shared.queueing.plan import HallPlan, Hours, Officer
from tests.support.halls import OFFICE_HOURS, WHOLE_DAY, staged_plan
from tests.support.story import (
    Story,
    call,
    finish,
    give_back,
    hold,
    reinstate,
    send,
    send_back,
    sit,
    start,
    take,
    undo,
)

SPOKEN = ("ticket_called", "ticket_recalled")


def with_superiors(plan: HallPlan) -> HallPlan:
    """The same with a supervisor and a manager."""
    return replace(plan, officers=(*plan.officers, Officer("sari", "supervisor"), Officer("dewi", "manager")))


class Watched:
    """A story that a wall watches through the hub's news."""

    def __init__(self, hours: Hours = WHOLE_DAY) -> None:
        self.story = Story.begin(with_superiors(replace(staged_plan(), hours=hours)))
        self.day = Day(Seals(b"secret", SealKey.make()))
        self.wall = WallPresenter(Setup(), self._now)
        self.wall.hear_link(is_connected=True)
        self._told = 0
        self._take_up()
        self.wall.learn_board(board_view(self.day, ""))

    def play(self, *commands: Command) -> None:
        """Each command succeeds, and the wall is right after each of its events."""
        for command in commands:
            self.story.given(command)
            self._take_up()

    def nobody_comes(self) -> None:
        self.story.nobody_comes()
        self._take_up()

    def seen(self, wall: WallPresenter) -> object:
        """Numbers with their counters, the counters, and how many wait."""
        view = wall.view
        cards = [card for card in (view.large, *view.recent) if card]
        return sorted((card.label, card.counter) for card in cards), view.counters, view.head.waiting, view.notices

    def _take_up(self) -> None:
        news = self.story.events[self._told :]
        self._told += len(news)
        for event in news:
            self.day.take_up(self.day.sequence + 1, event)
            told = happened(self.day.hall, self.day.sequence, event)
            said = [effect for effect in self.wall.hear(told) if isinstance(effect, Speak)]
            assert [effect.call.is_recall for effect in said] == [told.type == "ticket_recalled"] * (
                told.type in SPOKEN
            )
            if told.type in CALL_FOR_SNAPSHOT:
                effects = self.wall.learn_board(board_view(self.day, ""))
                assert not [effect for effect in effects if isinstance(effect, Speak)]
        fresh = WallPresenter(Setup(), self._now)
        fresh.learn_board(board_view(self.day, ""))
        assert self.seen(self.wall) == self.seen(fresh)

    def _now(self) -> datetime:
        return self.story.now


def test_the_wall_is_right_through_transfers_holds_stages_late_comers_and_undo() -> None:
    hall = Watched()
    hall.play(sit(), sit("2", "budi"), sit("3", "citra"), *(take(name) for name in "abcd"), take("p", "paspor"))
    hall.play(call(), start(), finish(), call("2", "budi"), start("2", "budi"))  # to its photo, served there
    hall.play(send("paspor", "2", "budi"), call("3", "citra"), start("3", "citra"))  # sent on, the rank kept
    hall.play(send_back("3", "citra"))
    hall.play(call(), hold(), call(), start(), send("kk"))
    hall.play(undo(), finish())
    hall.play(give_back("b"), call())
    hall.nobody_comes()
    hall.play(reinstate("b"))
    hall.play(call())
    hall.play(hold(), ask.CancelTicket("b", "andi", "pulang"))


def test_the_wall_is_right_when_a_priority_is_rejected_or_granted() -> None:
    hall = Watched()
    hall.play(sit(), take("a", category="elderly"), take("b", category="elderly"), take("c"))
    hall.play(call(), ask.CheckPriority("1", "andi", is_granted=True), start(), finish())
    hall.play(call(), ask.CheckPriority("1", "andi", is_granted=False))
    hall.play(call(), start(), finish(), call())


def test_the_wall_is_right_when_the_giving_out_of_numbers_stops_and_goes_on() -> None:
    hall = Watched()
    hall.play(sit(), take("a"), ask.SuspendService("ktp", "sari", "listrik padam", reason_en="power cut"))
    assert [*hall.wall.view.notices] != []
    hall.play(call(), ask.ResumeService("ktp", "sari"), take("b"))
    assert [*hall.wall.view.notices] == []
    hall.play(ask.PauseHall("dewi", "upacara"), start(), finish(), call(), ask.ResumeHall("dewi"))
    assert [*hall.wall.view.notices] == []


def test_a_stop_until_the_end_of_the_day_is_told_until_the_hall_opens() -> None:
    hall = Watched(OFFICE_HOURS)
    midnight = hall.story.now + timedelta(hours=16)
    hall.play(ask.SuspendService("ktp", "sari", "listrik padam", midnight))
    [notice] = hall.wall.view.notices
    assert notice.startswith("KTP dihentikan sementara: listrik padam, sampai besok pukul 07.45")
    hall.play(ask.ResumeService("ktp", "sari"), ask.PauseHall("dewi", "upacara", midnight))
    [notice] = hall.wall.view.notices
    assert notice.endswith("No numbers are given out now: upacara; on again tomorrow at 07:45")
