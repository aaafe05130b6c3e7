"""A draft: one event as one sentence tells it, before it is compared with what other sentences tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

    from spacy.tokens import Token

    from geo.journey.clauses import Reading, Sentence, Source, TimeArgument
    from geo.journey.coreference import Entity
    from geo.model import EventType, Mention, Mode, Span


@dataclass(frozen=True, eq=False)
class Draft:
    """One event as one sentence tells it; two of them are never equal, however alike."""

    type: EventType
    trigger: Token
    rule: str
    sentence: Sentence
    reading: Reading
    participants: tuple[Entity, ...] = ()
    place_id: str | None = None
    from_place_id: str | None = None
    to_place_id: str | None = None
    mode: Mode | None = None
    mode_span: Span | None = None
    times: tuple[TimeArgument, ...] = ()
    prior: bool = False
    """It is told as background: "the previous visit"."""

    anterior: bool = False
    """It is told as over when something else happened: "had left", "after leaving"."""

    named: tuple[Mention, ...] = ()
    speaker: Source | None = None
    """Who makes the statement that the event is."""

    taken_back: Span | None = None
    """The words that say that it did not happen after all."""

    underway: bool = False
    """Its time is that of the going, not of the coming: "flew to Nairobi on Tuesday morning"."""

    source_names: tuple[str, ...] = ()
    """The article's names for who says so, from the outermost relay to the origin; of `reading.chain`."""

    speaker_name: str | None = None
    sureness: float | None = None
    """The chance that the sentence tells of somebody's being there, leaving, passing or making for it."""

    whose: float | None = None
    """The chance that it is told of those who take part in it."""

    zone: tzinfo | None = None
    """The time zone of where it happened."""

    @property
    def order(self) -> tuple[int, int]:
        """Where the trigger stands in the text."""
        return (self.sentence.index, int(self.trigger.i))

    def place_ids(self) -> tuple[str | None, ...]:
        """Return origin, place and goal."""
        return (self.from_place_id, self.place_id, self.to_place_id)
