"""What the store reports in place of the errors of its libraries."""

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError


class StoreError(Exception):
    """The store could not read or write; what it held before is still there."""


class DamagedStoreError(StoreError):
    """What is on the disk is not what was written."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(
            f"the data in {folder} is damaged ({what}); leave that folder as it is, and bring the hall back into a new "
            "one from its last backup or from the copy of its record: antrean restore FROM --data NEW"
        )


def fault_of(error: SQLAlchemyError, folder: Path) -> StoreError:
    """An error of the libraries as ours, with the way out where a technician has one."""
    reason = reason_of(error)
    match getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & _PRIMARY:
        case code if code in _DAMAGED:
            return DamagedStoreError(folder, reason)
        case code if code in _WAYS_OUT:
            return StoreError(f"{reason}; {_WAYS_OUT[code]}")
    return StoreError(reason)


def unusable(error: SQLAlchemyError | UnicodeDecodeError, folder: Path) -> StoreError:
    """An error in opening a data folder; a schema that is no text any more is damage."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedStoreError(folder, str(error))
    fault = fault_of(error, folder)
    is_told = isinstance(fault, DamagedStoreError)
    return fault if is_told else StoreError(f"the data in {folder} cannot be used: {fault}")


def reason_of(error: SQLAlchemyError) -> str:
    """What the database itself said."""
    cause = getattr(error, "orig", None)
    return str(cause if cause is not None else error)


_PRIMARY = 0xFF
_DAMAGED = (11, 26)
"""SQLITE_CORRUPT and SQLITE_NOTADB."""

_READ_ONLY = "its disk lets nothing be written: see whether it is mounted read-only or broken"
_WAYS_OUT = {
    8: _READ_ONLY,
    10: "its disk has no room left or fails: make room; where there is room, take a backup and change the disk",
    13: "make room on its disk",
    14: _READ_ONLY,
}
"""SQLITE_READONLY, IOERR, FULL and CANTOPEN."""
