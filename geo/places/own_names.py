"""A place that bears a name as its own comes before one that has it as another name: Bergen in Norway, not Mons.

The gazetteer's other names carry no language and no rank, so that a large place has many that nobody in English means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import CandidateFeature, is_qualified
from geo.places.classes import FeatureClass
from geo.places.names import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer

_TIMES_LARGER: Final = 10
_KNOWN_PEOPLE: Final = 10_000
_TOWNS_AND_AREAS: Final = (
    FeatureClass.DIVISION,
    FeatureClass.COUNTY,
    FeatureClass.DIVISION_SEAT,
    FeatureClass.COUNTY_SEAT,
    FeatureClass.TOWN,
)
_ALMOST: Final = 0.75


def prefer_own_names(chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a name mean a place of some size whose own it is, where one that has it as another name leads unasked.

    It does where the one that bears it is no smaller, or almost as likely; where the name is the other's for short
    (Newcastle upon Tyne), only where it is far larger. What a qualifier, a named country or the source's home asks for
    stays, and so do capitals (Panama City is Panamá). Munich, Kiev and Bombay have no such namesakes.
    """
    out = chance.copy()
    evidence = detection.evidence
    features = evidence.features
    if not len(chance):
        return out
    people = gazetteer.columns["population"][evidence.candidate_row].astype(np.int64)
    owned = features[:, CandidateFeature.OWN_NAME] == 1
    classes = features[:, CandidateFeature.FEATURE_CLASS]
    owned &= np.isin(classes, (*_TOWNS_AND_AREAS, FeatureClass.CAPITAL))
    other = (features[:, CandidateFeature.OWN_NAME] == 0) & np.isin(classes, _TOWNS_AND_AREAS)
    other &= (features[:, CandidateFeature.ABBREVIATION] == 0) & (features[:, CandidateFeature.DEMONYM] == 0)
    best = evidence.best(chance)
    for group in np.flatnonzero(best >= 0).tolist():
        leader = int(best[group])
        if not other[leader] or is_asked_for(features[leader]):
            continue
        at = evidence.candidates_of(group)
        short = is_short(detection, evidence.members[group][0], gazetteer.name(int(evidence.candidate_row[leader])))
        large = people[at] >= people[leader] * (_TIMES_LARGER if short else 1)
        likely = (chance[at] >= _ALMOST * chance[leader]) & (not short)
        bearers = at[owned[at] & (people[at] >= _KNOWN_PEOPLE) & (large | likely)]
        if len(bearers):
            meant = int(bearers[np.argmax(chance[bearers])])
            out[meant], out[leader] = chance[leader], chance[meant]
    return out


def is_asked_for(features: NDArray[np.float64]) -> bool:
    """Say whether what else is told asks for a candidate: a qualifier, a country or division, the source's home."""
    return bool(
        is_qualified(features)
        or features[CandidateFeature.COUNTRY_NAMED] > 0
        or features[CandidateFeature.DIVISION_NAMED] > 0
        or features[CandidateFeature.HOME_COUNTRY] == 1
    )


def is_short(detection: Detection, member: int, own: str) -> bool:
    """Whether the words of a mention stand in a place's own name: Hull of Kingston upon Hull."""
    mention = detection.mentions[member]
    return set(detection.tokens.folded[mention.core_first : mention.core_last + 1]) <= set(words(own))
