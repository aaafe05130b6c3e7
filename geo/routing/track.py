"""From the edges of a way to what a leg says of it: its line, its length, its stretches, countries and borders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from geo.model import CountryKm, Stretch
from geo.routing.drawn import drawn
from geo.routing.network import LINK, SIMPLIFIED_SCALE, TRACK
from geo.routing.snap import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from geo.model import LonLat, Quality
    from geo.routing.network import RailNetwork
    from geo.routing.search import Found

# A piece is coarse where the true line can lie this far off its chord: half the minor axis of the ellipse about the
# chord's ends whose string is the line's length.
COARSE_KM = 5.0
WORST_FIRST: tuple[Quality, ...] = ("estimated", "bridged", "coarse", "routed")
ESTIMATED, BRIDGED, COARSE, ROUTED = range(4)
SLIVER_KM = 3.0
ROUNDING_KM = 1e-6
LONGEST_JOINED_KM = 30.0  # a longer link is a missing line: its length is known, its course is not


@dataclass(frozen=True)
class Track:
    """A way along the rails: n + 1 points, and for each of the n pieces its km, quality and country, as numbers.

    `quality` indexes `WORST_FIRST`, `country` the network's countries (-1 unknown).
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    kms: NDArray[np.float64]
    quality: NDArray[np.int64]
    country: NDArray[np.int16]

    @property
    def km(self) -> float:
        """Return the true length."""
        return float(self.kms.sum())

    def points(self) -> tuple[LonLat, ...]:
        """Return the line as (lon, lat), to 1e-5 degrees."""
        return tuple(zip(np.round(self.lon, 5).tolist(), np.round(self.lat, 5).tolist(), strict=True))


def lay(network: RailNetwork, found: Found) -> Track:
    """Return the track of a way, cut at the snaps."""
    edges, begin, end = _spans(network, found)
    line = drawn(network, edges)
    forward = (begin <= end)[line.of]
    # An edge run backwards shows its pieces from the last to the first.
    place = np.arange(len(line.of))
    piece = np.where(forward, place, (line.first[:-1] + line.first[1:] - 1)[line.of] - place)
    of, offset, length = line.of, line.offset_km[piece], np.maximum(line.km[piece], 1e-9)
    low, high = np.minimum(begin, end)[of], np.maximum(begin, end)[of]
    enter, leave = np.clip((low - offset) / length, 0, 1), np.clip((high - offset) / length, 0, 1)
    used = (leave - enter) * length > ROUNDING_KM
    piece, of, forward, enter, leave = piece[used], of[used], forward[used], enter[used], leave[used]
    length = length[used]
    north, east, lat1 = line.north[piece], line.east[piece], line.lat1[piece]
    first, last = np.where(forward, enter, leave), np.where(forward, leave, enter)
    lons = line.lon1[piece] + np.stack([first, last]) * east
    lats = lat1 + np.stack([first, last]) * north
    apart = np.hypot(north, east * np.cos(np.radians(lat1))) * KM_PER_DEGREE
    off_line = 0.5 * np.sqrt(np.maximum((length / SIMPLIFIED_SCALE) ** 2 - apart**2, 0))
    kind = network.kind[edges][of]
    joined = np.where((kind == LINK) & (length > LONGEST_JOINED_KM), ESTIMATED, BRIDGED)
    quality = np.where(kind == TRACK, np.where(off_line > COARSE_KM, COARSE, ROUTED), joined)
    kms = (leave - enter) * length
    return Track(
        np.concatenate([lons[0, :1], lons[1]]),
        np.concatenate([lats[0, :1], lats[1]]),
        kms,
        quality,
        _without_slivers(network.country[edges][of], kms),
    )


def _without_slivers(country: NDArray[np.int16], kms: NDArray[np.float64]) -> NDArray[np.int16]:
    """Return the countries with short runs abroad taken for the country on both sides: borders are good to a km or two.

    A line along a border river, or a border drawn a little off, is no crossing.
    """
    result = country.copy()
    cuts = np.append(_runs(country), len(country)).tolist()
    for begin, end in list(pairwise(cuts))[1:-1]:
        if kms[begin:end].sum() < SLIVER_KM and result[begin - 1] == country[end]:
            result[begin:end] = result[begin - 1]
    return result


def _spans(network: RailNetwork, found: Found) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the edges of a way with the offsets between which each is run over, snaps included."""
    first, last = found.start, found.end
    if not len(found.nodes):
        return np.array([first.edge]), np.array([first.offset_km]), np.array([last.offset_km])
    edges, nodes = found.all_edges, found.nodes
    lengths = network.km[edges]
    # Where each edge is left (all but the last) and entered (all but the first): at one end or the other.
    left = np.where(network.start[edges[:-1]] == nodes, 0.0, lengths[:-1])
    entered = np.where(network.start[edges[1:]] == nodes, 0.0, lengths[1:])
    return edges, np.concatenate([[first.offset_km], entered]), np.concatenate([left, [last.offset_km]])


def _runs(values: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return where runs of equal values begin."""
    return np.concatenate([[0], np.flatnonzero(np.diff(values)) + 1])


def stretches(track: Track) -> tuple[Stretch, ...]:
    """Return runs of one quality, in km from the start."""
    begins = _runs(track.quality)
    ends = np.cumsum(np.add.reduceat(track.kms, begins))
    at = np.round(np.concatenate([[0.0], ends]), 2).tolist()
    names = [WORST_FIRST[i] for i in track.quality[begins].tolist()]
    return tuple(
        Stretch(from_km=low, to_km=high, quality=quality) for low, high, quality in zip(at, at[1:], names, strict=False)
    )


def country_kms(track: Track, countries: Sequence[str]) -> tuple[CountryKm, ...]:
    """Return the km in each country, in the order in which they are first entered."""
    begins = _runs(track.country)
    kms: dict[int, float] = {}
    for number, km in zip(track.country[begins].tolist(), np.add.reduceat(track.kms, begins).tolist(), strict=True):
        kms[number] = kms.get(number, 0.0) + km
    return tuple(CountryKm(country=countries[i], km=round(km, 2)) for i, km in kms.items() if i >= 0)


def border_points(track: Track, countries: Sequence[str]) -> list[tuple[float, LonLat, str, str]]:
    """Return where the track passes from one country to another: at which km, the point, from and to."""
    known = np.flatnonzero(track.country >= 0)
    changes = np.flatnonzero(np.diff(track.country[known])) + 1
    before = np.cumsum(track.kms) - track.kms
    return [
        (
            float(before[known[i]]),
            (float(track.lon[known[i]]), float(track.lat[known[i]])),
            countries[int(track.country[known[i - 1]])],
            countries[int(track.country[known[i]])],
        )
        for i in changes.tolist()
    ]


def worst(qualities: Iterable[Quality]) -> Quality:
    """Return the worst of some qualities; "routed" of none."""
    present = set(qualities)
    return next((quality for quality in WORST_FIRST if quality in present), "routed")
