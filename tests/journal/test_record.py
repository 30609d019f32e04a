"""The record: its canonical form, its chain, and what `verify` finds."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

from shared.journal.codec import UnreadableError, from_data, to_data, type_name
from shared.journal.entry import GENESIS, Entry, canonical, digest, enter
from shared.journal.verify import Flaw, verify
from shared.queueing.events import DayStarted, Event, PlanApplied, TicketIssued
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan

ROOT = Path(__file__).parents[2]
ISSUED = TicketIssued(MORNING, "t1", "ktp", "A", 1, "regular", "id", MORNING)


def record(count: int = 5) -> list[Entry]:
    """A small record: plan, day, tickets."""
    events: list[Event] = [PlanApplied(MORNING, small_plan()), DayStarted(MORNING, date(2026, 11, 23))]
    events += [replace(ISSUED, ticket=f"t{number}", number=number) for number in range(1, count - 1)]
    entries: list[Entry] = []
    for event in events:
        previous = entries[-1].hash if entries else GENESIS
        entries.append(enter(event, sequence=len(entries) + 1, device="kiosk-1", officer="", previous=previous))
    return entries


def test_an_event_has_one_written_form() -> None:
    assert canonical(to_data(ISSUED)) == (
        '{"at":"2026-11-23T01:00:00.000Z","category":"regular","language":"id","number":1,"prefix":"A",'
        '"rank":"2026-11-23T01:00:00.000Z","service":"ktp","ticket":"t1"}'
    )


def test_the_hash_of_an_entry_never_changes() -> None:
    """The digest that any other program computes from the canonical form: the record outlives this one."""
    entry = enter(ISSUED, sequence=1, device="kiosk-1", officer="", previous=GENESIS)
    assert entry.hash == "c4fc735fd527c77207ba51a0184df70b01185ef17e4d52026b0a6be4aa2e9630"


def test_every_event_survives_the_record() -> None:
    plan = replace(small_plan(hours=OFFICE_HOURS), running_text=small_plan().name)
    for event in (ISSUED, PlanApplied(MORNING, plan), DayStarted(MORNING, date(2026, 11, 23))):
        data = json.loads(canonical(to_data(event)))
        assert from_data(type_name(event), data) == event


def test_a_record_from_before_a_field_is_read_with_its_default() -> None:
    data = json.loads(canonical(to_data(PlanApplied(MORNING, small_plan()))))
    del data["plan"]["complaint"]
    for service in data["plan"]["services"]:
        del service["fee"]
    assert from_data("plan_applied", data) == PlanApplied(MORNING, small_plan())


def test_times_are_written_in_utc() -> None:
    jakarta = datetime(2026, 11, 23, 8, 0, tzinfo=small_plan().zone)
    assert to_data(DayStarted(jakarta, date(2026, 11, 23)))["at"] == "2026-11-23T01:00:00.000Z"
    assert from_data("day_started", {"at": "2026-11-23T01:00:00.000Z", "day": "2026-11-23"}) == DayStarted(
        datetime(2026, 11, 23, 1, 0, tzinfo=UTC), date(2026, 11, 23)
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ticket_stolen", {}),
        ("day_started", {"at": "2026-11-23T01:00:00.000Z"}),
        ("day_started", {"at": "yesterday", "day": "2026-11-23"}),
    ],
)
def test_what_is_no_event_is_unreadable(name: str, data: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        from_data(name, data)


def test_a_whole_record_is_whole() -> None:
    entries = record()
    verdict = verify(entries)
    assert verdict.is_whole
    assert (verdict.entries, verdict.head) == (5, entries[-1].hash)


def test_a_missing_entry_is_a_gap() -> None:
    entries = record()
    verdict = verify(entries[:2] + entries[3:])
    assert (verdict.flaw, verdict.sequence) == (Flaw.GAP, 3)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: replace(entry, device="x"),
        lambda entry: replace(entry, officer="x"),
        lambda entry: replace(entry, type="x"),
        lambda entry: replace(entry, event=entry.event.replace('"regular"', '"elderly"')),
    ],
)
def test_a_changed_entry_is_found(change: Callable[[Entry], Entry]) -> None:
    entries = record()
    entries[3] = change(entries[3])
    verdict = verify(entries)
    assert (verdict.flaw, verdict.sequence) == (Flaw.ALTERED, 4)


def test_an_entry_written_anew_breaks_the_chain_behind_it() -> None:
    entries = record()
    forged = replace(ISSUED, ticket="t9", category="elderly")
    entries[3] = enter(forged, sequence=4, device="kiosk-1", officer="", previous=entries[2].hash)
    verdict = verify(entries)
    assert (verdict.flaw, verdict.sequence) == (Flaw.UNLINKED, 5)


def test_an_entry_that_is_no_event_of_ours_is_named() -> None:
    odd = replace(record(3)[2], event="{}")
    odd = replace(odd, hash=digest(odd.sequence, odd.type, odd.device, odd.officer, odd.event, odd.previous))
    assert verify([*record(3)[:2], odd]).flaw is Flaw.UNREADABLE


def test_the_description_of_the_record_tells_of_every_event() -> None:
    told = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert [name for name in map(named, get_args(Event)) if f"`{name}`" not in told] == []


def named(kind: type) -> str:
    """The name of an event's type in the record."""
    return re.sub(r"(?<=.)([A-Z])", r"_\1", kind.__name__).lower()
