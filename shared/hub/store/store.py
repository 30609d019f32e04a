"""The store of one hall: reads what a start needs, writes one transaction at a time, keeps what must never be lost."""

import contextlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from shared.hub.store.batch import Batch, OfficerAccount, Row, StoredAnswer
from shared.hub.store.database import DATABASE_FILE, NewerStoreError, bring_up_to_date, damage, open_database
from shared.hub.store.faults import DamagedStoreError, StoreError, fault_of, reason_of, unusable
from shared.hub.store.tables import ANSWERS, APPOINTMENTS, ENTRIES, META, OFFICERS, TICKETS
from shared.journal.entry import GENESIS, Entry
from shared.queueing.commands import Appointment
from shared.queueing.times import from_iso, iso

Recorded = tuple[int, str, str]
"""Of an entry: its sequence, its type and its event."""

_AT_A_TIME = 1000
_ENTRY = [ENTRIES.c[name] for name in Entry.__slots__]
_NEEDED = (ANSWERS.name, META.name, OFFICERS.name, APPOINTMENTS.name)
"""What a start reads besides the entries, which have their chain."""

_CHANGE_TICKET = (
    update(TICKETS)
    .where(TICKETS.c.id == bindparam("ticket"))
    .where(TICKETS.c.in_hand_at.is_not_distinct_from(bindparam("was_in_hand_at")))
)


class ContradictionError(Exception):
    """The store's constraints refuse what was to be written."""


class Store:
    """One connection, used by one thread at a time: `write` and then `commit`, or `rollback`."""

    def __init__(self, folder: Path) -> None:
        self._engine = open_database(folder)
        self._folder = folder
        self._connection: Connection | None = None

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the data folder's store, made or brought up to date where needed. StoreError where it cannot be."""
        store = cls(folder)
        try:
            bring_up_to_date(store._connected(), folder)
            if found := damage(store._connected(), folder / DATABASE_FILE, _NEEDED):
                raise DamagedStoreError(folder, found)
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            store.close()
            raise unusable(error, folder) from error
        except (NewerStoreError, StoreError):
            store.close()
            raise
        return store

    def write(self, batch: Batch) -> None:
        """Write into the open transaction: on no disk yet. ContradictionError where a constraint refuses it."""
        try:
            connection = self._connected()
            for table, rows in ((ENTRIES, batch.entries), (TICKETS, batch.issued)):
                if rows:
                    connection.execute(insert(table), rows)
            if batch.changed:
                _change_tickets(connection, batch)
            if batch.appointments:
                _change_appointments(connection, batch)
            if batch.officers is not None:
                _replace_officers(connection, batch.officers)
            _change_accounts(connection, batch.accounts)
            if batch.forget_answers_before is not None:
                connection.execute(delete(ANSWERS).where(ANSWERS.c.day < batch.forget_answers_before))
            if batch.answers:
                connection.execute(insert(ANSWERS), batch.answers)
        except IntegrityError as error:
            raise ContradictionError(reason_of(error)) from error
        except SQLAlchemyError as error:
            raise fault_of(error, self._folder) from error

    def commit(self) -> None:
        """Wait until the disk has the open transaction. StoreError where it does not take it."""
        try:
            self._connected().commit()
        except SQLAlchemyError as error:
            raise fault_of(error, self._folder) from error

    def rollback(self) -> None:
        """Forget the open transaction. StoreError where the connection is broken: `reconnect` then."""
        try:
            self._connected().rollback()
        except SQLAlchemyError as error:
            raise fault_of(error, self._folder) from error

    def reconnect(self) -> None:
        """Drop a connection that is good for nothing; the next use makes a new one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(SQLAlchemyError):
                connection.invalidate()
                connection.close()

    def entries_of_the_day(self) -> Iterator[Entry]:
        """All that the present state follows from: the plan in force when the last day started, and all since."""
        try:
            with self._connected().begin():
                yield from self._since_the_day_started()
        except SQLAlchemyError as error:
            raise fault_of(error, self._folder) from error

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._folder

    def last(self, kind: str) -> Recorded | None:
        """The last event of a type, None where there is none."""
        newest = select(ENTRIES.c.sequence, ENTRIES.c.type, ENTRIES.c.event).where(
            ENTRIES.c.sequence == _last(kind).scalar_subquery()
        )
        with self._reading() as connection:
            found = connection.execute(newest).first()
        return (found[0], found[1], found[2]) if found else None

    def head(self) -> tuple[int, str]:
        """Sequence and hash of the last entry; 0 and the genesis hash where there is none."""
        newest = select(ENTRIES.c.sequence, ENTRIES.c.hash).order_by(ENTRIES.c.sequence.desc()).limit(1)
        with self._reading() as connection:
            found = connection.execute(newest).first()
        return (found[0], found[1]) if found else (0, GENESIS)

    def answered_keys(self) -> set[str]:
        """The keys of all remembered answers."""
        with self._reading() as connection:
            return set(connection.execute(select(ANSWERS.c.key)).scalars())

    def answer(self, key: str) -> StoredAnswer | None:
        """What the command with this key was answered."""
        columns = (ANSWERS.c.fingerprint, ANSWERS.c.status, ANSWERS.c.body)
        with self._reading() as connection:
            found = connection.execute(select(*columns).where(ANSWERS.c.key == key)).first()
        return StoredAnswer(*found) if found else None

    def officers(self) -> tuple[OfficerAccount, ...]:
        """Who may sign in."""
        with self._reading() as connection:
            rows = connection.execute(select(OFFICERS).order_by(OFFICERS.c.name)).all()
        try:
            return tuple(OfficerAccount.from_row(row._asdict()) for row in rows)
        except ValueError as error:
            raise DamagedStoreError(self._folder, "an officer's account is not what was written") from error

    def appointments(self, since: datetime) -> tuple[Appointment, ...]:
        """The reservations for `since` (aware) and later."""
        columns = (APPOINTMENTS.c.code, APPOINTMENTS.c.service, APPOINTMENTS.c.slot, APPOINTMENTS.c.category)
        wanted = select(*columns).where(APPOINTMENTS.c.slot >= iso(since)).order_by(APPOINTMENTS.c.slot)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        try:
            return tuple(Appointment(code, service, from_iso(slot), category) for code, service, slot, category in rows)
        except ValueError as error:
            raise DamagedStoreError(self._folder, "a reservation is not what was written") from error

    def secret(self) -> bytes:
        """The hall's secret, made at the first asking."""
        with self._reading() as connection:
            found = connection.execute(select(META.c.value).where(META.c.name == "secret")).scalar()
        try:
            return bytes.fromhex(found) if found else self._new_secret()
        except ValueError as error:
            raise DamagedStoreError(self._folder, "the secret of the hall is not what was written") from error

    def close(self) -> None:
        """Let go of the file; what was committed moves from the log into it."""
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _reading(self) -> "_Reading":
        return _Reading(self)

    def _new_secret(self) -> bytes:
        secret = secrets.token_bytes(32)
        try:
            self._connected().execute(insert(META), {"name": "secret", "value": secret.hex()})
        except SQLAlchemyError as error:
            raise fault_of(error, self._folder) from error
        self.commit()
        return secret

    def _since_the_day_started(self) -> Iterator[Entry]:
        connection = self._connected()
        first = connection.execute(_last("day_started")).scalar() or 0
        plan = connection.execute(_last("plan_applied", before=first)).scalar()
        query = select(*_ENTRY).order_by(ENTRIES.c.sequence)
        wanted = ENTRIES.c.sequence >= first
        rows = connection.execute(query.where(wanted | (ENTRIES.c.sequence == plan) if plan else wanted))
        for some in rows.partitions(_AT_A_TIME):
            yield from (Entry(*row) for row in some)


