"""The continuous copy: every entry, as a line, in a second place that may come and go. It never holds up the hub.

It has a thread of its own, which reads the record from the store as any visitor does. Where the place is away (a stick
that was pulled, a share that is not there) it waits, and catches up when it is back. The file is that of an export.
"""

import logging
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from shared.hub.engine import Publisher
from shared.hub.record.export import hall_of
from shared.hub.record.source import NoRecordError, open_source
from shared.hub.seal_key import public_key
from shared.hub.store import StoreError, read_entries
from shared.journal.codec import UnreadableError
from shared.journal.entry import GENESIS
from shared.journal.lines import Header, entry_line, header_line, read_entry
from shared.protocol.stream import Happened
from shared.protocol.views import CopyView

SUFFIX: Final = ".record.jsonl"

_LOOK_AGAIN_S: Final = 5.0
_PAUSE_S: Final = 0.3
"""Between two looks at the record, so that a busy hall is copied in few large pieces."""
_AT_A_TIME: Final = 500
_BREATH_S: Final = 0.01
"""Between two pieces of a long way to catch up: the hub goes first."""
_ENDS_WITHIN_S: Final = 3.0
_LONGEST_LINE: Final = 8 << 20

_log = logging.getLogger(__name__)

State = Literal["starting", "current", "behind", "away", "refused"]


class _AwayError(Exception):
    """The place is not there, or takes nothing now."""


class _RefusedError(Exception):
    """What lies in the place is no copy of this record; it is left as it is."""


@dataclass(frozen=True, slots=True)
class _End:
    """Where a copy's file stands: its last entry, and its length in bytes."""

    sequence: int
    hash: str
    size: int


class RecordCopy:
    """Copies the record of the data folder `data` to the folder `to`. `wake` says that there is more."""

    def __init__(self, data: Path, to: Path, *, look_again_s: float = _LOOK_AGAIN_S) -> None:
        self._look_again_s = look_again_s
        self._data, self._to = data, to
        self._wake, self._stop = threading.Event(), threading.Event()
        self._state: State = "starting"
        self._detail = ""
        self._file: Path | None = None
        self._end: _End | None = None
        self._copied = 0
        # A share that hangs must not keep the hub from ending.
        self._thread = threading.Thread(target=self._run, name="record copy", daemon=True)

    @property
    def view(self) -> CopyView:
        """How it stands, for everybody."""
        return CopyView(state=self._state, sequence=self._copied, detail=self._detail)

    def start(self) -> None:
        """Begin to copy."""
        self._thread.start()

    def wake(self) -> None:
        """There is more to copy; returns at once."""
        self._wake.set()

    def close(self) -> None:
        """Copy no more; what is missing is copied after the next start."""
        self._stop.set()
        self._wake.set()
        self._thread.join(_ENDS_WITHIN_S)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            self._look()
            self._stop.wait(_PAUSE_S)
            self._wake.wait(None if self._state == "current" else self._look_again_s)

    def _look(self) -> None:
        try:
            self._catch_up()
        except _RefusedError as error:
            self._become("refused", str(error))
        except (_AwayError, OSError) as error:
            self._end = None
            self._become("away", str(error))
        except (StoreError, NoRecordError, UnreadableError) as error:
            self._become("behind", str(error))

    def _catch_up(self) -> None:
        if not self._to.is_dir():  # never made: an empty mount point's disk is not the second place
            raise _AwayError(f"{self._to} is not there")
        file = self._file = self._file or self._to / f"{hall_of(self._data)}{SUFFIX}"
        if self._end is None or not file.exists() or file.stat().st_size != self._end.size:
            self._end = self._resume(file)
            self._copied = self._end.sequence
        while some := list(read_entries(self._data, after=self._end.sequence, most=_AT_A_TIME)):
            size = _append(file, "".join(map(entry_line, some)))
            self._end = _End(some[-1].sequence, some[-1].hash, size)
            self._copied = self._end.sequence
            if self._stop.wait(_BREATH_S):
                return
        self._become("current", "")

    def _resume(self, file: Path) -> _End:
        """Where a file stands that is there, or that is begun now; an unfinished last line is taken off."""
        begin = header_line(Header(hall_of(self._data), public_key(self._data)))
        if not file.exists() or begin.startswith(_unfinished(file)):
            file.unlink(missing_ok=True)
            return _End(0, GENESIS, _append(file, begin))
        end = _end_of(file)
        if end.sequence and end.hash != self._own_hash(end.sequence):
            raise _RefusedError(f"{file} is the copy of another record; keep it, and move it away")
        return end

    def _own_hash(self, sequence: int) -> str:
        return next((entry.hash for entry in read_entries(self._data, after=sequence - 1, most=1)), "")

    def _become(self, state: State, detail: str) -> None:
        if state != self._state:
            _log.log(
                logging.INFO if state == "current" else logging.WARNING, "the record's copy is %s %s", state, detail
            )
        self._state, self._detail = state, detail


class Copied:
    """Publishes to the listeners, and lets the copy know."""

    def __init__(self, listeners: Publisher, copy: RecordCopy) -> None:
        self._listeners, self._copy = listeners, copy

    def start_at(self, sequence: int, recent: list[Happened]) -> None:
        """Begin where the record stands."""
        self._listeners.start_at(sequence, recent)

    def publish(self, events: list[Happened]) -> None:
        """Pass on what is on disk."""
        self._listeners.publish(events)
        self._copy.wake()


def _unfinished(file: Path) -> str:
    """What stands in a file that has not even one whole line; of any other, what no header begins with."""
    with file.open("rb") as opened:
        first = opened.readline(_LONGEST_LINE)
    return "\n\n" if first.endswith(b"\n") else first.decode("utf-8", errors="replace")


def _append(file: Path, text: str) -> int:
    """Put lines at the end of a file and wait for its disk; the file's length then."""
    with file.open("ab") as opened:
        opened.write(text.encode())
        opened.flush()
        os.fsync(opened.fileno())
        return opened.tell()


def _end_of(file: Path) -> _End:
    try:
        source = open_source(file)
    except NoRecordError as error:
        raise _RefusedError(f"{file} is there, and is no copy of a record; move it away") from error
    with file.open("r+b") as opened:
        size = opened.seek(0, os.SEEK_END)
        opened.seek(max(0, size - _LONGEST_LINE))
        tail = opened.read()
        whole = tail[: tail.rfind(b"\n") + 1]
        opened.truncate(size - len(tail) + len(whole))
    lines = whole.splitlines()
    length = size - len(tail) + len(whole)
    if length == len(lines[0]) + 1:
        return _End(*source.after, length)
    try:
        last = read_entry(lines[-1].decode())
    except (UnreadableError, UnicodeDecodeError) as error:
        raise _RefusedError(f"{file} is damaged at its end; keep it, and move it away") from error
    return _End(last.sequence, last.hash, length)
