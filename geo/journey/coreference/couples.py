"""Couples: two persons who travel as one, by kinship, by title, or because the text calls them one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import KIN, gender_of
from geo.journey.coreference.antecedents import find_antecedent, read_noun_phrase
from geo.journey.coreference.entities import Entity, are_two
from geo.journey.coreference.noun_phrases import describe, is_definite
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.discourse import Discourse


class Couples:
    """The couples of an article: whoever of them is named with the other stands for both."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._of: dict[frozenset[Entity], Entity] = {}

    def join(self, found: Sequence[Entity]) -> list[Entity]:
        """Return entities with each couple in the place of its two members where both are among them."""
        persons = [e for e in found if e.kind == "person"]
        for number, one in enumerate(persons):
            for other in persons[number + 1 :]:
                couple = self._of.get(frozenset({one, other}))
                if couple is not None:
                    return [couple, *(e for e in found if e is not couple and e not in couple.members)]
        return list(found)

    def pair(self, one: Entity, other: Entity) -> Entity:
        """Return the couple that two persons are from now on."""
        both = frozenset({one, other})
        if both not in self._of:
            couple = Entity(f"{one.name} and {other.name}", "couple", members=(one, other))
            couple.proper = one.proper or other.proper
            # "The Linds".
            couple.keys = {f"{person.name.split()[-1].lower()}s" for person in (one, other) if person.proper}
            couple.plural, couple.moved = True, one.moved and other.moved
            couple.nations = one.nations | other.nations
            couple.mentions = sorted(one.mentions[:1] + other.mentions[:1], key=lambda s: s.start)
            self._of[both] = couple
            self._discourse.roster.note(couple)
        return self._of[both]

    def called(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return whom "the couple", "the royals", "the pair" stand for: a couple that is known, or a new one."""
        salience = self._discourse.salience
        known = self._known() if is_definite(token) else None
        if known is None and is_definite(token) and salience.together:
            return list(salience.together)
        joined = self._discourse.people.joined_before(sentence.start(token)) if is_definite(token) else None
        if known is None and joined is not None:
            known = self.pair(*joined)
        if known is None:
            known = Entity(describe(token), "couple", plural=True)
        known.mentions.append(sentence.span([token]))
        self._discourse.roster.note(known)
        return [known]

    def is_known(self) -> bool:
        """Say whether two are told of as a couple."""
        return any(e.kind == "couple" for e in self._discourse.salience.recent())

    def _known(self) -> Entity | None:
        """Return the couple, the two of a kind or the two named together that were spoken of last."""
        salience = self._discourse.salience
        for entity in map(self._discourse.roster.whole, salience.recent()):
            if entity.kind == "couple" or (entity.kind == "group" and are_two(entity)):
                return entity
            if len(salience.together) == _TWO and entity in salience.together:
                return self.pair(*salience.together)
        return None

    def titled(self, token: Token, sentence: Sentence) -> Entity | None:
        """Return whom "the duke and duchess" stand for, None for other words."""
        other = next((c for c in token.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"}), None)
        if other is None or any(c.dep_ == "poss" for c in other.children):
            return None
        genders = gender_of(token.lower_.rstrip(".")), gender_of(other.lower_)
        if token.pos_ == "PROPN" and genders[0] and not genders[1]:
            return self._mr_and_mrs(token, other, sentence)
        if not is_definite(token):
            return None
        if None in genders or genders[0] == genders[1] or {token.lemma_.lower(), other.lemma_.lower()} & KIN:
            return None
        roster, salience = self._discourse.roster, self._discourse.salience
        couple = next((e for e in salience.recent() if e.kind == "couple"), None)
        if couple is None:
            known = [find_antecedent(read_noun_phrase(t, ()), roster, salience) for t in (token, other)]
            persons = [e for e in known if e is not None]
            if len(persons) != _TWO or persons[0] is persons[1]:
                persons = list(salience.together)
            couple = self.pair(*persons) if len(persons) == _TWO else None
        if couple is None:
            couple = Entity(f"{token.text} and {other.text}", "couple", plural=True)
        couple.mentions.append(sentence.span([token, other]))
        roster.note(couple)
        return couple

    def _mr_and_mrs(self, title: Token, name: Token, sentence: Sentence) -> Entity | None:
        """Return the couple that "Mr and Mrs Tanaka" are."""
        own = {c.dep_ for c in title.children} & {"compound", "flat", "appos"}
        if name.pos_ != "PROPN" or own or not any(gender_of(c.lower_.rstrip(".")) for c in name.children):
            return None
        keys = {name.lower_, f"{name.lower_}s"}
        couple = next((e for e in self._discourse.roster.named(keys) if e.kind == "couple"), None)
        if couple is None:
            text = sentence.text_of(sentence.span([title, name]))
            couple = Entity(text, "couple", keys, proper=True, plural=True)
        couple.mentions.append(sentence.span([title, name]))
        self._discourse.roster.note(couple)
        return couple


_SPOUSES = word_set("noun_phrases", "spouse")
_TWO = 2


def are_paired(token: Token) -> bool:
    """Say whether a word and what "and" joins to it are a couple's two: "Oskar and his wife Lena"."""
    return any(
        c.dep_ == "conj" and c.lemma_.lower() in _SPOUSES and any(p.dep_ == "poss" for p in c.children)
        for c in token.children
    )
