"""The whole way, readable on one screen: from an article's text to its dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims import check_claims, claim_places, claim_witnesses, near_witnesses
from geo.intake import filed_on, find_letterhead, make_article, source_country
from geo.journey import build_routes, find_localities, journey_witnesses, locality_witnesses, read_events
from geo.model import Dossier, Provenance, SourceHome, Unplaced, Warning  # noqa: A004 - the contract's word
from geo.places import mend_entities, open_gazetteer, read_again, read_places
from geo.text import (
    as_given,
    as_read,
    find_datelines,
    is_word,
    language_version,
    normalise,
    read,
    read_times,
)
from geo.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from spacy.tokens import Doc

    from geo.journey import EventExtraction
    from geo.model import Article, Claim, Event, Place, Route
    from geo.places import Home, PlacesReading, Witness

RAILWAYS = "OpenStreetMap railways of scgraph_data 2.0.0, holes bridged by rule"
"""What the railway graph in data/ was built from, for the dossier's provenance."""


_HEAD_CHARS = 2_000
"""Where an article's own dateline stands; further on are those of other reports that were put together with it."""

_BEGINS = {
    "Reading the words": 0.0, "Placing the names": 0.35, "Telling the events": 0.45, "Laying the route": 0.9,
    "Checking the claims": 0.93,
}  # fmt: skip
"""The share of the work that is done when a step begins, as measured on texts of 75 to 300 kB."""


def _silent(_told: object) -> None:
    """Report no progress."""


def analyse(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    choices: Mapping[str, str] | None = None,
    home: Home | None = None,
    reader: Callable[[str, Callable[[float], None]], Doc] = read,
    progress: Callable[[str], None] = _silent,
    advance: Callable[[float], None] = _silent,
) -> Dossier:
    """Return the dossier of an article; the same text, metadata and choices give the same dossier.

    `published` is a date or its ISO form, and of one with a time its day. It, `title` and `source` are taken from the
    text's head where they are left out and stand there; "" says that there is no title or source;
    `choices` maps mention ids to the place ids that a user chose;
    `home` is where the source is at home, if `geo.places.learn_homes` learnt it from more of its articles;
    `reader` reads the words, as `geo.text.read` does, for who keeps what it has read;
    `progress` is called with each step's name, and `advance` often with the share of the work that is done, 0 to 1;
    what either raises ends the analysis. Raises InputError for a text that is empty, binary, too long or not English,
    and for what is no string, day or choice; ResourceMissingError where the language model or a data file is not
    installed.
    """
    given = _said(make_article(text, published=published, title=title, source=source, url=url), title, source)
    begin = _steps(progress, advance)
    normal = normalise(given.text, _is_word)
    article = _filed(given, normal.text)
    doc = reader(article.text, begin("Reading the words"))
    begin("Placing the names")
    mend_entities(doc)
    reading = read_places(doc, article, home=home, choices=as_read(choices, normal))
    told = _tell(doc, article, reading, begin)
    again = read_again(reading, told.witnesses(article.text))
    if again is not reading:
        told = _tell(doc, article, again, _end_of(begin))
    return as_given(_dossier(article, told), given.text, normal)


@dataclass(frozen=True)
class _Told:
    """What a text tells of the places that were read in it."""

    reading: PlacesReading
    localities: tuple[Place, ...]
    story: EventExtraction
    routes: tuple[Route, ...]
    claims: tuple[Claim, ...]
    warnings: tuple[Warning, ...]

    def witnesses(self, text: str) -> tuple[Witness, ...]:
        """Return what it says of where the places can lie."""
        mentions = self.reading.mentions
        return (
            *journey_witnesses(self.story, self.routes, mentions, {p.id: p for p in self.reading.places}, text),
            *claim_witnesses(self.claims, mentions),
            *near_witnesses(text, mentions),
            *locality_witnesses(text, mentions),
        )


def _tell(doc: Doc, article: Article, reading: PlacesReading, begin: Callable[[str], Callable[[float], None]]) -> _Told:
    """Return the times, events, routes and claims of a text with the places that were read in it."""
    home_country, countries = _written_in(article, reading), _countries(reading)
    times, time_warnings = read_times(doc, article.published, home=home_country, countries=countries)
    localities = find_localities(article.text, reading.mentions, reading.places)
    places = (*reading.places, *localities.places)
    story = read_events(doc, article, localities.mentions, places, times, advance=begin("Telling the events"))
    begin("Laying the route")
    routes, crossed = build_routes(story, {place.id: place for place in places}, article.text)
    begin("Checking the claims")
    events = [told.event for told in story.events]
    claims, claim_warnings = check_claims(doc, article, reading, routes, events=events, times=story.times)
    warnings = _unique([*time_warnings, *reading.warnings, *story.warnings, *claim_warnings])
    return _Told(reading, (*_used(localities.places, story), *crossed), story, routes, tuple(claims), warnings)


