"""How many time expressions of a corpus are found, and how many values are right, against dateparser or bare NER.

    python benchmarks/times.py TIMEBANK.jsonl

Lines of the corpus: {"id", "published", "text", "times": [{"start", "end", "value"}]}. Scored as TempEval-3 did
(UzZaman et al. 2013): a found expression overlaps one of the gold's, its value is right if it is the same string.
Prints F1 of finding, of exact spans and of values, and the seconds that each took.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geo.text.language import read
from geo.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable

Span = tuple[int, int, str]


def score(gold: list[list[Span]], found: list[list[Span]]) -> dict[str, float]:
    """Return F1 of overlapping spans, exact spans and values, as TempEval-3 counts them."""
    hits = exact = valued = 0
    for truths, guesses in zip(gold, found, strict=True):
        free = list(truths)
        for start, end, value in sorted(guesses):
            best = max(free, key=lambda t: min(end, t[1]) - max(start, t[0]), default=None)
            if best is None or min(end, best[1]) <= max(start, best[0]):
                continue
            free.remove(best)
            hits += 1
            exact += (start, end) == best[:2]
            valued += value == best[2]
    total = sum(map(len, gold)) + sum(map(len, found))
    return {name: 2 * n / max(1, total) for name, n in (("found", hits), ("exact", exact), ("value", valued))}


def ours(text: str, published: date) -> list[Span]:
    """Return what Dateline finds."""
    return [(ref.start, ref.end, ref.timex) for ref in find_times(text, published)[0]]


def dateparsers(text: str, published: date) -> list[Span]:
    """Return what dateparser's search finds, to the day."""
    from dateparser.search import search_dates  # noqa: PLC0415 - only where it is installed

    base = datetime(published.year, published.month, published.day)  # noqa: DTZ001 - dateparser wants it naive
    found, here = [], 0
    for words, instant in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []:
        at = text.find(words, here)
        if at >= 0:
            found.append((at, at + len(words), instant.date().isoformat()))
            here = at + len(words)
    return found


def entities(text: str, published: date) -> list[Span]:
    """Return the DATE and TIME spans of spaCy's entity recogniser, which gives no values."""
    del published
    return [(e.start_char, e.end_char, "") for e in read(text).ents if e.label_ in {"DATE", "TIME"}]


def run(
    name: str, reader: Callable[[str, date], list[Span]], documents: list[dict[str, str]], gold: list[list[Span]]
) -> None:
    """Print one row."""
    start = time.perf_counter()
    found = [reader(d["text"], date.fromisoformat(d["published"])) for d in documents]
    seconds = time.perf_counter() - start
    figures = score(gold, found)
    print(f"{name:<12}{figures['found']:>8.3f}{figures['exact']:>8.3f}{figures['value']:>8.3f}{seconds:>9.1f}")


def main() -> None:
    """Score Dateline and what is there to compare it with."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, help="a JSON Lines file of annotated documents")
    lines = parser.parse_args().corpus.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    gold = [[(t["start"], t["end"], t["value"]) for t in d["times"]] for d in documents]
    print(f"{len(documents)} documents, {sum(map(len, gold))} expressions")
    print(f"{'F1 of':<12}{'found':>8}{'exact':>8}{'value':>8}{'seconds':>9}")
    run("dateline", ours, documents, gold)
    run("NER spans", entities, documents, gold)
    try:
        import dateparser  # noqa: F401, PLC0415 - is it installed?
    except ImportError:
        print("dateparser is not installed; nothing else to compare with")
        return
    run("dateparser", dateparsers, documents, gold)


if __name__ == "__main__":
    main()
