"""Look after the store: look it through, copy it while it is in use, put a copy back, clear out what is old."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, or_, select

from geo.errors import InputError, StoreDamagedError
from geo.store.dossiers import remove
from geo.store.home import make_private, store_path
from geo.store.opening import BUSY_S, close, open_store, reading, schema_of, tidy, writing
from geo.store.tables import corrections, dossiers, metadata
from geo.store.trouble import damaged, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Health:
    """What a look through the store found."""

    path: Path
    dossiers: int
    corrections: int
    troubles: tuple[str, ...]


def check() -> Health:
    """Look all of the store through; raises StoreError where it cannot be used at all."""
    path = store_path()
    if not _is_there(path):
        return Health(path, 0, 0, ())
    with reading() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        said = [str(line) for (line,) in raw.execute("PRAGMA integrity_check")]
        if said != ["ok"]:
            raise damaged(path, said[0])
        troubles = [
            f"A row of {row[0]} names a dossier that is gone." for row in raw.execute("PRAGMA foreign_key_check")
        ]
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (dossiers, corrections)
        ]
        rows = connection.execute(select(dossiers.c.key, dossiers.c.title, dossiers.c.current).order_by(dossiers.c.key))
        for key, title, current in rows:
            query = select(corrections.c.target, corrections.c.new).order_by(corrections.c.key)
            names = (corrections.c.kind == "mention.place", corrections.c.undone_at.is_(None))
            made = connection.execute(query.where(corrections.c.dossier == key, *names)).all()
            troubles += [f"“{title}”: {what}" for what in _disagreements(current, dict(tuple(row) for row in made))]
    return Health(path, counts[0], counts[1], tuple(troubles))


def _disagreements(current: str, chosen: dict[str, Any]) -> Iterator[str]:
    """Say where a dossier is not what its corrections ask for."""
    try:
        read = {mention["id"]: mention["place_id"] for mention in json.loads(current)["mentions"]}
    except (ValueError, KeyError, TypeError):
        yield "it cannot be read as a dossier."
        return
    for mention, place in chosen.items():
        if mention in read and read[mention] != place:
            yield f"its corrections set {mention} to {place}, the dossier has {read[mention]}; correct it again."


def backup(file: Path) -> None:
    """Copy the store into a new file, while it is in use; raises InputError where there is one, StoreError."""
    _refuse_to_overwrite(file)
    path = store_path()
    if not _is_there(path):
        raise InputError(f"There is no store at {path} yet, so there is nothing to back up.")
    with reading() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        _copy(raw, file)


def _is_there(file: Path) -> bool:
    with in_words(file):
        return file.exists()


def _refuse_to_overwrite(file: Path) -> None:
    if _is_there(file):
        raise InputError(f"There is a file {file} already; give another name, or move it away.")


def _copy(source: sqlite3.Connection, file: Path) -> None:
    """Copy a database into one file that only its owner can read, whole or not at all."""
    half = file.with_name(f".{file.name}.part")
    with in_words(file):
        try:
            _remove(half)
            os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(half)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            half.replace(file)
        finally:
            _remove(half)


def _remove(file: Path) -> None:
    """Remove a database with its companions, where there are any."""
    for end in ("-wal", "-shm", ""):
        file.with_name(file.name + end).unlink(missing_ok=True)


def restore(file: Path) -> Path | None:
    """Put a backup in the store's place, and return where the replaced store is kept; None where there was none.

    Who has the store open goes on with what was put back. Raises InputError where there is no such file, StoreError
    where it is no store or one of a later version; the store is then as it was.
    """
    if not _is_there(file) or not file.is_file():
        raise InputError(f"There is no file {file}; give one that `dateline store backup` wrote.")
    path = store_path()
    with in_words(path), TemporaryDirectory(dir=path.parent, prefix="dateline-restore-") as folder:
        copy = Path(folder) / "dateline.sqlite3"
        with in_words(file), closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as given:
            if schema_of(given, file) is None:
                raise StoreDamagedError(f"{file} is empty and no backup; give one that `dateline store backup` wrote.")
            _copy(given, copy)
        open_store(copy).dispose()  # brings an older one to the tables of today
        kept = path.with_name(f"dateline-replaced-{datetime.now(UTC):%Y%m%dT%H%M%S.%f}.sqlite3")
        try:
            if replaced := _is_there(path):
                _exchange(copy, kept)
        except StoreDamagedError:
            replaced = False
        if not replaced:
            close(path)
            with in_words(path):
                replaced = _set_aside(path, kept)
                shutil.move(copy, path)
    make_private(path)
    return kept if replaced else None


def _set_aside(path: Path, kept: Path) -> bool:
    """Rename what there is of a store; return whether there was any. What was not yet in its file goes with it."""
    found = [end for end in ("-wal", "-shm", "") if path.with_name(path.name + end).exists()]
    for end in found:
        path.with_name(path.name + end).replace(kept.with_name(kept.name + end))
    return bool(found)


def _exchange(copy: Path, kept: Path) -> None:
    """Keep the store's contents in `kept` and put those of `copy` in their place, in one transaction."""
    with reading():
        path = store_path()  # it is opened, and brought to the tables of today
    with (
        in_words(path),
        _gone_if_it_fails(kept),
        closing(sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)) as live,
    ):
        live.execute("PRAGMA synchronous=FULL")
        live.execute("PRAGMA secure_delete=ON")
        live.execute("ATTACH ? AS given", (str(copy),))
        live.execute("BEGIN IMMEDIATE")
        with closing(sqlite3.connect(path)) as before:
            _copy(before, kept)
        for table in reversed(metadata.sorted_tables):
            live.execute(f"DELETE FROM main.{table.name}")  # noqa: S608 - a table of ours
        for table in metadata.sorted_tables:
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            live.execute(f"INSERT INTO main.{table.name} ({columns}) SELECT {columns} FROM given.{table.name}")  # noqa: S608
        live.execute("COMMIT")
    tidy()


@contextmanager
def _gone_if_it_fails(kept: Path) -> Iterator[None]:
    """Leave no copy of a store that was not replaced."""
    try:
        yield
    except BaseException:
        _remove(kept)
        raise


def count_old(days: int) -> int:
    """Return how many dossiers were neither made nor corrected in so many days; raises StoreError."""
    if not _is_there(store_path()):
        return 0
    with reading() as connection:
        return len(_old(connection, days))


def prune(days: int) -> int:
    """Delete the dossiers that were neither made nor corrected in so many days; return how many. Raises StoreError."""
    if not _is_there(store_path()):
        return 0
    with writing() as connection:
        keys = _old(connection, days)
        remove(connection, keys)
    tidy(shrink=True)
    return len(keys)


def _old(connection: Connection, days: int) -> Sequence[int]:
    limit = datetime.now(UTC) - timedelta(days=days)
    changed = select(corrections.c.dossier).where(or_(corrections.c.made_at >= limit, corrections.c.undone_at >= limit))
    query = select(dossiers.c.key).where(dossiers.c.made_at < limit, dossiers.c.key.not_in(changed))
    return connection.execute(query).scalars().all()
