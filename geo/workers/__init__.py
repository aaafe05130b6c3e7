"""Texts read in processes of their own, with limits of time and memory, so that none can freeze who asked for it."""

from __future__ import annotations

from geo.workers.limits import FILE_S
from geo.workers.pool import Listener, Workers

__all__ = ["FILE_S", "Listener", "Workers"]
