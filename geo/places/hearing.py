"""Places ranked once more with witnesses: what disagrees with the likeliest places, and what would fit instead.

Each witness lets a place keep its chance where it fits, and leaves it the share `doubt` where it does not; the places
of the mentions that a disagreeing witness speaks of are then chosen together. A place is only ever changed for a town
that is likely by itself (`_LEAST_CHANCE`, `_LEAST_PEOPLE`), never against what stands beside a name, or a user.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from geo.compass import angle_between
from geo.places.candidate_features import AGREES, DISAGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.why import located
from geo.places.witnesses import Apart, AtPort, AtStation, OneRailway, Within
from geo.routing import distance_km, harbour_km, initial_bearing_deg, railways_near, sea_km

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from geo.places.gazetteer import Gazetteer
    from geo.places.resolution import Resolution
    from geo.places.witnesses import Witness

_LEAST_CHANCE: Final = 0.02
_LEAST_PEOPLE: Final = 20_000
_LEAST_SHARE: Final = 0.2
"""Ports and railways are everywhere: for their sake alone no town is taken that has less than this share of people."""

_ALIKE: Final = 0.6
"""How like the written name a place's own must be (`difflib`): Odesa to Odessa, Siracusa to Syracuse; not Key West."""

_MARGIN: Final = 1.5
"""How much likelier than the places that were read others must be, with the witnesses, to be taken instead."""

_HARBOUR_KM, _NEAR_HARBOUR_KM = 25.0, 60.0
_NEAR_HARBOUR_FIT: Final = 0.5
_BEARING_SLACK_DEG: Final = 60.0
_BELOW: Final = 0.98
_MOST_OPTIONS: Final = 6
_MOST_WITNESSES: Final = 12
"""So many witnesses of one name are heard, so that a text that repeats itself is heard in linear time."""


@dataclass(frozen=True)
class Hearing:
    """What the witnesses change: the chance of each candidate, and why one is (or is not) taken, by candidate."""

    chance: NDArray[np.float64]
    reasons: Mapping[int, str]
    complaints: Mapping[int, str]


@dataclass(frozen=True)
class _Option:
    """A place that a group of mentions may mean: its row, its candidate (-1 for a user's choice), its chance."""

    row: int
    candidate: int
    chance: float
    people: int = 0


@dataclass
class _Scene:
    """The names that witnesses speak of: for each group what it may mean, the one taken now, and who speaks of it."""

    gazetteer: Gazetteer
    options: dict[int, list[_Option]]
    heard: list[tuple[Witness, tuple[int, ...]]]
    by_group: dict[int, list[int]] = field(default_factory=dict)
    taken: dict[int, _Option] = field(default_factory=dict)


def hear(
    resolution: Resolution,
    witnesses: Sequence[Witness],
    groups: Mapping[str, int],
    chosen: Mapping[int, int],
    gazetteer: Gazetteer,
) -> Hearing | None:
    """Return what witnesses change in a resolution, None where they agree with it or nothing likely fits better.

    `groups` are the groups of the mentions by id, `chosen` the rows that a user chose, by group.
    """
    scene = _scene(resolution, witnesses, groups, chosen, gazetteer)
    before = dict(scene.taken)
    for number in range(len(scene.heard)):
        if _fit(scene, number, scene.taken) < 1:
            _decide(scene, number)
    moved = [group for group, option in scene.taken.items() if option is not before[group]]
    return _outcome(resolution, scene, before, moved) if moved else None


def _scene(
    resolution: Resolution,
    witnesses: Sequence[Witness],
    groups: Mapping[str, int],
    chosen: Mapping[int, int],
    gazetteer: Gazetteer,
) -> _Scene:
    best = resolution.evidence.best(resolution.candidate_chance).tolist()
    scene = _Scene(gazetteer, {}, [])
    for witness in dict.fromkeys(witnesses):
        ids = _mentions_of(witness)
        about = tuple(groups[mention] for mention in ids if mention in groups)
        if len(set(about)) < len(ids):
            continue
        for group in about:
            if group not in scene.options:
                scene.options[group] = _options(resolution, group, best[group], chosen.get(group), gazetteer)
        if not all(scene.options[group] for group in about):
            continue
        known = [scene.by_group.setdefault(group, []) for group in about]
        if all(len(numbers) < _MOST_WITNESSES for numbers in known):
            for numbers in known:
                numbers.append(len(scene.heard))
            scene.heard.append((witness, about))
    scene.taken = {group: options[0] for group, options in scene.options.items() if options}
    return scene


