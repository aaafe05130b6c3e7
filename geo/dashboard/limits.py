"""What one browser may use of the server at a time, so that others keep their share.

A tab does one piece of work at a time, so the number of tabs bounds that too. A browser is told by its secret; one that
takes no cookies, by the address it comes from.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from streamlit import runtime

MOST_TABS: Final = 16
MOST_TABS_WITHOUT_COOKIE: Final = 100
MOST_UPLOADED: Final = 60_000_000
"""Bytes of files that a tab may have given, all together."""


class Tabs:
    """How many tabs each browser has open."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def enter(self, browser: str, most: int) -> bool:
        """Count one more and return True, or return False where a browser has as many as it may."""
        if self._open[browser] >= most:
            return False
        self._open[browser] += 1
        return True

    def leave(self, browser: str) -> None:
        """Count one less."""
        self._open[browser] -= 1
        if self._open[browser] <= 0:
            del self._open[browser]


def may_upload(session: str, size: int) -> bool:
    """Return whether a tab may give a file of so many bytes beside those it has given."""
    if not runtime.exists():
        return True
    held = getattr(runtime.get_instance().uploaded_file_mgr, "file_storage", {}).get(session, {})
    return size + sum(len(record.data) for record in list(held.values())) <= MOST_UPLOADED
