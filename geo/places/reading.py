"""Places in a text: which names stand for one, which place each means, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.model import Article, Candidate, Mention, Place, Unplaced, Warning
from geo.places.gazetteer import ABBREVIATION, DEMONYM, LONGEST, MAIN, ROW, Gazetteer, open_gazetteer
from geo.places.kinds import is_metonym
from geo.places.names import hash_runs
from geo.places.sources import find_source_names
from geo.places.words import Words, split_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

_TAKEN: Final = 5
_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True)
class PlacesReading:
    """What a text says of places: mentions in order, the places chosen, names that could not be placed."""

    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True)
class _Found:
    first: int
    last: int
    postings: tuple[int, ...]
    label: str
    inside: str


def read_places(
    doc: Doc, article: Article, *, home: None = None, choices: Mapping[str, str] | None = None
) -> PlacesReading:
    """Read the places of a text; `choices` maps mention ids to the place ids that a user chose."""
    gazetteer = open_gazetteer()
    words = split_words(article.text)
    found = _find(words, doc, gazetteer)
    countries = {gazetteer.country(p & ROW) for f in found for p in f.postings if gazetteer.feature(p & ROW) == "PCLI"}
    mentions: list[Mention] = []
    chosen: dict[str, Place] = {}
    unplaced = []
    for f in found:
        ranked = _rank(f, gazetteer, countries)
        start, end = words.start[f.first], _end(words, f.last)
        mention_id = f"m{start}-{end}"
        place_id = (choices or {}).get(mention_id) or (ranked[0].place_id if ranked else None)
        kind = "place"
        if place_id:
            place = chosen.setdefault(place_id, gazetteer.place(place_id))
            if f.postings and all(p & DEMONYM for p in f.postings):
                kind = "demonym"
            elif f.inside == "ORG" or is_metonym(words, f.first, f.last, place.feature):
                kind = "metonym"
        else:
            unplaced.append(Unplaced(mention_id=mention_id, why=f"No place called {article.text[start:end]} is known."))
        mentions.append(
            Mention(
                id=mention_id,
                start=start,
                end=end,
                text=article.text[start:end],
                kind=kind,
                place_id=place_id,
                confidence=0.8 if place_id else 0.0,
                candidates=tuple(ranked[:_TAKEN]),
            )
        )
    mentions.extend(_organisations(doc, {(m.start, m.end) for m in mentions}))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return PlacesReading(tuple(mentions), tuple(chosen.values()), tuple(unplaced), ())


def _end(words: Words, last: int) -> int:
    end = words.end[last]
    abbreviated = words.text[end : end + 1] == "." and len(words.raw[last]) == 1
    return end + 1 if abbreviated and words.text[end - 2 : end - 1] == "." else end


def _organisations(doc: Doc, taken: set[tuple[int, int]]) -> list[Mention]:
    found = []
    spans = {_trim(ent) for ent in doc.ents if ent.label_ == "ORG"}
    for start, end in find_source_names(doc.text):
        if not any(s < end and start < e for s, e in spans):
            spans.add((start, end))
    for start, end in sorted(spans):
        if start < end and (start, end) not in taken:
            text = doc.text[start:end]
            found.append(
                Mention(id=f"m{start}-{end}", start=start, end=end, text=text, kind="organisation", confidence=0.8)
            )
    return found


def _trim(ent: SpacySpan) -> tuple[int, int]:
    start, text = ent.start_char, ent.text
    for article in ("The ", "the ", "A ", "a "):
        if text.startswith(article):
            start, text = start + len(article), text[len(article) :]
    for possessive in ("'s", "’s", "'", "’"):
        text = text.removesuffix(possessive)
    return start, start + len(text)


def _find(words: Words, doc: Doc, gazetteer: Gazetteer) -> list[_Found]:
    count = len(words)
    label = [""] * count
    ents: list[tuple[int, int, str]] = []
    starts = {s: i for i, s in enumerate(words.start)}
    for ent in doc.ents:
        start, end = _trim(ent)
        first = starts.get(start)
        if first is None:
            continue
        last = first
        while last + 1 < count and words.end[last + 1] <= end:
            last += 1
        ents.append((first, last, ent.label_))
        for i in range(first, last + 1):
            label[i] = ent.label_
    runs = hash_runs(words.hashes, LONGEST)
    allowed = words.capital.copy()
    taken = np.zeros(count, dtype=bool)
    found = []
    exact = {(a, b): lab for a, b, lab in ents}
    chain = np.ones(count, dtype=bool)
    hits = []
    for k in range(LONGEST):
        if k:
            chain = chain & np.append(words.joined[k - 1 :], np.zeros(k - 1, dtype=bool))[:count]
        known, at = gazetteer.find_names(runs[k])
        hits += [(k, int(i), int(at[i])) for i in np.flatnonzero(known & chain & allowed)]
    for k, i, at_ in sorted(hits, key=lambda h: (-h[0], h[1])):
        if taken[i : i + k + 1].any():
            continue
        postings = tuple(int(p) for p in gazetteer.postings_at(at_))
        here = exact.get((i, i + k), "")
        around = label[i]
        if _keep(words, i, i + k, postings, here, around, gazetteer):
            taken[i : i + k + 1] = True
            found.append(_Found(i, i + k, postings, here, "ORG" if around == "ORG" and here != "ORG" else ""))
    for a, b, lab in ents:
        if lab in {"GPE", "LOC"} and not taken[a : b + 1].any():
            found.append(_Found(a, b, (), lab, ""))
    return sorted(found, key=lambda f: f.first)


def _keep(
    words: Words, first: int, last: int, postings: tuple[int, ...], here: str, around: str, gazetteer: Gazetteer
) -> bool:
    if all(p & ABBREVIATION for p in postings) and not words.raw[first].isupper():
        return here in _PLACE_LABELS
    if around in _PLACE_LABELS:
        return True
    if here in {"PERSON"}:
        return False
    great = any(
        gazetteer.feature(p & ROW) in {"PCLI", "GOVL"} or (gazetteer.feature(p & ROW) == "ADM1" and p & MAIN)
        for p in postings
    )
    if here == "NORP" or around == "NORP":
        return any(p & DEMONYM for p in postings)
    if here in {"ORG", "PRODUCT"}:
        before = words.folded[first - 1] if first else ""
        return great or before in {"in", "of", "at", "near", "to", "from"}
    if around == "ORG":
        return any(gazetteer.feature(p & ROW) == "PCLI" for p in postings)
    return great and around == "" and words.raw[first][0].isupper()


def _rank(f: _Found, gazetteer: Gazetteer, countries: set[str | None]) -> list[Candidate]:
    scored = []
    for posting in f.postings:
        row = posting & ROW
        feature = gazetteer.feature(row)
        people = float(gazetteer.columns["population"][row])
        score = np.log10(people + 10)
        score += 3.0 if posting & MAIN else 0.0
        score += {"PCLI": 10.0, "ADM1": 1.0, "PPLC": 4.0, "GOVL": 6.0}.get(feature, 0.0)
        score += 2.0 if gazetteer.country(row) in countries else 0.0
        scored.append((score, row))
    scored.sort(reverse=True)
    total = sum(2.0**s for s, _ in scored)
    out = []
    for score, row in scored[:_TAKEN]:
        place = gazetteer.at(row)
        out.append(
            Candidate(
                place_id=place.id,
                score=round(2.0**score / total, 3),
                why=", ".join(x for x in (place.name, place.admin1, place.country) if x),
                name=place.name,
                country=place.country,
                admin1=place.admin1,
                feature=place.feature,
                population=place.population,
                lat=place.lat,
                lon=place.lon,
            )
        )
    return out
