"""What speaks for and against a mention naming a place at all: a row a mention, the columns of `MentionFeature`.

The words around a mention are read by lists of words and by how often words stood beside places in the training texts
(the odds of words: smoothed log-odds, kept with the weights).
"""

from __future__ import annotations

import math
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from geo.places.candidate_features import CandidateFeature
from geo.places.common_words import Commonness, commonness
from geo.places.feature_matrix import feature_matrix
from geo.places.gazetteer import ABBREVIATION, DEMONYM, MAIN
from geo.places.mention_context import (
    LOCATIVES,
    Neighbour,
    gap_to,
    is_called,
    neighbour_after,
    neighbour_before,
    word_after,
    word_before,
)
from geo.places.named_entities import PLACE_LABELS, EntityLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.named_entities import Entities
    from geo.places.tokens import Tokens


class MentionFeature(IntEnum):
    """The columns of what is known of a mention; the mention classifier saw these numbers."""

    EXACT_LABEL = 0
    ENTITY_LABEL = 1
    BEGINS_ENTITY = 2
    ENDS_ENTITY = 3
    ENTITY_WORDS = 4
    WORDS = 5
    LETTERS = 6
    UPPER_CASE = 7
    SENTENCE_START = 8
    POSITION_IN_TEXT = 9
    GENERIC_TERM = 10
    COMPASS = 11
    ENGLISH_WORD = 12
    FAMILY_NAME = 13
    GIVEN_NAME = 14
    BEFORE = 15
    AFTER = 16
    BEFORE_ODDS = 17
    AFTER_ODDS = 18
    BEFORE_CAPITAL = 19
    AFTER_CAPITAL = 20
    BEFORE_GIVEN_NAME = 21
    AFTER_FAMILY_NAME = 22
    GAP_BEFORE = 23
    GAP_AFTER = 24
    QUALIFIED = 25
    QUALIFIES = 26
    MENTIONS = 27
    LABELLED_PLACE = 28
    LABELLED_PERSON = 29
    LABELLED_ORGANISATION = 30
    PERSON_NAMED_SO = 31
    LOCATIVE_ELSEWHERE = 32
    LOWER_CASE_TOO = 33
    IN_GAZETTEER = 34
    ANY_OWN_NAME = 35
    ANY_ABBREVIATION = 36
    ANY_DEMONYM = 37
    TOP_CHANCE = 38
    CHANCE_SUM = 39
    TOP_POPULATION = 40
    TOP_FEATURE_CLASS = 41
    TOP_NEAR_OTHERS = 42
    TOP_AMONG_OTHERS = 43
    TOP_HOME_KM = 44
    TOP_HOME_DIVISION = 45
    TOP_COUNTRY_NAMED = 46
    TOP_DIVISION_NAMED = 47
    TEXT_MENTIONS = 48
    BEFORE2_ODDS = 49
    AFTER2_ODDS = 50
    TOP_OWN_NAME = 51
    TEXT_UPPER_CASE = 52
    CALLED = 53


Columns = dict[MentionFeature, Any]
"""Features with their values, one a mention or one for all."""

_ENDS_SENTENCE: Final = '.!?\n”"'


def mention_features(
    detection: Detection, chance: NDArray[np.float64], odds: Mapping[str, float], gazetteer: Gazetteer
) -> NDArray[np.float64]:
    """Return (mentions, columns of MentionFeature).

    `chance` is the ranker's, one a candidate; `odds` those of words beside a mention, marked "<", ">", "<<" and ">>".
    """
    if not detection.mentions:
        return np.zeros((0, len(MentionFeature)), dtype=np.float64)
    marks = commonness(detection.tokens.hashes)
    before = [neighbour_before(detection.tokens, mention) for mention in detection.mentions]
    after = [neighbour_after(detection.tokens, mention) for mention in detection.mentions]
    return feature_matrix(
        MentionFeature,
        len(detection.mentions),
        _by_entity(detection),
        _by_writing(detection, before),
        _by_common_words(detection, marks),
        _by_words_before(detection, before, marks, odds),
        _by_words_after(detection, after, marks, odds),
        _by_qualifiers(detection),
        _by_other_mentions(detection),
        _by_text(detection),
        _by_gazetteer(detection, gazetteer),
        _by_top_candidate(detection, chance),
    )


