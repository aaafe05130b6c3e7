"""What speaks for each candidate of each group: a row a candidate, the columns of `CandidateFeature`.

Distances are great-circle kilometres on a sphere, as log10(km + 10) where they stand in a column; support from the
text's other mentions falls off exponentially with them. `OVER_…` columns tell how much more a candidate has than the
best of its namesakes; NaN where it has none, or where nothing is known of the source's home. Cost is linear in the
text: support is drawn from the 256 best known of the other mentions' places.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.classes import LEVELS, FeatureClass, kilometres, unit_vectors
from geo.places.feature_matrix import feature_matrix
from geo.places.gazetteer import ABBREVIATION, DEMONYM, MAIN
from geo.places.generic_terms import CLASSES
from geo.places.journey_ends import JourneyEnd
from geo.places.named_entities import PLACE_LABELS
from geo.places.qualifiers import holding
from geo.places.travel_means import travel_means

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.candidate_generation import Candidates
    from geo.places.gazetteer import Gazetteer

_FAR: Final = 20_040.0
_SUPPORTERS: Final = 256
_STREET_KM, _REGION_KM = 60.0, 400.0


class CandidateFeature(IntEnum):
    """The columns of what is known of a candidate; the ranker saw these numbers."""

    POPULATION = 0
    FEATURE_CLASS = 1
    OWN_NAME = 2
    ABBREVIATION = 3
    DEMONYM = 4
    BELOW_LARGEST = 5
    RANK = 6
    NAMESAKES = 7
    QUALIFIED = 8
    QUALIFIED_ELSEWHERE = 9
    GENERIC_TERM = 10
    COUNTRY_NAMED = 11
    DIVISION_NAMED = 12
    COUNTY_NAMED = 13
    NEAR_OTHERS = 14
    AMONG_OTHERS = 15
    ANCHOR_KM = 16
    HOME_KM = 17
    HOME_COUNTRY = 18
    HOME_DIVISION = 19
    HOME_STRENGTH = 20
    MENTIONS = 21
    COUNTRY_SHARE = 22
    WORDS = 23
    NAMESAKES_IN_COUNTRY = 24
    UPPER_CASE = 25
    OVER_COUNTRY_NAMED = 26
    OVER_DIVISION_NAMED = 27
    OVER_NEAR_OTHERS = 28
    OVER_AMONG_OTHERS = 29
    OVER_COUNTRY_SHARE = 30
    OVER_ANCHOR_KM = 31
    OVER_HOME_KM = 32
    JOURNEY_END = 33
    MEANS = 34
    JOURNEY_ENDS = 35


Columns = dict[CandidateFeature, Any]
"""Features with their values, one a candidate or one for all."""

AGREES, DISAGREES = 2, 1
"""The values of QUALIFIED and GENERIC_TERM: what stands beside the name fits the place, or does not; 0 for nothing."""


def is_qualified(features: NDArray[np.float64]) -> bool:
    """Say whether a qualifier asks for a candidate: beside the name, or where the text has the name elsewhere."""
    return bool(features[CandidateFeature.QUALIFIED] == AGREES or features[CandidateFeature.QUALIFIED_ELSEWHERE] == 1)


def candidate_features(c: Candidates) -> NDArray[np.float64]:
    """Return (candidates, columns of CandidateFeature): what speaks for each."""
    if not len(c.rows):
        return np.zeros((0, len(CandidateFeature)), dtype=np.float64)
    by_size, qualified = _by_size(c), _by_qualifier(c)
    sure = (c.sizes[c.group] == 1) | (qualified[CandidateFeature.QUALIFIED] == AGREES)
    sure |= (c.classes == FeatureClass.CAPITAL) & (by_size[CandidateFeature.RANK] == 0)
    others = _by_containers_named(c) | _by_places_around(c, sure) | _by_home(c)
    return feature_matrix(
        CandidateFeature,
        len(c.rows),
        by_size,
        _by_writing(c),
        _by_journey(c),
        qualified,
        others,
        _over_namesakes(c, others),
    )


def _by_size(c: Candidates) -> Columns:
    """How large each place is, by itself and among its namesakes."""
    people = np.log10(c.column("population").astype(np.float64) + 1)
    largest = np.zeros(len(c.sizes))
    largest[c.filled] = np.maximum.reduceat(people, c.first[c.filled])
    order = np.lexsort((-people, c.group))
    rank = np.empty(len(order))
    rank[order] = np.arange(len(order)) - c.first[c.group[order]]
    key = c.group * len(c.gazetteer.meta["countries"]) + c.column("country")
    _, which, counts = np.unique(key, return_inverse=True, return_counts=True)
    return {
        CandidateFeature.POPULATION: people,
        CandidateFeature.FEATURE_CLASS: c.classes,
        CandidateFeature.BELOW_LARGEST: largest[c.group] - people,
        CandidateFeature.RANK: rank,
        CandidateFeature.NAMESAKES: np.log2(c.sizes[c.group]),
        CandidateFeature.NAMESAKES_IN_COUNTRY: counts[which],
    }


def _by_writing(c: Candidates) -> Columns:
    """How the name is written and how often, and whether it is the place's own."""
    heads = [c.mentions[m[0]] for m in c.members]
    fits = np.zeros(len(c.rows))
    for group, members in enumerate(c.members):
        term = max(c.mentions[i].generic_term for i in members)
        if term:
            at = c.at(group)
            fits[at] = np.where(np.isin(c.classes[at], CLASSES[term]), AGREES, DISAGREES)
    return {
        CandidateFeature.OWN_NAME: (c.postings & MAIN) != 0,
        CandidateFeature.ABBREVIATION: (c.postings & ABBREVIATION) != 0,
        CandidateFeature.DEMONYM: (c.postings & DEMONYM) != 0,
        CandidateFeature.MENTIONS: np.log2([len(m) for m in c.members])[c.group],
        CandidateFeature.WORDS: np.array([m.core_last - m.core_first + 1 for m in heads])[c.group],
        CandidateFeature.UPPER_CASE: np.array([c.tokens.raw[m.core_first].isupper() for m in heads])[c.group],
        CandidateFeature.GENERIC_TERM: fits,
    }


