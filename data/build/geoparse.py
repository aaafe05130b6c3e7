"""Train the models of data/geoparse/ on annotated corpora: `python data/build/geoparse.py CORPORA_FOLDER`.

The folder holds LGL.dev.jsonl and TR-News.dev.jsonl, a document a line: {"id", "source", "text", "toponyms": [{"start",
"end", "lat", "lon", "geonameid"}]}. No text of them is kept: the weights hold splits over numbers, and the odds of
words that stood beside places at least six times. The ranker learns from made texts of travel beside them
(`travel_texts.py`). Training is deterministic: fixed seeds, one thread, folds by the checksum of a document's id.
`benchmarks/geoparse.py` cross-validates with the same functions.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
from travel_texts import travel_texts
from word_texts import word_texts

from geo.places.candidate_features import CandidateFeature
from geo.places.candidate_ranking import rank
from geo.places.classes import kilometres
from geo.places.detection import Detection, detect
from geo.places.evidence import Evidence, gather
from geo.places.gazetteer import open_gazetteer
from geo.places.home import learn_homes
from geo.places.mention_features import MentionFeature, mention_features
from geo.places.mention_spans import mention_end
from geo.places.resolution import resolve_detected
from geo.places.trained_models import TrainedModels
from geo.text.language import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

OUT = Path(__file__).resolve().parents[1] / "geoparse"
CORPORA = ("LGL", "TR-News")
WEIGHT = {"LGL": 1.0, "TR-News": 3.0}  # TR-News is a third the size, and world news
NEAR_KM = 161.0
THRESHOLD = 0.27
OFTEN = 6
HOMELESS = {"ranker": 0.5, "classifier": 0.2}  # how much a document counts again as one whose source is not known
TRAVEL_TEXTS, TRAVEL_WEIGHT = 2500, 0.7
MADE_TEXTS, MADE_WEIGHT = 1000, 0.2  # of travel and of common words, for the mention classifier
INNER_FOLDS = 4
FOLDS = 5
COMMON = {
    "objective": "binary",
    "learning_rate": 0.03,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 7,
}
RISING = {  # what may only raise a chance, so that a rare case is not read against sense
    CandidateFeature.OWN_NAME,
    CandidateFeature.COUNTRY_NAMED,
    CandidateFeature.DIVISION_NAMED,
    CandidateFeature.OVER_COUNTRY_NAMED,
    CandidateFeature.OVER_DIVISION_NAMED,
    CandidateFeature.OVER_NEAR_OTHERS,
    CandidateFeature.OVER_ANCHOR_KM,
}
RANKER = COMMON | {
    "num_leaves": 20,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.5,
    "monotone_constraints": [int(column in RISING) for column in CandidateFeature],
    "monotone_constraints_method": "advanced",
}
CLASSIFIER = COMMON | {"num_leaves": 16, "min_data_in_leaf": 40, "feature_fraction": 0.4}
RANKER_ROUNDS, CLASSIFIER_ROUNDS = 300, 400
CATEGORIES = [
    int(c)
    for c in (
        MentionFeature.EXACT_LABEL,
        MentionFeature.ENTITY_LABEL,
        MentionFeature.BEFORE,
        MentionFeature.AFTER,
        MentionFeature.GAP_BEFORE,
        MentionFeature.GAP_AFTER,
        MentionFeature.TOP_FEATURE_CLASS,
        MentionFeature.GENERIC_TERM,
    )
]


@dataclass(frozen=True)
class Homeless:
    """A document as it is read where nothing is known of its source, so that the ranker learns to do without."""

    evidence: Evidence
    is_meant: NDArray[np.float64]
    weight: NDArray[np.float64]


@dataclass
class Sample:
    """A document with what is detected in it and what is true of that; `is_place` is NaN where the gold is silent."""

    gold: dict[str, Any]
    detection: Detection
    spans: list[tuple[int, int]]
    is_place: NDArray[np.float64]
    is_meant: NDArray[np.float64]
    weight: NDArray[np.float64]
    homeless: Homeless
    counts: float
    fold: int = field(default=0)
    inner: int = field(default=0)

    @property
    def evidence(self) -> Evidence:
        """What speaks for each candidate."""
        return self.detection.evidence


@dataclass(frozen=True)
class Trained:
    """The two trained models with the odds of words."""

    ranker: Any
    classifier: Any
    odds: dict[str, float]


def read_corpus(folder: Path, name: str) -> list[Sample]:
    """Read a corpus, with the homes of its sources learnt from its texts alone."""
    with (folder / f"{name}.dev.jsonl").open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    gazetteer = open_gazetteer()
    homes = learn_homes(((d.get("source") or "", d["text"]) for d in documents), gazetteer)
    samples = []
    for document in documents:
        detection = detect(read(document["text"]), gazetteer, homes.get(document.get("source") or ""))
        homeless = gather(detection.tokens, detection.mentions, gazetteer, None)
        samples.append(_label(document, detection, homeless, WEIGHT[name]))
    return samples


def _label(gold: dict[str, Any], detection: Detection, homeless: Evidence, weight: float) -> Sample:
    toponyms = gold["toponyms"]
    is_place, matched = _matched(detection, toponyms)
    meant, weights = _meant(detection.evidence, toponyms, matched, is_place)
    number = zlib.crc32(gold["id"].encode())
    lost_meant, lost_weights = _meant(homeless, toponyms, matched, is_place)
    return Sample(
        gold=gold,
        detection=detection,
        spans=_spans(detection),
        is_place=is_place,
        is_meant=meant,
        weight=weights * weight,
        homeless=Homeless(homeless, lost_meant, lost_weights * weight * HOMELESS["ranker"]),
        counts=weight,
        fold=number % FOLDS,
        inner=number % 997 % INNER_FOLDS,
    )


def _spans(detection: Detection) -> list[tuple[int, int]]:
    tokens = detection.tokens
    return [(tokens.start[m.first], mention_end(tokens, m)) for m in detection.mentions]


def _matched(detection: Detection, toponyms: list[dict[str, Any]]) -> tuple[NDArray[np.float64], list[int]]:
    """Which mentions are places, NaN where the gold located nothing, and the number of each one's toponym, else -1."""
    is_place, matched = np.zeros(len(detection.mentions)), [-1] * len(detection.mentions)
    for i, (start, end) in enumerate(_spans(detection)):
        overlaps = [
            (min(end, t["end"]) - max(start, t["start"]), t["lat"] is not None, k) for k, t in enumerate(toponyms)
        ]
        best = max((o for o in overlaps if o[0] > 0), default=None)
        if best is not None:
            matched[i] = best[2]
            is_place[i] = 1.0 if best[1] else math.nan
    return is_place, matched