def _by_entity(detection: Detection) -> Columns:
    """What the language model calls the mention, and how it fits the model's entity."""
    mentions = detection.mentions
    return {
        MentionFeature.EXACT_LABEL: [m.exact_label for m in mentions],
        MentionFeature.ENTITY_LABEL: [m.entity_label for m in mentions],
        MentionFeature.BEGINS_ENTITY: [m.entity_first in {m.first, m.core_first} for m in mentions],
        MentionFeature.ENDS_ENTITY: [m.entity_last in {m.last, m.core_last} for m in mentions],
        MentionFeature.ENTITY_WORDS: [m.entity_last - m.entity_first + 1 for m in mentions],
    }


def _by_writing(detection: Detection, before: list[Neighbour]) -> Columns:
    """How the mention is written, where it stands, and what kind of place it says that it is."""
    tokens, mentions = detection.tokens, detection.mentions
    count = len(tokens)
    return {
        MentionFeature.WORDS: [m.core_last - m.core_first + 1 for m in mentions],
        MentionFeature.LETTERS: [tokens.end[m.last] - tokens.start[m.first] for m in mentions],
        MentionFeature.UPPER_CASE: [tokens.raw[m.core_first].isupper() for m in mentions],
        MentionFeature.SENTENCE_START: [not b.gap or b.gap[0] in _ENDS_SENTENCE or "\n" in b.gap for b in before],
        MentionFeature.POSITION_IN_TEXT: [m.first / count for m in mentions],
        MentionFeature.GENERIC_TERM: [m.generic_term for m in mentions],
        MentionFeature.COMPASS: [m.compass for m in mentions],
        MentionFeature.CALLED: [is_called(tokens, m) for m in mentions],
    }


def _by_common_words(detection: Detection, marks: NDArray[np.uint8]) -> Columns:
    """Whether the name is a common word, a family or a given name; only one of one word is compared whole."""
    core = marks[[m.core_first for m in detection.mentions]]
    alone = np.array([m.core_first == m.core_last for m in detection.mentions])
    return {
        MentionFeature.ENGLISH_WORD: np.where(alone, core[:, Commonness.ENGLISH_WORD], 0),
        MentionFeature.FAMILY_NAME: np.where(alone, core[:, Commonness.FAMILY_NAME], 0),
        MentionFeature.GIVEN_NAME: core[:, Commonness.GIVEN_NAME],
    }


def _by_words_before(
    detection: Detection, before: list[Neighbour], marks: NDArray[np.uint8], odds: Mapping[str, float]
) -> Columns:
    """What the words before the mention say of it."""
    tokens = detection.tokens
    capital = [b.is_close and bool(tokens.capital[b.at]) for b in before]
    given = marks[[b.at for b in before], Commonness.GIVEN_NAME]
    return {
        MentionFeature.BEFORE: [word_before(b) for b in before],
        MentionFeature.BEFORE_ODDS: [odds.get(f"<{b.word}", 0.0) if b.is_close else 0.0 for b in before],
        MentionFeature.BEFORE2_ODDS: [
            odds.get(f"<<{tokens.folded[b.at - 1]}", 0.0) if b.at > 0 else 0.0 for b in before
        ],
        MentionFeature.BEFORE_CAPITAL: capital,
        MentionFeature.BEFORE_GIVEN_NAME: np.where(capital, given, 0),
        MentionFeature.GAP_BEFORE: [gap_to(b) for b in before],
    }


