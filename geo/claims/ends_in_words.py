"""The two ends of a claim in words, and how far apart they were measured: "Paris and Lyon (both in France) are …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.names_in_sentences import country_called, place_called
from geo.claims.target import is_country
from geo.figures import km_words, length_words
from geo.lexicon import any_of

if TYPE_CHECKING:
    from geo.model import Basis, Claim, Mention, Place

_WAYS: dict[Basis, str] = {"geodesic": "in a straight line", "rail": "by rail", "road": "by road", "sea": "by sea"}


@dataclass(frozen=True)
class Ends:
    """The places a claim is measured between, and the words that tell each from its namesakes."""

    start: Place
    end: Place
    start_words: str
    end_words: str
    shared: str = ""

    @property
    def pair(self) -> str:
        """Both as a subject: "Paris and Lyon (both in France)"."""
        return f"{self.start_words} and {self.end_words}{self.shared}"

    @property
    def way(self) -> str:
        """From one to the other: "from Paris to Lyon (both in France)"."""
        return f"from {self.start_words} to {self.end_words}{self.shared}"


def ends_of(start: Place, end: Place, start_name: Mention | None, end_name: Mention | None) -> Ends:
    """Return the ends in words; the mentions that named them tell of which namesakes they are to be kept apart."""
    first, last = _name(start, start_name), _name(end, end_name)
    divisions = [_division(start, start_name), _division(end, end_name)]
    country = country_called(start.country) if start.country and start.country == end.country else None
    if country and country not in (first, last) and not is_country(start) and not is_country(end):
        if divisions[0] and divisions[0] == divisions[1]:
            return Ends(start, end, first, last, f" (both in {divisions[0]}, {country.removeprefix('the ')})")
        first, last = (
            f"{name} in {part}" if part else name for name, part in zip((first, last), divisions, strict=True)
        )
        return Ends(start, end, first, last, f" (both in {country})")
    return Ends(
        start,
        end,
        f"{first}{_where(start, end, divisions[0])}",
        f"{last}{_where(end, start, divisions[1])}",
    )


def _name(place: Place, mention: Mention | None) -> str:
    """Return a place by the name that the text gives it, or by its own where the text has only a part of that."""
    own = place_called(place)
    if mention is None or mention.place_id != place.id or mention.kind != "place" or is_country(place):
        return own
    text = " ".join(mention.text.split())
    is_part = re.search(rf"\b{re.escape(text.casefold())}\b", place.name.casefold())
    is_short = text.isupper() or "." in text
    return own if is_part or is_short or text[:1].islower() else place_called(place.model_copy(update={"name": text}))


def _division(place: Place, mention: Mention | None) -> str | None:
    """Return the division of a place where its country has another town of the name."""
    others = (c for c in mention.candidates if c.place_id != place.id) if mention else ()
    namesake = any(
        c.country == place.country and c.admin1 != place.admin1 and (c.feature or "").startswith("PPL") for c in others
    )
    return place.admin1 if namesake and place.admin1 and place.admin1 not in place.name else None


def _full(place: Place, other: Place) -> str:
    """Return a place with its country in brackets, as the words of a measurement are to name it."""
    return f"{place_called(place)}{_where(place, other, None)}"


def _where(place: Place, other: Place, division: str | None) -> str:
    """Return the division and the country in brackets, unless the place or the other end is that country."""
    country = country_called(place.country) if place.country and not is_country(place) else None
    if country is None or country == place_called(place):
        return ""
    known = is_country(other) and other.country == place.country
    parts = [part for part in (division, None if known else country.removeprefix("the ")) if part]
    return f" ({', '.join(parts)})" if parts else ""


def apart(claim: Claim, ends: Ends) -> str:
    """Return how far apart the ends of a claim are, by what was measured, as a clause without its full stop."""
    assert claim.measured_km is not None, "only what was measured is told"
    unit = next((q.unit for q in claim.quantities if q.km is not None), "km")
    far = km_words(claim.measured_km) + ("" if unit == "km" else f" ({length_words(claim.measured_km, unit)})")
    if claim.measured_between == "stations":
        return f"{by_way(claim)} it is {far} {ends.way}"
    if claim.measured_between == "centres" or claim.measured_between is None:
        return f"{ends.pair} are {far} apart in a straight line, centre to centre"
    words = claim.measured_words or f"from {ends.start.name} to {ends.end.name}"
    full = {place.name: _full(place, other) for place, other in ((ends.start, ends.end), (ends.end, ends.start))}
    words = re.sub(rf"(?<!\w){any_of(full)}(?!\w)", lambda name: full[name[0]], words)
    return f"{words[:1].upper()}{words[1:]} it is {far} in a straight line"


def by_way(claim: Claim) -> str:
    """Return by what a claim was measured, as a sentence begins: "By rail", "In a straight line"."""
    return _WAYS[claim.basis].capitalize()
