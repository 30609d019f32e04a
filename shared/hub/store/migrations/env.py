"""Alembic's way in: run the steps on the connection that `migrate` gives."""

from alembic import context

from shared.hub.store.tables import ENTRIES

context.configure(connection=context.config.attributes["connection"], target_metadata=ENTRIES.metadata)
with context.begin_transaction():
    context.run_migrations()
