"""Towns that the language model takes for bodies, persons or products: "reached Trier", "docked in Ath".

A journey tells better than the model does (`journey_ends.py`). The less sure that is, the larger must be the town and
the rarer its name as a word or as that of people; what belongs to a longer name ("Trier University") is no town alone.
Names that are common words are the matter of `common_towns.py`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.journey_ends import JourneyEnd, is_apart, is_left_for
from geo.places.named_entities import PLACE_LABELS, EntityLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_VILLAGE, _TOWN, _CITY, _LARGE_CITY = 1_000, 5_000, 20_000, 100_000
_LEAST: Final = {
    JourneyEnd.TRAVELLED: (_VILLAGE, _VILLAGE, _VILLAGE),
    JourneyEnd.MOVED: (_VILLAGE, _TOWN, _TOWN),
    JourneyEnd.REACHED: (_VILLAGE, _TOWN, _TOWN),
    JourneyEnd.LEFT: (_VILLAGE, _TOWN, _CITY),
    JourneyEnd.NAMED_WITH: (_TOWN, _CITY, _CITY),
}
"""How many people a town must have that the model calls a place, nothing or a body, or a person."""

_JOINTS: Final = frozenset({", ", " and ", ", and ", " or "})
_PEERS: Final = 2
_RARE: Final = 2
_ACRONYM: Final = 4
_BODIES: Final = frozenset({EntityLabel.NONE, EntityLabel.ORG})
_OF_PERSONS: Final = frozenset({"to", "from", "for", "at"})
_OWNS: Final = frozenset({" ", "'", "’"})
_PERSONAL: Final = word_set("mention_context", "personal") | {"s"}


def mistaken_towns(detection: Detection, named: Sequence[bool], gazetteer: Gazetteer) -> list[bool]:
    """Say of each mention whether it is a town, though it may not look so.

    `named` says what the classifier takes for a place: who "left Toyota for Apple" has left no town.
    """
    tokens, mentions = detection.tokens, detection.mentions
    ends = detection.evidence.ends
    found = [
        bool(end) and _stands_alone(detection, mention) and _is_large_enough(detection, i, end, gazetteer)
        for i, (mention, end) in enumerate(zip(mentions, ends, strict=True))
    ]
    for i in _listed(detection, named):
        found[i] = found[i] or _may_be_listed(detection, i, gazetteer)
    at = {mention.first: i for i, mention in enumerate(mentions)}
    for i, mention in enumerate(mentions):
        if found[i] and is_left_for(tokens, mention):
            goal = at.get(mention.last + 2)
            found[i] = goal is not None and (found[goal] or named[goal])
    return found


def _listed(detection: Detection, named: Sequence[bool]) -> list[int]:
    """Return the mentions that stand in one list with two that the model and the classifier take for places."""
    tokens, mentions = detection.tokens, detection.mentions
    found: list[int] = []
    first = 0
    for i in range(1, len(mentions) + 1):
        if i < len(mentions):
            gap = tokens.text[tokens.end[mentions[i - 1].last] : tokens.start[mentions[i].first]]
            if gap in _JOINTS:
                continue
        run = range(first, i)
        places = sum(named[n] and mentions[n].exact_label in PLACE_LABELS for n in run)
        if places >= _PEERS:
            found += [n for n in run if not named[n]]
        first = i
    return found


def _may_be_listed(detection: Detection, i: int, gazetteer: Gazetteer) -> bool:
    """Say whether a name among places may be a town's: one that few people and no body bears."""
    mention = detection.mentions[i]
    if _may_be_person(detection, mention, known=False) or _is_acronym(detection.tokens, mention):
        return False
    least = _TOWN if _label(detection, mention) == EntityLabel.ORG else _VILLAGE
    alone = _stands_alone(detection, mention) and _is_no_word(detection, mention)
    return alone and most_people(detection, i, gazetteer) >= least


