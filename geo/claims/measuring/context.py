"""The places that an article speaks of as seen from one sentence, and what an end named there is measured to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from geo.claims.statements.target import Target, is_country, parallel
from geo.claims.statements.unread_names import best_known
from geo.compass import read_direction
from geo.lexicon import any_of, word_list, word_set
from geo.places import capital_of, open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.claims.statements.reference import End
    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import TargetEdge
    from geo.model import Article, Claim, Mention, Place
    from geo.places import PlacesReading


_JUST_BEFORE = 250  # characters before a sentence in which "the two towns" are named
_BORDERS: Final = word_set("place_nouns", "border")
_COASTS: Final = word_set("place_nouns", "coast", "sea")
_SIDE: Final = re.compile(
    rf"""
    \b(?P<side> (?:north|south)[- ]?(?:east|west) | north | south | east | west )(?:ern)?[ ]
    (?:[\w'’-]+[ ])?? {any_of(word_list("place_nouns", "border", "coast"))}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_PARAGRAPH = 1500  # characters before a figure in which it may be told from where it counts
_TOWN_AT_HOME: Final = 100_000  # people of a town whose namesake abroad is not meant where its nation is told
_FARTHEST_BACK = 200  # mentions before a sentence in which "the town" may be named


class ArticlePlaces:
    """The mentions and places of an article: made once for all its sentences."""

    def __init__(self, reading: PlacesReading, article: Article) -> None:
        self.reading = reading
        self.text = article.text
        self.mentions = reading.mentions
        self.places = {place.id: place for place in reading.places}
        self.countries = sorted({place.country for place in reading.places if place.country})
        towns = [m for m in self.mentions if m.kind == "place" and self._is_town(m.place_id)]
        line = article.dateline
        in_line = (m for m in towns if line and line.places and line.start <= m.start < line.end)
        self.filed = next(in_line, None)
        self.about = self._about(article, towns)

    def _about(self, article: Article, towns: Sequence[Mention]) -> list[Mention]:
        """Return the mentions of the place of the dateline and of that which the lead names and the text most."""
        end_of_lead = article.text.find("\n", article.text.find("\n\n") + 2)
        lead = [m for m in towns if end_of_lead < 0 or m.start < end_of_lead]
        (most, count), (_, second) = [*Counter(m.place_id for m in towns).most_common(2), (None, 0), (None, 0)][:2]
        central = next((m for m in lead if m.place_id == most), None) if count > second else None
        return [mention for mention in (self.filed, central) if mention]

    def _is_town(self, place_id: str | None) -> bool:
        place = self.places.get(place_id or "")
        return place is not None and place.feature.startswith("PPL")


class SentenceContext:
    """The places an article speaks of, as seen from one of its sentences, which spans `start` to `end`.

    `mentions` are those of the article, `earlier` those before the sentence, `inside` those in it, in order; `before`
    is where the sentence before begins, `filed` names the town of the dateline.
    """

    def __init__(self, known: ArticlePlaces, start: int, end: int, before: int | None = None) -> None:
        first, last = (bisect_left(known.mentions, at, key=lambda m: m.start) for at in (start, end))
        self.start, self.end = start, end
        self.before = start if before is None else before
        self.earlier = known.mentions[max(0, first - _FARTHEST_BACK) : first]
        self.inside = known.mentions[first:last]
        self.countries = known.countries
        self.reading = known.reading
        self.about, self.filed = known.about, known.filed
        self.places = known.places
        self._text = known.text
        self.mentions = known.mentions
        self._paragraph = known.text.rfind("\n", 0, start) + 1

    @property
    def words(self) -> str:
        """The words of the sentence."""
        return self._text[self.start : self.end]

    @property
    def just_before(self) -> list[Mention]:
        """The mentions of the sentence or two before this one, in order."""
        return [mention for mention in self.earlier if mention.start >= self.start - _JUST_BEFORE]

    @property
    def in_paragraph(self) -> list[Mention]:
        """The mentions of the sentence's paragraph that stand before it, in order."""
        return [mention for mention in self.earlier if mention.start >= self._paragraph]

    @property
    def paragraph_mentions(self) -> Sequence[Mention]:
        """The mentions of the sentence's paragraph."""
        end = self._text.find("\n", self.end)
        first, last = (
            bisect_left(self.mentions, at, key=lambda m: m.start)
            for at in (self._paragraph, end if end >= 0 else len(self._text))
        )
        return self.mentions[first:last]

    @property
    def paragraph_start(self) -> int:
        """Where the sentence's paragraph begins."""
        return self._paragraph

    def words_between(self, start: int, end: int) -> str:
        """Return the words of the article between two positions."""
        return self._text[max(0, start) : max(0, end)]

    def paragraph_until(self, at: int) -> str:
        """Return the words of the sentence's paragraph that stand before a position of the text, the last of many."""
        return self._text[max(self._paragraph, at - _LONGEST_PARAGRAPH) : at]

    @property
    def unread_before(self) -> str:
        """The words of the paragraph that stand before the sentence, with dots for what was read."""
        words = [*self.words_between(self._paragraph, self.start)]
        for mention in self.in_paragraph:
            if mention.kind == "place" and mention.place_id is None:
                continue
            at = slice(mention.start - self._paragraph, mention.end - self._paragraph)
            words[at] = "." * len(words[at])
        return "".join(words)

    def place_of(self, mention: Mention) -> Place | None:
        """Return the place that a mention was read as, or another that its name may mean."""
        if mention.place_id is None:
            return None
        return self.places.get(mention.place_id) or open_gazetteer().place(mention.place_id)

    def target(
        self, end: End | None, role: Literal["reference", "subject"], statement: Statement
    ) -> tuple[Target | None, str]:
        """Return what to measure to, or None with the reason in a sentence."""
        if end is None:
            far = "that far" if statement.direction is None else f"that far {statement.direction}"
            if role == "subject":
                return None, f"The text names no place that lies {far}."
            return None, "The text does not say from which place the distance counts."
        beside = statement.subject if role == "reference" else statement.reference
        if not end.mention and (edge := "area" if end.kind == "mainland" else _edge_word(end.words)):
            return self._unnamed_edge(end, edge, beside)
        if end.kind == "back":
            return None, f"It is not clear which place “{end.words}” is."
        if end.kind == "several":
            if role == "reference":
                return None, f"It is not clear from which of {end.words} the distance counts."
            return None, f"It is not clear of which of {end.words} the figure is told."
        if end.kind == "unnamed":
            return None, f"The text gives “{end.words}” no name, so there is no place to measure to."
        if end.kind == "parallel":
            return parallel(end.words), ""
        place = end.place or (self.place_of(end.mention) if end.mention else best_known(end.words))
        if place is None:
            return None, f"No place called {end.words} is known here."
        if end.kind == "capital":
            return _capital(place)
        if end.kind in {"border", "coast"}:
            return self._edge(end, place)
        if end.kind == "place" and end.other and self._is_of_another(end.mention, place, end.other):
            return None, f"It is not sure which {end.words} is meant: the text calls what lies there {end.other.text}."
        if place.feature.startswith("ADM") and end.kind == "place":
            # Distances are told between towns: of Aleppo the town is meant, not the governorate.
            place = seat_of(end.words, place) or place
        if end.kind == "place" and statement.is_along_a_way:
            place = town_of_its_country(place) or place
        return Target(place, "area" if is_country(place) else "centre", name=place.name), ""

    def _is_of_another(self, mention: Mention | None, place: Place, nation: Mention) -> bool:
        """Say whether a nation is told with a name that a town of its own has: "the Canadian hall in Vancouver"."""
        own = self.place_of(nation)
        if own is None or mention is None or own.country == place.country:
            return False
        home = (c for c in mention.candidates if c.country == own.country and (c.feature or "").startswith("PPL"))
        return any((candidate.population or 0) >= _TOWN_AT_HOME for candidate in home)

    def _edge(self, end: End, place: Place) -> tuple[Target | None, str]:
        other = self.place_of(end.other) if end.other else None
        # "The North Korean border" is on no side of North Korea.
        side = _side_word(end.words.replace(end.mention.text, "") if end.mention else end.words)
        name = f"the {end.kind} of {place.name}"
        edge: TargetEdge = "border" if end.kind == "border" else "coast"
        is_surmised = end.mention is not None and end.mention.text not in end.words
        if is_country(place):
            return Target(place, edge, other.country if other else None, name, side, is_surmised), ""
        if edge == "border" and other is not None and other.country != place.country and (home := _country_of(place)):
            return Target(home, edge, other.country, name), ""
        if place.feature.startswith("ADM") or (edge == "coast" and place.feature.startswith("ISL")):
            return Target(place, edge, name=name, side=side), ""
        if edge == "coast":
            # "30 miles off Odesa": a town by its centre.
            return Target(place, name=place.name), ""
        return None, f"The {end.kind} of {place.name} is not known here."

    def _unnamed_edge(self, end: End, edge: TargetEdge, beside: End | None) -> tuple[Target | None, str]:
        """Return the border, coast or land of the country that the other end lies in, where the text names none."""
        place = self.place_of(beside.mention) if beside and beside.mention else None
        country = _country_of(place) if place else None
        if country is None:
            return None, f"It is not clear whose {end.words.split()[-1]} is meant."
        return Target(country, edge, None, end.words, _side_word(end.words), is_surmised=True), ""


def _edge_word(words: str) -> TargetEdge | None:
    last = words.lower().split()[-1] if words else ""
    return "border" if last in _BORDERS else "coast" if last in _COASTS else None


def _side_word(words: str) -> str | None:
    """Return the compass point in the words of a coast or border: "the west coast of Morocco"."""
    match = _SIDE.search(words)
    return read_direction(re.sub("ern$", "", match["side"])) if match else None


@lru_cache(maxsize=256)
def _country_of(place: Place) -> Place | None:
    gazetteer = open_gazetteer()
    row = gazetteer.meta["country_rows"].get(place.country)
    return None if row is None else gazetteer.at(row)


def _capital(country: Place) -> tuple[Target | None, str]:
    capital = capital_of(country.country) if country.country else None
    if capital is None:
        return None, f"The capital of {country.name} is not known here."
    return Target(capital, name=capital.name), ""


@lru_cache(maxsize=256)
def town_of_its_country(country: Place) -> Place | None:
    """Return the capital that bears the name of its country, where a way leads to the town: Singapore, Djibouti."""
    capital = capital_of(country.country) if is_country(country) and country.country else None
    return capital if capital is not None and capital.name == country.name else None


@lru_cache(maxsize=256)
def seat_of(name: str, division: Place) -> Place | None:
    """Return the biggest town of that name in a division."""
    towns = [
        place
        for place in open_gazetteer().candidates(name, limit=40)
        if place.feature.startswith("PPL") and (place.country, place.admin1) == (division.country, division.name)
    ]
    return max(towns, key=lambda p: p.population or 0, default=None)


def claim_places(claims: Iterable[Claim], known: Iterable[Place]) -> list[Place]:
    """Return the places that claims are measured between and that are not among `known`: a capital, a town's seat."""
    have = {place.id for place in known}
    ids = dict.fromkeys(end for claim in claims for end in (claim.from_place_id, claim.to_place_id) if end)
    return [open_gazetteer().place(place_id) for place_id in ids if place_id not in have]
