"""How likely each mention names a place at all: the mention classifier's chances, and the rules that stay above it.

The booster is called directly, on one thread, once a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.airport_towns import is_airports_town
from geo.places.airports import are_airports
from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.common_towns import common_towns, first_words
from geo.places.features_of_nature import are_features
from geo.places.mention_context import is_called
from geo.places.mention_features import mention_features
from geo.places.mistaken_bodies import mistaken_bodies
from geo.places.mistaken_towns import mistaken_towns
from geo.places.named_persons import named_persons
from geo.places.parts_of_the_world import is_part_of_the_world
from geo.places.people import are_people, begin_persons
from geo.places.poles import Pole, find_poles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens
    from geo.places.trained_models import TrainedModels

_CALLED_CHANCE: Final = 0.95  # what the text calls a town is one
_TRAVELLED_CHANCE: Final = 0.8  # where the text goes to is a place
_QUALIFIED_CHANCE: Final = 0.8  # what a country beside it can only place is one
_SURE_CHANCE: Final = 0.5  # below it, a word that begins a sentence is a word, and what begins a person's name is that
_TABLE: Final = 6
_FOODS: Final = word_set("food", "called_as_places")
_TABLE_WORDS: Final = word_set("food", "table")


class Ruling(Enum):
    """What a rule takes the mention of a name for, instead of a place."""

    PERSON = "a person's name"
    FOOD = "a food"
    BODY = "the name of an organisation"
    PART_OF_THE_WORLD = "a part of the world or of a country"
    UNKNOWN_POLE = "one of the Earth's poles"


@dataclass(frozen=True)
class Classification:
    """Of each mention, the chance that it names a place, 0 to 1, and what a rule takes it for instead."""

    chance: NDArray[np.float64]
    ruled_out: list[Ruling | None]


def classify_mentions(
    detection: Detection, chance: NDArray[np.float64], models: TrainedModels, gazetteer: Gazetteer
) -> Classification:
    """Return what each mention is; `chance` is that of each candidate."""
    tokens, mentions, evidence = detection.tokens, detection.mentions, detection.evidence
    if not mentions:
        return Classification(np.zeros(0), [])
    features = mention_features(detection, chance, models.odds, gazetteer)
    out: NDArray[np.float64] = models.classifier.predict(features)
    people = np.array(are_people(detection))
    out = np.where(people, 0.0, out)
    out = np.where(np.array(begin_persons(detection)) & (out < _SURE_CHANCE), 0.0, out)
    out = np.where(np.array(first_words(detection)) & (out < _SURE_CHANCE), 0.0, out)
    best = evidence.best(chance)[evidence.group_of].tolist()
    bodies = np.array(mistaken_bodies(detection, best, out.tolist(), models.threshold))
    out = np.where(bodies, 0.0, out)
    known = evidence.sizes[evidence.group_of] > 0
    called = known & [is_called(tokens, mention) for mention in mentions]
    out = np.where(called, np.maximum(out, _CALLED_CHANCE), out)
    out = np.where(_are_qualified(detection, best), np.maximum(out, _QUALIFIED_CHANCE), out)
    out = np.where(are_airports(detection, best), np.maximum(out, _TRAVELLED_CHANCE), out)
    out = np.where(are_features(detection, best, gazetteer), np.maximum(out, _TRAVELLED_CHANCE), out)
    towns = mistaken_towns(detection, (out >= models.threshold).tolist(), gazetteer)
    out = np.where(np.array(towns) & ~bodies, np.maximum(out, _TRAVELLED_CHANCE), out)
    towns = common_towns(detection, best, (out >= models.threshold).tolist(), gazetteer)
    out = np.where(towns, np.maximum(out, _TRAVELLED_CHANCE), out)
    persons = np.array(named_persons(detection)) | (people & (out < models.threshold))
    own = np.array([top >= 0 and gazetteer.is_users(int(evidence.candidate_row[top])) for top in best])
    served = known & [is_airports_town(tokens, mention) for mention in mentions]
    out = np.where(served, np.maximum(out, _TRAVELLED_CHANCE), out)
    poles = find_poles(tokens, mentions)
    out = np.where([pole is not None for pole in poles], np.maximum(out, _TRAVELLED_CHANCE), out)
    bodies &= out < models.threshold
    ruled = [
        None if users else _ruling(tokens, mention, pole, is_person=person, is_body=body)
        for mention, pole, person, body, users in zip(
            mentions, poles, persons.tolist(), bodies.tolist(), own.tolist(), strict=True
        )
    ]
    out = np.where(own, np.maximum(out, _CALLED_CHANCE), out)
    return Classification(np.where([ruling is not None for ruling in ruled], 0.0, out), ruled)


def _are_qualified(detection: Detection, best: list[int]) -> list[bool]:
    """Say of each mention whether what stands beside it can only say where it lies, and holds its likeliest place.

    What is part of a longer name is none: "Memorial Hospital, Ohio".
    """
    evidence = detection.evidence
    qualified = evidence.features[:, CandidateFeature.QUALIFIED] == AGREES
    certain = [evidence.certain[group] for group in evidence.group_of.tolist()]
    whole = [m.entity_first >= m.first and m.entity_last <= m.last for m in detection.mentions]
    return [
        told and alone and top >= 0 and bool(qualified[top])
        for told, alone, top in zip(certain, whole, best, strict=True)
    ]


def _ruling(
    tokens: Tokens, mention: MentionSpan, pole: Pole | None, *, is_person: bool, is_body: bool
) -> Ruling | None:
    """Return what a mention is instead of a place, None where no rule tells."""
    if pole is not None:
        return Ruling.UNKNOWN_POLE if pole is Pole.EITHER else None
    if is_food(tokens, mention):
        return Ruling.FOOD
    if is_part_of_the_world(tokens, mention):
        return Ruling.PART_OF_THE_WORLD
    if is_person:
        return Ruling.PERSON
    return Ruling.BODY if is_body else None


def is_food(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a name that is also a food stands among words of the table: "Turkey and stuffing were served"."""
    if tokens.folded[mention.first] not in _FOODS or mention.last != mention.first:
        return False
    around = tokens.folded[max(0, mention.first - _TABLE) : mention.first + _TABLE + 1]
    return any(word in _TABLE_WORDS for word in around)
