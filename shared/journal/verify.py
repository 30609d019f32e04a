"""Checking a record: is it whole, in order, and unchanged since it was written?"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shared.journal.codec import UnreadableError, from_data
from shared.journal.entry import GENESIS, Entry, canonical, digest


class Flaw(StrEnum):
    """What can be wrong with an entry."""

    GAP = "gap"
    UNLINKED = "unlinked"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Verdict:
    """How far a record is good: `entries` checked, the hash of the last good one, and the first flaw, if any."""

    entries: int
    head: str
    flaw: Flaw | None = None
    sequence: int | None = None
    detail: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing and nothing was changed."""
        return self.flaw is None


def verify(entries: Iterable[Entry]) -> Verdict:
    """Read a record from its beginning; stop at the first entry that is wrong and say what is wrong with it."""
    count, head = 0, GENESIS
    for entry in entries:
        wrong = _look(entry, count + 1, head)
        if wrong is not None:
            flaw, detail = wrong
            return Verdict(count, head, flaw, entry.sequence if flaw is not Flaw.GAP else count + 1, detail)
        count, head = entry.sequence, entry.hash
    return Verdict(count, head)


def _look(entry: Entry, expected: int, head: str) -> tuple[Flaw, str] | None:
    if entry.sequence != expected:
        return Flaw.GAP, f"entry {expected} is missing; entry {entry.sequence} follows"
    if entry.previous != head:
        return Flaw.UNLINKED, f"it follows {entry.previous[:12]}…, but the entry before it is {head[:12]}…"
    if entry.hash != digest(entry.sequence, entry.type, entry.device, entry.officer, entry.event, entry.previous):
        return Flaw.ALTERED, "its content does not give its hash"
    return _unreadable(entry)


def _unreadable(entry: Entry) -> tuple[Flaw, str] | None:
    try:
        data = json.loads(entry.event)
        from_data(entry.type, data)
    except (UnreadableError, ValueError) as error:
        return Flaw.UNREADABLE, str(error)
    return None if canonical(data) == entry.event else (Flaw.UNREADABLE, "it is not in canonical form")
