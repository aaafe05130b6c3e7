"""Where a source is at home: the region that its name, its domain and its articles point to.

Every name of a source's articles votes for the places it may mean, a name of many namesakes for each with less; a
place named in the source's own name or domain ("athensreview.com") gets votes of its own, and so does one that a
division stands beside ("Athens, Texas"). The home is the place with the most votes around it (falling off with
60 km), the division and country that the articles and the domain's ending name counting more. The texts alone are
used, never what was resolved before, so the result does not depend on the articles' order.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.intake import find_source
from geo.lexicon import any_of, word_list, word_values
from geo.places.classes import FeatureClass, Home, kilometres
from geo.places.common_words import commonness
from geo.places.gazetteer import ABBREVIATION, MAIN, NONE, ROW, Gazetteer
from geo.places.mention_spans import detect_mentions
from geo.places.named_entities import no_entities
from geo.places.names import hash_name
from geo.places.qualifiers import container_rows, find_qualifiers
from geo.places.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from geo.places.qualifiers import Containers

_MOST_CANDIDATES: Final = 24
_MOST_PLACES: Final = 1500
_MOST_HOMES: Final = 200
_DIVISION: Final = 2.0
_COUNTRY: Final = 1.0
_COMMON: Final = 0.25
_COMMON_MARK: Final = 3
_OTHER_NAME: Final = 0.3
_QUALIFIED: Final = 1.5
_NAMESAKES: Final = 0.5
_REACH_KM: Final = 60.0
_SHORTEST: Final = 5
_OWN_NAME: Final = 3.0
_COUNTRY_OF_ENDING: Final = word_values("domain_countries", str)
_PRESS: Final = re.compile(f"{any_of(word_list('press_names'))}+")


@dataclass(frozen=True)
class _Votes:
    """What one text votes for: rows of the gazetteer, and the divisions and countries that it names."""

    places: dict[int, float]
    divisions: set[int]
    countries: set[int]


@dataclass(frozen=True)
class _Ballot:
    """The votes of all texts: for rows of the gazetteer, and how many texts name each division and country."""

    places: dict[int, float]
    divisions: dict[int, float]
    countries: dict[int, float]


def learn_homes(articles: Iterable[tuple[str, str]], gazetteer: Gazetteer) -> dict[str, Home]:
    """Return the home of each source, from pairs of a source's name or domain and an article's text."""
    texts: dict[str, list[str]] = {}
    for source, text in articles:
        if source:
            texts.setdefault(source, []).append(text)
    homes = {source: home_of(source, found, gazetteer) for source, found in sorted(texts.items())}
    return {source: home for source, home in homes.items() if home is not None}


def home_of(source: str, texts: Sequence[str], gazetteer: Gazetteer) -> Home | None:
    """Return the home of one source, or None where nothing points anywhere."""
    known = find_source(source)
    ballot = _count(texts, gazetteer)
    votes = ballot.places
    for row, weight in _in_name(source, gazetteer).items():
        votes[row] = votes.get(row, 0.0) + weight * max(1, len(texts)) ** 0.5
    if known is not None and known.note == "newspaper":  # agencies and broadcasters write of the world
        row = gazetteer.row(known.home)
        votes[row] = votes.get(row, 0.0) + _OWN_NAME * len(texts) + _OWN_NAME
    if not votes:
        return None
    rows = np.array(sorted(votes, key=lambda r: (-votes[r], r))[:_MOST_PLACES])
    ballots = np.array([votes[int(r)] for r in rows])
    lat, lon = gazetteer.columns["lat"][rows], gazetteer.columns["lon"][rows]
    mass = np.array(
        [
            np.exp(-kilometres(float(lat[i]), float(lon[i]), lat, lon) / _REACH_KM) @ ballots
            for i in range(min(len(rows), _MOST_HOMES))
        ]
    )
    score = mass * _liking(rows[:_MOST_HOMES], gazetteer, ballot, source, len(texts))
    best = int(np.argmax(score))
    row = int(rows[best])
    near = kilometres(float(lat[best]), float(lon[best]), lat, lon) < 2 * _REACH_KM
    strength = float(ballots[near].sum() / ballots.sum())
    centre = int(rows[near][np.argmax(ballots[near])])
    return Home(
        place_id=gazetteer.place_id(centre),
        name=gazetteer.name(centre),
        lat=float(gazetteer.columns["lat"][centre]),
        lon=float(gazetteer.columns["lon"][centre]),
        country=gazetteer.country(row) or "",
        admin1=int(gazetteer.columns["admin1"][row]),
        strength=round(strength, 4),
        why=f"its name and {len(texts)} article{'s' if len(texts) != 1 else ''}" if texts else "its name",
    )


def guess_home(source: str, text: str, gazetteer: Gazetteer) -> Home | None:
    """Return the home of a source of which there is one article, or None where its name does not point anywhere.

    The places of a single article say where it is set, not where its readers are: Reuters writing of the Kremlin is not
    at home there.
    """
    known = find_source(source)
    local = known is not None and known.note == "newspaper"
    return home_of(source, [text], gazetteer) if local or _in_name(source, gazetteer) else None


def _count(texts: Sequence[str], gazetteer: Gazetteer) -> _Ballot:
    """Count the votes of a source's texts."""
    ballot = _Ballot({}, {}, {})
    for text in texts:
        votes = _votes_of(text, gazetteer)
        for row, vote in votes.places.items():
            ballot.places[row] = ballot.places.get(row, 0.0) + vote
        for counts, named in ((ballot.divisions, votes.divisions), (ballot.countries, votes.countries)):
            for index in named:
                counts[index] = counts.get(index, 0.0) + 1.0
    return ballot