def _used(places: tuple[Place, ...], story: EventExtraction) -> tuple[Place, ...]:
    """Return those of some places at which something is told to happen."""
    told = (extracted.event for extracted in story.events)
    used = {place for event in told for place in (event.place_id, event.from_place_id, event.to_place_id)}
    return tuple(place for place in places if place.id in used)


def _dossier(article: Article, told: _Told) -> Dossier:
    reading, events = told.reading, tuple(extracted.event for extracted in told.story.events)
    return Dossier(
        provenance=_provenance(reading.home),
        article=article,
        mentions=reading.mentions,
        places=(*reading.places, *told.localities, *claim_places(told.claims, reading.places)),
        times=told.story.times,
        travellers=told.story.travellers,
        events=events,
        routes=told.routes,
        claims=told.claims,
        unplaced=(*reading.unplaced, *(_undated(event) for event in events if event.when is None)),
        warnings=told.warnings,
    )


def _said(article: Article, title: str | None, source: str | None) -> Article:
    """Return an article with what its text says of itself where nothing else was said."""
    head = find_letterhead(article.text, article.source)
    return article.model_copy(
        update={
            "title": head.title if title is None else article.title,
            "source": head.source if source is None else article.source,
            "published": article.published or head.published,
        }
    )


def _filed(article: Article, text: str) -> Article:
    """Return an article with its text in plain typography and its dateline, by whose day it is dated if by no other."""
    end = text.find("\n\n", _HEAD_CHARS)
    dateline = next(find_datelines(text if end < 0 else text[:end], _is_place), None)
    published = article.published or (filed_on(dateline) if dateline else None)
    return article.model_copy(update={"text": text, "dateline": dateline, "published": published})


def _is_place(name: str) -> bool:
    """Tell whether a name in a dateline, often in capitals, is one of a place."""
    return bool(open_gazetteer().candidates(name.title() if name.isupper() else name, limit=1))


def _is_word(word: str) -> bool:
    """Tell whether a word is one that a hyphen may have cut: of the language, or a place's name."""
    return is_word(word) or (word.istitle() and bool(open_gazetteer().candidates(word, limit=1)))


def _steps(
    progress: Callable[[str], None], advance: Callable[[float], None]
) -> Callable[[str], Callable[[float], None]]:
    """Return what begins a step by name, and then takes the share of that step that is done."""
    ends = dict(zip(_BEGINS, [*list(_BEGINS.values())[1:], 1.0], strict=True))

    def begin(step: str) -> Callable[[float], None]:
        start, end = _BEGINS[step], ends[step]
        progress(step)
        advance(start)
        return lambda share: advance(start + share * (end - start))

    return begin


def _end_of(begin: Callable[[str], Callable[[float], None]]) -> Callable[[str], Callable[[float], None]]:
    """Return what begins steps again that were done before: they are told as the last one, at its end."""

    def begin_again(_step: str) -> Callable[[float], None]:
        last = begin([*_BEGINS][-1])
        return lambda _share: last(1.0)

    return begin_again


def _written_in(article: Article, reading: PlacesReading) -> str | None:
    """Return the country by whose habits an article is written, None where its source does not tell."""
    country = source_country(article.source) if article.source else None
    return country or (reading.home.country if reading.home else None)


def _countries(reading: PlacesReading) -> list[tuple[int, str]]:
    """Return the countries of the places that a text names, in order, each with the character where it does."""
    countries = {place.id: place.country for place in reading.places}
    named = ((mention.start, countries.get(mention.place_id or "")) for mention in reading.mentions)
    return [(start, country) for start, country in named if country]


def _undated(event: Event) -> Unplaced:
    return Unplaced(event_id=event.id, why="The text gives no date for it.")


def _unique(warnings: list[Warning]) -> tuple[Warning, ...]:
    return tuple(dict.fromkeys(warnings))


def _home(home: Home | None) -> SourceHome | None:
    if home is None:
        return None
    return SourceHome(
        place_id=home.place_id, name=home.name, country=home.country, strength=home.strength, why=home.why
    )


def _provenance(home: Home | None) -> Provenance:
    return Provenance(
        dateline=__version__,
        language_model=language_version(),
        gazetteer=open_gazetteer().version,
        railways=RAILWAYS,
        home=_home(home),
    )