def _mentions_of(witness: Witness) -> tuple[str, ...]:
    match witness:
        case AtPort() | AtStation():
            return (witness.mention_id,)
        case _:
            return witness.mention_a, witness.mention_b


def _options(resolution: Resolution, group: int, best: int, chosen: int | None, gazetteer: Gazetteer) -> list[_Option]:
    """Return what a group may mean, what was read first; one place where that is sure, none where it is no town."""
    if chosen is not None:
        return [_Option(chosen, -1, 1.0)]
    evidence, chance = resolution.evidence, resolution.candidate_chance
    if best < 0 or not _is_town(evidence.features[best, CandidateFeature.FEATURE_CLASS]):
        return []
    first = _option(resolution, best, gazetteer)
    features = evidence.features[best]
    if features[CandidateFeature.QUALIFIED] == AGREES or features[CandidateFeature.QUALIFIED_ELSEWHERE] == 1:
        return [first]
    likely = [c for c in evidence.candidates_of(group).tolist() if c != best and chance[c] >= _LEAST_CHANCE]
    name = _written(resolution, group) if likely else ""
    others = [_option(resolution, candidate, gazetteer) for candidate in likely]
    others = [option for option in others if _may_be_taken(resolution, option, name, gazetteer)]
    return [first, *sorted(others, key=lambda option: -option.chance)[: _MOST_OPTIONS - 1]]


def _option(resolution: Resolution, candidate: int, gazetteer: Gazetteer) -> _Option:
    row = int(resolution.evidence.candidate_row[candidate])
    people = int(gazetteer.columns["population"][row])
    return _Option(row, candidate, float(resolution.candidate_chance[candidate]), people)


def _may_be_taken(resolution: Resolution, option: _Option, name: str, gazetteer: Gazetteer) -> bool:
    """Whether a place may be taken for a written name if witnesses ask for it."""
    features = resolution.evidence.features[option.candidate]
    return (
        option.people >= _LEAST_PEOPLE
        and _is_town(features[CandidateFeature.FEATURE_CLASS])
        and features[CandidateFeature.QUALIFIED] != DISAGREES
        and (features[CandidateFeature.OWN_NAME] == 1 or _likeness(name, gazetteer.name(option.row)) >= _ALIKE)
    )


def _written(resolution: Resolution, group: int) -> str:
    """Return the name of a group as the text writes it."""
    mention = resolution.mentions[int((resolution.evidence.group_of == group).argmax())]
    tokens = resolution.tokens
    return tokens.text[int(tokens.start[mention.first]) : int(tokens.end[mention.last])]


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a.casefold(), b.casefold()).ratio()


def _is_town(feature_class: float) -> bool:
    return FeatureClass.CAPITAL <= feature_class <= FeatureClass.TOWN_SECTION


def _decide(scene: _Scene, number: int) -> None:
    """Take the places that are likeliest with all witnesses of the names that one disagreeing witness speaks of."""
    about = scene.heard[number][1]
    speaking = sorted({other for group in about for other in scene.by_group[group]})
    best, best_score = None, _MARGIN * _score(scene, speaking, about, scene.taken)
    least = 0.0 if isinstance(scene.heard[number][0], Apart | Within) else _LEAST_SHARE
    likely = [[o for o in scene.options[g] if o.people >= least * scene.taken[g].people] for g in about]
    for options in product(*likely):
        taken = {**scene.taken, **dict(zip(about, options, strict=True))}
        if _fit(scene, number, taken) == 1 and (score := _score(scene, speaking, about, taken)) > best_score:
            best, best_score = taken, score
    scene.taken = best or scene.taken