def _by_words_after(
    detection: Detection, after: list[Neighbour], marks: NDArray[np.uint8], odds: Mapping[str, float]
) -> Columns:
    """What the words after the mention say of it."""
    tokens, last = detection.tokens, len(detection.tokens) - 1
    capital = [a.is_close and bool(tokens.capital[a.at]) for a in after]
    family = marks[[a.at for a in after], Commonness.FAMILY_NAME]
    return {
        MentionFeature.AFTER: [word_after(a) for a in after],
        MentionFeature.AFTER_ODDS: [odds.get(f">{a.word}", 0.0) if a.is_close else 0.0 for a in after],
        MentionFeature.AFTER2_ODDS: [
            odds.get(f">>{tokens.folded[a.at + 1]}", 0.0) if 0 <= a.at < last else 0.0 for a in after
        ],
        MentionFeature.AFTER_CAPITAL: capital,
        MentionFeature.AFTER_FAMILY_NAME: np.where(capital, family, 0),
        MentionFeature.GAP_AFTER: [gap_to(a) for a in after],
    }


def _by_qualifiers(detection: Detection) -> Columns:
    """Whether a container stands beside the mention, or the mention is the one beside the mention before it."""
    evidence = detection.evidence
    qualified = [bool(evidence.qualifiers[group]) for group in evidence.group_of]
    return {
        MentionFeature.QUALIFIED: qualified,
        MentionFeature.QUALIFIES: [False, *qualified[:-1]],
    }


def _by_other_mentions(detection: Detection) -> Columns:
    """What all mentions of the same name have in common: how many, labelled how, after a locative anywhere."""
    by_name: dict[int, list[MentionSpan]] = {}
    keys = [_name_key(i, mention) for i, mention in enumerate(detection.mentions)]
    for key, mention in zip(keys, detection.mentions, strict=True):
        by_name.setdefault(key, []).append(mention)
    of_name = {key: _in_common(detection.tokens, mentions) for key, mentions in by_name.items()}
    shared = [of_name[key] for key in keys]
    return {
        MentionFeature.MENTIONS: [s.mentions for s in shared],
        MentionFeature.LABELLED_PLACE: [s.labelled_place for s in shared],
        MentionFeature.LABELLED_PERSON: [s.labelled_person for s in shared],
        MentionFeature.LABELLED_ORGANISATION: [s.labelled_organisation for s in shared],
        MentionFeature.LOCATIVE_ELSEWHERE: [s.after_locative for s in shared],
    }


class _InCommon(NamedTuple):
    """What the mentions of one name have in common: log2 of how many, shares of labels, a locative before any."""

    mentions: float
    labelled_place: float
    labelled_person: float
    labelled_organisation: float
    after_locative: bool


def _name_key(i: int, mention: MentionSpan) -> int:
    """A key that mentions of one name share; what the gazetteer does not know is a name by itself."""
    return mention.position if mention.position >= 0 else -2 - i


def _in_common(tokens: Tokens, mentions: list[MentionSpan]) -> _InCommon:
    size = len(mentions)
    labels = [m.entity_label for m in mentions]
    return _InCommon(
        mentions=math.log2(size),
        labelled_place=sum(m.exact_label in PLACE_LABELS for m in mentions) / size,
        labelled_person=labels.count(EntityLabel.PERSON) / size,
        labelled_organisation=labels.count(EntityLabel.ORG) / size,
        after_locative=any(
            m.first and tokens.folded[m.first - 1] in LOCATIVES and tokens.joined[m.first - 1] for m in mentions
        ),
    )


