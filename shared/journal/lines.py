"""The record as a file: a header, then one entry a line, each canonical JSON ended by a newline (docs/record.md).

What stands behind the last newline is unfinished and does not count.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shared.journal.codec import UnreadableError
from shared.journal.entry import GENESIS, Entry, canonical

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Header:
    """What a record's file begins with: whose it is, the hub's public key, and where it begins.

    `previous` is the hash of the entry before the `first` one.
    """

    hall: str
    key: str
    first: int = 1
    previous: str = GENESIS


def header_line(header: Header) -> str:
    """The first line of a file."""
    told = {"antrean": "record", "format": FORMAT, "hall": header.hall, "key": header.key}
    return canonical(told | {"first": header.first, "previous": header.previous}) + "\n"


def entry_line(entry: Entry) -> str:
    """The line of an entry."""
    return (
        f'{{"device":{_quote(entry.device)},"event":{entry.event},"hash":"{entry.hash}",'
        f'"officer":{_quote(entry.officer)},"previous":"{entry.previous}","sequence":{entry.sequence},'
        f'"type":"{entry.type}"}}\n'
    )


def read_header(line: str) -> Header:
    """The header in a first line. UnreadableError where it is none, or of a format that came later."""
    told = _object(line)
    if told.get("antrean") != "record":
        raise UnreadableError("it does not begin like the file of a record")
    if told.get("format") != FORMAT:
        raise UnreadableError(f"it is of the format {told.get('format')}; install the Antrean that knows it")
    try:
        texts = [_text(told[name]) for name in ("hall", "key", "previous")]
        return Header(texts[0], texts[1], _number(told["first"]), texts[2])
    except (KeyError, TypeError) as error:
        raise UnreadableError(f"its header is wrong: {error}") from error


def read_entry(line: str) -> Entry:
    """The entry in a line. UnreadableError where it is none."""
    told = _object(line)
    try:
        event = canonical(told["event"])
        texts = [_text(told[name]) for name in ("type", "device", "officer", "previous", "hash")]
        kind, device, officer, previous, digest = texts
        "".join([event, *texts]).encode()
        return Entry(_number(told["sequence"]), kind, device, officer, event, previous, digest)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(f"a line is no entry: {error!r}") from error


def read_entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of the lines behind the header; an unfinished last line is passed over."""
    for line in lines:
        if line.endswith("\n"):
            yield read_entry(line)


def _object(line: str) -> dict[str, object]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("a line is no JSON") from error
    if not isinstance(told, dict):
        raise UnreadableError("a line is no JSON object")
    return told


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no number")
    return value


_quote = json.JSONEncoder(ensure_ascii=False).encode
