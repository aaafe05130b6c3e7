"""Ways by the hierarchy cost what Dijkstra's do, in the world and in small networks, in all countries or some."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.routing import hierarchy
from geo.routing.hierarchy import cheapest, ladder_of, load_ladder, way_between
from geo.routing.network import load_network
from geo.routing.snap import Snap

BUILD = Path(__file__).resolve().parent.parent / "data" / "build" / "rail_hierarchy.py"


@lru_cache(maxsize=1)
def build_hierarchy():
    spec = importlib.util.spec_from_file_location("rail_hierarchy", BUILD)
    module = importlib.util.module_from_spec(spec)
    with patch.dict("sys.modules", rail_hierarchy=module):  # dataclasses look there for their module
        spec.loader.exec_module(module)
    return module.build_hierarchy


def costs_from(network, node, allowed=None):
    """Return what it costs to reach each node, by scipy's Dijkstra on the edges as they are."""
    inside = np.full(len(network.km), True) if allowed is None else np.isin(network.country, list(allowed))
    low, high = np.minimum(network.start, network.end)[inside], np.maximum(network.start, network.end)[inside]
    order = np.lexsort((network.cost[inside], high, low))
    pairs = np.stack([low[order], high[order]])
    fresh = np.append(True, (np.diff(pairs) != 0).any(axis=0)) if len(order) else np.empty(0, dtype=bool)
    count = len(network.node_lat)
    graph = csr_array((network.cost[inside][order][fresh], tuple(pairs[:, fresh])), shape=(count, count))
    return dijkstra(graph, directed=False, indices=node)


def check(network, found, ends, cost, allowed=None):
    """The way found is one, from end to end, in the countries allowed, at that cost."""
    if found is None:
        assert np.isinf(cost)
        return
    total, nodes, edges = found
    assert total == pytest.approx(cost, abs=1e-6)
    assert (nodes[0], nodes[-1]) == ends
    steps = np.sort(np.stack([nodes[:-1], nodes[1:]]), axis=0)
    assert (steps == np.sort(np.stack([network.start[edges], network.end[edges]]), axis=0)).all()
    assert network.cost[edges].sum() == pytest.approx(cost, abs=1e-6)
    assert allowed is None or allowed.issuperset(network.country[edges].tolist())


edges = st.integers(0, len(load_network().km) - 1)


@settings(max_examples=25, deadline=None)
@given(edges, edges)
def test_in_the_world(first, last):
    network = load_network()
    a, b = int(network.start[first]), int(network.end[last])
    costs = costs_from(network, a)
    check(network, way_between(load_ladder(), {a: 0.0}, {b: 0.0}), (a, b), costs[b])


@settings(max_examples=25, deadline=None)
@given(edges, edges, st.sets(st.integers(-1, len(load_network().countries) - 1)), st.booleans())
def test_in_some_countries_only(first, last, others, most):
    network = load_network()
    if most:
        others = set(range(-1, len(network.countries))) - others
    allowed = frozenset(others | set(network.country[[first, last]].tolist()))
    a, b = int(network.start[first]), int(network.end[last])
    found = way_between(load_ladder(), {a: 0.0}, {b: 0.0}, allowed)
    check(network, found, (a, b), costs_from(network, a, allowed)[b], allowed)


@settings(max_examples=40, deadline=None)
@given(edges, edges, edges)
def test_costs_are_a_metric(a, b, c):
    whole, first, second, back = (
        cheapest([Snap(x, 0.0, 0.0)], [Snap(y, 0.0, 0.0)], None) for x, y in ((a, c), (a, b), (b, c), (c, a))
    )
    assert (whole is None) == (back is None)
    assert whole is None or whole.cost == pytest.approx(back.cost, abs=1e-6)
    if first is not None and second is not None:
        assert whole.cost <= first.cost + second.cost + 1e-6


NODES = 14
small_edges = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.integers(1, 9), st.integers(0, 2)),
    min_size=1,
    max_size=40,
)
entries = st.dictionaries(st.integers(0, NODES - 1), st.integers(0, 5), min_size=1, max_size=3)


def small_network(rows):
    """Return a network of edges (from, to, cost, country) with its hierarchy."""
    start, end, cost, country = np.array(rows, dtype=np.int64).T
    ends, of = np.concatenate([start, end]), np.concatenate([country, country])
    border = {node for node in range(NODES) if len(set(of[ends == node])) > 1}
    network = SimpleNamespace(
        node_lat=np.zeros(NODES), start=start, end=end, km=cost, cost=cost * 1.0, country=country, border=border
    )
    made = build_hierarchy()(network)
    network.level, network.shortcut_parts, network.shortcut_sizes = made.level, made.parts, made.sizes
    return network


@settings(max_examples=300, deadline=None)
@given(small_edges, entries, entries, st.none() | st.frozensets(st.integers(0, 2), min_size=1), st.integers(0, NODES))
def test_in_small_networks(rows, sources, targets, allowed, core):
    network = small_network(rows)
    if allowed is not None:
        inside = np.isin(network.country, list(allowed))
        there = set(network.start[inside].tolist()) | set(network.end[inside].tolist())
        sources, targets = ({node: cost for node, cost in side.items() if node in there} for side in (sources, targets))
    with patch.object(hierarchy, "CORE", core):
        ladder = ladder_of(network)
    found = way_between(ladder, sources, targets, allowed)
    costs = {a: costs_from(network, a, allowed) for a in sources}
    best = min((sources[a] + costs[a][b] + targets[b] for a in sources for b in targets), default=np.inf)
    if found is None:
        assert np.isinf(best)
        return
    total, nodes, _ = found
    a, b = int(nodes[0]), int(nodes[-1])
    assert total == pytest.approx(best, abs=1e-6)
    own = total - sources[a] - targets[b]
    check(network, (own, *found[1:]), (a, b), costs[a][b], allowed)
