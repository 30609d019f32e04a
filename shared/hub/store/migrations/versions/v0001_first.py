"""The first tables: journal, tickets, answers, officers, facts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "entries",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String()),
        *_texts("type", "device", "officer", "event", "previous", "hash"),
        sa.PrimaryKeyConstraint("sequence"),
    )
    op.create_index("ix_entries_type_sequence", "entries", ["type", "sequence"])
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("issued_in", sa.Integer(), nullable=False),
        *_texts("hall", "day", "prefix"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("service", "category", "language", "token", "issued_at", "state"),
        *_texts("print_outcome", "in_hand_at", "counter", "officer", is_nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        *_texts("called_at", "started_at", "ended_at", is_nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["issued_in"], ["entries.sequence"]),
        sa.UniqueConstraint("hall", "day", "prefix", "number", name="uq_tickets_number"),
        sa.UniqueConstraint("hall", "day", "in_hand_at", name="uq_tickets_in_hand"),
        sa.UniqueConstraint("token", name="uq_tickets_token"),
        sa.CheckConstraint("number > 0", name="ck_tickets_number"),
        sa.CheckConstraint("(state IN ('called', 'serving')) = (in_hand_at IS NOT NULL)", name="ck_tickets_in_hand"),
    )
    op.create_table(
        "answers",
        *_texts("key", "day", "fingerprint"),
        sa.Column("status", sa.Integer(), nullable=False),
        *_texts("body"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_answers_day", "answers", ["day"])
    op.create_table("officers", *_texts("id", "name", "pin", "role"), sa.PrimaryKeyConstraint("id"))
    op.create_table("meta", *_texts("name", "value"), sa.PrimaryKeyConstraint("name"))


def _texts(*names: str, is_nullable: bool = False) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.String(), nullable=is_nullable) for name in names]
