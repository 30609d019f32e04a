"""What the report on waits says, told as days in a hall."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from shared.journal.lines import Header, entry_line, header_line
from shared.queueing import commands as ask
from shared.queueing.events import Event, TicketIssued
from shared.report.waits import Accuracy, Group, waits
from shared.report.waits_command import report_waits
from tests.report.test_integrity import entries_of
from tests.support.story import Story, call, sit, take

DAY = date(2026, 11, 23)


def told(minutes: float, low: int | None, high: int | None) -> list[Event]:
    """The record of one who was told a range, and waited so many minutes."""
    story = Story.begin().given(take("t"), sit()).later(minutes=minutes).given(call())
    return [
        replace(event, told_low=low, told_high=high) if isinstance(event, TicketIssued) else event
        for event in story.events
    ]


def of_all(events: list[Event]) -> Accuracy:
    """The last row."""
    return waits(entries_of(events), lambda _: True)[-1]


def test_a_wait_is_held_against_both_ends_of_what_was_told() -> None:
    found = of_all(told(12, 10, 15))
    assert (found.tickets, found.mae, found.rmse, found.bias) == (1, 2, 2, -2)
    assert (found.within, found.much_longer) == (1, 0)


@pytest.mark.parametrize(("minutes", "within", "much_longer"), [(15, 1, 0), (16, 0, 0), (20, 0, 0), (21, 0, 1)])
def test_the_upper_end_is_a_promise(minutes: float, within: float, much_longer: float) -> None:
    found = of_all(told(minutes, 10, 15))
    assert (found.within, found.much_longer) == (within, much_longer)


def test_no_wait_is_longer_than_over_two_hours() -> None:
    assert of_all(told(200, 125, 125)) == replace(of_all(told(130, 125, 125)), bias=0.0)
    assert of_all(told(100, 125, 125)).bias == 25


def test_who_was_told_nothing_is_counted_apart() -> None:
    found = of_all(told(12, None, None))
    assert (found.tickets, found.untold, found.rmse, found.within) == (0, 1, 0, 0)


def test_only_the_first_call_ends_the_wait() -> None:
    story = Story.begin().given(take("t"), sit()).later(minutes=3).given(call(), ask.StartService("1", "andi"))
    story.later(minutes=5).given(ask.Transfer("1", "andi", "kk")).later(minutes=60).given(call())
    (row, total) = waits(entries_of(story.events), lambda _: True)
    assert row.group == Group("ktp", "regular", 8), "issued at eight o'clock by the hall's clock"
    assert total.tickets + total.untold == 1


def test_rows_are_by_service_category_and_hour() -> None:
    story = Story.begin().given(sit(), take("a"), take("b", category="elderly"), take("c", "kk")).later(minutes=70)
    story.given(take("d"))
    for _ in range(4):
        story.given(call(), ask.StartService("1", "andi")).later(minutes=4)
        story.given(ask.FinishService("1", "andi", is_sure=True))
    found = waits(entries_of(story.events), lambda _: True)
    assert [row.group for row in found] == [
        Group("kk", "regular", 8),
        Group("ktp", "elderly", 8),
        Group("ktp", "regular", 8),
        Group("ktp", "regular", 9),
        Group(),
    ]
    assert found[-1].tickets == 4


def test_only_wanted_days_count_and_a_day_without_calls_has_no_rows() -> None:
    events = told(12, 10, 15)
    assert waits(entries_of(events), lambda day: day != DAY) == ()


def report(*arguments: object) -> str:
    """Run the command."""
    app = typer.Typer()
    app.command()(report_waits)
    ran = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "80"})
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_it_is_told_as_table_csv_and_json(tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    file.write_text(header_line(Header("mpp", "")) + "".join(map(entry_line, entries_of(told(12, 10, 15)))))
    table = report(file, "--month", "2026-11").splitlines()
    assert table[1].split() == ["ktp", "regular", "08", "1", "0", "2.0", "2.0", "-2.0", "100%", "0%"]
    assert table[-1].split()[:2] == ["all", "1"]
    first, last = csv.DictReader(io.StringIO(report(file, "--day", DAY, "--csv")))
    assert (first["service"], first["hour"], first["rmse"]) == ("ktp", "8", "2.0")
    assert (last["service"], last["hour"], last["within"]) == ("", "", "1.0")
    assert json.loads(report(file, "--json"))[0]["bias"] == -2.0
    assert report(file, "--day", "2026-11-24") == "Nobody was called.\n"


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(report_waits)
    ran = CliRunner().invoke(app, [str(tmp_path)])
    assert ran.exit_code == 2
    assert "antrean verify" in ran.stderr