def most_people(detection: Detection, i: int, gazetteer: Gazetteer) -> int:
    """Return how many live in the largest town or division whose own name a mention may be, -1 where there is none.

    One that only goes by the name counts if it is a city.
    """
    evidence = detection.evidence
    group = evidence.candidates_of(int(evidence.group_of[i]))
    features = evidence.features[group]
    people = gazetteer.columns["population"][evidence.candidate_row[group]].astype(np.int64)
    own = features[:, CandidateFeature.OWN_NAME] != 0
    may = (features[:, CandidateFeature.FEATURE_CLASS] <= FeatureClass.TOWN) & (own | (people >= _CITY))
    may &= features[:, CandidateFeature.DEMONYM] == 0
    return int(people[may].max()) if may.any() else -1


def _stands_alone(detection: Detection, mention: MentionSpan) -> bool:
    """Say whether a mention is no part of a longer name, and nothing after it tells of a person."""
    tokens, entities = detection.tokens, detection.entities
    first, last = mention.first, mention.last
    after = last + 1
    within = entities.first[first] >= first and (entities.last[last] <= last or _is_bound(tokens, last))
    if not within or after == len(tokens):
        return within
    if tokens.folded[after] in _PERSONAL and tokens.text[tokens.end[last] : tokens.start[after]] in _OWNS:
        return False
    if not is_apart(tokens, last) or not tokens.capital[after]:
        return True
    return entities.label[after] == EntityLabel.OTHER or mention.exact_label in PLACE_LABELS


def _is_bound(tokens: Tokens, last: int) -> bool:
    """Say whether an entity goes on after a name with what is no part of it: "Jos-bound"."""
    return last + 1 < len(tokens) and tokens.raw[last + 1] == "bound"


def _label(detection: Detection, mention: MentionSpan) -> EntityLabel:
    """Return what the model calls a mention, or a part of it."""
    labels = [detection.entities.label[i] for i in range(mention.first, mention.last + 1)]
    return next((label for label in labels if label == EntityLabel.PERSON), labels[0] or labels[-1])


def _is_large_enough(detection: Detection, i: int, end: JourneyEnd, gazetteer: Gazetteer) -> bool:
    """Say whether a name that is no common word is borne by a town that is large enough for what is told of it."""
    mention = detection.mentions[i]
    least = _least(detection, mention, end)
    return least < math.inf and _is_no_word(detection, mention) and most_people(detection, i, gazetteer) >= least


def _least(detection: Detection, mention: MentionSpan, end: JourneyEnd) -> float:
    """Return how many must live in a town to be meant by a name after such words."""
    label = _label(detection, mention)
    known, person = label in PLACE_LABELS, label == EntityLabel.PERSON
    if end == JourneyEnd.NAMED_WITH and person and detection.tokens.folded[mention.first - 1] in _OF_PERSONS:
        return math.inf
    if _may_be_person(detection, mention, known=known):
        reached = end == JourneyEnd.REACHED and mention.first != mention.last
        sure = end == JourneyEnd.TRAVELLED or (end == JourneyEnd.MOVED and not person)
        in_full = end == JourneyEnd.TRAVELLED and mention.first != mention.last  # "Alice Springs"
        return _CITY if in_full else _LARGE_CITY if reached or sure else math.inf
    if not known and _is_acronym(detection.tokens, mention):
        return math.inf if end == JourneyEnd.NAMED_WITH else _LARGE_CITY
    return _LEAST[end][0 if known else 1 if label in _BODIES else 2]


def _may_be_person(detection: Detection, mention: MentionSpan, *, known: bool) -> bool:
    """Say whether a name may be one of people; of what the model knows as a place, a family name does not count."""
    marks = commonness(detection.tokens.hashes[mention.first : mention.last + 1])
    given, family = marks[0][Commonness.GIVEN_NAME], marks[-1][Commonness.FAMILY_NAME]
    if mention.first != mention.last:
        return bool(not known and given and family)
    return bool(given or (not known and family > _RARE))


def _is_no_word(detection: Detection, mention: MentionSpan) -> bool:
    marks = commonness(detection.tokens.hashes[mention.first : mention.first + 1])
    return mention.first != mention.last or not marks[0][Commonness.ENGLISH_WORD]


def _is_acronym(tokens: Tokens, mention: MentionSpan) -> bool:
    word = tokens.raw[mention.first]
    return mention.first == mention.last and word.isupper() and len(word) <= _ACRONYM
