"""Places ranked once more with witnesses: what disagrees with the likeliest places, and what would fit instead.

Each witness lets a place keep its chance where it fits, and leaves it the share `doubt` where it does not; the places
of the mentions that a disagreeing witness speaks of are then chosen together. A place is only ever changed for a town
that is likely by itself, for a stop that is far off the way for a village or a region too, for a figure and a direction
that say so both for a village (`alternatives.py`), never against what stands beside a name, or a user.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from geo.places.alternatives import Names, Option
from geo.places.likely_pairs import Pair, is_likely_pair
from geo.places.witness_fit import complaint, fit, is_on_another_scale, kilometres_between
from geo.places.witnesses import Apart, AtPort, AtStation, Beyond, Near, OneRailway, OnTheWay, Overland, Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from geo.places.gazetteer import Gazetteer
    from geo.places.resolution import Resolution
    from geo.places.witnesses import Witness

_LEAST_SHARE: Final = {
    AtPort: 0.2,
    AtStation: 0.2,
    OneRailway: 0.05,
    Overland: 0.01,
    Beyond: 0.05,
    Near: 0.01,
    Within: 0.05,
    Apart: 0.0,
    OnTheWay: 0.0,
}
"""The least share of the people of the place that was read that another may have which a witness asks for.

Ports and stations are everywhere, and who writes that somebody drove from Lille to Rosario means no village in Brazil.
"""

_MARGIN: Final = 1.5
"""How much likelier than the places that were read others must be, with the witnesses, to be taken instead."""

_OFF_THE_WAY: Final = 0.2
"""How badly a stop must fit its neighbours for others to be looked at: most of a journey's ways are not straight."""

_TIMES_NEARER: Final = 5.0
"""How much better another must fit them."""

_BELOW: Final = 0.98
_MOST_WITNESSES: Final = 12
"""So many witnesses of one name are heard, so that a text that repeats itself is heard in linear time."""


@dataclass(frozen=True)
class Hearing:
    """What the witnesses change: the chance of each candidate, and why one is (or is not) taken, by candidate."""

    chance: NDArray[np.float64]
    reasons: Mapping[int, str]
    complaints: Mapping[int, str]


_Taken = Mapping[int, Option]
"""The place of each group."""


@dataclass(frozen=True)
class _Scene:
    """The names that witnesses speak of: for each group what it may mean, the one taken now, and who speaks of it."""

    options: dict[int, list[Option]] = field(default_factory=dict)
    heard: list[tuple[Witness, tuple[int, ...]]] = field(default_factory=list)
    by_group: dict[int, list[int]] = field(default_factory=dict)
    taken: dict[int, Option] = field(default_factory=dict)

    def is_by_order(self, number: int) -> bool:
        """Say whether a witness speaks by the order of stops."""
        return isinstance(self.heard[number][0], OnTheWay)

    def fit(self, number: int, taken: _Taken) -> float:
        """Return how likely a witness is if these are the places."""
        witness, about = self.heard[number]
        return fit(witness, [taken[group].spot for group in about])

    def fits(self, numbers: Sequence[int], taken: _Taken) -> float:
        """Return how likely several witnesses are together: of those by the order of stops the one that fits best.

        They are no witnesses apart: a name is told of here as a stop, and there as what lies behind.
        """
        by_order = max((self.fit(n, taken) for n in numbers if self.is_by_order(n)), default=1.0)
        return by_order * prod(self.fit(n, taken) for n in numbers if not self.is_by_order(n))


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
    scene = _scene(Names(resolution, chosen, gazetteer), witnesses, groups)
    before = dict(scene.taken)
    numbers = sorted(range(len(scene.heard)), key=scene.is_by_order)
    by_order = [n for n in numbers if scene.is_by_order(n)]
    # A stop is held against those beside it, which may be read anew themselves: twice, and after all else is heard.
    for number in (*numbers, *by_order):
        if scene.fit(number, scene.taken) < (_OFF_THE_WAY if scene.is_by_order(number) else 1):
            scene.taken.update(_decide(scene, number))
    moved = [group for group, option in scene.taken.items() if option is not before[group]]
    return _outcome(resolution, scene, before, moved, gazetteer) if moved else None


def _scene(names: Names, witnesses: Sequence[Witness], groups: Mapping[str, int]) -> _Scene:
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
        told_of = about[:1] if isinstance(witness, OnTheWay) else about
        known = [scene.by_group.setdefault(group, []) for group in told_of]
        if all(scene.options[group] for group in about) and all(len(own) < _MOST_WITNESSES for own in known):
            for own in known:
                own.append(len(scene.heard))
            scene.heard.append((witness, about))
    scene.taken.update({group: options[0] for group, options in scene.options.items() if options})
    return scene


def _mentions_of(witness: Witness) -> tuple[str, ...]:
    if isinstance(witness, AtPort | AtStation):
        return (witness.mention_id,)
    if isinstance(witness, OnTheWay):
        return witness.mention_id, *witness.beside
    return witness.mention_a, witness.mention_b


def _decide(scene: _Scene, number: int) -> dict[int, Option]:
    """Return the places that are likeliest with all witnesses of the names that one disagreeing witness speaks of."""
    witness, about = scene.heard[number]
    least, least_fit = _LEAST_SHARE[type(witness)], 1.0
    if isinstance(witness, OnTheWay):
        about, least_fit = about[:1], _TIMES_NEARER * scene.fit(number, scene.taken)
    speaking = sorted({other for group in about for other in scene.by_group[group]})
    may_be = [[o for o in scene.options[g] if o.people >= least * scene.taken[g].people] for g in about]
    now = [scene.taken[group] for group in about]
    if not isinstance(witness, OnTheWay):
        is_far_off = is_on_another_scale(witness, [option.spot for option in now])
        may_be = [
            [o for o in options if not o.is_small or o is read or (is_far_off and not o.spot.reach_km)]
            for options, read in zip(may_be, now, strict=True)
        ]

    def score(taken: _Taken) -> float:
        return prod(taken[group].chance for group in about) * scene.fits(speaking, taken)

    best: dict[int, Option] = {}
    best_score = _MARGIN * score(scene.taken)
    for options in product(*may_be):
        these = dict(zip(about, options, strict=True))
        taken = ChainMap(these, scene.taken)
        if scene.fit(number, taken) < least_fit or not _may_be_asked_for(witness, options, now):
            continue
        if (found := score(taken)) > best_score:
            best, best_score = these, found
    return best


def _may_be_asked_for(witness: Witness, asked: Sequence[Option], taken: Sequence[Option]) -> bool:
    """Whether a witness may ask for places: one that may be false only for those that are likely together."""
    if not isinstance(witness, Apart):
        return True
    return is_likely_pair(_pair(*asked), _pair(*taken))


def _pair(a: Option, b: Option) -> Pair:
    return Pair((a.country, b.country), (a.people, b.people), kilometres_between(a.spot, b.spot))


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
        reasons[new.candidate] = f"since {witness.why} and {gazetteer.located(old.row)}, {against}"
    return Hearing(chance, reasons, complaints)