def _by_journey(c: Candidates) -> Columns:
    """Whether the name is an end of a journey, by what somebody travels there, and how many of the names are such."""
    means = travel_means(c.tokens, c.mentions)
    of_group = np.array([max(c.ends[i] for i in m) for m in c.members])
    told = of_group > JourneyEnd.NAMED_WITH
    return {
        CandidateFeature.JOURNEY_END: of_group[c.group],
        CandidateFeature.MEANS: np.array([max(means[i] for i in m) for m in c.members])[c.group],
        CandidateFeature.JOURNEY_ENDS: np.mean(told),
    }


def _by_qualifier(c: Candidates) -> Columns:
    """Whether the container beside the name holds the place, here or (1, else -1) elsewhere in the text."""
    qualified, elsewhere = np.zeros(len(c.rows)), np.zeros(len(c.rows))
    said: dict[int, set[int]] = {}
    for group, qualifier in enumerate(c.qualifiers):
        if not qualifier or not c.sizes[group]:
            continue
        at = c.at(group)
        agrees = holding(c.rows[at], qualifier, c.gazetteer)
        qualified[at] = np.where(agrees, AGREES, DISAGREES)
        if agrees.any():
            said.setdefault(int(c.positions[group]), set()).update(c.rows[at][agrees].tolist())
    if said:
        for candidate, group in enumerate(c.group.tolist()):
            rows = said.get(int(c.positions[group]))
            if rows is not None:
                elsewhere[candidate] = 1 if int(c.rows[candidate]) in rows else -1
    return {CandidateFeature.QUALIFIED: qualified, CandidateFeature.QUALIFIED_ELSEWHERE: elsewhere}


def _level(gazetteer: Gazetteer, row: int) -> int | None:
    """0 for a country, 1 and 2 for divisions, None for anything else."""
    found = gazetteer.feature_class(row)
    return found if found <= FeatureClass.COUNTY else None


def _by_containers_named(c: Candidates) -> Columns:
    """How often the text names each candidate's country and divisions, other than by its own name (log2 of 1 + n)."""
    told: list[dict[int, dict[int, int]]] = [{}, {}, {}]
    for mention, rows in zip(c.mentions, c.containers, strict=True):
        for row in rows:
            level = _level(c.gazetteer, row)
            if level is not None:
                index = int(c.gazetteer.columns[LEVELS[level]][row])
                counts = told[level].setdefault(index, {})
                counts[mention.position] = counts.get(mention.position, 0) + 1
    positions = c.positions[c.group].tolist()
    named = []
    for level, by_index in enumerate(told):
        values = np.zeros(len(c.rows))
        totals = {index: sum(counts.values()) for index, counts in by_index.items()}
        if totals:
            for i, (position, index) in enumerate(zip(positions, c.column(LEVELS[level]).tolist(), strict=True)):
                if index in totals:
                    values[i] = totals[index] - by_index[index].get(position, 0)
        named.append(np.log2(1 + values))
    return {
        CandidateFeature.COUNTRY_NAMED: named[0],
        CandidateFeature.DIVISION_NAMED: named[1],
        CandidateFeature.COUNTY_NAMED: named[2],
    }


