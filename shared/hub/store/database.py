"""Opening the database of a data folder, and bringing it up to date."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from shared.hub.store.faults import DamagedStoreError, fault_of, reason_of

DATABASE_FILE = "hall.sqlite"
REVISION = "0003"
"""The newest step in migrations/versions, known here so that a store of today starts without loading Alembic."""

_QUICKLY_LOOKED_THROUGH = 64 * 1024 * 1024
"""Bytes: about a tenth of a second."""

_NOTHING_WRONG = "ok"
_MIGRATIONS = Path(__file__).parent / "migrations"


class NewerStoreError(Exception):
    """The data was written by a newer Antrean."""

    def __init__(self, folder: Path, revision: str) -> None:
        super().__init__(f"the data in {folder} is of a newer Antrean (step {revision}); install that version")


def open_database(folder: Path) -> Engine:
    """The database of a data folder, to write to."""
    engine = create_engine(f"sqlite:///{folder / DATABASE_FILE}", connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _write_safely)
    return engine


def open_read_only(folder: Path) -> Engine:
    """The database of a data folder, to look into while a hub writes. FileNotFoundError where there is none."""
    file = (folder / DATABASE_FILE).resolve(strict=True)
    return create_engine(f"sqlite:///file:{file}?mode=ro&uri=true", poolclass=NullPool)


def bring_up_to_date(connection: Connection, folder: Path) -> None:
    """Run the steps that this store has not seen. NewerStoreError where it has seen more than we know."""
    revision = _revision(connection)
    if revision == REVISION:
        return
    if revision is not None and revision > REVISION:
        raise NewerStoreError(folder, revision)
    migrate(connection)


def damage(connection: Connection, file: Path, needed: Iterable[str]) -> str:
    """What is wrong with the structure of the database, "" for nothing found.

    All of it is looked at where that takes no time to speak of; else the tables that a start needs, and each of their
    indexes. `all_damage` looks at the rest while the hub works.
    """
    is_small = file.stat().st_size <= _QUICKLY_LOOKED_THROUGH
    checks = ["PRAGMA quick_check(1)"] if is_small else [f"PRAGMA quick_check({table})" for table in needed]
    for check in checks:
        found = str(connection.execute(text(check)).scalar())
        if found != _NOTHING_WRONG:
            return found
    connection.rollback()
    return ""


def all_damage(folder: Path) -> str:
    """What is wrong with the structure of the database, beside the hub that writes it, "" for nothing found.

    StoreError where it cannot be looked at.
    """
    engine = open_read_only(folder)
    try:
        with engine.connect() as connection:
            found = str(connection.execute(text("PRAGMA quick_check(1)")).scalar())
    except SQLAlchemyError as error:
        fault = fault_of(error, folder)
        if isinstance(fault, DamagedStoreError):
            return reason_of(error)
        raise fault from error
    return "" if found == _NOTHING_WRONG else found


def migrate(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to a step, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    connection.commit()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    connection.rollback()
    return str(found) if found is not None else None


def _write_safely(connection: DBAPIConnection, _record: object) -> None:
    """What only SQLite needs: readers beside the writer, and nothing answered before the disk has it."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=1000", "foreign_keys=ON", "cache_size=-8000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
