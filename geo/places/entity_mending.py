"""Where the language model errs on the names of a text, and what a text's words tell better than it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.gazetteer import open_gazetteer
from geo.places.journey_ends import JourneyEnd, led_to
from geo.places.names import hash_name
from geo.places.people import name_people
from geo.places.tokens import tokenize

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ARTICLES: Final = frozenset({"the", "The"})
_BETWEEN: Final = word_set("journey_ends", "joint") | {"and", "or", "for", "via"}
_DIRECTIONS: Final = word_set("name_modifiers", "cardinal", "intercardinal")
_BODIES: Final = frozenset({"ORG", "FAC", "WORK_OF_ART", "PRODUCT"})
_PLACES: Final = frozenset({"GPE", "LOC"})
_ON: Final = "on"
_WATERS: Final = word_set("features_of_nature", "kind")
_OF: Final = 2  # words: "North of"
_LOOKED_BACK: Final = 8
_TOWN_PEOPLE: Final = 5_000
_LONGEST_TOWN, _LONGEST_DIVISION, _FEW = 3, 2, 20
_RARE: Final = 2


def mend_entities(doc: Doc) -> None:
    """Mark as PERSON who is called like a place, and as two places what is taken for one: "left Accra for Lagos"."""
    _part_directions(doc)
    _part_venues(doc)
    _part_ends(doc)
    _part_islands(doc)
    name_people(doc)


def _part_directions(doc: Doc) -> None:
    """Take "North of" off what the model takes for a body that begins so: "North of Boston"."""
    told = [e for e in doc.ents if len(e) > _OF and e[0].lower_ in _DIRECTIONS and e[1].text == "of"]
    found = [e for e in told if e.label_ in _BODIES and _is_place(e[_OF:])]
    if found:
        places = [type(e)(doc, e.start + _OF, e.end, label="GPE") for e in found]
        doc.set_ents(places, outside=[e[:_OF] for e in found], default="unmodified")


def _part_venues(doc: Doc) -> None:
    """Take the town off a house that the model takes for one name with it: "Ryman Auditorium Nashville, TN"."""
    towns = [
        (entity, town)
        for entity in doc.ents
        if entity.label_ in _BODIES and len(entity) > 1 and (town := _town_at_end(entity)) is not None
    ]
    if towns:
        places = [type(entity)(doc, town.start, town.end, label="GPE") for entity, town in towns]
        houses = [type(entity)(doc, entity.start, town.start, label=entity.label_) for entity, town in towns]
        doc.set_ents([*places, *houses], default="unmodified")


def _town_at_end(entity: Span) -> Span | None:
    """Return the town with which a body's name ends, where the division in which it lies follows: "…, Ohio"."""
    doc, end = entity.doc, entity.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    gazetteer = open_gazetteer()
    divisions = {
        (place.country, place.name)
        for length in range(1, _LONGEST_DIVISION + 1)
        for place in gazetteer.candidates(doc[end + 1 : end + 1 + length].text, limit=_FEW)
        if place.feature == "ADM1"
    }
    tails = (entity[-length:] for length in range(1, min(_LONGEST_TOWN, len(entity) - 1) + 1))
    return next((tail for tail in tails if divisions and _lies_in(tail, divisions)), None)


def _lies_in(name: Span, divisions: set[tuple[str | None, str]]) -> bool:
    """Say whether a town of some size in one of the divisions has a name."""
    towns = open_gazetteer().candidates(name.text, limit=_FEW)
    return any((t.country, t.admin1) in divisions and (t.population or 0) >= _TOWN_PEOPLE for t in towns)


def _part_ends(doc: Doc) -> None:
    ends: list[Span] = []
    between: list[Span] = []
    for entity in doc.ents:
        parts, gaps = _parts(entity)
        if len(parts) > 1 and _are_places(entity, parts, gaps):
            ends += [type(part)(doc, part.start, part.end, label="GPE") for part in parts]
            between += gaps
    if ends:
        doc.set_ents(ends, outside=between, default="unmodified")