class _Reading:
    """A short look at the store, its errors turned into ours."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Connection:
        try:
            return self._store._connected()
        except SQLAlchemyError as error:
            raise fault_of(error, self._store.folder) from error

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, SQLAlchemyError):
            raise fault_of(error, self._store.folder) from error
        self._store._connected().rollback()


def _change_tickets(connection: Connection, batch: Batch) -> None:
    changed = connection.execute(_CHANGE_TICKET, batch.changed).rowcount
    if changed != len(batch.changed):
        raise ContradictionError(f"{len(batch.changed) - changed} tickets are not where their events found them")


def _change_appointments(connection: Connection, batch: Batch) -> None:
    connection.execute(delete(APPOINTMENTS).where(APPOINTMENTS.c.code.in_(batch.appointments)))
    if kept := [row for row in batch.appointments.values() if row is not None]:
        connection.execute(insert(APPOINTMENTS), kept)


def _replace_officers(connection: Connection, officers: tuple[OfficerAccount, ...]) -> None:
    connection.execute(delete(OFFICERS))
    if rows := [one.to_row() for one in officers]:
        connection.execute(insert(OFFICERS), rows)


def _change_accounts(connection: Connection, accounts: list[Row]) -> None:
    for row in accounts:
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == row["id"]).values(row))


def _last(kind: str, before: int | None = None) -> Select[Any]:
    query = select(func.max(ENTRIES.c.sequence)).where(ENTRIES.c.type == kind)
    return query.where(ENTRIES.c.sequence < before) if before is not None else query
