"""A traveller in the making, and what the words of a noun phrase say of one: names, titles, gender, membership."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.journey.clauses.nouns import COLLECTIVES, HONORIFICS, KIN, STORMS, TEAMS, TRAVELLERS, VEHICLES, gender_of
from geo.journey.clauses.sentences import SUBJECTS, ByOffset
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from geo.journey.clauses.sentences import Sentence
    from geo.lexicon import Gender
    from geo.model import Mention, Span


@dataclass(eq=False)
class Actor:
    """Someone or something that may travel; grows while the text is read.

    `keys` are the words it goes by, `nations` place ids, `moved` whether the text has told of a movement of it.
    """

    name: str
    keys: set[str]
    kind: str
    titles: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    vehicle: str | None = None
    vehicle_span: Span | None = None
    gender: Gender | None = None
    moved: bool = False

    @property
    def id(self) -> str:
        """The actor's id, from its name."""
        return "t-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


_NOT_OF_THE_NAME = HONORIFICS | {"the"}
LONGEST_NAME = 100  # characters
_SURE = 0.5
_TITLE_TOKENS = 7
_TITLE_ENDS = word_set("noun_phrases", "end_of_title")
_NO_PEOPLE = COLLECTIVES | TEAMS | VEHICLES
_NAMED = VEHICLES | STORMS


def name_keys(name: str) -> list[str]:
    """Return the words of a name in lower case, without honorifics."""
    words = re.split(r"[\s\-‐‑]+", re.sub(r"['’]s$", "", name).lower())
    return [word for word in words if word and word not in _NOT_OF_THE_NAME]


def name_parts(token: Token) -> list[Token]:
    """Return the words that make up a name, of several names where "and" joins them, in the order of the text."""
    parts = [token]
    for child in token.children:
        if child.dep_ in {"compound", "nmod", "appos", "conj", "flat"}:
            parts += name_parts(child)
    return sorted(parts, key=lambda t: t.i)


def is_craft(token: Token) -> bool:
    """Say whether a word is a vehicle or a storm: what a name may follow ("the ferry Elba")."""
    return token.lemma_.lower() in _NAMED


def members(token: Token) -> set[str]:
    """Return what else a group goes by: "the caravan of migrants" is the caravan, and the migrants."""
    if token.lemma_.lower() in COLLECTIVES:
        inside = [c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
        return {member.lemma_.lower() for member in inside}
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in COLLECTIVES:
        return {token.head.head.lemma_.lower()}
    return set()


def described(token: Token) -> list[Token]:
    """Return a noun with what describes it: "North Korean delegation", "400 refugees" of "more than 400 refugees"."""
    before = [t for t in token.children if t.dep_ in {"amod", "compound", "nummod"} and t.i < token.i]
    before = [t for t in before if t.tag_ not in {"JJR", "JJS"} and not t.is_punct]
    before += [
        w
        for t in before
        if t.dep_ == "amod"
        for w in t.children
        if w.dep_ in {"amod", "compound"} and w.pos_ in {"PROPN", "ADJ"}
    ]
    return sorted([*before, token])


def is_class(word: Token, head: Token) -> bool:
    """Say whether a common noun tells what a name names: "the ferry Elba", "the football club Atletico Norte"."""
    return word.dep_ in {"appos", *SUBJECTS} or (word.dep_ == "compound" and word.pos_ == "NOUN" and word.head == head)


def is_aged(token: Token) -> bool:
    """Say whether a noun is told by its age: "the 16-year-old activist", "the 71-year-old"."""
    words = [token.lower_, *(c.lower_ for c in token.children if c.dep_ == "amod")]
    years = any(t.lower_ == "year" for t in token.subtree if t.i < token.i or t == token)
    return token.tag_ != "NNS" and "old" in words and years


def may_be(actor: Actor, gender: Gender | None) -> bool:
    """Say whether a pronoun of that gender can stand for an actor."""
    return gender is None or actor.gender in {None, gender}


def covers(names: ByOffset[Mention], span: Span) -> bool:
    """Say whether another name takes a person's: the same words, or surely more; "Paris" in "Paris Hilton" does not."""
    for mention in names.within(span.start - LONGEST_NAME, span.end):
        if (mention.start, mention.end) == (span.start, span.end):
            return True
        beyond = mention.start < span.start or mention.end > span.end
        if mention.end > span.start and beyond and mention.confidence >= _SURE:
            return True
    return False


def overlaps(names: ByOffset[Mention], span: Span) -> bool:
    """Say whether a name takes any of these characters."""
    return any(m.end > span.start for m in names.within(span.start - LONGEST_NAME, span.end))


def set_vehicle(actor: Actor, token: Token, sentence: Sentence) -> None:
    """Note what an actor travels on: "armored train", with the words; a longer description wins."""
    words = [t for t in token.children if t.dep_ in {"amod", "compound"} and t.i < token.i and t.is_alpha] + [token]
    name = " ".join(t.text for t in words)
    if actor.vehicle is None or (len(name) > len(actor.vehicle) and actor.vehicle.split()[-1] == name.split()[-1]):
        actor.vehicle, actor.vehicle_span = name, sentence.span(words)


def read_title(actor: Actor, doc: Doc, start: int, nation_at: Mapping[int, Mention]) -> None:
    """Read "North Korean leader" before a name: titles, nations by their offset, gender; "the tanker": no person."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or doc[span.start].is_sent_start:
        return
    class_word = doc[span.start - 1].lower_ if span.start else ""
    if class_word in _NO_PEOPLE:
        # "The football club Atletico Norte", "the tanker Selene" are no people, whatever their names sound like.
        actor.kind = "named"
        actor.titles.add(class_word)
        return
    # "His wife, Ursula": the comma is no bar to a word of kinship.
    kin = span.start > 1 and doc[span.start - 1].text == "," and doc[span.start - 2].lower_ in KIN
    if kin:
        actor.gender = gender_of(doc[span.start - 2].lower_)
        return
    for index in range(span.start - 1, max(-1, span.start - _TITLE_TOKENS), -1):
        word = doc[index]
        if word.lower_ in _TITLE_ENDS or word.ent_type_ == "PERSON" or not (word.is_alpha or word.text in {"-", "."}):
            return
        if word.lower_ in TRAVELLERS:
            actor.titles.add(word.lower_)
        actor.gender = actor.gender or gender_of(word.lower_)
        mention = nation_at.get(word.idx)
        if mention is not None and mention.place_id is not None:
            actor.nations.add(mention.place_id)
        if word.is_sent_start:
            return
