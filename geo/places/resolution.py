"""Toponym recognition and resolution: which mentions name a place, and which place each means, as chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.places.candidate_ranking import rank_candidates
from geo.places.detection import Detection, detect
from geo.places.mention_classification import classify_mentions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from geo.places.classes import Home
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_classification import Ruling
    from geo.places.trained_models import TrainedModels


@dataclass(frozen=True)
class Resolution(Detection):
    """What was detected with its chances: of each candidate to be meant, of each mention to name a place.

    `ruled_out` says what a rule takes a mention for instead.
    """

    candidate_chance: NDArray[np.float64]
    mention_chance: NDArray[np.float64]
    ruled_out: list[Ruling | None]


def resolve(doc: Doc, gazetteer: Gazetteer, models: TrainedModels, home: Home | None) -> Resolution:
    """Return the candidates of a read text with their chances."""
    return resolve_detected(detect(doc, gazetteer, home), models, gazetteer)


def resolve_detected(detection: Detection, models: TrainedModels, gazetteer: Gazetteer) -> Resolution:
    """Return what was detected with the models' chances, corrected by the rules that stay above them."""
    candidate_chance = rank_candidates(models.ranker, detection, gazetteer)
    classified = classify_mentions(detection, candidate_chance, models, gazetteer)
    return Resolution(
        tokens=detection.tokens,
        entities=detection.entities,
        mentions=detection.mentions,
        evidence=detection.evidence,
        entity_spans=detection.entity_spans,
        candidate_chance=candidate_chance,
        mention_chance=classified.chance,
        ruled_out=classified.ruled_out,
    )
