"""The two ends of a claim in words, and how far apart they were measured: "Paris and Lyon (both in France) are …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.measure import is_country
from geo.claims.names_in_sentences import country_called, place_called
from geo.figures import km_words, length_words

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
    first, last = _named(start, start_name), _named(end, end_name)
    same = start.country == end.country and not is_country(start) and not is_country(end)
    country = country_called(start.country) if start.country and same else None
    if country and country not in (first, last):
        return Ends(start, end, first, last, f" (both in {country})")
    return Ends(start, end, first + _country_of(start, end), last + _country_of(end, start))


def _named(place: Place, mention: Mention | None) -> str:
    """Return a name, with the division where the country has another town of that name."""
    name = place_called(place)
    others = (c for c in mention.candidates if c.place_id != place.id) if mention else ()
    namesake = any(
        c.country == place.country and c.admin1 != place.admin1 and (c.feature or "").startswith("PPL") for c in others
    )
    return f"{name} in {place.admin1}" if namesake and place.admin1 and place.admin1 not in name else name


def _country_of(place: Place, other: Place) -> str:
    """Return the country in brackets, unless the place or the other end is that country."""
    country = country_called(place.country) if place.country else None
    if country is None or is_country(place) or (is_country(other) and other.country == place.country):
        return ""
    return "" if country == place_called(place) else f" ({country.removeprefix('the ')})"


def apart(claim: Claim, ends: Ends) -> str:
    """Return how far apart the ends of a claim are, by what was measured, as a clause without its full stop."""
    assert claim.measured_km is not None, "only what was measured is told"
    unit = next((q.unit for q in claim.quantities if q.km is not None), "km")
    far = km_words(claim.measured_km) + ("" if unit == "km" else f" ({length_words(claim.measured_km, unit)})")
    if claim.measured_between == "stations":
        return f"{by_way(claim)} it is {far} {ends.way}"
    if claim.measured_between == "centres" or claim.measured_between is None:
        return f"{ends.pair} are {far} apart in a straight line, centre to centre"
    if is_country(ends.start) and is_country(ends.end):
        return f"at their nearest points {ends.pair} are {far} apart"
    turned = is_country(ends.end) or (not is_country(ends.start) and ends.start.feature.startswith("PPL"))
    area, point = (ends.end_words, ends.start_words) if turned else (ends.start_words, ends.end_words)
    edge = f"the nearest point of the {claim.measured_between} of {area}"
    return f"the centre of {point}{ends.shared} is {far} in a straight line from {edge}"


def by_way(claim: Claim) -> str:
    """Return by what a claim was measured, as a sentence begins: "By rail", "In a straight line"."""
    return _WAYS[claim.basis].capitalize()