def _meant(
    evidence: Evidence, toponyms: list[dict[str, Any]], matched: list[int], is_place: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Which candidates are right, and how much each counts: the place itself, else whatever lies within 161 km."""
    columns = open_gazetteer().columns
    meant, weights = np.zeros(len(evidence.candidate_row)), np.zeros(len(evidence.candidate_row))
    for group in range(evidence.group_count):
        members = [i for i in np.flatnonzero(evidence.group_of == group) if is_place[i] == 1]
        at = np.flatnonzero(evidence.candidate_group == group)
        if not members or not len(at):
            continue
        golds = [toponyms[matched[i]] for i in members]
        wanted = Counter(t["geonameid"] for t in golds).most_common(1)[0][0]
        gold = next(t for t in golds if t["geonameid"] == wanted)
        rows = evidence.candidate_row[at]
        same = columns["gid"][rows] == (wanted or -1)
        near = kilometres(gold["lat"], gold["lon"], columns["lat"][rows], columns["lon"][rows]) <= NEAR_KM
        right = same if same.any() else near
        meant[at] = right
        weights[at] = np.where(near & ~right, 0.0, math.sqrt(len(members)))
    return meant, weights


def train(samples: Sequence[Sample]) -> Trained:
    """Train both models; the classifier sees the chances of rankers that did not see its document."""
    seen, right, weight = [], [], []
    for inner in range(INNER_FOLDS):
        others = [s for s in samples if s.inner != inner]
        ranker, odds = fit_ranker(others), odds_beside(others)
        for sample in samples:
            if sample.inner != inner:
                continue
            for evidence, counts in ((sample.evidence, 1.0), (sample.homeless.evidence, HOMELESS["classifier"])):
                seen.append(columns_of(sample, evidence, rank(ranker, evidence), odds))
                right.append(sample.is_place)
                weight.append(np.full(len(sample.detection.mentions), counts * math.sqrt(sample.counts)))
        for made in (*word_samples(), *travel_samples())[inner::INNER_FOLDS]:
            if made.counts:
                chance = rank(ranker, made.detection.evidence)
                seen.append(mention_features(made.detection, chance, odds, open_gazetteer()))
                right.append(made.is_place)
                weight.append(np.full(len(made.is_place), made.counts))
    x, y, w = np.concatenate(seen), np.concatenate(right), np.concatenate(weight)
    known = ~np.isnan(y)
    data = lightgbm.Dataset(x[known], y[known], weight=w[known], categorical_feature=CATEGORIES, params={"verbose": -1})
    return Trained(fit_ranker(samples), lightgbm.train(CLASSIFIER, data, CLASSIFIER_ROUNDS), odds_beside(samples))


@dataclass(frozen=True)
class Made:
    """A made text whose source nobody knows: for the ranker, and with `counts` for the mention classifier."""

    detection: Detection
    is_place: NDArray[np.float64]
    view: Homeless
    counts: float


@cache
def travel_samples() -> tuple[Made, ...]:
    """Return made texts of travel; the ranker learns from all, the mention classifier from some."""
    documents = travel_texts(open_gazetteer(), TRAVEL_TEXTS)
    return tuple(_made(d, TRAVEL_WEIGHT, MADE_WEIGHT if i < MADE_TEXTS else 0.0) for i, d in enumerate(documents))


@cache
def word_samples() -> tuple[Made, ...]:
    """Return made texts with common words that are towns' names, too, for the mention classifier alone."""
    return tuple(_made(document, 0.0, MADE_WEIGHT) for document in word_texts(open_gazetteer(), MADE_TEXTS))


def _made(document: dict[str, Any], weight: float, counts: float) -> Made:
    detection = detect(read(document["text"]), open_gazetteer(), None)
    is_place, matched = _matched(detection, document["toponyms"])
    meant, weights = _meant(detection.evidence, document["toponyms"], matched, is_place)
    return Made(detection, is_place, Homeless(detection.evidence, meant, weights * weight), counts)


def columns_of(
    sample: Sample, evidence: Evidence, chance: NDArray[np.float64], odds: Mapping[str, float]
) -> NDArray[np.float64]:
    """Return what the mention classifier sees of a document."""
    return mention_features(replace(sample.detection, evidence=evidence), chance, odds, open_gazetteer())


def fit_ranker(samples: Sequence[Sample]) -> Any:
    """Train the ranker on the groups whose place is known, and on made texts of travel."""
    views = [*(view for s in samples for view in (s, s.homeless)), *(made.view for made in travel_samples())]
    x = np.concatenate([view.evidence.features for view in views])
    y = np.concatenate([view.is_meant for view in views])
    weight = np.concatenate([view.weight for view in views])
    used = weight > 0
    data = lightgbm.Dataset(
        x[used],
        y[used],
        weight=weight[used],
        categorical_feature=[int(CandidateFeature.FEATURE_CLASS)],
        params={"verbose": -1},
    )
    return lightgbm.train(RANKER, data, RANKER_ROUNDS)


def odds_beside(samples: Sequence[Sample], prior: float = 15.0) -> dict[str, float]:
    """Return how much a word before (<, <<) or after (>, >>) a mention raises the log-odds that it is a place."""
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    places = total = 0.0
    for sample in samples:
        folded = sample.detection.tokens.folded
        for mention, is_place in zip(sample.detection.mentions, sample.is_place, strict=True):
            if math.isnan(is_place):
                continue
            places, total = places + is_place, total + 1
            for mark, at in (
                ("<", mention.first - 1),
                (">", mention.last + 1),
                ("<<", mention.first - 2),
                (">>", mention.last + 2),
            ):
                if 0 <= at < len(folded):
                    counts[mark + folded[at]][0] += is_place
                    counts[mark + folded[at]][1] += 1
    share = places / total
    base = math.log(share / (1 - share))
    odds = {}
    for key, (hits, seen) in sorted(counts.items()):
        if seen >= OFTEN:
            smoothed = (hits + prior * share) / (seen + prior)
            odds[key] = round(math.log(smoothed / (1 - smoothed)) - base, 3)
    return odds


def predict(trained: Trained, sample: Sample) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the chances of a document's candidates and mentions."""
    none = np.zeros(0)
    models = TrainedModels(trained.ranker, trained.classifier, trained.odds, THRESHOLD, none, none)
    resolution = resolve_detected(sample.detection, models, open_gazetteer())
    return resolution.candidate_chance, resolution.mention_chance


def toponyms(
    sample: Sample, candidate_chance: NDArray[np.float64], mention_chance: NDArray[np.float64], threshold: float
) -> list[dict[str, Any]]:
    """Return what a document's mentions come out as, in the form that is scored, with the product of chances."""
    columns = open_gazetteer().columns
    top = sample.evidence.best(candidate_chance)
    found = []
    for i, (start, end) in enumerate(sample.spans):
        if mention_chance[i] < threshold:
            continue
        candidate = top[sample.evidence.group_of[i]]
        one: dict[str, Any] = {"start": start, "end": end, "lat": None, "lon": None, "geonameid": None, "product": 0.0}
        if candidate >= 0:
            row = sample.evidence.candidate_row[candidate]
            one |= {
                "lat": float(columns["lat"][row]),
                "lon": float(columns["lon"][row]),
                "geonameid": int(columns["gid"][row]) or None,
                "product": float(candidate_chance[candidate] * mention_chance[i]),
            }
        found.append(one)
    return found


def is_right(toponym: dict[str, Any], golds: list[dict[str, Any]]) -> bool | None:
    """Whether a toponym is right; None where the gold located nothing there."""
    best = max(
        ((min(toponym["end"], t["end"]) - max(toponym["start"], t["start"]), k) for k, t in enumerate(golds)),
        default=(0, 0),
    )
    if best[0] <= 0:
        return False
    gold = golds[best[1]]
    if gold["lat"] is None:
        return None
    if toponym["lat"] is None:
        return False
    away = kilometres(gold["lat"], gold["lon"], np.array([toponym["lat"]]), np.array([toponym["lon"]]))[0]
    return bool(gold["geonameid"] is not None and toponym["geonameid"] == gold["geonameid"]) or bool(away <= NEAR_KM)


def cross_validate(corpora: Mapping[str, list[Sample]], threshold: float) -> dict[str, list[dict[str, Any]]]:
    """Return the toponyms of each document, by models that saw four fifths of its corpus and all of the others."""
    found = {}
    for name, samples in corpora.items():
        more = [s for other, rest in corpora.items() if other != name for s in rest]
        for fold in range(FOLDS):
            trained = train([s for s in samples if s.fold != fold] + more)
            for sample in samples:
                if sample.fold == fold:
                    found[sample.gold["id"]] = toponyms(sample, *predict(trained, sample), threshold)
    return found


def calibrate(pairs: Sequence[tuple[float, bool]]) -> tuple[list[float], list[float]]:
    """Return an increasing curve from the product of chances to the share that was right (pool adjacent violators)."""
    pools: list[list[float]] = []
    for product, right in sorted(pairs):
        pools.append([product, float(right), 1.0])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [pools[-1][0] + last[0], pools[-1][1] + last[1], pools[-1][2] + last[2]]
    merged: list[list[float]] = []
    for product, right, size in pools:
        if merged and merged[-1][2] < 40:
            merged[-1] = [merged[-1][0] + product, merged[-1][1] + right, merged[-1][2] + size]
        else:
            merged.append([product, right, size])
    raw = [round(p / n, 4) for p, _, n in merged]
    share = np.maximum.accumulate([(r + 0.5) / (n + 1.0) for _, r, n in merged])
    return raw, [round(float(s), 4) for s in share]


def main(folder: Path) -> None:
    """Cross-validate for the calibration, train on everything, write the weights."""
    corpora = {name: read_corpus(folder, name) for name in CORPORA}
    validated = cross_validate(corpora, THRESHOLD)
    golds = {s.gold["id"]: s.gold["toponyms"] for samples in corpora.values() for s in samples}
    judged = [(t["product"], is_right(t, golds[key])) for key, found in validated.items() for t in found]
    raw, right = calibrate([(p, r) for p, r in judged if r is not None])
    trained = train([s for samples in corpora.values() for s in samples])
    OUT.mkdir(exist_ok=True)
    trained.ranker.save_model(OUT / "ranker.txt")
    trained.classifier.save_model(OUT / "mention_classifier.txt")
    about = {"threshold": THRESHOLD, "calibration": {"raw": raw, "right": right}, "odds": trained.odds}
    (OUT / "model.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{sum(p.stat().st_size for p in OUT.iterdir()) / 1e6:.2f} MB of weights")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python data/build/geoparse.py FOLDER (with LGL.dev.jsonl and TR-News.dev.jsonl)")
    main(Path(sys.argv[1]))
