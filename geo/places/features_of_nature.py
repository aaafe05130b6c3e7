"""Seas, ranges, deserts, capes and islands that share their name with a town or a division: "the Andes", "off Bali".

A rule, since the training texts have few of them: a feature of nature's own name means it where "the" stands before it,
or where it says itself what it is, unless a word for a division follows or what stands beside it is the other's. An
island is meant where somebody is on or off it, and before a village that is called so, as is a region; a feature by its
short name ("Baja") before a town abroad where its country is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.own_names import is_asked_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_KIND: Final = word_set("features_of_nature", "kind")
_ARTICLE: Final = word_set("features_of_nature", "article")
_DIVISION: Final = word_set("features_of_nature", "division")
_WHERE: Final = word_set("locatives") | word_set("features_of_nature", "where")
_NATURE: Final = frozenset({FeatureClass.SEA, FeatureClass.STREAM, FeatureClass.LAKE, FeatureClass.LANDFORM})
_CODES: Final = frozenset({"CAPE", "GLCR", "PASS", "CHN"})
_OFFSHORE: Final = word_set("features_of_nature", "offshore")
_ASHORE: Final = word_set("features_of_nature", "ashore")
_VILLAGE, _HAMLET = 10_000, 2_000
"""Fewer people live in a place that is not thought of where an island, or a region, is called so, too."""


def prefer_features(chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Return the chances of the candidates, in which a feature of nature leads where its name is written as its own."""
    out, evidence, tokens = chance.copy(), detection.evidence, detection.tokens
    own = np.flatnonzero(evidence.features[:, CandidateFeature.OWN_NAME] == 1)
    nature = [c for c in own.tolist() if _is_nature(gazetteer, int(evidence.candidate_row[c]))]
    nature += _regions(detection)
    if not nature:
        return out
    best = evidence.best(chance)
    groups = [int(group) for group in evidence.group_of]
    written = {group for group, m in zip(groups, detection.mentions, strict=True) if _is_written_so(tokens, m)}
    islanders = {group for group, m in zip(groups, detection.mentions, strict=True) if _is_on_an_island(tokens, m)}
    people = gazetteer.columns["population"][evidence.candidate_row]
    for candidate in nature:
        group = int(evidence.candidate_group[candidate])
        leader = int(best[group])
        classes = evidence.features[leader, CandidateFeature.FEATURE_CLASS]
        settled = FeatureClass.DIVISION <= classes <= FeatureClass.TOWN_SECTION
        qualified = evidence.features[leader, CandidateFeature.QUALIFIED] == AGREES
        if not settled or qualified or out[leader] <= out[candidate]:
            continue
        row = int(evidence.candidate_row[candidate])
        town = FeatureClass.DIVISION_SEAT < classes <= FeatureClass.TOWN_SECTION
        asks, asked = (is_asked_for(evidence.features[c]) for c in (candidate, leader))
        small = town and not _is_near(evidence.features[leader])
        if _is_island(gazetteer, row):
            known = _is_division_too(detection, candidate, gazetteer) and (asks or not asked)
            meant = group in written or group in islanders or (town and known)
            meant = meant or (small and people[leader] < _VILLAGE)
        elif evidence.features[candidate, CandidateFeature.FEATURE_CLASS] == FeatureClass.REGION:
            meant = (small and people[leader] < _HAMLET) or (town and asks and not asked)
        else:
            meant = group in written or (town and asks and not asked)
        if meant:
            out[candidate], out[leader] = out[leader], out[candidate]
    return out


def _is_near(features: NDArray[np.float64]) -> bool:
    """Say whether more than its country speaks for a village: its division or county, the source's home."""
    return bool(
        features[CandidateFeature.DIVISION_NAMED] > 0
        or features[CandidateFeature.COUNTY_NAMED] > 0
        or features[CandidateFeature.HOME_DIVISION] == 1
    )


