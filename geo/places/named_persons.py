"""Persons who are called like towns, told by the words beside the name: "the princess, Charlotte, and Oskar leave".

The language model takes such a name for a place. It is a person's where it is a given name, no word leads there, and
who bears it, how old, of what kin, or what only people do stands beside it, or it is listed with another given name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.lexicon import PersonClass, classes, word_set
from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.journey_ends import JourneyEnd, is_apart
from geo.places.named_entities import EntityLabel

if TYPE_CHECKING:
    from geo.places.detection import Detection
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_GIVEN: Final = 3
"""How common a word must be as a given name, 0 to 9."""

_PEOPLE: Final = classes("people", PersonClass).values()
_BEARERS: Final = (
    frozenset(word for kind in _PEOPLE if kind.kin or kind.gender for word in kind.words)
    | word_set("named_persons", "bearer")
    | word_set("person_titles", "honorific", "kin")
)
_HIS: Final = frozenset({"his", "her", "their", "my", "our"})
_IS: Final = frozenset({"is", "are", "was", "were"})
_COMMAND: Final = word_set("named_persons", "command")
_TO_DO: Final = re.compile(r"(?:, [A-Z]\w+){0,3},? (?:and|or) [A-Z]\w+ to [a-z]")
_NEAR: Final = 80
_AND: Final = frozenset({"and", "or"})
_SHE: Final = frozenset({"i", "he", "she", "who"})
_TO: Final = word_set("named_persons", "to")
_ACTS: Final = word_set("named_persons", "act") | {"kissed", "hugged", "married"}
_AGE: Final = re.compile(r", (?:aged )?\d{1,2}(?:,(?! ?\d)|\.(?!\d)| and )")
_WHO: Final = re.compile(r",? who(?:m| is| was|\b)")
_JOINED: Final = re.compile(r",? (?:and|or|&) |, ")


def named_persons(detection: Detection) -> list[bool]:
    """Say of each mention whether a person is named who is called like a town, by the words beside it."""
    tokens, mentions = detection.tokens, detection.mentions
    ends = detection.evidence.ends
    free = [end == JourneyEnd.NONE for end in ends]
    names = [free[i] and _is_given_name(detection, i) for i in range(len(mentions))]
    qualifiers = [detection.evidence.qualifiers[group] for group in detection.evidence.group_of.tolist()]
    given = [name and not around for name, around in zip(names, qualifiers, strict=True)]
    may = [able and not _is_of(tokens, mention) for able, mention in zip(given, mentions, strict=True)]
    told = [able and _is_told(tokens, mention) for able, mention in zip(may, mentions, strict=True)]
    for i in range(1, len(mentions)):
        if told[i - 1] and given[i] and _is_listed(tokens, mentions[i - 1], mentions[i]):
            told[i] = True
    told = _with_lists(detection, free, names, told)
    told = [told[i] or (given[i] and _is_listed_with_person(detection, mentions[i])) for i in range(len(mentions))]
    known = {tokens.raw[mention.first] for mention, person in zip(mentions, told, strict=True) if person}
    known -= {tokens.raw[mention.first] for mention, able in zip(mentions, given, strict=True) if not able}
    return [person or tokens.raw[mention.first] in known for mention, person in zip(mentions, told, strict=True)]


def _with_lists(detection: Detection, free: list[bool], given: list[bool], told: list[bool]) -> list[bool]:
    """Return `told` with the names in lists whose end tells of persons: "Chelsea, Madison and Brooklyn, their nieces".

    `free` says of each mention whether no word leads there, `given` whether it is a given name, too.
    """
    tokens, mentions = detection.tokens, detection.mentions
    out = list(told)
    persons = False
    for i in range(len(mentions) - 1, 0, -1):
        listed = free[i] and _is_listed(tokens, mentions[i - 1], mentions[i])
        if listed and tokens.folded[mentions[i].first - 1] in _AND:
            persons = _has_kin_after(tokens, mentions[i].last) or (
                given[i] and given[i - 1] and _are_commanded(detection, mentions[i - 1])
            )
            out[i] = out[i] or persons
        persons = persons and listed
        out[i - 1] = out[i - 1] or (persons and given[i - 1])
    return out


def _is_given_name(detection: Detection, i: int) -> bool:
    """Say whether a mention is one word that is a given name, and no country's."""
    mention, evidence = detection.mentions[i], detection.evidence
    if mention.first != mention.last:
        return False
    marks = commonness(detection.tokens.hashes[mention.first : mention.first + 1])[0]
    kinds = evidence.features[evidence.candidates_of(int(evidence.group_of[i])), CandidateFeature.FEATURE_CLASS]
    return bool(marks[Commonness.GIVEN_NAME] >= _GIVEN and not (kinds == FeatureClass.COUNTRY).any())


