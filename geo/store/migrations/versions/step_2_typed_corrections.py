"""A correction is a typed record with its old value; a dossier counts its changes."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make the new columns and bring the corrections over."""
    op.add_column("dossiers", sa.Column("version", sa.Integer, nullable=False, server_default="0"))
    op.rename_table("corrections", "corrections_1")
    op.drop_index("ix_corrections_dossier")
    op.create_table(
        "corrections",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("dossier", sa.Integer, sa.ForeignKey("dossiers.key"), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("target", sa.String(60), nullable=False),
        sa.Column("old", sa.JSON(none_as_null=True)),
        sa.Column("new", sa.JSON(none_as_null=True)),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_version", sa.Integer),
    )
    connection = op.get_bind()
    for key in connection.scalars(sa.text("SELECT DISTINCT dossier FROM corrections_1")).all():
        _bring_over(connection, key)
    op.drop_table("corrections_1")


def _bring_over(connection: sa.Connection, dossier: int) -> None:
    """Number a dossier's corrections and undoings in the order in which they were made, and add the old values."""
    machine = connection.scalar(sa.text("SELECT machine FROM dossiers WHERE key = :key"), {"key": dossier})
    read = {mention["id"]: mention["place_id"] for mention in json.loads(machine)["mentions"]}
    query = sa.text("SELECT * FROM corrections_1 WHERE dossier = :key ORDER BY key")
    rows = [dict(row) for row in connection.execute(query, {"key": dossier}).mappings()]
    changes = [(row["made_at"], row["key"], "version") for row in rows]
    changes += [(row["undone_at"], row["key"], "undone_version") for row in rows if row["undone_at"]]
    numbers = {(key, name): number for number, (_, key, name) in enumerate(sorted(changes), 1)}
    for at, row in enumerate(rows):
        before = [
            other["place_id"]
            for other in rows[:at]
            if other["mention_id"] == row["mention_id"]
            and not (other["undone_at"] and other["undone_at"] <= row["made_at"])
        ]
        old = before[-1] if before else read.get(row["mention_id"])
        connection.execute(
            sa.text(
                "INSERT INTO corrections VALUES (:key, :dossier, 'place', :mention_id, :old, :new, :made_at, :who, "
                ":why, :version, :undone_at, :undone_version)"
            ),
            row
            | {"old": None if old is None else json.dumps(old), "new": json.dumps(row["place_id"])}
            | {name: numbers.get((row["key"], name)) for name in ("version", "undone_version")},
        )
    connection.execute(
        sa.text("UPDATE dossiers SET version = :version WHERE key = :key"), {"version": len(changes), "key": dossier}
    )
