"""The tables: dossiers and the corrections made to them.

Neither a link nor a browser's secret is stored, only their SHA-256: who reads the database can open nothing with it.
A browser lists its own dossiers by `sealed_link`, the link under a key that only its secret gives.

A change here needs a step in `geo/store/migrations/versions`, which brings the stores that there are to it.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, DateTime, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

dossiers = Table(
    "dossiers",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("link_hash", LargeBinary(32), nullable=False, unique=True),
    Column("owner_hash", LargeBinary(32), nullable=False, index=True),
    Column("sealed_link", LargeBinary(16), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("title", String(300), nullable=False),
    Column("machine", Text, nullable=False),  # the dossier as the machine read it
    Column("current", Text, nullable=False),  # the same with the corrections that stand
    Column("version", Integer, nullable=False, server_default="0"),  # how often `current` was changed
)

corrections = Table(
    "corrections",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.key"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),  # what is corrected, as `geo.corrections` names it: "mention.place"
    Column("target", String(200), nullable=False),  # the id of what is corrected
    Column("old", JSON(none_as_null=True)),  # its value before; null: it had none
    Column("new", JSON(none_as_null=True)),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("who", String(80), nullable=False),
    Column("why", String(300), nullable=False),
    Column("version", Integer, nullable=False),  # the dossier's version that it made
    Column("undone_at", DateTime(timezone=True)),
    Column("undone_version", Integer),  # the dossier's version that its undoing made
)
