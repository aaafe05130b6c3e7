"""Towns that are called like common words: "flew from Split to Nice", "left Reading for Bath", "landed in Cork".

The mention classifier leaves such words out, since most are what they look like, and some that are no words. Where
somebody travels there, and a capital stands that nothing else gives the word, a town is named if the gazetteer has one
of some size and few people are called so.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.journey_ends import JourneyEnd, is_apart, is_left_for
from geo.places.named_entities import PLACE_LABELS, EntityLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.tokens import Tokens

_RARE: Final = 4
"""How common as a family name, 0 to 9, what is no word of the language may be."""

_SMALL, _MIDDLING, _LARGE = 5_000, 20_000, 100_000
"""How many live in a town that may be meant: the fewer, the surer a journey leads there, and only if the name is the
town's own; "Hull" is Kingston upon Hull."""

_ENDS: Final = frozenset({JourneyEnd.REACHED, JourneyEnd.MOVED, JourneyEnd.TRAVELLED})
_LABELS: Final = PLACE_LABELS | {EntityLabel.NONE, EntityLabel.PERSON}


def common_towns(detection: Detection, best: Sequence[int], named: Sequence[bool], gazetteer: Gazetteer) -> list[bool]:
    """Say of each mention whether it is a word, mostly a common one, that here is the name of a town.

    `best` is the likeliest candidate of each mention, -1 for none, `named` whether the classifier takes it for a place:
    who "left Orange for Sprint" has left no town, so that both ends must be places.
    """
    tokens, mentions = detection.tokens, detection.mentions
    people = [_people(detection, i, best[i], gazetteer) for i in range(len(mentions))]
    led = detection.evidence.ends
    found = [
        of_town >= _least(mention.exact_label, end) for mention, of_town, end in zip(mentions, people, led, strict=True)
    ]
    may = [
        of_town >= _MIDDLING and mention.exact_label in _LABELS
        for mention, of_town in zip(mentions, people, strict=True)
    ]
    ends = {mention.first: i for i, mention in enumerate(mentions)}
    for i, mention in enumerate(mentions):
        goal = ends.get(mention.last + 2)
        if goal is None or not is_left_for(tokens, mention):
            continue
        if (may[i] or named[i]) and (may[goal] or named[goal]):
            found[i], found[goal] = found[i] or may[i], found[goal] or may[goal]
    return found


def first_words(detection: Detection) -> list[bool]:
    """Say of each mention whether it is a common word that owes its capital to a sentence: "Mobile phones were sold".

    The language model must see no name in it, and a word without a capital must follow.
    """
    tokens = detection.tokens
    return [
        mention.first == mention.last
        and mention.entity_label == EntityLabel.NONE
        and is_apart(tokens, mention.first)
        and not tokens.capital[mention.first + 1]
        and _begins(tokens, mention.first)
        and bool(commonness(tokens.hashes[mention.first : mention.first + 1])[0][Commonness.ENGLISH_WORD])
        for mention in detection.mentions
    ]


def _begins(tokens: Tokens, at: int) -> bool:
    return at == 0 or any(sign in '.!?:;\n"“' for sign in tokens.text[tokens.end[at - 1] : tokens.start[at]])


def _least(label: EntityLabel, end: JourneyEnd) -> float:
    """Return how many must live in a town that is called as a word is; many where one may go to work or to a body."""
    if end not in _ENDS or (end == JourneyEnd.MOVED and label not in PLACE_LABELS | {EntityLabel.NONE}):
        return math.inf
    if end == JourneyEnd.TRAVELLED:
        return _SMALL
    return _LARGE if label not in _LABELS or (end == JourneyEnd.MOVED and label == EntityLabel.NONE) else _MIDDLING


def _people(detection: Detection, i: int, candidate: int, gazetteer: Gazetteer) -> int:
    """Return how many live in the town that a mention may be, 0 for none, and for the few of one by another name."""
    if candidate < 0 or not _may_be_town(detection, i, candidate):
        return 0
    people = int(gazetteer.columns["population"][detection.evidence.candidate_row[candidate]])
    return people if people >= _LARGE or detection.evidence.features[candidate, CandidateFeature.OWN_NAME] else 0


def _is_paired(detection: Detection, i: int) -> bool:
    """Say whether a word goes on with another by "and" that is no place: "Reading and Writing"."""
    mentions, after = detection.mentions, detection.mentions[i].last + 1
    if detection.tokens.folded[after] not in {"and", "or"}:
        return False
    return i + 1 == len(mentions) or mentions[i + 1].first != after + 1


def _may_be_town(detection: Detection, i: int, candidate: int) -> bool:
    """Say whether a mention is one word written as a name, alone, by which a town goes and few people do."""
    tokens, mention, evidence = detection.tokens, detection.mentions[i], detection.evidence
    first = mention.first
    if mention.last != first or not tokens.raw[first].istitle():
        return False
    after = first + 1
    if is_apart(tokens, first) and (tokens.capital[after] or _is_paired(detection, i)):
        return False
    marks = commonness(tokens.hashes[first : first + 1])[0]
    if marks[Commonness.GIVEN_NAME] or (not marks[Commonness.ENGLISH_WORD] and marks[Commonness.FAMILY_NAME] > _RARE):
        return False
    return bool(evidence.features[candidate, CandidateFeature.FEATURE_CLASS] <= FeatureClass.TOWN)
