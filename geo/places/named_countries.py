"""Namesakes of what lies in a country that the text names, beside others it names there: Boa Vista in Cape Verde.

A rule, since the ranker lets a large town abroad outweigh both. What is beside the name, the source's home, or another
name of the text near the larger place speaks for that; so do capitals, and what is so large that anybody may go there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import DISAGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.own_names import is_asked_for, is_short

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_NEAR_KM: Final = 300.0
_LIKELY: Final = 0.2
_WORLD_CITY_PEOPLE: Final = 700_000
_THEMSELVES: Final = frozenset({FeatureClass.COUNTRY, FeatureClass.CONTINENT, FeatureClass.CAPITAL})
_AREAS: Final = frozenset({FeatureClass.COUNTRY, FeatureClass.CONTINENT})


def prefer_named_countries(
    chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer
) -> NDArray[np.float64]:
    """Return the chances, in which a name means a place near others in a country that the text names, if one bears it.

    It does where nothing speaks for the namesake that leads; of several in such countries the likeliest is meant.
    """
    out, features = chance.copy(), evidence.features
    best = evidence.best(chance)
    kinds = features[:, CandidateFeature.FEATURE_CLASS]
    likely = _likely(chance, best)
    known = likely[~np.isin(kinds[likely], [*_AREAS])]
    named = features[:, CandidateFeature.COUNTRY_NAMED] > 0
    named &= features[:, CandidateFeature.QUALIFIED] != DISAGREES
    for group in np.unique(evidence.candidate_group[named]).tolist():
        leader = int(best[group])
        if leader < 0 or named[leader] or kinds[leader] in _THEMSELVES or is_asked_for(features[leader]):
            continue
        if gazetteer.columns["population"][evidence.candidate_row[leader]] >= _WORLD_CITY_PEOPLE:
            continue
        others = known[evidence.candidate_group[known] != group]
        at = evidence.candidates_of(group)
        near = [c for c in at[named[at]].tolist() if _is_beside(c, others, evidence, gazetteer)]
        if near and not _is_beside(leader, others, evidence, gazetteer):
            meant = max(near, key=lambda c: float(chance[c]))
            out[meant], out[leader] = chance[leader], chance[meant]
    return out


def unknown_in_country(chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer) -> dict[int, int]:
    """Return the groups whose name only a place elsewhere has for short, with the row of the country that is named.

    In a text of Cape Verde and Mindelo, Santo Antão is not Santo Antão do Tojal, of which nothing there speaks.
    """
    evidence, features = detection.evidence, detection.evidence.features
    best = evidence.best(chance)
    likely = _likely(chance, best)
    rows = evidence.candidate_row
    code = gazetteer.columns["country"]
    kinds = features[:, CandidateFeature.FEATURE_CLASS]
    towns = likely[~np.isin(kinds[likely], [*_AREAS])]
    visited = set(code[rows[towns]].tolist())
    named = {int(code[rows[b]]): int(rows[b]) for b in likely[::-1].tolist() if kinds[b] == FeatureClass.COUNTRY}
    told = [row for country, row in named.items() if country in visited]
    if len(told) != 1:
        return {}
    found = {}
    for group in np.flatnonzero(best >= 0).tolist():
        leader = int(best[group])
        if features[leader, CandidateFeature.OWN_NAME] == 1 or chance[leader] >= _LIKELY:
            continue
        if kinds[leader] != FeatureClass.TOWN or is_asked_for(features[leader]):
            continue
        if not is_short(detection, evidence.members[group][0], gazetteer.name(int(rows[leader]))):
            continue
        if not _is_beside(leader, towns, evidence, gazetteer):
            found[group] = told[0]
    return found


def _likely(chance: NDArray[np.float64], best: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return, of the best candidate of each group, those that are likely meant."""
    known = best[best >= 0]
    return known[chance[known] >= _LIKELY]


def _is_beside(candidate: int, others: NDArray[np.int64], evidence: Evidence, gazetteer: Gazetteer) -> bool:
    """Whether one of other places lies near a candidate and in its country."""
    country = gazetteer.columns["country"]
    row, rows = int(evidence.candidate_row[candidate]), evidence.candidate_row[others]
    near = gazetteer.kilometres_from(row, rows) <= _NEAR_KM
    return bool((near & (country[rows] == country[row])).any())
