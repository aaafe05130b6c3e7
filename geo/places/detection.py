"""What a text holds before anything is decided: what may mention a place, and which places each may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.places.evidence import gather
from geo.places.mention_spans import detect_mentions
from geo.places.named_entities import entities_by_token, entity_spans
from geo.places.poles import with_poles
from geo.places.tokens import tokenize

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from geo.places.classes import Home
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.named_entities import Entities
    from geo.places.tokens import Tokens


@dataclass(frozen=True)
class Detection:
    """A text's tokens, the language model's entities, mentions to classify and the evidence for their candidates.

    `entity_spans` are the entities as (start, end, label) in characters.
    """

    tokens: Tokens
    entities: Entities
    mentions: list[MentionSpan]
    evidence: Evidence
    entity_spans: list[tuple[int, int, str]]


def detect(doc: Doc, gazetteer: Gazetteer, home: Home | None) -> Detection:
    """Return what a read text holds; `home` is where its source is at home, if that is known."""
    tokens = tokenize(doc.text)
    spans = entity_spans(doc)
    entities = entities_by_token(spans, tokens)
    mentions = with_poles(tokens, detect_mentions(tokens, entities, gazetteer), gazetteer)
    return Detection(tokens, entities, mentions, gather(tokens, mentions, gazetteer, home), spans)
