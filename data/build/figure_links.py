"""Train the model of data/claims/ that links figures to places: `python data/build/figure_links.py [--out FOLDER]`.

It learns from our own texts: those of `claims/made.jsonl`, written for it, and the labelled claims of
`benchmarks/claims/*_tuned.jsonl`. A made text says of each figure between which two names it counts, `a` and `b`,
either of them null where it has no name. No text is kept: the model holds splits over signs. Training
is deterministic. Prints how it does in cross-validation, by texts, with a reliability table.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
from presence import FOLDS, Trained, fold_of, known_signs, matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))  # where a labelled end is told from others

from claim_scores import is_at

from geo.claims.linking.pair_signs import pairs_of
from geo.claims.measuring.context import ArticlePlaces, SentenceContext
from geo.claims.statements.masking import mask
from geo.intake import make_article
from geo.places import mend_entities, read_places
from geo.text import find_quantities, is_word, normalise, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.claims.linking.candidates import Candidate
    from geo.claims.linking.pair_signs import Pair
    from geo.model import Mention
    from geo.text import Normal

DATA = Path(__file__).resolve().parents[1]
MADE = Path(__file__).with_name("claims") / "made.jsonl"
LABELLED = DATA.parent / "benchmarks" / "claims"
LEAST_TEXTS = 4
"""In so many texts a sign must stand to be one that the model knows."""

MODEL = {
    "objective": "binary", "learning_rate": 0.03, "num_leaves": 24, "min_data_in_leaf": 10, "feature_fraction": 0.15,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1, "num_threads": 1,
    "deterministic": True, "force_row_wise": True, "seed": 7,
}  # fmt: skip
ROUNDS = 600


@dataclass(frozen=True)
class Sample:
    """A figure of a text, the pairs of places that it may be told of, and which of them are right."""

    text_id: str
    pairs: Sequence[Pair]
    right: Sequence[bool]

    @property
    def signs(self) -> list[frozenset[str]]:
        """The signs of each pair."""
        return [pair.signs for pair in self.pairs]


@dataclass(frozen=True)
class Label:
    """What is said of the words `start` to `end` of a text: which ends the figure there has."""

    start: int
    end: int
    is_right: Callable[[Candidate, Candidate], bool]


def read_samples(gold: dict[str, Any]) -> Iterator[Sample]:
    """Yield the labelled figures of a text."""
    normal = normalise(gold["text"], is_word)
    article = make_article(normal.text, published=gold.get("published"))
    doc = read(article.text)
    mend_entities(doc)
    reading = read_places(doc, article)
    labels = list(_labels(gold, normal, reading.mentions))
    known = ArticlePlaces(reading, article)
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    figures: list[list[Any]] = [[] for _ in sentences]
    for quantity in find_quantities(article.text):
        figures[max(0, bisect_right(starts, quantity.start) - 1)].append(quantity)
    for sentence, inside, before in zip(sentences, figures, [0, *starts], strict=False):
        context = SentenceContext(known, sentence.start_char, sentence.end_char, before)
        masked = mask(article.text, context.start, context.end, context.inside, inside)
        for sign, quantities in masked.figures.items():
            start, end = normal.span(quantities[0].start, quantities[-1].end)
            told = [label for label in labels if label.start < end and start < label.end]
            pairs = pairs_of(masked, sign, context) if told else []
            if pairs:
                right = [any(label.is_right(pair.first, pair.second) for label in told) for pair in pairs]
                yield Sample(gold["id"], pairs, right)


def _labels(gold: dict[str, Any], normal: Normal, mentions: Sequence[Mention]) -> Iterator[Label]:
    text = gold["text"]
    for figure in gold.get("figures", ()):
        at = text.find(figure["words"])
        named = [_named(figure.get(end), text, normal, mentions) for end in "ab"]
        yield Label(at, at + len(figure["words"]), _both(named, lambda one, names: _key(one) in names))
    for claim in gold.get("claims", ()):
        at = text.find(claim["words"])
        ends = [claim.get("from"), claim.get("to")]
        yield Label(at, at + len(claim["words"]), _both(ends, _is_labelled))
    for words in gold.get("none", ()):
        yield Label(text.find(words), text.find(words) + len(words), lambda _one, _other: False)


def _both(ends: Sequence[Any], is_end: Callable[[Candidate, Any], bool]) -> Callable[[Candidate, Candidate], bool]:
    """Return whether two candidates are the two ends, either way round."""
    a, b = ends
    return lambda one, other: bool(
        a and b and ((is_end(one, a) and is_end(other, b)) or (is_end(other, a) and is_end(one, b)))
    )


def _named(name: str | None, text: str, normal: Normal, mentions: Sequence[Mention]) -> set[str]:
    """Return the places that are read where a name stands in a text, and the name."""
    if not name:
        return set()
    found, at = {name}, text.find(name)
    while at >= 0:
        for mention in mentions:
            start, end = normal.span(mention.start, mention.end)
            if mention.place_id and start < at + len(name) and at < end:
                found.add(mention.place_id)
        at = text.find(name, at + 1)
    return found


def _key(candidate: Candidate) -> str:
    return candidate.place.id if candidate.place else candidate.name


def _is_labelled(candidate: Candidate, end: dict[str, Any]) -> bool:
    if candidate.place is None:
        return candidate.name == end["name"]
    if end.get("lat") is None:
        return candidate.place.feature.startswith("PCL") and candidate.place.country == end.get("country")
    return is_at(candidate.place, end)


def fit(samples: Sequence[Sample]) -> Trained:
    """Train the model on some figures."""
    by_text: dict[str, list[frozenset[str]]] = {}
    for sample in samples:
        by_text.setdefault(sample.text_id, []).extend(sample.signs)
    known = known_signs(by_text.values(), LEAST_TEXTS)
    rows = [signs for sample in samples for signs in sample.signs]
    right = np.array([right for sample in samples for right in sample.right], dtype=float)
    return Trained(lightgbm.train(MODEL, lightgbm.Dataset(matrix(rows, known), right), ROUNDS), known)


def report(samples: Sequence[Sample]) -> None:
    """Print how the model does on texts that it has not seen."""
    best: list[tuple[float, bool, bool]] = []
    for fold in range(FOLDS):
        trained = fit([sample for sample in samples if fold_of(sample.text_id) != fold])
        for sample in (sample for sample in samples if fold_of(sample.text_id) == fold):
            chances = trained.predict(sample.signs)
            top = int(np.argmax(chances))
            best.append((float(chances[top]), sample.right[top], any(sample.right)))
    linked = [row for row in best if row[2]]
    share = np.mean([right for _, right, _ in linked])
    print(f"{len(best)} figures, {len(linked)} between two places; likeliest right {share:.3f}")
    print("chance      right  of")
    for low in np.arange(0, 1, 0.1):
        own = [right for chance, right, _ in best if low <= chance < low + 0.1]
        print(f"{low:.1f} to {low + 0.1:.1f}  {np.mean(own) if own else 0:.2f}  {len(own)}")


def main() -> None:
    """Read, cross-validate, train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DATA / "claims")
    parser.add_argument("files", nargs="*", type=Path, default=[MADE, *sorted(LABELLED.glob("*_tuned.jsonl"))])
    asked = parser.parse_args()
    lines = [line for path in asked.files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    samples = [sample for line in lines for sample in read_samples(json.loads(line))]
    report(samples)
    fit(samples).save(asked.out, "links")


if __name__ == "__main__":
    main()