def _part_islands(doc: Doc) -> None:
    """Part a town from the island that it is told to lie on: "drove to Tarbert on Harris"; Stoke on Trent is one."""
    towns: list[Span] = []
    islands: list[Span] = []
    for entity in doc.ents:
        at = next((n for n, token in enumerate(entity) if token.text == _ON), 0)
        if not 0 < at < len(entity) - 1 or _is_place(entity) or _is_river(entity[at + 1 :]):
            continue
        if entity.label_ in _PLACES or _journey_end(entity) >= JourneyEnd.MOVED:
            towns.append(entity[:at])
            islands.append(entity[at + 1 :])
    if towns:
        places = [type(part)(doc, part.start, part.end, label="GPE") for part in towns]
        places += [type(part)(doc, part.start, part.end, label="LOC") for part in islands]
        ons = [doc[part.start - 1 : part.start] for part in islands]
        doc.set_ents(places, outside=ons, default="unmodified")


def _is_river(name: Span) -> bool:
    """Say whether a river or a sea goes by a name."""
    gazetteer = open_gazetteer()
    kinds = gazetteer.feature_classes(gazetteer.rows(name.text))
    return bool(np.isin(kinds, [FeatureClass.STREAM, FeatureClass.SEA]).any()) or name[-1].lower_ in _WATERS


def _parts(entity: Span) -> tuple[list[Span], list[Span]]:
    """Return an entity's names and the words between them: "Jos and Abuja", "Cork to Ghent"."""
    parts, gaps, begin = [], [], 0
    for n, token in enumerate(entity):
        if token.text in _BETWEEN:
            if n > begin:
                parts.append(entity[begin:n])
            gaps.append(entity[n : n + 1])
            begin = n + 1
    if gaps and begin < len(entity):
        parts.append(entity[begin:])
    return parts, gaps


def _journey_end(entity: Span) -> JourneyEnd:
    """Return what the words before an entity tell of a journey."""
    tokens = tokenize(entity.doc[max(0, entity.start - _LOOKED_BACK) : entity.start + 1].text)
    return led_to(tokens, len(tokens) - 1)


def _are_places(entity: Span, parts: list[Span], gaps: list[Span]) -> bool:
    """Say whether a journey leads to the names in an entity, and all of them are those of places."""
    end = _journey_end(entity)
    if end == JourneyEnd.LEFT and [gap.text for gap in gaps] == ["for"]:
        return all(_is_place(part) for part in parts)
    surely = end != JourneyEnd.TRAVELLED
    return (
        end >= JourneyEnd.LEFT
        and all(_is_town(part, surely=False) for part in parts)
        and (not surely or any(_is_town(part, surely=True) for part in parts))
    )


def _is_town(name: Span, *, surely: bool) -> bool:
    """Say whether a town of some size goes by a name and few people do; no common word either, if `surely`."""
    gazetteer = open_gazetteer()
    rows = gazetteer.rows(name.text)
    if not len(rows) or gazetteer.columns["population"][rows].max() < _TOWN_PEOPLE:
        return False
    if len(name) > 1:
        return True
    marks = commonness(np.array([hash_name(name.text)], dtype=np.uint64))[0]
    if surely and marks[Commonness.ENGLISH_WORD]:
        return False
    return not marks[Commonness.GIVEN_NAME] and bool(
        marks[Commonness.FAMILY_NAME] <= _RARE or marks[Commonness.ENGLISH_WORD]
    )


def _is_place(name: Span) -> bool:
    """Say whether the gazetteer knows a name, its article left out."""
    words = name[1:] if name[0].text in _ARTICLES and len(name) > 1 else name
    known, _ = open_gazetteer().find_names(np.array([hash_name(words.text)], dtype=np.uint64))
    return bool(known[0])
