"""Reports of printing reach the hub in order, each once, however often they have to be told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from kiosk import print_reports
from kiosk.print_reports import PrintReports
from kiosk.printing.printer import PrintOutcome
from shared.link.problems import HubAwayError
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
            raise HubAwayError("outcome_unknown")
        self.told.append((ticket, report.detail))
        if ticket == "last":
            self.is_done.set()
        return Done(sequence=len(self.told))


@pytest.fixture
def hub() -> AwayAtFirst:
    return AwayAtFirst(failures=2)


@pytest.fixture
def reports(hub: AwayAtFirst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintReports]:
    monkeypatch.setattr(print_reports, "_AGAIN_S", 0.01)
    there = PrintReports(hub.send, tmp_path / "reports.jsonl")
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


def test_what_the_hub_has_not_heard_is_told_after_a_restart_under_the_same_key(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("has not heard yet that ticket first")
    expect_log("has not heard yet that ticket last")
    file = tmp_path / "reports.jsonl"
    away = AwayAtFirst(failures=1_000_000)
    before = PrintReports(away.send, file)
    before.start()
    before.add("first", PrintOutcome("failed", "paper_end"))
    before.add("last", PrintOutcome("printed"))
    before.close()
    hub = AwayAtFirst(failures=0)
    after = PrintReports(hub.send, file)
    after.start()
    assert hub.is_done.wait(10)
    after.close()
    assert hub.told == [("first", "paper_end"), ("last", "")]
    assert hub.keys[0] == away.keys[0]
    assert file.read_text() == ""


def test_a_torn_line_costs_only_itself(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("a report of printing cannot be read")
    file = tmp_path / "reports.jsonl"
    line = '{"ticket": "last", "key": "k", "body": {"outcome": "printed", "detail": ""}}'
    file.write_text(f'{{"ticket": "torn", "k\n{line}\n')
    hub = AwayAtFirst(failures=0)
    reports = PrintReports(hub.send, file)
    reports.start()
    assert hub.is_done.wait(10)
    reports.close()
    assert hub.told == [("last", "")]


def test_a_ticket_whose_kiosk_died_while_it_was_printed_is_told_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    PrintReports(AwayAtFirst(failures=0).send, file).expect("last")
    hub = AwayAtFirst(failures=0)
    after = PrintReports(hub.send, file)
    after.start()
    assert hub.is_done.wait(10)
    after.close()
    assert hub.told == [("last", "closed")]


def test_what_was_expected_of_a_ticket_is_not_told_once_it_is_known(
    hub: AwayAtFirst, reports: PrintReports, tmp_path: Path
) -> None:
    reports.expect("last")
    reports.add("last", PrintOutcome("printed"))
    assert hub.is_done.wait(10)
    reports.close()
    assert hub.told == [("last", "")]
    assert (tmp_path / "reports.jsonl").read_text() == ""
