"""Places in a text: which names stand for one, which place each means, why, and how sure that is.

`weigh` gives every candidate its chances; here they become mentions of four kinds. A mention's confidence is the
share of mentions with the same chances that were right in cross-validation (docs/geoparsing.md). Names inside a
body's name ("Bank of China") are metonyms, so that none of them can become a stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.model import Article, Candidate, Mention, MentionKind, Place, Unplaced
from geo.model import Warning as Notice
from geo.places.classes import COUNTY, Home
from geo.places.gazetteer import Gazetteer, open_gazetteer
from geo.places.home import guess_home
from geo.places.learned import Models, Weighed, load_models, weigh
from geo.places.metonyms import is_metonym
from geo.places.organisations import organisation_spans
from geo.places.pairs import PAIR
from geo.places.spans import end_of
from geo.places.vessels import ships
from geo.places.why import Case, called, why_chosen, why_not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from spacy.tokens import Doc

SHOWN: Final = 5
_BODY, _PERSON = 5, 6
_SEAT_CHANCE: Final = 0.05
_ANCHOR_CHANCE: Final = 0.5
_BEFORE: Final = 40
_MOST_ANCHORS: Final = 200
_ORGANISATION_CONFIDENCE: Final = 0.8


@dataclass(frozen=True)
class PlacesReading:
    """What a text says of places: mentions in order, the places chosen, names that could not be placed."""

    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Notice, ...]
    home: Home | None = None


def read_places(
    doc: Doc, article: Article, *, home: Home | None = None, choices: Mapping[str, str] | None = None
) -> PlacesReading:
    """Read the places of a text.

    `home` is where the source is at home (`geo.places.home`); without it, it is guessed from the source's name or
    domain and this text alone. `choices` maps mention ids to the place ids that a user chose; an id that the
    gazetteer does not have raises PlaceNotFoundError.
    """
    gazetteer, models = open_gazetteer(), load_models()
    if home is None and article.source:
        home = guess_home(article.source, article.text, gazetteer)
    weighed = weigh(doc, gazetteer, models, home)
    top = weighed.evidence.best(weighed.chance)
    kept = [i for i in range(len(weighed.names)) if _is_kept(weighed, i, top, models, gazetteer)]
    afloat = ships(weighed.words, weighed.names)
    case = Case(gazetteer, weighed.evidence, _anchors(weighed, [i for i in kept if i not in afloat], top), home)
    shown: dict[tuple[int, str | None], tuple[Candidate, ...]] = {}
    mentions: list[Mention] = []
    chosen: dict[str, Place] = {}
    named: list[Unplaced] = []
    for i in kept:
        pair = int(top[weighed.evidence.group_of[i]])
        start, end = _span(weighed, i)
        choice = (choices or {}).get(_id(start, end))
        if i in afloat and not choice:
            mentions.append(_organisation(article.text, start, end))
            if all(article.text[m.start : m.end] != article.text[start:end] for m in mentions[:-1]):
                why = f"Here {article.text[start:end]} is what a ship is called ({afloat[i]}), not the place."
                named.append(Unplaced(mention_id=_id(start, end), why=why))
            continue
        place = (
            gazetteer.place(choice)
            if choice
            else gazetteer.at(int(weighed.evidence.pair_row[pair]))
            if pair >= 0
            else None
        )
        candidates: tuple[Candidate, ...] = ()
        if pair >= 0:
            before = article.text[max(0, start - _BEFORE) : start]
            key = (int(weighed.evidence.group_of[i]), called(before))
            candidates = shown.setdefault(key, ()) or _candidates(case, weighed.chance, pair, before)
            shown[key] = candidates
        mentions.append(
            Mention(
                id=_id(start, end),
                start=start,
                end=end,
                text=article.text[start:end],
                kind=_kind(weighed, i, pair, place),
                place_id=place.id if place is not None else None,
                confidence=1.0 if choice else _confidence(weighed, i, pair, models),
                candidates=candidates,
            )
        )
        if place is not None:
            chosen[place.id] = place
    missing = [m for m in mentions if m.place_id is None and m.kind == "place"]
    unknown = list({m.text: m for m in reversed(missing)}.values())[::-1]
    for start, end in organisation_spans(article.text, weighed.spans, [(m.start, m.end) for m in mentions]):
        mentions.append(_organisation(article.text, start, end))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return PlacesReading(
        mentions=tuple(mentions),
        places=tuple(chosen.values()),
        unplaced=(*(Unplaced(mention_id=m.id, why=_unknown(m)) for m in unknown), *named),
        warnings=tuple(Notice(code="place_unknown", message=_unknown(m), start=m.start, end=m.end) for m in unknown),
        home=home,
    )


def _id(start: int, end: int) -> str:
    return f"m{start}-{end}"


def _organisation(text: str, start: int, end: int) -> Mention:
    return Mention(
        id=_id(start, end),
        start=start,
        end=end,
        text=text[start:end],
        kind="organisation",
        confidence=_ORGANISATION_CONFIDENCE,
    )


def _unknown(mention: Mention) -> str:
    return f"The gazetteer knows no place called {mention.text}."


def _span(weighed: Weighed, i: int) -> tuple[int, int]:
    name = weighed.names[i]
    return weighed.words.start[name.first], end_of(weighed.words, name)


def _is_kept(weighed: Weighed, i: int, top: NDArray[np.int64], models: Models, gazetteer: Gazetteer) -> bool:
    if weighed.keep[i] >= models.threshold:
        return True
    pair = top[weighed.evidence.group_of[i]]
    if pair < 0:
        return False
    # A seat of government is marked though the annotators of the training texts mostly passed it over.
    if weighed.names[i].label_around == _PERSON:
        return False
    return weighed.keep[i] >= _SEAT_CHANCE and gazetteer.feature(int(weighed.evidence.pair_row[pair])) == "GOVL"


def _anchors(weighed: Weighed, kept: list[int], top: NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    """The places, not countries or divisions, that the text names for sure: (row, group)."""
    found = []
    for group in sorted({int(weighed.evidence.group_of[i]) for i in kept}):
        pair = int(top[group])
        if pair >= 0 and weighed.chance[pair] >= _ANCHOR_CHANCE and weighed.evidence.pairs[pair, PAIR.CLASS] >= COUNTY:
            found.append((int(weighed.evidence.pair_row[pair]), group))
    return tuple(found[:_MOST_ANCHORS])


def _confidence(weighed: Weighed, i: int, pair: int, models: Models) -> float:
    if pair < 0:
        return 0.0
    return round(float(models.confidence(np.array([weighed.chance[pair] * weighed.keep[i]]))[0]), 3)


def _kind(weighed: Weighed, i: int, pair: int, place: Place | None) -> MentionKind:
    name, pairs = weighed.names[i], weighed.evidence.pairs
    if place is None:
        return "place"
    if pair >= 0 and pairs[pair, PAIR.DEMONYM] and not pairs[pair, PAIR.MAIN]:
        return "demonym"
    nested = name.label_around == _BODY and name.label_here != _BODY and place.feature != "GOVL"
    if nested or is_metonym(weighed.words, name.first, name.last, place.feature):
        return "metonym"
    return "place"


def _candidates(case: Case, chance: NDArray[np.float64], pair: int, before: str) -> tuple[Candidate, ...]:
    """The candidates of a pair's group, the chosen pair first, each with the reasons."""
    group = case.evidence.pairs_of(int(case.evidence.pair_group[pair]))
    best = group[np.lexsort((case.evidence.pair_row[group], -chance[group]))]
    total = max(1.0, float(chance[group].sum()))
    found = []
    for p in [pair, *best[best != pair][: SHOWN - 1].tolist()]:
        place = case.gazetteer.at(int(case.evidence.pair_row[p]))
        found.append(
            Candidate(
                place_id=place.id,
                score=round(float(chance[p]) / total, 3),
                why=why_chosen(case, p, before) if p == pair else why_not(case, p, pair),
                name=place.name,
                country=place.country,
                admin1=place.admin1,
                feature=place.feature,
                population=place.population,
                lat=place.lat,
                lon=place.lon,
            )
        )
    return tuple(found)
