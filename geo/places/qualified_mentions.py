"""The qualifiers of a text's mentions, settled together: what each leaves of the places that bear its name.

A chain is read from its end: in "Rome, Athens County, Ohio" the county is the one in Ohio. Where a text tells two of
one name apart ("Birmingham, Alabama, … Birmingham, England"), a bare name follows the nearest in front of it. A
qualifier is certain where nothing else could be meant by the words: a list of peers ("Lima, Peru and Ecuador") or the
subject of what follows ("in Paris, Canada said") could.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import Preposition, classes, word_set
from geo.places.classes import FeatureClass
from geo.places.gazetteer import ROW, Gazetteer
from geo.places.qualifiers import find_qualifying_mentions, gaps_between, holding, is_called_town

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.mention_spans import MentionSpan
    from geo.places.qualifiers import Containers
    from geo.places.tokens import Tokens

_LISTED: Final = re.compile(r"\.?\)?,?(?: (?:and|or|&))? (?:the )?")
_GAP_AFTER: Final = re.compile(r"\.? ")
_LINKS: Final = frozenset(classes("prepositions", Preposition)) | word_set("qualified_names", "link", "after_qualifier")
_OWNED: Final = ("'s ", "’s ")
_NO_ONE: Final = -1
_SURE_COUNTRIES: Final = 2
_LONGEST_ABBREVIATION: Final = 5  # letters, of "Calif."


@dataclass(frozen=True)
class Qualified:
    """The containers beside each mention, and whether they are certain to say where it is.

    `apart` holds the countries that stand beside a mention as its peers, or to begin what follows; `named` what each
    mention may be as a container, less what does not hold the place that it certainly stands beside.
    """

    containers: list[Containers]
    certain: list[bool]
    apart: list[Containers]
    named: list[Containers]


@dataclass(frozen=True)
class _Text:
    """What the settling looks at: the mentions with what they may be, who says where who is."""

    tokens: Tokens
    mentions: list[MentionSpan]
    postings: list[NDArray[np.uint32]]
    containers: list[Containers]
    beside: list[int]
    gaps: list[str]
    gazetteer: Gazetteer

    def rows(self, i: int) -> NDArray[np.int64]:
        return (self.postings[i] & ROW).astype(np.int64)


def settle_qualifiers(
    tokens: Tokens,
    mentions: list[MentionSpan],
    postings: list[NDArray[np.uint32]],
    containers: list[Containers],
    gazetteer: Gazetteer,
) -> Qualified:
    """Return the qualifiers of a text's mentions; `containers` are what each mention itself may be."""
    beside = find_qualifying_mentions(tokens, mentions, containers)
    text = _Text(tokens, mentions, postings, containers, beside, gaps_between(tokens, mentions), gazetteer)
    found = _narrowed(text)
    certain = [bool(found[i]) and _is_certain(text, i) for i in range(len(mentions))]
    apart = _set_apart(text, found, certain)
    found = [
        () if apart[i] or _are_peers(text, i, found[i]) or not (certain[i] or _is_held(text, i, found[i])) else found[i]
        for i in range(len(mentions))
    ]
    _tell_containers_apart(text, found, certain)
    _let_containers_hold(text, found, certain)
    _let_lists_mean_countries(text, found, certain)
    _follow_nearest(text, found, certain)
    return Qualified(found, certain, apart, _named(text, found, certain))


def _narrowed(text: _Text) -> list[Containers]:
    """The containers beside each mention, less those that what stands beside them rules out."""
    found: list[Containers] = [()] * len(text.mentions)
    for i in reversed(range(len(text.mentions))):
        j = text.beside[i]
        if j == _NO_ONE:
            continue
        found[i] = text.containers[j]
        if j > i and found[j]:
            held = holding(np.array(text.containers[j], dtype=np.int64), found[j], text.gazetteer)
            found[i] = tuple(np.array(text.containers[j])[held].tolist()) or text.containers[j]
            if not _is_held(text, i, found[i]) and _is_held(text, i, found[j]):
                found[i] = found[j]
    return found


def _is_held(text: _Text, i: int, containers: Containers) -> bool:
    return bool(holding(text.rows(i), containers, text.gazetteer).any())


def _is_certain(text: _Text, i: int) -> bool:
    """Whether what stands beside a mention can be nothing but its qualifier."""
    j, gap = text.beside[i], text.gaps[min(i, len(text.gaps) - 1)]
    if j < i or "(" in gap:
        return True
    if gap.lstrip(".,").startswith(" in "):
        # "The war in Lebanon in Ohio": a country is rather where it is.
        return not _levels(text, i) & {FeatureClass.COUNTRY, FeatureClass.CONTINENT}
    if gap.strip("., ") or is_called_town(text.tokens, text.mentions[j]):
        return True
    return not _is_in_list(text, j) and not _may_be_subject(text, j)


def _set_apart(text: _Text, found: list[Containers], certain: list[bool]) -> list[Containers]:
    """The countries beside a name of which a larger place is abroad: "he visited Paris, Canada and Brazil"."""
    apart: list[Containers] = [()] * len(found)
    for i, containers in enumerate(found):
        countries = _countries(containers, text.gazetteer)
        if not containers and i and text.gaps[i - 1] in _OWNED:
            countries = _countries(text.containers[i - 1], text.gazetteer)  # "Canada's London embassy"
        elif certain[i] or text.beside[i] == _NO_ONE or text.gaps[i].lstrip(".,").startswith(" in "):
            continue
        rows = text.rows(i)
        held = holding(rows, countries, text.gazetteer)
        if held.any() and not held[np.argmax(text.gazetteer.columns["population"][rows])]:
            apart[i] = countries
    return apart


