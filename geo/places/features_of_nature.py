"""Seas, ranges, deserts and capes that share their name with a town or a division: "the Andes", "in the Red Sea".

A rule, since the training texts have few of them: a feature of nature's own name means it where "the" stands before it,
or where it says itself what it is, unless a word for a division follows or what stands beside it is the other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.classes import FeatureClass

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
_CODES: Final = frozenset({"CAPE", "GLCR"})


def prefer_features(chance: NDArray[np.float64], detection: Detection, gazetteer: Gazetteer) -> NDArray[np.float64]:
    """Return the chances of the candidates, in which a feature of nature leads where its name is written as its own."""
    out, evidence, tokens = chance.copy(), detection.evidence, detection.tokens
    own = np.flatnonzero(evidence.features[:, CandidateFeature.OWN_NAME] == 1)
    nature = [c for c in own.tolist() if _is_nature(gazetteer, int(evidence.candidate_row[c]))]
    if not nature:
        return out
    best = evidence.best(chance)
    written = {int(evidence.group_of[i]) for i, m in enumerate(detection.mentions) if _is_written_so(tokens, m)}
    for candidate in nature:
        group = int(evidence.candidate_group[candidate])
        leader = int(best[group])
        classes = evidence.features[leader, CandidateFeature.FEATURE_CLASS]
        settled = FeatureClass.DIVISION <= classes <= FeatureClass.TOWN_SECTION
        qualified = evidence.features[leader, CandidateFeature.QUALIFIED] == AGREES
        if group in written and settled and not qualified and out[leader] > out[candidate]:
            out[candidate], out[leader] = out[leader], out[candidate]
    return out


def _is_nature(gazetteer: Gazetteer, row: int) -> bool:
    return gazetteer.feature_class(row) in _NATURE or gazetteer.feature(row) in _CODES


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
    features, rows = detection.evidence.features, detection.evidence.candidate_row
    return [
        top >= 0
        and bool(features[top, CandidateFeature.OWN_NAME])
        and _is_nature(gazetteer, int(rows[top]))
        and _stands_there(detection.tokens, mention)
        for mention, top in zip(detection.mentions, best, strict=True)
    ]


def _stands_there(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether a word for where, and "the", stand before a name, and no word of a longer name after it."""
    the, where, after = mention.first - 1, mention.first - 2, mention.last + 1
    if where < 0 or tokens.folded[the] not in _ARTICLE or tokens.folded[where] not in _WHERE:
        return False
    spaced = tokens.joined[the] and tokens.joined[where]
    return bool(spaced) and (after == len(tokens) or not (tokens.joined[mention.last] and tokens.capital[after]))
