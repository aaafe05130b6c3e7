"""Who cannot have been at a place, whatever a trained model makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import KIN, REPORTING, VEHICLES, frame_of, noun_class, subject
from geo.lexicon import PronounClass, classes, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.coreference import Entity, EntityKind
    from geo.journey.presence.named import Named

_NEVER_TRAVELS: Final = frozenset({
    "n.act", "n.attribute", "n.building", "n.cognition", "n.communication", "n.contest", "n.event", "n.feeling",
    "n.location", "n.measure", "n.meeting", "n.motive", "n.phenomenon", "n.possession", "n.process", "n.quantity",
    "n.relation", "n.shape", "n.state", "n.time", "n.water", "n.way", "n.work",
})  # fmt: skip
"""The classes of nouns for what moves nowhere as a body does: the rain, a verdict, a price, a hotel."""

_FOUNDING: Final = frozenset({"open", "reopen", "close"})
"""What an organisation does at a place without having come there: "The Grand Hyatt opened in Lima"."""

_PEOPLE: Final[frozenset[EntityKind]] = frozenset({"person", "couple", "group"})
_BEGINNINGS: Final = word_set("anteriority", "beginning_of_life")
_GROWING: Final = word_set("anteriority", "growing_up")
_PRONOUNS: Final = classes("pronouns", PronounClass)
_MANY: Final = frozenset(_PRONOUNS["they"].words)
_SINGLE: Final = frozenset((*_PRONOUNS["he"].words, *_PRONOUNS["she"].words))
_ONE: Final[frozenset[EntityKind]] = frozenset({"person", "vehicle", "storm"})
_SEVERAL: Final[frozenset[EntityKind]] = frozenset({"couple", "group"})
_FINDING: Final = word_set("location_verbs", "finding")
_BELONGINGS: Final = frozenset({"n.artifact", "n.vehicle", "n.communication"})
_CONTACT: Final = word_set("contacts", "contact")
_OFFICES: Final = word_set("contacts", "office")
_SEND: Final = word_set("remote", "send")
_TO: Final = frozenset({"to", "into"})
_INSIDE: Final = frozenset({"in", "at", "near"})
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})


def may_be_there(entity: Entity, named: Named) -> bool:
    """Say whether somebody can be at a mention's place, who acts there or not.

    What the rules read as a movement moves: "The exhibition came to Oslo". "They" are not one.
    """
    actor = named.path.actor
    if entity.kind == "narrator" and entity not in named.beside and any(e.kind in _PEOPLE for e in named.actors):
        # "A farmer stopped in Drammen" tells of the farmer.
        return False
    if entity not in named.actors and _moves_another(named, entity):
        return False
    if entity.kind in _PEOPLE and _is_of_a_find(entity, named):
        return False
    if actor is not None and actor.lemma_.lower() in KIN and named.actors and entity not in named.beside:
        # "He had a cousin who lived in Denver" tells of the cousin.
        return False
    of_another = _is_told_of_another(entity, named) or _is_where_another_is(entity, named)
    if _is_a_teams(named) or of_another or _is_sent(entity, named):
        return False
    if named.rule is not None:
        return True
    if entity.kind == "body" and entity in named.actors and named.path.verb is not None:
        return named.path.verb.lemma_ not in _FOUNDING
    return entity.kind != "thing" or entity.proper or not _never_travels(entity)


def _is_a_teams(named: Named) -> bool:
    """Say whether those were at a place who go by the name of another: "Scotland, who lost in Oslo"."""
    verb = named.path.verb
    if verb is None or named.actors or verb.dep_ != "relcl" or not any(c.lower_ == "who" for c in verb.children):
        return False
    at = named.sentence.start(verb.head)
    return any(mention.start <= at < mention.end for mention in named.others)


def _is_told_of_another(entity: Entity, named: Named) -> bool:
    """Say whether a vehicle acts that is only now told of: "buses from Lublin", beside a train known before."""
    actor = named.path.actor
    if actor is None or actor.pos_ != "NOUN" or not named.actors or entity in named.beside:
        return False
    first = named.actors[0]
    new = bool(first.mentions) and first.mentions[0].start >= named.sentence.offset
    known = bool(entity.mentions) and entity.mentions[0].start < named.sentence.offset
    definite = any(c.lower_ in _KNOWN or c.dep_ == "poss" for c in actor.children)
    return new and known and not definite and entity.kind == first.kind == "vehicle"


def _is_sent(entity: Entity, named: Named) -> bool:
    """Say whether a place is where another or a thing went: "sent his deputy to Oslo", "her bag was flown there"."""
    verb, prepositions = named.path.verb, named.path.prepositions
    if verb is None or not prepositions or prepositions[0].lower_ not in _TO:
        return False
    sent = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if sent is None or sent.dep_ == "dobj":
        return sent is not None and verb.lemma_ in _SEND and entity in named.actors
    owned = any(c.dep_ == "poss" for c in sent.children)
    return owned and sent.pos_ == "NOUN" and sent.lemma_ not in VEHICLES and noun_class(sent.lemma_) in _BELONGINGS


def _is_where_another_is(entity: Entity, named: Named) -> bool:
    """Say whether a place is that of whom somebody has there, and is in touch with: "wrote to her sister in Oslo".

    His office, and who says or has done something from there, is not where he is: "his lawyer in Oslo said".
    """
    path, verb = named.path, named.path.verb
    if verb is None or not path.nouns or not path.prepositions or path.prepositions[0].lower_ not in _INSIDE:
        return False
    noun = path.nouns[0]
    owned = any(c.dep_ == "poss" for c in noun.children)
    if not owned or not (_is_person(noun) or noun.lemma_ in _OFFICES):
        return False
    had = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if noun.dep_ == "nsubj":
        return entity in named.actors and (had or verb.lemma_ in REPORTING.keys() | _CONTACT)
    return verb.lemma_ in _CONTACT


def _is_person(noun: Token) -> bool:
    return noun_class(noun.lemma_) == "n.person"


def _is_of_a_find(entity: Entity, named: Named) -> bool:
    """Say whether a place is where a thing of somebody's was found by others: "police recovered her car in Austin"."""
    verb = named.path.verb
    if verb is None or verb.lemma_ not in _FINDING:
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    found = next((c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
    finder = subject(verb)
    by_owner = finder is not None and finder.pos_ == "PRON" if found in named.path.nouns else entity in named.actors[:1]
    if not passive and by_owner:
        return False
    owned = found is not None and any(c.dep_ == "poss" for c in found.children)
    return found is not None and owned and (found.lemma_ in VEHICLES or noun_class(found.lemma_) in _BELONGINGS)


def tells_of_a_beginning(verb: Token | None) -> bool:
    """Say whether a verb tells where somebody's life began: "was born in Voss", "grew up in Genoa"."""
    if verb is None:
        return False
    passive = verb.tag_ == "VBN"
    if verb.dep_ == "relcl" and any(c.dep_ == "advmod" and c.lower_ == "here" for c in verb.children):
        # "A friend who moved here from Trieste": where she is from.
        return True
    up = any(c.lower_ == "up" and c.dep_ in {"prt", "advmod"} for c in verb.children)
    return (verb.lemma_ in _BEGINNINGS and (passive or verb.lemma_ == "hail")) or (verb.lemma_ in _GROWING and up)


def _moves_another(named: Named, entity: Entity) -> bool:
    """Say whether the clause has somebody else move: "they", a name of whom nothing is known."""
    actor, verb = named.path.actor, named.path.verb
    if actor is None or named.actors:
        return False
    if actor.lower_ in _MANY:
        return entity.kind in _ONE and not entity.plural
    if actor.lower_ in _SINGLE:
        return entity.plural or entity.kind in _SEVERAL
    return actor.pos_ == "PROPN" and verb is not None and frame_of(verb) is not None and entity not in named.company


def is_another(entity: Entity, bearer: Entity, named: Named) -> bool:
    """Say whether somebody is told apart by name from who is said to be at a place: "Bus 14 left Bergen" and bus 12."""
    alike = entity.proper and bearer.proper and entity.kind == bearer.kind
    return alike and bearer in named.beside and entity not in named.beside


def _never_travels(entity: Entity) -> bool:
    return bool(entity.nouns) and all(noun_class(noun) in _NEVER_TRAVELS for noun in entity.nouns)
