"""Whose turn it is: one analysis at a time in a process, and none that waits long for a longer one.

spaCy's model is shared and two analyses at once would both take twice as long. So they take turns: whenever an
analysis has come to the end of a part, it gives way to every shorter one that waits.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Turns:
    """A lock that the shortest who wait get first."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._waiting: list[int] = []
        self._taken = False

    @contextmanager
    def turn(self, size: int) -> Iterator[Callable[[], None]]:
        """Hold the turn for work of a size; what is yielded gives way to smaller work and comes back."""
        self._take(size)
        try:
            yield lambda: self._give_way(size)
        finally:
            self._leave()

    def _take(self, size: int) -> None:
        with self._changed:
            self._waiting.append(size)
            self._changed.wait_for(lambda: not self._taken and size == min(self._waiting))
            self._waiting.remove(size)
            self._taken = True

    def _leave(self) -> None:
        with self._changed:
            self._taken = False
            self._changed.notify_all()

    def _give_way(self, size: int) -> None:
        with self._changed:
            smaller = any(waiting < size for waiting in self._waiting)
        if smaller:
            self._leave()
            self._take(size)
