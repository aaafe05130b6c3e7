"""Learn the weights of data/visit_order.toml: `python data/build/visit_order.py CORPORA JOURNEYS`.

The texts are those of data/build/presence.py, whose visits are numbered in the order of travel. Each journey of two
visits and more is read with every mention of a visited place known, so that only the order is in question. The weights
are a logistic regression on the pairs of its visits: which came first, by the clues of
geo/journey/itinerary/precedence.py. The same texts give the same weights.

Prints F1 of the stops in order, in cross-validation by text and on the third that is kept apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import numpy as np
from journeys_gold import GoldText, annotated_texts, made_texts
from presence import FOLDS, Sample, arguments, is_apart, read_sample

from geo.journey.clauses import frame_of, time_arguments
from geo.journey.events import ExtractedEvent
from geo.journey.events.dating import window_of_times
from geo.journey.itinerary.narration import Narration
from geo.journey.itinerary.ordering import best_order
from geo.journey.itinerary.precedence import CERTAIN, STEPS, WEIGHTS, clues
from geo.journey.itinerary.sighting import holds
from geo.journey.itinerary.visits import each_once, unordered_visits
from geo.journey.presence import OF_JOURNEY
from geo.model import Event, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from journeys_gold import Mark
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from geo.journey.itinerary.visit import Visit
    from geo.journey.presence import Named
    from geo.model import EventType, Place, Window

OUT = Path(__file__).resolve().parents[1] / "visit_order.toml"
STATUSES = frozenset(get_args(Status))
NAMES = list(WEIGHTS)
DATED = NAMES.index("dated")
PRIOR = {
    "one_event": 3.0, "on_the_way": -1.5, "past_perfect": -1.0, "after": -1.5, "before": -2.5, "to_come": -1.5,
    "earlier": -1.0, "now": -2.5, "title_begins": 2.5, "title_ends": -2.5, "left": -0.3, "left_in_sentence": -0.5,
    "told_with_date": 1.5, "told_after_date": 1.5, "passed_to_goal": 2.5, "between_to_goal": 1.2, "tied_to_date": 2.5,
}  # fmt: skip
"""What a reader would give the clues, some of which hardly ever occur; 0 for the others."""

PULL = 0.7
"""How strongly weights are drawn to that (L2)."""

MOST_PAIRS = 6
"""As many pairs as a journey counts for at most, so that long ones do not outweigh all others."""

ANNOTATED_WEIGHT = 3.0
"""How often an annotated article counts for a made text."""

HEAD = """\
# What each clue says of which of two visits came first: the natural logarithm of odds, for the visit told first in
# `steps`, else for that of which the clue holds and not of the other. Logistic regression (L2, towards what a reader
# would give clues that hardly ever occur) on the pairs of visits of {made} journeys in texts made for training and of
# {annotated} in annotated articles and posts, with their numbers in the order of travel. Days that lie apart are
# certain, whatever this says. Made by data/build/visit_order.py; geo/journey/itinerary/precedence.py has the clues.
"""


@dataclass(frozen=True, eq=False)
class Journey:
    """A traveller's visits as read, with their clues; `gold` has the places of each visit in the order of travel.

    `numbers` are those that the gold gives to what tells of a visit, in order.
    """

    text: GoldText
    fold: int
    visits: Sequence[Visit]
    numbers: Sequence[Sequence[int]]
    clues: NDArray[np.float64]
    gold: Sequence[frozenset[str]]
    places: dict[str, Place]


def journeys_of(sample: Sample) -> list[Journey]:
    """Return the journeys of two visits and more that a text tells, by its gold."""
    own: defaultdict[str, list[tuple[Named, Mark]]] = defaultdict(list)
    for named, marks in zip(sample.named, sample.marks, strict=True):
        for mark in marks:
            if mark.role in OF_JOURNEY and mark.visit is not None:
                own[mark.traveller].append((named, mark))
    found = (_journey(sample, told) for told in own.values())
    return [journey for journey in found if len(journey.gold) > 1]


def _journey(sample: Sample, told: Sequence[tuple[Named, Mark]]) -> Journey:
    places = {named.place.id: named.place for named, _ in told}
    events = [_event(named, mark, order) for order, (named, mark) in enumerate(told)]
    visits = unordered_visits(events, places, sample.text)
    found = clues(Narration(sample.text, visits), range(len(visits)))
    gold: defaultdict[int, set[str]] = defaultdict(set)
    for named, mark in told:
        gold[mark.visit or 0].add(named.place.id)
    return Journey(
        text=sample.gold,
        fold=sample.fold,
        visits=visits,
        numbers=[sorted(told[s.order][1].visit or 0 for s in visit.sightings) for visit in visits],
        clues=np.stack([found[name] for name in NAMES], axis=-1),
        gold=[frozenset(gold[number]) for number in sorted(gold)],
        places=places,
    )


def _event(named: Named, mark: Mark, order: int) -> ExtractedEvent:
    """Return the event that a mark tells: what the gold says of the place, with the words and times beside it."""
    verb, trigger = _words_for(named)
    sentence, place = named.sentence, named.place.id
    word = sentence.span([trigger])
    frame = frame_of(trigger)
    arrives = frame is not None and frame.type in {"arrival", "return"}
    usual: EventType = "arrival" if arrives else "stay"
    others: dict[str, EventType] = {"left": "departure", "aimed": "departure", "passed": "passage"}
    kind = others.get(mark.role, usual)
    when = _window(named, {verb.i, trigger.i})
    told = Span(start=min(word.start, named.mention.start), end=max(word.end, named.mention.end))
    event = Event(
        id=f"e{order}",
        type=kind,
        trigger=word,
        place_id=place if mark.role in {"visited", "passed"} else None,
        from_place_id=place if mark.role == "left" else None,
        to_place_id=place if mark.role == "aimed" else None,
        when=when,
        status=cast("Status", mark.status) if mark.status in STATUSES else "confirmed",
        attribution=(),
        evidence=(told,),
    )
    anterior = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    return ExtractedEvent(event, None, order, anterior=anterior, dated=when is not None)


def _words_for(named: Named) -> tuple[Token, Token]:
    """Return the verb over a name, and the word that tells what happens: one with a frame on the way up, or it."""
    way = [named.path.head, *named.path.head.ancestors]
    number = next((n for n, token in enumerate(way) if token.pos_ in {"VERB", "AUX"}), None)
    below = way if number is None else way[: number + 1]
    framed = next((token for token in below if frame_of(token) is not None), None)
    verb = None if number is None else way[number]
    trigger = framed or verb or way[0]
    return verb or trigger, trigger


def _window(named: Named, governors: set[int]) -> Window | None:
    """Return when it was, by the times that belong to some words; without zones, as one text is read."""
    told = (t for t in time_arguments(named.times, named.sentence) if governors & set(t.governors))
    return window_of_times((t.relation, _plain(t.time.earliest), _plain(t.time.latest)) for t in told)


def _plain(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment is not None else None


def fit(journeys: Iterable[Journey]) -> NDArray[np.float64]:
    """Return the weight of each clue, in the order of NAMES, by Newton's method; that of days apart is certain."""
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    rows: list[NDArray[np.float64]] = []
    weights: list[float] = []
    for journey in journeys:
        pairs = _pairs(journey)
        share = min(1.0, MOST_PAIRS / max(len(pairs), 1)) * (1.0 if journey.text.kind == "made" else ANNOTATED_WEIGHT)
        undated = [pair for pair in pairs if journey.clues[pair][DATED] == 0]
        rows += [journey.clues[pair] for pair in undated]
        weights += [share] * len(undated)
    matrix, weight, found = np.array(rows), np.array(weights), prior.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-matrix @ found))
        gradient = matrix.T @ (weight * (1 - chance)) - PULL * (found - prior)
        curvature = (matrix * (weight * chance * (1 - chance))[:, None]).T @ matrix + PULL * np.eye(len(NAMES))
        found = found + np.linalg.solve(curvature, gradient)
    found[DATED] = CERTAIN
    return np.asarray(found)


