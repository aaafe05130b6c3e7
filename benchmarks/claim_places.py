"""Whether claims are judged on the right places: `python benchmarks/claim_places.py [--pairs N] [--list]`.

Made sentences with one distance each, with a seed. Well known cities (`travel_cities.csv`) by pairs: the true figure,
figures that are off, and figures that a namesake of one of them fits. Namesakes of such cities, each beside a large
town of its own country within 400 km (of a city 1,000): the true figure, that of the well known city, and one that is
off; and the figure of the namesake in a text that tells of the country of either.
Goal: of the well known cities at most two in a thousand on the wrong side, a figure that is off supported or a true one
contradicted.

Then how likely, before any figure is heard, the pair is that a figure fits where the pair that was read does not
(`share`, 1: as likely): by whether it lies in one country and near, for true and false figures. The thresholds of
`geo/claims/judging/other_readings.py` and `geo/places/hearing.py` are read off that table.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from world_cities import read_cities

from geo import analyse
from geo.model import Article
from geo.places import are_near_at_home, open_gazetteer, read_places
from geo.places.classes import FeatureClass
from geo.places.gazetteer import ROW
from geo.places.names import hash_name
from geo.routing import distance_km
from geo.text import read

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = (
    "{a} is {d} km from {b}.",
    "{a} lies about {d} kilometres from {b}.",
    "The distance between {a} and {b} is {d} km.",
    "From {a} to {b} it is {d} km.",
    "The team flew the {d} km from {a} to {b}.",
    "{a} is {d} kilometres away from {b}, officials said.",
    "{b} and {a} are {d} km apart.",
)
OFF = {"off by 40 %": 1.4, "twice": 2.0, "half": 0.5, "less by 40 %": 0.6}
VERDICTS = ("supported", "approximately", "imprecise", "contradicted", "not_checkable", "not found")
SHARES = (0.0, 1e-3, 3e-3, 0.01, 0.03, 0.075, 0.2, 0.5)
LARGE, TOWN, NEIGHBOUR = 100_000, 20_000, 300_000
GOAL = 0.002
SEED = 11


@dataclass(frozen=True)
class Stated:
    """A sentence with its distance in km, and what kind of figure that is; `true` if it is true of what is meant."""

    text: str
    km: float
    kind: str
    true: bool
    ends: tuple[str, str]


class Drawn:
    """Sentences about cities and their namesakes."""

    def __init__(self, seed: int) -> None:
        self._gazetteer = open_gazetteer()
        self._cities = read_cities(self._gazetteer)
        self._people = self._gazetteer.columns["population"]
        self._chance = random.Random(seed)  # noqa: S311 - the same sentences each time

    def well_known(self, pairs: int) -> Iterator[Stated]:
        """Yield sentences about pairs of well known cities."""
        for _ in range(pairs):
            a, b = self._chance.sample(sorted(self._cities), 2)
            rows = self._cities[a], self._cities[b]
            km = self._km(*rows)
            yield self._stated(a, b, km, "true", true=True)
            for kind, factor in OFF.items():
                yield self._stated(a, b, km * factor, kind, true=False)
            for name, row, other in ((a, rows[0], rows[1]), (b, rows[1], rows[0])):
                smaller = [n for n in self._namesakes(name, row) if self._people[n] < self._people[row]]
                for namesake in smaller[:2]:
                    fits = self._km(namesake, other)
                    if abs(fits - km) > 0.35 * km and fits > self._gazetteer.radius_km(other):
                        yield self._stated(a, b, fits, "a namesake's", true=False)

    def namesakes(self, pairs: int) -> Iterator[Stated]:
        """Yield sentences about namesakes of well known cities beside large towns near them."""
        large = np.flatnonzero(self._people >= NEIGHBOUR)
        kinds = self._gazetteer.feature_classes(large)
        large = large[(kinds > FeatureClass.COUNTY) & (kinds <= FeatureClass.TOWN)]
        found = [(n, r, row) for n, row in sorted(self._cities.items()) for r in self._namesakes(n, row)]
        self._chance.shuffle(found)
        for name, row, known in found:
            away = self._gazetteer.kilometres_from(row, large)
            near = [
                int(other)
                for other in large[(away > 40) & (away < (1000 if self._people[row] >= LARGE else 400))]
                if self._gazetteer.country(int(other)) == self._gazetteer.country(row)
                and self._gazetteer.name(int(other)) != name
            ]
            if self._people[row] < 5_000 or self._people[known] < 2 * self._people[row] or not near:
                continue
            beside = self._chance.choice(near)
            km, far = self._km(row, beside), self._km(known, beside)
            if abs(far - km) < 0.4 * km:
                continue
            size = "city" if self._people[row] >= LARGE else "town" if self._people[row] >= TOWN else "small town"
            other = self._gazetteer.name(beside)
            yield self._stated(name, other, km, f"{size}: true", true=True)
            yield self._stated(name, other, far, f"{size}: the known city's", true=True)
            yield self._stated(name, other, km * 1.4, f"{size}: off by 40 %", true=False)
            if self._gazetteer.country(row) != self._gazetteer.country(known):
                yield self._told_of(row, name, other, km, f"{size}: its country told", true=True)
                yield self._told_of(known, name, other, km, f"{size}: the known city's country told", true=False)
            pairs -= 1
            if not pairs:
                return

    def _stated(self, a: str, b: str, km: float, kind: str, *, true: bool) -> Stated:
        figure = round(km, -1) if km > 200 else round(km)
        form = self._chance.choice(FORMS)
        return Stated(form.format(a=a, b=b, d=f"{figure:,.0f}"), float(figure), kind, true, (a, b))

    def _told_of(self, place: int, a: str, b: str, km: float, kind: str, *, true: bool) -> Stated:
        """Return a sentence that names a place's country beside the distance."""
        countries = self._gazetteer.meta["country_rows"]
        country = self._gazetteer.name(countries[self._gazetteer.country(place)])
        figure = round(km, -1) if km > 200 else round(km)
        text = f"The hospital at {a}, {figure:,.0f} km from {b}, will close, the government of {country} said."
        return Stated(text, float(figure), kind, true, (a, b))

    def _namesakes(self, name: str, row: int) -> list[int]:
        """Return the other towns of a name, the largest first."""
        rows = (self._gazetteer.postings(hash_name(name)) & ROW).astype(np.int64)
        kinds = self._gazetteer.feature_classes(rows)
        rows = rows[(kinds > FeatureClass.COUNTY) & (kinds <= FeatureClass.TOWN) & (self._people[rows] > 0)]
        rows = rows[self._gazetteer.kilometres_from(row, rows) > 100]
        return [int(r) for r in rows[np.argsort(-self._people[rows].astype(np.int64), kind="stable")]]

    def _km(self, a: int, b: int) -> float:
        lat, lon = self._gazetteer.columns["lat"], self._gazetteer.columns["lon"]
        return distance_km((float(lat[a]), float(lon[a])), (float(lat[b]), float(lon[b])))


