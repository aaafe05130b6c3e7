"""A total of km travelled against the stops of the journey that was read: no way is shorter than the straight lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.claims.measuring import verdicts
from geo.figures import km_words, quantity_words
from geo.model import Check
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Place, Stop

_PLAUSIBLE = 1.6
_FAR_TOO_SHORT = 0.5


def check_stops(statement: TravelStatement, stops: Sequence[tuple[Stop, Place]]) -> list[Check]:
    """Return whether the way by the stops that are surely of a journey allows its length; empty if it does not tell.

    More than 1.6 times the straight lines is open: not all stops need be told. Less is open too, unless it is not even
    half the way between two of them, for a figure may be told of a part.
    """
    if len(stops) < 2:
        return []
    legs = [(a, b, straight_km(a, b)) for (_, a), (_, b) in pairwise(stops)]
    straight = sum(km for _, _, km in legs)
    figure = statement.quantities[0]
    said, top = quantity_words(figure), verdicts.top_value(figure)
    by = f"the straight lines between its {len(stops)} stops, from {stops[0][1].name} to {stops[-1][1].name}"
    if straight and 0.97 * straight <= top and verdicts.base_value(figure) <= _PLAUSIBLE * straight:
        share = verdicts.base_value(figure) / straight
        text = f"{said} is plausible: {share:.2f} times the {km_words(straight)} of {by}."
        return [Check(name="distance", verdict="approximately", explanation=text)]
    a, b, longest = max(legs, key=lambda leg: leg[2])
    if top < _FAR_TOO_SHORT * longest and statement.bound != "at_least":
        text = f"No way is shorter than the straight line: from {a.name} to {b.name} alone it is {km_words(longest)}."
        return [Check(name="distance", verdict="contradicted", explanation=text)]
    return []


def straight_km(a: Place, b: Place) -> float:
    """Return how far two places are apart whose positions are known."""
    return distance_km((a.lat or 0.0, a.lon or 0.0), (b.lat or 0.0, b.lon or 0.0))
