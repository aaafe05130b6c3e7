"""Who was where, in what order: `python benchmarks/journeys.py [FOLDER …] [--held-out FOLDER …] [--before DIR]`.

A folder has ID.txt with the gold itinerary ID.json beside it: journeys of others, or, where most are told by "I",
posts. Printed are precision, recall and F1 of the stops in order, forbidden stops, statuses, days of arrival and claims
contradicted, beside every located name in the order of the text as one route and, of DIR/FOLDER/ID.json, the last
version's dossiers (`--dossiers DIR` writes those of this one). Then routes in texts without a journey, F1 of the marked
texts of data/build/journeys by part, whether sureness comes true, and time. Each promise has its goal beside it.

`--parts scores marks speed growth` takes some of it. Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "data" / "build"))  # where the marked texts are read

import growth  # noqa: E402 - found beside this file, as its neighbours
from journey_marks import pooled_f1, score_marks, tells_journey  # noqa: E402
from journey_scores import best_route, every_name, total  # noqa: E402
from journeys_gold import annotated_texts, made_texts  # noqa: E402 - found through the path set above
from presence import is_apart  # noqa: E402 - as its neighbour

from geo import analyse  # noqa: E402 - after the path, as its neighbours
from geo.errors import DatelineError  # noqa: E402 - after the path, as its neighbours
from geo.text.language import load_language  # noqa: E402 - after the path, as its neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from journey_marks import MarkedScore
    from journey_scores import RouteScore, Total

    Json = dict[str, Any]

SHARED = ROOT.parent / "shared"
PARTS = ("scores", "marks", "speed", "growth")
F1_GOALS = {("journeys", False): 0.78, ("journeys", True): 0.70, ("posts", False): 0.72, ("posts", True): 0.64}
PRECISION_GOAL, STATUS_GOAL, DAY_GOAL = 0.80, 0.92, 0.75
FORBIDDEN_GOALS = {"journeys": 1 / 14, "posts": 1 / 9}
APART_GOAL, ROUTES_GOAL, SPEED_GOAL, GROWTH_GOAL = 0.05, 1 / 20, 1.5, 1.1
"""Difference of F1, routes in a text without a journey, times spaCy's full pipeline, power of the size."""

BRIER_GOAL, OVERSURE_GOAL = 0.20, 0.05
"""Of the sureness of stops; saying of each the share that is right would reach .19 where that is three in four."""

GROWING = ("news", "dated journeys", "journeys without dates", "he and she")
GROWTH_LIMIT_S = 300
PARTS_OF_DOSSIER = ("mentions", "places", "travellers", "events", "routes", "claims")
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)


