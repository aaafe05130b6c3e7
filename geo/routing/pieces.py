"""Whether a set of countries connects two places by rail at all, told from the pieces of each country's network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.routing.network import load_network

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from geo.routing.snap import Snap


@dataclass(frozen=True)
class _Pieces:
    """For each edge its piece, for each piece its country and the pieces over the border."""

    of_edge: NDArray[np.int64]
    country: list[int]
    beside: dict[int, set[int]]


@cache
def _pieces() -> _Pieces:
    network = load_network()
    # A border node is one node for each country, so that no piece reaches over the border.
    keys = [network.country * len(network.node_lat) + node for node in (network.start, network.end)]
    unique, numbers = np.unique(np.concatenate(keys), return_inverse=True)
    first, second = np.split(numbers, 2)
    joined = coo_array((np.ones(len(first)), (first, second)), shape=(len(unique), len(unique)))
    label = connected_components(joined, directed=False)[1]
    at_node: dict[int, set[int]] = {}
    for key, piece in zip(unique.tolist(), label.tolist(), strict=True):
        node = key % len(network.node_lat)
        if node in network.border:
            at_node.setdefault(node, set()).add(piece)
    beside: dict[int, set[int]] = {}
    for pieces in at_node.values():
        for piece in pieces:
            beside.setdefault(piece, set()).update(pieces - {piece})
    country = np.zeros(label.max() + 1, dtype=np.int64)
    country[label] = unique // len(network.node_lat)
    return _Pieces(label[first].astype(np.int64), country.tolist(), beside)


def connected(starts: Sequence[Snap], ends: Sequence[Snap], allowed: Collection[int]) -> bool:
    """Return whether some start and some end are joined by rail within the countries allowed."""
    pieces = _pieces()
    todo = [int(pieces.of_edge[snap.edge]) for snap in starts]
    goals = {int(pieces.of_edge[snap.edge]) for snap in ends}
    seen = {piece for piece in todo if pieces.country[piece] in allowed}
    todo = list(seen)
    while todo:
        for piece in pieces.beside.get(todo.pop(), ()):
            if piece not in seen and pieces.country[piece] in allowed:
                seen.add(piece)
                todo.append(piece)
    return bool(seen & goals)
