"""Who travels: people by name, vessels by name, groups by what they are, and the pronouns that stand for them.

A single name joins the longer name it is part of ("Kim" and "Kim Jong-un"); "he" and "she" are the subject last
spoken of; "the leader" is the person who bears that title; "the train" is whoever travels on one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.journey.clauses.nouns import (
    COLLECTIVES,
    MODES,
    PERSONAL,
    STORMS,
    TEAMS,
    TOGETHER,
    TRAVELLERS,
    VEHICLES,
    gender_of,
    titles_like,
)
from geo.journey.clauses.sentences import ByOffset, subject
from geo.journey.coreference.entities import (
    LONGEST_NAME,
    Actor,
    covers,
    described,
    is_aged,
    is_class,
    is_craft,
    may_be,
    members,
    name_keys,
    name_parts,
    overlaps,
    read_title,
    set_vehicle,
)
from geo.journey.coreference.groups import describe, find_group, is_definite, of_nation
from geo.lexicon import PronounClass, classes, word_set
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

    from geo.journey.clauses.sentences import Sentence
    from geo.model import Mention


def _pronouns(of: Callable[[PronounClass], object]) -> frozenset[str]:
    """Return the pronouns of whose class something holds."""
    return frozenset(word for kind in classes("pronouns", PronounClass).values() if of(kind) for word in kind.words)


_SINGULAR = _pronouns(lambda kind: kind.stands_for == "person")
_PLURAL = _pronouns(lambda kind: kind.stands_for == "group")
_NEUTER = _pronouns(lambda kind: kind.stands_for == "thing")
_SPEAKERS = _pronouns(lambda kind: kind.speakers)
_AMOUNTS = word_set("noun_phrases", "amount")
_PARTS = word_set("noun_phrases", "part")
"""What is left or the middle of a traveller goes where it goes: "the storm and its remnants"."""

_INANIMATE = word_set("inanimate")
_MAY_TRAVEL = TRAVELLERS | VEHICLES
_CALLED = COLLECTIVES | TEAMS
_RECENT_PEOPLE = 20


class Cast:
    """The actors of one article, found as its sentences are read in order."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.actors: list[Actor] = []
        self._by_offset: dict[int, Actor] = {}
        self._resolved: dict[int, list[Actor]] = {}
        self._recent: list[Actor] = []
        self._subjects: list[Actor] = []
        self._sentence, self._read_to, self._unread = -1, 0, (0, 0)
        self._doc = doc
        self._together: list[Actor] = []
        self._bodies = ByOffset(m for m in mentions if m.kind == "organisation")
        self._names = ByOffset(m for m in mentions if m.kind != "organisation")
        self._nation_at = {m.start: m for m in mentions if m.kind != "organisation" and m.place_id}
        taken = ByOffset(m for m in mentions if m.kind != "demonym")
        for entity in doc.ents:
            start, end = entity.start_char, entity.end_char
            if entity.label_ != "PERSON" or covers(taken, Span(start=start, end=end)):
                continue
            self._add_person(entity.text, entity.start_char, doc)
        self._offsets = sorted(self._by_offset)
        self._people_named = [a for a in self.actors if a.kind == "person"]
        self._debuts = [a.mentions[0].start for a in self._people_named]

    def _add_person(self, text: str, start: int, doc: Doc) -> None:
        name = re.sub(r"['’]s?$", "", text.strip())
        keys = name_keys(name)
        if not keys or not any(c.isalpha() for c in name):
            return
        actor = next((a for a in self.actors if self._same(a, keys)), None)
        if actor is None:
            actor = Actor(name=name, keys=set(keys), kind="person")
            self.actors.append(actor)
        elif len(keys) > len(name_keys(actor.name)):
            actor.name, actor.keys = name, actor.keys | set(keys)
        actor.mentions.append(Span(start=start, end=start + len(name)))
        for offset in range(start, start + len(name)):
            self._by_offset[offset] = actor
        read_title(actor, doc, start, self._nation_at)

    @staticmethod
    def _same(actor: Actor, keys: list[str]) -> bool:
        own = name_keys(actor.name)
        if len(keys) == 1 or len(own) == 1:
            short, long = sorted((keys, own), key=len)
            return short[0] in {long[0], long[-1]}
        first_and_last = keys[0] == own[0] and keys[-1] == own[-1]
        return first_and_last or set(keys) <= set(own) or set(own) <= set(keys)

    def notice(self, token: Token, sentence: Sentence) -> None:
        """Remember whom a sentence is about where it tells of no journey, for the pronouns that follow."""
        craft = token.pos_ == "PROPN" and any(is_class(c, token) and is_craft(c) for c in token.children)
        if sentence.start(token) in self._by_offset or craft or token.lemma_.lower() in _MAY_TRAVEL:
            self.resolve(token, sentence)

    def resolve(self, token: Token, sentence: Sentence) -> list[Actor]:
        """Return whom a noun phrase's head stands for: none, one, or several ("Kim and Putin", "the leaders")."""
        position = sentence.start(token)
        if position in self._resolved:
            return list(self._resolved[position])
        if sentence.offset != self._sentence:
            self._unread = self._read_to, sentence.offset
            self._sentence, self._read_to = sentence.offset, sentence.offset + len(sentence.doc.text)
        found = self._resolve_one(token, sentence)
        for other in token.children:
            if other.dep_ == "conj":
                found += [a for a in self.resolve(other, sentence) if a not in found]
        if sum(a.kind == "person" for a in found) > 1:
            self._together = [a for a in found if a.kind == "person"]
        if found and token.dep_ in {"nsubj", "nsubjpass", "poss"}:
            if found[0].kind != "body":
                self._recent = [*(a for a in self._recent[-_RECENT_PEOPLE:] if a not in found), *reversed(found)]
            person = next((a for a in found if a.kind == "person"), None)
            if person is not None:
                self._subjects = [*(a for a in self._subjects[-_RECENT_PEOPLE:] if a is not person), person]
        self._resolved[position] = found
        return list(found)

    def _resolve_one(self, token: Token, sentence: Sentence) -> list[Actor]:
        if token.pos_ in {"PROPN", "NOUN"}:
            named = [a for t in name_parts(token) if (a := self._by_offset.get(sentence.start(t))) is not None]
            if named:
                craft = next((c for c in token.children if is_class(c, token) and is_craft(c)), None)
                if craft is not None and named[0].kind == "named":
                    set_vehicle(named[0], craft, sentence)
                return list(dict.fromkeys(named))
        word = token.lower_
        if word in _SINGULAR:
            return self._pronoun(token, sentence)
        if word in _PLURAL or word in _NEUTER:
            return self._they(token, sentence)
        return self._noun(token, sentence)

    def _pronoun(self, token: Token, sentence: Sentence) -> list[Actor]:
        """Return who "he" or "she" is: the first subject of the sentence, else the last before, of no other sex."""
        gender = gender_of(token.lower_)
        named = [
            (t, a)
            for t in sentence.doc
            if t.i < token.i and (a := self._by_offset.get(sentence.start(t))) is not None and may_be(a, gender)
        ]
        subjects = [a for t, a in named if t.dep_ in {"nsubj", "nsubjpass", "poss"}]
        told = [*self._named_unread(), *reversed(self._subjects)]
        nearest = [*subjects, *(a for _, a in named), *(a for a in told if may_be(a, gender))]
        if not nearest:
            # Nobody was the subject of a sentence yet: whoever was named last.
            ends = bisect_left(self._offsets, sentence.offset)
            before = self._offsets[max(0, ends - 3 * LONGEST_NAME) : ends]
            nearest = [a for o in reversed(before) if may_be(a := self._by_offset[o], gender)]
        if not nearest:
            return []
        known = self._people_named[: bisect_left(self._debuts, sentence.start(token))]
        if len(known) <= _RECENT_PEOPLE and sum(may_be(a, gender) for a in known) == 1:
            # Only one of those named can be meant, so the pronoun tells of which sex.
            nearest[0].gender = nearest[0].gender or gender
        return nearest[:1]

    def _they(self, token: Token, sentence: Sentence) -> list[Actor]:
        """Return what "it" or whom "they" stands for: a thing, a group of people, never the subject of its own verb."""
        own = subject(token.head) if token.dep_ in {"dobj", "pobj"} and token.head.pos_ == "VERB" else None
        barred = self.resolve(own, sentence) if own is not None and own != token else []
        recent = [a for a in reversed(self._recent) if a not in barred]
        if token.lower_ in _NEUTER:
            # "Kim's train left … It arrived": the train is whoever travels on it.
            return [a for a in recent if a.kind != "person" or a.vehicle][:1]
        if token.lower_ in _SPEAKERS:
            return recent[:1]
        people = [a for a in recent if a.kind == "group" and not a.keys & VEHICLES]
        last = recent[:1]
        if last and last[0].kind == "person":
            return list(self._together) or people[:1]
        return people[:1] or last

    def _named_unread(self) -> list[Actor]:
        """Return whom the last sentence with a name speaks of, if it told no event and so was not parsed."""
        start, end = self._unread
        inside = self._offsets[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]
        span = self._doc.char_span(inside[-1], inside[-1] + 1, alignment_mode="expand") if inside else None
        if span is None:
            return []
        begin = span[0].sent.start_char
        named = [a for o in inside if o >= begin and (a := self._by_offset[o]).kind == "person"]
        # Who is named but once is rather spoken of in passing.
        return ([a for a in named if len(a.mentions) > 1] or named)[:1]

    def _noun(self, token: Token, sentence: Sentence) -> list[Actor]:
        counted = next((o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"), None)
        if counted is not None and token.lemma_.lower() in _AMOUNTS:
            # "Thousands of migrants" are migrants.
            return self._noun(counted, sentence)
        lemma = token.lemma_.lower()
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is not None and lemma in _PARTS:
            return self.resolve(owner, sentence)
        vehicle = lemma in VEHICLES
        if is_aged(token) and is_definite(token) and self._subjects:
            # "The 16-year-old activist", "the 71-year-old": who was spoken of last.
            return self._subjects[-1:]
        named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        nation = self._nation_at.get(sentence.start(named)) if named is not None else None
        if nation is not None and nation.kind == "demonym":
            # "The group, mostly Venezuelans": that is no name of theirs.
            named = None
        if named is None and vehicle:
            # "The training ship Fortuna left": the parser makes two subjects of it.
            named = next((c for c in token.head.children if c.i == token.i + 1 and c.pos_ == "PROPN"), None)
        if vehicle and owner is not None:
            owners = self.resolve(owner, sentence)
            for actor in owners:
                set_vehicle(actor, token, sentence)
            return owners
        people = self._people(token, sentence) if token.pos_ in {"PROPN", "NOUN", "ADJ"} else None
        if people is not None:
            return people
        if token.pos_ == "PROPN" or named is not None:
            return self._named(named if named is not None else token, token, sentence)
        definite = is_definite(token)
        if vehicle and definite:
            mode = MODES[lemma]
            aboard = [a for a in self.actors if a.vehicle and MODES.get(a.vehicle.split()[-1].lower()) == mode]
            if aboard:
                return [aboard[-1]]
        if definite and (lemma in TRAVELLERS or lemma in TOGETHER):
            same = titles_like(lemma)
            titled = [a for a in self.actors if same & a.titles]
            if lemma in TOGETHER and (token.tag_ == "NNS" or lemma in {"couple", "pair", "duo"}):
                return list(self._together) or titled[:2]
            if titled and token.tag_ != "NNS":
                return titled[:1]
        if definite and lemma in STORMS:
            storms = [a for a in self.actors if a.keys & STORMS]
            if storms:
                return storms[-1:]
        abstract = lemma in _INANIMATE or lemma.endswith(("tion", "ment", "ness", "ity", "ism"))
        if abstract and lemma not in _MAY_TRAVEL:
            return []
        return self._group(token, lemma, sentence, vehicle=vehicle)

    def _named(self, name: Token, head: Token, sentence: Sentence) -> list[Actor]:
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
        actor = next((a for a in self.actors if a.kind != "group" and (keys <= a.keys or a.keys <= keys)), None)
        craft = next((t for t in (head, *head.children) if is_class(t, head) and is_craft(t)), None)
        afloat = craft is not None or (actor is not None and actor.vehicle is not None)
        kind = "person" if titled else "body" if overlaps(self._bodies, span) and not afloat else "named"
        called = {t.lemma_.lower() for t in (head, *head.children) if is_class(t, head)} & _CALLED
        if actor is None and craft is None and not (called or titled) and overlaps(self._names, span):
            return []
        unnamed = [a for a in self.actors if a.kind == "group" and a.vehicle is not None]
        if actor is None and kind == "named" and len(unnamed) == 1 and any(c.lower_ == "the" for c in head.children):
            # "A ship left … The Arctic Sunrise reached …": the name is given later.
            actor = unnamed[0]
            actor.name, actor.kind, actor.keys = text, "named", actor.keys | keys
        if actor is None:
            kind = "named" if craft is not None and titled else kind
            actor = Actor(name=text, keys=keys, kind=kind, titles=titled)
            actor.gender = next((g for word in titled if (g := gender_of(word))), None)
            self.actors.append(actor)
        if craft is not None:
            set_vehicle(actor, craft, sentence)
        actor.titles |= called
        actor.mentions.append(span)
        return [actor]

    def _group(self, token: Token, lemma: str, sentence: Sentence, *, vehicle: bool) -> list[Actor]:
        nations = self._nations(token, sentence)
        actor = find_group(self.actors, token, nations)
        if actor is None:
            name = describe(token)
            namesakes = sum(a.name == name for a in self.actors)
            actor = Actor(name=f"{name} ({namesakes + 1})" if namesakes else name, keys=set(), kind="group")
            self.actors.append(actor)
        if actor.kind == "group":
            actor.keys |= {lemma} | members(token)
        actor.nations |= nations
        if vehicle and actor.vehicle is None:
            set_vehicle(actor, token, sentence)
        actor.mentions.append(sentence.span([token]))
        return [actor]

    def _nations(self, token: Token, sentence: Sentence) -> set[str]:
        """Return the places whose people a noun says it is of: "North Korean delegation", "team from Chile"."""
        inside = [t for t in described(token) if t != token]
        found = {m.place_id for t in inside if (m := self._nation_at.get(sentence.start(t))) is not None}
        return {place_id for place_id in found if place_id is not None}

    def _people(self, token: Token, sentence: Sentence) -> list[Actor] | None:
        """Return the group that "the North Koreans" are, a new one if none is known; None for any other words."""
        first = min(described(token))
        mention = self._nation_at.get(sentence.start(first))
        if mention is None or mention.kind != "demonym" or mention.end < sentence.end(token):
            return None
        if mention.place_id is None or (token.tag_ not in {"NNPS", "NNS"} and not token.text.endswith("s")):
            return None
        known = of_nation(self.actors, mention.place_id)
        if len(known) != 1:
            same = [a for a in known if a.name == mention.text]
            if known and not same:
                return []
            known = same or [Actor(mention.text, {mention.text.lower()}, "group", nations={mention.place_id})]
            if not same:
                self.actors += known
        known[0].mentions.append(sentence.span([token]))
        return known
