"""Paper out and in, as the hub hears of it."""

import queue
from collections.abc import Iterator

import pytest

from kiosk.paper_watch import PaperWatch
from kiosk.printing.printer import PaperState, PrinterStatus
from shared.link.problems import HubAwayError
from shared.protocol.views import Done, Problem


class Ear:
    """A hub that hears, or is away for so many times."""

    def __init__(self) -> None:
        self.heard: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.tried: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.away = 0

    def hear(self, has_paper: bool) -> Done | Problem:
        """What the kiosk tells."""
        self.tried.put(has_paper)
        if self.away:
            self.away -= 1
            raise HubAwayError("no_hub")
        self.heard.put(has_paper)
        return Done(sequence=1)


@pytest.fixture
def ear() -> Ear:
    """A hub."""
    return Ear()


@pytest.fixture
def watch(ear: Ear) -> Iterator[PaperWatch]:
    """A watch at work."""
    watch = PaperWatch(ear.hear, again_s=0.01)
    watch.start()
    yield watch
    watch.close()


def see(watch: PaperWatch, *states: PaperState) -> None:
    """The printer is so, one after the other."""
    for state in states:
        watch.learn(PrinterStatus(paper=state))


def test_paper_out_and_in_are_told_once_each(watch: PaperWatch, ear: Ear) -> None:
    see(watch, "ok", "near_end", "end", "end")
    assert ear.heard.get(timeout=10) is False
    see(watch, "end", "unknown", "ok", "ok")
    assert ear.heard.get(timeout=10) is True
    see(watch, "end")
    assert ear.heard.get(timeout=10) is False
    assert ear.heard.empty()


def test_a_hub_that_was_away_hears_it_when_it_is_back(watch: PaperWatch, ear: Ear) -> None:
    ear.away = 2
    see(watch, "end")
    assert ear.heard.get(timeout=10) is False
    assert ear.tried.qsize() == 3
