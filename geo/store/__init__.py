"""Dossiers, links and corrections, kept in SQLite under the user's data folder or DATELINE_HOME."""

from __future__ import annotations

from geo.store.corrections import (
    Correction,
    Standing,
    correct,
    explain,
    history,
    keep_corrected,
    standing,
    undo,
)
from geo.store.dossiers import (
    Kept,
    find,
    find_json,
    keep,
    kept_by,
    may_correct,
    require_owner,
)
from geo.store.home import home
from geo.store.links import is_link, new_secret

__all__ = [
    "Correction",
    "Kept",
    "Standing",
    "correct",
    "explain",
    "find",
    "find_json",
    "history",
    "home",
    "is_link",
    "keep",
    "keep_corrected",
    "kept_by",
    "may_correct",
    "new_secret",
    "require_owner",
    "standing",
    "undo",
]
