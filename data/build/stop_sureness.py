"""Learn the weights of data/stop_sureness.toml: `python data/build/stop_sureness.py CORPORA JOURNEYS`, some minutes.

The texts are those of data/build/presence.py. The models of presence and the order of visits have seen them, so each
text is read with models of the other folds: what is drawn of a new article is no surer. A stop is right if the marks
have the traveller there in that order (benchmarks/journey_marks.py) and its place is the one that is meant, by the
corpus or the gold itinerary; of texts that were made nobody asks which place.

The weights are a logistic regression on the stops of two thirds of the texts. Those of texts that were made to mislead
are right less often, so they have a constant of their own, which is left out of the file. Prints Brier score, log loss
and a reliability table beside those of the chance that a stop is told, for all, for annotated articles and posts, and
for the third that is kept apart.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import numpy as np
import presence
import visit_order
from journeys_gold import annotated_texts, made_texts

from geo import analyse, sign_model
from geo.journey.itinerary import precedence, routes
from geo.journey.itinerary.sureness import WEIGHTS, grounds_of
from geo.resources import data_path
from geo.routing import distance_km

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))  # where stops are judged

from journey_marks import right_stops
from journey_scores import is_stop, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeys_gold import GoldText
    from numpy.typing import NDArray

    from geo.journey.itinerary.sureness import Grounds
    from geo.journey.itinerary.visit import Visit

    Json = dict[str, Any]

OUT = Path(__file__).resolve().parents[1] / "stop_sureness.toml"
NAMES = list(WEIGHTS)
ANNOTATED_WEIGHT = 3.0
"""How often an annotated article counts for a made text."""

PULL = 1.0
"""How strongly weights are drawn to 0 (L2), but the constant."""

NEAR_KM = 40.0
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)
HEAD = """\
# How sure a stop is, as the natural logarithm of odds: `told` for the odds that one telling of it at least is right (in
# that somebody was there, in whom and in which place), `order` for those that it stands right beside its neighbours,
# `only_left` where it is told only as left. Logistic regression on {stops} stops of {made} texts made for training and
# of {annotated} annotated articles and posts, each read with models that had not seen it; a third of all is kept apart.
# Made by data/build/stop_sureness.py; geo/journey/itinerary/sureness.py has the signs.
"""


@dataclass(frozen=True, eq=False)
class StopRead:
    """A stop of a text with what its sureness rests on, how likely it is told, and whether it is right in all."""

    text: GoldText
    grounds: Grounds
    told: float
    is_right: bool

    @property
    def is_made(self) -> bool:
        """Whether its text was made for training."""
        return self.text.kind == "made"


def read_stops(texts: Sequence[GoldText], places: PlacesMeant) -> list[StopRead]:
    """Return the stops that count of texts, each text read with models of the other folds."""
    samples = [sample for text in texts if (sample := presence.read_sample(text)).named]
    journeys = [journey for sample in samples for journey in visit_order.journeys_of(sample)]
    stops: list[StopRead] = []
    for fold in range(presence.FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            presence.train([s for s in samples if s.fold != fold], Path(folder) / "presence")
            order = visit_order.fit(j for j in journeys if j.fold != fold)
            stops += _with_models(Path(folder), order, [s.gold for s in samples if s.fold == fold], places)
    return stops


def _with_models(
    folder: Path, order: NDArray[np.float64], texts: Iterable[GoldText], places: PlacesMeant
) -> list[StopRead]:
    def path(name: str) -> Path:
        return own if (own := folder / name).exists() else data_path(name)

    sign_model.load_model.cache_clear()
    with (
        mock.patch.object(sign_model, "data_path", path),
        mock.patch.dict(precedence.WEIGHTS, dict(zip(visit_order.NAMES, order, strict=True))),
    ):
        stops = [stop for text in texts for stop in _stops_of(text, places)]
    sign_model.load_model.cache_clear()
    return stops


def _stops_of(text: GoldText, places: PlacesMeant) -> list[StopRead]:
    """Return the stops of a text that are right or wrong, with what the itinerary was made of when it was drawn."""
    found: list[list[tuple[Grounds | None, float | None]]] = []

    def noted(visits: Sequence[Visit], words: str) -> list[Grounds | None]:
        grounds = grounds_of(visits, words)
        found.append([(own, visit.chance_told) for own, visit in zip(grounds, visits, strict=True)])
        return grounds

    with mock.patch.object(routes, "grounds_of", noted):
        dossier = json.loads(analyse(text.text, published=text.published).model_dump_json(by_alias=True))
    known = {place["id"]: place for place in dossier["places"]}
    drawn = dossier["routes"]
    # Where the places were read again, routes were laid twice: the last ones are the dossier's.
    return [
        StopRead(text, grounds, told, is_right and places.is_meant(text.id, known[stop["place_id"]], dossier))
        for route, judged, noted_of in zip(
            drawn, right_stops(text, dossier), found[len(found) - len(drawn) :], strict=True
        )
        for stop, is_right, (grounds, told) in zip(route["stops"], judged, noted_of, strict=True)
        if is_right is not None and grounds is not None and told is not None
    ]


class PlacesMeant:
    """Which places are meant in the texts that are not ours: by the toponyms of a corpus, by a gold itinerary."""

    def __init__(self, corpora: Path, journeys: Path) -> None:
        """Read what the folders have."""
        self._toponyms: dict[str, list[Json]] = {}
        for file in sorted(corpora.glob("*.dev.jsonl")):
            with file.open(encoding="utf-8") as lines:
                documents = [json.loads(line) for line in lines]
            corpus = file.name.partition(".")[0]
            self._toponyms |= {f"{corpus}/{d['id']}": d.get("toponyms", []) for d in documents}
        self._journeys: dict[str, Json] = {
            f"{kind}/{file.stem}": json.loads(file.read_text(encoding="utf-8"))
            for kind in ("news", "rfc")
            for file in sorted((journeys / kind).glob("*.json"))
        }

    def is_meant(self, text_id: str, place: Json, dossier: Json) -> bool:
        """Say whether a stop that the marks have is at the place that is meant; so it is where nothing tells."""
        if gold := self._journeys.get(text_id):
            neutral = (gold.get("neutral") or []) + (gold.get("mentioned") or [])
            return any(is_stop(place, stop) for stop in gold["stops"]) or plain_name(place["name"]) in {
                plain_name(name) for name in neutral
            }
        ids = {place["id"], (place.get("derived_from") or {}).get("place_id")}
        named = [(m["start"], m["end"]) for m in dossier["mentions"] if m["place_id"] in ids]
        meant = [
            (one["lat"], one["lon"])
            for one in self._toponyms.get(text_id, ())
            if one.get("lat") is not None and any(one["start"] < end and start < one["end"] for start, end in named)
        ]
        reach = max(NEAR_KM, place.get("radius_km") or 0.0)
        return not meant or any(distance_km(point, (place["lat"], place["lon"])) <= reach for point in meant)


def fit(stops: Sequence[StopRead]) -> NDArray[np.float64]:
    """Return the weight of each sign, in the order of NAMES, by Newton's method."""
    signs = np.array([[*_row(stop), stop.is_made] for stop in stops], dtype=np.float64)
    right = np.array([stop.is_right for stop in stops], dtype=np.float64)
    weight = np.array([1.0 if stop.is_made else ANNOTATED_WEIGHT for stop in stops])
    pull = np.diag([0.0 if name == "constant" else PULL for name in (*NAMES, "made")])
    found = np.zeros(len(NAMES) + 1)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-signs @ found))
        gradient = signs.T @ (weight * (right - chance)) - pull @ found
        found = found + np.linalg.solve((signs * (weight * chance * (1 - chance))[:, None]).T @ signs + pull, gradient)
    return np.asarray(found[:-1])


