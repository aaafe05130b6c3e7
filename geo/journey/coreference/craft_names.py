"""The names of vessels, other craft and storms, which the model takes for persons': "MV Mira", "Typhoon Nesat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import SHIP_PREFIXES, STORMS, VEHICLES, Sentence
from geo.journey.coreference.named_things import name_beside, name_words, names_craft, other_names
from geo.journey.coreference.noun_phrases import VEHICLES_AND_STORMS
from geo.journey.coreference.proper_names import vessel_keys
from geo.text import parse_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan


def with_names_of_craft(given: Mapping[int, Sentence], doc: Doc) -> list[Sentence]:
    """Return parsed sentences by their offsets with those beside them that name a vessel or a storm, in order."""
    others = [(n, s) for n, s in enumerate(doc.sents) if s.start_char not in given and _may_name_craft(s)]
    parsed = zip(others, parse_all(span for _, span in others), strict=True)
    added = (Sentence(words, span.start_char, number) for (number, span), words in parsed)
    return sorted((*given.values(), *added), key=lambda sentence: sentence.offset)


def _may_name_craft(sentence: DocSpan) -> bool:
    """Say whether a sentence that is not parsed may name a craft or a storm: "the vessel, MV Mira"."""
    for token in sentence:
        if token.text in SHIP_PREFIXES:
            return True
        if token.lower_ in VEHICLES_AND_STORMS and token.i + 2 < sentence.end:
            beside = token.nbor(2) if token.nbor(1).text == "," else token.nbor(1)
            if beside.is_title and not beside.is_stop:
                return True
    return False


def craft_names_in(sentence: Sentence) -> Iterator[set[str]]:
    """Give the names of vessels and storms in a sentence, as their words: "the ferry Elba", "HMS Halcyon"."""
    for token in sentence.doc:
        name = _name_at(token)
        for own in (name, *other_names(name)) if name is not None else ():
            words = name_words(own)
            yield vessel_keys(words[0].doc[words[0].i : words[-1].i + 1].text)


def _name_at(token: Token) -> Token | None:
    """Return the name that a word is of a craft or a storm, or that it has beside it."""
    if names_craft(token):
        return token
    lemma = token.lemma_.lower()
    return name_beside(token) if lemma in STORMS or (lemma in VEHICLES and token.pos_ == "NOUN") else None
