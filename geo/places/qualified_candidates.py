"""What stands beside a name wins over the ranker: "Birmingham, Alabama" is in Alabama, "in Paris, Canada said" is not.

Rules, since other evidence (a namesake, or a country, that the text tells more of) otherwise outweighs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.qualifiers import holding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_TIMES_LARGER: Final = 10
_AT_HOME: Final = 2.0  # of HOME_KM: 90 km


def prefer_qualified(chance: NDArray[np.float64], evidence: Evidence) -> NDArray[np.float64]:
    """Let a name mean what the qualifier beside it holds, where that is certain and holds something."""
    out = chance.copy()
    best = evidence.best(chance)
    agrees = evidence.features[:, CandidateFeature.QUALIFIED] == AGREES
    for group in np.flatnonzero(np.array(evidence.certain, dtype=bool) & (best >= 0)).tolist():
        at = evidence.candidates_of(group)
        held = at[agrees[at]]
        if len(held) and not agrees[best[group]]:
            meant = int(held[np.argmax(chance[held])])
            out[meant], out[best[group]] = chance[best[group]], chance[meant]
    return out


def prefer_known_abroad(chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a name mean its far larger place rather than one in a country that stands beside it without holding it."""
    out = chance.copy()
    best = evidence.best(chance)
    people = gazetteer.columns["population"][evidence.candidate_row].astype(np.int64)
    named_so = evidence.features[:, CandidateFeature.OWN_NAME] == 1
    for group in [group for group, apart in enumerate(evidence.apart) if apart and best[group] >= 0]:
        leader, at = int(best[group]), evidence.candidates_of(group)
        held = holding(evidence.candidate_row[at], evidence.apart[group], gazetteer)
        larger = at[~held & named_so[at] & (people[at] >= _TIMES_LARGER * people[leader])]
        if len(larger) and leader in at[held] and not _is_spoken_of(evidence.features[leader]):
            meant = int(larger[np.argmax(chance[larger])])
            out[meant], out[leader] = chance[leader], chance[meant]
    return out


def _is_spoken_of(features: NDArray[np.float64]) -> bool:
    """Whether the text names a place in full or its division, or its source is at home there."""
    return bool(
        features[CandidateFeature.QUALIFIED_ELSEWHERE] == 1
        or features[CandidateFeature.DIVISION_NAMED] > 0
        or features[CandidateFeature.HOME_KM] < _AT_HOME
    )