def _countries(containers: Containers, gazetteer: Gazetteer) -> Containers:
    return tuple(row for row in containers if gazetteer.feature_class(row) == FeatureClass.COUNTRY)


def _are_peers(text: _Text, i: int, containers: Containers) -> bool:
    """Whether a country stands beside a name of countries, none of them in it: "Georgia, Armenia and Azerbaijan"."""
    levels = _levels(text, i) & set(text.gazetteer.feature_classes(np.array(containers, dtype=np.int64)).tolist())
    return FeatureClass.COUNTRY in levels and not _is_held(text, i, containers)


def _tell_containers_apart(text: _Text, found: list[Containers], certain: list[bool]) -> None:
    """Let a container's name mean what it holds, where it means two: "Tbilisi, Georgia, and Atlanta, Georgia"."""
    meant: dict[int, dict[int, Containers]] = {}
    for i, j in enumerate(text.beside):
        if j > i and found[i] and not found[j]:
            kept = tuple(row for row in text.containers[j] if _is_held(text, i, (row,)))
            if kept:
                meant.setdefault(text.mentions[j].position, {})[j] = kept
    for kept_of in meant.values():
        if len(set(kept_of.values())) > 1:
            for j, kept in kept_of.items():
                found[j], certain[j] = kept, True


def _let_containers_hold(text: _Text, found: list[Containers], certain: list[bool]) -> None:
    """Let a capital's name that says where another place is mean the state that holds it: "Spokane, Washington"."""
    for i, j in enumerate(text.beside):
        if j <= i or found[j] or not certain[i] or FeatureClass.COUNTRY in _levels(text, j):
            continue
        if FeatureClass.CAPITAL in text.gazetteer.feature_classes(text.rows(j)):
            kept = tuple(row for row in found[i] if row in text.containers[j] and _is_held(text, i, (row,)))
            if kept:
                found[j], certain[j] = kept, True


def _named(text: _Text, found: list[Containers], certain: list[bool]) -> list[Containers]:
    """The containers that the text names: "Tbilisi, Georgia" names the country alone."""
    named = list(text.containers)
    for i, j in enumerate(text.beside):
        if j > i and certain[i]:
            named[j] = tuple(row for row in named[j] if row in found[i] and _is_held(text, i, (row,))) or named[j]
    return named


def _levels(text: _Text, i: int) -> set[int]:
    return set(text.gazetteer.feature_classes(np.array(text.containers[i], dtype=np.int64)).tolist())


def _is_in_list(text: _Text, j: int) -> bool:
    """Whether a container is followed by a peer: "Peru and Ecuador", which are not "Georgia, USA"."""
    k = j + 1
    if k >= len(text.mentions) or not _LISTED.fullmatch(text.gaps[j]) or not _levels(text, j) & _levels(text, k):
        return False
    said_where = text.beside[j] == k and _is_held(text, j, text.containers[k])
    qualified = text.beside[k] > k and _is_held(text, k, text.containers[text.beside[k]])
    return not said_where and not qualified


def _may_be_subject(text: _Text, j: int) -> bool:
    """Whether a container without a comma after it may begin what follows: "in Paris, Canada said"."""
    last = text.mentions[j].last
    end = text.tokens.end[last]
    if text.tokens.text.startswith(("'s", "’s"), end):
        return True
    if last + 1 >= len(text.tokens) or not _GAP_AFTER.fullmatch(text.tokens.text, end, text.tokens.start[last + 1]):
        return False
    if text.tokens.folded[last + 1] in _LINKS:
        return False
    if text.tokens.text[end] == "." and len(text.tokens.raw[last]) > _LONGEST_ABBREVIATION:
        return False
    return text.tokens.raw[last + 1][0].isupper() or FeatureClass.COUNTRY in _levels(text, j)


def _let_lists_mean_countries(text: _Text, found: list[Containers], certain: list[bool]) -> None:
    """Let a name mean the country in a list of countries, two of which are no division: "Georgia, Turkey and Iraq"."""
    levels = [_levels(text, i) for i in range(len(found))]
    start = 0
    for end in range(1, len(found) + 1):
        listed = end < len(found) and text.gaps[end - 1].strip() and _LISTED.fullmatch(text.gaps[end - 1])
        if listed and FeatureClass.COUNTRY in levels[end] and FeatureClass.COUNTRY in levels[start]:
            continue
        run = range(start, end)
        start = end
        doubtful = [i for i in run if FeatureClass.DIVISION in levels[i]]
        if len(run) - len(doubtful) < _SURE_COUNTRIES:
            continue
        for i in doubtful:
            if not found[i]:
                found[i], certain[i] = _countries(text.containers[i], text.gazetteer), True


def _follow_nearest(text: _Text, found: list[Containers], certain: list[bool]) -> None:
    """Let a bare name follow the nearest in front of it, where the text tells two of the name apart."""
    told: dict[int, dict[Containers, NDArray[np.bool_]]] = {}
    for i, containers in enumerate(found):
        if containers and containers not in told.get(text.mentions[i].position, {}):
            held = holding(text.rows(i), containers, text.gazetteer)
            if held.any():
                told.setdefault(text.mentions[i].position, {})[containers] = held
    apart = {
        position for position, all_held in told.items() if np.sum(list(all_held.values()), axis=0).max() < len(all_held)
    }
    nearest: dict[int, int] = {}
    for i, mention in enumerate(text.mentions):
        if mention.position not in apart:
            continue
        if found[i] in told[mention.position]:
            nearest[mention.position] = i
        elif not found[i] and mention.position in nearest:
            found[i], certain[i] = found[nearest[mention.position]], certain[nearest[mention.position]]
