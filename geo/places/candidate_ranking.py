"""How likely each candidate is meant: the ranker's chances, and the rules that stay above it.

The booster is called directly, on one thread, once a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.classes import FeatureClass, kilometres

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_NOTABLE: Final = 0.02
_TOWN_KM: Final = 100.0
_SEAT_CHANCE, _OTHER_CHANCE = 0.8, 0.1


def rank_candidates(ranker: Any, evidence: Evidence, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Return the chance of each candidate, 0 to 1, corrected by the rules."""
    return prefer_towns(prefer_seats(rank(ranker, evidence), evidence), evidence, gazetteer)


def rank(ranker: Any, evidence: Evidence) -> NDArray[np.float64]:
    """Return the ranker's chance of each candidate, 0 to 1."""
    if not len(evidence.candidate_row):
        return np.zeros(0)
    out: NDArray[np.float64] = ranker.predict(evidence.features)
    return out


def prefer_seats(chance: NDArray[np.float64], evidence: Evidence) -> NDArray[np.float64]:
    """Let a name that is a seat of government's (the White House) mean it, unless something else stands beside it.

    A rule, since the training texts have too few of them to learn it from.
    """
    out = chance.copy()
    features = evidence.features
    seats = features[:, CandidateFeature.FEATURE_CLASS] == FeatureClass.GOVERNMENT_SEAT
    seats &= features[:, CandidateFeature.OWN_NAME] == 1
    for group in np.unique(evidence.candidate_group[seats]).tolist():
        at = evidence.candidates_of(group)
        if not (features[at, CandidateFeature.QUALIFIED] == AGREES).any():
            out[at] = np.where(seats[at], np.maximum(out[at], _SEAT_CHANCE), np.minimum(out[at], _OTHER_CHANCE))
    return out


def prefer_towns(chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a name mean the town rather than the county or province around it that bears it too.

    A rule, since the corpora's tolerance of 161 km cannot tell them apart but a route's stop and a distance can.
    Countries, federal states and what a generic term calls a county stay.
    """
    out = chance.copy()
    columns = gazetteer.columns
    for group, best in _counties_and_divisions(chance, evidence):
        at = evidence.candidates_of(group)
        classes = evidence.features[at, CandidateFeature.FEATURE_CLASS]
        row, rows = int(evidence.candidate_row[best]), evidence.candidate_row[at]
        away = kilometres(
            float(columns["lat"][row]), float(columns["lon"][row]), columns["lat"][rows], columns["lon"][rows]
        )
        towns = (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)
        towns &= (away < _TOWN_KM) & (chance[at] >= _NOTABLE)
        if towns.any():
            town = int(at[towns][np.argmax(chance[at][towns])])
            out[town], out[best] = chance[best], min(chance[best], chance[town])
    return out


def _counties_and_divisions(chance: NDArray[np.float64], evidence: Evidence) -> list[tuple[int, int]]:
    """The groups whose best candidate is a county or a division that may rather mean its town, with the candidate."""
    best = evidence.best(chance)
    groups = np.flatnonzero((best >= 0) & (evidence.sizes > 1))
    features = evidence.features[best[groups]]
    is_county = features[:, CandidateFeature.FEATURE_CLASS] == FeatureClass.COUNTY
    is_division = features[:, CandidateFeature.FEATURE_CLASS] == FeatureClass.DIVISION
    is_largest = features[:, CandidateFeature.BELOW_LARGEST] == 0
    is_named_so = features[:, CandidateFeature.GENERIC_TERM] == AGREES
    is_federal = is_division & is_largest & (features[:, CandidateFeature.OWN_NAME] != 0)
    groups = groups[(is_county | is_division) & ~is_federal & ~is_named_so]
    return list(zip(groups.tolist(), best[groups].tolist(), strict=True))
