"""Which stretches of a text may name a place: more than do, for the classifier of `geo.places.weigh` to choose from.

A candidate is a run of words with a capital that the gazetteer knows as a name, the longest at each spot, or a span
that the language model calls a place though the gazetteer does not know it. A word for a kind beside a name ("Otter
Tail County", "Lake Robinson") or a compass word before it ("South Los Angeles") belongs to the span.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.gazetteer import LONGEST, Gazetteer
from geo.places.names import hash_runs

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from geo.places.tokens import Words

_BEGINS, _INSIDE = 3, 1
LABELS: Final = ("", "GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "DATE")
_LABEL_AT: Final = {label: i for i, label in enumerate(LABELS)}
KIND_AFTER: Final = {
    word: i
    for i, words in enumerate(
        (
            "county counties parish co borough",
            "river creek rivers tributary stream canal",
            "lake lakes reservoir bay pond sea gulf harbor harbour",
            "mountain mountains hills hill valley desert peninsula island islands isle isles plateau",
            "township district province region governorate prefecture oblast krai state territory city town village",
            "airport airfield base station park forest beach",
        ),
        start=1,
    )
    for word in words.split()
}
KIND_BEFORE: Final = {
    word: i
    for i, words in enumerate(
        (
            "county co",
            "river",
            "lake loch bay gulf",
            "mt cape isle island",
            "city town village province state",
            "ft camp port",
        ),
        start=1,
    )
    for word in words.split()
}
COMPASS: Final = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower greater downtown".split()
)
_NEVER: Final = frozenset(
    "a an and are as at be but by can do for from had has have he her here him his how i if in is it its may me my no "
    "not of off on one or our out over said say she so some than that the their them then there these they this those "
    "to too two under until up upon us was we were what when where which while who why will with would you your also "
    "after all any because before being both each even every few first five for four he's i'm into just last least "
    "like many more most mr mrs ms much must new next nor now old only other page per same since six still such ten "
    "three through today very via yes yet mon tue wed thu fri sat sun monday tuesday wednesday thursday friday "
    "saturday sunday january february april june july august september october november december st de la le el al "
    "en des s t d m ll re ve n w e".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: words first..last (inclusive) of the text; `core_first`..`core_last` are what was looked up."""

    first: int
    last: int
    core_first: int
    core_last: int
    position: int
    label_here: int
    label_around: int
    entity_first: int
    entity_last: int
    kind_word: int
    compass: bool


@dataclass(frozen=True)
class Entities:
    """The language model's entities, by word: label, first and last word of the one that covers each word."""

    label: list[int]
    first: list[int]
    last: list[int]


def entity_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """Return the entities of a read text as (start, end, label) in characters, faster than `doc.ents` does."""
    marks = doc.to_array(["ENT_IOB", "ENT_TYPE"])
    found = []
    for first in np.flatnonzero(marks[:, 0] == _BEGINS).tolist():
        last = first
        while last + 1 < len(marks) and marks[last + 1, 0] == _INSIDE:
            last += 1
        end = doc[last]
        found.append((doc[first].idx, end.idx + len(end), doc.vocab.strings[int(marks[first, 1])]))
    return found


def entities_of(spans: list[tuple[int, int, str]], words: Words) -> Entities:
    """Return the entities of `entity_spans` by word; a word outside any has label 0 and itself as bounds."""
    count = len(words)
    label, first, last = [0] * count, list(range(count)), list(range(count))
    at = 0
    for start_char, end_char, kind in spans:
        code = _LABEL_AT.get(kind, len(LABELS) - 1)
        while at < count and words.end[at] <= start_char:
            at += 1
        begin = at
        while begin < count and words.folded[begin] in {"the", "a", "an"} and words.end[begin] < end_char:
            begin += 1
        end = begin
        while end < count and words.start[end] < end_char:
            end += 1
        while end - 1 > begin and words.folded[end - 1] == "s" and words.text[words.start[end - 1] - 1] in "'’":
            end -= 1
        for i in range(begin, end):
            label[i], first[i], last[i] = code, begin, end - 1
        at = end
    return Entities(label, first, last)


