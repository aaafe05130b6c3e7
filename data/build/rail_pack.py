"""Write the contracted railways small: integers as zigzag deltas, split into bytes, deflated by numpy's npz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rail_hierarchy import Hierarchy

from geo.routing.geodesic import WGS84
from geo.routing.network import LENGTH_STEP, SLACK_STEP, to_planes

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from rail_contract import Chain
    from rail_raw import RailGraph

DEGREE_STEPS = 1000


def pack(
    graph: RailGraph, chains: list[Chain], services: list[tuple[str, list[int]]], borders: dict[int, float]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of data/railways.npz; see geo/routing/network.py for what each is."""
    used = sorted({node for chain in chains for node in (chain.nodes[0], chain.nodes[-1])})
    number = {node: i for i, node in enumerate(used)}
    order = sorted(range(len(chains)), key=lambda i: (number[chains[i].nodes[0]], number[chains[i].nodes[-1]]))
    chains = [chains[i] for i in order]
    place = {old: new for new, old in enumerate(order)}
    ways = [np.array([place[edge] for edge in edges]) for _, edges in services]
    points = np.round(np.array(graph.points) * DEGREE_STEPS).astype(np.int64)
    nodes = points[used]
    countries = sorted({chain.country for chain in chains if chain.country})

    crossed = sorted((node for node in borders if node in number), key=lambda node: number[node])

    drawn = [points[chain.nodes] for chain in chains]
    inner = [np.diff(line, axis=0)[:-1] for line in drawn]
    starts = np.array([number[chain.nodes[0]] for chain in chains])
    ends = np.array([number[chain.nodes[-1]] for chain in chains])
    deltas = np.concatenate(inner)
    return {
        "node_lat": to_planes(np.diff(nodes[:, 0], prepend=0)),
        "node_lon": to_planes(np.diff(nodes[:, 1], prepend=0)),
        "start": to_planes(np.diff(starts, prepend=0)),
        "span": to_planes(ends - starts),
        "inner": np.array([len(line) - 2 for line in drawn], dtype=np.uint16),
        "inner_lat": to_planes(deltas[:, 0]),
        "inner_lon": to_planes(deltas[:, 1]),
        "slack": np.concatenate([_slack(line, chain.kms) for line, chain in zip(drawn, chains, strict=True)]),
        "length": to_planes(np.round(np.array([sum(chain.kms) for chain in chains]) / LENGTH_STEP).astype(np.int64)),
        "kind": np.array([chain.kind for chain in chains], dtype=np.uint8),
        "corridor_names": np.array([name for name, _ in services]),
        "corridor_lengths": np.array([len(way) for way in ways], dtype=np.int32),
        "corridor_edges": to_planes(np.diff(np.concatenate(ways), prepend=0)),
        "country": np.array([countries.index(c.country) if c.country else 255 for c in chains], dtype=np.uint8),
        "countries": np.array(countries),
        "border": np.array([number[node] for node in crossed], dtype=np.int32),
        "border_cost": np.array([borders[node] for node in crossed], dtype=np.uint16),
    }


def pack_town_lines(lines: NDArray[np.bool_]) -> dict[str, NDArray[Any]]:
    """Return the array that says which edges join towns, a bit each."""
    return {"town_line": np.packbits(lines)}


def pack_hierarchy(hierarchy: Hierarchy) -> dict[str, NDArray[Any]]:
    """Return the arrays that the hierarchy adds."""
    first, second = hierarchy.parts.T
    return {
        "level": hierarchy.level,
        "shortcut_first": to_planes(np.diff(first, prepend=0)),
        "shortcut_span": to_planes(second - first),
        "shortcut_sizes": np.array(hierarchy.sizes, dtype=np.int32),
    }


def no_hierarchy(nodes: int) -> Hierarchy:
    """Return the hierarchy of a network that has none yet."""
    return Hierarchy(np.zeros(nodes, dtype=np.uint8), np.zeros((0, 2), dtype=np.int64), [])


def _slack(line: NDArray[np.int64], kms: list[float]) -> NDArray[np.uint8]:
    """Return how much longer each piece is than it is drawn, in steps of `SLACK_STEP`, at most 255 of them."""
    lat, lon = line.T / DEGREE_STEPS
    drawn = np.asarray(WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])[2]) / 1000
    # Below half a km the rounding of the coordinates is all there is to see.
    ratio = np.where(drawn > 0.5, np.array(kms) / np.maximum(drawn, 0.5), 1.0)
    return np.clip(np.round((ratio - 1) / SLACK_STEP), 0, 255).astype(np.uint8)


def write(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write the arrays; the same arrays give the same bytes."""
    np.savez_compressed(path, allow_pickle=False, **arrays)
