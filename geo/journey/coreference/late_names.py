"""Who is told of by what they are and named a sentence later: "Two runners … Wanjiru Kamau and Peter Otieno"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import KIN, REPORTING, SUBJECTS
from geo.journey.coreference.entities import agrees_in_gender, are_two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.discourse import Discourse
    from geo.journey.coreference.entities import Entity

_FIRST: Final = 60
"""Among how many who became known first it is looked for who has no name yet."""

_NEAR: Final = 300
"""Within how many characters the name follows."""

_TWO: Final = 2


def find_nameless(subject: Token, named: Sequence[Entity], sentence: Sentence, discourse: Discourse) -> Entity | None:
    """Return who was told of so far without a name, where a sentence now names the one or the two of them.

    Only of the first who are named at all, and of whom alone a movement was told: nobody else can be meant.
    """
    if subject.dep_ not in SUBJECTS or subject.head.lemma_ in REPORTING or not 0 < len(named) <= _TWO:
        return None
    if not all(e.proper for e in named):
        return None
    known = discourse.roster.entities[:_FIRST]
    begin = sentence.offset
    if any(e.proper and e.kind == "person" and e.mentions and e.mentions[0].start < begin for e in known):
        return None
    before = (e for e in known if e.mentions and e.mentions[0].start < begin and discourse.roster.whole(e) is e)
    able = [e for e in before if e.kind in {"person", "group"} and not e.proper]
    if len(able) != 1 or not (able[0].moved and able[0].introduced) or begin - able[0].mentions[-1].end > _NEAR:
        return None
    return able[0] if _are_as_many(able[0], named) and not able[0].nouns & KIN else None


def _are_as_many(nameless: Entity, named: Sequence[Entity]) -> bool:
    if nameless.kind == "person":
        return len(named) == 1 and agrees_in_gender(nameless, named[0].gender)
    return len(named) == _TWO and are_two(nameless)
