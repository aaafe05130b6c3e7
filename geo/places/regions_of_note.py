"""Regions that share their name with a village or two: Patagonia, which is no settlement of 890 in Arizona.

A rule, since the ranker knows regions by their people, and they have none. Only a region of some extent is meant, and
only where nothing but its country asks for the village. A town has to give way, too, where the text asks for nothing
near it and is in the region, or names its country: "Baja" in a text of Tijuana and Ensenada is not in Hungary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import AGREES, DISAGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.own_names import is_asked_for
from geo.places.qualified_candidates import is_spoken_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_EXTENT_KM: Final = 150.0
_VILLAGE_PEOPLE, _TOWN_PEOPLE = 5_000, 50_000
_CODES: Final = frozenset({"RGN", "PEN", "DSRT"})
_NEAR_KM: Final = 300.0
_AREA_REACH: Final = 2.0  # of its radius: it is no circle
_LIKELY: Final = 0.3


def prefer_regions(chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Return the chances, in which a region's name means it where a village, or a town without a case, would lead."""
    out, evidence = chance.copy(), detection.evidence
    best = evidence.best(chance)
    known = best[best >= 0]
    likely = known[chance[known] >= _LIKELY]
    for candidate in _regions(evidence, gazetteer):
        leader = int(best[evidence.candidate_group[candidate]])
        kind = evidence.features[leader, CandidateFeature.FEATURE_CLASS]
        if not FeatureClass.DIVISION_SEAT < kind <= FeatureClass.TOWN_SECTION:
            continue
        people = int(gazetteer.columns["population"][evidence.candidate_row[leader]])
        own = evidence.features[candidate, CandidateFeature.OWN_NAME] == 1
        village = own and people < _VILLAGE_PEOPLE and not _is_village_meant(evidence.features[leader])
        if village or (people < _TOWN_PEOPLE and _is_told_of(candidate, leader, likely, evidence, gazetteer)):
            out[candidate], out[leader] = chance[leader], chance[candidate]
    return out


def _regions(evidence: Evidence, gazetteer: Gazetteer) -> list[int]:
    """Return the candidates that are regions or peninsulas of some extent."""
    kinds = evidence.features[:, CandidateFeature.FEATURE_CLASS]
    some = np.flatnonzero((kinds == FeatureClass.REGION) | (kinds == FeatureClass.LANDFORM)).tolist()
    rows = evidence.candidate_row
    return [
        c for c in some if gazetteer.feature(int(rows[c])) in _CODES and gazetteer.radius_km(int(rows[c])) >= _EXTENT_KM
    ]


def _is_told_of(region: int, town: int, likely: NDArray[np.int64], evidence: Evidence, gazetteer: Gazetteer) -> bool:
    """Whether a text names a region's country or is in it, and nothing asks for a town of its name or is near that.

    `likely` are the candidates that are likely meant, of whatever name.
    """
    if is_asked_for(evidence.features[town]) or evidence.features[region, CandidateFeature.QUALIFIED] == DISAGREES:
        return False
    others = likely[evidence.candidate_group[likely] != evidence.candidate_group[town]]
    extent = _AREA_REACH * gazetteer.radius_km(int(evidence.candidate_row[region]))
    inside, beside = (_within(c, others, km, evidence, gazetteer) for c, km in ((region, extent), (town, _NEAR_KM)))
    return not beside and (inside or evidence.features[region, CandidateFeature.COUNTRY_NAMED] > 0)


def _within(candidate: int, others: NDArray[np.int64], km: float, evidence: Evidence, gazetteer: Gazetteer) -> bool:
    away = gazetteer.kilometres_from(int(evidence.candidate_row[candidate]), evidence.candidate_row[others])
    return bool((away <= km).any())


def _is_village_meant(features: NDArray[np.float64]) -> bool:
    """Whether what is beside a name, a division or county that the text names, or the source's home is a village's."""
    return bool(
        features[CandidateFeature.QUALIFIED] == AGREES
        or features[CandidateFeature.COUNTY_NAMED] > 0
        or is_spoken_of(features)
    )