def _regions(detection: Detection) -> list[int]:
    """Return the candidates that are regions by their own name, or features of nature by another: Patagonia, Baja."""
    evidence = detection.evidence
    short = evidence.features[:, CandidateFeature.ABBREVIATION] + evidence.features[:, CandidateFeature.DEMONYM] == 0
    own = evidence.features[:, CandidateFeature.OWN_NAME] == 1
    named = np.isin(evidence.features[:, CandidateFeature.FEATURE_CLASS], [*_NATURE]) & ~own & short
    regions = evidence.bearers(FeatureClass.REGION)
    return [*np.flatnonzero(regions).tolist(), *np.flatnonzero(named).tolist()]


def _is_nature(gazetteer: Gazetteer, row: int) -> bool:
    return gazetteer.feature_class(row) in _NATURE or gazetteer.feature(row) in _CODES


def _is_division_too(detection: Detection, island: int, gazetteer: Gazetteer) -> bool:
    """Say whether an island's country has a division of its name: who flies to Bali flies to neither of India's."""
    evidence = detection.evidence
    group = int(evidence.candidate_group[island])
    country = gazetteer.country(int(evidence.candidate_row[island]))
    return country is not None and any(
        gazetteer.country(int(evidence.candidate_row[c])) == country
        for c in evidence.candidates_of(group)
        if evidence.features[c, CandidateFeature.FEATURE_CLASS] == FeatureClass.DIVISION
    )


def _is_island(gazetteer: Gazetteer, row: int) -> bool:
    return gazetteer.feature(row).startswith("ISL")


def _is_on_an_island(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether the words before a name are of being on or off an island: "made landfall on Luzon", "off Bali"."""
    before = mention.first - 1
    if before < 0 or not tokens.joined[before]:
        return False
    if tokens.folded[before] in _OFFSHORE:
        return True
    return before > 0 and tokens.folded[before] == "on" and tokens.folded[before - 1] in _ASHORE


def _is_written_so(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a name stands as a feature of nature's does: after "the", or with a word that says what it is."""
    before, after = mention.first - 1, mention.last + 1
    if after < len(tokens) and tokens.joined[mention.last] and tokens.folded[after] in _DIVISION:
        return False
    ends = {tokens.folded[mention.core_first], tokens.folded[mention.core_last]}
    kind = mention.core_last > mention.core_first and not _KIND.isdisjoint(ends)
    return kind or (before >= 0 and tokens.joined[before] and tokens.folded[before] in _ARTICLE)


def are_features(detection: Detection, best: Sequence[int], gazetteer: Gazetteer) -> list[bool]:
    """Say of each mention whether a feature of nature stands there: "up the Tigris", "on the Amazon".

    `best` is the likeliest candidate of each mention, -1 for none. The language model takes many such names for bodies.
    """
    rows, tokens = detection.evidence.candidate_row, detection.tokens
    return [
        top >= 0
        and _is_nature(gazetteer, int(rows[top]))
        and _is_called_so(detection, mention, top, gazetteer)
        and (
            _stands_there(tokens, mention)
            or (_is_island(gazetteer, int(rows[top])) and _is_on_an_island(tokens, mention))
        )
        for mention, top in zip(detection.mentions, best, strict=True)
    ]


def _is_called_so(detection: Detection, mention: MentionSpan, candidate: int, gazetteer: Gazetteer) -> bool:
    """Say whether a name is a feature's own, or that without what it is: "the Gobi", "the Adriatic"."""
    if detection.evidence.features[candidate, CandidateFeature.OWN_NAME]:
        return True
    written = [*detection.tokens.folded[mention.core_first : mention.core_last + 1]]
    name = gazetteer.name(int(detection.evidence.candidate_row[candidate])).casefold().split()
    return name[:-1] == written and name[-1] in _KIND


def _stands_there(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether a word for where, and "the", stand before a name, and no word of a longer name after it."""
    the, where, after = mention.first - 1, mention.first - 2, mention.last + 1
    if where < 0 or tokens.folded[the] not in _ARTICLE or tokens.folded[where] not in _WHERE:
        return False
    spaced = tokens.joined[the] and tokens.joined[where]
    return bool(spaced) and (after == len(tokens) or not (tokens.joined[mention.last] and tokens.capital[after]))
