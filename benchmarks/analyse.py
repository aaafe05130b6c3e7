"""How long the example article takes to analyse, beside spaCy's full pipeline on the same text, and the memory.

Both are warmed up, then timed in turn; the medians and their ratio are printed. Goals: ratio <= 1.25,
resident memory <= 600 MB with everything loaded.
"""

from __future__ import annotations

import resource
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geo import analyse
from geo.text.language import load_language

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 15
SEED = Path(__file__).parent.parent / "seeds" / "000_d73f2120bc69e7cf.txt"


def seconds(run: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    text = SEED.read_text(encoding="utf-8")
    nlp = load_language()
    ways: dict[str, Callable[[], object]] = {
        "dateline": lambda: analyse(text, published="2023-09-12"),
        "spacy": lambda: nlp(text),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for run in ways.values():
        run()
    resident_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for _ in range(ROUNDS):
        for name, run in ways.items():
            taken[name].append(seconds(run))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    ratios = [a / b for a, b in zip(taken["dateline"], taken["spacy"], strict=True)]
    print(f"dateline analyse      {medians['dateline'] * 1000:8.1f} ms (median of {ROUNDS})")
    print(f"spaCy's full pipeline {medians['spacy'] * 1000:8.1f} ms")
    print(f"ratio                 {statistics.median(ratios):8.2f}   (goal <= 1.25)")
    print(f"resident memory       {resident_mb:8.0f} MB (goal <= 600)")


if __name__ == "__main__":
    main()
