"""What the report on integrity finds, told as days in a hall."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from shared.journal.entry import GENESIS, Entry, enter
from shared.journal.lines import Header, entry_line, header_line
from shared.queueing import commands as ask
from shared.queueing.events import Event, PlanApplied, TicketCalled, TicketTransferred
from shared.queueing.facts import ClockStepped, OfficerSignedIn, SignInFailed, StoreRestored
from shared.queueing.stops import IssuingAllowed, ServiceSuspended
from shared.report.integrity import Finding, integrity
from shared.report.integrity_command import report_integrity
from shared.report.traces import MEANINGS, Kind
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan
from tests.support.story import Story, call, sit, take

DAY = date(2026, 11, 23)


def entries_of(events: list[Event], device: str = "loket-1") -> list[Entry]:
    """The record of some events."""
    entries: list[Entry] = []
    for event in events:
        previous = entries[-1].hash if entries else GENESIS
        entries.append(enter(event, sequence=len(entries) + 1, device=device, officer="", previous=previous))
    return entries


def found(events: list[Event], *kinds: Kind, is_wanted: Callable[[date], bool] = lambda _: True) -> list[Finding]:
    """The findings in a record of events, of some kinds or of all."""
    return [one for one in integrity(entries_of(events), is_wanted) if not kinds or one.kind in kinds]


def told(findings: list[Finding]) -> list[tuple[str, str, str, int, int]]:
    """Findings without their entries."""
    return [(one.kind.value, one.officer, one.place, one.count, one.figure) for one in findings]


def begun() -> Story:
    """A morning with three in line and one counter open."""
    return Story.begin().given(take("t1"), take("t2"), take("t3"), sit())


def served(story: Story, seconds: float) -> Story:
    """Whoever is next comes, and is served so long."""
    story.given(call(), ask.StartService("1", "andi")).later(seconds=seconds)
    return story.given(ask.FinishService("1", "andi", is_sure=True))


def test_an_honest_day_has_nothing_to_look_at() -> None:
    story = begun()
    for _ in range(3):
        served(story, 300)
    assert found(story.events) == []


def test_a_service_that_was_none_is_found() -> None:
    story = served(served(begun(), 4), 9)
    assert told(found(story.events)) == [("short_service", "andi", "1", 2, 4)]


def test_each_finding_names_its_entries() -> None:
    story = served(begun(), 4)
    (one,) = found(story.events)
    assert [entries_of(story.events)[sequence - 1].type for sequence in one.entries] == ["service_finished"]


def test_giving_somebody_up_at_once_is_found() -> None:
    story = begun().given(call())
    for _ in range(2):
        story.later(seconds=20).given(ask.Recall("1", "andi"))
    story.later(seconds=20).given(ask.RecordNoShow("1", "andi"), call())
    assert told(found(story.events)) == [("quick_no_show", "andi", "1", 1, 60)]


def test_a_call_out_of_order_counts_whom_it_bypassed() -> None:
    story = begun().given(call())
    events: list[Event] = [
        replace(event, overtaken=2, reason="system_error", allowed_by="sari")
        if isinstance(event, TicketCalled)
        else event
        for event in story.events
    ]
    assert told(found(events)) == [("out_of_order", "andi", "1", 1, 2)]


def test_a_transfer_that_gains_a_place_is_found() -> None:
    story = begun().given(call(), ask.StartService("1", "andi")).later(minutes=5)
    gained = TicketTransferred(
        story.now, "t1", "1", "andi", "kk", "", rank=story.hall.tickets["t1"].rank - timedelta(minutes=30)
    )
    assert told(found([*story.events, gained], Kind.RANK_GAINED)) == [("rank_gained", "andi", "1", 1, 30)]
    kept = replace(gained, rank=story.hall.tickets["t1"].rank)
    assert found([*story.events, kept], Kind.RANK_GAINED) == []


def test_a_call_before_opening_is_found() -> None:
    early = MORNING - timedelta(minutes=10)
    story = Story.begin(small_plan(hours=OFFICE_HOURS), early).given(take("t1"), sit(), call())
    assert told(found(story.events, Kind.OUT_OF_HOURS)) == [("out_of_hours", "andi", "1", 1, 10)]


def test_idling_and_pausing_while_people_wait_are_told_apart() -> None:
    story = begun().later(minutes=12).given(ask.TakeBreak("1", "andi", "shalat")).later(minutes=7)
    story.given(ask.ResumeCounter("1", "andi")).later(seconds=30).given(call())
    assert told(found(story.events)) == [
        ("break_with_queue", "andi", "1", 1, 7),
        ("idle_with_queue", "andi", "1", 1, 12),
    ]


def test_numbers_taken_faster_than_people_can_are_found_by_kiosk() -> None:
    story = Story.begin()
    for number in range(10):
        story.given(take(f"t{number}")).later(seconds=3)
    assert told(found(story.events)) == [("burst", "", "loket-1", 4, 4)]


def test_numbers_that_nobody_comes_for_are_found_by_kiosk_and_hour() -> None:
    story = Story.begin().given(sit())
    for number in range(10):
        story.given(take(f"t{number}")).later(minutes=1)
    for number in range(10):
        story.given(call())
        if number < 4:
            story.given(ask.StartService("1", "andi")).later(minutes=1).given(ask.FinishService("1", "andi"))
            continue
        for _ in range(2):
            story.later(seconds=30).given(ask.Recall("1", "andi"))
        story.later(seconds=30).given(ask.RecordNoShow("1", "andi"))
    (one,) = found(story.events, Kind.HOARDED)
    assert (one.place, one.count, one.figure) == ("loket-1 08:00", 6, 60)


def test_an_officer_with_far_more_priority_than_the_hall_stands_out() -> None:
    story = Story.begin().given(sit(), sit("2", "budi"))
    for number in range(60):
        category = "elderly" if number % 2 else "regular"
        story.given(take(f"t{number}", category=category)).later(minutes=1)
        counter, officer = ("1", "andi") if number % 2 else ("2", "budi")
        story.given(call(counter, officer), ask.StartService(counter, officer)).later(minutes=1)
        story.given(ask.FinishService(counter, officer))
    assert told(found(story.events, Kind.PRIORITY_SHARE)) == [("priority_share", "andi", "", 1, 100)]


def test_what_happens_around_the_queue_is_found() -> None:
    story = Story.begin()
    at = story.now
    events: list[Event] = [
        SignInFailed(at, "andi", "wrong_pin"),
        SignInFailed(at, "andi", "wrong_pin"),
        OfficerSignedIn(at, "andi"),
        ClockStepped(at, -3600),
        IssuingAllowed(at, "ktp", "sari", "ramai"),
        ServiceSuspended(at, "ktp", "sari", "jaringan"),
        PlanApplied(at, small_plan(hours=OFFICE_HOURS)),
        StoreRestored(at, 3, "0" * 64, "backup"),
    ]
    assert told(found([*story.events, *events])) == [
        ("override", "sari", "loket-1", 1, 1),
        ("stopped", "sari", "loket-1", 1, 1),
        ("failed_sign_in", "andi", "loket-1", 2, 2),
        ("clock_step", "", "hub", 1, 3600),
        ("hall_changed", "", "loket-1", 1, 1),
        ("restored", "", "hub", 1, 1),
    ]


def test_one_officer_at_two_devices_is_found() -> None:
    story = Story.begin()
    record = entries_of([*story.events, OfficerSignedIn(story.now, "andi"), OfficerSignedIn(story.now, "andi")])
    record[-1] = replace(record[-1], device="loket-2")
    assert told(list(integrity(record, lambda _: True))) == [("several_devices", "andi", "loket-2", 1, 2)]


def test_only_the_days_that_were_asked_for_are_looked_into() -> None:
    story = served(begun(), 4).later(minutes=24 * 60)
    served(story.given(take("t4"), sit()), 5)
    assert told(found(story.events, Kind.SHORT_SERVICE)) == [("short_service", "andi", "1", 2, 4)]
    second = found(story.events, Kind.SHORT_SERVICE, is_wanted=lambda day: day == DAY + timedelta(days=1))
    assert told(second) == [("short_service", "andi", "1", 1, 5)]
    assert found(story.events, is_wanted=lambda day: day.month == 1) == []


def test_every_kind_has_its_meaning() -> None:
    told = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")
    assert set(MEANINGS) == set(Kind)
    assert [kind for kind in Kind if f"`{kind}`" not in told] == []


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record with two services that were none."""
    story = served(served(begun(), 4), 9)
    file = tmp_path / "record.jsonl"
    file.write_text(header_line(Header("mpp", "")) + "".join(map(entry_line, entries_of(story.events))))
    return file


def report(*arguments: object) -> str:
    """Run the command."""
    app = typer.Typer()
    app.command()(report_integrity)
    ran = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "100"})
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_it_is_told_as_table_csv_and_json(record: Path) -> None:
    assert "served in under 20 seconds" in report(record, "--month", "2026-11")
    (row,) = csv.DictReader(io.StringIO(report(record, "--day", DAY, "--csv")))
    assert (row["kind"], row["officer"], row["count"], row["entries"]) == ("short_service", "andi", "2", "9 12")
    (told,) = json.loads(report(record, "--json"))
    assert told["entries"] == [9, 12]
    assert report(record, "--day", "2026-11-24") == "Nothing to look at.\n"


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(report_integrity)
    assert CliRunner().invoke(app, [str(tmp_path)]).exit_code == 2
