"""What a name may mean beside the place that was read, if a witness asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from geo.places.candidate_features import DISAGREES, CandidateFeature, is_qualified
from geo.places.classes import FeatureClass
from geo.places.witness_fit import Spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.places.gazetteer import Gazetteer
    from geo.places.resolution import Resolution

_LEAST_CHANCE: Final = 0.02
_LEAST_PEOPLE: Final = 20_000
"""The least chance and people of a town that may be taken for a name if witnesses ask for it."""

_ALIKE: Final = 0.6
"""How like the written name a place's own must be (`difflib`): Odesa to Odessa, Siracusa to Syracuse; not Key West."""

_STOP_CHANCE, _STOP_SHARE = 0.004, 0.02
"""The least chance by itself of a small place, village or region, that the order of stops may ask for: so much, and
such a share of that of the place that was read."""

_STOPS: Final = frozenset(
    {*range(FeatureClass.CAPITAL, FeatureClass.AIRPORT), FeatureClass.LANDFORM, FeatureClass.REGION}
)
"""The classes of such places: a division that bears its town's name is not its stop."""

_AREA_REACH: Final = 2.0
"""How many times as far as a circle of its size an area may reach: it is no circle."""

_MOST_OPTIONS: Final = 6
_MOST_STOPS: Final = 10


@dataclass(frozen=True)
class Option:
    """A place that a group of mentions may mean: its row, its candidate (-1 for a user's choice), its chance."""

    row: int
    country: str | None
    candidate: int
    chance: float
    people: int
    spot: Spot
    is_small: bool = False
    """Whether it is too small or unlikely to be taken but for stops told beside it, or a figure and a direction."""


class Names:
    """What the groups of a resolution may mean."""

    def __init__(self, resolution: Resolution, chosen: Mapping[int, int], gazetteer: Gazetteer) -> None:
        self._resolution, self._chosen, self._gazetteer = resolution, chosen, gazetteer
        self._best = resolution.evidence.best(resolution.candidate_chance)

    def options(self, group: int) -> list[Option]:
        """Return what a group may mean, what was read first; that alone where it is sure, none where it has no spot."""
        if group in self._chosen:
            return [self._option(self._chosen[group], -1, 1.0)]
        evidence, chance, best = self._resolution.evidence, self._resolution.candidate_chance, int(self._best[group])
        if best < 0 or evidence.features[best, CandidateFeature.FEATURE_CLASS] > FeatureClass.TOWN_SECTION:
            return []
        first = self._option(int(evidence.candidate_row[best]), best, float(chance[best]))
        if is_qualified(evidence.features[best]):
            return [first]
        likely = [c for c in evidence.candidates_of(group).tolist() if c != best and chance[c] >= _LEAST_CHANCE]
        others = [self._option(int(evidence.candidate_row[c]), c, float(chance[c])) for c in likely]
        others = [option for option in others if self._may_be_taken(option, group)]
        found = [first, *sorted(others, key=lambda option: -option.chance)[: _MOST_OPTIONS - 1]]
        return [*found, *self._small_ones(group, best, {option.candidate for option in found})]

    def _small_ones(self, group: int, best: int, others: set[int]) -> list[Option]:
        """Return the small places beside `others` that a group may mean, if what is told beside it asks for them."""
        evidence, chance = self._resolution.evidence, self._resolution.candidate_chance
        at = evidence.candidates_of(group)
        likely = at[chance[at] >= max(_STOP_CHANCE, _STOP_SHARE * chance[best])].tolist()
        found = [
            replace(self._option(int(evidence.candidate_row[c]), c, float(chance[c])), is_small=True)
            for c in sorted(likely, key=lambda c: -chance[c])
            if c not in others and evidence.features[c, CandidateFeature.FEATURE_CLASS] in _STOPS
        ]
        return [option for option in found if self._is_called_so(option, group)][:_MOST_STOPS]

    def _option(self, row: int, candidate: int, chance: float) -> Option:
        gazetteer = self._gazetteer
        point = float(gazetteer.columns["lat"][row]), float(gazetteer.columns["lon"][row])
        kind, people = gazetteer.feature_class(row), int(gazetteer.columns["population"][row])
        is_area = not FeatureClass.COUNTY < kind <= FeatureClass.TOWN_SECTION
        reach = _AREA_REACH * gazetteer.radius_km(row) if is_area else 0.0
        return Option(
            row, gazetteer.country(row), candidate, chance, people, Spot(gazetteer.name(row), point, reach, people)
        )

    def _may_be_taken(self, option: Option, group: int) -> bool:
        """Whether a place may be taken for a name if witnesses ask for it: a town, and one that is called so."""
        features = self._resolution.evidence.features[option.candidate]
        return (
            option.people >= _LEAST_PEOPLE
            and FeatureClass.CAPITAL <= features[CandidateFeature.FEATURE_CLASS] <= FeatureClass.TOWN_SECTION
            and self._is_called_so(option, group)
        )

    def _is_called_so(self, option: Option, group: int) -> bool:
        """Whether a place has a group's name as its own, or for short, and nothing beside the name is against it."""
        features = self._resolution.evidence.features[option.candidate]
        written, own = self._written(group), self._gazetteer.name(option.row)
        return bool(
            features[CandidateFeature.QUALIFIED] != DISAGREES
            and (
                features[CandidateFeature.OWN_NAME] == 1
                or _likeness(written, own) >= _ALIKE
                or own.casefold().startswith(f"{written.casefold()} ")
            )
        )

    def _written(self, group: int) -> str:
        """Return the name of a group as the text writes it."""
        tokens = self._resolution.tokens
        mention = self._resolution.mentions[self._resolution.evidence.members[group][0]]
        return tokens.text[int(tokens.start[mention.first]) : int(tokens.end[mention.last])]


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a.casefold(), b.casefold()).ratio()
