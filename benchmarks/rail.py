"""Ways by rail against scgraph 3.6 on the same contracted graph in the same run: p50 and p95 of random pairs.

Also the size of the graph on disk, the time until a first way is found, and how near the ways are to published lengths.
`python benchmarks/rail.py [PAIRS]`
"""

from __future__ import annotations

import csv
import gc
import random
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scgraph import Graph

from geo.resources import data_path
from geo.routing import Waypoint, find_way
from geo.routing.hierarchy import load_ladder, way_between
from geo.routing.network import load_network

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEED = 20230912
PYONGYANG, KHASAN = Waypoint(39.03385, 125.75432, "KP"), Waypoint(42.42387, 130.65156, "RU")
PARIS = Waypoint(48.85341, 2.3488, "FR")
LENGTHS = Path(__file__).resolve().parent.parent / "tests" / "data" / "rail_lengths.csv"


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile in ms."""
    cuts = statistics.quantiles(times, n=100)
    return statistics.median(times) * 1000, cuts[94] * 1000


def clock(action: Callable[[], object]) -> float:
    """Return how long the action takes, in seconds of processor time, which other programs do not lengthen."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    gc.collect()
    gc.freeze()  # the modules loaded are not to be searched for garbage again
    loads = [
        clock(action) * 1000
        for action in (
            load_network,
            load_ladder,
            lambda: find_way(PYONGYANG, KHASAN, "rail"),
            lambda: find_way(PARIS, KHASAN, "rail"),
        )
    ]
    network = load_network()
    megabytes = data_path("railways.npz").stat().st_size / 1e6
    print(
        f"data/railways.npz {megabytes:.2f} MB; in memory in {sum(loads[:3]):.0f} ms: network {loads[0]:.0f}, "
        f"hierarchy {loads[1]:.0f}, a first way with its indexes {loads[2]:.0f}; "
        f"the first way through any countries {loads[3]:.0f} ms"
    )

    adjacency: list[dict[int, float]] = [{} for _ in network.node_lat]
    for a, b, cost in zip(network.start.tolist(), network.end.tolist(), network.cost.tolist(), strict=True):
        if a != b and cost < adjacency[a].get(b, float("inf")):
            adjacency[a][b] = adjacency[b][a] = cost
    rival = Graph(adjacency)

    draw = random.Random(SEED)  # noqa: S311 - a benchmark's sample
    largest = max(set(network.component.tolist()), key=network.component.tolist().count)
    nodes = [i for i, piece in enumerate(network.component.tolist()) if piece == largest]
    pairs = [(draw.choice(nodes), draw.choice(nodes)) for _ in range(count)]
    ladder = load_ladder()
    way_between(ladder, {pairs[0][0]: 0.0}, {pairs[0][1]: 0.0})
    rival.dijkstra(origin_id=pairs[0][0], destination_id=pairs[0][1])
    ours, theirs, ways = [], [], []
    gc.collect()
    gc.freeze()
    # One after the other, not by turns: neither is to find the processor's caches filled by the other.
    for a, b in pairs:
        ours.append(clock(lambda a=a, b=b: way_between(ladder, {a: 0.0}, {b: 0.0})))
    for a, b in pairs:
        theirs.append(clock(lambda a=a, b=b: rival.dijkstra(origin_id=a, destination_id=b)))
    for a, b in pairs:
        ends = [Waypoint(float(network.node_lat[node]), float(network.node_lon[node])) for node in (a, b)]
        ways.append(clock(lambda ends=ends: find_way(*ends, "rail")))
        found, other = way_between(ladder, {a: 0.0}, {b: 0.0}), rival.dijkstra(origin_id=a, destination_id=b)
        assert found is not None
        assert abs(found[0] - other["length"]) < 1e-3 * max(found[0], 1)
    mine, its, whole = percentiles(ours), percentiles(theirs), percentiles(ways)
    print(f"{count} random pairs of the largest network, the same costs found by both:")
    print(f"  hierarchy   p50 {mine[0]:7.2f} ms  p95 {mine[1]:7.2f} ms")
    print(f"  scgraph     p50 {its[0]:7.2f} ms  p95 {its[1]:7.2f} ms  ({its[1] / mine[1]:.0f} times the p95)")
    print(f"  find_way    p50 {whole[0]:7.2f} ms  p95 {whole[1]:7.2f} ms  (snaps, rules, line, borders)")
    lengths()


def lengths() -> None:
    """Print how near the ways are to the published lengths."""
    with LENGTHS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for held_out in ("no", "yes"):
        offs = []
        for row in (row for row in rows if row["held_out"] == held_out):
            ends = [
                Waypoint(float(row[f"{end}_lat"]), float(row[f"{end}_lon"]), row[f"{end}_country"])
                for end in ("from", "to")
            ]
            found = find_way(*ends, "rail").path_km
            lines = [float(row[key]) for key in ("km", "other_km") if row[key]]
            offs.append(min(abs(found - km) / km for km in lines) if found else 1.0)
        near = sum(off <= 0.06 for off in offs) / len(offs)
        far = sum(off > 0.15 for off in offs)
        print(
            f"{len(offs)} published lengths{' held out' if held_out == 'yes' else ''}: {near:.0%} within 6 %, "
            f"{far} beyond 15 %, median off by {statistics.median(offs):.1%}"
        )


if __name__ == "__main__":
    main()
