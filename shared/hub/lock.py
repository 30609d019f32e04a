"""One hub to a data folder: a lock that the operating system holds, and lets go of however the hub ends.

The lock's file tells where the hub that holds it answers.
"""

import os
import sys
from pathlib import Path
from typing import Self

LOCK_FILE = "hub.lock"


class FolderInUseError(Exception):
    """Another hub holds this data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another hub already runs on {folder}; a hall has one hub")


class UnusableFolderError(Exception):
    """This data folder cannot be written to."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"nothing can be written in {folder} ({reason}); see whether its disk is there, has room, "
            "and is not mounted read-only"
        )


class FolderLock:
    """Held from `take` until `release` or the end of the process. The file stays; only the lock on it counts."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Lock the folder, made where it is missing. FolderInUseError where another process has it.

        UnusableFolderError where it cannot be made or written to.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise UnusableFolderError(folder, error.strerror or str(error)) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise FolderInUseError(folder) from error
        return cls(descriptor)

    def tell(self, address: str) -> None:
        """Write down where this hub answers, HOST:PORT."""
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, address.encode())

    def release(self) -> None:
        """Let another hub have the folder."""
        os.close(self._descriptor)


def address_of_hub(folder: Path) -> str:
    """Where the hub of this folder answers by its own word, "" where it has not said."""
    file = folder / LOCK_FILE
    return file.read_text() if file.exists() else ""


_LOCKED_BYTE = 1 << 20
"""Far behind the address, which others may read (Windows locks bytes, not files)."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
