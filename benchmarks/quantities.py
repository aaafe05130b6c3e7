"""F1 of the values and units of quantities, beside a plain pattern of a number and a unit, in one run.

    python benchmarks/quantities.py CORPUS.jsonl

A line of the corpus: {"text", "quantities": [{"value", "value_max", "unit", "core", "optional"?}]}, units by their full
names. `core` leaves out inches, seconds, months, years and what is smaller; a range may come as its two ends; optional
gold is right if read and not missed if not. Same rules as NewsQuant's scorer (Almasian et al. 2023).
"""

from __future__ import annotations

import json
import re
import sys
import time
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

from geo.lexicon import Unit, classes
from geo.text import find_quantities

_UNITS = {unit.short: name.replace("_", " ") for name, unit in classes("units", Unit).items()}
_SMALL = {"inch", "centimetre", "millimetre", "micrometre", "nanometre", "second", "month", "year"}
_PLAIN_UNITS = {
    word: name.replace("_", " ")
    for name, unit in classes("units", Unit).items()
    for word in (unit.singular, unit.plural)
} | {"km": "kilometre", "mph": "mile per hour", "km/h": "kilometre per hour", "ft": "foot", "kilometers": "kilometre"}
_PLAIN = re.compile(
    rf"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)[ -]?({'|'.join(sorted(map(re.escape, _PLAIN_UNITS), key=len, reverse=True))})\b"
)


class Read(NamedTuple):
    """A value, or the two ends of a range, with the unit's full name."""

    value: float
    value_max: float | None
    unit: str


def dateline(text: str) -> list[Read]:
    """Read as Dateline does."""
    return [Read(q.value, q.value_max, _UNITS[q.unit]) for q in find_quantities(text)]


def plain(text: str) -> list[Read]:
    """Read digits before a unit's word, nothing else."""
    return [Read(float(m[1].replace(",", "")), None, _PLAIN_UNITS[m[2]]) for m in _PLAIN.finditer(text)]


def _close(a: float | None, b: float | None) -> bool:
    return (a is None) == (b is None) and (a is None or b is None or isclose(a, b, rel_tol=1e-6))


def matched(found: list[Read], gold: list[Read]) -> tuple[set[int], set[int]]:
    """Return which gold quantities were read, and which of those found were right."""
    read: set[int] = set()
    used: set[int] = set()

    def take(j: int, *wanted: Read) -> None:
        hits: list[int] = []
        for want in wanted:
            free = (i for i, f in enumerate(found) if i not in used and i not in hits and f.unit == want.unit)
            hit = next(
                (i for i in free if _close(found[i].value, want.value) and _close(found[i].value_max, want.value_max)),
                None,
            )
            if hit is None:
                return
            hits.append(hit)
        read.add(j)
        used.update(hits)

    for j, want in enumerate(gold):
        take(j, want)
    for j, want in enumerate(gold):
        if j not in read and want.value_max is not None:
            take(j, Read(want.value, None, want.unit), Read(want.value_max, None, want.unit))
    return read, used


def f1(corpus: list[dict[str, Any]], answers: list[list[Read]], *, core: bool) -> float:
    """Return F1 of values with their units."""
    hits = total = wrong = 0
    for document, answer in zip(corpus, answers, strict=True):
        told = [q for q in document["quantities"] if q["core"] or not core]
        gold = [Read(q["value"], q["value_max"], q["unit"]) for q in told]
        found = [f for f in answer if not core or f.unit not in _SMALL]
        read, used = matched(found, gold)
        optional = {j for j, q in enumerate(told) if q.get("optional")}
        hits, total = hits + len(read - optional), total + len(gold) - len(optional)
        wrong += len(found) - len(used)
    return 2 * hits / max(1, hits + total + wrong)


def main() -> None:
    """Print a line a reader."""
    corpus = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    print(f"{len(corpus)} sentences", "reader", "core", "all", "seconds", sep="\t")
    for reader in (dateline, plain):
        start = time.process_time()
        answers = [reader(document["text"]) for document in corpus]
        seconds = time.process_time() - start
        figures = (f"{f1(corpus, answers, core=core):.3f}" for core in (True, False))
        print("", reader.__name__, *figures, f"{seconds:.3f}", sep="\t")


if __name__ == "__main__":
    main()
