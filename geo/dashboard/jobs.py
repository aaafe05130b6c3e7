"""Work that outlasts a run of the page: it goes on in a thread of its own, tells how far it is, and can be stopped.

The page stays usable meanwhile, and asks now and then how the work stands.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from geo.dashboard.trouble import said
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT_S: Final = 10.0
"""After so long without its reader work is stopped; a page that lost its connection has come back by then."""

_log = logging.getLogger(__name__)
Made = TypeVar("Made")


class StoppedError(Exception):
    """The reader has stopped the work."""


@dataclass(eq=False)
class Job(Generic[Made]):
    """A piece of work: what it is called, what it is doing now, the share that is done, and what came of it.

    `present` tells whether whoever wanted it is still there.
    """

    name: str
    step: str = ""
    share: float = 0.0
    made: Made | None = None
    error: str | None = None
    present: Callable[[], bool] = lambda: True
    _present_at: float = field(default_factory=time.monotonic)
    _began: float = field(default_factory=time.monotonic)
    _stop: Event = field(default_factory=Event)
    _over: Event = field(default_factory=Event)

    def start(self, work: Callable[[Job[Made]], Made]) -> Job[Made]:
        """Begin the work in a thread and return at once; `work` tells `progress` and `advance` of this job."""
        Thread(target=self._run, args=(work,), name=f"dateline: {self.name[:40]}", daemon=True).start()
        return self

    def _run(self, work: Callable[[Job[Made]], Made]) -> None:
        try:
            self.made = work(self)
        except StoppedError:
            self.error = "Stopped."
        except DatelineError as error:
            self.error = said(error)
        except Exception as error:  # noqa: BLE001 - whatever it was, it ends this work and not the server
            _log.exception("A piece of work failed: %s", self.name)
            self.error = f"This failed through a fault of ours ({type(error).__name__}, logged)."
        finally:
            self._over.set()

    @property
    def over(self) -> bool:
        """Whether it has ended, well or not."""
        return self._over.is_set()

    @property
    def stopped(self) -> bool:
        """Whether the reader wants it stopped."""
        return self._stop.is_set()

    @property
    def seconds_left(self) -> float | None:
        """How long it will still take at the pace so far; None while that cannot be told."""
        spent = time.monotonic() - self._began
        return spent * (1 - self.share) / self.share if self.share > 0.05 and spent > 3 else None

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; return whether it is over."""
        return self._over.wait(seconds)

    def stop(self) -> None:
        """Have the work end at its next step."""
        self._stop.set()

    def progress(self, step: str) -> None:
        """Say what is being done now; raises StoppedError where it shall be no more."""
        self.step = step
        self._check()

    def advance(self, share: float) -> None:
        """Say what share of the whole is done; raises StoppedError where no more shall be."""
        self.share = max(self.share, min(1.0, share))
        self._check()

    def _check(self) -> None:
        now = time.monotonic()
        if self.present():
            self._present_at = now
        if self._stop.is_set() or now - self._present_at > _LEFT_S:
            raise StoppedError
