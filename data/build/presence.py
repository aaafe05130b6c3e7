"""Train the models of data/presence/ on texts with who was where: `python data/build/presence.py CORPORA JOURNEYS`.

The folders hold the articles that data/build/journeys/annotations.jsonl annotates; the made texts beside it are ours.
No text is kept: the models hold splits over signs. Training is deterministic: fixed seeds, one thread, folds by the
checksum of a text's id. To measure on what no model has seen, `--without news rfc` leaves corpora out and `--tuned-on`
the third that is kept apart; `--out FOLDER` writes elsewhere. Prints how the classifier does in cross-validation, with
a reliability table.
"""

from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
from journeys_gold import GoldText, annotated_texts, made_texts
from scipy import sparse

from geo.intake import make_article
from geo.journey import find_localities
from geo.journey.clauses import UnreadSentences
from geo.journey.coreference import CoreferenceResolver
from geo.journey.events.presence_drafts import LIKELY
from geo.journey.events.sentence_reading import NamedText, read_sentences
from geo.journey.presence import OF_JOURNEY, ROLES, Memory, Presence, all_signs, cast_of, signs_of_bearers
from geo.places import mend_entities, read_places
from geo.text import is_word, normalise, read, read_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from geo.journey.coreference import Entity
    from geo.journey.presence import Named

OUT = Path(__file__).resolve().parents[1] / "presence"
FOLDS = 5
WEIGHT = {"made": 0.5}
LEAST_TEXTS, LEAST_PAIRS = 4, 8
"""In so many texts, and of so many pairs, a sign must stand to be one that the models know."""

COMMON = {
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1, "num_threads": 1,
    "deterministic": True, "force_row_wise": True, "seed": 7,
}  # fmt: skip
CLASSIFIER = COMMON | {
    "objective": "multiclass", "num_class": len(ROLES), "learning_rate": 0.05, "num_leaves": 16,
    "min_data_in_leaf": 10, "feature_fraction": 0.15,
}  # fmt: skip
BEARER = COMMON | {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 12, "min_data_in_leaf": 15, "feature_fraction": 0.4,
}  # fmt: skip
CLASSIFIER_ROUNDS, BEARER_ROUNDS = 300, 250
NAMED_ALIKE, BESIDE, NARRATES = 1.5, 0.5, 50.0
"""How much it tells that an entity is a traveller of the gold: a word of its name, standing beside, saying "I"."""

_COMMON_WORDS = frozenset({"the", "a", "of", "and", "his", "her", "their"})


def is_apart(text_id: str) -> bool:
    """Say whether a text is of the third that nothing was tuned on."""
    return zlib.crc32(text_id.encode()) % 3 == 0


def fold_of(text_id: str) -> int:
    """Return in which fold a text is tested."""
    return zlib.crc32(text_id.encode()) % FOLDS


@dataclass(frozen=True, eq=False)
class Sample:
    """A text as read, with its mentions, their signs, and for each the marks of the gold."""

    gold: GoldText
    text: str
    named: Sequence[Named]
    signs: Sequence[frozenset[str]]
    marks: Sequence[Sequence[Any]]
    protagonists: Sequence[Entity]

    @property
    def fold(self) -> int:
        """In which fold it is tested."""
        return fold_of(self.gold.id)

    @property
    def roles(self) -> NDArray[np.int64]:
        """The number of each mention's role: of several, the first of ROLES behind elsewhere."""
        return np.array([min((ROLES.index(m.role) for m in marks), default=0) for marks in self.marks], dtype=np.int64)


def read_sample(gold: GoldText) -> Sample:
    """Return a text as Dateline reads it."""
    normal = normalise(gold.text, is_word)
    article = make_article(normal.text, published=gold.published)
    doc = read(article.text)
    mend_entities(doc)
    reading = read_places(doc, article)
    times, _ = read_times(doc, article.published, home=None, countries=[])
    localities = find_localities(article.text, reading.mentions, reading.places)
    places = {place.id: place for place in (*reading.places, *localities.places)}
    resolver = CoreferenceResolver(doc, reading.mentions)
    text = NamedText(doc, localities.mentions, times, places)
    readings = read_sentences(text, resolver, UnreadSentences(), lambda _share: None)
    named = [one for sentence in readings for one in sentence.named]
    spans = [normal.span(one.mention.start, one.mention.end) for one in named]
    marks = [[m for m in gold.marks if m.start < end and start < m.end] for start, end in spans]
    return Sample(gold, article.text, named, all_signs(named, doc), marks, resolver.protagonists())


