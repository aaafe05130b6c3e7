"""What SQLite and the file system say of a store in trouble, in words: what, where, what to do."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from geo.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEAST_ROOM: Final = 256 * 1024
"""Bytes; with less room than this, a disk error is taken for a full disk."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Raise what goes wrong with a store's file as a StoreError."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _in_words(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise _in_words(error, path) from error
    except OSError as error:
        if isinstance(error, StoreError) or error.errno is None:
            raise
        raise _of_files(error, path) from error


def damaged(path: Path, what: str) -> StoreDamagedError:
    """Return the error that says that a store cannot be trusted."""
    return StoreDamagedError(
        f"The store {path} is damaged ({what}); put a backup back with `dateline store restore FILE`, or move the file "
        "away and a new store is made."
    )


def _in_words(error: sqlite3.Error, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusyError(f"Another program holds the store {path}; try again when it has ended.")
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _room(path) < _LEAST_ROOM):
        return _full(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return _read_only(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return _full(path) if _room(path) < _LEAST_ROOM else _read_only(path)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        return damaged(path, str(error))
    return StoreError(f"The store {path} cannot be used ({error}); look at its disk and its folder, then try again.")


def _of_files(error: OSError, path: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _read_only(path)
    return StoreError(f"{path} cannot be used ({error.strerror}); look at its disk and its folder, then try again.")


def _full(path: Path) -> StoreFullError:
    return StoreFullError(f"No room is left for {path}: nothing was stored. Make room on its disk and try again.")


def _read_only(path: Path) -> StoreReadOnlyError:
    return StoreReadOnlyError(
        f"{path} cannot be opened for writing; give yourself the right to write to it and to its folder, or name "
        "another folder in DATELINE_HOME."
    )


def _room(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _LEAST_ROOM
