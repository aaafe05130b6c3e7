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

from geo.resources import data_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH_STEP = 0.01
# The source's lines are simplified: against 350 published lengths they are 1.0 % short in the median.
SIMPLIFIED_SCALE = 1.01
SLACK_STEP = 1 / 64
GRID = 1000
TRACK, BRIDGE, LINK = 0, 1, 2
BRIDGE_FACTOR = 2.0
CORRIDOR_FACTOR, TOWN_LINE_FACTOR = 0.75, 0.92


@dataclass(frozen=True)
class Corridor:
    """A named service: the nodes that it passes and the edges between them, in order."""

    name: str
    nodes: NDArray[np.int64]
    edges: NDArray[np.int64]


@dataclass(frozen=True)
class RailNetwork:
    """Arrays over n nodes, m edges and p drawn points (an edge's points lie from `first[e]` to `first[e + 1]`).

    `start`, `end` are node numbers, `km` true lengths, `cost` what the search minimises, `kind` one of TRACK,
    BRIDGE, LINK, `country` an index into `countries` (-1 unknown), `component` numbers the connected pieces of
    the whole network, `level` and the shortcuts are the hierarchy (data/build/rail_hierarchy.py).

    Points are whole numbers of 1/`GRID` degree. Between two points of an edge lies a piece of it; `slack` says how
    much longer each piece is than it is drawn, in steps of `SLACK_STEP`.
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
    country: NDArray[np.int16]
    countries: tuple[str, ...]
    component: NDArray[np.int32]
    border: frozenset[int]
    first: NDArray[np.int64]
    lat: NDArray[np.int32]
    lon: NDArray[np.int32]
    slack: NDArray[np.uint8]


def to_planes(values: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return integers as zigzag codes split into byte planes (k, n), which deflate well."""
    codes = ((values << 1) ^ (values >> 63)).astype("<u4")
    planes = codes.view(np.uint8).reshape(-1, 4).T
    used = max((i + 1 for i in range(4) if planes[i].any()), default=1)
    return np.ascontiguousarray(planes[:used])


def from_planes(planes: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Return the integers that `to_planes` was given."""
    codes = np.zeros(planes.shape[1], dtype="<i4")
    digits = codes.view(np.uint8).reshape(-1, 4)
    for i, plane in enumerate(planes):
        digits[:, i] = plane
    return (codes >> 1) ^ -(codes & 1)


@cache
def load_network() -> RailNetwork:
    """Return the network, decoded once; raises ResourceMissingError."""
    with np.load(data_path("railways.npz")) as stored:
        return decode({name: stored[name] for name in stored.files})


def decode(data: dict[str, NDArray[Any]]) -> RailNetwork:
    """Return the network that the arrays of data/railways.npz hold."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - most questions need no scipy
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    nodes = [np.cumsum(from_planes(data[name]), dtype=np.int32) for name in ("node_lat", "node_lon")]
    start = np.cumsum(from_planes(data["start"]), dtype=np.int64)
    end = start + from_planes(data["span"])
    first = np.concatenate([[0], np.cumsum(data["inner"] + np.int64(2))])
    lat, lon = _points(data, nodes, start, end, first)
    stored = np.asarray(from_planes(data["length"]) * LENGTH_STEP, dtype=np.float64)
    km = np.where(data["kind"] == TRACK, SIMPLIFIED_SCALE * stored, stored)

    border = frozenset(data["border"].tolist())
    toll = np.zeros(len(nodes[0]))
    toll[data["border"]] = data["border_cost"]
    edges = np.cumsum(from_planes(data["corridor_edges"]), dtype=np.int64)
    ways = np.split(edges, np.cumsum(data["corridor_lengths"])[:-1])
    corridors = tuple(
        Corridor(name, _nodes_along(start, end, way), way)
        for name, way in zip(data["corridor_names"].tolist(), ways, strict=True)
    )
    on_corridor = np.zeros(len(start), dtype=bool)
    on_corridor[edges] = True
    factor = np.where(np.unpackbits(data["town_line"], count=len(start)).astype(bool), TOWN_LINE_FACTOR, 1.0)
    factor = np.where(on_corridor, CORRIDOR_FACTOR, factor)
    factor = np.where(data["kind"] == BRIDGE, BRIDGE_FACTOR, factor)
    cost = km * factor + (toll[start] + toll[end]) / 2
    country = data["country"].astype(np.int16)
    joined = coo_array((np.ones(len(start)), (start, end)), shape=(len(nodes[0]), len(nodes[0])))
    return RailNetwork(
        level=data["level"],
        shortcut_parts=_parts(data),
        shortcut_sizes=tuple(data["shortcut_sizes"].tolist()),
        corridors=corridors,
        on_corridor=on_corridor,
        node_lat=nodes[0] / GRID,
        node_lon=nodes[1] / GRID,
        start=start,
        end=end,
        km=km,
        cost=cost,
        kind=data["kind"],
        country=np.where(country == 255, np.int16(-1), country),
        countries=tuple(data["countries"].tolist()),
        component=connected_components(joined, directed=False)[1],
        border=border,
        first=first,
        lat=lat,
        lon=lon,
        slack=data["slack"],
    )


def _parts(data: dict[str, NDArray[Any]]) -> NDArray[np.int64]:
    """Return the pairs of edges that the shortcuts stand for; none while the hierarchy is being made."""
    first = np.cumsum(from_planes(data["shortcut_first"]), dtype=np.int64)
    return np.stack([first, first + from_planes(data["shortcut_span"])], axis=1)


def _nodes_along(start: NDArray[np.int64], end: NDArray[np.int64], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the nodes between which the edges lie, which follow on each other."""
    a, b = start[edges], end[edges]
    begin = b[0] if len(edges) > 1 and a[0] in (a[1], b[1]) and b[0] not in (a[1], b[1]) else a[0]
    # Each node is the sum of its edge's ends less the node before: an alternating sum, from the first node on.
    sign = 1 - 2 * (np.arange(len(edges) + 1) % 2)
    nodes: NDArray[np.int64] = sign * np.cumsum(np.concatenate([[begin], sign[1:] * (a + b)]))
    return nodes


def _points(
    data: dict[str, NDArray[Any]],
    nodes: list[NDArray[np.int32]],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    first: NDArray[np.int64],
) -> list[NDArray[np.int32]]:
    """Return both coordinates of all drawn points, from those of the nodes and the deltas between the inner points."""
    inner = np.diff(first) - 2
    edge = np.repeat(np.arange(len(inner), dtype=np.int32), inner)
    place = np.arange(len(edge), dtype=np.int32) + 2 * edge + 1
    points = []
    for node, deltas in zip(nodes, (data["inner_lat"], data["inner_lon"]), strict=True):
        begins = node[start]
        found = np.empty(first[-1], dtype=np.int32)
        found[first[:-1]], found[first[1:] - 1] = begins, node[end]
        running = np.cumsum(np.concatenate([[0], from_planes(deltas)]), dtype=np.int32)
        found[place] = running[1:] + (begins - running[first[:-1] - 2 * np.arange(len(inner))])[edge]
        points.append(found)
    return points
