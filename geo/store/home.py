"""Where what this machine's users made is kept: the folder, and the database in it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import Engine, create_engine, event

from geo.store.tables import metadata


def home() -> Path:
    """Return the folder for stored dossiers: DATELINE_HOME, else the user's data folder; made if missing."""
    return _make(os.environ.get("DATELINE_HOME"))


@cache
def _make(chosen: str | None) -> Path:
    folder = Path(chosen).expanduser() if chosen else user_data_path("dateline", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@cache
def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 15})

    @event.listens_for(engine, "connect")
    def _prepare(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # a DB-API connection, which has no type
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    metadata.create_all(engine)
    return engine


def engine() -> Engine:
    """Return the database of the present home, its tables made."""
    return _engine(home() / "dateline.sqlite3")
