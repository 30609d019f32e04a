"""Looking into a data folder from outside, beside the hub that writes it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from shared.hub.store.database import open_read_only
from shared.hub.store.faults import StoreError, reason_of
from shared.hub.store.tables import ENTRIES
from shared.journal.entry import Entry

_COLUMNS = [ENTRIES.c[name] for name in Entry.__slots__]
_AT_A_TIME = 1000


def read_entries(
    folder: Path, *, after: int = 0, kind: str | None = None, day: date | None = None, most: int | None = None
) -> Iterator[Entry]:
    """The entries of a data folder's journal behind `after`, in order: all, those of a type or of a day, the first few.

    FileNotFoundError where there is no store; StoreError where it cannot be read.
    """
    wanted = select(*_COLUMNS).where(ENTRIES.c.sequence > after).order_by(ENTRIES.c.sequence)
    if kind is not None:
        wanted = wanted.where(ENTRIES.c.type == kind)
    if day is not None:
        wanted = wanted.where(ENTRIES.c.day == day.isoformat())
    engine = open_read_only(folder)
    try:
        with engine.connect() as connection:
            rows = connection.execute(wanted.limit(most))
            for some in rows.partitions(_AT_A_TIME):
                yield from (Entry(*row) for row in some)
    except SQLAlchemyError as error:
        raise StoreError(reason_of(error)) from error


def copy_database(folder: Path, to: Path) -> None:
    """Copy a data folder's database as it is at one moment, while its hub writes on. The copy is one file, on disk.

    FileNotFoundError where there is no store; StoreError where it cannot be copied.
    """
    engine = open_read_only(folder)
    try:
        with engine.connect() as connection, contextlib.closing(sqlite3.connect(to)) as copy:
            source = cast("sqlite3.Connection", connection.connection.driver_connection)
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except SQLAlchemyError as error:
        raise StoreError(reason_of(error)) from error
    except sqlite3.Error as error:
        raise StoreError(str(error)) from error
