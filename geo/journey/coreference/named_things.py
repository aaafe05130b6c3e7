"""Names that are no person's by the model: vessels, storms, bodies, and persons whom it takes for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import KIN, PERSONAL, SHIP_PREFIXES, STORMS, gender_of
from geo.journey.coreference.antecedents import find_antecedent, read_noun_phrase
from geo.journey.coreference.entities import Entity, set_vehicle
from geo.journey.coreference.noun_kinds import COMPANIES, is_known, is_vehicle, is_way, mode
from geo.journey.coreference.noun_phrases import classifies, is_another, is_vehicle_or_storm
from geo.journey.coreference.numbered import numbered_name
from geo.journey.coreference.proper_names import LONGEST_NAME, is_overlapped, name_keys, vessel_keys
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.discourse import Discourse
    from geo.journey.coreference.entities import EntityKind
    from geo.model import Span

_AIRCRAFT = frozenset(word.lower() for word in word_set("numbered_things", "aircraft"))
_TIMES = frozenset({"DATE", "TIME"})
_FLAGGED = word_set("noun_phrases", "flagged")


def classifier_of(name: Token) -> Token | None:
    """Return the noun that tells that a name is a vessel's or a storm's: "the ferry Elba", "Typhoon Nesat"."""
    for word in (name, *name.children):
        if is_vehicle_or_storm(word) and word != name and (classifies(word, name) or _is_before(word, name)):
            return word
    if name.dep_ == "appos" and is_vehicle_or_storm(name.head) and name.head.pos_ in {"NOUN", "PROPN"}:
        return name.head
    return None


def has_ship_prefix(name: Token) -> bool:
    """Say whether a name is a ship's by what stands before it: "HMS Halcyon", "the Liberian-flagged Corvina Star"."""
    before = [c for c in name.children if c.i < name.i]
    return any(c.text in SHIP_PREFIXES or (c.dep_ == "amod" and c.lower_ in _FLAGGED) for c in before)


def names_craft(word: Token) -> bool:
    """Say whether a word is the name of a vessel, another craft or a storm, as the words on it tell."""
    return word.pos_ == "PROPN" and (classifier_of(word) is not None or has_ship_prefix(word))


def name_beside(noun: Token) -> Token | None:
    """Return the name that a vehicle's noun has beside it, whatever the parser made of the two.

    "The training ship Fortuna left" has two subjects for it, "the vessel, MV Mira." an adverb.
    """
    doc, at = noun.doc, noun.i + 1
    apart = at < len(doc) and doc[at].text == ","
    first = at = at + apart
    while at < len(doc) and doc[at].pos_ == "PROPN" and doc[at].ent_type_ not in _TIMES:
        at += 1
    if at == first or (not apart and doc[at - 1].head not in {noun, noun.head}):
        return None
    closed = at == len(doc) or doc[at].text in {",", ".", ")", ";"}
    return doc[at - 1] if not apart or (closed and doc[first].text in SHIP_PREFIXES) else None


def _is_before(word: Token, name: Token) -> bool:
    """Say whether a noun stands first in a name: "Hurricane Boris", not the "National Hurricane Center"."""
    before = [t.i for t in name.children if t.dep_ in {"compound", "nmod"}]
    return word.i in before and word.i == min(before)


def name_words(name: Token) -> list[Token]:
    """Return the words of a name up to its head, without nouns: "Elsa Dan"; a storm's or vessel's without its kind."""
    words = [*(t for t in name.lefts if t.dep_ in {"compound", "nmod", "punct"}), name]
    return [t for t in words if (t.pos_ == "PROPN" or t.text == "-") and not (t != name and is_vehicle_or_storm(t))]


def other_names(name: Token) -> Iterator[Token]:
    """Give the second names in brackets: "Typhoon Ambo (Vongfong)"."""
    for child in name.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > name.i and child.nbor(-1).text == "(":
            yield child


