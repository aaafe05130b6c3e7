"""An entity: someone or something that may travel, as the text makes it known bit by bit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.lexicon import Gender
    from geo.model import Span


EntityKind = Literal["person", "couple", "group", "vehicle", "storm", "thing", "body", "narrator"]
"""A vehicle is a vessel, a train, an aircraft or several of them; a body an organisation or a club; a thing what is
carried, or what nothing more is known of. The narrator is who says "I" or "we" outside quotation marks."""

NARRATOR = "the narrator"


@dataclass(eq=False)
class Entity:
    """Someone or something that may travel; grows while the text is read.

    `keys` are the words of its name, `nouns` the nouns and titles that it goes by, `nations` place ids, `members` the
    two of a couple, `proper` whether it has a name of its own, `moved` whether the text has told of a movement of it,
    `introduced` whether it became known as one that nobody knows yet: "a sailor", "two runners", `aside` whether as
    another than the one told of, of which no journey was told since: "a sister ship ran aground".
    """

    name: str
    kind: EntityKind
    keys: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    members: tuple[Entity, ...] = ()
    vehicle: str | None = None
    vehicle_span: Span | None = None
    gender: Gender | None = None
    proper: bool = False
    plural: bool = False
    moved: bool = False
    introduced: bool = False
    aside: bool = False

    @property
    def id(self) -> str:
        """The entity's id, from its name."""
        return "t-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


def agrees_in_gender(entity: Entity, gender: Gender | None) -> bool:
    """Say whether a pronoun of that gender can stand for an entity."""
    return gender is None or entity.gender in {None, gender}


def are_two(entity: Entity) -> bool:
    """Say whether an entity is told as two by the first word of its name: "Two runners"."""
    return entity.name.split()[0].lower() in {"two", "2"}


def set_vehicle(entity: Entity, token: Token, sentence: Sentence) -> None:
    """Note what an entity travels on: "armored train", with the words; a longer description wins."""
    words = [t for t in token.children if t.dep_ in {"amod", "compound"} and t.i < token.i and t.is_alpha] + [token]
    name = " ".join(t.text for t in words)
    if entity.vehicle is None or (len(name) > len(entity.vehicle) and entity.vehicle.split()[-1] == name.split()[-1]):
        entity.vehicle, entity.vehicle_span = name, sentence.span(words)
