"""An entry of the record and its hash.

The canonical form is JSON by RFC 8785 (keys in order, no white space, UTF-8), which for data without fractions is what
`json.dumps` writes with sorted keys. The hash is SHA-256 over it, and it covers the hash of the entry before.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from shared.journal.codec import from_data, to_data, type_name
from shared.queueing.events import Event

GENESIS = "0" * 64
"""What stands in the place of a hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the record. `event` is canonical JSON; `device` and `officer` are who caused it, or ""."""

    sequence: int
    type: str
    device: str
    officer: str
    event: str
    previous: str
    hash: str

    def to_event(self) -> Event:
        """The event that this entry records. UnreadableError where it is none of ours."""
        return from_data(self.type, json.loads(self.event))


def canonical(data: Any) -> str:
    """Data in its one written form. Strings, whole numbers, booleans, null, lists and objects; no fractions."""
    return _ENCODER.encode(data)


def enter(event: Event, *, sequence: int, device: str, officer: str, previous: str) -> Entry:
    """The entry that records `event` behind the entry whose hash is `previous`."""
    name, data = type_name(event), canonical(to_data(event))
    return Entry(
        sequence, name, device, officer, data, previous, digest(sequence, name, device, officer, data, previous)
    )


def digest(sequence: int, name: str, device: str, officer: str, event: str, previous: str) -> str:
    """SHA-256, in hex, of an entry's canonical form without its own hash."""
    text = (
        f'{{"device":{_quote(device)},"event":{event},"officer":{_quote(officer)},'
        f'"previous":"{previous}","sequence":{sequence},"type":"{name}"}}'
    )
    return hashlib.sha256(text.encode()).hexdigest()


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_quote = json.JSONEncoder(ensure_ascii=False).encode