def _pairs(journey: Journey) -> list[tuple[int, int]]:
    """Return the pairs of visits of which all that tells of the first is numbered before all of the second."""
    numbered = list(enumerate(journey.numbers))
    return [(i, j) for i, one in numbered for j, other in numbered if i != j and one[-1] < other[0]]


def in_order(journey: Journey, weights: NDArray[np.float64]) -> list[str]:
    """Return the places of a journey in the order that weights give."""
    visits = [journey.visits[i] for i in best_order(journey.clues @ weights)] if journey.visits else []
    return [visit.place.id for visit in each_once(visits)]


def f1(journeys: Iterable[tuple[Journey, NDArray[np.float64]]]) -> float:
    """Return F1 of the stops in order of all journeys together, each put in order by weights."""
    right = drawn = wanted = 0
    for journey, weights in journeys:
        stops, gold = in_order(journey, weights), _without_holders(journey)
        right += _longest_common(stops, gold)
        drawn += len(stops)
        wanted += len(gold)
    return 2 * right / (drawn + wanted)


def _without_holders(journey: Journey) -> list[frozenset[str]]:
    """Return the gold without countries and divisions in which another visit of it lies."""
    places = journey.places
    fine = {place for one in journey.gold for place in one}
    held = {outer for outer in fine if any(holds(places[outer], places[inner]) for inner in fine)}
    return [one for one in journey.gold if not one <= held]


