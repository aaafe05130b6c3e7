"""Which stretches of a text may mention a place: more than do, for the mention classifier to choose from.

A mention is a run of tokens with a capital that the gazetteer knows as a name, the longest at each spot, or a span
that the language model calls a place though the gazetteer does not know it. A generic term beside a name ("Otter Tail
County", "Lake Robinson") or a compass word before it ("South Los Angeles") belongs to the span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.airport_names import airport_hits
from geo.places.classes import FeatureClass
from geo.places.gazetteer import LONGEST, ROW, Gazetteer
from geo.places.generic_terms import AFTER, BEFORE, GenericTerm
from geo.places.named_entities import PLACE_LABELS, EntityLabel
from geo.places.names import hash_runs
from geo.places.whole_names import end_of_whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.named_entities import Entities
    from geo.places.tokens import Tokens

UNKNOWN: Final = -1
"""The position in the name index of a name that the gazetteer does not have."""

_COMPASS: Final = word_set("name_modifiers")
_CARDINALS: Final = word_set("name_modifiers", "cardinal")
_ADJECTIVES: Final = word_set("name_modifiers", "cardinal_adjective", "intercardinal_adjective")
_ENDS_SENTENCE: Final = re.compile(r"[.!?:;\n]")
_WAYS: Final = word_set("locatives", "path") | {"of", "into", "across", "along", "through"}
_LOWER_CASE: Final = word_set("facility_nouns", "lower_case").union(AFTER)
_CURRENCIES: Final = frozenset("$€£")
_STOP_WORDS: Final = word_set("stop_words")
_PARTIES: Final = frozenset("DIR")  # "Byron Dorgan, D-N.D."
_OF_BODIES: Final = word_set("terms_of_bodies")
_ABBREVIATIONS: Final = word_set("name_abbreviations", "division", "county", "saint")


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """What may be the mention of a place: tokens first..last (inclusive) of the text.

    `core_first`..`core_last` are what was looked up, `position` where the gazetteer's name index has it. `entity_label`
    is that of the entity that covers the core, `exact_label` the same where the entity is the mention, else NONE.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    position: int
    exact_label: EntityLabel
    entity_label: EntityLabel
    entity_first: int
    entity_last: int
    generic_term: GenericTerm
    compass: bool


def detect_mentions(tokens: Tokens, entities: Entities, gazetteer: Gazetteer) -> list[MentionSpan]:
    """Return what may be mentions of places in a text, in order; they do not overlap."""
    count = len(tokens)
    if count == 0:
        return []
    taken = np.zeros(count, dtype=bool)
    mentions: list[MentionSpan] = []
    for length, first, position in _hits(tokens, gazetteer):
        last = first + length
        if taken[first : last + 1].any() or not _possible(tokens, entities, first, last):
            continue
        whole = end_of_whole(tokens, last)
        if whole > last:
            is_place = entities.label[first] in PLACE_LABELS and not taken[last + 1 : whole + 1].any()
            taken[first : last + 1 if _is_country(tokens, whole, gazetteer) else whole + 1] = True
            if is_place:
                mentions.append(_mention(tokens, entities, taken, (first, whole), UNKNOWN))
            continue
        mention = _mention(tokens, entities, taken, (first, last), position)
        taken[mention.first : mention.last + 1] = True
        mentions.append(mention)
    i = 0
    while i < count:
        end = entities.last[i]
        begins = entities.label[i] in PLACE_LABELS and entities.first[i] == i
        if begins and not taken[i : end + 1].any() and tokens.capital[i]:
            mentions.append(_mention(tokens, entities, taken, (i, end), UNKNOWN))
        i = end + 1
    mentions.sort(key=lambda m: m.first)
    return mentions