def known_signs(texts: Iterable[Iterable[frozenset[str]]], least: int) -> list[str]:
    """Return the signs that stand in `least` texts, sorted."""
    counts = Counter(sign for text in texts for sign in frozenset().union(*text))
    return sorted(sign for sign, count in counts.items() if count >= least)


def matrix(rows: Sequence[frozenset[str]], known: Sequence[str]) -> Any:
    """Return (rows, signs), 1.0 where a row has a sign."""
    column = {sign: number for number, sign in enumerate(known)}
    at = [(row, column[sign]) for row, signs in enumerate(rows) for sign in signs if sign in column]
    index = np.array(at, dtype=np.int64).reshape(-1, 2)
    return sparse.csr_matrix((np.ones(len(at)), (index[:, 0], index[:, 1])), shape=(len(rows), len(known)))


@dataclass(frozen=True)
class Trained:
    """A model with the signs that it knows."""

    model: Any
    known: Sequence[str]

    def predict(self, rows: Sequence[frozenset[str]]) -> NDArray[np.float64]:
        """Return what the model says of each row of signs."""
        return np.asarray(self.model.predict(matrix(rows, self.known).toarray()))

    def save(self, folder: Path, name: str) -> None:
        """Write the model and its signs."""
        folder.mkdir(parents=True, exist_ok=True)
        self.model.save_model(str(folder / f"{name}.txt"))
        (folder / f"{name}_signs.txt").write_text("\n".join(self.known) + "\n", encoding="utf-8")


def fit_classifier(samples: Sequence[Sample]) -> Trained:
    """Train the classifier of roles."""
    known = known_signs((s.signs for s in samples), LEAST_TEXTS)
    rows = [signs for s in samples for signs in s.signs]
    weights = np.concatenate([np.full(len(s.named), WEIGHT.get(s.gold.kind, 1.0)) for s in samples])
    data = lightgbm.Dataset(matrix(rows, known), np.concatenate([s.roles for s in samples]), weight=weights)
    return Trained(lightgbm.train(CLASSIFIER, data, CLASSIFIER_ROUNDS), known)


def cross_validated(samples: Sequence[Sample]) -> dict[str, NDArray[np.float64]]:
    """Return the chances of each text's mentions from a classifier that has not seen it, by the text's id."""
    chances = {}
    for fold in range(FOLDS):
        trained = fit_classifier([s for s in samples if s.fold != fold])
        chances |= {s.gold.id: trained.predict(s.signs) for s in samples if s.fold == fold}
    return chances


@dataclass(frozen=True, eq=False)
class Pair:
    """A mention and who may have been there, with its signs; `is_right` by the gold."""

    mention: int
    entity: Entity
    signs: frozenset[str]
    is_right: bool


