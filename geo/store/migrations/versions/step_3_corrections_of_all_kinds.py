"""A correction may be of any part of a dossier: its kind says which, and its target may be a longer id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Name the kind that there was as all are named now."""
    with op.batch_alter_table("corrections") as table:
        table.alter_column("target", type_=sa.String(200), existing_type=sa.String(60), existing_nullable=False)
    op.execute("UPDATE corrections SET kind = 'mention.place' WHERE kind = 'place'")
