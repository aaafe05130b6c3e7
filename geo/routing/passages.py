"""What a way can be told to avoid: countries by rail, passages by sea, nothing where it is a straight line.

By sea it can be told to go by passages, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import InputError
from geo.lexicon import SeaPassage, classes
from geo.routing.waypoint import Waypoint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geo.model import Mode

_PASSAGES: Final = classes("sea_passages", SeaPassage)
_AVOIDABLE: Final = {key: passage for key, passage in _PASSAGES.items() if passage.avoidable}
_BY_NAME: Final = {word: key for key, passage in _AVOIDABLE.items() for word in (*passage.words, key.replace("_", " "))}


def avoidable(mode: Mode, avoid: Iterable[str]) -> Collection[str]:
    """Return what a way by some mode shall avoid as the router names it; raises InputError for what it cannot avoid.

    By rail that are countries (ISO 3166-1 alpha-2), returned as they are; by sea passages, by any of their names.
    """
    wanted = list(avoid)
    if mode == "rail" or not wanted:
        return wanted
    if mode == "sea":
        return [_passage(name) for name in wanted]
    raise InputError(
        f"What is measured by {mode} is the straight line, which cannot avoid {', '.join(wanted)}; leave that out, or "
        "go by rail, which can avoid countries, or by sea, which can avoid passages."
    )


def passages_called(keys: Iterable[str]) -> str:
    """Return passages as a message names them: "the Suez Canal or Cape Horn"."""
    return " or ".join(_PASSAGES[key].called for key in keys)


def by_passages(taken: Iterable[str], refused: Iterable[str] = ()) -> tuple[tuple[Waypoint, ...], tuple[str, ...]]:
    """Return by which points a way by sea leads and what it avoids, if it takes some passages and refuses others.

    Both are keys of the lexicon's `sea_passages`; who goes by Cape Horn does not take the Panama Canal.
    """
    taken = tuple(dict.fromkeys(taken))
    shunned = {other for key in taken for other in _PASSAGES[key].shuns} | {k for k in refused if k in _AVOIDABLE}
    points = tuple(Waypoint(_PASSAGES[k].lat, _PASSAGES[k].lon, None, _PASSAGES[k].called) for k in taken)
    return points, tuple(sorted(shunned - set(taken)))


def _passage(name: str) -> str:
    plain = " ".join(name.casefold().replace("-", " ").replace("_", " ").split()).removeprefix("the ")
    found = _BY_NAME.get(plain)
    if found is None:
        known = ", ".join(passage.words[0] for passage in _AVOIDABLE.values())
        raise InputError(
            f"A way by sea cannot avoid {name!r}: it leads through no country. What it can avoid are passages: {known}."
        )
    return found
