"""Which mentions are airports for sure: those called so, and those that somebody flies from or to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.places.airport_names import is_flown
from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.detection import Detection

_KIND: Final = "airport"


def are_airports(detection: Detection, best: Sequence[int]) -> list[bool]:
    """Say of each mention whether it is an airport, called so or flown to; `best` holds the likeliest candidates."""
    features, tokens = detection.evidence.features, detection.tokens
    return [
        top >= 0
        and features[top, CandidateFeature.FEATURE_CLASS] == FeatureClass.AIRPORT
        and (is_flown(tokens, mention.first) or tokens.folded[mention.last] == _KIND)
        for mention, top in zip(detection.mentions, best, strict=True)
    ]
