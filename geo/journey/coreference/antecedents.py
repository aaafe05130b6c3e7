"""Which of those known a noun phrase stands for, tried in passes from sure to bold.

The same noun first ("the ferry … the ferry"), then another noun for the same ("the tanker … the ship", "the pope … the
pontiff", "the caravan … the migrants"), then whoever is meant where only one can be ("the squad", "the woman", "the
device"). "Another", "an earlier", another number, another nation tell of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses import KIN, REPORTING, STORMS, SUBJECTS, TEAMS, gender_of, groups_like
from geo.journey.coreference.entities import agrees_in_gender
from geo.journey.coreference.noun_kinds import (
    VAGUE,
    are_of_one_mode,
    by_turns,
    is_apart,
    is_of_several,
    is_vehicle,
    kind_of,
)
from geo.journey.coreference.noun_phrases import is_aged, is_another, is_definite, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Token

    from geo.journey.coreference.entities import Entity, EntityKind
    from geo.journey.coreference.roster import Roster
    from geo.journey.coreference.salience import Salience


@dataclass(frozen=True)
class NounPhrase:
    """What a common noun and the words on it say of whom it mentions."""

    token: Token
    lemma: str
    kind: EntityKind
    plural: bool
    definite: bool
    count: str | None
    nations: frozenset[str]
    members: frozenset[str]


def read_noun_phrase(token: Token, nations: Iterable[str]) -> NounPhrase:
    """Return what a common noun says of whom it mentions; `nations` are the places whose people it names."""
    lemma = token.lemma_.lower()
    plural = token.tag_ in {"NNS", "NNPS"} and not is_aged(token)
    definite = is_definite(token)
    kind = kind_of(lemma, plural=plural)
    count = None
    if not definite and kind != "vehicle":
        count = next((c.text for c in token.children if c.dep_ == "nummod"), None)
    return NounPhrase(token, lemma, kind, plural, definite, count, frozenset(nations), frozenset(members(token)))


def find_antecedent(phrase: NounPhrase, roster: Roster, salience: Salience) -> Entity | None:
    """Return whom of those known a noun phrase stands for, None for somebody new."""
    if is_another(phrase.token):
        return None
    for find in _PASSES:
        found = find(phrase, roster, salience)
        if found is not None:
            return found
    return None


def _same_noun(phrase: NounPhrase, roster: Roster, salience: Salience) -> Entity | None:
    known = [e for e in roster.called({phrase.lemma} | phrase.members) if _may_be(e, phrase)]
    if phrase.count is not None:
        # An indefinite phrase that counts other heads is of others: "200 refugees" are not the 400.
        known = [e for e in known if phrase.count in e.name.split()]
    if not phrase.definite:
        known = [e for e in known if not (e.kind == "person" and e.proper)]
    if any(c.lower_ in {"a", "an"} for c in phrase.token.children):
        # "A family was sent back": none of the four families.
        known = [e for e in known if not e.plural]
    return _last(known, salience)


def _other_noun(phrase: NounPhrase, roster: Roster, salience: Salience) -> Entity | None:
    if not phrase.definite:
        return None
    known = [e for e in roster.called(by_turns(phrase.lemma) - {phrase.lemma}) if _may_be(e, phrase)]
    return _last(known, salience)


def _other_vehicle(phrase: NounPhrase, _roster: Roster, salience: Salience) -> Entity | None:
    if not (phrase.definite and is_vehicle(phrase.lemma)):
        return None
    recent = sorted(salience.recent(), key=lambda e: e.aside)
    able = (e for e in recent if e.kind in {"vehicle", "group"} and _may_be(e, phrase))
    return next((e for e in able if any(are_of_one_mode(phrase.lemma, noun) for noun in e.nouns)), None)


def _other_group(phrase: NounPhrase, roster: Roster, _salience: Salience) -> Entity | None:
    if not phrase.definite:
        return None
    for synonyms in groups_like(phrase.lemma):
        known = [e for e in roster.called(synonyms) if e.moved and _may_be(e, phrase)]
        if len(known) == 1:
            return known[0]
    return None


def _the_team(phrase: NounPhrase, roster: Roster, _salience: Salience) -> Entity | None:
    """Return the one body that has travelled: "Arsenal flew to Lisbon. The team arrived", "the Finns"; no ship."""
    if not phrase.definite or phrase.lemma not in TEAMS:
        return None
    moved = [e for e in roster.entities[:_FIRST] if e.moved and e.kind not in {"person", "narrator", "couple"}]
    if len(moved) != 1 or not (moved[0].kind in _BODIES or (moved[0].kind == "group" and moved[0].nations)):
        return None
    return moved[0] if _may_be(moved[0], phrase) else None


def _the_storm(phrase: NounPhrase, _roster: Roster, salience: Salience) -> Entity | None:
    if not phrase.definite or phrase.lemma not in STORMS:
        return None
    return next((e for e in salience.recent() if e.kind == "storm"), None)


def _whoever_is_meant(phrase: NounPhrase, _roster: Roster, salience: Salience) -> Entity | None:
    """Return who was spoken of last where the noun says no more than the kind: "the woman", "the 71-year-old"."""
    token = phrase.token
    if is_aged(token) and phrase.definite:
        return next(iter(salience.recent_persons()), None)
    if not phrase.definite:
        return None
    if phrase.lemma not in VAGUE:
        return _the_only_person(phrase, salience)
    gender = gender_of(phrase.lemma)
    if phrase.kind == "thing":
        return next((e for e in salience.recent() if e.kind == "thing" and _may_be(e, phrase)), None)
    kinds = {phrase.kind, *_BODIES} if phrase.kind == "group" else {phrase.kind}
    able = [
        e
        for e in salience.recent()
        if e.kind in kinds and (e.kind != "thing" or e.proper) and _may_be(e, phrase) and agrees_in_gender(e, gender)
    ]
    if phrase.kind == "person":
        # Of several whose sex is not told, "the woman" is rather the one who has no name.
        able = [e for e in able if e.proper or not e.nouns & KIN]
        told = [e for e in able if e.gender is not None or not e.proper]
        return next(iter(told or (able if len(able) == 1 else ())), None)
    if len(able) == 1:
        return able[0]
    moved = [e for e in able if e.moved]
    return moved[0] if len(moved) == 1 else None


def _the_only_people(phrase: NounPhrase, salience: Salience) -> Entity | None:
    """Return those known by their people's or family's name alone, or as a couple: "300 Rohingya … the refugees"."""
    if phrase.token.head.lemma_ in REPORTING or is_apart(phrase.token.lemma_.lower()):
        return None
    able = [e for e in salience.recent() if e.kind == "group" and e.proper and not e.nouns and _may_be(e, phrase)]
    if phrase.plural and not any(e.kind == "group" and e.moved for e in salience.recent()):
        able += [e for e in salience.recent() if e.kind == "couple" and e.moved and _may_be(e, phrase)]
    return able[0] if len(able) == 1 else None


def _the_only_person(phrase: NounPhrase, salience: Salience) -> Entity | None:
    """Return the one person told of so far for a noun that says what they are: "Sister Agnes left … The nun".

    Who says something is rather somebody else, and so is who only does a job: "the driver".
    """
    token = phrase.token
    if phrase.kind == "group":
        return _the_only_people(phrase, salience)
    if phrase.kind != "person" or phrase.plural or is_apart(phrase.lemma) or token.head.lemma_ in REPORTING:
        return None
    known = salience.recent_persons()
    if len(known) != 1 or not known[0].proper or not known[0].moved or token.dep_ not in {*SUBJECTS, "ROOT"}:
        return None
    return known[0] if agrees_in_gender(known[0], gender_of(phrase.lemma)) else None


_BODIES = frozenset({"body", "thing"})
_FIRST = 200
"""Among how many who became known first a team that travelled is looked for."""

_PASSES: tuple[Callable[[NounPhrase, Roster, Salience], Entity | None], ...] = (
    _same_noun, _other_noun, _other_vehicle, _other_group, _the_team, _the_storm, _whoever_is_meant,
)  # fmt: skip


def _may_be(entity: Entity, phrase: NounPhrase) -> bool:
    """Say whether an entity can be what a noun phrase stands for: of no other kind, number or nation."""
    if (entity.kind == "person") != (phrase.kind == "person") or entity.kind == "narrator":
        return False
    if phrase.kind in {"storm", "vehicle"} and entity.kind in {"storm", "vehicle"} and entity.kind != phrase.kind:
        return False
    if phrase.kind == entity.kind == "vehicle" and phrase.plural != entity.plural and not is_of_several(phrase.lemma):
        return False
    return not phrase.nations or not entity.nations or bool(phrase.nations & entity.nations)


def _last(known: Sequence[Entity], salience: Salience) -> Entity | None:
    """Return the one of several that was spoken of last, the one that became known last where none was of late."""
    recent = {e: n for n, e in enumerate(salience.recent())} if len(known) > 1 else {}
    return min(known, key=lambda e: (e.aside, recent.get(e, len(recent))), default=None)