def _by_places_around(c: Candidates, sure: NDArray[np.bool_]) -> Columns:
    """How near the places of the text's other mentions lie, weighed by how likely each is by its size alone.

    `sure` tells which candidates are meant for sure; the nearest of them is the anchor.
    """
    labelled = np.array([np.mean([c.mentions[i].entity_label in PLACE_LABELS for i in m]) for m in c.members])
    weight = np.sqrt(c.column("population") + 1000.0) * np.where(c.postings & MAIN, 1.0, 0.3)
    totals = np.bincount(c.group, weight, len(c.sizes))
    share = weight / totals[c.group] * (0.15 + 0.85 * labelled[c.group])
    local = np.flatnonzero((c.classes >= FeatureClass.COUNTY) & (c.classes != FeatureClass.CONTINENT))
    if len(local) > _SUPPORTERS:
        local = np.sort(local[np.argsort(-share[local], kind="stable")[:_SUPPORTERS]])
    near, among, nearest = np.zeros(len(c.rows)), np.zeros(len(c.rows)), np.full(len(c.rows), _FAR)
    if len(local):
        points = unit_vectors(c.column("lat"), c.column("lon"))
        distance = 6371.0 * np.arccos(np.clip(points @ points[local].T, -1, 1))
        other = c.positions[c.group][:, None] != c.positions[c.group[local]]
        other &= c.group[:, None] != c.group[local]
        starts = np.flatnonzero(np.diff(c.group[local], prepend=-1))
        near, among = (
            np.maximum.reduceat(np.where(other, np.exp(-distance / km) * share[local], 0.0), starts, axis=1).sum(1)
            for km in (_STREET_KM, _REGION_KM)
        )
        nearest = np.where(other & sure[local], distance, _FAR).min(1)
    return {
        CandidateFeature.NEAR_OTHERS: near,
        CandidateFeature.AMONG_OTHERS: among,
        CandidateFeature.ANCHOR_KM: np.log10(nearest + 10),
        CandidateFeature.COUNTRY_SHARE: _country_share(c, share),
    }


def _country_share(c: Candidates, share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of the other groups' candidates that lie in each candidate's country."""
    country = c.column("country").astype(np.int64)
    count = len(c.gazetteer.meta["countries"])
    everywhere = np.bincount(country, share, count)
    _, which = np.unique(c.group * count + country, return_inverse=True)
    own = np.bincount(which, share)[which]
    out: NDArray[np.float64] = (everywhere[country] - own) / max(1.0, float(share.sum()))
    return out


def _by_home(c: Candidates) -> Columns:
    """How each place lies to where the source is at home; NaN where that is not known."""
    if c.home is None:
        unknown = np.full(len(c.rows), np.nan)
        return {
            CandidateFeature.HOME_KM: unknown,
            CandidateFeature.HOME_COUNTRY: unknown,
            CandidateFeature.HOME_DIVISION: unknown,
            CandidateFeature.HOME_STRENGTH: unknown,
        }
    away = kilometres(c.home.lat, c.home.lon, c.column("lat"), c.column("lon"))
    return {
        CandidateFeature.HOME_KM: np.log10(away + 10),
        CandidateFeature.HOME_COUNTRY: c.column("country") == c.gazetteer.meta["countries"].index(c.home.country),
        CandidateFeature.HOME_DIVISION: c.column("admin1") == c.home.admin1,
        CandidateFeature.HOME_STRENGTH: c.home.strength,
    }


def _over_namesakes(c: Candidates, columns: Columns) -> Columns:
    """How much more each candidate has of some features than the best of its namesakes."""
    return {
        CandidateFeature.OVER_COUNTRY_NAMED: _over(columns[CandidateFeature.COUNTRY_NAMED], c),
        CandidateFeature.OVER_DIVISION_NAMED: _over(columns[CandidateFeature.DIVISION_NAMED], c),
        CandidateFeature.OVER_NEAR_OTHERS: _over(columns[CandidateFeature.NEAR_OTHERS], c),
        CandidateFeature.OVER_AMONG_OTHERS: _over(columns[CandidateFeature.AMONG_OTHERS], c),
        CandidateFeature.OVER_COUNTRY_SHARE: _over(columns[CandidateFeature.COUNTRY_SHARE], c),
        CandidateFeature.OVER_ANCHOR_KM: _over(-1 * columns[CandidateFeature.ANCHOR_KM], c),
        CandidateFeature.OVER_HOME_KM: _over(-1 * columns[CandidateFeature.HOME_KM], c),
    }


def _over(values: NDArray[np.float64], c: Candidates) -> NDArray[np.float64]:
    """How much more each candidate has than the best of its namesakes; NaN where it has none."""
    first, sizes = c.first[c.filled], c.sizes[c.filled]
    dense = (np.cumsum(c.filled) - 1)[c.group]
    best = np.maximum.reduceat(values, first)
    is_best = values == best[dense]
    second = np.maximum.reduceat(np.where(is_best, -np.inf, values), first)
    shared = np.bincount(dense, is_best, len(first))[dense] > 1
    rival = np.where(is_best & ~shared, second[dense], best[dense])
    out: NDArray[np.float64] = np.where((sizes > 1)[dense], values - rival, np.nan)
    return out
