"""The wall hears the hub's own news of a real hall, and shows at each step what a fresh board would show."""

from datetime import datetime

from display.presenters.wall import Setup, WallPresenter
from shared.hub.day import Day
from shared.hub.happened import happened
from shared.hub.seals import Seals
from shared.hub.views import board_view
from shared.journal.signing import SealKey
from shared.queueing import commands as ask
from shared.queueing.commands import Command
from tests.support.halls import staged_plan
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

RELOADED = ("plan_applied", "day_started", "action_undone")
"""After these the link brings a fresh board."""


class Watched:
    """A story that a wall watches through the hub's news."""

    def __init__(self) -> None:
        self.story = Story.begin(staged_plan())
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
        return sorted((card.label, card.counter) for card in cards), view.counters, view.head.waiting

    def _take_up(self) -> None:
        news = self.story.events[self._told :]
        self._told += len(news)
        for event in news:
            self.day.take_up(self.day.sequence + 1, event)
            told = happened(self.day.hall, self.day.sequence, event)
            self.wall.hear(told)
            if told.type in RELOADED:
                self.wall.learn_board(board_view(self.day, ""))
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
