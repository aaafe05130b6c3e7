"""Windows of time: what two of them have in common, and whether they have."""

from __future__ import annotations

from geo.model import Window


def intersect(a: Window, b: Window) -> Window:
    """Return the later of the starts and the earlier of the ends; open bounds give way."""
    lows = [w.earliest for w in (a, b) if w.earliest is not None]
    highs = [w.latest for w in (a, b) if w.latest is not None]
    return Window(earliest=max(lows, default=None), latest=min(highs, default=None))


def overlap(a: Window, b: Window) -> bool:
    """Say whether an instant lies in both."""
    starts_before_end = a.earliest is None or b.latest is None or a.earliest < b.latest
    return starts_before_end and (b.earliest is None or a.latest is None or b.earliest < a.latest)