def _is_country(tokens: Tokens, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a word is a country's name: "France" of "Tour de France" is the country."""
    rows = gazetteer.postings(int(tokens.hashes[at])) & ROW
    return bool((gazetteer.feature_classes(rows) == FeatureClass.COUNTRY).any())


def _hits(tokens: Tokens, gazetteer: Gazetteer) -> list[tuple[int, int, int]]:
    """Return (extra tokens, first token, position in the name index) of each run that is a name, longest first."""
    runs = hash_runs(tokens.hashes, LONGEST)
    count = len(tokens)
    chain: NDArray[np.bool_] = tokens.capital.copy()
    hits: list[tuple[int, int, int]] = []
    for k in range(min(LONGEST, count)):
        if k:
            chain[: count - k] &= tokens.joined[k - 1 : count - 1]
            chain[count - k :] = False
        where = np.flatnonzero(chain)
        known, at = gazetteer.find_names(runs[k][where])
        hits += [(k, int(i), int(p)) for i, p in zip(where[known], at[known], strict=True)]
    hits += airport_hits(tokens, runs, gazetteer)
    # "The Northern Cape" is no Cape in The Northern: an article makes no name longer.
    hits.sort(key=lambda h: (int(tokens.folded[h[1]] == "the") - h[0], h[1]))
    return hits


def _possible(tokens: Tokens, entities: Entities, first: int, last: int) -> bool:
    """Whether a run of tokens can be a name at all: stop words, figures and lower-case ends cannot."""
    if tokens.raw[first] in _PARTIES and tokens.text[tokens.end[first] : tokens.end[first] + 1] == "-":
        return False
    if first == last:
        raw = tokens.raw[first]
        if tokens.text[tokens.end[first] : tokens.end[first] + 1] in _CURRENCIES:
            return False  # "NZ$5 million"
        if _is_direction(tokens, entities, first) or _is_term_of_name(tokens, first):
            return False
        if tokens.folded[first] in _STOP_WORDS:
            is_state = entities.label[first] == EntityLabel.GPE or (raw.isupper() and len(raw) == 2)
            if not (is_state or _is_abbreviated_after_comma(tokens, first)):
                return False
        return not raw.isdigit() and (len(raw) > 1)
    if not tokens.capital[last] and tokens.raw[last].isalpha() and len(tokens.raw[last]) > 1:
        # "Xi'an", "Nuku'alofa": after an apostrophe a name goes on in lower case.
        return tokens.folded[last] in _LOWER_CASE or tokens.text[tokens.end[last - 1]] in "'’‘"
    return not all(tokens.raw[i].isdigit() for i in range(first, last + 1))


def _is_direction(tokens: Tokens, entities: Entities, at: int) -> bool:
    """Whether a compass word is part of the name after it ("Southern Luzon") or a way ("South into Chile"), no name.

    Where the language model does not take both for one place, only the beginning of a sentence gives it its capital.
    """
    after = at + 1
    if (
        tokens.folded[at] not in _COMPASS
        or tokens.text[tokens.end[at] : tokens.end[at] + 1] != " "
        or after == len(tokens)
    ):
        return False
    begins = at == 0 or _ENDS_SENTENCE.search(tokens.text, tokens.end[at - 1], tokens.start[at]) is not None
    if not tokens.capital[after]:
        return begins and tokens.folded[at] in _CARDINALS and tokens.folded[after] in _WAYS
    whole = entities.first[after] in ({at, after} if begins else {at}) and entities.label[after] in PLACE_LABELS
    return whole and tokens.folded[at] in _ADJECTIVES and tokens.folded[after] not in AFTER


def _is_term_of_name(tokens: Tokens, at: int) -> bool:
    """Whether a word is the generic term of a name that ends with it: "Islands" of "the Ticao Islands"."""
    before = at - 1
    if (
        before < 0
        or AFTER.get(tokens.folded[at]) != GenericTerm.LANDFORM
        or tokens.text[tokens.end[before] : tokens.start[at]] != " "
    ):
        return False
    return bool(tokens.capital[before]) and tokens.folded[before] not in _STOP_WORDS


def _is_abbreviated_after_comma(tokens: Tokens, at: int) -> bool:
    """Whether a word stands where the abbreviation of a division does: "Portland, Me., is"."""
    if not 0 < at < len(tokens) - 1 or not tokens.capital[at - 1]:
        return False
    before = tokens.text[tokens.end[at - 1] : tokens.start[at]]
    after = tokens.text[tokens.end[at] : tokens.start[at + 1]]
    return before == ", " and after.startswith((".,", ". ", ".)", ".;")) and tokens.raw[at][0].isupper()


def _mention(
    tokens: Tokens, entities: Entities, taken: NDArray[np.bool_], core: tuple[int, int], position: int
) -> MentionSpan:
    """Return the mention around a name that was looked up, with the generic term or compass word that belongs to it."""
    (core_first, core_last), (first, last) = core, core
    term = GenericTerm.NONE
    if last + 1 < len(tokens) and tokens.joined[last] and not taken[last + 1]:
        term = GenericTerm.NONE if _is_of_body(tokens, last + 1) else AFTER.get(tokens.folded[last + 1], term)
        if term and tokens.capital[last + 1]:
            last += 1
    before = first - 1
    compass = False
    if (
        before >= 0
        and tokens.joined[before]
        and not taken[before]
        and tokens.text[tokens.end[before] : tokens.start[first]] == " "
    ):
        compass = tokens.folded[before] in _COMPASS
        if tokens.capital[before]:
            if compass:
                first = before
            elif not term and tokens.folded[before] in BEFORE:
                term = BEFORE[tokens.folded[before]]
                first = before
    label = entities.label[core_first]
    exact = entities.first[core_first] in {first, core_first} and entities.last[core_first] in {last, core_last}
    return MentionSpan(
        first=first,
        last=last,
        core_first=core_first,
        core_last=core_last,
        position=position,
        exact_label=label if exact else EntityLabel.NONE,
        entity_label=label,
        entity_first=entities.first[core_first],
        entity_last=entities.last[core_first],
        generic_term=term,
        compass=compass,
    )


def _is_of_body(tokens: Tokens, i: int) -> bool:
    """Whether a term goes on as the name of a body: "State" of "Minnesota State Patrol"."""
    if tokens.folded[i] not in _OF_BODIES or not tokens.capital[i] or i + 1 >= len(tokens):
        return False
    return bool(tokens.capital[i + 1]) and tokens.text[tokens.end[i] : tokens.start[i + 1]] == " "


def mention_end(tokens: Tokens, mention: MentionSpan) -> int:
    """Return where a mention ends in the text, with the full stop that belongs to an abbreviation ("U.S.", "Va.")."""
    end = tokens.end[mention.last]
    text = tokens.text
    if text[end : end + 1] != ".":
        return end
    last = tokens.raw[mention.last]
    short = last.lower() in _ABBREVIATIONS
    if short and (mention.first == mention.last or mention.generic_term):
        return end + 1
    dotted = mention.last > mention.core_first and text[tokens.end[mention.last - 1]] == "."
    return end + 1 if dotted and (short or len(last) == 1) else end