def _votes_of(text: str, gazetteer: Gazetteer) -> _Votes:
    """Return what one text votes for: each name once, and again where a container stands beside it."""
    columns = gazetteer.columns
    tokens = tokenize(text)
    mentions = detect_mentions(tokens, no_entities(len(tokens)), gazetteer)
    postings = [gazetteer.postings_at(m.position) for m in mentions]
    qualifiers = find_qualifiers(tokens, mentions, [container_rows(p, gazetteer) for p in postings])
    marks = commonness(tokens.hashes)
    votes = _Votes({}, set(), set())
    seen: set[int] = set()
    for mention, found, qualifier in zip(mentions, postings, qualifiers, strict=True):
        rows = (found & ROW).astype(np.int64)
        classes = gazetteer.feature_classes(rows)
        if (classes <= FeatureClass.DIVISION).any():
            votes.countries.update(columns["country"][rows[classes == FeatureClass.COUNTRY]].tolist())
            votes.divisions.update(columns["admin1"][rows[classes == FeatureClass.DIVISION]].tolist())
            if not qualifier:
                continue
        if (mention.position in seen and not qualifier) or (found & ABBREVIATION).all():
            continue
        seen.add(mention.position)
        towns = found[(classes >= FeatureClass.COUNTY) & (classes != FeatureClass.CONTINENT)]
        if not len(towns) or (len(towns) > _MOST_CANDIDATES and not qualifier):
            continue
        common = mention.core_first == mention.core_last and marks[mention.core_first].max() >= _COMMON_MARK
        share = (_COMMON if common else 1.0) / len(towns) ** _NAMESAKES
        for row, vote in _shares(towns, share, qualifier, gazetteer):
            votes.places[row] = max(votes.places.get(row, 0.0), vote)
    return votes


def _shares(
    towns: NDArray[np.uint32], share: float, qualifier: Containers, gazetteer: Gazetteer
) -> Iterator[tuple[int, float]]:
    """Give each town of a name its share; all of it to those in the division that stands beside the name."""
    admin1 = gazetteer.columns["admin1"]
    agreed = {int(admin1[row]) for row in qualifier if gazetteer.feature_class(row) == FeatureClass.DIVISION}
    for posting in towns.tolist():
        row = posting & ROW
        vote = share * (1.0 if posting & MAIN else _OTHER_NAME)
        if agreed:
            vote = _QUALIFIED if int(admin1[row]) in agreed else 0.0
        yield row, vote


def _liking(
    rows: NDArray[np.int64],
    gazetteer: Gazetteer,
    ballot: _Ballot,
    source: str,
    texts: int,
) -> NDArray[np.float64]:
    """How much more likely the domain's ending and the divisions and countries that are named make each place."""
    admin1 = gazetteer.columns["admin1"][rows]
    country = gazetteer.columns["country"][rows]
    codes = gazetteer.meta["countries"]
    ending = source.rsplit(".", 1)[-1].lower() if "." in source else ""
    expected = _COUNTRY_OF_ENDING.get(ending, ending.upper())
    generic = ending in {"com", "org", "net"}
    out = np.ones(len(rows))
    for i in range(len(rows)):
        if admin1[i] != NONE:
            out[i] += _DIVISION * ballot.divisions.get(int(admin1[i]), 0.0) / max(1, texts)
        out[i] += _COUNTRY * ballot.countries.get(int(country[i]), 0.0) / max(1, texts)
        if codes[country[i]] == expected:
            out[i] *= 1.5 if generic else 5.0
    return out


def _in_name(source: str, gazetteer: Gazetteer) -> dict[int, float]:
    """Places whose name stands in a source's name or domain, with a weight that grows with the letters covered."""
    letters = re.sub(r"[^a-z]", "", re.sub(r"\.[a-z]{2,4}(?:\.[a-z]{2})?$", "", source.lower().removeprefix("www.")))
    found: dict[int, float] = {}
    pieces: dict[str, int] = {}
    for start in range(len(letters)):
        for end in range(start + _SHORTEST, len(letters) + 1):
            piece = letters[start:end]
            pieces[piece] = end - start
            for cut in range(3, len(piece) - 2):
                pieces[f"{piece[:cut]} {piece[cut:]}"] = end - start
    for piece, length in pieces.items():
        if _PRESS.fullmatch(piece.replace(" ", "")):
            continue
        postings = gazetteer.postings(hash_name(piece))
        for posting in postings.tolist():
            if posting & MAIN and len(postings) <= 60:
                people = float(gazetteer.columns["population"][posting & ROW])
                weight = _OWN_NAME * (length / max(8, len(letters))) ** 2 * (0.3 + 0.15 * math.log10(people + 1))
                found[posting & ROW] = max(found.get(posting & ROW, 0.0), weight)
    return found
