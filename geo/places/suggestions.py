"""What to say of a query that no place answers: where the name is known, or which names look like it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from geo.model import Place
    from geo.places.gazetteer import Gazetteer

_KNOWN_PEOPLE: Final = 5_000  # smaller towns are not suggested for a misspelt name
_SHOWN: Final = 3
_LONGER: Final = 3
_ALIKE: Final = 0.6


def why_unknown(gazetteer: Gazetteer, query: str, *, country: str | None = None) -> str:
    """Return why no place answers a query "name, division, country", with the nearest that are known, in a sentence."""
    name, *outer = [part.strip() for part in query.split(",")]
    where = [part for part in (*outer, country or "") if part]
    known = gazetteer.candidates(name, limit=_SHOWN) if name else []
    if known and where:
        listed = " and ".join(dict.fromkeys(_label(place) for place in known))
        return f"No {name} is known in {', '.join(where)}; elsewhere there are {listed}."
    if not name:
        return f"{query!r} names no place; give a name such as “Springfield, Illinois”."
    return f"No place called {query!r} is known.{_suggest(name, gazetteer)}"


def _label(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _suggest(name: str, gazetteer: Gazetteer) -> str:
    rows = np.flatnonzero(gazetteer.columns["population"] >= _KNOWN_PEOPLE).tolist()
    names = {gazetteer.name(row).casefold(): gazetteer.name(row) for row in rows}
    near = [other for other in names if abs(len(other) - len(name)) <= _LONGER and other[:1] == name[:1].casefold()]
    close = get_close_matches(name.casefold(), near, n=_SHOWN, cutoff=_ALIKE)
    return f" Did you mean {' or '.join(names[match] for match in close)}?" if close else " Check its spelling."