def resolve_name(name: Token, head: Token, sentence: Sentence, discourse: Discourse) -> list[Entity]:
    """Return whom a name stands for that is no known person's; nobody for a place's alone."""
    words = name_words(name)
    span = sentence.span(words)
    text = sentence.text_of(span)
    keys = vessel_keys(text) if has_ship_prefix(name) else set(name_keys(text))
    if not keys:
        return []
    classifier = _classifier(name, head)
    # "Queen Margrethe", "his wife, Clara": a title or kinship tells that the name is a person's.
    spoken = {t.lower_ for t in words} | ({head.lemma_.lower()} if head != name else set())
    titled = spoken & PERSONAL
    own_noun = name.lower_ if len(words) > 1 and is_known(name.lower_) else None
    called = {t.lemma_.lower() for t in (head, *head.children) if classifies(t, head)} & COMPANIES
    entity = next(iter(discourse.roster.named(keys)), None)
    afloat = (
        classifier is not None
        or (own_noun is not None and is_vehicle(own_noun))
        or has_ship_prefix(name)
        or (entity is not None and entity.vehicle is not None)
    )
    if entity is None:
        placed = is_overlapped(discourse.names, span) and not _is_longer_body(name, sentence, discourse)
        if not (afloat or called or titled) and (placed or is_way(name.lower_)):
            return []
        if own_noun is not None and not placed:
            called = called | {own_noun}
        kind = (
            "group"
            if called & COMPANIES
            else _kind(name, classifier, span, discourse, titled=bool(titled), afloat=afloat)
        )
        entity = _unnamed_before(head, classifier, kind, discourse)
        if entity is None:
            entity = Entity(text, kind, proper=True, plural=kind == "group")
            entity.aside = is_another(head)
            entity.gender = next((g for word in sorted(titled) if (g := gender_of(word))), None)
            entity.nouns |= titled
        elif not entity.proper:
            # "A ship left … The Arctic Sunrise reached …": the name is given later.
            entity.name, entity.proper = text, True
    entity.keys |= keys.union(*(name_keys(other.text) for other in other_names(name)))
    if classifier is not None:
        if entity.kind in {"thing", "body"}:
            entity.kind = "storm" if classifier.lemma_.lower() in STORMS else "vehicle"
        entity.nouns.add(classifier.lemma_.lower())
        if entity.kind == "vehicle":
            set_vehicle(entity, classifier, sentence)
    entity.nouns |= called | _nouns_of(name, words, entity.kind) | ({own_noun} if own_noun else set())
    if entity.kind == "group":
        # "The Hansen family … the Hansens".
        entity.keys |= {f"{key}s" for key in keys}
    entity.mentions.append(span)
    discourse.roster.note(entity)
    return [entity]


def _is_longer_body(name: Token, sentence: Sentence, discourse: Discourse) -> bool:
    """Say whether a place's name is but a part of a body's, by the model: "Bayern Munich"."""
    span = discourse.doc.char_span(sentence.start(name), sentence.end(name), alignment_mode="expand")
    if span is None or name.ent_type_ != "ORG":
        return False
    own = _entity_around(span[0])
    inside = discourse.names.within(own.start_char - LONGEST_NAME, own.end_char)
    return not any(m.start <= own.start_char and m.end >= own.end_char for m in inside)


def _entity_around(word: Token) -> DocSpan:
    """Return the model's name that a word of it is in; all names of a text are not looked through for it."""
    doc, first, end = word.doc, word.i, word.i + 1
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[first:end]


def _nouns_of(name: Token, words: list[Token], kind: EntityKind) -> set[str]:
    """Return the nouns that are part of a name: "regiment" of "the 2nd Cavalry Regiment", "ship" of "HMS Halcyon"."""
    inside = {t.lower_ for t in words}
    found = {noun for noun in inside if kind in {"body", "group"} and noun in COMPANIES}
    if kind == "vehicle":
        found |= {"ship"} if has_ship_prefix(name) else {"aircraft"} if inside & _AIRCRAFT else set()
    return found