def _row(stop: StopRead) -> list[float]:
    return [stop.grounds.signs[name] for name in NAMES]


def sureness(stops: Sequence[StopRead], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how sure stops are by weights, as geo/journey/itinerary/sureness.py has it."""
    chance = 1 / (1 + np.exp(-np.array([_row(stop) for stop in stops]) @ weights))
    return np.minimum(chance, [stop.grounds.best.place for stop in stops])


def report(stops: Sequence[StopRead]) -> None:
    """Print how stops come true, in cross-validation by text, and those kept apart by weights of the rest."""
    apart = np.array([presence.is_apart(stop.text.id) for stop in stops])
    fold = np.array([presence.fold_of(stop.text.id) for stop in stops])
    validated = np.zeros(len(stops))
    for number in range(presence.FOLDS):
        weights = fit([stop for stop, own in zip(stops, fold, strict=True) if own != number])
        validated[fold == number] = sureness([s for s, own in zip(stops, fold, strict=True) if own == number], weights)
    of_rest = sureness(stops, fit([stop for stop, is_apart in zip(stops, apart, strict=True) if not is_apart]))
    annotated = np.array([not stop.is_made for stop in stops])
    told, right = (np.array([getattr(stop, name) for stop in stops], dtype=float) for name in ("told", "is_right"))
    for name, sure, chosen in (
        ("all, cross-validated", validated, annotated | ~annotated),
        ("articles and posts, cross-validated", validated, annotated),
        ("kept apart", of_rest, apart),
        ("articles and posts kept apart", of_rest, apart & annotated),
    ):
        print(f"\n{name}, {chosen.sum()} stops, {right[chosen].mean():.3f} of them right")
        for what, chances in (("told", told[chosen]), ("sure", sure[chosen])):
            brier = np.mean((chances - right[chosen]) ** 2)
            print(f"{what:6} Brier {brier:.4f}, log loss {_loss(chances, right[chosen]):.4f}")
            _table(chances, right[chosen])


def _loss(chances: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    sure = np.clip(chances, 0.01, 0.99)
    return -float(np.mean(right * np.log(sure) + (1 - right) * np.log(1 - sure)))


def _table(chances: NDArray[np.float64], right: NDArray[np.float64]) -> None:
    for low, high in pairwise(BINS):
        own = (low <= chances) & (chances < high)
        if own.any():
            mean, share = chances[own].mean(), right[own].mean()
            print(f"  {low:.1f} to {high:.1f}  mean {mean:.3f}  right {share:.3f}  of {own.sum()}")


def save(stops: Sequence[StopRead], out: Path) -> None:
    """Write the weights, with what they were learnt from."""
    texts = {stop.text.id: stop.is_made for stop in stops}
    made = sum(texts.values())
    lines = [f"{name} = {weight:.2f}" for name, weight in zip(NAMES, fit(stops), strict=True)]
    head = HEAD.format(stops=len(stops), made=made, annotated=len(texts) - made)
    out.write_text("\n".join([head, "[weights]", *lines, ""]), encoding="utf-8")


def main() -> None:
    """Read, cross-validate, learn and write."""
    asked = presence.arguments(__doc__, OUT).parse_args()
    texts = [*annotated_texts(asked.corpora, asked.journeys), *made_texts()]
    stops = read_stops(texts, PlacesMeant(asked.corpora, asked.journeys))
    report(stops)
    save([stop for stop in stops if not presence.is_apart(stop.text.id)], asked.out)


if __name__ == "__main__":
    main()
