"""Whether typography changes a reading: articles in other spaces, line ends, hyphens and accents, read and compared.

`python benchmarks/typography.py FILE.jsonl … [--articles N] [--list]`: of each corpus N articles (`text`, `published`),
each changed in fifteen ways; places, time values, events, stops and claims have to be the same, and their spans cover
the same words. Prints a line a change, and how many of all (article x change) are unchanged. Goal: 98 %.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from geo import analyse
from geo.text import is_word, normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.model import Dossier, Span

GOAL = 98.0
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
SOFT = "\u00ad"


def _paragraphs(text: str, change: Callable[[str], str]) -> str:
    """Change each paragraph; the articles of some corpora are wrapped already, so they are put together first."""
    return "\n\n".join(change(line) for line in normalise(text, is_word).text.split("\n") if line.strip())


def _wrapped(width: int) -> Callable[[str], str]:
    def fill(line: str) -> str:
        return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)

    return lambda text: _paragraphs(text, fill)


def _hyphenated(text: str) -> str:
    """Wrap at 64, and cut the first word of a line in two where there is room for its beginning."""

    def fill(paragraph: str) -> str:
        lines = textwrap.wrap(paragraph, 64, break_long_words=False, break_on_hyphens=False)
        for n in range(len(lines) - 1):
            word = lines[n + 1].split()[0]
            room = 64 - len(lines[n]) - 2
            cuts = [m.end() for m in re.finditer(r"[aeiou][^\Waeiou_](?=[^\Waeiou_][aeiou])", word) if m.end() <= room]
            if word.isalpha() and cuts and cuts[-1] >= 2 and len(word) - cuts[-1] >= 3:
                lines[n] += f" {word[: cuts[-1]]}-"
                lines[n + 1] = lines[n + 1][cuts[-1] :]
        return "\n".join(lines)

    return _paragraphs(text, fill)


def _within_words(sign: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"([^\W\d_]{3})(?=[^\W\d_]{3})", rf"\1{sign}", text)


def _ligatures(text: str) -> str:
    return re.sub("ffi|ffl|ff|fi|fl", lambda match: LIGATURES[match[0]], text)


def _mixed(text: str) -> str:
    dice = random.Random(text)  # noqa: S311 - no secret
    signs = (" ", " ", "\u00a0", "\u2009", "  ", "\t", " \u200b")
    return re.sub(" ", lambda _: dice.choice(signs), _ligatures(text)).replace("\n", "\r\n")


CHANGES: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "wrapped at 60": _wrapped(60),
    "wrapped at 72": _wrapped(72),
    "hyphenated": _hyphenated,
    "soft hyphens": _within_words(SOFT),
    "zero-width spaces": _within_words("\u200b"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text),
    "ligatures": _ligatures,
    "mixed": _mixed,
}


def facts(dossier: Dossier) -> dict[str, list[object]]:
    """Return what was read, without offsets: the words of spans as letters alone."""

    def words(span: Span) -> str:
        plain = unicodedata.normalize("NFKC", dossier.article.text[span.start : span.end])
        return re.sub(r"[\s\u00ad\u200b\u2010\u2011-]+", "", plain)

    return {
        "places": [(words(m), m.kind, m.place_id) for m in dossier.mentions],
        "times": [(words(t), t.type, t.timex) for t in dossier.times],
        "events": [
            (e.type, words(e.trigger), e.place_id, e.from_place_id, e.to_place_id, e.status, e.when)
            for e in dossier.events
        ],
        "stops": [[(s.place_id, s.status) for s in route.stops] for route in dossier.routes],
        "claims": [(words(c), c.verdict, c.measured_km) for c in dossier.claims],
    }


def articles(path: Path, count: int) -> list[tuple[str, str, str | None]]:
    """Return name, text and day of publication of some articles, spread over the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    step = max(1, len(rows) // count)
    return [
        (f"{path.stem}-{n * step}", row["text"], row.get("published")) for n, row in enumerate(rows[::step][:count])
    ]


def main() -> None:
    """Print the share of unchanged readings for each change."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("files", type=Path, nargs="+")
    asked.add_argument("--articles", type=int, default=8, metavar="N", help="of each file")
    asked.add_argument("--changes", nargs="+", default=list(CHANGES), choices=list(CHANGES), metavar="NAME")
    asked.add_argument("--list", action="store_true", help="show the first difference of each changed reading")
    options = asked.parse_args()
    same: Counter[str] = Counter()
    chosen = [article for path in options.files for article in articles(path, options.articles)]
    for name, text, published in chosen:
        before = facts(analyse(text, published=published))
        for change in options.changes:
            after = facts(analyse(CHANGES[change](text), published=published))
            same[change] += before == after
            if options.list and before != after:
                _show(f"{name}, {change}", before, after)
    for change in options.changes:
        print(f"{change:24}{same[change] / len(chosen):7.1%}")
    share = 100 * same.total() / (len(chosen) * len(options.changes))
    print(f"{'all':24}{share:6.1f}%  of {len(chosen)} articles x {len(options.changes)} changes (goal {GOAL:g} %)")
    sys.exit(share < GOAL)


def _show(name: str, before: dict[str, list[object]], after: dict[str, list[object]]) -> None:
    for kind, was in before.items():
        now = after[kind]
        if was != now:
            first = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
            print(f"{name}: {kind} {first}: {was[first : first + 1]} -> {now[first : first + 1]}")


if __name__ == "__main__":
    main()
