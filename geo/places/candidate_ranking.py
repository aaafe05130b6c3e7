"""How likely each candidate is meant: the ranker's chances, and the rules that stay above it.

The booster is called directly, on one thread, once a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.candidate_features import AGREES, CandidateFeature, is_qualified
from geo.places.classes import FeatureClass
from geo.places.countries import prefer_countries
from geo.places.features_of_nature import prefer_features
from geo.places.named_countries import prefer_named_countries
from geo.places.own_names import prefer_own_names
from geo.places.qualified_candidates import prefer_known_abroad, prefer_qualified
from geo.places.regions_of_note import prefer_regions
from geo.places.short_names import prefer_named_in_full
from geo.places.town_or_division import is_town_meant

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_TOWN_KM: Final = 100.0
_CITY_KM, _CITY_PEOPLE = 300.0, 1_000_000
_NEARBY: Final = 0.1
_REGION_KM, _LIKELY = 300.0, 0.2
_TOWN: Final = 4.0  # of POPULATION, log10 of people
_ALMOST: Final = 0.75  # of a division's chance: "in Santiago and Valparaíso"
_HAMLET: Final = 3.0  # of POPULATION: 1,000 people; and so much below the largest
_SEAT_CHANCE, _OTHER_CHANCE = 0.8, 0.1


def rank_candidates(ranker: Any, detection: Detection, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Return the chance of each candidate, 0 to 1, corrected by the rules."""
    evidence = detection.evidence
    chance = prefer_qualified(rank(ranker, evidence), evidence)
    chance = prefer_known_abroad(chance, evidence, gazetteer)
    chance = prefer_capitals(prefer_seats(chance, evidence), evidence, gazetteer)
    chance = prefer_countries(chance, evidence, gazetteer)
    chance = prefer_named_countries(chance, evidence, gazetteer)
    chance = prefer_towns(prefer_own_names(chance, detection, gazetteer), detection, gazetteer)
    chance = prefer_regions(prefer_features(chance, detection, gazetteer), detection, gazetteer)
    return prefer_named_in_full(chance, detection, gazetteer)


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
    seats = evidence.bearers(FeatureClass.GOVERNMENT_SEAT)
    for group in np.unique(evidence.candidate_group[seats]).tolist():
        at = evidence.candidates_of(group)
        if not (features[at, CandidateFeature.QUALIFIED] == AGREES).any():
            out[at] = np.where(seats[at], np.maximum(out[at], _SEAT_CHANCE), np.minimum(out[at], _OTHER_CHANCE))
    return out


