"""Officers' PINs: their hashes alone, whether they must be changed, and the tries.

The PINs of before become first PINs: a manager chose them, and whoever read the store knew them.
"""

import sqlalchemy as sa
from alembic import op

from shared.trust.pins import given_pin

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Keep no PIN that can be read, also in what the file no longer uses."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text("PRAGMA secure_delete=ON"))
    officers = [
        {"id": id_, "name": name, "role": role, "hash": given_pin(pin).hash}
        for id_, name, pin, role in connection.execute(sa.text("SELECT id, name, pin, role FROM officers"))
    ]
    connection.execute(sa.text("DELETE FROM officers"))
    op.drop_table("officers")
    op.create_table(
        "officers",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "name", "role", "pin_hash", "first_hash")),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.String()),
        sa.PrimaryKeyConstraint("id"),
    )
    _enter(connection, officers)


def _enter(connection: sa.Connection, officers: list[dict[str, str]]) -> None:
    statement = sa.text(
        "INSERT INTO officers (id, name, role, pin_hash, first_hash, must_change, wrong)"
        " VALUES (:id, :name, :role, :hash, :hash, :must_change, 0)"
    )
    for officer in officers:
        connection.execute(statement, {**officer, "must_change": True})
