"""The tables of a hall. Times are text as the record writes them (ISO 8601, UTC, `Z`), days are `YYYY-MM-DD`."""

from typing import Any, cast

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint
from sqlmodel import Field, SQLModel


class EntryRow(SQLModel, table=True):
    """The journal: every event, in order, each bound to the one before. Nothing here is ever changed or deleted."""

    __tablename__ = "entries"
    __table_args__ = (Index("ix_entries_type_sequence", "type", "sequence"),)

    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    day: str | None
    type: str
    device: str
    officer: str
    event: str
    previous: str
    hash: str


class TicketRow(SQLModel, table=True):
    """The tickets as the journal leaves them. Its constraints refuse what the rules might have forgotten.

    `in_hand_at` is the counter where the ticket is called or served: one ticket to a counter, one counter to a ticket.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("hall", "day", "prefix", "number", name="uq_tickets_number"),
        UniqueConstraint("hall", "day", "in_hand_at", name="uq_tickets_in_hand"),
        UniqueConstraint("token", name="uq_tickets_token"),
        CheckConstraint("number > 0", name="ck_tickets_number"),
        CheckConstraint("(state IN ('called', 'serving')) = (in_hand_at IS NOT NULL)", name="ck_tickets_in_hand"),
    )

    id: str = Field(primary_key=True)
    issued_in: int = Field(foreign_key="entries.sequence")
    hall: str
    day: str
    prefix: str
    number: int
    service: str
    category: str
    language: str
    token: str
    issued_at: str
    state: str
    print_outcome: str | None
    in_hand_at: str | None
    counter: str | None
    officer: str | None
    calls: int
    called_at: str | None
    started_at: str | None
    ended_at: str | None


class AnswerRow(SQLModel, table=True):
    """What a command was answered, so that the same command again gets the same answer. Kept for two days."""

    __tablename__ = "answers"

    key: str = Field(primary_key=True)
    day: str = Field(index=True)
    fingerprint: str
    status: int
    body: str


class OfficerRow(SQLModel, table=True):
    """Who may sign in, as the hall file in force says, and the hashes of the PIN in force and of the first one given.

    `wrong` tries since the last right one, the last of them at `tried_at`.
    """

    __tablename__ = "officers"

    id: str = Field(primary_key=True)
    name: str
    role: str
    pin_hash: str
    first_hash: str
    must_change: bool
    wrong: int
    tried_at: str | None


class AppointmentRow(SQLModel, table=True):
    """A reservation that was not given up, as the journal leaves it. One of a past day may stay: it opens nothing."""

    __tablename__ = "appointments"

    code: str = Field(primary_key=True)
    service: str
    slot: str
    category: str


class MetaRow(SQLModel, table=True):
    """Facts of this store: the hall's secret, the hub's id."""

    __tablename__ = "meta"

    name: str = Field(primary_key=True)
    value: str


def _table(model: type[SQLModel]) -> Table:
    return cast("Table", cast("Any", model).__table__)


ENTRIES = _table(EntryRow)
TICKETS = _table(TicketRow)
ANSWERS = _table(AnswerRow)
OFFICERS = _table(OfficerRow)
APPOINTMENTS = _table(AppointmentRow)
META = _table(MetaRow)
