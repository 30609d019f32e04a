"""A power cut below SQLite: every write and sync of its files is written down, and any moment can be rebuilt from that.

Linux loads SQLite as a shared library, so that its own way to the files (its VFS) can be listened to from Python. What
a disk had not been told to sync may be there after the cut, or not, or in part: sector by sector, in any order. A file
that was made or taken away stays so: SQLite syncs the folder itself, past its VFS.
"""

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final, Literal

SECTOR: Final = 512
Fate = Literal["lost", "kept", "torn"]
"""What becomes of that which was not synced."""


class NoListeningError(Exception):
    """This Python's SQLite cannot be listened to; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes for a place in a file."""

    file: str
    offset: int
    data: bytes

    def put(self, image: bytearray, chance: Random | None = None) -> None:
        """Write it, or with `chance` some sectors of it."""
        for start in range(0, len(self.data), SECTOR if chance else len(self.data)):
            if chance is None or chance.random() < _HALF:
                some = self.data[start : start + SECTOR] if chance else self.data
                at = self.offset + start
                image.extend(bytes(max(0, at + len(some) - len(image))))
                image[at : at + len(some)] = some


@dataclass(frozen=True, slots=True)
class Truncate:
    """The new length of a file."""

    file: str
    size: int

    def put(self, image: bytearray, chance: Random | None = None) -> None:
        """Cut the file, or with `chance` perhaps."""
        if chance is None or chance.random() < _HALF:
            del image[self.size :]


@dataclass(frozen=True, slots=True)
class Sync:
    """All that was written to a file is on the disk."""

    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    """A file is gone."""

    file: str


@dataclass
class DiskLog:
    """All that SQLite did to its files, in order. `len` of it is a moment."""

    steps: list[Write | Truncate | Sync | Delete] = field(default_factory=list)
    fault: int = 0
    """SQLite's code of an error, where the disk is to fail."""
    good_for: int = 0
    """How many writes and syncs it still takes before."""

    def fail(self, code: int, after: int) -> None:
        """Take so many writes and syncs more, then fail with this code until `heal`."""
        self.fault, self.good_for = code, after

    def heal(self) -> None:
        """Take everything again."""
        self.fault = 0

    def fails_now(self) -> bool:
        """Whether this write or sync fails."""
        if not self.fault:
            return False
        self.good_for -= 1
        return self.good_for < 0

    def __len__(self) -> int:
        return len(self.steps)

    def rebuild(self, folder: Path, moment: int, fate: Fate, chance: Random) -> None:
        """The files as they may be after a cut at this moment, for this fate of what had not been synced."""
        for name, image in self._images(moment, fate, chance).items():
            (folder / name).write_bytes(image)

    def _images(self, moment: int, fate: Fate, chance: Random) -> dict[str, bytearray]:
        images, pending = dict[str, bytearray](), dict[str, list[Write | Truncate]]()
        for step in self.steps[:moment]:
            match step:
                case Sync(file):
                    for each in pending.pop(file, []):
                        each.put(images.setdefault(file, bytearray()))
                case Delete(file):
                    images.pop(file, None)
                    pending.pop(file, None)
                case _:
                    pending.setdefault(step.file, []).append(step)
        for file, steps in pending.items() if fate != "lost" else ():
            for each in steps:
                each.put(images.setdefault(file, bytearray()), chance if fate == "torn" else None)
        return images


@contextmanager
def written_down() -> Iterator[DiskLog]:
    """Listen to every SQLite file opened meanwhile. NoListeningError where that is not possible."""
    log, sqlite = DiskLog(), _library()
    usual = ctypes.cast(sqlite.sqlite3_vfs_find(None), ctypes.POINTER(_Vfs))
    listening = _Listening(log, usual.contents)
    sqlite.sqlite3_vfs_register(ctypes.byref(listening.vfs), 1)
    try:
        yield log
    finally:
        sqlite.sqlite3_vfs_register(usual, 1)
        sqlite.sqlite3_vfs_unregister(ctypes.byref(listening.vfs))


_HALF: Final = 0.5
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
"""The path goes through as the address it is: SQLite reads on behind its end, where the parameters stand."""

_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, version 3 (https://sqlite.org/c3ref/vfs.html)."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("rest", ctypes.c_void_p * 14),
    ]


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3 (https://sqlite.org/c3ref/io_methods.html)."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("rest", ctypes.c_void_p * 13),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Listening:
    """A copy of the usual VFS that notes what passes through. Lives as long as files of it are open."""

    def __init__(self, log: DiskLog, usual: _Vfs) -> None:
        self._log, self._usual = log, usual
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self.vfs = _copy(usual, _Vfs)
        self.vfs.name = b"written down"
        self.vfs.open, self.vfs.delete = _OPEN(self._open), _DELETE(self._delete)

    def _open(self, vfs: int, path: int | None, file: int, flags: int, out: Any) -> int:
        code = int(self._usual.open(vfs, path, file, flags, out))
        opened = ctypes.cast(file, ctypes.POINTER(_File)).contents
        if code == 0 and path:
            self._names[file] = _name(path)
            opened.methods = ctypes.pointer(self._noting(opened.methods))
        return code

    def _noting(self, usual: Any) -> _Methods:
        """The methods of a kind of file, with the three that change it noted; made once for each kind."""
        at = ctypes.addressof(usual.contents)
        if at not in self._methods:
            noting, real = _copy(usual.contents, _Methods), usual.contents
            noting.write = _WRITE(lambda *given: self._write(real, *given))
            noting.truncate = _TRUNCATE(lambda *given: self._truncate(real, *given))
            noting.sync = _SYNC(lambda *given: self._sync(real, *given))
            self._methods[at] = noting
        return self._methods[at]

    def _write(self, real: _Methods, file: int, data: int, size: int, offset: int) -> int:
        if self._log.fails_now():
            return self._log.fault
        self._log.steps.append(Write(self._names[file], offset, ctypes.string_at(data, size)))
        return int(real.write(file, data, size, offset))

    def _truncate(self, real: _Methods, file: int, size: int) -> int:
        self._log.steps.append(Truncate(self._names[file], size))
        return int(real.truncate(file, size))

    def _sync(self, real: _Methods, file: int, flags: int) -> int:
        if self._log.fails_now():
            return self._log.fault
        code = int(real.sync(file, flags))
        self._log.steps.append(Sync(self._names[file]))
        return code

    def _delete(self, vfs: int, path: int, sync: int) -> int:
        self._log.steps.append(Delete(_name(path)))
        return int(self._usual.delete(vfs, path, sync))


def _name(path: int) -> str:
    return Path(ctypes.string_at(path).decode()).name


def _copy(structure: Any, kind: Any) -> Any:
    copy = kind()
    ctypes.memmove(ctypes.byref(copy), ctypes.byref(structure), ctypes.sizeof(kind))
    return copy


def _library() -> Any:
    """The SQLite that Python's own module uses."""
    import _sqlite3

    for line in Path("/proc/self/maps").read_text().splitlines() if Path("/proc/self/maps").exists() else ():
        if "libsqlite3" in line:
            sqlite = ctypes.CDLL(line.split()[-1])
            sqlite.sqlite3_vfs_find.restype = ctypes.c_void_p
            return sqlite
    raise NoListeningError(f"{_sqlite3.__name__} loads no shared libsqlite3 here")
