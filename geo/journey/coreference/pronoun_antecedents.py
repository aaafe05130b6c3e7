"""Whom a pronoun stands for: by gender and number, the sentence's own subjects first, then who was told of last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import gender_of, noun_class
from geo.journey.coreference.entities import agrees_in_gender
from geo.journey.coreference.noun_kinds import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.discourse import Discourse
    from geo.journey.coreference.entities import Entity
    from geo.lexicon import Gender

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_FEW = 60
_CRAFT = frozenset({"vehicle"})
_NAMED_THINGS = frozenset({"vehicle", "body", "thing"})


def find_person(
    token: Token,
    sentence: Sentence,
    discourse: Discourse,
    unread: tuple[int, int],
    told: Sequence[tuple[Token, Entity]],
    *,
    barred: Sequence[Entity],
) -> Entity | None:
    """Return who "he" or "she" is: the first subject of the sentence, else the last before, of no other sex.

    `unread` is the stretch of text before the sentence that was not parsed, `told` whom the sentence has mentioned.
    """
    gender = gender_of(token.lower_)

    def may_be(entity: Entity) -> bool:
        return entity not in barred and _is_he_or_she(entity) and agrees_in_gender(entity, gender)

    able = [(t, e) for t, e in told if t.i < token.i and may_be(e)]
    subjects = [e for t, e in able if t.dep_ in _SUBJECTS]
    before = [*_named_unread(discourse, unread), *discourse.salience.recent()]
    nearest = [*subjects, *(e for _, e in able), *sorted(filter(may_be, before), key=_stands_by)]
    if not nearest and token.lower_ in {"she", "her"}:
        # A ship is a "she" where no woman is told of.
        nearest = [e for e in discourse.salience.recent() if e.kind in _CRAFT][:1]
    if not nearest:
        # Nobody was the subject of a sentence yet: whoever was named last.
        named = discourse.people.named_before(sentence.offset)
        nearest = [e for e in named if e.kind == "person" and may_be(e)][:1]
    if not nearest:
        return None
    if nearest[0].kind == "person" and _is_only_one(nearest[0], sentence.start(token), gender, discourse):
        nearest[0].gender = nearest[0].gender or gender
    return nearest[0]


def _is_he_or_she(entity: Entity) -> bool:
    """Say whether an entity may be spoken of as a person is: one, or an animal of which a movement was told."""
    beast = entity.kind == "thing" and entity.moved and not entity.plural
    return entity.kind == "person" or (beast and any(noun_class(noun) == "n.animal" for noun in entity.nouns))


def _stands_by(entity: Entity) -> bool:
    """Say whether somebody is known by what they are alone and has gone nowhere: "the mayor was waiting. He left"."""
    return entity.kind == "person" and not (entity.proper or entity.moved or entity.introduced)


def _is_only_one(person: Entity, position: int, gender: Gender | None, discourse: Discourse) -> bool:
    """Say whether only one of those told of before a pronoun can be meant, so that it tells of which sex that is."""
    known = discourse.roster.entities
    persons = (e for e in known[:_FEW] if e.kind == "person" and e.mentions and e.mentions[0].start < position)
    return len(known) <= _FEW and [e for e in persons if agrees_in_gender(e, gender)] == [person]


def _named_unread(discourse: Discourse, unread: tuple[int, int]) -> list[Entity]:
    """Return whom the last sentence with a name speaks of, if it told no event and so was not parsed."""
    inside = list(discourse.people.named_within(*unread))
    span = discourse.doc.char_span(inside[0][0], inside[0][0] + 1, alignment_mode="expand") if inside else None
    if span is None:
        return []
    begin = span[0].sent.start_char
    named = [e for offset, e in reversed(inside) if offset >= begin and e.kind == "person"]
    # Who is named but once is rather spoken of in passing.
    return ([e for e in named if len(e.mentions) > 1] or named)[:1]


def find_thing(discourse: Discourse, barred: Sequence[Entity]) -> list[Entity]:
    """Return what "it" stands for: what was told of last and is no person, or the person whose vehicle it is."""
    recent = [e for e in discourse.salience.recent() if e not in barred]
    # "Kim's train left … It arrived": the train is whoever travels on it.
    able = [e for e in recent if (e.kind not in {"person", "couple", "narrator"} and not e.plural) or e.vehicle]
    if able and _is_mere_thing(able[0]):
        # "A wave broke over the bow of the ship. It reached Lisbon": what moves nowhere of itself stands back.
        leaders = map(discourse.roster.whole, discourse.salience.leaders())
        named = [e for e in leaders if e.proper and not e.plural and e.kind in _NAMED_THINGS]
        return [e for e in named if e.moved and e not in barred][:1] or able[:1]
    return able[:1]


def _is_mere_thing(entity: Entity) -> bool:
    """Say whether something is known by a noun alone that is no traveller's, and has not moved."""
    return entity.kind == "thing" and not entity.proper and not entity.moved and not any(map(is_known, entity.nouns))


def find_several(discourse: Discourse, barred: Sequence[Entity]) -> list[Entity]:
    """Return whom "they" stands for: the group, the couple or the vehicles told of last, or persons named together."""
    recent = [e for e in discourse.salience.recent() if e not in barred]
    groups = [e for e in recent if e.kind in {"group", "couple"} or e.plural]
    last = recent[:1]
    if last and last[0].kind == "person":
        return list(discourse.salience.together) or groups[:1]
    return groups[:1] or last