@dataclass(frozen=True)
class Promise:
    """A figure with its goal, which it must reach or, where `at_most`, may not exceed."""

    name: str
    figure: float
    goal: float
    at_most: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the figure is within the goal."""
        return self.figure <= self.goal if self.at_most else self.figure >= self.goal

    def __str__(self) -> str:
        """Return the line that is printed."""
        sign = "<=" if self.at_most else ">="
        return f"{self.name:52}{self.figure:8.3f}   goal {sign} {self.goal:.3f}{'' if self.is_kept else '   missed'}"


@dataclass(frozen=True)
class Document:
    """An article with its gold itinerary."""

    id: str
    text: str
    gold: Json


@dataclass(frozen=True)
class Marked:
    """What the routes of a marked text are worth, and whether the text tells a journey at all."""

    score: MarkedScore
    tells: bool


def documents(folder: Path) -> list[Document]:
    """Return the articles of a folder."""
    return [
        Document(file.stem, file.with_suffix(".txt").read_text("utf-8"), json.loads(file.read_text("utf-8")))
        for file in sorted(folder.glob("*.json"))
    ]


def kind_of(golds: Sequence[Json]) -> str:
    """Return "posts" where most are told by whoever travels, else "journeys"."""
    told = sum(gold.get("traveller", "narrator") == "narrator" for gold in golds)
    return "posts" if told > len(golds) / 2 else "journeys"


def dossier_of(text: str, published: str | None) -> Json:
    """Return the dossier of a text as it is written to files; an empty one with the error where reading it failed."""
    try:
        dossier = analyse(text, published=published)
    except (DatelineError, ValueError) as error:
        print(f"not read: {text[:60]!r}: {type(error).__name__}: {error}", file=sys.stderr)
        return {"article": {"text": text}, "failed": str(error), **{part: [] for part in PARTS_OF_DOSSIER}}
    found: Json = json.loads(dossier.model_dump_json(by_alias=True))
    return found


def kept_dossiers(folder: Path, names: Iterable[str]) -> dict[str, Json]:
    """Return those of the dossiers that a folder has."""
    files = {name: folder / f"{name}.json" for name in names}
    return {name: json.loads(file.read_text("utf-8")) for name, file in files.items() if file.exists()}


def score_folder(folder: Path, before: Path | None, out: Path | None, *, held_out: bool) -> list[Promise]:
    """Print the table of a folder; return what was promised of it."""
    articles = documents(folder)
    dossiers = {a.id: dossier_of(a.text, a.gold.get("published")) for a in articles}
    if out:
        (out / folder.name).mkdir(parents=True, exist_ok=True)
        for name, dossier in dossiers.items():
            (out / folder.name / f"{name}.json").write_text(json.dumps(dossier), "utf-8")
    print(f"\n{folder.name + ', ' + str(len(articles)) + ' texts':24}{'P':>7}{'R':>7}{'F1':>7}{'forbidden':>11}"
          f"{'statuses':>10}{'days':>7}{'of all':>8}{'contradicted':>14}")  # fmt: skip
    _row("every name in order", [every_name(a.gold, dossiers[a.id]) for a in articles])
    if before:
        last = kept_dossiers(before / folder.name, dossiers)
        known = [a for a in articles if a.id in last]
        _row(f"before ({len(known)} texts)", [best_route(a.gold, last[a.id]) for a in known])
    scores = [best_route(a.gold, dossiers[a.id]) for a in articles]
    now = _row("now", scores)
    told = [pair for score in scores for pair in score.sure_stops]
    _reliability(f"stops, {folder.name}", told)
    return [
        *promises_of(folder.name, kind_of([a.gold for a in articles]), now, held_out=held_out),
        *_promises_of_sureness(f"{folder.name}, held out" if held_out else folder.name, told),
        _all_read(folder.name, dossiers.values()),
    ]


def _row(name: str, scores: Sequence[RouteScore]) -> Total:
    found = total(scores)
    print(f"{name:24}{found.precision:7.3f}{found.recall:7.3f}{found.f1:7.3f}{found.forbidden:11}"
          f"{found.statuses:10.3f}{_share(found.days):>7}{_share(found.days_of_all):>8}"
          f"{found.contradicted:14}")  # fmt: skip
    return found


def _share(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


def _all_read(name: str, dossiers: Iterable[Json]) -> Promise:
    return Promise(f"{name}: texts that could not be read", sum("failed" in d for d in dossiers), 0, at_most=True)


def promises_of(name: str, kind: str, now: Total, *, held_out: bool) -> list[Promise]:
    """Return what was promised of a folder: precision of journeys of others, days where the gold tells some."""
    words = f"{name}, held out" if held_out else name
    forbidden = now.forbidden / max(1, now.documents)
    found = [
        Promise(f"{words}: F1", now.f1, F1_GOALS[kind, held_out]),
        Promise(f"{words}: forbidden stops a text", forbidden, FORBIDDEN_GOALS[kind], at_most=True),
        Promise(f"{words}: statuses, of right stops", now.statuses, STATUS_GOAL),
        Promise(f"{words}: true claims contradicted", now.contradicted, 0, at_most=True),
    ]
    if kind == "journeys":
        found.append(Promise(f"{words}: precision", now.precision, PRECISION_GOAL))
    if now.days is not None:
        found.append(Promise(f"{words}: days of arrival, of right stops", now.days, DAY_GOAL))
    return found


def score_texts(corpora: Path, journeys: Path, limit: int | None) -> list[Promise]:
    """Print F1 and routes of the marked texts and how sureness comes true; return what was promised of them."""
    articles = [t for t in annotated_texts(corpora, journeys) if t.kind not in {"news", "rfc"}]
    texts = [*articles[:limit], *made_texts()[:limit]]
    dossiers = [dossier_of(text.text, text.published) for text in texts]
    found: dict[tuple[str, bool], list[Marked]] = {}
    for text, dossier in zip(texts, dossiers, strict=True):
        name = "made" if text.kind == "made" else "annotated"
        marked = Marked(score_marks(text, dossier), tells_journey(text))
        found.setdefault((name, is_apart(text.id)), []).append(marked)
    print(f"\n{'marked texts':24}{'texts':>7}{'F1':>7}{'no journey':>12}{'routes in them':>16}{'denied':>8}")
    for (name, apart), rows in sorted(found.items()):
        part = f"{name}, {'kept apart' if apart else 'tuned on'}"
        still = [row.score for row in rows if not row.tells]
        print(f"{part:24}{len(rows):7}{pooled_f1([row.score for row in rows]):7.3f}{len(still):12}"
              f"{sum(s.routes for s in still):16}{sum(row.score.denied for row in rows):8}")  # fmt: skip
    scores = [row.score for rows in found.values() for row in rows]
    _reliability("stops", [pair for score in scores for pair in score.sure_stops])
    _reliability("events", [pair for score in scores for pair in score.sure_events])
    return [*_promises_of_texts(found), _all_read("marked texts", dossiers)]


def _promises_of_texts(found: dict[tuple[str, bool], list[Marked]]) -> list[Promise]:
    tuned, apart = (pooled_f1([row.score for row in found.get(("annotated", part), ())]) for part in (False, True))
    promises = [Promise("annotated articles: F1 lost on the part kept apart", tuned - apart, APART_GOAL, at_most=True)]
    for name in ("annotated", "made"):
        rows = [row for part in (False, True) for row in found.get((name, part), ())]
        still = [row.score.routes for row in rows if not row.tells]
        figure = sum(still) / max(1, len(still))
        promises.append(Promise(f"{name} texts without a journey: routes a text", figure, ROUTES_GOAL, at_most=True))
    denied = sum(row.score.denied for rows in found.values() for row in rows)
    return [*promises, Promise("confirmed stops that the text denies", denied, 0, at_most=True)]


def _promises_of_sureness(name: str, told: Sequence[tuple[float, bool]]) -> list[Promise]:
    """Return what was promised of the sureness of stops: the Brier score, and how far above the share right it is.

    Brier, G. W. (1950): the mean of the squared differences between chance and outcome.
    """
    if not told:
        return []
    sure, right = (statistics.mean(column) for column in zip(*told, strict=True))
    brier = statistics.mean((chance - is_right) ** 2 for chance, is_right in told)
    return [
        Promise(f"{name}: Brier score of the sureness of stops", brier, BRIER_GOAL, at_most=True),
        Promise(f"{name}: mean sureness above the share right", sure - right, OVERSURE_GOAL, at_most=True),
    ]


def _reliability(what: str, told: Sequence[tuple[float, bool]]) -> None:
    """Print how many of those that are so sure are right."""
    print(f"\n{'sureness of ' + what:24}{'mean':>7}{'right':>7}{'of':>7}")
    for low, high in pairwise(BINS):
        own = [(sure, right) for sure, right in told if low <= sure < high]
        if own:
            sure, right = (statistics.mean(column) for column in zip(*own, strict=True))
            print(f"{f'{low:.1f} to {min(high, 1):.1f}':24}{sure:7.3f}{right:7.3f}{len(own):7}")


def measure_speed(folders: Sequence[Path], rounds: int) -> list[Promise]:
    """Print the time of whole analyses beside spaCy's full pipeline on the same texts, in turn; return the promise."""
    articles = [article for folder in folders for article in documents(folder)]
    texts = [article.text for article in articles]
    nlp = load_language()
    ways: dict[str, Callable[[], object]] = {
        "whole analysis": lambda: [analyse(a.text, published=a.gold.get("published")) for a in articles],
        "spaCy's full pipeline": lambda: list(nlp.pipe(texts)),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    analyse(texts[0], published=articles[0].gold.get("published"))
    for _ in range(rounds):
        for name, run in ways.items():
            start = time.process_time()
            run()
            taken[name].append(time.process_time() - start)
    print(
        f"\nseconds of the processor for {len(texts)} texts, {sum(map(len, texts)) / 1000:.0f} kB, median of {rounds}"
    )
    for name, times in taken.items():
        print(f"{name:24}{statistics.median(times):7.2f}")
    ratio = statistics.median(ours / theirs for ours, theirs in zip(*taken.values(), strict=True))
    return [Promise("whole analysis, times spaCy's full pipeline", ratio, SPEED_GOAL, at_most=True)]


def measure_growth(sizes: Sequence[int]) -> list[Promise]:
    """Print the time of made texts of growing sizes; return the powers of the size between the two largest."""
    print(f"\n{'seconds by kB':24}" + "".join(f"{size:8}" for size in sizes) + "   power")
    promises = []
    for shape in GROWING:
        found = [growth.measured(growth.text_of(shape, size * 1000), GROWTH_LIMIT_S).get("seconds") for size in sizes]
        times = [math.inf if seconds is None else seconds for seconds in found]
        power = math.log(times[-1] / times[-2]) / math.log(sizes[-1] / sizes[-2]) if math.inf not in times else math.inf
        print(f"{shape:24}" + "".join(f"{seconds:8.2f}" for seconds in times) + f"{power:8.2f}", flush=True)
        promises.append(Promise(f"{shape}: power of the size at {sizes[-1]} kB", power, GROWTH_GOAL, at_most=True))
    return promises


def example_unchanged() -> Promise:
    """Return whether the example's dossier says what it said, by its tests."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/test_seed.py"]
    failed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode
    return Promise("the example's dossier: its tests fail", float(failed != 0), 0, at_most=True)


def main() -> int:
    """Print all of it; return 1 where a promise is not kept."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    asked.add_argument("--held-out", nargs="+", type=Path, default=[], metavar="FOLDER")
    asked.add_argument("--before", type=Path, metavar="DIR", help="the last version's dossiers, DIR/FOLDER/ID.json")
    asked.add_argument("--dossiers", type=Path, metavar="DIR", help="where this version's are written")
    asked.add_argument("--corpora", type=Path, default=SHARED / "corpora", help="where annotated articles stand")
    asked.add_argument("--journeys", type=Path, default=SHARED / "journeys")
    asked.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    asked.add_argument("--texts", type=int, metavar="N", help="only the first marked texts of each kind")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--sizes", type=int, nargs="+", default=[50, 100, 200], metavar="KB")
    options = asked.parse_args()
    known = options.folders or ([] if options.held_out else [options.journeys / name for name in ("news", "rfc")])
    promises = []
    if "scores" in options.parts:
        for folder in (*known, *options.held_out):
            held_out = folder in options.held_out
            promises += score_folder(folder, options.before, options.dossiers, held_out=held_out)
        promises.append(example_unchanged())
    if "marks" in options.parts:
        promises += score_texts(options.corpora, options.journeys, options.texts)
    if "speed" in options.parts:
        promises += measure_speed([*known, *options.held_out], options.rounds)
    if "growth" in options.parts:
        promises += measure_growth(sorted(options.sizes))
    print()
    print(*promises, sep="\n")
    return int(not all(promise.is_kept for promise in promises))


if __name__ == "__main__":
    sys.exit(main())
