"""Reservations: the hub keeps those of today and of days to come."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "appointments",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("code", "service", "slot", "category")),
        sa.PrimaryKeyConstraint("code"),
    )
