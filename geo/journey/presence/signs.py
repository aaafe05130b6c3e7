"""Signs of presence: what a sentence has around a place's name, each sign a string such as `preposition=through`.

Classes of words are WordNet's, so that a verb never seen in training is read as others of its kind.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import (
    STORMS,
    TRAVELLERS,
    VEHICLES,
    frame_of,
    is_habit,
    noun_class,
    read_attribution,
    verb_class,
)
from geo.lexicon import word_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geo.journey.presence.named import Named

_PRONOUNS: Final = word_values("presence_pronouns", str)
FIRST_PERSON: Final = frozenset(word for word, kind in _PRONOUNS.items() if kind in {"I", "we"})
_BEHIND = 8
"""How many words to the left a verb is looked for where the tree may err."""

_FEW = 3


def signs_of(named: Named) -> frozenset[str]:
    """Return the signs that a mention's own sentence has of somebody's presence there."""
    return frozenset(
        f"{name}={value}"
        for signs in (
            _path_signs(named),
            _verb_signs(named),
            _actor_signs(named),
            _word_order_signs(named),
            _sentence_signs(named),
            _place_signs(named),
        )
        for name, value in signs
    )


def _path_signs(named: Named) -> Iterator[tuple[str, object]]:
    path = named.path
    yield "dependency", path.anchor.dep_
    yield "own dependency", path.head.dep_
    yield "preposition", path.prepositions[0].lower_ if path.prepositions else "none"
    if len(path.prepositions) > 1:
        yield "second preposition", path.prepositions[1].lower_
    yield "governor", path.governor.pos_
    yield "noun", noun_class(path.nouns[0].lemma_) if path.nouns else "none"
    if path.nouns:
        noun = path.nouns[0]
        yield "noun itself", noun.lemma_.lower()
        frame = frame_of(noun)
        yield "noun frame", frame.type if frame is not None else "none"
        yield "noun owned", any(c.dep_ == "poss" for c in noun.children)
    if len(path.nouns) > 1:
        yield "second noun", noun_class(path.nouns[1].lemma_)
    yield "nouns", min(len(path.nouns), _FEW)
    yield "in a list", min(path.joined, _FEW)


def _verb_signs(named: Named) -> Iterator[tuple[str, object]]:
    verb, path = named.path.verb, named.path
    reading = read_attribution(path.top, named.sentence)
    yield "factuality", reading.factuality
    yield "to come", reading.future
    yield "told by others", bool(reading.chain)
    upper = next((a for a in path.top.ancestors if a.pos_ == "VERB"), None)
    yield "verb above", verb_class(upper.lemma_) if upper is not None else "none"
    yield "clause", path.top.dep_
    if verb is None:
        yield "verb", "none"
        return
    frame = frame_of(verb)
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    yield "verb", verb_class(verb.lemma_)
    yield "verb itself", verb.lemma_.lower()
    yield "frame", frame.type if frame is not None else "none"
    yield "tag", verb.tag_
    for auxiliary in auxiliaries:
        yield "auxiliary", auxiliary.lower_
    yield "passive", any(a.dep_ == "auxpass" for a in auxiliaries)
    yield "habit", is_habit(verb, named.times, named.sentence)
    for child in verb.children:
        if child.dep_ in {"prt", "advmod", "neg", "mark"}:
            yield "beside verb", child.lower_
        elif child.dep_ in {"dobj", "attr"}:
            yield "object", kind_of(child)
            yield "object itself", child.lemma_.lower()


def kind_of(word: Token) -> str:
    """Return what somebody or something is: the pronoun's kind, the name's, the class of the noun."""
    if word.lower_ in _PRONOUNS:
        return _PRONOUNS[word.lower_]
    if word.pos_ == "PROPN":
        return f"name {word.ent_type_}"
    return noun_class(word.lemma_) if word.pos_ == "NOUN" else word.pos_


def _actor_signs(named: Named) -> Iterator[tuple[str, object]]:
    actor = named.path.actor
    if actor is None:
        yield "actor", "none"
        return
    lemma = actor.lemma_.lower()
    kind = kind_of(actor)
    yield "actor class", kind
    plain = actor.lower_ in _PRONOUNS
    yield "actor", kind if plain else {"PROPN": "name", "NOUN": "noun"}.get(actor.pos_, "other")
    yield "actor many", actor.tag_ in {"NNS", "NNPS"}
    for child in actor.children:
        if child.dep_ in {"det", "poss"}:
            yield "actor with", child.lower_ if child.dep_ == "det" else "owner"
    if lemma in TRAVELLERS or lemma in VEHICLES or lemma in STORMS:
        yield "actor travels", "person" if lemma in TRAVELLERS else "vehicle" if lemma in VEHICLES else "storm"
    yield "actor known", min(len(named.actors), 2)


def _word_order_signs(named: Named) -> Iterator[tuple[str, object]]:
    """Return what stands beside the name, whatever the parser makes of it."""
    sentence, mention = named.sentence, named.mention
    tokens = sentence.tokens_in(mention.start, mention.end)
    first, last = tokens[0].i, tokens[-1].i
    before = [t for t in sentence.doc[max(0, first - _BEHIND) : first] if not t.is_space]
    after = [t for t in sentence.doc[last + 1 : last + 4] if not t.is_space]
    yield "before", _word(before[-1]) if before else "start"
    yield "two before", _word(before[-2]) if len(before) > 1 else "start"
    yield "after", _word(after[0]) if after else "end"
    if len(after) > 1:
        yield "two after", _word(after[1])
    yield "place before", any(0 <= mention.start - other.end <= len(", ") for other in named.others)
    yield "place after", any(0 <= other.start - mention.end <= len(", ") for other in named.others)
    yield "contains", named.contains
    verb = next((t for t in reversed(before) if t.pos_ == "VERB"), None)
    frame = frame_of(verb) if verb is not None else None
    yield "left verb", verb_class(verb.lemma_) if verb is not None else "none"
    yield "left frame", frame.type if frame is not None else "none"
    yield "left preposition", next((t.lower_ for t in reversed(before) if t.pos_ in {"ADP", "PART"}), "none")


def _word(token: Token) -> str:
    """Return a word that says how others belong together as it stands, the class of any other."""
    if token.pos_ in {"NOUN", "VERB"}:
        return noun_class(token.lemma_) if token.pos_ == "NOUN" else verb_class(token.lemma_)
    return token.lower_ if token.is_stop or token.is_punct or token.pos_ in {"ADP", "DET"} else token.pos_


def _sentence_signs(named: Named) -> Iterator[tuple[str, object]]:
    sentence, mention = named.sentence, named.mention
    text = sentence.text
    start = mention.start - sentence.offset
    opened = text.count("“", 0, start) - text.count("”", 0, start) + text.count('"', 0, start) % 2
    yield "quoted", opened > 0
    yield "sentence ends", text.rstrip()[-1:] if not text.rstrip()[-1:].isalnum() else "open"
    yield "sentence long", int(math.log2(1 + len(sentence.doc)))
    yield "sentence places", min(len(named.others), 4)
    yield "sentence first person", not sentence.words.isdisjoint(FIRST_PERSON)
    heads = [h for t in named.times if (h := sentence.head_in(t.start, t.end)) is not None]
    verb = named.path.verb
    yield "verb dated", verb is not None and any(verb in (h, h.head, h.head.head) for h in heads)
    yield "sentence dated", bool(heads)


def _place_signs(named: Named) -> Iterator[tuple[str, object]]:
    place = named.place
    yield "kind", place.feature[:3] if place.feature[:3] in {"PCL", "PPL", "ADM"} else place.feature
    yield "population", int(math.log10(1 + (place.population or 0)))
    yield "sure of place", int(named.mention.confidence * 4)
    yield "rule", f"{named.rule.type} {named.rule.role}" if named.rule is not None else "none"