def _longest_common(stops: Sequence[str], gold: Sequence[frozenset[str]]) -> int:
    best = [0] * (len(gold) + 1)
    for stop in stops:
        above = best.copy()
        for j, places in enumerate(gold, start=1):
            best[j] = max(above[j], best[j - 1], above[j - 1] + (stop in places))
    return best[-1]


def report(journeys: Sequence[Journey]) -> None:
    """Print F1 in cross-validation, and on what is kept apart by weights of the rest."""
    by_fold = [fit(j for j in journeys if j.fold != fold) for fold in range(FOLDS)]
    of_rest = fit(j for j in journeys if not is_apart(j.text.id))
    for name, chosen in (
        ("made", [j for j in journeys if j.text.kind == "made"]),
        ("annotated", [j for j in journeys if j.text.kind != "made"]),
    ):
        apart = [(j, of_rest) for j in chosen if is_apart(j.text.id)]
        validated = f1((j, by_fold[j.fold]) for j in chosen)
        print(f"{name:9} {len(chosen)} journeys: F1 {validated:.3f} in cross-validation, "
              f"{f1(apart):.3f} of the {len(apart)} kept apart")  # fmt: skip


def save(journeys: Sequence[Journey], out: Path) -> None:
    """Write the weights of all journeys, with what they were learned from."""
    weights = dict(zip(NAMES, fit(journeys), strict=True))
    made = sum(journey.text.kind == "made" for journey in journeys)
    steps = [f"{name} = {weights[name]:.2f}" for name in STEPS]
    others = [f"{name} = {weights[name]:.2f}" for name in NAMES if name not in STEPS and name != "dated"]
    head = HEAD.format(made=made, annotated=len(journeys) - made)
    out.write_text("\n".join([head, "[steps]", *steps, "", "[visits]", *others, ""]), encoding="utf-8")


def main() -> None:
    """Read, cross-validate, learn and write."""
    asked = arguments(__doc__, OUT).parse_args()
    texts = [*annotated_texts(asked.corpora, asked.journeys), *made_texts()]
    journeys = [journey for text in texts for journey in journeys_of(read_sample(text))]
    report(journeys)
    save(journeys, asked.out)


if __name__ == "__main__":
    main()
