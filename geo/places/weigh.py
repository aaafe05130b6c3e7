"""What speaks for and against a candidate being a place at all: the columns that the keep classifier sees.

`features` gives a row a name of `find_names`. The words around it are read by lists of words and by how often words
stood beside places in the training texts (`beside`, smoothed log-odds kept with the weights).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.common_words import commonness
from geo.places.evidence import gather
from geo.places.gazetteer import ABBREVIATION, DEMONYM, MAIN
from geo.places.pairs import PAIR
from geo.places.spans import entities_of, entity_spans, find_names
from geo.places.tokens import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from geo.places.classes import Home
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer
    from geo.places.spans import Entities, Name
    from geo.places.tokens import Words


class NAME(IntEnum):
    """The columns of what is known of a name."""

    LABEL_HERE = 0
    LABEL_AROUND = 1
    BEGINS_ENTITY = 2
    ENDS_ENTITY = 3
    ENTITY_WORDS = 4
    WORDS = 5
    LETTERS = 6
    CAPITALS = 7
    SENTENCE_START = 8
    PLACE_IN_TEXT = 9
    KIND_WORD = 10
    COMPASS = 11
    ENGLISH = 12
    FAMILY = 13
    GIVEN = 14
    BEFORE = 15
    AFTER = 16
    BEFORE_ODDS = 17
    AFTER_ODDS = 18
    BEFORE_CAPITAL = 19
    AFTER_CAPITAL = 20
    BEFORE_GIVEN = 21
    AFTER_FAMILY = 22
    GAP_BEFORE = 23
    GAP_AFTER = 24
    QUALIFIED = 25
    QUALIFIES = 26
    TIMES = 27
    LABELLED_PLACE = 28
    LABELLED_PERSON = 29
    LABELLED_BODY = 30
    SURNAME_HERE = 31
    LOCATIVE_ELSEWHERE = 32
    LOWER_CASE_TOO = 33
    KNOWN = 34
    ANY_MAIN = 35
    ANY_SHORT = 36
    ANY_DEMONYM = 37
    TOP_CHANCE = 38
    CHANCE_SUM = 39
    TOP_PEOPLE = 40
    TOP_CLASS = 41
    TOP_NEAR = 42
    TOP_AMONG = 43
    TOP_HOME_KM = 44
    TOP_HOME_DIVISION = 45
    TOP_COUNTRY_NAMED = 46
    TOP_DIVISION_NAMED = 47
    TEXT_NAMES = 48
    BEFORE2_ODDS = 49
    AFTER2_ODDS = 50
    TOP_MAIN = 51
    CROWD_CAPITALS = 52
    CALLED = 53


CALLED: Final = frozenset("town city village port capital hamlet suburb island district province region resort".split())
LOCATIVE: Final = frozenset(
    "in at near from to outside around through across into toward towards via throughout".split()
)
TITLES: Final = frozenset(
    "mr mrs ms miss dr sen senator rep representative gov governor president judge justice rev reverend coach officer "
    "sheriff mayor detective sgt sergeant capt captain lt col colonel gen general maj major chief sir lord lady prof "
    "professor prince princess queen king pope secretary minister chancellor attorney superintendent director deputy "
    "pvt cpl ald councilman councilwoman commissioner chairman chairwoman spokesman spokeswoman pastor father sister "
    "brother saint detective inspector constable cllr".split()
)
BODIES: Final = frozenset(
    "university college school schools hospital church police department times herald news post tribune journal "
    "gazette press star sun club fc united city council county court board company corp inc bank group "
    "association society institute center centre museum library district fire office high elementary republic "
    "association league team rovers athletic wanderers town tigers bears eagles lions hotel inn restaurant "
    "street road avenue st ave rd drive lane boulevard blvd highway bridge building stadium arena park hall "
    "house foundation authority agency commission airlines airways records films studios energy power electric "
    "gas".split()
)
PERSONAL: Final = frozenset("who whose he she jr sr 's age aged himself herself".split())
ACTS: Final = frozenset(
    "said says told added asked called went came was is has had wrote noted explained scored beat won lost "
    "defeated played".split()
)
_CLASSES_BEFORE: Final = (
    LOCATIVE,
    TITLES,
    frozenset({"of"}),
    frozenset({"the"}),
    frozenset({"and", "or"}),
    frozenset({"a", "an"}),
    frozenset({"for", "with", "by", "on", "against"}),
    frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "downtown", "central"}),
)
_CLASSES_AFTER: Final = (
    BODIES,
    ACTS,
    PERSONAL,
    frozenset({"and", "or"}),
    frozenset({"in", "on", "at", "for", "to", "with", "by", "from", "after"}),
    frozenset({"s"}),
    frozenset(
        {"based", "area", "residents", "resident", "native", "man", "woman", "officials", "government", "people"}
    ),
)
_GAPS: Final = {
    " ": 1,
    ", ": 2,
    ". ": 3,
    "": 4,
    " (": 5,
    "'": 6,
    "’": 6,
    "-": 7,
    "/": 8,
    "\n": 9,
    ") ": 10,
    "; ": 11,
    " “": 12,
    ' "': 12,
    "” ": 13,
    '" ': 13,
    " - ": 14,
    " -- ": 14,
    " — ": 14,
    ": ": 15,
}


@dataclass(frozen=True)
class Noticed:
    """What was noticed in a text: its words, the language model's entities, candidate names and their evidence.

    `spans` are the entities as (start, end, label) in characters.
    """

    words: Words
    ents: Entities
    names: list[Name]
    evidence: Evidence
    spans: list[tuple[int, int, str]]


def notice(doc: Doc, gazetteer: Gazetteer, home: Home | None) -> Noticed:
    """Return what a read text holds, before anything is decided."""
    words = split_words(doc.text)
    spans = entity_spans(doc)
    ents = entities_of(spans, words)
    names = find_names(words, ents, gazetteer)
    return Noticed(words, ents, names, gather(words, names, gazetteer, home), spans)


def features(
    noticed: Noticed, chances: NDArray[np.float64], beside: Mapping[str, float], gazetteer: Gazetteer
) -> NDArray[np.float64]:
    """Return (names, columns of NAME); `chances` are the ranker's, a pair each, `beside` the odds of words."""
    words, ents, names, evidence = noticed.words, noticed.ents, noticed.names, noticed.evidence
    out = np.zeros((len(names), len(NAME)), dtype=np.float64)
    if not names:
        return out
    marks = commonness(words.hashes)
    count = len(words)
    lower = {words.folded[i] for i in range(count) if words.raw[i].islower()}
    surnames, given = _people(words, ents)
    by_name: dict[int, list[int]] = {}
    for i, name in enumerate(names):
        by_name.setdefault(name.position if name.position >= 0 else -2 - i, []).append(i)
    shared = {key: _shared(words, [names[i] for i in at]) for key, at in by_name.items()}
    tops, sums = evidence.best(chances), np.bincount(evidence.pair_group, chances, evidence.group_count)
    crowd = float(np.mean([words.raw[n.core_first].isupper() for n in names]))
    for i, name in enumerate(names):
        first, last = name.first, name.last
        before = words.folded[first - 1] if first else ""
        after = words.folded[last + 1] if last + 1 < count else ""
        gap_before = words.text[words.end[first - 1] if first else 0 : words.start[first]]
        gap_after = words.text[words.end[last] : words.start[last + 1]] if last + 1 < count else "\n"
        key = name.position if name.position >= 0 else -2 - i
        times, place, person, body, locative = shared[key]
        group = int(evidence.group_of[i])
        core = marks[name.core_first]
        alone = name.core_first == name.core_last
        flags = flags_of(gazetteer.postings_at(name.position)) if name.position >= 0 else (False, False, False)
        near_before, near_after = gap_before in _NEAR, gap_after in _NEAR or gap_after in {"'", "’"}
        out[i, : NAME.TOP_CHANCE] = (
            name.label_here,
            name.label_around,
            name.entity_first in {first, name.core_first},
            name.entity_last in {last, name.core_last},
            name.entity_last - name.entity_first + 1,
            name.core_last - name.core_first + 1,
            words.end[last] - words.start[first],
            words.raw[name.core_first].isupper(),
            not gap_before or gap_before[0] in '.!?\n”"' or "\n" in gap_before,
            first / count,
            name.kind_word,
            name.compass,
            core[0] if alone else 0,
            core[1] if alone else 0,
            core[2],
            _class(before, _CLASSES_BEFORE) if near_before else 0,
            _class(after, _CLASSES_AFTER) if near_after else 0,
            beside.get(f"<{before}", 0.0) if near_before else 0.0,
            beside.get(f">{after}", 0.0) if near_after else 0.0,
            bool(first) and near_before and bool(words.capital[first - 1]),
            last + 1 < count and near_after and bool(words.capital[last + 1]),
            marks[first - 1][2] if first and near_before and words.capital[first - 1] else 0,
            marks[last + 1][1] if last + 1 < count and near_after and words.capital[last + 1] else 0,
            _GAPS.get(gap_before, 0),
            _GAPS.get(gap_after, 0),
            bool(evidence.qualifier[group]),
            i > 0 and bool(evidence.qualifier[int(evidence.group_of[i - 1])]),
            math.log2(times),
            place,
            person,
            body,
            (words.folded[name.core_last] in surnames) + 2 * (words.folded[name.core_first] in given),
            locative,
            alone and words.folded[name.core_first] in lower,
            name.position >= 0,
            *flags,
        )
        top = tops[group]
        if top >= 0:
            pair = evidence.pairs[top]
            out[i, NAME.TOP_CHANCE : NAME.TEXT_NAMES] = (
                chances[top],
                sums[group],
                pair[PAIR.PEOPLE],
                pair[PAIR.CLASS],
                pair[PAIR.NEAR_OTHERS],
                pair[PAIR.AMONG_OTHERS],
                pair[PAIR.HOME_KM],
                pair[PAIR.HOME_DIVISION],
                pair[PAIR.COUNTRY_NAMED],
                pair[PAIR.DIVISION_NAMED],
            )
            out[i, NAME.TOP_MAIN] = pair[PAIR.MAIN]
        else:
            out[i, NAME.TOP_CLASS] = -1
        out[i, NAME.CALLED] = is_called(words, name)
        out[i, NAME.TEXT_NAMES] = math.log2(len(names))
        out[i, NAME.BEFORE2_ODDS] = beside.get(f"<<{words.folded[first - 2]}", 0.0) if first > 1 else 0.0
        out[i, NAME.AFTER2_ODDS] = beside.get(f">>{words.folded[last + 2]}", 0.0) if last + 2 < count else 0.0
    out[:, NAME.CROWD_CAPITALS] = crowd
    return out


