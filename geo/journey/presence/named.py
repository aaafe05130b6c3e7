"""A place's name in a parsed sentence, with what the sentence, the rules and the resolver know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geo.journey.clauses import Sentence
    from geo.journey.coreference import Entity
    from geo.journey.presence.mention_path import MentionPath
    from geo.model import EventType, Mention, Place, TimeRef


@dataclass(frozen=True)
class RuleReading:
    """What the rules make of a mention: an event of which it is the place, the origin or the goal."""

    type: EventType
    role: Literal["place", "origin", "goal"]


@dataclass(frozen=True, eq=False)
class Named:
    """A mention of a place in a parsed sentence.

    `actors` are who does what its verb tells, `company` whom it is done to or with; `times` and `others` are the times
    and other places of the sentence. One that only `contains` the place before it ("Akron, Ohio": Ohio) tells which
    one is meant. `signs` are what its sentence has of somebody's presence there.
    """

    mention: Mention
    place: Place
    sentence: Sentence
    path: MentionPath
    actors: tuple[Entity, ...]
    company: tuple[Entity, ...]
    times: tuple[TimeRef, ...]
    others: tuple[Mention, ...]
    rule: RuleReading | None
    contains: bool
    signs: frozenset[str] = frozenset()

    @property
    def beside(self) -> tuple[Entity, ...]:
        """Who stands in its clause: who acts, and whom it is done to or with."""
        return (*self.actors, *self.company)
