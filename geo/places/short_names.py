"""Names for short: "Baja" where the text has Baja California, "Santiago" where it has Santiago de Compostela.

A rule, since the ranker looks at each name by itself: who has named a place in full calls it by its first words from
then on. The gazetteer must know the short name for it, or for what lies around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import DISAGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.names import words
from geo.places.own_names import is_asked_for

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_LEAST_SHARE: Final = 0.03
"""The least chance of the place for short, as a share of that of the place that leads."""

_TIMES_LARGER: Final = 10
_AROUND_KM: Final = 100.0
_THEMSELVES: Final = frozenset({FeatureClass.COUNTRY, FeatureClass.DIVISION, FeatureClass.CAPITAL})


def prefer_named_in_full(
    chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer
) -> NDArray[np.float64]:
    """Return the chances, in which a short name means what the text also names in full, if nothing else asks for more.

    Countries, divisions and capitals are themselves: Mexico is not Mexico City for short, nor Santiago that of Cuba.
    """
    out, evidence = chance.copy(), detection.evidence
    best = evidence.best(chance)
    in_full = _in_full(detection, best)
    for group in np.flatnonzero(best >= 0).tolist():
        leader = int(best[group])
        longer = in_full.get(_written(detection, group), ())
        if not longer or _is_settled(evidence.features[leader]):
            continue
        at = evidence.candidates_of(group)
        for candidate in at[chance[at] >= _LEAST_SHARE * chance[leader]].tolist():
            if candidate == leader or _is_dwarfed(evidence, candidate, leader, gazetteer):
                continue
            if any(_is_same(detection, candidate, int(best[g]), gazetteer) for g in longer):
                out[candidate], out[leader] = chance[leader], chance[candidate]
                break
    return out


def _written(detection: Detection, group: int) -> tuple[str, ...]:
    """Return the words of a group's name as the text has them."""
    mention = detection.mentions[detection.evidence.members[group][0]]
    return tuple(detection.tokens.folded[mention.core_first : mention.core_last + 1])


def _in_full(detection: Detection, best: NDArray[np.int64]) -> dict[tuple[str, ...], list[int]]:
    """Return the groups whose names begin with other words, by those words."""
    found: dict[tuple[str, ...], list[int]] = {}
    for group in np.flatnonzero(best >= 0).tolist():
        written = _written(detection, group)
        if detection.evidence.features[best[group], CandidateFeature.FEATURE_CLASS] == FeatureClass.COUNTY:
            continue  # Los Angeles is no short name of its county
        for length in range(1, len(written)):
            found.setdefault(written[:length], []).append(group)
    return found


def _is_settled(features: NDArray[np.float64]) -> bool:
    """Whether a place is a country, division or capital, or something but its name asks for it."""
    return features[CandidateFeature.FEATURE_CLASS] in _THEMSELVES or is_asked_for(features)


def _is_dwarfed(evidence: Evidence, candidate: int, leader: int, gazetteer: Gazetteer) -> bool:
    """Whether a town for short is far smaller than the one that bears the name: La Paz Centro beside La Paz."""
    people = gazetteer.columns["population"][evidence.candidate_row[[candidate, leader]]].astype(np.int64)
    return bool(
        evidence.features[leader, CandidateFeature.OWN_NAME] == 1 and 0 < people[0] * _TIMES_LARGER <= people[1]
    )


def _is_same(detection: Detection, candidate: int, longer: int, gazetteer: Gazetteer) -> bool:
    """Whether a candidate for a short name is what a longer one means, or what lies around it and is called so too."""
    evidence = detection.evidence
    if evidence.features[candidate, CandidateFeature.QUALIFIED] == DISAGREES:
        return False
    row, other = int(evidence.candidate_row[candidate]), int(evidence.candidate_row[longer])
    if row == other:
        return True
    short = len(_written(detection, int(evidence.candidate_group[candidate])))
    name, full = words(gazetteer.name(row)), words(gazetteer.name(other))
    if len(name) == short or name[: short + 1] != full[: short + 1]:
        return False
    (km,) = gazetteer.kilometres_from(row, [other])
    return bool(km <= _AROUND_KM + max(gazetteer.radius_km(row), gazetteer.radius_km(other)))
