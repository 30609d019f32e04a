"""Seals and slips: what they tell, and what holding them against a record finds."""

from dataclasses import replace

import pytest

from shared.journal.signing import KeyUnreadableError, SealKey, is_signed_by, read_public_key
from shared.journal.slip import NotASlipError, find_slips, read_slip, slip_of
from shared.journal.tally import Tally
from shared.journal.verify import Flaw, verify
from shared.queueing.events import (
    ActionUndone,
    DayStarted,
    Event,
    NoShowRecorded,
    ServiceFinished,
    TicketCancelled,
)
from shared.queueing.facts import NumberRange
from tests.journal.records import MONDAY, Record, day_of, issued, two_days
from tests.support.halls import MORNING


def counted(*events: Event) -> Tally:
    """The tally of a day's events."""
    tally = Tally()
    for event in (DayStarted(MORNING, MONDAY), *events):
        tally.count(event)
    return tally


def test_a_day_is_counted_from_its_events() -> None:
    tally = counted(
        issued(1),
        issued(2),
        replace(issued(7), prefix="K"),
        ServiceFinished(MORNING, "t1", "1", "andi"),
        NoShowRecorded(MORNING, "t2", "1", "andi"),
        TicketCancelled(MORNING, "t7", "andi", "left"),
    )
    assert (tally.issued, tally.called, tally.finished, tally.no_shows, tally.cancelled) == (3, 0, 1, 1, 1)
    assert tally.numbers == (NumberRange("A", 1, 2), NumberRange("K", 7, 7))


def test_what_was_taken_back_does_not_count() -> None:
    tally = counted(
        ServiceFinished(MORNING, "t1", "1", "andi"), ActionUndone(MORNING, "t1", "1", "andi", "service_finished")
    )
    assert tally.finished == 0


def test_a_new_day_counts_from_nothing() -> None:
    tally = counted(issued(1), DayStarted(MORNING, MONDAY))
    assert (tally.issued, tally.numbers) == (0, ())


def test_a_slip_tells_its_seal() -> None:
    record = day_of(3)
    seal = record.seal()
    assert read_slip(slip_of(seal)) == replace(seal, key="")
    assert is_signed_by(read_slip(slip_of(seal)), record.key.public)


def test_a_slip_of_an_empty_day_can_be_read() -> None:
    seal = Record().add(DayStarted(MORNING, MONDAY)).seal()
    assert read_slip(slip_of(seal)).numbers == ()


def test_slips_are_found_among_other_lines() -> None:
    _, monday, tuesday = two_days()
    text = f"Slip Penutupan\n\n  {slip_of(monday)}\r\nLoket 3\n{slip_of(tuesday)}\n"
    assert [slip.day for slip in find_slips(text)] == [monday.day, tuesday.day]


@pytest.mark.parametrize(
    "text", ["", "ANTREAN1", "ANTREAN1 mpp 2026-11-23", "hello", "ANTREAN1 mpp 2026-13-45 2026-11-23T01:00:00.000Z 5 "]
)
def test_what_is_no_slip_is_refused(text: str) -> None:
    with pytest.raises(NotASlipError):
        read_slip(text)


def test_a_slip_with_an_impossible_date_is_damaged() -> None:
    text = slip_of(day_of(1).seal()).replace("2026-11-23 ", "2026-13-45 ")
    with pytest.raises(NotASlipError, match="damaged"):
        read_slip(text)


def test_a_key_survives_its_file_and_its_text() -> None:
    key = SealKey.make()
    assert SealKey.read(key.pem).public == key.public
    assert read_public_key(f"The key of this hall is {key.public}\n") == key.public
    with pytest.raises(KeyUnreadableError):
        SealKey.read(b"no key")
    with pytest.raises(KeyUnreadableError):
        read_public_key("no key")


def test_a_sealed_record_is_whole_and_tells_its_keys() -> None:
    record, monday, tuesday = two_days()
    verdict = verify(record.entries, slips=(tuesday, monday))
    assert (verdict.flaw, verdict.seals, verdict.slips) == (None, 2, 2)
    assert verdict.keys == (record.key.public,)


@pytest.mark.parametrize(
    ("false", "told"),
    [
        ({"issued": 2}, "issued = 2, but the entries give 3"),
        ({"numbers": (NumberRange("A", 1, 9),)}, "numbers = A 1-9, but the entries give A 1-3"),
        ({"head": "0" * 64}, "not the one before it"),
        ({"sequence": 2}, "not the one before it"),
        ({"signature": "A" * 86}, "signature is not by the key"),
        ({"key": SealKey.make().public}, "signature is not by the key"),
    ],
)
def test_a_seal_that_is_not_true_is_found(false: dict[str, object], told: str) -> None:
    record = day_of(3)
    record.seal(**false)
    verdict = verify(record.entries)
    assert (verdict.flaw, verdict.sequence) == (Flaw.MISSEALED, 7)
    assert told in verdict.detail


def test_a_record_rewritten_from_end_to_end_looks_whole_and_is_found_by_its_slip() -> None:
    record, monday, tuesday = two_days()
    forged = record.rewritten(4, issued(2, "elderly"))
    assert verify(forged.entries).is_whole
    verdict = verify(forged.entries, slips=(tuesday, monday))
    assert (verdict.flaw, verdict.sequence) == (Flaw.REWRITTEN, monday.sequence)


def test_older_slips_tell_where_the_rewriting_begins() -> None:
    record, monday, tuesday = two_days()
    forged = record.rewritten(9, issued(1, "elderly"))
    verdict = verify(forged.entries, slips=(tuesday, monday))
    assert (verdict.flaw, verdict.sequence, verdict.slips) == (Flaw.REWRITTEN, tuesday.sequence, 1)
    assert f"entries {monday.sequence + 1} to {tuesday.sequence}" in verdict.detail


def test_a_record_rewritten_with_another_key_is_found_by_the_public_key_alone() -> None:
    record, _, _ = two_days()
    forged = record.rewritten(4, issued(2, "elderly"), SealKey.make())
    verdict = verify(forged.entries, keys=frozenset({record.key.public}))
    assert (verdict.flaw, verdict.sequence) == (Flaw.MISSEALED, 7)
    assert verify(record.entries, keys=frozenset({record.key.public})).is_whole


def test_a_record_that_was_cut_off_is_found_by_its_slip() -> None:
    record, _, tuesday = two_days()
    verdict = verify(record.entries[:8], slips=(tuesday,))
    assert (verdict.flaw, verdict.sequence) == (Flaw.CUT_OFF, tuesday.sequence)


def test_a_slip_that_another_made_is_false() -> None:
    record, monday, _ = two_days()
    for false in (
        replace(monday, issued=4),
        replace(monday, signature=SealKey.make().sign("something")),
        replace(monday, hall="elsewhere"),
    ):
        assert verify(record.entries, slips=(false,)).flaw is Flaw.FALSE_SLIP
        assert verify(record.entries, slips=(false,), keys=frozenset({record.key.public})).flaw is Flaw.FALSE_SLIP


def test_a_part_of_a_record_is_checked_from_where_it_begins() -> None:
    record, monday, tuesday = two_days()
    after = (monday.sequence + 1, record.entries[monday.sequence].hash)
    part = record.entries[monday.sequence + 1 :]
    assert verify(part, after=after, slips=(tuesday,)).is_whole
    assert verify(part, after=after, slips=(monday,)).flaw is Flaw.GAP
    assert verify(part, after=(after[0], "0" * 64)).flaw is Flaw.UNLINKED
