"""Whether a name that a town shares with its division means the town: by what stands before it, and by their sizes.

"Flew to New York", "lives in Quebec" tell of the town; "across New York", "northern Mendoza", "New York Gov. Hochul",
"the Bronx, New York" of the division.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.lexicon import any_of, word_list
from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.journey_ends import JourneyEnd, led_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan

_FEDERAL_SHARE: Final = 0.5
"""Of a division's people so many live in its town at least where the town is meant unless something says no."""

_REACH: Final = 60
_AREA: Final = re.compile(rf"\b{any_of(word_list('towns_and_divisions', 'area'))}[ ]$", re.IGNORECASE)
_AREA_AFTER: Final = re.compile(
    rf"(?:['’]s?)?[ ]{any_of(word_list('towns_and_divisions', 'area_after'))}\b", re.IGNORECASE
)
_IN_TOWN: Final = re.compile(
    rf"\b{any_of(word_list('towns_and_divisions', 'in_town'))}(?:[ ](?!(?:and|but|or)\b)[\w'’-]+){{0,3}}[ ]in[ ]$",
    re.IGNORECASE,
)


def is_town_meant(
    detection: Detection, members: Sequence[int], division: int, town: int, gazetteer: Gazetteer, *, almost: bool
) -> bool:
    """Whether a group's mentions mean the candidate `town` rather than the candidate `division` around it.

    `members` are the group's mentions, by their place among the detection's; `almost` is whether the town is almost as
    likely by itself.
    """
    evidence = detection.evidence
    if any(_is_area(detection, member) for member in members):
        return False
    features = evidence.features[division]
    federal = features[CandidateFeature.FEATURE_CLASS] == FeatureClass.DIVISION
    federal &= features[CandidateFeature.BELOW_LARGEST] == 0 and features[CandidateFeature.OWN_NAME] != 0
    people = gazetteer.columns["population"][evidence.candidate_row[[town, division]]].astype(float)
    if almost or not federal or people[0] >= _FEDERAL_SHARE * people[1]:
        return True
    return any(_is_there(detection, detection.mentions[member]) for member in members)


def _is_there(detection: Detection, mention: MentionSpan) -> bool:
    there = led_to(detection.tokens, mention.first) > JourneyEnd.NAMED_WITH
    return there or _IN_TOWN.search(_before(detection, mention)) is not None


def _before(detection: Detection, mention: MentionSpan) -> str:
    tokens = detection.tokens
    start = int(tokens.start[mention.first])
    return tokens.text[max(0, start - _REACH) : start]


def _is_area(detection: Detection, member: int) -> bool:
    tokens, mentions = detection.tokens, detection.mentions
    mention = mentions[member]
    end = int(tokens.end[mention.last])
    before = _before(detection, mention)
    comma = int(tokens.start[mention.first]) - len(", ")
    # Mentions are in order and apart: only the one before can end at the comma.
    contains = member > 0 and before.endswith(", ") and int(tokens.end[mentions[member - 1].last]) == comma
    return mention.compass or contains or bool(_AREA.search(before) or _AREA_AFTER.match(tokens.text, end))