def find_names(words: Words, ents: Entities, gazetteer: Gazetteer) -> list[Name]:
    """Return the candidates of a text, in order; they do not overlap."""
    count = len(words)
    if count == 0:
        return []
    taken = np.zeros(count, dtype=bool)
    names: list[Name] = []
    for length, first, position in _hits(words, gazetteer):
        last = first + length
        if taken[first : last + 1].any() or not _possible(words, ents, first, last):
            continue
        name = _name(words, ents, taken, (first, last), position)
        taken[name.first : name.last + 1] = True
        names.append(name)
    i = 0
    while i < count:
        end = ents.last[i]
        if ents.label[i] in {1, 2} and ents.first[i] == i and not taken[i : end + 1].any() and words.capital[i]:
            names.append(_name(words, ents, taken, (i, end), -1))
        i = end + 1
    names.sort(key=lambda n: n.first)
    return names


def _hits(words: Words, gazetteer: Gazetteer) -> list[tuple[int, int, int]]:
    """Return (extra words, first word, position in the name index) of each run that is a name, longest first."""
    runs = hash_runs(words.hashes, LONGEST)
    count = len(words)
    chain: NDArray[np.bool_] = words.capital.copy()
    hits: list[tuple[int, int, int]] = []
    for k in range(min(LONGEST, count)):
        if k:
            chain[: count - k] &= words.joined[k - 1 : count - 1]
            chain[count - k :] = False
        where = np.flatnonzero(chain)
        known, at = gazetteer.find_names(runs[k][where])
        hits += [(k, int(i), int(p)) for i, p in zip(where[known], at[known], strict=True)]
    hits.sort(key=lambda h: (-h[0], h[1]))
    return hits


def _possible(words: Words, ents: Entities, first: int, last: int) -> bool:
    """Whether a run of words can be a name at all: function words, figures and lower-case ends cannot."""
    if first == last:
        raw = words.raw[first]
        if words.folded[first] in _NEVER and not (ents.label[first] == 1 or (raw.isupper() and len(raw) == 2)):
            return False
        return not raw.isdigit() and (len(raw) > 1)
    if not words.capital[last] and words.raw[last].isalpha() and len(words.raw[last]) > 1:
        return words.folded[last] in KIND_AFTER
    return not all(words.raw[i].isdigit() for i in range(first, last + 1))


def _name(words: Words, ents: Entities, taken: NDArray[np.bool_], core: tuple[int, int], position: int) -> Name:
    (core_first, core_last), (first, last) = core, core
    kind = 0
    if last + 1 < len(words) and words.joined[last] and not taken[last + 1]:
        kind = KIND_AFTER.get(words.folded[last + 1], 0)
        if kind and words.capital[last + 1]:
            last += 1
    before = first - 1
    compass = False
    if (
        before >= 0
        and words.joined[before]
        and not taken[before]
        and words.text[words.end[before] : words.start[first]] == " "
    ):
        compass = words.folded[before] in COMPASS
        if words.capital[before]:
            if compass:
                first = before
            elif not kind and words.folded[before] in KIND_BEFORE:
                kind = KIND_BEFORE[words.folded[before]]
                first = before
    around = ents.label[core_first]
    exact = ents.first[core_first] in {first, core_first} and ents.last[core_first] in {last, core_last}
    return Name(
        first=first,
        last=last,
        core_first=core_first,
        core_last=core_last,
        position=position,
        label_here=around if exact else 0,
        label_around=around,
        entity_first=ents.first[core_first],
        entity_last=ents.last[core_first],
        kind_word=kind,
        compass=compass,
    )


def end_of(words: Words, name: Name) -> int:
    """Return where a name ends in the text, with the full stop that belongs to an abbreviation ("U.S.", "Va.")."""
    end = words.end[name.last]
    text = words.text
    if text[end : end + 1] != ".":
        return end
    last = words.raw[name.last]
    dotted = name.last > name.core_first and text[words.end[name.last - 1]] == "." and len(last) == 1
    short = name.first == name.last and last.lower() in SHORT
    return end + 1 if dotted or short else end


SHORT: Final = frozenset(
    "ala ariz ark calif cal colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "penn tenn tex vt va wash wis wisc wyo ont que alta sask man qld vic tas co st".split()
)
