"""Dossiers, links and corrections, kept in SQLite under the user's data folder or DATELINE_HOME."""

from __future__ import annotations

from geo.store.dossiers import (
    Correction,
    Kept,
    correct,
    explain,
    find,
    find_json,
    history,
    keep,
    kept_by,
    machine_reading,
    may_correct,
    replace,
    require_owner,
    standing,
    undo,
    undone,
)
from geo.store.home import home
from geo.store.links import is_link, new_secret

__all__ = [
    "Correction",
    "Kept",
    "correct",
    "explain",
    "find",
    "find_json",
    "history",
    "home",
    "is_link",
    "keep",
    "kept_by",
    "machine_reading",
    "may_correct",
    "new_secret",
    "replace",
    "require_owner",
    "standing",
    "undo",
    "undone",
]