def is_called(words: Words, name: Name) -> bool:
    """Whether the words before a name say what it is: "the border town of Khasan"."""
    return name.first > 1 and words.folded[name.first - 1] == "of" and words.folded[name.first - 2] in CALLED


_NEAR: Final = frozenset({" ", "-", " “", ' "', ", ", ". ", " ("})


def is_eaten(words: Words, name: Name) -> bool:
    """Whether a name that is also a food stands among words of the table: "Turkey and stuffing were served"."""
    if words.folded[name.first] not in _FOODS or name.last != name.first:
        return False
    around = words.folded[max(0, name.first - _TABLE) : name.first + _TABLE + 1]
    return any(word in _TABLE_WORDS for word in around)


_TABLE: Final = 6
_FOODS: Final = frozenset("turkey chile cheddar champagne bologna java brie cayenne parma".split())
_TABLE_WORDS: Final = frozenset(
    "stuffing gravy cranberry roast roasted carved carve dinner sandwich sandwiches recipe recipes oven breast breasts "
    "eat ate eaten cooked cook cooking meat ham cheese sauce soup served drank cup bottle bottles glass".split()
)


def _class(word: str, classes: tuple[frozenset[str], ...]) -> int:
    return next((k for k, members in enumerate(classes, start=1) if word in members), 0)


