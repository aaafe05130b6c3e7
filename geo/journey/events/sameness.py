"""Whether two drafts tell the same event: their places agree, and their dates may be of one happening."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from geo.journey.windows import overlap

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from geo.journey.events.telling import Telling
    from geo.model import Place

_LONGEST_WAY: Final = timedelta(days=1)
"""How long after a time told of the way its end may be told: "flew on Tuesday morning", "arrived on Wednesday"."""


def may_be_same(a: Telling, b: Telling, places: Mapping[str, Place]) -> bool:
    """Say whether the places and times of two tellings agree."""
    if a.draft.type == "stay" and a.draft.place_id != b.draft.place_id:
        return False
    return _places_agree(a, b, places) and _times_agree(a, b)


def says(telling: Telling) -> Hashable:
    """Return what of a telling decides which others may be the same event: two that say the same decide alike."""
    draft, when = telling.draft, telling.window
    bounds = None if when is None else (when.earliest, when.latest)
    return draft.place_ids(), bool(draft.times), draft.underway, bounds


def _times_agree(a: Telling, b: Telling) -> bool:
    """Say whether two dates may be of one event: they overlap, or one is of the way there, soon before."""
    if a.window is None or b.window is None or overlap(a.window, b.window):
        return True
    went, came = (a.window, b.window) if a.draft.underway else (b.window, a.window)
    if a.draft.underway == b.draft.underway or went.latest is None or came.earliest is None:
        return False
    return timedelta() <= came.earliest - went.latest <= _LONGEST_WAY


def _places_agree(a: Telling, b: Telling, places: Mapping[str, Place]) -> bool:
    """Say whether the places agree; what names no place joins only what shares its date, or has none itself."""
    one, other = a.draft, b.draft
    if not all(_is_place_of(x, y, places) for x, y in zip(one.place_ids(), other.place_ids(), strict=True)):
        return False
    bare = one if not any(one.place_ids()) else other
    if any(bare.place_ids()) or not bare.times:
        return True
    placed = other if bare is one else one
    return bool(placed.times) or not any(placed.place_ids())


def _is_place_of(a: str | None, b: str | None, places: Mapping[str, Place]) -> bool:
    """Say whether two places are one, or one of them the other's country; what names none agrees with all."""
    if a is None or b is None or a == b:
        return True
    one, other = places[a], places[b]
    coarse = one.feature.startswith("PCL") or other.feature.startswith("PCL")
    return coarse and one.country == other.country
