"""From the edges of a way to what a leg says of it: its line, its length, its stretches, countries and borders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from geo.model import CountryKm, Stretch
from geo.routing.network import LINK, SIMPLIFIED_SCALE, TRACK
from geo.routing.snap import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from geo.model import LonLat, Quality
    from geo.routing.network import RailNetwork
    from geo.routing.search import Found

# A piece is coarse where the true line can lie this far off its chord: half the minor axis of the ellipse about the
# chord's ends whose string is the line's length.
COARSE_KM = 5.0
WORST_FIRST: tuple[Quality, ...] = ("estimated", "bridged", "coarse", "routed")
ESTIMATED, BRIDGED, COARSE, ROUTED = range(4)
LONGEST_JOINED_KM = 30.0  # a longer link is a missing line: its length is known, its course is not


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
    edges, begin, end = _spans(network, found)
    counts = network.first[edges + 1] - network.first[edges]
    of = np.repeat(np.arange(len(edges)), counts)
    within = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
    forward = (begin <= end)[of]
    # An edge run backwards shows its pieces from the last to the first.
    piece = network.first[edges][of] + np.where(forward, within, counts[of] - 1 - within)
    offset, length = network.offset_km[piece], np.maximum(network.piece_km[piece], 1e-9)
    low, high = np.minimum(begin, end)[of], np.maximum(begin, end)[of]
    enter, leave = np.clip((low - offset) / length, 0, 1), np.clip((high - offset) / length, 0, 1)
    used = leave > enter
    piece, of, forward, enter, leave = piece[used], of[used], forward[used], enter[used], leave[used]
    length = length[used]
    north = network.lat2[piece] - network.lat1[piece]
    east = (network.lon2[piece] - network.lon1[piece] + 180) % 360 - 180
    first, last = np.where(forward, enter, leave), np.where(forward, leave, enter)
    lons = network.lon1[piece] + np.stack([first, last]) * east
    lats = network.lat1[piece] + np.stack([first, last]) * north
    points = list(zip(lons[1].tolist(), lats[1].tolist(), strict=True))
    if points:
        points.insert(0, (float(lons[0, 0]), float(lats[0, 0])))

    drawn = np.hypot(north, east * np.cos(np.radians(network.lat1[piece]))) * KM_PER_DEGREE
    off_line = 0.5 * np.sqrt(np.maximum((length / SIMPLIFIED_SCALE) ** 2 - drawn**2, 0))
    kind = network.kind[edges][of]
    joined = np.where((kind == LINK) & (length > LONGEST_JOINED_KM), ESTIMATED, BRIDGED)
    quality = np.where(kind == TRACK, np.where(off_line > COARSE_KM, COARSE, ROUTED), joined)
    country = network.country[edges][of].tolist()
    return Track(
        points,
        ((leave - enter) * length).tolist(),
        [WORST_FIRST[i] for i in quality.tolist()],
        [network.countries[i] if i >= 0 else None for i in country],
    )


def _spans(network: RailNetwork, found: Found) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the edges of a way with the offsets between which each is run over, snaps included."""
    first, last = found.start, found.end
    if not found.nodes:
        return np.array([first.edge]), np.array([first.offset_km]), np.array([last.offset_km])
    edges = np.array([first.edge, *found.edges, last.edge])
    nodes = np.array(found.nodes)
    lengths = network.km[edges]
    # Where each edge is left (all but the last) and entered (all but the first): at one end or the other.
    left = np.where(network.start[edges[:-1]] == nodes, 0.0, lengths[:-1])
    entered = np.where(network.start[edges[1:]] == nodes, 0.0, lengths[1:])
    return edges, np.concatenate([[first.offset_km], entered]), np.concatenate([left, [last.offset_km]])


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
