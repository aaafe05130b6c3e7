"""The places round a figure of which it may be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.claims.statements.target import is_country

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.model import Mention, Place

_NEAREST: Final = 250  # characters between a figure and the places of its sentence


def towns_round(masked: Masked, at: int, context: SentenceContext) -> list[Mention]:
    """Return the first mentions of the places round a figure, without those that hold another of them."""
    found: dict[str, tuple[Mention, Place]] = {}
    for sign, mention in masked.names.items():
        place = context.place_of(mention) if mention.kind in {"place", "metonym"} else None
        if place is not None and abs(masked.text.index(sign) - at) <= _NEAREST:
            found.setdefault(place.id, (mention, place))
    places = [place for _, place in found.values()]
    kept = [(mention, place) for mention, place in found.values() if not any(_holds(place, other) for other in places)]
    towns = [mention for mention, place in kept if not place.feature.startswith(("PCL", "ADM"))]
    return towns if len(towns) > 1 else [mention for mention, _ in kept]


def _holds(area: Place, place: Place) -> bool:
    if area.id == place.id or area.country != place.country:
        return False
    return is_country(area) or (area.feature.startswith("ADM") and area.name == place.admin1)
