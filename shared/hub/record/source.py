"""A record wherever it lies: in a hall's data folder, in a backup, in an exported file, in a copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from shared.hub.store import StoreError, read_entries
from shared.journal import lines
from shared.journal.codec import UnreadableError
from shared.journal.entry import Entry
from shared.journal.lines import Header

DATABASE = "hall.sqlite"
_SQLITE = b"SQLite format 3\0"


class NoRecordError(Exception):
    """Nothing there can be read as a record; the message says why."""


@dataclass(frozen=True)
class Source:
    """A record to read. `header` is None for a store, which holds the record from its beginning."""

    path: Path
    header: Header | None = None

    @property
    def after(self) -> tuple[int, str]:
        """Sequence and hash of what stands before the first entry."""
        header = self.header or Header("", "")
        return header.first - 1, header.previous

    def entries(self) -> Iterator[Entry]:
        """Every entry, in order. StoreError or UnreadableError where one cannot be read."""
        if self.header is None:
            yield from read_entries(self.path)
            return
        try:
            with self.path.open(encoding="utf-8", newline="\n") as file:
                yield from lines.read_entries(islice(file, 1, None))
        except UnicodeDecodeError as error:
            raise UnreadableError("a line is no UTF-8") from error


def open_source(path: Path) -> Source:
    """The record at a path: a folder or its hall.sqlite, or a file of lines. NoRecordError where none is there."""
    if path.is_dir():
        if not (path / DATABASE).exists():
            raise NoRecordError("no record is there")
        return _checked(Source(path))
    try:
        with path.open("rb") as file:
            first = file.readline(1 << 16)
    except OSError as error:
        raise NoRecordError("no record is there" if isinstance(error, FileNotFoundError) else str(error)) from error
    if first.startswith(_SQLITE) or path.name == DATABASE:
        return _checked(Source(path.parent))
    try:
        return Source(path, lines.read_header(first.decode()))
    except (UnreadableError, UnicodeDecodeError) as error:
        raise NoRecordError(f"this is no record: {error}") from error


def _checked(source: Source) -> Source:
    """A store that can be opened: better now than after the first line of an answer."""
    try:
        next(source.entries(), None)
    except StoreError as error:
        raise NoRecordError(str(error)) from error
    return source
