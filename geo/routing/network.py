"""The world's railways as a graph in memory, from data/railways.npz (OpenStreetMap, ODbL).

A node is a junction, a dead end, a border or the end of a bridge; an edge is the line between two nodes, with its
true length in km and its drawn shape, which may be coarser: points are on a grid of 0.001 degrees and a piece may
be a chord of the line. Every edge lies in one country; where a line crosses a border there is a border node.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.resources import data_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH_STEP = 0.01
# The source's lines are simplified: against 350 published lengths they are 1.0 % short in the median.
SIMPLIFIED_SCALE = 1.01
SLACK_STEP = 1 / 64
TRACK, BRIDGE, LINK = 0, 1, 2
BRIDGE_FACTOR = 2.0
CORRIDOR_FACTOR, TOWN_LINE_FACTOR = 0.75, 0.92


@dataclass(frozen=True)
class Corridor:
    """A named service: the nodes that it passes and the edges between them, in order."""

    name: str
    nodes: tuple[int, ...]
    edges: tuple[int, ...]


@dataclass(frozen=True)
class RailNetwork:
    """Arrays over n nodes, m edges and s drawn pieces (an edge's pieces lie from `first[e]` to `first[e + 1]`).

    `start`, `end` are node numbers, `km` true lengths, `cost` what the search minimises, `kind` one of TRACK,
    BRIDGE, LINK, `country` an index into `countries` (-1 unknown), `component` numbers the connected pieces of
    the whole network, `level` and the shortcuts are the hierarchy (data/build/rail_hierarchy.py).

    Piece i is drawn from (`lat1`, `lon1`) to (`lat2`, `lon2`) and begins `offset_km` from the
    edge's start; `piece_km` is its true length, `south` and `north` its span of latitude.
    """

    level: NDArray[np.uint8]
    shortcut_parts: NDArray[np.int64]
    shortcut_sizes: tuple[int, ...]
    corridors: tuple[Corridor, ...]
    on_corridor: NDArray[np.bool_]

    node_lat: NDArray[np.float64]
    node_lon: NDArray[np.float64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    km: NDArray[np.float64]
    cost: NDArray[np.float64]
    kind: NDArray[np.uint8]
    country: NDArray[np.int64]
    countries: tuple[str, ...]
    component: NDArray[np.int64]
    border: frozenset[int]
    first: NDArray[np.int64]
    edge_of: NDArray[np.int64]
    lat1: NDArray[np.float64]
    lon1: NDArray[np.float64]
    lat2: NDArray[np.float64]
    lon2: NDArray[np.float64]
    south: NDArray[np.float64]
    north: NDArray[np.float64]
    piece_km: NDArray[np.float64]
    offset_km: NDArray[np.float64]


def to_planes(values: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return integers as zigzag codes split into byte planes (k, n), which deflate well."""
    codes = ((values << 1) ^ (values >> 63)).astype("<u4")
    planes = codes.view(np.uint8).reshape(-1, 4).T
    used = max((i + 1 for i in range(4) if planes[i].any()), default=1)
    return np.ascontiguousarray(planes[:used])


def from_planes(planes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the integers that `to_planes` was given."""
    codes = np.zeros(planes.shape[1], dtype=np.int64)
    for i, plane in enumerate(planes):
        codes |= plane.astype(np.int64) << (8 * i)
    return (codes >> 1) ^ -(codes & 1)


@cache
def load_network() -> RailNetwork:
    """Return the network, decoded once; raises ResourceMissingError."""
    with np.load(data_path("railways.npz")) as stored:
        return decode({name: stored[name] for name in stored.files})


def decode(data: dict[str, NDArray[Any]]) -> RailNetwork:
    """Return the network that the arrays of data/railways.npz hold."""
    node_lat, node_lon = np.cumsum(from_planes(data["node_lat"])), np.cumsum(from_planes(data["node_lon"]))
    start = np.cumsum(from_planes(data["start"]))
    end = start + from_planes(data["span"])
    pieces = data["inner"].astype(np.int64) + 1
    first = np.concatenate([[0], np.cumsum(pieces)])
    edge_of = np.repeat(np.arange(len(start)), pieces)
    lat1, lat2 = _unroll(node_lat, start, end, from_planes(data["inner_lat"]), first)
    lon1, lon2 = _unroll(node_lon, start, end, from_planes(data["inner_lon"]), first)
    stored = np.asarray(from_planes(data["length"]) * LENGTH_STEP, dtype=np.float64)
    km = np.where(data["kind"] == TRACK, SIMPLIFIED_SCALE * stored, stored)

    # The stored slack says how the edge's true length spreads over its pieces.
    east = ((lon2 - lon1 + 180) % 360 - 180) * np.cos(np.radians((lat1 + lat2) / 2))
    weight = np.maximum(np.hypot(lat2 - lat1, east), 1e-6) * (1 + data["slack"] * SLACK_STEP)
    piece_km = weight * (km / np.add.reduceat(weight, first[:-1]))[edge_of]
    running = np.cumsum(piece_km)
    offset = running - piece_km - np.repeat((running - piece_km)[first[:-1]], pieces)

    border = frozenset(data["border"].tolist())
    toll = np.zeros(len(node_lat))
    toll[data["border"]] = data["border_cost"]
    edges = np.cumsum(from_planes(data["corridor_edges"]))
    ways = np.split(edges, np.cumsum(data["corridor_lengths"])[:-1])
    corridors = tuple(
        _corridor(name, way.tolist(), start, end)
        for name, way in zip(data["corridor_names"].tolist(), ways, strict=True)
    )
    on_corridor = np.zeros(len(start), dtype=bool)
    on_corridor[edges] = True
    factor = np.where(np.unpackbits(data["town_line"], count=len(start)).astype(bool), TOWN_LINE_FACTOR, 1.0)
    factor = np.where(on_corridor, CORRIDOR_FACTOR, factor)
    factor = np.where(data["kind"] == BRIDGE, BRIDGE_FACTOR, factor)
    cost = km * factor + (toll[start] + toll[end]) / 2
    country = data["country"].astype(np.int64)
    joined = coo_array((np.ones(len(start)), (start, end)), shape=(len(node_lat), len(node_lat)))
    return RailNetwork(
        level=data["level"],
        shortcut_parts=_parts(data),
        shortcut_sizes=tuple(data["shortcut_sizes"].tolist()),
        corridors=corridors,
        on_corridor=on_corridor,
        node_lat=node_lat / 1000,
        node_lon=node_lon / 1000,
        start=start,
        end=end,
        km=km,
        cost=cost,
        kind=data["kind"],
        country=np.where(country == 255, -1, country),
        countries=tuple(data["countries"].tolist()),
        component=connected_components(joined, directed=False)[1].astype(np.int64),
        border=border,
        first=first,
        edge_of=edge_of,
        lat1=lat1,
        lon1=lon1,
        lat2=lat2,
        lon2=lon2,
        south=np.minimum(lat1, lat2),
        north=np.maximum(lat1, lat2),
        piece_km=piece_km,
        offset_km=offset,
    )


def _parts(data: dict[str, NDArray[Any]]) -> NDArray[np.int64]:
    """Return the pairs of edges that the shortcuts stand for; none while the hierarchy is being made."""
    first = np.cumsum(from_planes(data["shortcut_first"]))
    return np.stack([first, first + from_planes(data["shortcut_span"])], axis=1)


def _corridor(name: str, edges: list[int], start: NDArray[np.int64], end: NDArray[np.int64]) -> Corridor:
    """Return the service with its nodes: of the first edge, the end that is on the second comes second."""
    ends = [(int(start[edge]), int(end[edge])) for edge in edges]
    first = ends[0] if len(ends) == 1 or ends[0][1] in ends[1] else ends[0][::-1]
    nodes = list(first)
    for a, b in ends[1:]:
        nodes.append(b if nodes[-1] == a else a)
    return Corridor(name, tuple(nodes), tuple(edges))


def _unroll(
    node: NDArray[np.int64],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    deltas: NDArray[np.int64],
    first: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where each drawn piece begins and ends, in degrees, from the deltas between the inner points."""
    total = int(first[-1])
    steps = np.zeros(total, dtype=np.int64)
    inner = np.ones(total, dtype=bool)
    inner[first[:-1]] = False
    steps[inner] = deltas
    running = np.cumsum(steps)
    pieces = np.diff(first)
    begins = running - np.repeat(running[first[:-1]], pieces) + np.repeat(node[start], pieces)
    ends = np.empty(total, dtype=np.int64)
    ends[:-1] = begins[1:]
    ends[first[1:] - 1] = node[end]
    return begins / 1000, ends / 1000
