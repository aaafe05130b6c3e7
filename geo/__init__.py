"""Dateline: a news article in, a dossier that can be checked out."""

from __future__ import annotations

__version__ = "0.1.0"
