"""Bodies that are called like towns: "the OAS", an agency in a dateline ("LAGOS (NAN)"), a company ("Magna said").

An acronym after an article or in brackets is a body's, unless a country, a division or an airport goes by it; so is the
name of a company (`companies.toml`) that the language model takes for a body's or a product's. A name that it takes for
a body's wherever the text has it, and the classifier mostly for no place, is a body's everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import word_set
from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.journey_ends import JourneyEnd, is_apart, is_left_for
from geo.places.named_entities import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.detection import Detection
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_COMPANIES: Final = word_set("companies")
_BODIES: Final = frozenset({EntityLabel.ORG, EntityLabel.PRODUCT})
_AT: Final = frozenset({"at", "from", "to", "with", "for"})
_SHORTEST, _LONGEST = 3, 5
_SURE: Final = 0.6
"""From which chance on a mention stays a place among others of its name that are none."""


def mistaken_bodies(detection: Detection, best: Sequence[int], chance: Sequence[float], least: float) -> list[bool]:
    """Say of each mention whether it is a body, though it may look like a town.

    `best` is the likeliest candidate of each mention, -1 for none, `chance` that it names a place, which it does from
    `least` on.
    """
    tokens, mentions = detection.tokens, detection.mentions
    found = [
        top >= 0 and _is_acronym(tokens, mention) and _is_town(detection, top)
        for mention, top in zip(mentions, best, strict=True)
    ]
    acronyms = {tokens.raw[mention.first] for mention, body in zip(mentions, found, strict=True) if body}
    found = [mention.first == mention.last and tokens.raw[mention.first] in acronyms for mention in mentions]
    led = detection.evidence.ends
    towns = [top >= 0 and _is_town(detection, top) for top in best]
    found = [body or (towns[i] and _is_company(detection, i, led[i])) for i, body in enumerate(found)]
    for numbers in detection.evidence.members:
        bodies = towns[numbers[0]] and all(mentions[i].entity_label == EntityLabel.ORG and not led[i] for i in numbers)
        dropped = sum(chance[i] < least for i in numbers)
        if bodies and 2 * dropped >= len(numbers) and max(chance[i] for i in numbers) < _SURE:
            for i in numbers:
                found[i] = True
    return [body or _is_left_for_body(detection, i, chance, least) for i, body in enumerate(found)]


def _is_left_for_body(detection: Detection, i: int, chance: Sequence[float], least: float) -> bool:
    """Say whether a body is left for what is no place: "left Toyota for Apple"."""
    tokens, mentions = detection.tokens, detection.mentions
    if mentions[i].exact_label != EntityLabel.ORG or not is_left_for(tokens, mentions[i]):
        return False
    goal = i + 1
    named = goal < len(mentions) and mentions[goal].first == mentions[i].last + 2 and chance[goal] >= least
    return not named and detection.entities.label[mentions[i].last + 2] == EntityLabel.ORG


def _is_company(detection: Detection, i: int, led: JourneyEnd) -> bool:
    """Say whether a mention is a company's name that the language model takes for a body's, and no way leads there."""
    tokens, evidence, mention = detection.tokens, detection.evidence, detection.mentions[i]
    if mention.first != mention.last or tokens.folded[mention.first] not in _COMPANIES:
        return False
    if mention.exact_label not in _BODIES or evidence.qualifiers[evidence.group_of[i]]:
        return False
    return led == JourneyEnd.NONE or (led == JourneyEnd.NAMED_WITH and tokens.folded[mention.first - 1] in _AT)


def _is_acronym(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether a mention is three to five capitals after "the" or in brackets, in a text that has other words."""
    at, word = mention.first, tokens.raw[mention.first]
    if mention.first != mention.last or not (word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST):
        return False
    around = tokens.text[max(0, tokens.start[at] - 1) : tokens.end[at] + 1]
    before = tokens.raw[at - 1] if at and is_apart(tokens, at - 1) else ""
    return around == f"({word})" or before in {"the", "The"}


def _is_town(detection: Detection, candidate: int) -> bool:
    kind = detection.evidence.features[candidate, CandidateFeature.FEATURE_CLASS]
    return bool(FeatureClass.DIVISION < kind <= FeatureClass.TOWN)
