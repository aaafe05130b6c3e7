"""Dossiers, links and corrections, kept in SQLite under the user's data folder or DATELINE_HOME."""

from __future__ import annotations

from geo.store.corrections import (
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
    delete,
    find_json,
    keep,
    kept_by,
    may_correct,
    renew_link,
    renew_secret,
    require_owner,
    stamp,
)
from geo.store.links import is_link, new_secret
from geo.store.upkeep import backup, check, count_old, prune, restore

__all__ = [
    "Kept",
    "Standing",
    "backup",
    "check",
    "correct",
    "count_old",
    "delete",
    "explain",
    "find_json",
    "history",
    "is_link",
    "keep",
    "keep_corrected",
    "kept_by",
    "may_correct",
    "new_secret",
    "prune",
    "renew_link",
    "renew_secret",
    "require_owner",
    "restore",
    "stamp",
    "standing",
    "undo",
]
