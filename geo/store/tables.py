"""The tables: dossiers and the corrections made to them.

Neither a link nor a browser's secret is stored, only their SHA-256: who reads the database can open nothing with it.
A browser lists its own dossiers by `sealed_link`, the link under a key that only its secret gives.
"""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

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
)

corrections = Table(
    "corrections",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.key"), nullable=False, index=True),
    Column("mention_id", String(60), nullable=False),
    Column("place_id", String(200), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("who", String(80), nullable=False),
    Column("why", String(300), nullable=False),
    Column("undone_at", DateTime(timezone=True)),
)
