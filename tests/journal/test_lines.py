"""The record as a file: read back as it was, and checked alike by a program that knows only its description."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.journal.codec import UnreadableError
from shared.journal.entry import enter
from shared.journal.lines import Header, entry_line, header_line, read_entries, read_entry, read_header
from shared.journal.signing import SealKey
from shared.journal.slip import slip_of
from shared.journal.verify import Flaw, verify
from shared.queueing.events import ActionUndone, Event, NoShowRecorded, ServiceFinished, TicketCancelled
from shared.queueing.facts import DaySealed
from tests.journal.independent_checker import check
from tests.journal.records import Record, day_of, issued, two_days
from tests.support.halls import MORNING

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def file_of(record: Record, first: int = 1) -> str:
    """The record's file, from an entry on."""
    entries = record.entries[first - 1 :]
    header = Header("mpp", record.key.public, first, entries[0].previous)
    return header_line(header) + "".join(map(entry_line, entries))


FILE = file_of(two_days()[0])
"""A file with two sealed days."""


@given(device=names, officer=names, detail=names)
def test_an_entry_is_read_from_its_line_as_it_was(device: str, officer: str, detail: str) -> None:
    event = TicketCancelled(MORNING, "t1", "andi", detail)
    entry = enter(event, sequence=1, device=device, officer=officer, previous="0" * 64)
    assert read_entry(entry_line(entry)) == entry


def test_a_header_is_read_as_it_was() -> None:
    header = Header("mpp", SealKey.make().public, 17, "ab" * 32)
    assert read_header(header_line(header)) == header


def test_an_unfinished_last_line_does_not_count() -> None:
    lines = file_of(day_of(2)).splitlines(keepends=True)[1:]
    assert len(list(read_entries([*lines, lines[-1][:-9]]))) == len(lines)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "nonsense",
        "[" * 100_000,
        '{"antrean":"record"}',
        '{"antrean":"record","format":2,"hall":"x","key":"","first":1,"previous":""}',
        '{"antrean":"record","format":1,"hall":7,"key":"","first":"1","previous":""}',
    ],
)
def test_what_is_no_line_of_ours_is_unreadable(line: str) -> None:
    with pytest.raises(UnreadableError):
        read_header(line)
    with pytest.raises(UnreadableError):
        read_entry(line)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("device", "7"),
        ("officer", '"\\ud800"'),
        ("sequence", '"1"'),
        ("event", "0.5"),
        ("event", "NaN"),
        ("event", "{}"),
        ("type", "null"),
        ("hash", "null"),
    ],
)
def test_a_wrong_field_is_a_flaw_and_no_crash(name: str, value: str) -> None:
    line = entry_line(day_of(1).entries[0])
    told = json.loads(line) | {name: "PLACE"}
    broken = json.dumps(told).replace('"PLACE"', value) + "\n"
    assert verify(read_entries([broken])).flaw in (Flaw.UNREADABLE, Flaw.ALTERED)


@given(st.data())
def test_no_character_can_be_changed_unseen(data: st.DataObject) -> None:
    """But for the newlines: where the file was cut off, only a slip can tell."""
    text = FILE.partition("\n")[2]
    place = data.draw(st.integers(0, len(text) - 1).filter(lambda place: text[place] != "\n"))
    other = data.draw(st.characters(codec="utf-8").filter(lambda other: other not in (text[place], "\n")))
    changed = text[:place] + other + text[place + 1 :]
    assert not verify(read_entries(io.StringIO(changed, newline="\n"))).is_whole


@given(st.lists(st.integers(0, 8), min_size=1, max_size=12))
def test_entries_in_another_order_or_number_are_seen(places: list[int]) -> None:
    lines = FILE.splitlines(keepends=True)[1:]
    is_a_beginning = places == list(range(len(places)))
    assert verify(read_entries(lines[place] for place in places)).is_whole == is_a_beginning


def finished(ticket: str) -> list[Event]:
    """What a day does besides calling."""
    return [
        ServiceFinished(MORNING, ticket, "1", "andi"),
        ActionUndone(MORNING, ticket, "1", "andi", "service_finished"),
        NoShowRecorded(MORNING, ticket, "1", "andi"),
        TicketCancelled(MORNING, "t2", "andi", "pulang"),
    ]


def a_full_record() -> tuple[Record, DaySealed]:
    """Two days, one with all that is counted."""
    record, _, _ = two_days()
    record.add(*finished("t1"))
    return record, record.seal()


def test_a_checker_written_from_the_description_agrees() -> None:
    record, seal = a_full_record()
    key = record.key.public
    assert check(file_of(record), key, [slip_of(seal)]) == ""
    assert check(file_of(record, first=8), key, [slip_of(seal)]) == ""
    forged = record.rewritten(4, issued(2, "elderly"))
    assert check(file_of(forged), key, []) == ""
    assert "not the one that was sealed" in check(file_of(forged), key, [slip_of(seal)])


@pytest.mark.parametrize("place", range(1, 16))
def test_both_checkers_find_the_same_change(place: int) -> None:
    record, _ = a_full_record()
    entries = record.entries
    entry = entries[place]
    entries[place] = replace(entry, event=entry.event.replace("2026-11-23T01:00", "2026-11-23T02:00"))
    verdict = verify(entries)
    assert (verdict.flaw, verdict.sequence) == (Flaw.ALTERED, place + 1)
    assert f"entry {place + 1} " in check(file_of(record), record.key.public, [])


@pytest.mark.parametrize("false", [{"issued": 9}, {"numbers": ()}, {"head": "0" * 64}])
def test_both_checkers_find_a_false_seal(false: dict[str, object]) -> None:
    record = day_of(2)
    record.seal(**false)
    assert verify(record.entries).flaw is Flaw.MISSEALED
    assert "not true" in check(file_of(record), record.key.public, [])
