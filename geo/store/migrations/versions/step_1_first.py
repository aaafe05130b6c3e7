"""The tables of Dateline 0.1.0."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "dossiers",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("link_hash", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("owner_hash", sa.LargeBinary(32), nullable=False, index=True),
        sa.Column("sealed_link", sa.LargeBinary(16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("machine", sa.Text, nullable=False),
        sa.Column("current", sa.Text, nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("dossier", sa.Integer, sa.ForeignKey("dossiers.key"), nullable=False, index=True),
        sa.Column("mention_id", sa.String(60), nullable=False),
        sa.Column("place_id", sa.String(200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
    )
