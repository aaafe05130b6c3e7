"""What alembic runs: the steps, on the connection and in the transaction of who opens the store."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
