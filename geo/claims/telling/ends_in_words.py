"""The two ends of a claim in words, and how far apart they were measured: "Paris and Lyon (both in France) are …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.statements.names_in_sentences import country_called, place_called
from geo.claims.statements.target import is_country
from geo.figures import km_words, length_words
from geo.lexicon import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import Basis, Claim, Mention, Place

_CENTRES = "between the centres of "
_WAYS: dict[Basis, str] = {"geodesic": "in a straight line", "rail": "by rail", "road": "by road", "sea": "by sea"}


@dataclass(frozen=True)
class Ends:
    """The places a claim is measured between, and the words that tell each from its namesakes.

    `full` are their names with the country, by their names in the gazetteer; `shared` is what both have in common.
    """

    start_words: str
    end_words: str
    full: Mapping[str, str]
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
    whole = (f"{first}{_where(start, end, divisions[0])}", f"{last}{_where(end, start, divisions[1])}")
    full = {start.name: whole[0], end.name: whole[1]}
    country = country_called(start.country) if start.country and start.country == end.country else None
    if country is None or country in (first, last) or is_country(start) or is_country(end):
        return Ends(*whole, full)
    if divisions[0] and divisions[0] == divisions[1]:
        return Ends(first, last, full, f" (both in {divisions[0]}, {country.removeprefix('the ')})")
    first, last = (f"{name} in {part}" if part else name for name, part in zip((first, last), divisions, strict=True))
    return Ends(first, last, full, f" (both in {country})")


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
    division = place.admin1 or ""
    return division if namesake and division not in place.name and place.name not in division else None


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
    words = claim.measured_words
    if words is None or words.startswith(_CENTRES):
        return f"{ends.pair} are {far} apart in a straight line, centre to centre"
    words = re.sub(rf"(?<!\w){any_of(ends.full)}(?!\w)", lambda name: ends.full[name[0]], words)
    return f"{words} it is {far} in a straight line"


def by_way(claim: Claim) -> str:
    """Return by what a claim was measured, in words: "by rail", "in a straight line"."""
    return _WAYS[claim.basis]
