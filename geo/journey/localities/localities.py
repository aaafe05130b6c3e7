"""Places told by how far, or on which side, they lie from a named one: "640 km east of Luzon", "off Lisbon".

For who was there they are places of their own, made of the named one (`Place.derived_from`) and called as the text has
it. The dossier's mention goes on meaning the named place: a distance is measured to Pyongyang itself, and a correction
chooses among namesakes. The phrase is read from the words before the name, not from a parse, which errs on them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from geo.journey.localities.locality_phrases import COAST, DESCRIBED, Kind, LocalityPhrase, read_phrase
from geo.journey.localities.locality_points import LocalityPoint, beside, is_wide, middle, offshore, towards
from geo.lexicon import any_of, word_list
from geo.model import DerivedFrom, Mention, Place
from geo.places import AtPort
from geo.routing import country_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.places import Witness

FEATURE: Final = "LCTY"
"""GeoNames' code for a spot of no kind of its own."""

_HOME_KM, _ZONE_KM = 100.0, 500.0
"""How far from a place its country's waters and its time zone are taken to reach."""

_DOUBT: Final = 0.03
_STILL_NEAR_KM: Final = 50.0
_LONGEST_GAP: Final = 60
_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_LIES: Final = re.compile(
    rf"""(?: ,?[ ]\(?
    | [ ]{any_of(word_list("localities", "lies"))}[ ] | ,?[ ]{any_of(word_list("localities", "lying"))}[ ]
    | ,[ ](?:which[ ]is[ ])?(?:an?|the)[ ](?:[\w-]+[ ]){{0,2}}{DESCRIBED}[ ] )""",
    _FLAGS,
)
_AND: Final = re.compile(rf"[ ]and[ ](?:(?:the|an?)[ ](?:(?:[\w-]+[ ]){{0,2}}{DESCRIBED}[ ](?:of[ ])?)?)?", _FLAGS)
_AND_SO_FAR: Final = re.compile(r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)?,? (?:and |or )?")
_OWN_COAST: Final = re.compile(rf"(?:['’]s)?(?:[ ][a-z]+ern)?[ ]{COAST}\b", _FLAGS)
_OWN_EDGE: Final = re.compile(rf"(?:['’]s)?(?:[ ][a-z]+ern)?[ ]{any_of(word_list('localities', 'own_edge'))}\b", _FLAGS)
_OWNS: Final = re.compile(r"['’]s?\b")


@dataclass(frozen=True)
class Localities:
    """The mentions of a text as its journeys take them, and the places that were made for these.

    A mention keeps its id and span. Told to be near, off or so far from its place, it stands for a place made of that;
    one that only says where another place lies, or is the other end of "between", stands for none.
    """

    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]


def is_told_apart(place_id: str | None) -> bool:
    """Tell whether an id is of a place told by a distance or a side, and not only by what it is near or off."""
    kind, _, rest = (place_id or "").partition(":")
    return kind in {"side", "away", "between"} or (kind in {"off", "outside"} and rest[:1].isdecimal())


def is_locality(place_id: str | None) -> bool:
    """Tell whether an id is of a place told by another."""
    return (place_id or "").partition(":")[0] in get_args(Kind)


def spot_of(place: Place) -> str:
    """Return the id of the named place where a place is only near it, on its edge or outside it, else its own.

    Who is told to be near Lyon and in Lyon is at one spot.
    """
    made_of = place.derived_from
    return place.id if made_of is None or made_of.km else made_of.place_id


def find_localities(text: str, mentions: Sequence[Mention], places: Sequence[Place]) -> Localities:
    """Return the mentions of a text, which are in order, with the places that the words before them make of theirs."""
    known = {place.id: place for place in places}
    changed: dict[str, str | None] = {}
    made: dict[str, Place] = {}
    last: Mention | None = None
    placed = [m for m in mentions if m.kind == "place" and m.place_id in known]
    for number, mention in enumerate(placed):
        phrase = _phrase(text, mention) if mention.id not in changed else None
        if phrase is None:
            continue
        base, before = known[mention.place_id or ""], placed[number - 1] if number else None
        only_locates = before is not None and _only_locates(text, before, known[before.place_id or ""], phrase)
        if only_locates or (last is not None and phrase.km is not None and _is_same(text, last, phrase)):
            changed[mention.id] = None
        elif phrase.kind == "outside" and phrase.km is None and is_wide(base):
            changed[mention.id] = None  # who is outside France is anywhere else
        elif phrase.kind == "between":
            other = placed[number + 1] if number + 1 < len(placed) else None
            if (
                other is None
                or _AND.fullmatch(text[mention.end : min(other.start, mention.end + _LONGEST_GAP)]) is None
            ):
                continue
            point = middle(base, known[other.place_id or ""], exact=phrase.exact)
            if point is not None:
                key = f"between:{base.id}:{other.place_id}"
                place = _place(key, text[phrase.start : other.end], base, point, point.km)
                changed |= {mention.id: made.setdefault(key, place).id, other.id: None}
        elif (spot := _one_sided(text, mention, base, phrase)) is not None:
            changed[mention.id] = made.setdefault(spot.id, spot).id
            last = mention if phrase.km is not None else None
    exact = _told_elsewhere(made)
    stands_for = {id_: exact.get(place_id or "", place_id) for id_, place_id in changed.items()}
    return Localities(
        tuple(m.model_copy(update={"place_id": stands_for[m.id]}) if m.id in stands_for else m for m in mentions),
        tuple(place for place in made.values() if place.id not in exact),
    )


