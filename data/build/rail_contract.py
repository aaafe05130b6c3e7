"""Contract the railway graph: chains of degree 2 become one edge that keeps its shape, short spurs go.

Every node with another degree than 2 stays, and so do border nodes, the ends of bridges and links, and the stops of
named services.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from rail_raw import RailGraph

SPUR_KM = 0.5

TRACK, BRIDGE, LINK = 0, 1, 2


@dataclass(frozen=True)
class Chain:
    """A contracted edge: the nodes along it, the km of each piece, what it is, and the country it lies in."""

    nodes: list[int]
    kms: list[float]
    kind: int
    country: str | None


def drop_spurs(graph: RailGraph, keep: Collection[int]) -> int:
    """Take away dead-end chains shorter than `SPUR_KM`, sidings mostly; return how many nodes went."""
    dropped = 0
    for end in range(len(graph.near)):
        chain, km = [end], 0.0
        while len(graph.near[chain[-1]]) == (1 if len(chain) == 1 else 2) and chain[-1] not in keep:
            onward = [node for node in graph.near[chain[-1]] if len(chain) == 1 or node != chain[-2]]
            km += graph.near[chain[-1]][onward[0]]
            if km > SPUR_KM:
                break
            chain.append(onward[0])
        if len(chain) > 1 and km <= SPUR_KM and len(graph.near[chain[-1]]) > 2:
            for a, b in pairwise(chain):
                graph.cut(a, b)
            dropped += len(chain) - 1
    return dropped


def contract(graph: RailGraph, borders: Collection[int], keep: Collection[int]) -> list[Chain]:
    """Return the contracted edges; loops and pieces of line that are rings of their own are left out."""
    special = graph.bridged | graph.linked
    ends = {node for pair in special for node in pair} | set(borders) | set(keep)
    stays = [bool(near) and (len(near) != 2 or node in ends) for node, near in enumerate(graph.near)]
    chains = []
    for start, stay in enumerate(stays):
        if not stay:
            continue
        for first in graph.near[start]:
            nodes = [start, first]
            while not stays[nodes[-1]]:
                nodes.append(next(node for node in graph.near[nodes[-1]] if node != nodes[-2]))
            if nodes[0] > nodes[-1] or nodes[0] == nodes[-1]:
                continue
            pair = (min(nodes[:2]), max(nodes[:2]))
            kind = (
                (BRIDGE if pair in graph.bridged else LINK if pair in graph.linked else TRACK)
                if len(nodes) == 2
                else TRACK
            )
            kms = [graph.near[a][b] for a, b in pairwise(nodes)]
            chains.append(Chain(nodes, kms, kind, _country(graph, nodes, borders)))
    return chains


def _country(graph: RailGraph, nodes: list[int], borders: Collection[int]) -> str | None:
    """Return the country of a chain: that of any node on it that is no border node."""
    inner = [node for node in nodes if node not in borders] or nodes
    return graph.countries[inner[0]]
