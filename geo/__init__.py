"""Dateline: a news article in, a dossier that can be checked out.

    >>> from geo import analyse
    >>> dossier = analyse(text, published="2023-09-12")

    >>> from geo import correct, undo
    >>> dossier = correct(dossier, "event.status", "e26-departure", "denied", who="Ann", why="KCNA says so")

`show(dossier)` is the playing map in a notebook, `tables(dossier)` its tables as pandas frames.

The names are loaded when they are first used, so that `import geo` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geo.version import __version__ as __version__

if TYPE_CHECKING:
    from geo.corrections import correct as correct
    from geo.corrections import redo as redo
    from geo.corrections import undo as undo
    from geo.export import show as show
    from geo.export.tables import tables as tables
    from geo.model import Dossier as Dossier
    from geo.pipeline import analyse as analyse

__all__ = ["Dossier", "analyse", "correct", "redo", "show", "tables", "undo"]

_HOMES = {
    "Dossier": "geo.model", "analyse": "geo.pipeline", "correct": "geo.corrections", "redo": "geo.corrections",
    "show": "geo.export", "tables": "geo.export.tables", "undo": "geo.corrections",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