def _score(scene: _Scene, speaking: Sequence[int], about: Sequence[int], taken: Mapping[int, _Option]) -> float:
    return prod(taken[group].chance for group in about) * prod(_fit(scene, number, taken) for number in speaking)


def _fit(scene: _Scene, number: int, taken: Mapping[int, _Option]) -> float:
    """Return how likely a witness is if these are the places: 1 where it fits, `doubt` where it does not."""
    witness, about = scene.heard[number]
    points = [_point(scene.gazetteer, taken[group].row) for group in about]
    match witness:
        case AtPort():
            km = harbour_km(points[0])
            fits = km <= _HARBOUR_KM
            if _HARBOUR_KM < km <= _NEAR_HARBOUR_KM:
                return max(_NEAR_HARBOUR_FIT, witness.doubt)
        case AtStation():
            fits = bool(railways_near(points[0]))
        case OneRailway():
            fits = bool(railways_near(points[0]) & railways_near(points[1]))
        case Within():
            fits = distance_km(*points) <= witness.km_at_most
        case Apart():
            fits = abs(distance_km(*points) - witness.km) <= witness.tolerance_km
            if fits and witness.bearing_deg is not None:
                fits = angle_between(initial_bearing_deg(*points), witness.bearing_deg) <= _BEARING_SLACK_DEG
    return 1.0 if fits else witness.doubt


def _point(gazetteer: Gazetteer, row: int) -> tuple[float, float]:
    return float(gazetteer.columns["lat"][row]), float(gazetteer.columns["lon"][row])


def _outcome(resolution: Resolution, scene: _Scene, before: Mapping[int, _Option], moved: Sequence[int]) -> Hearing:
    """Return the chances with the witnesses; the sum of those of a name stays what it was."""
    chance = resolution.candidate_chance.copy()
    reasons: dict[int, str] = {}
    complaints: dict[int, str] = {}
    for group in moved:
        old, new = before[group], scene.taken[group]
        speaking = scene.by_group[group]
        at = resolution.evidence.candidates_of(group)
        total = min(1.0, float(chance[at].sum()))
        # What was no option lies mostly about the place that was read first (its province), and fits as badly.
        weights = chance[at] * prod(_fit(scene, number, {**scene.taken, group: old}) for number in speaking)
        for option in scene.options[group]:
            fit = prod(_fit(scene, number, {**scene.taken, group: option}) for number in speaking)
            weights[at == option.candidate] = option.chance * fit
        others = at != new.candidate
        weights[others] = weights[others].clip(max=_BELOW * weights[~others][0])
        chance[at] = total * weights / weights.sum()
        against = next(
            (n for n in speaking if _fit(scene, n, {**scene.taken, group: old}) < _fit(scene, n, scene.taken)),
            speaking[0],
        )
        complaint = _complaint(scene, against, group, old)
        complaints[old.candidate] = f"it {complaint}"
        name = located(scene.gazetteer, old.row)
        reasons[new.candidate] = f"since {scene.heard[against][0].why} and {name}, {complaint}"
    return Hearing(chance, reasons, complaints)


def _complaint(scene: _Scene, number: int, group: int, option: _Option) -> str:
    """Return what a witness has against a place, as words that follow it: "lies some 300 km from the sea"."""
    witness, about = scene.heard[number]
    point = _point(scene.gazetteer, option.row)
    other = next((other for other in about if other != group), None)
    if isinstance(witness, AtPort):
        return f"lies some {sea_km(point):.0f} km from the sea and at no port"
    if isinstance(witness, AtStation) or other is None:
        return "has no railway near"
    there = scene.taken[other].row
    if isinstance(witness, OneRailway):
        return f"is on no railway that leads to {scene.gazetteer.name(there)}"
    km = distance_km(point, _point(scene.gazetteer, there))
    return f"lies {km:,.0f} km from {scene.gazetteer.name(there)}"
