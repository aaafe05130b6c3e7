"""Distances from a town to the border or the coast of a country, or to the country itself: nearest edges, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from geo.claims.measuring.outlines import (
    LINE_ERROR_KM,
    between_mainlands,
    between_outlines,
    mainland,
    of_town,
    part_of_town,
)
from geo.claims.statements.names_in_sentences import country_called
from geo.claims.statements.target import Measured, NotMeasurableError, Side, Target, bearings_between, point_of
from geo.compass import bearing_of
from geo.errors import PlaceNotFoundError
from geo.routing import Shore, coasts_near, country_at, edges_seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.statements.target import LatLon
    from geo.routing import Edge, EdgesSeen

_FAR_SHARE: Final = 0.7  # of the distance: it is often told from a crossing or a port, which lie farther
_OUTWARD_DEG: Final = 22.5


def edge_readings(area: Target, town: Target, neighbours: Sequence[str], bearing_deg: float | None) -> list[Measured]:
    """Return how the distance from an edge of a country to a town may fairly be meant, the likeliest first.

    `bearing_deg` is the direction in which the town is said to lie from the edge. Raises NotMeasurableError.
    """
    point = point_of(town)
    found = list(_Edges(area, town, point, neighbours).readings(bearing_deg))
    if not found:
        raise NotMeasurableError(_why_none(area, town))
    return found


def _why_none(area: Target, town: Target) -> str:
    name = area.place.name
    if area.edge == "area":
        return f"{town.name} lies in {name}, so it is no distance from it."
    return f"{name} has no {'land border' if area.edge == 'border' else 'coast'} that is known here."


class _Edges:
    """The edges of a country round a town."""

    def __init__(self, area: Target, town: Target, point: LatLon, neighbours: Sequence[str]) -> None:
        self.area, self.town, self.point = area, town, point
        self.seen = _seen(point, area.place.country, area.name)
        self.country = area.place.country or ""
        self.own = country_at(*point) or town.place.country
        self.inside = self.own == self.country
        self.neighbours = [n for n in neighbours if n != self.country]

    def readings(self, bearing_deg: float | None) -> Iterator[Measured]:
        """Yield what may be meant: the edges of the kind told, that in the direction told, then more remote ones."""
        main = Shore.of_mainland(self.country)
        if self.inside and self.area.edge != "border" and not (main and main.holds(self.point)):
            yield from between_mainlands(self.area, of_town(self.town))
            # "Kaliningrad lies 500 km from the rest of Russia", and its region less.
            if (whole := mainland(self.area)) and (part := part_of_town(self.town)):
                yield from between_outlines(whole, part)[:1]
            if self.area.edge == "area":
                return
        if self.area.edge == "area":
            if not self.inside:
                yield from self._measured(self.seen, self.seen.nearest())
                if whole := mainland(self.area):
                    yield from between_outlines(whole, of_town(self.town))[:1]
            return
        edges = list(self._borders() if self.area.edge == "border" else self._coasts())
        if bearing_deg is not None and edges:
            kind: Literal["coast"] | None = "coast" if self.area.edge == "coast" else None
            backward = self.seen.nearest(kind, self.area.other, (bearing_deg + 180) % 360)
            edges.append((self.seen, backward))
        for seen, edge in edges:
            yield from self._measured(seen, edge)
        if self.area.edge == "coast":
            yield from self._open_sea()

    def _borders(self) -> Iterator[tuple[EdgesSeen, Edge | None]]:
        seen = self.seen
        if self.area.other:
            shared = seen.nearest(neighbour=self.area.other)
            yield seen, shared
            if shared is None:
                beyond = _seen(self.point, self.area.other, self.area.name) if self.inside else seen
                yield beyond, beyond.nearest()
            return
        if self.inside:
            shared_ones = [edge for n in self.neighbours if (edge := seen.nearest(neighbour=n))]
            yield seen, min(shared_ones, key=lambda edge: edge.km, default=None)
            yield seen, seen.nearest("border")
            if not shared_ones and not self.area.is_surmised and seen.nearest("border") is None:
                return
        else:
            yield seen, seen.nearest()
            yield seen, seen.nearest("border")
            yield seen, seen.nearest(neighbour=self.own) if self.own else None
            if self.area.is_surmised and self.own:
                home = _seen(self.point, self.own, self.area.name)
                yield home, home.nearest("border")

    def _coasts(self) -> Iterator[tuple[EdgesSeen, Edge | None]]:
        yield self.seen, self.seen.nearest("coast")
        if self.area.side and self.inside:
            yield self.seen, self.seen.nearest("coast", towards_deg=bearing_of(self.area.side))

    def _measured(self, seen: EdgesSeen, edge: Edge | None) -> Iterator[Measured]:
        if edge is None:
            return
        radius = self.town.place.radius_km or 0.0
        bearings = tuple((azimuth + 180) % 360 for azimuth in edge.azimuths)
        if self.area.edge == "area":
            bearings += bearings_between([(point_of(self.area), self.point)]) or ()
        yield Measured(
            edge.km,
            max(0.0, edge.km - radius - LINE_ERROR_KM),
            edge.km * (1 + _FAR_SHARE) + LINE_ERROR_KM,
            edge.kind,
            bearings if edge.km > 0 else None,
            f"from the nearest point of {self._words(seen.country, edge)} to the centre of {self.town.name}",
            loose_deg=_OUTWARD_DEG,
            side=self._side(edge),
        )

    def _side(self, edge: Edge) -> Side | None:
        if self.area.side is None:
            return None
        out = [(self.point, edge.point)] if self.inside else [(edge.point, self.point)]
        centre = point_of(self.area)
        bearings = bearings_between([*out, (centre, edge.point), (centre, self.point)]) or ()
        return Side(self.area.side, self.area.place.name, bearings)

    def _words(self, country: str, edge: Edge) -> str:
        name = self.area.place.name if country == self.area.place.country else country_called(country) or country
        if edge.kind == "border":
            other = country_called(edge.neighbour) if edge.neighbour and edge.neighbour != self.own else None
            return f"the border of {name}{f' with {other}' if other else ''}"
        return f"{name}, which is on its coast," if self.area.edge == "border" else f"the coast of {name}"

    def _open_sea(self) -> Iterator[Measured]:
        radius = self.town.place.radius_km or 0.0
        coasts = coasts_near(self.point)
        spots = [(coasts.open_km, "the coast of the open sea")] if coasts.open_km else []
        if self.area.is_surmised:
            spots.insert(0, (coasts.nearest_km, "the nearest coast"))
        for km, words in spots:
            least, most = max(0.0, km - radius - LINE_ERROR_KM), km * 1.1 + LINE_ERROR_KM
            yield Measured(km, least, most, "coast", None, f"from {words} to the centre of {self.town.name}")


def _seen(point: LatLon, country: str | None, name: str) -> EdgesSeen:
    try:
        return edges_seen(point, country or "")
    except PlaceNotFoundError:
        raise NotMeasurableError(f"{name} is an area whose borders are not known here.") from None
