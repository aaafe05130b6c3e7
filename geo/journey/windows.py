"""Windows of time: what two of them have in common, whether they have, and the moment that stands for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Window

if TYPE_CHECKING:
    from datetime import datetime


def intersect(a: Window, b: Window) -> Window:
    """Return the later of the starts and the earlier of the ends; open bounds give way."""
    lows = [w.earliest for w in (a, b) if w.earliest is not None]
    highs = [w.latest for w in (a, b) if w.latest is not None]
    return Window(earliest=max(lows, default=None), latest=min(highs, default=None))


def overlap(a: Window, b: Window) -> bool:
    """Say whether an instant lies in both."""
    starts_before_end = a.earliest is None or b.latest is None or a.earliest < b.latest
    return starts_before_end and (b.earliest is None or a.latest is None or b.earliest < a.latest)


def moment_of(window: Window | None) -> datetime | None:
    """Return the middle of a window, one of its bounds where the other is open; None without any."""
    if window is None:
        return None
    if window.earliest is not None and window.latest is not None:
        return window.earliest + (window.latest - window.earliest) / 2
    return window.earliest or window.latest