def _is_of(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether "of" or a name and a comma stand before a name: "the mayor of Paris", "McLean, Virginia"."""
    before = mention.first - 1
    if before < 0:
        return False
    gap = tokens.text[tokens.end[before] : tokens.start[mention.first]]
    return tokens.folded[before] == "of" or (gap == ", " and bool(tokens.capital[before]))


def _is_told(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether words beside a name tell that a person is named."""
    at, end = mention.first, tokens.end[mention.last]
    if _AGE.match(tokens.text, end) or _WHO.match(tokens.text, end) or _has_kin_after(tokens, at):
        return True
    after = tokens.folded[at + 1] if is_apart(tokens, at) else ""
    if after in _ACTS:
        return True
    if not at:
        return False
    before, gap = tokens.folded[at - 1], tokens.text[tokens.end[at - 1] : tokens.start[at]]
    if gap in {" ", ". "} and (before in _BEARERS or (before in _TO and gap == " ")):
        return True
    return gap == ", " and before in _BEARERS and tokens.text[end : end + 1] in {",", " "}


def _has_kin_after(tokens: Tokens, at: int) -> bool:
    """Say whether "her husband" or the like stands after a comma or "is" that follows a name."""
    his, kin = at + 1, at + 2
    if his < len(tokens) and tokens.folded[his] in _IS and is_apart(tokens, at) and is_apart(tokens, his):
        his, kin = kin, kin + 1
    elif his == len(tokens) or tokens.text[tokens.end[at] : tokens.start[his]] != ", ":
        return False
    return kin < len(tokens) and tokens.folded[his] in _HIS and tokens.folded[kin] in _BEARERS and is_apart(tokens, his)


def _are_commanded(detection: Detection, mention: MentionSpan) -> bool:
    """Say whether a person tells who is called so to do something: "he told Houston and Cleveland to leave"."""
    tokens, at, end = detection.tokens, mention.first, detection.tokens.end[mention.last]
    verb, who = at - 1, at - 2
    if who < 0 or tokens.folded[verb] not in _COMMAND or not (is_apart(tokens, who) and is_apart(tokens, verb)):
        return False
    by_person = tokens.folded[who] in _BEARERS | _SHE or detection.entities.label[who] == EntityLabel.PERSON
    return by_person and _TO_DO.match(tokens.text, end, end + _NEAR) is not None


def _is_listed(tokens: Tokens, first: MentionSpan, second: MentionSpan) -> bool:
    return _JOINED.fullmatch(tokens.text[tokens.end[first.last] : tokens.start[second.first]]) is not None


def _is_listed_with_person(detection: Detection, mention: MentionSpan) -> bool:
    """Say whether a name is joined by "and" to a given name that the language model takes for a person's."""
    tokens, entities = detection.tokens, detection.entities
    after = mention.last + 1
    if after + 1 >= len(tokens) or tokens.folded[after] != "and":
        return False
    other = after + 1
    gap = tokens.text[tokens.end[mention.last] : tokens.start[after]]
    if gap not in {" ", ", "} or not is_apart(tokens, after) or entities.label[other] != EntityLabel.PERSON:
        return False
    marks = commonness(tokens.hashes[other : other + 1])[0]
    return bool(marks[Commonness.GIVEN_NAME] >= _GIVEN) and entities.first[other] == entities.last[other]
