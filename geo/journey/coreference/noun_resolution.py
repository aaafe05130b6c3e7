"""Whom a noun phrase stands for that names no known person: by its number, its owner, its name, else by its noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import NOBODY, STORMS, SUBJECTS, TOGETHER, VEHICLES, gender_of, titles_like
from geo.journey.coreference.aboard import carried_by
from geo.journey.coreference.antecedents import NounPhrase, find_antecedent, read_noun_phrase
from geo.journey.coreference.entities import Entity, set_vehicle
from geo.journey.coreference.mistaken_people import is_mistaken_person, name_person
from geo.journey.coreference.named_things import name_beside, name_words, resolve_name, resolve_numbered
from geo.journey.coreference.noun_kinds import ABOARD, FAMILIES, are_of_one_mode, is_abstract, is_vehicle
from geo.journey.coreference.noun_phrases import describe, described, is_aged, is_another, is_clock, is_definite
from geo.journey.coreference.numbered import find_numbered
from geo.journey.coreference.pronoun_antecedents import find_several
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.couples import Couples
    from geo.journey.coreference.discourse import Discourse

_AMOUNTS = word_set("noun_phrases", "amount")
_PARTS = word_set("noun_phrases", "part")
"""What is left or the middle of a traveller goes where it goes: "the storm and its remnants"."""

_NO_TRAVELLER: Final = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT", "MONEY"})
_ALONE_OR_TWO: Final = frozenset({"person", "couple", "narrator"})
_OWNERS: Final = _ALONE_OR_TWO | {"group"}
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PAIR: Final = 2
_TWO: Final = frozenset({"two", "both", "2"})
_ARTICLES: Final = frozenset({"a", "an"})


def _is_two(noun: Token) -> bool:
    """Say whether a noun is told as two: "the two women", "both women"."""
    return any(c.lower_ in _TWO for c in noun.children)


class NounResolver:
    """Resolves noun phrases; `resolve` is asked for the words on them: whose something is, who is aboard."""

    def __init__(
        self, discourse: Discourse, couples: Couples, resolve: Callable[[Token, Sentence], list[Entity]]
    ) -> None:
        self._discourse, self._couples, self._resolve = discourse, couples, resolve

    def resolve(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return whom a noun phrase stands for, by its head: nobody for what cannot travel."""
        counted = next((o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"), None)
        lemma = token.lemma_.lower()
        if counted is not None and lemma in _AMOUNTS:
            # "Thousands of migrants" are migrants.
            return self._resolve(counted, sentence)
        if lemma in _AMOUNTS and token.tag_ == "NNS":
            # "Thousands reached the border": of those told of.
            several = [e for e in find_several(self._discourse, ()) if e.kind == "group"]
            if several:
                return several
        if lemma in NOBODY or token.pos_ not in _NOMINAL or not token.text[0].isalnum() or is_clock(token):
            return []
        numbered = find_numbered(token)
        if numbered is not None:
            return [resolve_numbered(numbered, sentence, self._discourse)]
        if token.ent_type_ in _NO_TRAVELLER and token.pos_ != "PROPN" and not is_aged(token):
            return []
        owned = self._by_owner(token, lemma, counted, sentence)
        if owned is not None:
            return owned
        people = self._people_of_a_nation(token, sentence)
        if people is not None:
            return people
        name = self._name_of(token, lemma, sentence)
        if name is not None:
            return self._by_name(name, token, sentence)
        return self._common_noun(token, lemma, sentence)

    def _by_owner(self, token: Token, lemma: str, whole: Token | None, sentence: Sentence) -> list[Entity] | None:
        """Return who goes where something of theirs or somebody aboard goes: "her yacht", "the crew"."""
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is not None and lemma in _PARTS:
            return self._resolve(owner, sentence)
        if lemma in ABOARD:
            craft = owner if owner is not None else whole
            found = self._resolve(craft, sentence) if craft is not None else self._discourse.salience.recent()
            aboard = [e for e in found if e.kind == "vehicle"][:1] if craft is not None or is_definite(token) else []
            return aboard or None
        if not is_vehicle(lemma) or token.pos_ == "PROPN":
            return None
        if owner is not None:
            owners = [e for e in self._resolve(owner, sentence) if e.kind in _OWNERS]
            for entity in owners:
                set_vehicle(entity, token, sentence)
            return owners or None
        carried = carried_by(token)
        aboard = [e for e in self._resolve(carried, sentence) if e.kind in _ALONE_OR_TWO] if carried is not None else []
        for entity in aboard:
            set_vehicle(entity, token, sentence)
        return aboard or None

    def _name_of(self, token: Token, lemma: str, sentence: Sentence) -> Token | None:
        """Return the name that a phrase has, its own head or one in apposition."""
        named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and not is_clock(c)), None)
        nation = self._discourse.nation_at.get(sentence.start(named)) if named is not None else None
        if nation is not None and nation.kind == "demonym":
            # "The group, mostly Venezuelans": that is no name of theirs.
            named = None
        if named is None and ((is_vehicle(lemma) and token.pos_ == "NOUN") or lemma in STORMS):
            named = name_beside(token)
        if token.pos_ == "PROPN" and (named is None or (lemma not in STORMS and lemma not in VEHICLES)):
            return token
        return named

    def _by_name(self, name: Token, token: Token, sentence: Sentence) -> list[Entity]:
        found = resolve_name(name, token, sentence, self._discourse)
        if found or token.dep_ not in SUBJECTS:
            return found
        bearer = self._discourse.people.bearer({t.lower_ for t in name_words(name)})
        if bearer is None and is_mistaken_person(name, sentence, self._discourse):
            bearer = name_person(name, sentence, self._discourse)
        return [bearer] if bearer is not None else []

    def _together(self, lemma: str) -> list[Entity]:
        """Return who "the leaders" are: whoever was named together, else who is called so and told most of."""
        named = self._discourse.salience.together
        called = self._discourse.roster.called(titles_like(lemma))
        if named and (len(called) < _PAIR or set(named) <= set(called)):
            return list(named)
        return sorted(called, key=lambda e: -self._discourse.salience.told_of(e))[:_PAIR]

    def _common_noun(self, token: Token, lemma: str, sentence: Sentence) -> list[Entity]:
        phrase = read_noun_phrase(token, self._discourse.nations(token, sentence))
        if any(c.dep_ == "poss" and sentence.start(c) in self._discourse.nation_at for c in token.children):
            # "Peru's president" is the one.
            phrase = replace(phrase, definite=True)
        if token.tag_ == "CD" and phrase.definite:
            # "The four reached Namche".
            return find_several(self._discourse, ())
        two = phrase.kind == "group" and phrase.plural and phrase.definite and _is_two(token)
        if phrase.kind == "couple" or (two and self._couples.is_known()):
            return self._couples.called(token, sentence)
        if phrase.definite and phrase.plural and lemma in TOGETHER:
            together = self._together(lemma)
            if together:
                return together
        if phrase.definite and is_vehicle(lemma):
            aboard = self._aboard(phrase)
            if aboard is not None:
                return [aboard]
        if is_abstract(lemma):
            return []
        entity = find_antecedent(phrase, self._discourse.roster, self._discourse.salience)
        if entity is None:
            entity = self._new(phrase)
        if not entity.proper or entity.kind != "person":
            entity.nouns |= {lemma} | phrase.members
        entity.nations |= phrase.nations
        if entity.kind == "vehicle" and entity.vehicle is None:
            set_vehicle(entity, token, sentence)
        entity.mentions.append(sentence.span([token]))
        self._discourse.roster.note(entity)
        return [entity]

    def _aboard(self, phrase: NounPhrase) -> Entity | None:
        """Return who travels on the vehicle that a phrase speaks of, if somebody does."""
        for entity in self._discourse.salience.recent():
            own = (entity.vehicle or "").split()[-1:]
            if own and entity.kind != "vehicle" and (own == [phrase.lemma] or are_of_one_mode(phrase.lemma, *own)):
                return entity
        return None

    def _new(self, phrase: NounPhrase) -> Entity:
        """Return a new entity for a noun phrase, by its words, numbered where others have the same."""
        name = describe(phrase.token)
        namesakes = self._discourse.roster.count_named(name)
        entity = Entity(f"{name} ({namesakes + 1})" if namesakes else name, phrase.kind, plural=phrase.plural)
        entity.gender = gender_of(phrase.lemma)
        entity.aside = is_another(phrase.token)
        entity.introduced = phrase.count is not None or any(c.lower_ in _ARTICLES for c in phrase.token.children)
        if phrase.lemma in FAMILIES:
            surnames = {t.lower_ for t in phrase.token.children if t.pos_ == "PROPN" and t.dep_ == "compound"}
            entity.keys, entity.proper = surnames | {f"{name}s" for name in surnames}, bool(surnames)
        return entity

    def _people_of_a_nation(self, token: Token, sentence: Sentence) -> list[Entity] | None:
        """Return the group that "the North Koreans" are, a new one if none is known; None for any other words."""
        first = min(described(token))
        mention = self._discourse.nation_at.get(sentence.start(first))
        if mention is None or mention.kind != "demonym" or mention.end < sentence.end(token):
            return None
        if mention.place_id is None or (token.tag_ not in {"NNPS", "NNS"} and not token.text.endswith("s")):
            return None
        known = self._discourse.roster.of_nation(mention.place_id)
        if len(known) != 1:
            same = [e for e in known if e.name == mention.text]
            if known and not same:
                return []
            new = Entity(mention.text, "group", nouns={mention.text.lower()}, nations={mention.place_id}, plural=True)
            known = same or [new]
            self._discourse.roster.note(known[0])
        known[0].mentions.append(sentence.span([token]))
        return known[:1]
