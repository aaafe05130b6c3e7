"""Places ranked once more with witnesses: what disagrees with the likeliest places, and what would fit instead.

Each witness lets a place keep its chance where it fits, and leaves it the share `doubt` where it does not; the places
of the mentions that a disagreeing witness speaks of are then chosen together. A place is only ever changed for a town
that is likely by itself (`_LEAST_CHANCE`, `_LEAST_PEOPLE`), never against what stands beside a name, or a user.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.candidate_features import AGREES, DISAGREES, CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.why import located
from geo.places.witness_fit import Spot, complaint, fit
from geo.places.witnesses import Apart, AtPort, AtStation, Beyond, Near, OneRailway, Overland, Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.places.gazetteer import Gazetteer
    from geo.places.resolution import Resolution
    from geo.places.witnesses import Witness

_LEAST_CHANCE: Final = 0.02
_LEAST_PEOPLE: Final = 20_000
_LEAST_SHARE: Final = {
    AtPort: 0.2,
    AtStation: 0.2,
    OneRailway: 0.05,
    Overland: 0.01,
    Beyond: 0.05,
    Near: 0.01,
    Within: 0.05,
    Apart: 0.0,
}
"""The least share of the people of the place that was read that another may have which a witness asks for.

Ports and stations are everywhere, and who writes that somebody drove from Lille to Rosario means no village in Brazil.
"""

_ALIKE: Final = 0.6
"""How like the written name a place's own must be (`difflib`): Odesa to Odessa, Siracusa to Syracuse; not Key West."""

_MARGIN: Final = 1.5
"""How much likelier than the places that were read others must be, with the witnesses, to be taken instead."""

_BELOW: Final = 0.98
_AREA_REACH: Final = 2.0
"""How many times as far as a circle of its size an area may reach: it is no circle."""

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
    people: int
    spot: Spot


_Taken = Mapping[int, _Option]
"""The place of each group."""


@dataclass(frozen=True)
class _Scene:
    """The names that witnesses speak of: for each group what it may mean, the one taken now, and who speaks of it."""

    options: dict[int, list[_Option]] = field(default_factory=dict)
    heard: list[tuple[Witness, tuple[int, ...]]] = field(default_factory=list)
    by_group: dict[int, list[int]] = field(default_factory=dict)
    taken: dict[int, _Option] = field(default_factory=dict)

    def fit(self, number: int, taken: _Taken) -> float:
        """Return how likely a witness is if these are the places."""
        witness, about = self.heard[number]
        return fit(witness, [taken[group].spot for group in about])

    def fits(self, numbers: Sequence[int], taken: _Taken) -> float:
        """Return how likely several witnesses are together."""
        return prod(self.fit(number, taken) for number in numbers)


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
    scene = _scene(_Names(resolution, chosen, gazetteer), witnesses, groups)
    before = dict(scene.taken)
    for number in range(len(scene.heard)):
        if scene.fit(number, scene.taken) < 1:
            scene.taken.update(_decide(scene, number))
    moved = [group for group, option in scene.taken.items() if option is not before[group]]
    return _outcome(resolution, scene, before, moved, gazetteer) if moved else None


def _scene(names: _Names, witnesses: Sequence[Witness], groups: Mapping[str, int]) -> _Scene:
    scene = _Scene()
    told: set[tuple[type, tuple[int, ...]]] = set()
    for witness in dict.fromkeys(witnesses):
        ids = _mentions_of(witness)
        about = tuple(groups[mention] for mention in ids if mention in groups)
        if len(set(about)) < len(ids) or (type(witness), about) in told:
            continue
        if not isinstance(witness, Apart | Within):
            told.add((type(witness), about))  # a ship there twice is no second witness
        for group in about:
            if group not in scene.options:
                scene.options[group] = names.options(group)
        known = [scene.by_group.setdefault(group, []) for group in about]
        if all(scene.options[group] for group in about) and all(len(own) < _MOST_WITNESSES for own in known):
            for own in known:
                own.append(len(scene.heard))
            scene.heard.append((witness, about))
    scene.taken.update({group: options[0] for group, options in scene.options.items() if options})
    return scene


def _mentions_of(witness: Witness) -> tuple[str, ...]:
    if isinstance(witness, AtPort | AtStation):
        return (witness.mention_id,)
    return witness.mention_a, witness.mention_b


