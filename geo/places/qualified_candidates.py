"""What stands beside a name wins over the ranker: "Birmingham, Alabama" is in Alabama, "in Paris, Canada said" is not.

Rules, since other evidence (a namesake, or a country, that the text tells more of) otherwise outweighs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.qualifiers import holding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer
    from geo.places.qualifiers import Containers

_TIMES_LARGER: Final = 10
_CIRCLES: Final = 1.5
"""How many times as far as a circle of its size a division may reach: what lies there may lack its division."""

_TOWN_SHARE: Final = 0.5  # of a division's people
_VILLAGE_PEOPLE: Final = 20_000
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
        if len(larger) and leader in at[held] and not is_spoken_of(evidence.features[leader]):
            meant = int(larger[np.argmax(chance[larger])])
            out[meant], out[leader] = chance[leader], chance[meant]
    return out


def is_spoken_of(features: NDArray[np.float64]) -> bool:
    """Whether the text names a place in full or its division, or its source is at home there."""
    return bool(
        features[CandidateFeature.QUALIFIED_ELSEWHERE] == 1
        or features[CandidateFeature.DIVISION_NAMED] > 0
        or features[CandidateFeature.HOME_KM] < _AT_HOME
    )


def held_by_none(chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer) -> dict[int, int]:
    """Return the groups whose certain qualifier is a division that has no place of their name, with its row.

    "Holliday, Missouri" is not the Holliday that the gazetteer has. A country may be contested, and what a town is
    called, too, be one of a list of towns ("Ottawa, Bremen and Ghent") if the first is more than a village.
    """
    found: dict[int, int] = {}
    best = evidence.best(chance)
    agrees = evidence.features[:, CandidateFeature.QUALIFIED] == AGREES
    for member, group in enumerate(evidence.group_of.tolist()[:-1]):
        leader = int(best[group])
        if group in found or leader < 0 or not evidence.certain[group] or agrees[evidence.candidates_of(group)].any():
            continue
        if evidence.features[leader, CandidateFeature.FEATURE_CLASS] > FeatureClass.COUNTY:
            after = evidence.candidates_of(int(evidence.group_of[member + 1]))
            row = int(evidence.candidate_row[leader])
            rows = _divisions_beside(row, evidence.candidate_row[after], evidence.qualifiers[group], gazetteer)
            if rows and not _is_about(row, rows, gazetteer):
                found[group] = rows[0]
    return found


def _divisions_beside(leader: int, rows: NDArray[np.int64], qualifier: Containers, gazetteer: Gazetteer) -> list[int]:
    """The divisions of a qualifier that a name after a leader may mean, none if it may as well mean a town."""
    classes = gazetteer.feature_classes(rows)
    divisions = rows[(classes == FeatureClass.DIVISION) & np.isin(rows, qualifier)]
    towns = rows[(classes >= FeatureClass.CAPITAL) & (classes <= FeatureClass.TOWN)]
    people = gazetteer.columns["population"]
    if not len(divisions) or (people[towns] >= _TOWN_SHARE * people[divisions].max()).any():
        return []
    shared = holding(towns, tuple(divisions.tolist()), gazetteer).any()
    return [] if shared and people[leader] >= _VILLAGE_PEOPLE else divisions.tolist()


def _is_about(row: int, divisions: list[int], gazetteer: Gazetteer) -> bool:
    """Whether a place may lie in one of some divisions though the gazetteer does not say so."""
    away = gazetteer.kilometres_from(row, divisions).tolist()
    return any(km <= _CIRCLES * gazetteer.radius_km(d) for km, d in zip(away, divisions, strict=True))
