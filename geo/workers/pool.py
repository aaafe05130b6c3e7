"""A few workers and whose turn it is: short texts go before long ones, but for ever before none; one takes no long one.

Who asks waits in a thread of its own, and is asked ten times a second whether it still wants an answer: what its
listener raises ends the work, by ending the worker that does it. Another takes its place.
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from dataclasses import dataclass, field
from threading import Condition
from typing import TYPE_CHECKING, Any, Final, Protocol

from geo import errors
from geo.errors import DatelineError, InputError
from geo.workers.limits import OUT_OF_MEMORY, Piece, What, died_words, limit_s, too_big_words, too_long_words
from geo.workers.process import Process

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORT_CHARS: Final = 15_000
"""What one worker keeps itself free for; the longest of 500 news articles have 12,000."""

_POLL_S: Final = 0.1
_LOAD_S: Final = 120.0
_KEPT_TEXTS: Final = 8


class Listener(Protocol):
    """Who has asked: it is told how far the work is, and may raise to end it."""

    def progress(self, step: str) -> None:
        """Hear what is being done now."""

    def advance(self, share: float) -> None:
        """Hear the share that is done."""


@dataclass(order=True, frozen=True)
class _Turn:
    """A place in the queue: `due` is when the text would be read had it been begun when it came, at the slowest pace.

    So a short text goes before a long one that came a little earlier, but not before one that has waited for long.
    """

    due: float
    chars: int = field(compare=False)
    number: int = field(default_factory=itertools.count().__next__)


@dataclass(eq=False)
class _Place:
    """A worker's place, in which another takes over where one has ended; `has_read` has hashes of its last articles."""

    longest: float
    process: Process
    taken: bool = False
    has_read: deque[int] = field(default_factory=lambda: deque(maxlen=_KEPT_TEXTS))


class Workers:
    """Processes that work for this one; made before the first request, so that they have loaded what they need.

    `tasks` names the module of what they can be asked for, and `niceness` how much they give way to other processes.
    """

    def __init__(self, count: int = 2, *, tasks: str = "geo.workers.reading", niceness: int = 0) -> None:
        self._start: Callable[[], Process] = lambda: Process(tasks, niceness)
        self._changed = Condition()
        self._waiting: list[_Turn] = []
        self._stopped = False
        longest = [float("inf"), *[float(_SHORT_CHARS)] * (count - 1)]
        self._places = [_Place(limit, self._start()) for limit in longest]

    @property
    def pids(self) -> list[int]:
        """The processes' numbers."""
        return [place.process.pid for place in self._places]

    def run(
        self,
        task: str,
        listener: Listener,
        *,
        chars: int,
        what: What = "text",
        article: str = "",
        seconds: float | None = None,
        **given: Any,
    ) -> Any:
        """Return what a worker makes of a request, of a text of so many characters, in the `seconds` that it may take.

        `what` it is called where it fails. A worker that has read `article` before is asked first. Raises what the
        listener raises and the error that the text caused, InputError where it took more time or memory than it may,
        DatelineError where the worker ended.
        """
        piece = Piece(chars, what)
        read = hash(article) if article else 0
        place = self._take(chars, read, listener)
        done = False
        try:
            if place.process.code is not None:
                place.process = self._start()
            place.process.ask(task, given)
            answer = _listen(place.process, piece, seconds or limit_s(chars), listener)
            done = True
        finally:
            self._leave(place, read, done=done)
        return _made(answer, piece)

    def stop(self) -> None:
        """End the processes."""
        with self._changed:
            self._stopped = True
            for place in self._places:
                place.process.end()
            self._changed.notify_all()

    def _take(self, chars: int, read: int, listener: Listener) -> _Place:
        """Wait for one's turn and take a place."""
        mine = _Turn(time.monotonic() + limit_s(chars), chars)
        with self._changed:
            self._waiting.append(mine)
            try:
                while (place := self._free(mine, read)) is None:
                    self._changed.wait(_POLL_S)
                    listener.advance(0.0)
                place.taken = True
            finally:
                self._waiting.remove(mine)
                self._changed.notify_all()
        return place

    def _free(self, mine: _Turn, read: int) -> _Place | None:
        """Return the place that is left when those before have been given theirs, the choosiest that takes each."""
        if self._stopped:
            raise DatelineError("Dateline is being stopped.")
        free = sorted((place for place in self._places if not place.taken), key=lambda place: place.longest)
        for turn in sorted(self._waiting):
            fit = [place for place in free if turn.chars <= place.longest]
            if turn is mine:
                return min(fit, key=lambda place: read not in place.has_read, default=None)
            if fit:
                free.remove(fit[0])
        return None

    def _leave(self, place: _Place, read: int, *, done: bool) -> None:
        with self._changed:
            if not done and not self._stopped:
                place.process.end()
                place.process = self._start()
                place.has_read.clear()
            elif read:
                place.has_read.append(read)
            place.taken = False
            self._changed.notify_all()


def _listen(process: Process, piece: Piece, seconds: float, listener: Listener) -> tuple[Any, ...]:
    """Hear what a worker says until it is done; raises what the listener raises, and for what took too much."""
    share, ends = 0.0, time.monotonic() + _LOAD_S
    while True:
        answer = process.answer(_POLL_S)
        if answer is not None:
            kind, *said = answer
            if kind == "begun":
                ends = time.monotonic() + seconds
            elif kind == "step":
                listener.progress(said[0])
            elif kind == "share":
                share = said[0]
            elif kind == "died":
                raise _ended(process.code, piece)
            else:
                return answer
        if time.monotonic() > ends:
            raise InputError(too_long_words(piece, seconds))
        listener.advance(share)


def _ended(code: int | None, piece: Piece) -> DatelineError:
    return InputError(too_big_words(piece)) if code == OUT_OF_MEMORY else DatelineError(died_words(piece, code))


def _made(answer: tuple[Any, ...], piece: Piece) -> Any:
    kind, *said = answer
    if kind == "made":
        return said[0]
    if kind == "refused":
        raise getattr(errors, said[0], DatelineError)(said[1])
    raise DatelineError(f"{piece} could not be read, through a fault of ours ({said[0]}, logged).")