class _Names:
    """What the groups of a resolution may mean."""

    def __init__(self, resolution: Resolution, chosen: Mapping[int, int], gazetteer: Gazetteer) -> None:
        self._resolution, self._chosen, self._gazetteer = resolution, chosen, gazetteer
        self._best = resolution.evidence.best(resolution.candidate_chance)
        self._first_mention = np.unique(resolution.evidence.group_of, return_index=True)[1]

    def options(self, group: int) -> list[_Option]:
        """Return what a group may mean, what was read first; that alone where it is sure, none where it has no spot."""
        if group in self._chosen:
            return [self._option(self._chosen[group], -1, 1.0)]
        evidence, chance, best = self._resolution.evidence, self._resolution.candidate_chance, int(self._best[group])
        if best < 0 or evidence.features[best, CandidateFeature.FEATURE_CLASS] > FeatureClass.TOWN_SECTION:
            return []
        first = self._option(int(evidence.candidate_row[best]), best, float(chance[best]))
        features = evidence.features[best]
        if features[CandidateFeature.QUALIFIED] == AGREES or features[CandidateFeature.QUALIFIED_ELSEWHERE] == 1:
            return [first]
        likely = [c for c in evidence.candidates_of(group).tolist() if c != best and chance[c] >= _LEAST_CHANCE]
        others = [self._option(int(evidence.candidate_row[c]), c, float(chance[c])) for c in likely]
        others = [option for option in others if self._may_be_taken(option, group)]
        return [first, *sorted(others, key=lambda option: -option.chance)[: _MOST_OPTIONS - 1]]

    def _option(self, row: int, candidate: int, chance: float) -> _Option:
        gazetteer = self._gazetteer
        point = float(gazetteer.columns["lat"][row]), float(gazetteer.columns["lon"][row])
        is_area = gazetteer.feature_class(row) <= FeatureClass.COUNTY
        spot = Spot(gazetteer.name(row), point, _AREA_REACH * gazetteer.radius_km(row) if is_area else 0.0)
        return _Option(row, candidate, chance, int(gazetteer.columns["population"][row]), spot)

    def _may_be_taken(self, option: _Option, group: int) -> bool:
        """Whether a place may be taken for a name if witnesses ask for it: a town, and one that is called so."""
        features = self._resolution.evidence.features[option.candidate]
        return (
            option.people >= _LEAST_PEOPLE
            and FeatureClass.CAPITAL <= features[CandidateFeature.FEATURE_CLASS] <= FeatureClass.TOWN_SECTION
            and features[CandidateFeature.QUALIFIED] != DISAGREES
            and (
                features[CandidateFeature.OWN_NAME] == 1
                or _likeness(self._written(group), self._gazetteer.name(option.row)) >= _ALIKE
            )
        )

    def _written(self, group: int) -> str:
        """Return the name of a group as the text writes it."""
        tokens = self._resolution.tokens
        mention = self._resolution.mentions[int(self._first_mention[group])]
        return tokens.text[int(tokens.start[mention.first]) : int(tokens.end[mention.last])]


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a.casefold(), b.casefold()).ratio()


def _decide(scene: _Scene, number: int) -> dict[int, _Option]:
    """Return the places that are likeliest with all witnesses of the names that one disagreeing witness speaks of."""
    witness, about = scene.heard[number]
    speaking = sorted({other for group in about for other in scene.by_group[group]})
    least = _LEAST_SHARE[type(witness)]
    likely = [[o for o in scene.options[g] if o.people >= least * scene.taken[g].people] for g in about]

    def score(taken: _Taken) -> float:
        return prod(taken[group].chance for group in about) * scene.fits(speaking, taken)

    best: dict[int, _Option] = {}
    best_score = _MARGIN * score(scene.taken)
    for options in product(*likely):
        these = dict(zip(about, options, strict=True))
        taken = ChainMap(these, scene.taken)
        if scene.fit(number, taken) == 1 and (found := score(taken)) > best_score:
            best, best_score = these, found
    return best


def _outcome(
    resolution: Resolution, scene: _Scene, before: _Taken, moved: Sequence[int], gazetteer: Gazetteer
) -> Hearing:
    """Return the chances with the witnesses; the sum of those of a name stays what it was."""
    chance = resolution.candidate_chance.copy()
    reasons: dict[int, str] = {}
    complaints: dict[int, str] = {}
    for group in moved:
        old, new = before[group], scene.taken[group]
        speaking, were = scene.by_group[group], ChainMap({group: old}, scene.taken)
        at = resolution.evidence.candidates_of(group)
        total = min(1.0, float(chance[at].sum()))
        # What was no option lies mostly about the place that was read first (its province), and fits as badly.
        weights = chance[at] * scene.fits(speaking, were)
        for option in scene.options[group]:
            weights[at == option.candidate] = option.chance * scene.fits(
                speaking, ChainMap({group: option}, scene.taken)
            )
        others = at != new.candidate
        weights[others] = weights[others].clip(max=_BELOW * weights[~others][0])
        chance[at] = total * weights / weights.sum()
        number = min(speaking, key=lambda n: (scene.fit(n, were) - scene.fit(n, scene.taken), n))
        witness, about = scene.heard[number]
        beside = next((scene.taken[other].spot for other in about if other != group), None)
        against = complaint(witness, old.spot, beside)
        complaints[old.candidate] = f"it {against}"
        reasons[new.candidate] = f"since {witness.why} and {located(gazetteer, old.row)}, {against}"
    return Hearing(chance, reasons, complaints)
