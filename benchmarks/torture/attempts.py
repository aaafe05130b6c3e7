"""Try many things that may only succeed or be refused in one documented line, each within a limit of time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def attempt(cases: Iterable[tuple[str, Callable[[], object]]], seconds: float) -> tuple[list[str], float]:
    """Try each case; return what went wrong, a line each, and the longest processor time in seconds."""
    wrong, longest = [], 0.0
    for name, case in cases:
        start = time.process_time()
        try:
            case()
        except DatelineError as error:
            if "\n" in str(error):
                wrong.append(f"{name}: an error of more than one line: {error}")
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            wrong.append(f"{name}: {type(error).__name__}: {error}")
        spent = time.process_time() - start
        longest = max(longest, spent)
        if spent > seconds:
            wrong.append(f"{name}: {spent:.0f} s of processor time")
    return wrong, longest
