"""What a figure is held against: the straight line between its places, or the way between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.claims.judging.sea_ways import fits, told_way
from geo.claims.measuring.ways import route_km, way_km
from geo.claims.statements.target import Measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Target
    from geo.model import Basis, Route

_WAY_ERROR: Final = 0.04  # lengths on the railway graph are true to 4 %
_LANE_ERROR: Final = 0.08  # those of sea lanes, as against published tables
_STRAIGHTER: Final = 0.8  # of the lanes that are known here, a ship may sail so much
_CROSSING_KM: Final = 400.0  # ferries cross no wider seas in a straight line than this
_SEAS: Final = frozenset({"SEA", "OCN"})


def wide_sea(statement: Statement, reference: Target, subject: Target) -> Target | None:
    """Return the sea that is an end of a way, which therefore has no one length."""
    return next((t for t in (reference, subject) if statement.is_along_a_way and t.place.feature in _SEAS), None)


def way_between(
    statement: Statement, reference: Target, subject: Target, routes: Sequence[Route]
) -> tuple[float | None, str | None]:
    """Return the km of the way that the figure is held against, or that the article's route lays beside it."""
    a, b = reference.place, subject.place
    if not statement.is_along_a_way:
        return route_km(routes, a.id, b.id), None
    if reference.edge != "centre" or subject.edge != "centre":
        return None, "A way to a whole country has no one length."
    mode = statement.basis
    if not statement.basis_told:
        # A journey, by what is not said: the article's own route or the railway, if the figure is its length.
        known = route_km(routes, a.id, b.id)
        if not (known and fits(statement, known)):
            known, _ = way_km(a, b, "rail")
        if known and fits(statement, known):
            return known, None
    if mode not in {"rail", "sea"}:
        return None, "Roads are not in the data." if statement.basis_told else None
    # A route of the article may go by other places, too: what does not fit it is held against the direct way.
    known = None if statement.passages else route_km(routes, a.id, b.id, (mode,))
    return (known, None) if known is not None and fits(statement, known) else told_way(statement, a, b, mode)


def held_against(statement: Statement, straight: Measured, way: float | None) -> Measured | None:
    """Return what the figure is held against: the straight line, or the way, None where that is not known."""
    if not statement.is_along_a_way:
        return straight
    if way is None:
        return None
    if statement.basis == "sea" and straight.km <= _CROSSING_KM and fits(statement, straight.km):
        return straight
    # A ship may sail straighter than the lanes that are known here, a train no shorter than its rails.
    error = _LANE_ERROR if statement.basis == "sea" else _WAY_ERROR
    low = way * (1 - error) if statement.basis != "sea" or statement.passages else max(straight.km, _STRAIGHTER * way)
    spread = f"Lengths of ways are known to {100 * error:.0f} %"
    return Measured(way, low, way * (1 + error), "stations", straight.bearings, "along the way", spread)


def basis_of_claim(statement: Statement, way: float | None) -> Basis:
    """Return along what was measured: a journey of which nobody tells by what is held against the railway."""
    return "rail" if way is not None and not statement.basis_told and statement.basis == "road" else statement.basis
