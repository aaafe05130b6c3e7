"""What runs in a worker's process: one piece of work after the other, as asked for on its standard input.

Requests and answers are pickles, one after the other, in pipes that nobody else holds. So a worker may be killed at any
moment without a lock that stays taken, and it sees the end of its input when whoever started it is gone, however that
ended.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from geo import errors
from geo.workers.limits import OUT_OF_MEMORY, limit_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TELL_S: Final = 0.1


class Teller:
    """Tells whoever asked for the work how far it is, ten times a second at most."""

    def __init__(self, answer: Callable[[object], None]) -> None:
        self._answer = answer
        self._told_at = 0.0

    def progress(self, step: str) -> None:
        """Tell what is being done now."""
        self._answer(("step", step))

    def advance(self, share: float) -> None:
        """Tell the share that is done."""
        now = time.monotonic()
        if now - self._told_at > _TELL_S:
            self._told_at = now
            self._answer(("share", share))


def main(tasks: str, niceness: str) -> None:
    """Work until the input ends. `tasks` is a module with `prepare` and `TASKS`, by name."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started this; the end of the input follows
    source, answer = _pipes()
    if hasattr(os, "nice"):
        os.nice(int(niceness))
    requests: SimpleQueue[tuple[str, dict[str, Any]]] = SimpleQueue()
    Thread(target=_listen, args=(source, requests), daemon=True).start()
    module = import_module(tasks)
    module.prepare()
    limit_memory()
    while True:
        name, given = requests.get()
        answer(("begun",))
        answer(_answer_to(module.TASKS, name, given, Teller(answer)))


def _pipes() -> tuple[BinaryIO, Callable[[object], None]]:
    """Return the input and what sends an answer; whatever prints in this process prints on standard error."""
    source, out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)

    def answer(what: object) -> None:
        pickle.dump(what, out)
        out.flush()

    return source, answer


def _listen(source: BinaryIO, requests: SimpleQueue[tuple[str, dict[str, Any]]]) -> None:
    """Hand on what is asked for; end the process where nobody can ask any more, even in the middle of a text."""
    try:
        while True:
            requests.put(pickle.load(source))  # noqa: S301 - from who started this process
    finally:
        os._exit(0)


def _answer_to(tasks: Mapping[str, Callable[..., object]], name: str, given: dict[str, Any], teller: Teller) -> object:
    try:
        return ("made", tasks[name](teller, **given))
    except errors.DatelineError as error:
        return ("refused", type(error).__name__, str(error))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - whatever it was, it costs this piece of work and no more
        import traceback  # noqa: PLC0415 - a fault of ours only

        traceback.print_exc(file=sys.stderr)
        return ("failed", type(error).__name__)


if __name__ == "__main__":
    main(*sys.argv[1:])
