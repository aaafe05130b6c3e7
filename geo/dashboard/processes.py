"""The processes that work for the server: those that read articles and files, and lighter ones that draw dossiers.

Apart from each other, so that a dossier opens while long articles are read.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from geo.workers import Workers

READING_NICENESS: Final = 10
DRAWING_NICENESS: Final = 5
"""Both give way to the page, and who opens a dossier goes before who has an article read."""


@cache
def readers() -> Workers:
    """Return the processes that read articles and files, started at the first call."""
    return Workers(niceness=READING_NICENESS)


@cache
def drawers() -> Workers:
    """Return the processes that draw and write out dossiers, started at the first call."""
    return Workers(tasks="geo.workers.light", niceness=DRAWING_NICENESS)


def start_workers() -> None:
    """Start all, so that they have loaded what they need before the first request."""
    readers()
    drawers()


def stop_workers() -> None:
    """End all; what they are doing fails."""
    for pool in (readers, drawers):
        if pool.cache_info().currsize:
            pool().stop()
            pool.cache_clear()
