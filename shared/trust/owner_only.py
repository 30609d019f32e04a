"""Files that only their owner may read: keys and tokens."""

import os
import sys
from pathlib import Path

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700


def write_owner_only(file: Path, content: bytes) -> None:
    """Put the file in place as a whole, on the disk before it counts. OSError where the disk does not let us.

    No other user can read it at any moment. Windows knows no such modes: there it has the rights of its folder.
    """
    file.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, _FRESH, _FILE_MODE), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    _sync_folder(file.parent)


def read_owner_only(file: Path) -> bytes:
    """What it holds. OSError as of any file. A file that others may read, as some copies are, is closed to them."""
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        file.chmod(_FILE_MODE)
    return file.read_bytes()


_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
