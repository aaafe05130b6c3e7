"""How long a correction takes, by kind, beside the whole analysis of the same article in the same run.

    python benchmarks/corrections.py [ARTICLE.txt …]

Without a file, articles of some 6 kB put together of texts of our own. Each correction is made once, after another
before it, as at a desk: what is made a second time is remembered. Goal: at most 300 ms.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import analyse, correct
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.model import Dossier

CHARS = 6_000
ARTICLES = 8
TEXTS = Path(__file__).parent.parent / "data" / "build" / "journeys" / "news.txt"


def articles() -> Iterator[str]:
    """Yield articles of about 6 kB."""
    plain = re.sub(r"\[([^|\]]+)\|[^\]]*\]", r"\1", TEXTS.read_text("utf-8"))
    paragraphs = [part.strip() for part in plain.split("\n") if len(part) > 120 and not part.startswith("===")]
    for _ in range(ARTICLES):
        text = ""
        while len(text) < CHARS and paragraphs:
            text += paragraphs.pop(0) + "\n\n"
        yield text


def seconds(run: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def corrections(dossier: Dossier) -> dict[str, tuple[Any, ...]]:
    """Return one correction of each kind that this dossier can have."""
    events = [event for event in dossier.events if event.traveller_ids and event.place_id]
    stops = [stop for route in dossier.routes for stop in route.stops]
    names = [each for each in dossier.mentions if len(each.candidates) > 1]
    made: dict[str, tuple[Any, ...]] = {"article.published": ("article", "2023-05-12")}
    if events:
        made |= {"event.status": (events[-1].id, "denied"), "event.place": (events[0].id, "geonames:2673730")}
    if stops:
        made |= {"stop.move": (stops[-1].id, None), "stop.place": (stops[0].id, "geonames:2673730")}
        made |= {"stop.add": (stops[0].id, "geonames:3143244")}
    if names:
        made["mention.place"] = (names[0].id, names[0].candidates[1].place_id)
    if dossier.times:
        made["time.value"] = (dossier.times[0].id, "2023-05-04")
    if dossier.travellers:
        made["traveller.remove"] = (dossier.travellers[0].id,)
    return made


def main() -> None:
    """Print the figures."""
    texts = [Path(name).read_text("utf-8") for name in sys.argv[1:]] or list(articles())
    taken: dict[str, list[float]] = {}
    for text in texts:
        dossier = analyse(text, published="2023-05-05")
        taken.setdefault("the whole analysis", []).append(seconds(lambda: analyse(text, published="2023-05-05")))  # noqa: B023 - called at once
        first = correct(dossier, "article.source", "article", "Benchmark", who="benchmark")
        for kind, made in corrections(dossier).items():
            try:
                took = seconds(lambda: correct(first, kind, *made, who="benchmark"))  # noqa: B023
            except DatelineError as error:
                print(f"{kind}: {error}")
            else:
                taken.setdefault(kind, []).append(took)
    print(f"{len(texts)} articles of {min(map(len, texts)):,} to {max(map(len, texts)):,} characters, milliseconds")
    for name, times in taken.items():
        print(f"{name:20} median {statistics.median(times) * 1000:6.0f}, slowest {max(times) * 1000:6.0f}")


if __name__ == "__main__":
    main()
