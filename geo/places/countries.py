"""A country's own name means the country and no village: Honduras, though many in Chiapas are called so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import CandidateFeature, is_qualified
from geo.places.classes import FeatureClass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_VILLAGE_PEOPLE: Final = 5_000


def prefer_countries(chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a country's own name mean it rather than a village, unless the text or its source says which one it means.

    What says so is a qualifier, here or elsewhere in the text, or that the source is at home in the village's division.
    """
    out = chance.copy()
    features = evidence.features
    people = gazetteer.columns["population"][evidence.candidate_row]
    for country in np.flatnonzero(evidence.bearers(FeatureClass.COUNTRY)).tolist():
        at = evidence.candidates_of(int(evidence.candidate_group[country]))
        leader = int(at[np.argmax(chance[at])])
        if leader != country and people[leader] < _VILLAGE_PEOPLE and not _is_told(features[leader]):
            out[at] = np.minimum(out[at], chance[country])
            out[country] = chance[leader]
    return out


def _is_told(features: NDArray[np.float64]) -> bool:
    return is_qualified(features) or bool(features[CandidateFeature.HOME_DIVISION] == 1)