def _told_elsewhere(made: Mapping[str, Place]) -> dict[str, str]:
    """Return for places told vaguely the id of the only one by the same name that is told with a figure.

    What is "off Margate" and "some 15 miles off Margate" is there. Beyond some tens of km it is no longer near.
    """
    exact: dict[str, list[str]] = {}
    for place in made.values():
        if place.derived_from is not None and 0 < place.derived_from.km <= _STILL_NEAR_KM and is_told_apart(place.id):
            exact.setdefault(place.derived_from.place_id, []).append(place.id)
    vague = ((p.id, p.derived_from.place_id) for p in made.values() if p.derived_from and not is_told_apart(p.id))
    return {place_id: exact[base][0] for place_id, base in vague if len(exact.get(base, ())) == 1}


def locality_witnesses(text: str, mentions: Sequence[Mention]) -> Iterator[Witness]:
    """Yield what such words say of where the named places lie: what is off a town is off a coast."""
    for mention in mentions:
        phrase = read_phrase(text, mention.start) if mention.kind == "place" and mention.place_id is not None else None
        if phrase is not None and phrase.kind == "off":
            yield AtPort(mention.id, f"the text has something “{text[phrase.start : mention.end]}”", _DOUBT)


def _phrase(text: str, mention: Mention) -> LocalityPhrase | None:
    """Return what the words round a name say of it: before it, or behind it, "Vienna's outskirts"."""
    if _OWN_EDGE.match(text, mention.end):
        return LocalityPhrase("edge", mention.start)
    return read_phrase(text, mention.start)


def _only_locates(text: str, before: Mention, place: Place, phrase: LocalityPhrase) -> bool:
    """Say whether a phrase tells where the place named before it lies: "in Annecy, 35 km south of Geneva"."""
    gap = _gap(text, before, phrase)
    return gap is not None and not is_wide(place) and _LIES.fullmatch(gap) is not None


def _is_same(text: str, before: Mention, phrase: LocalityPhrase) -> bool:
    """Say whether a phrase tells of the spot told before it: "5 miles west of Pisa, Italy, and 20 miles from Lucca"."""
    gap = _gap(text, before, phrase)
    return gap is not None and _AND_SO_FAR.fullmatch(gap) is not None


def _gap(text: str, before: Mention, phrase: LocalityPhrase) -> str | None:
    """Return the words between a name and a phrase, None where they are many."""
    return text[before.end : phrase.start] if phrase.start - before.end <= _LONGEST_GAP else None


def _one_sided(text: str, mention: Mention, base: Place, phrase: LocalityPhrase) -> Place | None:
    """Return the place that a phrase makes of the one named after it; None where it makes none."""
    coast, point = _OWN_COAST.match(text, mention.end), _point(base, phrase)
    own_edge = phrase.start == mention.start
    if point is None or (coast is None and not own_edge and _OWNS.match(text, mention.end)):
        return None
    words = text[phrase.start : coast.end() if coast is not None else mention.end]
    key = ":".join([*_id_parts(phrase), base.id])
    return _place(key, f"the outskirts of {words}" if own_edge else words, base, point, phrase.km or 0.0)


def _point(base: Place, phrase: LocalityPhrase) -> LocalityPoint | None:
    if phrase.bearing_deg is not None:
        return towards(base, phrase.bearing_deg, phrase.points, phrase.km, phrase.vague)
    if phrase.kind == "off":
        return offshore(base, phrase.km, phrase.vague)
    return beside(base, phrase.km)


def _id_parts(phrase: LocalityPhrase) -> Iterator[str]:
    yield phrase.kind
    if phrase.km is not None:
        yield f"{phrase.km:.0f}km"
    if phrase.bearing_deg is not None:
        yield f"{phrase.bearing_deg:g}"


def _place(key: str, words: str, base: Place, point: LocalityPoint, km: float) -> Place:
    """Return a place made of another, called by its words, which put it so many km from that."""
    name = " ".join(words.split())
    there = country_at(point.lat, point.lon) if point.km else base.country
    return Place(
        id=key,
        name=name[0].lower() + name[1:],
        lat=point.lat,
        lon=point.lon,
        country=there or (base.country if km <= _HOME_KM else None),
        admin1=base.admin1 if not point.km else None,
        feature=FEATURE,
        timezone=base.timezone if km <= _ZONE_KM else None,
        radius_km=point.radius_km,
        derived_from=DerivedFrom(place_id=base.id, km=point.km, bearing_deg=point.bearing_deg),
        source=base.source,
    )
