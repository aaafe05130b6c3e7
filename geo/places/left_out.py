"""Names of well-known places that a text has and that are not on the map, with the reason: once a name, and not many.

A reader who knows the place asks why it is missing. Common words, parts of longer names and names of small places are
left out here, too: most are no places, and nobody asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.model import Unplaced
from geo.places.candidate_features import CandidateFeature
from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.journey_ends import JourneyEnd, is_measured
from geo.places.mention_classification import Ruling
from geo.places.mention_spans import mention_end
from geo.places.mistaken_towns import most_people
from geo.places.named_entities import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.places.gazetteer import Gazetteer
    from geo.places.resolution import Resolution

_MOST: Final = 20
_VILLAGE, _TOWN = 1_000, 20_000
"""How many must live in a place that a reader asks for: where a journey leads there, and elsewhere."""

_COMMON: Final = 5
"""How common as a family name, 0 to 9, a name is that nobody looks for on a map."""

_LIKELY, _UNSURE = 0.03, 0.08
"""How likely a mention must be to name a place, if no rule and no journey tells of it: where the language model sees a
body, a person or the like in it, and where it sees nothing."""

_ALWAYS_TOLD: Final = frozenset({Ruling.PART_OF_THE_WORLD, Ruling.UNKNOWN_POLE})
"""What is told whatever namesake it has."""

_READ_AS: Final = {
    EntityLabel.PERSON: "read as a person's name",
    EntityLabel.ORG: "read as the name of an organisation",
    EntityLabel.PRODUCT: "read as the name of a product",
    EntityLabel.EVENT: "read as the name of an event",
    EntityLabel.WORK_OF_ART: "read as the name of a work",
    EntityLabel.LAW: "read as the name of a law",
}


def left_out(
    resolution: Resolution, placed: Collection[str], marked: Collection[str], gazetteer: Gazetteer
) -> list[Unplaced]:
    """Say of each name that a well-known place bears, and that is on no map, why it is not; in order, at most 20.

    `placed` are the names of the text that have a place, `marked` the ids of the mentions that the dossier holds.
    """
    tokens = resolution.tokens
    led = [
        JourneyEnd.TRAVELLED if is_measured(tokens, mention.last) else end
        for mention, end in zip(resolution.mentions, resolution.evidence.ends, strict=True)
    ]
    found: dict[str, Unplaced] = {}
    top = resolution.evidence.best(resolution.candidate_chance)[resolution.evidence.group_of].tolist()
    for i, mention in enumerate(resolution.mentions):
        start, end = tokens.start[mention.first], mention_end(tokens, mention)
        name = tokens.text[start:end]
        if name in placed or name in found or not _is_asked_for(resolution, i, top[i], led[i], gazetteer):
            continue
        key = f"m{start}-{end}"
        found[name] = Unplaced(mention_id=key if key in marked else None, why=_why(resolution, i, name))
        if len(found) == _MOST:
            break
    return list(found.values())


def _is_asked_for(resolution: Resolution, i: int, candidate: int, led: JourneyEnd, gazetteer: Gazetteer) -> bool:
    """Say whether a reader would look for a name on the map: of a large place, or where a journey leads."""
    mention, evidence = resolution.mentions[i], resolution.evidence
    if resolution.ruled_out[i] in _ALWAYS_TOLD:
        return True
    if candidate < 0 or mention.entity_first < mention.first or mention.entity_last > mention.last:
        return False
    ruled, gone_to = resolution.ruled_out[i] is not None, led >= JourneyEnd.LEFT
    likely = resolution.mention_chance[i] >= (_LIKELY if mention.exact_label in _READ_AS else _UNSURE)
    word = _is_word(resolution, i)
    if not (ruled or gone_to or (likely and not word)):
        return False
    if gone_to:
        return most_people(resolution, i, gazetteer) >= (_TOWN if word else _VILLAGE)
    if _is_family_name(resolution, i):
        return False
    features = evidence.features[candidate]
    people = int(gazetteer.columns["population"][evidence.candidate_row[candidate]])
    large = people >= _TOWN or features[CandidateFeature.FEATURE_CLASS] <= FeatureClass.DIVISION
    settled = features[CandidateFeature.FEATURE_CLASS] <= FeatureClass.TOWN
    return bool(features[CandidateFeature.OWN_NAME] and large and settled)


def _is_family_name(resolution: Resolution, i: int) -> bool:
    """Say whether a mention is one word that is a common family name: nobody asks where Jones is."""
    mention = resolution.mentions[i]
    marks = commonness(resolution.tokens.hashes[mention.first : mention.first + 1])[0]
    return mention.first == mention.last and bool(marks[Commonness.FAMILY_NAME] >= _COMMON)


def _is_word(resolution: Resolution, i: int) -> bool:
    """Say whether a mention is one common word of the language."""
    mention = resolution.mentions[i]
    marks = commonness(resolution.tokens.hashes[mention.first : mention.first + 1])[0]
    return mention.first == mention.last and bool(marks[Commonness.ENGLISH_WORD])


def _why(resolution: Resolution, i: int, name: str) -> str:
    ruling = resolution.ruled_out[i]
    if ruling is Ruling.UNKNOWN_POLE:
        return "The text does not tell whether the Pole is the North Pole or the South Pole."
    if ruling is not None:
        return f"Here {name} is {ruling.value}, not the place."
    read = _READ_AS.get(resolution.mentions[i].exact_label)
    if read is not None:
        return f"Here {name} is {read}, not as the place."
    return f"It is too unsure whether {name} names the place here."
