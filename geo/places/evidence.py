"""What a text and the gazetteer say for each place that each group of mentions may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.places.candidate_features import CandidateFeature, candidate_features
from geo.places.candidate_generation import generate_candidates

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.classes import FeatureClass, Home
    from geo.places.gazetteer import Gazetteer
    from geo.places.journey_ends import JourneyEnd
    from geo.places.mention_spans import MentionSpan
    from geo.places.qualifiers import Containers
    from geo.places.tokens import Tokens


@dataclass(frozen=True)
class Evidence:
    """Groups of mentions, their candidates, and what speaks for each.

    Candidates lie in the order of their groups: those of group g at `first[g] : first[g] + sizes[g]`; `features` has a
    row a candidate and the columns of `CandidateFeature`. For each group, `members` holds its mentions, `qualifiers`
    the containers beside it, `certain` whether they can be nothing but its qualifier, `apart` the countries beside it
    that do not hold it; `ends` holds for each mention what the words beside it tell of a journey.
    """

    group_of: NDArray[np.int64]
    members: list[list[int]]
    candidate_group: NDArray[np.int64]
    candidate_row: NDArray[np.int64]
    first: NDArray[np.int64]
    sizes: NDArray[np.int64]
    features: NDArray[np.float64]
    qualifiers: list[Containers]
    certain: list[bool]
    apart: list[Containers]
    ends: list[JourneyEnd]

    @property
    def group_count(self) -> int:
        """How many groups there are."""
        return len(self.sizes)

    def candidates_of(self, group: int) -> NDArray[np.int64]:
        """Return the candidates of a group."""
        return np.arange(self.first[group], self.first[group] + self.sizes[group])

    def bearers(self, kind: FeatureClass) -> NDArray[np.bool_]:
        """Return which candidates are of a class and have the name as their own."""
        classes = self.features[:, CandidateFeature.FEATURE_CLASS]
        bears: NDArray[np.bool_] = (classes == kind) & (self.features[:, CandidateFeature.OWN_NAME] == 1)
        return bears

    def best(self, chance: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the candidate of each group with the highest chance, -1 where it has none."""
        order = np.lexsort((chance, self.candidate_group))
        top = np.full(self.group_count, -1, dtype=np.int64)
        top[self.candidate_group[order]] = order
        return top


def gather(tokens: Tokens, mentions: list[MentionSpan], gazetteer: Gazetteer, home: Home | None) -> Evidence:
    """Return the evidence for the mentions of a text, as `detect_mentions` gives them, with the source's home."""
    candidates = generate_candidates(tokens, mentions, gazetteer, home)
    return Evidence(
        group_of=candidates.group_of,
        members=candidates.members,
        candidate_group=candidates.group,
        candidate_row=candidates.rows,
        first=candidates.first,
        sizes=candidates.sizes,
        features=candidate_features(candidates),
        qualifiers=candidates.qualifiers,
        certain=candidates.certain,
        apart=candidates.apart,
        ends=candidates.ends,
    )
