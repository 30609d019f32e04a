"""Reports of printing reach the hub in order, each once, however often they have to be told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest

from kiosk import print_reports
from kiosk.print_reports import PrintReports
from kiosk.printing.printer import PrintOutcome
from shared.link.problems import HubAway
from shared.protocol.requests import PrintReport
from shared.protocol.views import Done


@dataclass
class AwayAtFirst:
    """A way to the hub that fails so many times."""

    failures: int
    told: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    is_done: Event = field(default_factory=Event)

    def send(self, ticket: str, report: PrintReport, key: str) -> Done:
        self.keys.append(key)
        if self.failures:
            self.failures -= 1
            raise HubAway("outcome_unknown")
        self.told.append((ticket, report.detail))
        if ticket == "last":
            self.is_done.set()
        return Done(sequence=len(self.told))


@pytest.fixture
def hub() -> AwayAtFirst:
    return AwayAtFirst(failures=2)


@pytest.fixture
def reports(hub: AwayAtFirst, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintReports]:
    monkeypatch.setattr(print_reports, "_AGAIN_S", 0.01)
    there = PrintReports(hub.send)
    there.start()
    yield there
    there.close()


def test_reports_arrive_in_order_under_the_same_key(hub: AwayAtFirst, reports: PrintReports) -> None:
    reports.add("first", PrintOutcome("failed", "paper_end"))
    reports.add("last", PrintOutcome("printed"))
    assert hub.is_done.wait(10)
    assert hub.told == [("first", "paper_end"), ("last", "")]
    assert len(hub.keys) == 4
    assert len(set(hub.keys)) == 2
