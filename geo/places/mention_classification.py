"""How likely each mention names a place at all: the mention classifier's chances, and the rules that stay above it.

The booster is called directly, on one thread, once a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.airports import are_airports
from geo.places.common_towns import common_towns
from geo.places.common_words import commonness
from geo.places.mention_context import is_called
from geo.places.mention_features import mention_features
from geo.places.named_entities import EntityLabel
from geo.places.people import are_people

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.detection import Detection
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens
    from geo.places.trained_models import TrainedModels

_CALLED_CHANCE: Final = 0.95  # what the text calls a town is one
_TRAVELLED_CHANCE: Final = 0.8  # where the text goes to is a place
_TOWN_PEOPLE: Final = 20_000
_TABLE: Final = 6
_FOODS: Final = word_set("food", "called_as_places")
_TABLE_WORDS: Final = word_set("food", "table")
_LEAVING_OR_REACHING: Final = word_set("travel_verb_forms", "leave", "reach", "depart")
_TRAVELLING: Final = word_set("travel_verb_forms", "travel")
_TOWARDS: Final = word_set("locatives", "path") | {"for"}


def classify_mentions(
    detection: Detection, chance: NDArray[np.float64], models: TrainedModels, gazetteer: Gazetteer
) -> NDArray[np.float64]:
    """Return the chance of each mention, 0 to 1; `chance` is that of each candidate."""
    tokens, mentions, evidence = detection.tokens, detection.mentions, detection.evidence
    if not mentions:
        return np.zeros(0)
    features = mention_features(detection, chance, models.odds, gazetteer)
    out: NDArray[np.float64] = models.classifier.predict(features)
    out = np.where(are_people(detection), 0.0, out)
    known = evidence.sizes[evidence.group_of] > 0
    called = known & [is_called(tokens, mention) for mention in mentions]
    out = np.where(called, np.maximum(out, _CALLED_CHANCE), out)
    out = np.where(_travelled_towns(detection, chance, gazetteer), np.maximum(out, _TRAVELLED_CHANCE), out)
    best = evidence.best(chance)[evidence.group_of].tolist()
    out = np.where(are_airports(detection, best), np.maximum(out, _TRAVELLED_CHANCE), out)
    towns = common_towns(detection, best, (out >= models.threshold).tolist(), gazetteer)
    out = np.where(towns, np.maximum(out, _TRAVELLED_CHANCE), out)
    out = np.where([is_food(tokens, mention) for mention in mentions], 0.0, out)
    own = [top >= 0 and gazetteer.is_users(int(evidence.candidate_row[top])) for top in best]
    return np.where(own, np.maximum(out, _CALLED_CHANCE), out)


def _travelled_towns(detection: Detection, chance: NDArray[np.float64], gazetteer: Gazetteer) -> list[bool]:
    """Say of each mention whether it is a town that a journey leads to and that nobody is called after.

    A rule, since the language model takes such names for persons and the training texts have few journeys.
    """
    evidence = detection.evidence
    best = evidence.best(chance)
    found = []
    for i, mention in enumerate(detection.mentions):
        top = int(best[evidence.group_of[i]])
        mistaken = (
            mention.entity_label == EntityLabel.PERSON and top >= 0 and is_travelled_to(detection.tokens, mention)
        )
        town = mistaken and int(gazetteer.columns["population"][evidence.candidate_row[top]]) >= _TOWN_PEOPLE
        found.append(town and not commonness(detection.tokens.hashes[mention.first : mention.last + 1]).any())
    return found


def is_travelled_to(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether the words before a mention are of a journey there or from there: "left", "sailed to"."""
    before = tokens.folded[max(0, mention.first - 2) : mention.first]
    return bool(before) and (
        before[-1] in _LEAVING_OR_REACHING or (len(before) > 1 and before[-1] in _TOWARDS and before[0] in _TRAVELLING)
    )


def is_food(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a name that is also a food stands among words of the table: "Turkey and stuffing were served"."""
    if tokens.folded[mention.first] not in _FOODS or mention.last != mention.first:
        return False
    around = tokens.folded[max(0, mention.first - _TABLE) : mention.first + _TABLE + 1]
    return any(word in _TABLE_WORDS for word in around)
