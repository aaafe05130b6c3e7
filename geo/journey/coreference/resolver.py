"""Who travels: people by name, vessels by name, groups by what they are, and the pronouns that stand for them.

A single name joins the longer name it is part of ("Kim" and "Kim Jong-un"); "he" and "she" are the subject last
spoken of; "the leader" is the person who bears that title; "the train" is whoever travels on one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from geo.journey.clauses import (
    COLLECTIVES,
    MODES,
    NOBODY,
    PERSONAL,
    STORMS,
    TEAMS,
    TOGETHER,
    TRAVELLERS,
    VEHICLES,
    ByOffset,
    gender_of,
    subject,
    titles_like,
)
from geo.journey.coreference.cast import Cast
from geo.journey.coreference.entities import Entity, EntityKind, agrees_in_gender, set_vehicle
from geo.journey.coreference.groups import find_group
from geo.journey.coreference.noun_phrases import (
    classifies,
    describe,
    described,
    is_aged,
    is_another,
    is_clock,
    is_definite,
    is_vehicle_or_storm,
    members,
    name_parts,
)
from geo.journey.coreference.numbered import find_numbered, numbered_name
from geo.journey.coreference.pronouns import GROUP, PERSON, SPEAKERS, THING
from geo.journey.coreference.proper_names import LONGEST_NAME, is_covered, is_overlapped, name_keys, read_title
from geo.lexicon import word_set
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from geo.journey.clauses import Sentence
    from geo.model import Mention

_AMOUNTS = word_set("noun_phrases", "amount")
_PARTS = word_set("noun_phrases", "part")
"""What is left or the middle of a traveller goes where it goes: "the storm and its remnants"."""

_INANIMATE = word_set("inanimate")
_MAY_TRAVEL = TRAVELLERS | VEHICLES
_CALLED = COLLECTIVES | TEAMS
_RECENT_PEOPLE = 20


class CoreferenceResolver:
    """The entities of one article, found as its sentences are read in order."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._cast = Cast()
        self._by_offset: dict[int, Entity] = {}
        self._own_keys: list[list[str]] = []
        self._by_key: dict[str, set[int]] = {}
        self._resolved: dict[int, list[Entity]] = {}
        self._salient: list[Entity] = []
        self._salient_people: list[Entity] = []
        self._sentence, self._read_to, self._unread = -1, 0, (0, 0)
        self._named_here: tuple[int, list[tuple[Token, Entity]]] = (-1, [])
        self._doc = doc
        self._last_together: list[Entity] = []
        self._bodies = ByOffset(m for m in mentions if m.kind == "organisation")
        self._names = ByOffset(m for m in mentions if m.kind != "organisation")
        self._nation_at = {m.start: m for m in mentions if m.kind != "organisation" and m.place_id}
        taken = ByOffset(m for m in mentions if m.kind != "demonym")
        for name in doc.ents:
            span = Span(start=name.start_char, end=name.end_char)
            if name.label_ == "PERSON" and not is_covered(taken, span):
                self._add_person(name.text, span.start)
        self._offsets = sorted(self._by_offset)
        self._people_named = [e for e in self.entities if e.kind == "person"]
        self._first_named = [e.mentions[0].start for e in self._people_named]

    @property
    def entities(self) -> Sequence[Entity]:
        """All, in the order in which they became known."""
        return self._cast.entities

    @staticmethod
    def note_movement(entities: Iterable[Entity]) -> None:
        """Remember that the text has told of a movement of these: "the group" is rather one of them."""
        for entity in entities:
            entity.moved = True

    def _add_person(self, text: str, start: int) -> None:
        name = re.sub(r"['’]s?$", "", text.strip())
        keys = name_keys(name)
        if not keys or not any(c.isalpha() for c in name):
            return
        # Who shares no word of the name is somebody else.
        alike = sorted({number for key in keys for number in self._by_key.get(key, ())})
        known = next((n for n in alike if self._is_same_person(self._own_keys[n], keys)), None)
        if known is None:
            known = self._cast.note(Entity(name=name, keys=set(keys), kind="person"))
            self._own_keys.append(keys)
        entity = self.entities[known]
        if len(keys) > len(self._own_keys[known]):
            entity.name, entity.keys = name, entity.keys | set(keys)
            self._own_keys[known] = keys
        for key in self._own_keys[known]:
            self._by_key.setdefault(key, set()).add(known)
        entity.mentions.append(Span(start=start, end=start + len(name)))
        for offset in range(start, start + len(name)):
            self._by_offset[offset] = entity
        read_title(entity, self._doc, start, self._nation_at)
        self._cast.note(entity)

    @staticmethod
    def _is_same_person(own: list[str], keys: list[str]) -> bool:
        """Say whether two names, as their words, can be one person's."""
        if len(keys) == 1 or len(own) == 1:
            short, long = sorted((keys, own), key=len)
            return short[0] in {long[0], long[-1]}
        first_and_last = keys[0] == own[0] and keys[-1] == own[-1]
        return first_and_last or set(keys) <= set(own) or set(own) <= set(keys)

    def observe(self, token: Token, sentence: Sentence) -> None:
        """Remember whom a sentence is about where it tells of no journey, for the pronouns that follow."""
        classifier = token.pos_ == "PROPN" and any(
            classifies(c, token) and is_vehicle_or_storm(c) for c in token.children
        )
        if sentence.start(token) in self._by_offset or classifier or token.lemma_.lower() in _MAY_TRAVEL:
            self.resolve(token, sentence)

    def resolve(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return whom a noun phrase's head stands for: none, one, or several ("Kim and Putin", "the leaders")."""
        position = sentence.start(token)
        if position in self._resolved:
            return list(self._resolved[position])
        if sentence.offset != self._sentence:
            self._unread = self._read_to, sentence.offset
            self._sentence, self._read_to = sentence.offset, sentence.offset + len(sentence.text)
        found = self._referents(token, sentence)
        for other in token.children:
            if other.dep_ == "conj":
                found += [e for e in self.resolve(other, sentence) if e not in found]
        if sum(e.kind == "person" for e in found) > 1:
            self._last_together = [e for e in found if e.kind == "person"]
        if found and token.dep_ in {"nsubj", "nsubjpass", "poss"}:
            if found[0].kind != "body":
                self._salient = [*(e for e in self._salient[-_RECENT_PEOPLE:] if e not in found), *reversed(found)]
            person = next((e for e in found if e.kind == "person"), None)
            if person is not None:
                self._salient_people = [*(e for e in self._salient_people[-_RECENT_PEOPLE:] if e is not person), person]
        self._resolved[position] = found
        return list(found)

    def _referents(self, token: Token, sentence: Sentence) -> list[Entity]:
        if token.pos_ in {"PROPN", "NOUN"}:
            named = [e for t in name_parts(token) if (e := self._by_offset.get(sentence.start(t))) is not None]
            if named:
                classifier = next((c for c in token.children if classifies(c, token) and is_vehicle_or_storm(c)), None)
                if classifier is not None and named[0].kind == "named":
                    set_vehicle(named[0], classifier, sentence)
                return list(dict.fromkeys(named))
        word = token.lower_
        if word in PERSON:
            return self._resolve_personal_pronoun(token, sentence)
        if word in GROUP or word in THING:
            return self._resolve_other_pronoun(token, sentence)
        return self._resolve_noun(token, sentence)

    def _resolve_personal_pronoun(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return who "he" or "she" is: the first subject of the sentence, else the last before, of no other sex."""
        gender = gender_of(token.lower_)
        named = [(t, e) for t, e in self._named_in(sentence) if t.i < token.i and agrees_in_gender(e, gender)]
        subjects = [e for t, e in named if t.dep_ in {"nsubj", "nsubjpass", "poss"}]
        told = [*self._named_unread(), *reversed(self._salient_people)]
        nearest = [*subjects, *(e for _, e in named), *(e for e in told if agrees_in_gender(e, gender))]
        if not nearest:
            # Nobody was the subject of a sentence yet: whoever was named last.
            ends = bisect_left(self._offsets, sentence.offset)
            before = self._offsets[max(0, ends - 3 * LONGEST_NAME) : ends]
            nearest = [e for o in reversed(before) if agrees_in_gender(e := self._by_offset[o], gender)]
        if not nearest:
            return []
        known = bisect_left(self._first_named, sentence.start(token))
        if known <= _RECENT_PEOPLE and sum(agrees_in_gender(e, gender) for e in self._people_named[:known]) == 1:
            # Only one of those named can be meant, so the pronoun tells of which sex.
            nearest[0].gender = nearest[0].gender or gender
        return nearest[:1]

    def _named_in(self, sentence: Sentence) -> list[tuple[Token, Entity]]:
        """Return the words of a sentence that name a person, with whom they name."""
        if self._named_here[0] != sentence.offset:
            named = [(t, e) for t in sentence.doc if (e := self._by_offset.get(sentence.start(t))) is not None]
            self._named_here = sentence.offset, named
        return self._named_here[1]

    def _resolve_other_pronoun(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return what "it" or whom "they" stands for: a thing, a group of people, never the subject of its own verb."""
        own = subject(token.head) if token.dep_ in {"dobj", "pobj"} and token.head.pos_ == "VERB" else None
        barred = self.resolve(own, sentence) if own is not None and own != token else []
        recent = [e for e in reversed(self._salient) if e not in barred]
        if token.lower_ in THING:
            # "Kim's train left … It arrived": the train is whoever travels on it.
            return [e for e in recent if e.kind != "person" or e.vehicle][:1]
        if token.lower_ in SPEAKERS:
            return recent[:1]
        people = [e for e in recent if e.kind == "group" and not e.keys & VEHICLES]
        last = recent[:1]
        if last and last[0].kind == "person":
            return list(self._last_together) or people[:1]
        return people[:1] or last

    def _named_unread(self) -> list[Entity]:
        """Return whom the last sentence with a name speaks of, if it told no event and so was not parsed."""
        start, end = self._unread
        inside = self._offsets[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]
        span = self._doc.char_span(inside[-1], inside[-1] + 1, alignment_mode="expand") if inside else None
        if span is None:
            return []
        begin = span[0].sent.start_char
        named = [e for o in inside if o >= begin and (e := self._by_offset[o]).kind == "person"]
        # Who is named but once is rather spoken of in passing.
        return ([e for e in named if len(e.mentions) > 1] or named)[:1]

    def _resolve_noun(self, token: Token, sentence: Sentence) -> list[Entity]:
        counted = next((o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"), None)
        if counted is not None and token.lemma_.lower() in _AMOUNTS:
            # "Thousands of migrants" are migrants.
            return self._resolve_noun(counted, sentence)
        lemma = token.lemma_.lower()
        if lemma in NOBODY or is_clock(token):
            return []
        numbered = find_numbered(token)
        if numbered is not None:
            return [self._resolve_numbered(numbered, sentence)]
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is not None and lemma in _PARTS:
            return self.resolve(owner, sentence)
        vehicle = lemma in VEHICLES
        if is_aged(token) and is_definite(token) and self._salient_people:
            # "The 16-year-old activist", "the 71-year-old": who was spoken of last.
            return self._salient_people[-1:]
        named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and not is_clock(c)), None)
        nation = self._nation_at.get(sentence.start(named)) if named is not None else None
        if nation is not None and nation.kind == "demonym":
            # "The group, mostly Venezuelans": that is no name of theirs.
            named = None
        if named is None and vehicle:
            # "The training ship Fortuna left": the parser makes two subjects of it.
            named = next((c for c in token.head.children if c.i == token.i + 1 and c.pos_ == "PROPN"), None)
        if vehicle and owner is not None:
            owners = self.resolve(owner, sentence)
            for entity in owners:
                set_vehicle(entity, token, sentence)
            return owners
        people = self._resolve_people(token, sentence) if token.pos_ in {"PROPN", "NOUN", "ADJ"} else None
        if people is not None:
            return people
        if token.pos_ == "PROPN" or named is not None:
            return self._resolve_name(named if named is not None else token, token, sentence)
        definite = is_definite(token)
        if vehicle and definite and not is_another(token):
            mode = MODES[lemma]
            told = (e for e in reversed(self.entities) if e.vehicle)
            aboard = next((e for e in told if MODES.get((e.vehicle or "").split()[-1].lower()) == mode), None)
            if aboard is not None:
                return [aboard]
        if definite and (lemma in TRAVELLERS or lemma in TOGETHER):
            titled = list(islice(self._cast.titled(titles_like(lemma)), 2))
            if lemma in TOGETHER and (token.tag_ == "NNS" or lemma in {"couple", "pair", "duo"}):
                return list(self._last_together) or titled
            if titled and token.tag_ != "NNS":
                return titled[:1]
        if definite and lemma in STORMS:
            storm = next((e for e in reversed(self.entities) if e.keys & STORMS), None)
            if storm is not None:
                return [storm]
        abstract = lemma in _INANIMATE or lemma.endswith(("tion", "ment", "ness", "ity", "ism"))
        if abstract and lemma not in _MAY_TRAVEL:
            return []
        return self._resolve_group(token, lemma, sentence, vehicle=vehicle)

    def _resolve_numbered(self, numbered: list[Token], sentence: Sentence) -> Entity:
        """Return the vehicle that a number tells from others: "Bus 12"."""
        noun, words = numbered[0], numbered_name(numbered)
        keys = {t.lower_ for t in words}
        entity = self._cast.named({t.lower_ for t in numbered})
        if entity is None:
            entity = Entity(name="".join(t.text_with_ws for t in words).strip(), keys=keys, kind="named")
            entity.vehicle, entity.vehicle_span = noun.text, sentence.span([noun])
        entity.keys |= keys
        entity.mentions.append(sentence.span(words))
        self._cast.note(entity)
        return entity

    def _resolve_name(self, name: Token, head: Token, sentence: Sentence) -> list[Entity]:
        words = [
            t for t in name.subtree if t.dep_ in {"compound", "nmod", "punct"} and t.head == name and t.i < name.i
        ] + [name]
        words = [t for t in words if t.pos_ == "PROPN" or t.text == "-"]
        span = sentence.span(words)
        text = "".join(t.text_with_ws for t in sentence.tokens_in(span.start, span.end)).strip()
        keys = set(name_keys(text))
        if not keys:
            return []
        # "Queen Margrethe", "his wife, Clara": a title or kinship tells that the name is a person's.
        spoken = {t.lower_ for t in words} | ({head.lemma_.lower()} if head != name else set())
        titled = spoken & PERSONAL
        entity = self._cast.named(keys)
        classifier = next((t for t in (head, *head.children) if classifies(t, head) and is_vehicle_or_storm(t)), None)
        afloat = classifier is not None or (entity is not None and entity.vehicle is not None)
        kind: EntityKind = (
            "person" if titled else "body" if is_overlapped(self._bodies, span) and not afloat else "named"
        )
        called = {t.lemma_.lower() for t in (head, *head.children) if classifies(t, head)} & _CALLED
        if entity is None and classifier is None and not (called or titled) and is_overlapped(self._names, span):
            return []
        if entity is None and kind == "named" and any(c.lower_ == "the" for c in head.children):
            entity = self._only_vehicle()
            if entity is not None:
                # "A ship left … The Arctic Sunrise reached …": the name is given later.
                entity.name, entity.kind, entity.keys = text, "named", entity.keys | keys
        if entity is None:
            kind = "named" if classifier is not None and titled else kind
            entity = Entity(name=text, keys=keys, kind=kind, titles=titled)
            entity.gender = next((g for word in titled if (g := gender_of(word))), None)
        if classifier is not None:
            set_vehicle(entity, classifier, sentence)
        entity.titles |= called
        entity.mentions.append(span)
        self._cast.note(entity)
        return [entity]

    def _only_vehicle(self) -> Entity | None:
        """Return the one vehicle that has no name yet, None where there are several."""
        unnamed = list(islice((e for e in self.entities if e.kind == "group" and e.vehicle is not None), 2))
        return unnamed[0] if len(unnamed) == 1 else None

    def _resolve_group(self, token: Token, lemma: str, sentence: Sentence, *, vehicle: bool) -> list[Entity]:
        nations = self._nations(token, sentence)
        entity = find_group(self._cast, token, nations)
        if entity is None:
            name = describe(token)
            namesakes = self._cast.count_named(name)
            entity = Entity(name=f"{name} ({namesakes + 1})" if namesakes else name, keys=set(), kind="group")
        if entity.kind == "group":
            entity.keys |= {lemma} | members(token)
        entity.nations |= nations
        if vehicle and entity.vehicle is None:
            set_vehicle(entity, token, sentence)
        entity.mentions.append(sentence.span([token]))
        self._cast.note(entity)
        return [entity]

    def _nations(self, token: Token, sentence: Sentence) -> set[str]:
        """Return the places whose people a noun says it is of: "North Korean delegation", "team from Chile"."""
        inside = [t for t in described(token) if t != token]
        found = {m.place_id for t in inside if (m := self._nation_at.get(sentence.start(t))) is not None}
        return {place_id for place_id in found if place_id is not None}

    def _resolve_people(self, token: Token, sentence: Sentence) -> list[Entity] | None:
        """Return the group that "the North Koreans" are, a new one if none is known; None for any other words."""
        first = min(described(token))
        mention = self._nation_at.get(sentence.start(first))
        if mention is None or mention.kind != "demonym" or mention.end < sentence.end(token):
            return None
        if mention.place_id is None or (token.tag_ not in {"NNPS", "NNS"} and not token.text.endswith("s")):
            return None
        known = self._cast.of_nation(mention.place_id)
        if len(known) != 1:
            same = [e for e in known if e.name == mention.text]
            if known and not same:
                return []
            known = same or [Entity(mention.text, {mention.text.lower()}, "group", nations={mention.place_id})]
            if not same:
                self._cast.note(known[0])
        known[0].mentions.append(sentence.span([token]))
        return known