def pairs_of(sample: Sample, chances: NDArray[np.float64]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of a text's mentions that tell a presence: alone, and with what was told before."""
    presences = [Presence(one, tuple(own)) for one, own in zip(sample.named, chances, strict=True)]
    cast = cast_of(presences, sample.protagonists)
    candidates = [signs_of_bearers(presence, cast) for presence in presences]
    right = travellers_as_read(sample, [[entity for entity, _ in found] for found in candidates])
    memory = Memory()
    alone: list[Pair] = []
    in_turn: list[Pair] = []
    for number, (found, marks) in enumerate(zip(candidates, sample.marks, strict=True)):
        gold = {right[m.traveller] for m in marks if m.traveller in right}
        for entity, signs in found if marks else ():
            alone.append(Pair(number, entity, signs, entity in gold))
            in_turn.append(Pair(number, entity, signs | memory.signs(entity), entity in gold))
        if gold:
            memory.note(gold)
    return alone, in_turn


def travellers_as_read(sample: Sample, candidates: Sequence[Sequence[Entity]]) -> dict[str, Entity]:
    """Return who each traveller of the gold is as read: who acts where it is marked, or is called alike."""
    votes: defaultdict[str, defaultdict[Entity, float]] = defaultdict(lambda: defaultdict(float))
    for one, marks in zip(sample.named, sample.marks, strict=True):
        for mark in marks:
            for entity in one.actors:
                votes[mark.traveller][entity] += 2
            for entity in one.company:
                votes[mark.traveller][entity] += BESIDE
    entities = dict.fromkeys(entity for found in candidates for entity in found)
    for key, name in sample.gold.travellers.items():
        words = set(re.findall(r"[a-z']+", name.lower())) - _COMMON_WORDS
        for entity in entities:
            alike = len(words & {word.lower() for word in entity.keys | entity.nouns})
            if entity.kind == "narrator" and (key == "n" or "narrator" in name.lower()):
                votes[key][entity] += NARRATES
            elif alike and key in votes:
                votes[key][entity] += alike * NAMED_ALIKE * min(len(entity.mentions), 4) ** 0.5
    return {key: max(own, key=lambda e: (own[e], len(e.mentions))) for key, own in votes.items()}


def fit_bearer(pairs: Sequence[Pair]) -> Trained:
    """Train a model of who was there."""
    known = known_signs(([pair.signs] for pair in pairs), LEAST_PAIRS)
    data = lightgbm.Dataset(matrix([p.signs for p in pairs], known), np.array([p.is_right for p in pairs], dtype=float))
    return Trained(lightgbm.train(BEARER, data, BEARER_ROUNDS), known)


def report(samples: Sequence[Sample], chances: dict[str, NDArray[np.float64]]) -> None:
    """Print F1 by corpus and part, and how often chances come true."""
    told = [number for number, role in enumerate(ROLES) if role in OF_JOURNEY]
    rows = [
        (s.gold.kind, is_apart(s.gold.id), role in told, float(own[told].sum()))
        for s in samples
        for role, own in zip(s.roles, chances[s.gold.id], strict=True)
    ]
    for kind in sorted({row[0] for row in rows}):
        for apart in (False, True):
            own = [(y, p >= LIKELY) for k, a, y, p in rows if k == kind and a == apart]
            right, drawn, gold = sum(y and p for y, p in own), sum(p for _, p in own), sum(y for y, _ in own)
            part = "apart" if apart else "tuned on"
            print(
                f"{kind:8} {part:9} P {right / max(drawn, 1):.3f} R {right / max(gold, 1):.3f} "
                f"F1 {2 * right / max(drawn + gold, 1):.3f} of {gold}"
            )
    print("chance      told  of")
    for low in np.arange(0, 1, 0.1):
        own = [y for _, _, y, p in rows if low <= p < low + 0.1]
        print(f"{low:.1f} to {low + 0.1:.1f}  {np.mean(own) if own else 0:.2f}  {len(own)}")


def train(samples: Sequence[Sample], out: Path) -> dict[str, NDArray[np.float64]]:
    """Train the models of some texts and write them; return the chances of `cross_validated`."""
    chances = cross_validated(samples)
    pairs = [pairs_of(sample, chances[sample.gold.id]) for sample in samples]
    fit_classifier(samples).save(out, "classifier")
    fit_bearer([pair for alone, _ in pairs for pair in alone]).save(out, "bearer")
    fit_bearer([pair for _, in_turn in pairs for pair in in_turn]).save(out, "bearer_in_turn")
    return chances


def arguments(description: str | None, out: Path) -> argparse.ArgumentParser:
    """Return the arguments of what learns from annotated texts: where these lie, and where it writes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("journeys", type=Path)
    parser.add_argument("--out", type=Path, default=out)
    return parser


def main() -> None:
    """Read, cross-validate, train and write."""
    parser = arguments(__doc__, OUT)
    parser.add_argument("--without", nargs="*", default=[], help="corpora that are left out")
    parser.add_argument("--tuned-on", action="store_true", help="leave out the third that is kept apart")
    asked = parser.parse_args()
    texts = [t for t in (*annotated_texts(asked.corpora, asked.journeys), *made_texts()) if t.kind not in asked.without]
    texts = [text for text in texts if not (asked.tuned_on and is_apart(text.id))]
    samples = [sample for text in texts if (sample := read_sample(text)).named]
    print(f"{len(samples)} texts, {sum(len(s.named) for s in samples)} mentions", file=sys.stderr)
    report(samples, train(samples, asked.out))


if __name__ == "__main__":
    main()
