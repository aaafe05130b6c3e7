"""The whole way, readable on one screen: from an article's text to its dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.claims import check_claims, claim_places, claim_witnesses, near_witnesses
from geo.given import as_given, as_read, corrections_as_read
from geo.intake import filed_on, find_letterhead, make_article, source_country
from geo.journey import (
    amend_routes,
    amend_story,
    build_routes,
    find_localities,
    journey_witnesses,
    locality_witnesses,
    read_events,
)
from geo.model import Dossier, Provenance, SourceHome, Unplaced, Warning  # noqa: A004 - the contract's word
from geo.places import mend_entities, open_gazetteer, read_again, read_places
from geo.records import standing
from geo.text import (
    find_datelines,
    is_word,
    language_version,
    normalise,
    read,
    read_times,
)
from geo.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from spacy.tokens import Doc

    from geo.journey import EventExtraction
    from geo.model import Article, Claim, Correction, Event, Place, Route
    from geo.places import Home, PlacesReading, Witness
    from geo.text import Normal

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
    corrections: Sequence[Correction] = (),
    home: Home | None = None,
    reader: Callable[[str, Callable[[float], None]], Doc] = read,
    progress: Callable[[str], None] = _silent,
    advance: Callable[[float], None] = _silent,
) -> Dossier:
    """Return the dossier of an article; the same text, metadata, choices and corrections give the same dossier.

    `published` is a date or its ISO form, and of one with a time its day. It, `title` and `source` are taken from the
    text's head where they are left out and stand there; "" says that there is no title or source;
    `choices` maps mention ids to the place ids that a user chose;
    `corrections` are what readers put right, oldest first, as `geo.corrections` makes them;
    `home` is where the source is at home, if `geo.places.learn_homes` learnt it from more of its articles;
    `reader` reads the words, as `geo.text.read` does, for who keeps what it has read;
    `progress` is called with each step's name, and `advance` often with the share of the work that is done, 0 to 1;
    what either raises ends the analysis. Raises InputError for a text that is empty, binary, too long or not English,
    and for what is no string, day or choice; ResourceMissingError where the language model or a data file is not
    installed.
    """
    facts = Facts(text, published, title, source, url, dict(choices) if isinstance(choices, Mapping) else choices)
    read_as = read_article(facts.corrected(corrections), home=home, reader=reader, progress=progress, advance=advance)
    return tell(read_as, corrections)


@dataclass(frozen=True)
class Facts:
    """What is handed in of an article, as `analyse` takes it."""

    text: str
    published: date | str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    choices: Mapping[str, str] | None = None

    def corrected(self, corrections: Sequence[Correction]) -> Facts:
        """Return them with what readers put right of the article itself and of its names."""
        held = standing(corrections)
        own = {made.kind: made.value for made in held if made.kind.startswith("article.")}
        names = {made.target: made.value or "" for made in held if made.kind == "mention.place"}
        return replace(
            self,
            published=own.get("article.published", self.published),
            title=own["article.title"] or "" if "article.title" in own else self.title,
            source=own["article.source"] or "" if "article.source" in own else self.source,
            choices={**(self.choices or {}), **names} if names else self.choices,
        )


@dataclass(frozen=True)
class ReadArticle:
    """An article as the machine reads it, before what readers put right of its events, travellers and stops."""

    given: Article
    normal: Normal
    article: Article
    doc: Doc
    told: _Told


def read_article(
    facts: Facts,
    *,
    home: Home | None = None,
    reader: Callable[[str, Callable[[float], None]], Doc] = read,
    progress: Callable[[str], None] = _silent,
    advance: Callable[[float], None] = _silent,
) -> ReadArticle:
    """Return what the machine reads in an article; takes and raises what `analyse` does."""
    title, source = facts.title, facts.source
    given = _said(
        make_article(facts.text, published=facts.published, title=title, source=source, url=facts.url), title, source
    )
    begin = _steps(progress, advance)
    normal = normalise(given.text, _is_word)
    article = _filed(given, normal.text)
    doc = reader(article.text, begin("Reading the words"))
    begin("Placing the names")
    mend_entities(doc)
    reading = read_places(doc, article, home=home, choices=as_read(facts.choices, normal))
    told = _tell(doc, article, reading, begin)
    again = read_again(reading, told.witnesses(article.text))
    if again is not reading:
        told = _tell(doc, article, again, _end_of(begin))
    return ReadArticle(given, normal, article, doc, told)


def tell(read_as: ReadArticle, corrections: Sequence[Correction] = ()) -> Dossier:
    """Return the dossier of an article with what readers put right; only what that touches is worked out anew."""
    normal, told = read_as.normal, read_as.told
    held = [made for made in standing(corrections) if made.kind.partition(".")[0] not in {"article", "mention"}]
    if held:
        events = (told_of.event for told_of in told.story.events)
        named = [(time.id, time.start, time.end) for time in told.story.times]
        named += [(event.id, event.trigger.start, event.trigger.end) for event in events]
        told = _amended(read_as, corrections_as_read(held, named, normal))
    dossier = _dossier(read_as.article, told).model_copy(update={"corrections": tuple(corrections)})
    return as_given(dossier, read_as.given.text, normal)


@dataclass(frozen=True)
class _Told:
    """What a text tells of the places that were read in it."""

    reading: PlacesReading
    localities: tuple[Place, ...]
    story: EventExtraction
    routes: tuple[Route, ...]
    claims: tuple[Claim, ...]
    of_times: tuple[Warning, ...]
    of_claims: tuple[Warning, ...] = ()
    of_corrections: tuple[Warning, ...] = ()

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """Return what the reader should know of all of it, each once."""
        read = (*self.of_times, *self.reading.warnings, *self.story.warnings, *self.of_claims, *self.of_corrections)
        return tuple(dict.fromkeys(read))

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
    told = _Told(reading, (*localities.places, *crossed), story, routes, (), tuple(time_warnings))
    return _checked(doc, article, told)


def _amended(read_as: ReadArticle, corrections: Sequence[Correction]) -> _Told:
    """Return what a text tells with what readers put right of its events, times, travellers and stops."""
    told, text = read_as.told, read_as.article.text
    known = {place.id: place for place in (*told.reading.places, *told.localities)}
    story, of_story = amend_story(told.story, corrections, known, len(text))
    places = {**known, **of_story.places}
    begun = {made.target for made in corrections if made.kind == "stop.add"}
    same = story == told.story and not begun
    routes, crossed = (told.routes, ()) if same else build_routes(story, places, text, begun)
    places |= {place.id: place for place in crossed}
    routes, of_routes = amend_routes(routes, story.travellers, corrections, places)
    brought = (*of_story.places.values(), *crossed, *of_routes.places.values())
    localities = tuple({p.id: p for p in (*told.localities, *brought)}.values())
    lost = (*of_story.warnings, *of_routes.warnings)
    amended = replace(told, localities=localities, story=story, routes=routes, of_corrections=lost)
    return _checked(read_as.doc, read_as.article, amended)


def _checked(doc: Doc, article: Article, told: _Told) -> _Told:
    """Return what is told with its claims checked against its routes and events."""
    events = [extracted.event for extracted in told.story.events]
    claims, warnings = check_claims(doc, article, told.reading, told.routes, events=events, times=told.story.times)
    return replace(told, claims=tuple(claims), of_claims=tuple(warnings))


def _used(told: _Told) -> tuple[Place, ...]:
    """Return the places that are none of the names' at which something is told to happen, or a stop is."""
    happens = [
        place for e in told.story.events for place in (e.event.place_id, e.event.from_place_id, e.event.to_place_id)
    ]
    used = {*happens, *(stop.place_id for route in told.routes for stop in route.stops)}
    return tuple(place for place in told.localities if place.id in used)


def _dossier(article: Article, told: _Told) -> Dossier:
    reading, events = told.reading, tuple(extracted.event for extracted in told.story.events)
    return Dossier(
        provenance=_provenance(reading.home),
        article=article,
        mentions=reading.mentions,
        places=(*reading.places, *_used(told), *claim_places(told.claims, reading.places)),
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
