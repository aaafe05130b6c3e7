"""The store opened: looked through, brought to the tables of today, ready to be read and written."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, create_engine, event

from geo.errors import StoreBusyError, StoreNewerError
from geo.store.home import make_private, store_path
from geo.store.trouble import damaged, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST: Final = "1"
"""The tables of Dateline 0.1.0, which wrote no number into its stores."""
LATEST: Final = "3"
_KNOWN: Final = (None, FIRST, "2", LATEST)
"""The numbers of the steps in `migrations`; None: an empty file."""

BUSY_S = 15.0
"""How long one waits for another program that writes, in seconds."""

BUSY_AGAIN_S = 5.0
"""How long, in seconds, a store that another program held is not tried again: a page asks at each of its runs."""

_engines: dict[Path, tuple[Engine, int]] = {}
_busy: dict[Path, tuple[str, float]] = {}
_opening = Lock()


@contextmanager
def reading() -> Iterator[Connection]:
    """Give a connection that sees the store as it is now, until the end; raises StoreError."""
    with in_words(store_path()), _engine(store_path()).begin() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """Give a connection in a transaction of its own, the only one that writes; raises StoreError."""
    with in_words(store_path()):
        engine = _engine(store_path()).execution_options(immediate=True)
        with engine.begin() as connection:
            yield connection


def tidy(*, shrink: bool = False) -> None:
    """Have what was deleted leave the disk now, and not when the next writer comes by; `shrink` the file too."""
    path = store_path()
    with in_words(path), closing(_engine(path).raw_connection()) as connection:
        if shrink:
            with suppress(sqlite3.OperationalError):  # what was deleted is gone, if the file is large or not
                connection.cursor().execute("VACUUM")
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def close(path: Path) -> None:
    """Forget an opened store, whose file is to be replaced."""
    with _opening:
        if path in _engines:
            _engines.pop(path)[0].dispose()


def _engine(path: Path) -> Engine:
    """Return the store, opened and looked through at the first time, and again where its file is another now."""
    with _opening:
        engine, file = _engines.get(path, (None, 0))
        if engine is not None and path.exists() and path.stat().st_ino == file:
            return engine
        if engine is not None:
            engine.dispose()
        said, until = _busy.pop(path, ("", 0.0))
        if time.monotonic() < until:
            _busy[path] = said, until
            raise StoreBusyError(said)
        try:
            engine = open_store(path)
        except StoreBusyError as error:
            _busy[path] = str(error), time.monotonic() + BUSY_AGAIN_S
            raise
        _engines[path] = engine, path.stat().st_ino
        return engine


def open_store(path: Path) -> Engine:
    """Open a store, made where there is none; raises StoreError where it cannot be trusted or written."""
    make_private(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with in_words(path):
            with engine.connect() as connection:
                found = schema_of(connection.connection.driver_connection, path)
            if found != LATEST:
                _bring_to_date(engine, path)
    except BaseException:
        engine.dispose()
        raise
    make_private(path)
    return engine


def schema_of(connection: Any, path: Path) -> str | None:
    """Look a store through; return the number of its tables, None where it has none. Raises StoreError.

    `connection` is sqlite3's own.
    """
    [[said]] = connection.execute("PRAGMA quick_check(1)").fetchall()
    if said != "ok":
        raise damaged(path, str(said))
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if not {"dossiers", "corrections"} <= tables:
        raise damaged(path, "a database, but none of Dateline's")
    if "alembic_version" not in tables:
        return FIRST
    [[found]] = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if found not in _KNOWN:
        raise StoreNewerError(
            f"The store {path} was written by a later version of Dateline (its tables are number {found}, this version "
            f"knows {LATEST}); use that version, or name another folder in DATELINE_HOME."
        )
    return str(found)


def _bring_to_date(engine: Engine, path: Path) -> None:
    """Run the steps that a store lacks, all or none."""
    from alembic import command  # noqa: PLC0415 - seldom needed, and slow to import
    from alembic.config import Config  # noqa: PLC0415

    with engine.execution_options(immediate=True).begin() as connection:
        found = schema_of(connection.connection.driver_connection, path)  # another may have done it meanwhile
        config = Config()
        config.set_main_option("script_location", str(files("geo.store") / "migrations").replace("%", "%%"))
        config.attributes["connection"] = connection
        if found == FIRST:
            command.stamp(config, FIRST)
        command.upgrade(config, LATEST)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # `_begin` says when a transaction begins, tables being made included
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        _write_ahead(connection)
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any) -> None:
    """Have writers not wait for readers; two that open a new store at once may get in each other's way."""
    until = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
