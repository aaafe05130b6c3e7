"""Make data/railways.npz, the world's railways to route on, and data/rail_bridges.csv, what is joined by rule.

Reads scgraph_data (see rail_raw.py) and what people decided: data/rail_links.csv, data/rail_corridors.csv and
data/rail_borders.csv.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the build shares geo.routing's code, uninstalled

from rail_bridges import Bridge, find_bridges
from rail_contract import contract, drop_spurs
from rail_corridors import edges_of, lay_corridors
from rail_countries import assign_countries, put_in_border_nodes, spread_labels
from rail_hierarchy import build_hierarchy
from rail_junctions import Junction, find_junctions, put_in_junctions
from rail_links import apply_links
from rail_pack import no_hierarchy, pack, pack_hierarchy, pack_town_lines, write
from rail_raw import RailGraph, read_railways
from rail_towns import town_lines

from geo.routing.network import decode
from geo.routing.rail import PASSED_THROUGH

DATA = Path(__file__).resolve().parent.parent
BORDER_COST_KM = 250.0  # trains keep to their country unless the detour is longer than this
SUSPENDED_COST_KM = 2000.0  # where trains have stopped, only those between the two countries themselves would pass


def borders_that_are(status: str) -> set[frozenset[str | None]]:
    """Return the pairs of countries whose border has the status "closed" or "suspended"."""
    with (DATA / "rail_borders.csv").open(encoding="utf-8") as file:
        return {frozenset((row["from"], row["to"])) for row in csv.DictReader(file) if row["status"] == status}


def border_costs(graph: RailGraph, borders: set[int]) -> dict[int, float]:
    """Return what it costs, in km, to pass each border node."""
    suspended = borders_that_are("suspended")
    costs = {}
    for node in borders:
        sides = frozenset(graph.countries[other] for other in graph.near[node])
        costs[node] = SUSPENDED_COST_KM if sides in suspended else 0.0 if sides & PASSED_THROUGH else BORDER_COST_KM
    return costs


def close_borders(graph: RailGraph, closed: set[frozenset[str | None]]) -> None:
    """Cut every edge over a closed border."""
    for a in range(len(graph.near)):
        for b in list(graph.near[a]):
            if frozenset((graph.countries[a], graph.countries[b])) in closed:
                graph.cut(a, b)


def write_bridges(graph: RailGraph, junctions: list[Junction], bridges: list[Bridge]) -> None:
    """Write the junctions put in (at one point) and the bridges, with their reasons."""
    with (DATA / "rail_bridges.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["lat1", "lon1", "lat2", "lon2", "km", "countries", "reason"])
        for junction in junctions:
            point, country = graph.points[junction.end], graph.countries[junction.end] or "?"
            out.writerow([*point, *point, "0.00", country, junction.reason()])
        for bridge in bridges:
            ends = [graph.points[bridge.a], graph.points[bridge.b]]
            countries = dict.fromkeys(graph.countries[node] or "?" for node in (bridge.a, bridge.b))
            out.writerow([*ends[0], *ends[1], f"{bridge.km:.2f}", "-".join(countries), bridge.reason()])


def main() -> None:
    """Build and write the files, and say what came of it."""
    graph = read_railways()
    assign_countries(graph)
    closed = borders_that_are("closed")
    close_borders(graph, closed)
    junctions = find_junctions(graph, closed)
    put_in_junctions(graph, junctions)
    bridges = find_bridges(graph, closed)
    write_bridges(graph, junctions, bridges)
    for bridge in bridges:
        graph.add(bridge.a, bridge.b, bridge.km)
        graph.bridged.add((min(bridge.a, bridge.b), max(bridge.a, bridge.b)))
    for remark in apply_links(graph, DATA / "rail_links.csv"):
        print(remark, file=sys.stderr)
    # What was adrift off the coast has its country now that it is joined.
    graph.countries = spread_labels(graph, graph.countries)
    borders = set(put_in_border_nodes(graph))
    corridors, remarks = lay_corridors(graph, DATA / "rail_corridors.csv")
    print(*remarks, sep="\n", file=sys.stderr)
    stops = {node for corridor in corridors for node in corridor.stops}
    on_way = {node for corridor in corridors for node in corridor.nodes}
    keep = on_way | borders | {node for pair in graph.bridged | graph.linked for node in pair}
    dropped = drop_spurs(graph, keep)
    chains = contract(graph, borders, stops)
    services = [(corridor.name, edges_of(corridor, chains)) for corridor in corridors]
    path = DATA / "railways.npz"
    arrays = pack(graph, chains, services, border_costs(graph, borders))
    plain = {**arrays, **pack_town_lines(np.zeros(len(chains), dtype=bool))}
    network = decode({**plain, **pack_hierarchy(no_hierarchy(arrays["node_lat"].shape[1]))})
    lines = town_lines(decode({**plain, **pack_hierarchy(build_hierarchy(network))}))
    arrays |= pack_town_lines(lines)
    network = decode({**arrays, **pack_hierarchy(no_hierarchy(arrays["node_lat"].shape[1]))})
    write(path, {**arrays, **pack_hierarchy(build_hierarchy(network))})
    print(
        f"{len(junctions)} junctions, {len(bridges)} bridges, {dropped} nodes of spurs dropped, {len(chains)} edges, "
        f"{len(corridors)} corridors, {len(borders)} borders, "
        f"{path.stat().st_size / 1e6:.2f} MB",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