def _classifier(name: Token, head: Token) -> Token | None:
    if head != name and is_vehicle_or_storm(head):
        return head
    return next((t for t in head.children if classifies(t, head) and is_vehicle_or_storm(t)), classifier_of(name))


def _kind(
    name: Token, classifier: Token | None, span: Span, discourse: Discourse, *, titled: bool, afloat: bool
) -> EntityKind:
    if classifier is not None:
        return "storm" if classifier.lemma_.lower() in STORMS else "vehicle"
    if titled:
        return "person"
    numbered = name.i + 1 < len(name.doc) and name.nbor(1).text[0].isdigit()
    articled = any(c.lower_ == "the" for c in name.children)
    if afloat or (name.lower_ in _AIRCRAFT and (numbered or articled)):
        return "vehicle"
    if (
        len(name_words(name)) == 1
        and name.lower_.endswith("s")
        and articled
        and not is_overlapped(discourse.bodies, span)
    ):
        return "group"
    if is_overlapped(discourse.bodies, span) or name.ent_type_ == "ORG":
        return "body"
    return "thing"


def _unnamed_before(head: Token, classifier: Token | None, kind: EntityKind, discourse: Discourse) -> Entity | None:
    """Return the vehicle or storm without a name that a name is now given to, by its noun or by "the"; else None."""
    roster, salience = discourse.roster, discourse.salience
    if kind == "vehicle" and head.lower_ in _AIRCRAFT and any(c.lower_ == "the" for c in head.children):
        # "The flight … the Airbus".
        return next((e for e in salience.recent() if e.kind == "vehicle" and "air" in map(mode, e.nouns)), None)
    told_by_head = kind == "person" and head.pos_ == "NOUN" and head.lemma_.lower() not in KIN
    noun = head if told_by_head else classifier
    if noun is not None:
        known = find_antecedent(read_noun_phrase(noun, ()), roster, salience)
        return known if known is not None and known.kind == kind and not known.proper else None
    if kind not in {"vehicle", "thing"} or not any(c.lower_ == "the" for c in head.children):
        return None
    unnamed = [e for e in salience.recent() if e.kind == "vehicle" and not e.proper and not e.plural]
    return unnamed[0] if len(unnamed) == 1 else None


def _unnumbered_before(noun: Token, discourse: Discourse) -> Entity | None:
    """Return the only vehicle of a mode told of so far, which is now told by its number: "a night train … Train 67"."""
    lemma = noun.lemma_.lower()
    modes = {mode(lemma)} - {None}
    vehicles = (e for e in discourse.salience.recent() if e.kind == "vehicle")
    alike = [e for e in vehicles if lemma in e.nouns or modes & set(map(mode, e.nouns))]
    return alike[0] if len(alike) == 1 and not alike[0].proper and alike[0].introduced else None


def resolve_numbered(numbered: list[Token], sentence: Sentence, discourse: Discourse) -> Entity:
    """Return the vehicle that a number tells from others: "Bus 12"."""
    noun, words = numbered[0], numbered_name(numbered)
    keys = {t.lower_ for t in words}
    entity = next(iter(discourse.roster.named({t.lower_ for t in numbered})), None)
    if entity is None:
        name = "".join(t.text_with_ws for t in words).strip()
        joined = any(t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children) for t in numbered)
        # "Bus 12 and Bus 14" are none of them the one bus told of.
        entity = (None if joined else _unnumbered_before(noun, discourse)) or Entity(name, "vehicle")
        entity.name, entity.proper = name, True
        entity.vehicle, entity.vehicle_span = noun.text, sentence.span([noun])
    entity.keys |= keys
    entity.nouns.add(noun.lemma_.lower())
    entity.mentions.append(sentence.span(words))
    discourse.roster.note(entity)
    return entity
