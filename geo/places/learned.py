"""The two learned models: which candidate a name means, and whether it names a place at all; and how sure that is.

Both are gradient-boosted trees (LightGBM) over the columns of `pairs.PAIR` and `weigh.NAME`, trained by
`data/build/geoparse.py`; data/geoparse/ holds them as text, with the words' odds and the calibration. The boosters
are called directly, on one thread, once a text each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np

from geo.places.classes import COUNTY, DIVISION, SEAT, TOWN, kilometres
from geo.places.common_words import commonness
from geo.places.pairs import PAIR
from geo.places.spans import LABELS
from geo.places.vessels import is_journeyed
from geo.places.weigh import Noticed, features, is_called, is_eaten, notice
from geo.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from geo.places.classes import Home
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer


_NOTABLE: Final = 0.02
_TOWN_KM: Final = 100.0
_KIND_AGREES: Final = 2
_SEAT_CHANCE, _OTHER_CHANCE = 0.8, 0.1
_CALLED_CHANCE: Final = 0.95  # what the text calls a town is one
_JOURNEYED_CHANCE: Final = 0.8  # where the text goes to is a place
_TOWN_PEOPLE: Final = 20_000
_PERSON: Final = LABELS.index("PERSON")


@dataclass(frozen=True)
class Models:
    """The trained models and what belongs to them."""

    ranker: Any
    keeper: Any
    beside: Mapping[str, float]
    threshold: float
    raw: NDArray[np.float64]
    calibrated: NDArray[np.float64]

    def confidence(self, product: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how often mentions with that product of chances were right in cross-validation."""
        out: NDArray[np.float64] = np.interp(product, self.raw, self.calibrated)
        return out


@dataclass(frozen=True)
class Weighed(Noticed):
    """What was noticed with its chances: `chance` a pair (of being meant), `keep` a name (of naming a place)."""

    chance: NDArray[np.float64]
    keep: NDArray[np.float64]


@cache
def load_models() -> Models:
    """Return the trained models, loaded once; raises ResourceMissingError where data/ lacks them."""
    folder = data_path("geoparse")
    more = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return Models(
        ranker=lightgbm.Booster(model_file=str(folder / "ranker.txt")),
        keeper=lightgbm.Booster(model_file=str(folder / "keeper.txt")),
        beside=more["beside"],
        threshold=more["threshold"],
        raw=np.array(more["calibration"]["raw"]),
        calibrated=np.array(more["calibration"]["right"]),
    )


def weigh(doc: Doc, gazetteer: Gazetteer, models: Models, home: Home | None) -> Weighed:
    """Return the candidates of a read text with their chances."""
    return decide(notice(doc, gazetteer, home), models, gazetteer)


def decide(noticed: Noticed, models: Models, gazetteer: Gazetteer) -> Weighed:
    """Return what was noticed with the models' chances, corrected by the rules that stay above them."""
    evidence = noticed.evidence
    chance = prefer_towns(prefer_seats(rank(models.ranker, evidence), evidence), evidence, gazetteer)
    keep = np.zeros(0)
    if noticed.names:
        keep = models.keeper.predict(features(noticed, chance, models.beside, gazetteer), num_threads=1)
        known = [evidence.sizes[group] > 0 for group in evidence.group_of]
        called = [k and is_called(noticed.words, name) for k, name in zip(known, noticed.names, strict=True)]
        keep = np.where(called, np.maximum(keep, _CALLED_CHANCE), keep)
        keep = np.where(_journeyed(noticed, chance, gazetteer), np.maximum(keep, _JOURNEYED_CHANCE), keep)
        keep = np.where([is_eaten(noticed.words, name) for name in noticed.names], 0.0, keep)
    return Weighed(noticed.words, noticed.ents, noticed.names, evidence, noticed.spans, chance, keep)


def _journeyed(noticed: Noticed, chance: NDArray[np.float64], gazetteer: Gazetteer) -> list[bool]:
    """Say of each name whether it is a town that a journey leads to and that nobody is called after.

    A rule, since the language model takes such names for persons and the training texts have few journeys.
    """
    evidence = noticed.evidence
    best = evidence.best(chance)
    found = []
    for i, name in enumerate(noticed.names):
        pair = int(best[evidence.group_of[i]])
        mistaken = name.label_around == _PERSON and pair >= 0 and is_journeyed(noticed.words, name)
        town = mistaken and int(gazetteer.columns["population"][evidence.pair_row[pair]]) >= _TOWN_PEOPLE
        found.append(town and not commonness(noticed.words.hashes[name.first : name.last + 1]).any())
    return found


def prefer_seats(chance: NDArray[np.float64], evidence: Evidence) -> NDArray[np.float64]:
    """Let a name that is a seat of government's (the White House) mean it, unless something else stands beside it.

    A rule, since the training texts have too few of them to learn it from.
    """
    out = chance.copy()
    seats = (evidence.pairs[:, PAIR.CLASS] == SEAT) & (evidence.pairs[:, PAIR.MAIN] == 1)
    for group in np.unique(evidence.pair_group[seats]).tolist():
        at = evidence.pairs_of(group)
        if not (evidence.pairs[at, PAIR.QUALIFIED] == 2).any():
            out[at] = np.where(seats[at], np.maximum(out[at], _SEAT_CHANCE), np.minimum(out[at], _OTHER_CHANCE))
    return out


def prefer_towns(chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a name mean the town rather than the county or province around it that bears it too.

    A rule, since the corpora's tolerance of 161 km cannot tell them apart but a route's stop and a distance can.
    Countries, federal states and what a type word calls a county stay.
    """
    out = chance.copy()
    columns = gazetteer.columns
    for group, pair in enumerate(evidence.best(chance).tolist()):
        if pair < 0 or evidence.sizes[group] == 1:
            continue
        kind = evidence.pairs[pair, PAIR.CLASS]
        if kind not in {DIVISION, COUNTY} or evidence.pairs[pair, PAIR.KIND] == _KIND_AGREES:
            continue
        if kind == DIVISION and evidence.pairs[pair, PAIR.BELOW_LARGEST] == 0 and evidence.pairs[pair, PAIR.MAIN]:
            continue
        at = evidence.pairs_of(group)
        classes = evidence.pairs[at, PAIR.CLASS]
        row, rows = int(evidence.pair_row[pair]), evidence.pair_row[at]
        away = kilometres(
            float(columns["lat"][row]), float(columns["lon"][row]), columns["lat"][rows], columns["lon"][rows]
        )
        towns = (classes > COUNTY) & (classes <= TOWN) & (away < _TOWN_KM) & (chance[at] >= _NOTABLE)
        if towns.any():
            best = int(at[towns][np.argmax(chance[at][towns])])
            out[best], out[pair] = chance[pair], min(chance[pair], chance[best])
    return out


def rank(ranker: Any, evidence: Evidence) -> NDArray[np.float64]:
    """Return the ranker's chance of each pair."""
    if not len(evidence.pair_row):
        return np.zeros(0)
    out: NDArray[np.float64] = ranker.predict(evidence.pairs, num_threads=1)
    return out
