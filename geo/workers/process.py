"""A worker's process, from outside: asked, listened to, ended."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final

_ROOT: Final = Path(__file__).parents[2]
_ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Process:
    """One worker; it loads what it needs as soon as it is made, and answers one request at a time."""

    def __init__(self, tasks: str, niceness: int) -> None:
        path = os.pathsep.join(part for part in (str(_ROOT), os.environ.get("PYTHONPATH")) if part)
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-P", "-m", "geo.workers.worker", tasks, str(niceness)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **_ONE_THREAD, "PYTHONPATH": path},
        )  # fmt: skip
        self._answers: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
        Thread(target=self._hear, name=f"dateline worker {self._process.pid}", daemon=True).start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def code(self) -> int | None:
        """The status with which it has ended; None while it runs."""
        return self._process.poll()

    def ask(self, task: str, given: dict[str, Any]) -> None:
        """Send a request; what is wrong with the worker is told by its answer."""
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pickle.dump((task, given), pipe)
            pipe.flush()
        except OSError:
            self.end()

    def answer(self, seconds: float) -> tuple[Any, ...] | None:
        """Return what it says next, None where it says nothing for so long; ("died",) where it has ended."""
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            return None

    def end(self) -> None:
        """End it now, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()

    def _hear(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        try:
            while True:
                self._answers.put(pickle.load(pipe))  # noqa: S301 - from our own process
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.wait()
            self._answers.put(("died",))
        finally:
            pipe.close()
