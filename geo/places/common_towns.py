"""Towns that are called like common words: "flew from Split to Nice", "left Reading for Bath", "landed in Cork".

The mention classifier leaves such words out, since most are what they look like, and some that are no words. Where
somebody travels there, and a capital stands that nothing else gives the word, a town is named if the gazetteer has one
of some size and few people are called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import vehicles, word_set
from geo.places.candidate_features import CandidateFeature
from geo.places.common_words import Commonness, commonness
from geo.places.named_entities import PLACE_LABELS, EntityLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_TRAVELLING: Final = word_set("travel_verb_forms", "travel", "drive")
_RIDES: Final = word_set("journeys", "journey").union(vehicles())
_ARRIVING: Final = word_set("travel_verb_forms", "arrive")
_LEAVING: Final = word_set("travel_verb_forms", "leave", "depart")
_REACHING: Final = word_set("travel_verb_forms", "reach")
_TOWARDS: Final = word_set("locatives", "path") | {"for"}
_VENUE: Final = frozenset({"in", "at"})
_RARE: Final = 4
"""How common as a family name, 0 to 9, what is no word of the language may be."""

_FARTHEST: Final = 5
"""How many words may stand between the verb and the preposition: "flew from Rio de Janeiro to Split"."""

_TOWN_PEOPLE: Final = 20_000
_BYNAME_PEOPLE: Final = 100_000
"""How many live in a town that may be meant; more where the name is not its own: "Hull" is Kingston upon Hull."""
_LABELS: Final = PLACE_LABELS | {EntityLabel.NONE, EntityLabel.PERSON}


def common_towns(detection: Detection, best: Sequence[int], named: Sequence[bool], gazetteer: Gazetteer) -> list[bool]:
    """Say of each mention whether it is a word, mostly a common one, that here is the name of a town.

    `best` is the likeliest candidate of each mention, -1 for none, `named` whether the classifier takes it for a place:
    who "left Orange for Sprint" has left no town, so that both ends must be places.
    """
    tokens = detection.tokens
    may = [_may_be_town(detection, i, best[i], gazetteer) for i in range(len(detection.mentions))]
    found = [able and is_journey_end(tokens, mention) for able, mention in zip(may, detection.mentions, strict=True)]
    ends = {mention.first: i for i, mention in enumerate(detection.mentions)}
    for i, mention in enumerate(detection.mentions):
        goal = ends.get(mention.last + 2)
        if goal is None or not _is_left_for(tokens, mention):
            continue
        if (may[i] or named[i]) and (may[goal] or named[goal]):
            found[i], found[goal] = found[i] or may[i], found[goal] or may[goal]
    return found


def is_journey_end(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether a word of travel leads to a mention: "flew from Oslo to Split", "train to Lens", "landed in Nice"."""
    before = mention.first - 1
    if before < 1 or not _is_apart(tokens, before):
        return False
    if tokens.raw[before] in _REACHING:
        return True
    if tokens.raw[before] in _VENUE:
        return tokens.raw[before - 1] in _ARRIVING and _is_apart(tokens, before - 1)
    if tokens.raw[before] not in _TOWARDS:
        return False
    for i in range(before - 1, max(-1, before - 2 - _FARTHEST), -1):
        if not _is_apart(tokens, i):
            return False
        if tokens.raw[i] in _TRAVELLING or (tokens.folded[i] in _RIDES and tokens.raw[i + 1] in _TOWARDS):
            return True
    return False


def _is_left_for(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether a mention stands in "left X for"; nothing but spaces between."""
    before, after = mention.first - 1, mention.last + 1
    spaced = before >= 0 and after < len(tokens) and all(_is_apart(tokens, i) for i in (before, mention.last, after))
    return spaced and tokens.raw[before] in _LEAVING and tokens.raw[after] == "for"


def _is_apart(tokens: Tokens, i: int) -> bool:
    """Say whether only a space parts a token from the next."""
    return i + 1 < len(tokens) and tokens.text[tokens.end[i] : tokens.start[i + 1]] == " "


def _may_be_town(detection: Detection, i: int, candidate: int, gazetteer: Gazetteer) -> bool:
    """Say whether a mention is one word written as a name, alone, by which a town of some size goes and few people."""
    tokens, mention, evidence = detection.tokens, detection.mentions[i], detection.evidence
    first = mention.first
    if candidate < 0 or mention.last != first or mention.exact_label not in _LABELS or not tokens.raw[first].istitle():
        return False
    after = first + 1
    if _is_apart(tokens, first) and (tokens.capital[after] or tokens.folded[after] in {"and", "or"}):
        return False
    marks = commonness(tokens.hashes[first : first + 1])[0]
    if marks[Commonness.GIVEN_NAME] or (not marks[Commonness.ENGLISH_WORD] and marks[Commonness.FAMILY_NAME] > _RARE):
        return False
    own = evidence.features[candidate, CandidateFeature.OWN_NAME]
    people = int(gazetteer.columns["population"][evidence.candidate_row[candidate]])
    return people >= (_TOWN_PEOPLE if own else _BYNAME_PEOPLE)
