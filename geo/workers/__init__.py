"""Texts read and dossiers drawn in processes of their own, with limits, so that none can freeze who asked for it."""

from __future__ import annotations

from geo.workers.limits import FILE_S
from geo.workers.pool import Listener, Workers

__all__ = ["FILE_S", "Listener", "Workers"]