def verdict_of(stated: Stated) -> str:
    """Return the verdict of a sentence's distance."""
    dossier = analyse(stated.text, published="2023-09-12", title="", source="")
    return next((claim.verdict for claim in dossier.claims if claim.kind == "distance"), "not found")


def fitting_share(stated: Stated) -> tuple[float, bool] | None:
    """Return how likely the likeliest pair is that fits a figure that the pair which was read does not fit.

    And whether that pair lies in one country and near; None where the pair read fits, or none does.
    """
    reading = read_places(read(stated.text), Article(id="a", sha256="a", text=stated.text))
    mentions = [next((m for m in reading.mentions if m.text == name), None) for name in stated.ends]
    if any(m is None or m.place_id is None for m in mentions):
        return None
    meant = [reading.meanings(m, 1e-4) for m in mentions if m is not None]
    found = []
    for (a, a_score), (b, b_score) in product(*meant):
        km = distance_km((a.lat or 0.0, a.lon or 0.0), (b.lat or 0.0, b.lon or 0.0))
        if abs(km - stated.km) <= 0.1 * stated.km and not {a.feature, b.feature} & {"ADM1", "ADM2"}:
            near = are_near_at_home((a.country, b.country), km, (a.population or 0, b.population or 0))
            found.append((a_score * b_score / (meant[0][0][1] * meant[1][0][1]), near))
    best = max(found, default=None)
    return best if best is not None and best[0] < 1 else None


def main() -> int:
    """Print the two tables; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--list", action="store_true", help="print every sentence on the wrong side")
    options = parser.parse_args()
    drawn = Drawn(SEED)
    known = list(drawn.well_known(options.pairs))
    verdicts, shares, wrong = Counter(), Counter(), []
    for stated in (*known, *drawn.namesakes(options.pairs)):
        verdict = verdict_of(stated)
        verdicts[stated.kind, verdict] += 1
        if verdict in ({"contradicted"} if stated.true else {"supported", "approximately"}):
            wrong.append((stated, verdict))
        if (best := fitting_share(stated)) is not None:
            shares[stated.true, best[1], max(s for s in SHARES if s <= best[0])] += 1
    print(f"{'figure':<30}", *(f"{v:>13}" for v in VERDICTS))
    for kind in dict.fromkeys(kind for kind, _ in sorted(verdicts)):
        print(f"{kind:<30}", *(f"{verdicts[kind, v]:>13}" for v in VERDICTS))
    print(f"{'share of the pair that fits':<30}", *(f"{s:>6g}+" for s in SHARES))
    for true, near in product((True, False), (True, False)):
        name = f"{'true' if true else 'false'}, {'near at home' if near else 'elsewhere'}"
        print(f"{name:<30}", *(f"{shares[true, near, s]:>7}" for s in SHARES))
    if options.list:
        print(*(f"{stated.kind}: {verdict}: {stated.text}" for stated, verdict in wrong), sep="\n")
    missed = [stated for stated, _ in wrong if stated in known]
    print(f"on the wrong side, of well known cities: {len(missed)} of {len(known)} (goal {GOAL:.1%})")
    return int(len(missed) > GOAL * len(known))


if __name__ == "__main__":
    sys.exit(main())