def prefer_capitals(chance: NDArray[np.float64], evidence: Evidence, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a national capital's own name mean it, where nothing in the text speaks for the namesake that leads.

    A rule, since local papers mean San Jose, California: what speaks is a qualifier, a container that the text names,
    something near it, or the home of the source; not a namesake near it (London and Paris, Ontario) that is not meant
    itself, and for a hamlet no container (Santiago in the division of Lima). What is hardly a town (Plymouth in
    Montserrat) does so only where its country is named.
    """
    out = chance.copy()
    features = evidence.features
    capitals = evidence.bearers(FeatureClass.CAPITAL)
    best = evidence.best(chance)
    capitals &= (features[:, CandidateFeature.POPULATION] >= _TOWN) | (features[:, CandidateFeature.COUNTRY_NAMED] > 0)
    for capital in np.flatnonzero(capitals).tolist():
        leader = int(best[evidence.candidate_group[capital]])
        if leader == capital or _is_named(features[leader]):
            continue
        if _is_hamlet(features[leader]) or not _is_near_others(leader, chance, best, evidence, gazetteer):
            out[capital], out[leader] = chance[leader], min(chance[leader], chance[capital])
    return out


def _is_named(features: NDArray[np.float64]) -> bool:
    """Whether the text names a candidate in full or what holds it, or its source is at home there."""
    named = features[[CandidateFeature.COUNTRY_NAMED, CandidateFeature.DIVISION_NAMED, CandidateFeature.COUNTY_NAMED]]
    return bool(
        is_qualified(features)
        or features[CandidateFeature.FEATURE_CLASS] == FeatureClass.COUNTRY
        or (not _is_hamlet(features) and (named > 0).any())
        or features[CandidateFeature.HOME_COUNTRY] == 1
    )


def _is_hamlet(features: NDArray[np.float64]) -> bool:
    """Whether a candidate is so small, and a namesake so large, that a container near it hardly speaks for it."""
    town = features[CandidateFeature.FEATURE_CLASS] > FeatureClass.COUNTY
    small = features[CandidateFeature.POPULATION] < _HAMLET < features[CandidateFeature.BELOW_LARGEST]
    return bool(town and small)


def _is_near_others(
    leader: int, chance: NDArray[np.float64], best: NDArray[np.int64], evidence: Evidence, gazetteer: Gazetteer
) -> bool:
    """Whether a candidate lies near what other names of the text mean."""
    if evidence.features[leader, CandidateFeature.NEAR_OTHERS] <= _NEARBY:
        return False
    others = best[(best >= 0) & (best != leader)]
    towns = evidence.features[others, CandidateFeature.FEATURE_CLASS] > FeatureClass.DIVISION
    others = others[towns & (chance[others] >= _LIKELY)]
    away = gazetteer.kilometres_from(int(evidence.candidate_row[leader]), evidence.candidate_row[others])
    return bool((away < _REGION_KM).any())


def prefer_towns(chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Let a name mean the town rather than the county or division around it that bears it too.

    A rule, since the corpora's tolerance of 161 km cannot tell them apart but a route's stop and a distance can.
    Countries stay, and what the text calls a division. A federal state that is much more than its town (Quebec, New
    York) stays too, unless somebody travels there or the town is almost as likely.
    """
    out = chance.copy()
    evidence = detection.evidence
    for group, best in _counties_and_divisions(chance, evidence):
        at = evidence.candidates_of(group)
        town = _town_of(at, int(evidence.candidate_row[best]), evidence, gazetteer)
        if town is None:
            continue
        almost = bool(chance[town] >= _ALMOST * chance[best])
        if is_town_meant(detection, evidence.members[group], best, town, gazetteer, almost=almost):
            out[town], out[best] = chance[best], min(chance[best], chance[town])
    return out


def _counties_and_divisions(chance: NDArray[np.float64], evidence: Evidence) -> list[tuple[int, int]]:
    """The groups whose best candidate is a county or a division that may rather mean its town, with the candidate."""
    best = evidence.best(chance)
    groups = np.flatnonzero((best >= 0) & (evidence.sizes > 1))
    features = evidence.features[best[groups]]
    classes = features[:, CandidateFeature.FEATURE_CLASS]
    is_named_so = features[:, CandidateFeature.GENERIC_TERM] == AGREES
    groups = groups[((classes == FeatureClass.COUNTY) | (classes == FeatureClass.DIVISION)) & ~is_named_so]
    return list(zip(groups.tolist(), best[groups].tolist(), strict=True))


def _town_of(at: NDArray[np.int64], row: int, evidence: Evidence, gazetteer: Gazetteer) -> int | None:
    """The candidate, of those at `at`, that is the largest town inside the division of a row, or beside it."""
    columns = gazetteer.columns
    rows = evidence.candidate_row[at]
    away = gazetteer.kilometres_from(row, rows)
    classes = evidence.features[at, CandidateFeature.FEATURE_CLASS]
    towns = (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)
    # Chiapa de Corzo is no town of Chiapas' name, though some call it so.
    towns &= evidence.features[at, CandidateFeature.OWN_NAME] == 1
    towns &= columns["country"][rows] == columns["country"][row]
    inside = columns["admin1"][rows] == columns["admin1"][row]
    people = columns["population"][rows].astype(np.int64)
    # The city of Buenos Aires is no part of its province, nor Washington of the state.
    near = (away < _TOWN_KM) | ((away < _CITY_KM) & (people >= _CITY_PEOPLE)) | (classes == FeatureClass.CAPITAL)
    towns &= near | (inside & (gazetteer.feature_class(row) == FeatureClass.DIVISION))
    people = np.where(towns, people, -1)
    found = int(np.argmax(people))
    return int(at[found]) if people[found] >= 0 else None
