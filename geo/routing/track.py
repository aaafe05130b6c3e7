"""From the edges of a way to what a leg says of it: its line, its length, its stretches, countries and borders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from geo.model import CountryKm, Stretch
from geo.routing.network import BRIDGE, LINK
from geo.routing.snap import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import LonLat, Quality
    from geo.routing.network import RailNetwork
    from geo.routing.search import Found

# A piece is coarse where the true line can lie this far off its chord: half the minor axis of the ellipse about the
# chord's ends whose string is the line's length.
COARSE_KM = 5.0
WORST_FIRST: tuple[Quality, ...] = ("estimated", "bridged", "coarse", "routed")


@dataclass(frozen=True)
class Track:
    """A way along the rails: points (lon, lat), and for each piece between them its km, quality and country."""

    points: list[LonLat]
    kms: list[float]
    qualities: list[Quality]
    countries: list[str | None]

    @property
    def km(self) -> float:
        """Return the true length."""
        return sum(self.kms)


def lay(network: RailNetwork, found: Found) -> Track:
    """Return the track of a way, cut at the snaps."""
    track = Track([], [], [], [])
    if not found.edges and found.start.edge == found.end.edge:
        _extend(track, network, found.start.edge, found.start.offset_km, found.end.offset_km)
        return track
    nodes, first, last = found.nodes, found.start, found.end
    _extend(track, network, first.edge, first.offset_km, _offset(network, first.edge, nodes[0]))
    for node, edge in zip(nodes, found.edges, strict=False):
        begin = _offset(network, edge, node)
        _extend(track, network, edge, begin, float(network.km[edge]) - begin)
    _extend(track, network, last.edge, _offset(network, last.edge, nodes[-1]), last.offset_km)
    return track


def _offset(network: RailNetwork, edge: int, node: int) -> float:
    """Return how far along the edge its end `node` is: 0 or its length."""
    return 0.0 if int(network.start[edge]) == node else float(network.km[edge])


def _extend(track: Track, network: RailNetwork, edge: int, begin_km: float, end_km: float) -> None:
    """Add the part of an edge between two offsets, in the direction from the one to the other."""
    pieces = slice(int(network.first[edge]), int(network.first[edge + 1]))
    offset, length = network.offset_km[pieces], network.piece_km[pieces]
    lat1, lon1, lat2, lon2 = (a[pieces] for a in (network.lat1, network.lon1, network.lat2, network.lon2))
    low, high = min(begin_km, end_km), max(begin_km, end_km)
    enter = np.clip((low - offset) / np.maximum(length, 1e-9), 0, 1)
    leave = np.clip((high - offset) / np.maximum(length, 1e-9), 0, 1)
    east = (lon2 - lon1 + 180) % 360 - 180
    order = range(len(offset)) if begin_km <= end_km else range(len(offset) - 1, -1, -1)
    code = int(network.country[edge])
    for i in order:
        if leave[i] <= enter[i]:
            continue
        ends = [(float(lon1[i] + s * east[i]), float(lat1[i] + s * (lat2[i] - lat1[i]))) for s in (enter[i], leave[i])]
        if begin_km > end_km:
            ends.reverse()
        if not track.points:
            track.points.append(ends[0])
        track.points.append(ends[1])
        km = float((leave[i] - enter[i]) * length[i])
        track.kms.append(km)
        track.qualities.append(
            _quality(
                network,
                edge,
                float(length[i]),
                float(np.hypot(east[i] * np.cos(np.radians(lat1[i])), lat2[i] - lat1[i])),
            )
        )
        track.countries.append(network.countries[code] if code >= 0 else None)


def _quality(network: RailNetwork, edge: int, km: float, drawn_deg: float) -> Quality:
    """Return how far a piece can be trusted, from what it is and how much longer it is than drawn."""
    if network.kind[edge] in (BRIDGE, LINK):
        return "bridged"
    off = 0.5 * np.sqrt(max(km**2 - (drawn_deg * KM_PER_DEGREE) ** 2, 0.0))
    return "coarse" if off > COARSE_KM else "routed"


def stretches(track: Track) -> tuple[Stretch, ...]:
    """Return runs of one quality, in km from the start."""
    runs, at = [], 0.0
    for quality, group in groupby(zip(track.qualities, track.kms, strict=True), key=lambda piece: piece[0]):
        km = sum(km for _, km in group)
        runs.append(Stretch(from_km=round(at, 2), to_km=round(at + km, 2), quality=quality))
        at += km
    return tuple(runs)


def country_kms(track: Track) -> tuple[CountryKm, ...]:
    """Return the km in each country, in the order in which they are first entered."""
    kms: dict[str, float] = {}
    for country, km in zip(track.countries, track.kms, strict=True):
        if country is not None:
            kms[country] = kms.get(country, 0.0) + km
    return tuple(CountryKm(country=country, km=round(km, 2)) for country, km in kms.items())


def worst(qualities: Iterable[Quality]) -> Quality:
    """Return the worst of some qualities; "routed" of none."""
    present = set(qualities)
    return next((quality for quality in WORST_FIRST if quality in present), "routed")
