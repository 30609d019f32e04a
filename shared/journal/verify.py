"""Checking a record: is it whole, in order, unchanged since it was written, and the one that was sealed?"""

import json
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from enum import StrEnum

from shared.journal.codec import UnreadableError, from_data
from shared.journal.entry import GENESIS, Entry, canonical, digest
from shared.journal.signing import is_signed_by
from shared.journal.tally import Tally
from shared.queueing.events import Event, PlanApplied
from shared.queueing.facts import DaySealed


class Flaw(StrEnum):
    """What can be wrong with an entry."""

    GAP = "gap"
    UNLINKED = "unlinked"
    ALTERED = "altered"
    UNREADABLE = "unreadable"
    MISSEALED = "missealed"
    REWRITTEN = "rewritten"
    CUT_OFF = "cut_off"
    FALSE_SLIP = "false_slip"


@dataclass(frozen=True)
class Verdict:
    """How far a record is good: up to entry `entries`, the hash of that one, and the first flaw, if any.

    `keys` are those that signed its seals, in order; `slips` counts those that were held against it and agree.
    """

    entries: int
    head: str
    flaw: Flaw | None = None
    sequence: int | None = None
    detail: str = ""
    seals: int = 0
    keys: tuple[str, ...] = ()
    slips: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing and nothing was changed."""
        return self.flaw is None


def verify(
    entries: Iterable[Entry],
    *,
    after: tuple[int, str] = (0, GENESIS),
    keys: frozenset[str] = frozenset(),
    slips: tuple[DaySealed, ...] = (),
) -> Verdict:
    """Read a record and stop at the first entry that is wrong; then hold the slips against it.

    `after`: sequence and hash before the first entry, for a record that is a part. `keys`: whose seals are accepted;
    none means any, and the verdict tells them.
    """
    reading = _Reading(after, keys, frozenset(slip.sequence for slip in slips))
    try:
        for entry in entries:
            wrong = reading.look(entry)
            if wrong is not None:
                flaw, detail = wrong
                return replace(reading.verdict(), flaw=flaw, sequence=reading.named(flaw, entry), detail=detail)
    except UnreadableError as error:
        return replace(reading.verdict(), flaw=Flaw.UNREADABLE, sequence=reading.count + 1, detail=str(error))
    return _held(reading, sorted(slips, key=lambda slip: slip.sequence))


class _Reading:
    """What is known of a record while it is read."""

    def __init__(self, after: tuple[int, str], keys: frozenset[str], wanted: frozenset[int]) -> None:
        self.after = after[0]
        self.count, self.head = after
        self.tally, self.hall = Tally(), ""
        self.accepted, self.seals, self.keys = keys, 0, dict[str, None]()
        self._wanted = wanted
        self.seen: dict[int, tuple[str, Tally]] = {}

    def look(self, entry: Entry) -> tuple[Flaw, str] | None:
        """What is wrong with the next entry; None: it is taken in."""
        wrong = self._unbound(entry)
        if wrong is not None:
            return wrong
        try:
            data = json.loads(entry.event)
            event = from_data(entry.type, data)
        except (UnreadableError, ValueError) as error:
            return Flaw.UNREADABLE, str(error)
        if canonical(data) != entry.event:
            return Flaw.UNREADABLE, "it is not in canonical form"
        wrong = self._missealed(event)
        if wrong is None:
            self._take(entry, event)
        return wrong

    def named(self, flaw: Flaw, entry: Entry) -> int:
        """The sequence to name for a flaw: of an entry that is missing, its own."""
        return entry.sequence if flaw is not Flaw.GAP else self.count + 1

    def verdict(self) -> Verdict:
        """So far, so good."""
        return Verdict(self.count, self.head, seals=self.seals, keys=tuple(self.keys))

    def _unbound(self, entry: Entry) -> tuple[Flaw, str] | None:
        if entry.sequence != self.count + 1:
            return Flaw.GAP, f"entry {self.count + 1} is missing; entry {entry.sequence} follows"
        if entry.previous != self.head:
            return Flaw.UNLINKED, f"it follows {entry.previous[:12]}…, but the entry before it is {self.head[:12]}…"
        if entry.hash != digest(entry.sequence, entry.type, entry.device, entry.officer, entry.event, entry.previous):
            return Flaw.ALTERED, "its content does not give its hash"
        return None

    def _missealed(self, event: Event) -> tuple[Flaw, str] | None:
        if not isinstance(event, DaySealed):
            return None
        if (event.sequence, event.head) != (self.count, self.head):
            return (
                Flaw.MISSEALED,
                f"it seals entry {event.sequence}, {event.head[:12]}…, which is not the one before it",
            )
        if self.tally.day is not None and (told := _miscounted(event, self.tally)):
            return Flaw.MISSEALED, told
        if not is_signed_by(event, event.key):
            return Flaw.MISSEALED, "its signature is not by the key that it names"
        if self.accepted and event.key not in self.accepted:
            return Flaw.MISSEALED, f"it is signed by another key, {event.key}"
        return None

    def _take(self, entry: Entry, event: Event) -> None:
        self.count, self.head = entry.sequence, entry.hash
        self.tally.count(event)
        if isinstance(event, PlanApplied):
            self.hall = event.plan.id
        if isinstance(event, DaySealed):
            self.seals += 1
            self.keys[event.key] = None
        if entry.sequence in self._wanted:
            self.seen[entry.sequence] = (entry.hash, deepcopy(self.tally))


def _held(reading: _Reading, slips: list[DaySealed]) -> Verdict:
    """Hold slips against a record that is whole in itself, the oldest first."""
    good, verdict = reading.after, reading.verdict()
    for agreeing, slip in enumerate(slips):
        wrong = _slip_wrong(reading, slip, good)
        if wrong is not None:
            flaw, detail = wrong
            return replace(verdict, flaw=flaw, sequence=slip.sequence, detail=detail, slips=agreeing)
        good = slip.sequence
    return replace(verdict, slips=len(slips))


def _slip_wrong(reading: _Reading, slip: DaySealed, good: int) -> tuple[Flaw, str] | None:
    keys = reading.accepted or frozenset(reading.keys)
    if reading.hall and slip.hall != reading.hall:
        return Flaw.FALSE_SLIP, f"the slip is of the hall {slip.hall}, the record of {reading.hall}"
    if reading.accepted and not any(is_signed_by(slip, key) for key in keys):
        return Flaw.FALSE_SLIP, "the slip does not bear the signature of this key: it is false, or of another hub"
    if slip.sequence > reading.count:
        return Flaw.CUT_OFF, f"the slip of {slip.day} saw this entry; the record ends with entry {reading.count}"
    if slip.sequence <= reading.after:
        return Flaw.GAP, f"the slip of {slip.day} is about this entry; this part of the record begins behind it"
    found, tally = reading.seen[slip.sequence]
    if found != slip.head:
        return Flaw.REWRITTEN, (
            f"the slip of {slip.day} saw it as {slip.head[:12]}…, now it is {found[:12]}…: "
            f"what stands in the entries {good + 1} to {slip.sequence} is not what stood there when it was sealed"
        )
    if tally.day is not None and (told := _miscounted(slip, tally)):
        return Flaw.FALSE_SLIP, told
    if keys and not any(is_signed_by(slip, key) for key in keys):
        return Flaw.FALSE_SLIP, "the slip was not signed with the key of this record"
    return None


def _miscounted(seal: DaySealed, tally: Tally) -> str:
    """The first count of a seal that the record does not bear out, "" for none."""
    if seal.day != tally.day:
        return f"it seals the day {seal.day}, but the entries are of {tally.day}"
    for name in ("issued", "called", "finished", "no_shows", "cancelled", "numbers"):
        told, counted = getattr(seal, name), getattr(tally, name)
        if told != counted:
            return f"it tells {name} = {_short(told)}, but the entries give {_short(counted)}"
    return ""


def _short(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{one.prefix} {one.first}-{one.last}" for one in value) or "none"
    return str(value)