def _people(words: Words, ents: Entities) -> tuple[set[str], set[str]]:
    """The last and first words of the persons of more than one word that the text names."""
    last, first = set(), set()
    i = 0
    while i < len(words):
        if ents.label[i] == 6 and ents.last[i] > ents.first[i]:
            first.add(words.folded[ents.first[i]])
            last.add(words.folded[ents.last[i]])
            i = ents.last[i]
        i += 1
    return last, first


def _shared(words: Words, names: list[Name]) -> tuple[int, float, float, float, bool]:
    """What all places where a name stands have in common: how many, labelled how, after a locative anywhere."""
    labels = [n.label_around for n in names]
    here = [n.label_here for n in names]
    locative = any(n.first and words.folded[n.first - 1] in LOCATIVE and words.joined[n.first - 1] for n in names)
    size = len(names)
    return (
        size,
        sum(h in {1, 2} for h in here) / size,
        sum(a == 6 for a in labels) / size,
        sum(a == 5 for a in labels) / size,
        locative,
    )


def flags_of(postings: NDArray[np.uint32]) -> tuple[bool, bool, bool]:
    """Return whether a name is the own name of any place, an abbreviation, that of a people."""
    if not len(postings):
        return False, False, False
    union = int(np.bitwise_or.reduce(postings))
    return bool(union & MAIN), bool(union & ABBREVIATION), bool(union & DEMONYM)