def _by_text(detection: Detection) -> Columns:
    """What the whole text says: how it writes, whom it names."""
    tokens, mentions = detection.tokens, detection.mentions
    of_one_word = {tokens.folded[m.core_first] for m in mentions if m.core_first == m.core_last}
    words = zip(tokens.folded, tokens.raw, strict=True)
    lower = {folded for folded, raw in words if folded in of_one_word and raw.islower()}
    family, given = _names_of_persons(tokens, detection.entities)
    return {
        MentionFeature.LOWER_CASE_TOO: [
            m.core_first == m.core_last and tokens.folded[m.core_first] in lower for m in mentions
        ],
        MentionFeature.PERSON_NAMED_SO: [
            (tokens.folded[m.core_last] in family) + 2 * (tokens.folded[m.core_first] in given) for m in mentions
        ],
        MentionFeature.TEXT_MENTIONS: math.log2(len(mentions)),
        MentionFeature.TEXT_UPPER_CASE: np.mean([tokens.raw[m.core_first].isupper() for m in mentions]),
    }


def _by_gazetteer(detection: Detection, gazetteer: Gazetteer) -> Columns:
    """Whether the gazetteer knows the name, and as what: a place's own, an abbreviation, that of a people."""
    positions = [m.position for m in detection.mentions]
    flags_of = {position: _flags(gazetteer, position) for position in set(positions)}
    flags = np.array([flags_of[position] for position in positions], dtype=np.int64)
    return {
        MentionFeature.IN_GAZETTEER: [position >= 0 for position in positions],
        MentionFeature.ANY_OWN_NAME: flags & MAIN != 0,
        MentionFeature.ANY_ABBREVIATION: flags & ABBREVIATION != 0,
        MentionFeature.ANY_DEMONYM: flags & DEMONYM != 0,
    }


def _flags(gazetteer: Gazetteer, position: int) -> int:
    """The flags that any posting of a name has; 0 where the gazetteer does not know it."""
    return int(np.bitwise_or.reduce(gazetteer.postings_at(position))) if position >= 0 else 0


def _by_top_candidate(detection: Detection, chance: NDArray[np.float64]) -> Columns:
    """What is known of the likeliest candidate; 0 where there is none, -1 for its class."""
    evidence = detection.evidence
    top = evidence.best(chance)[evidence.group_of]
    exists = top >= 0

    def of_top(feature: CandidateFeature, missing: float = 0.0) -> NDArray[np.float64]:
        values = np.full(len(top), missing)
        values[exists] = evidence.features[top[exists], feature]
        return values

    chances = np.zeros(len(top))
    chances[exists] = chance[top[exists]]
    sums = np.bincount(evidence.candidate_group, chance, evidence.group_count)
    return {
        MentionFeature.TOP_CHANCE: chances,
        MentionFeature.CHANCE_SUM: sums[evidence.group_of],
        MentionFeature.TOP_POPULATION: of_top(CandidateFeature.POPULATION),
        MentionFeature.TOP_FEATURE_CLASS: of_top(CandidateFeature.FEATURE_CLASS, missing=-1.0),
        MentionFeature.TOP_NEAR_OTHERS: of_top(CandidateFeature.NEAR_OTHERS),
        MentionFeature.TOP_AMONG_OTHERS: of_top(CandidateFeature.AMONG_OTHERS),
        MentionFeature.TOP_HOME_KM: of_top(CandidateFeature.HOME_KM),
        MentionFeature.TOP_HOME_DIVISION: of_top(CandidateFeature.HOME_DIVISION),
        MentionFeature.TOP_COUNTRY_NAMED: of_top(CandidateFeature.COUNTRY_NAMED),
        MentionFeature.TOP_DIVISION_NAMED: of_top(CandidateFeature.DIVISION_NAMED),
        MentionFeature.TOP_OWN_NAME: of_top(CandidateFeature.OWN_NAME),
    }


def _names_of_persons(tokens: Tokens, entities: Entities) -> tuple[set[str], set[str]]:
    """The last and first words of the persons of more than one word that the text names."""
    person = EntityLabel.PERSON
    labels = zip(entities.label, entities.first, entities.last, strict=True)
    persons = [(first, last) for i, (label, first, last) in enumerate(labels) if label is person and first == i < last]
    return {tokens.folded[last] for _, last in persons}, {tokens.folded[first] for first, _ in persons}
