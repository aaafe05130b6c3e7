"""Whose distance it is by the parse of the sentence: up from the figure to a noun, or to the subject of its verb."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.claims.statements.reference import End, read_reference
from geo.claims.statements.unread_names import may_be_a_place
from geo.compass import CARDINALS
from geo.lexicon import word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement
    from geo.model import Mention

_KINDS = word_set(
    "place_nouns",
    "settlement",
    "remains",
    "capital",
    "unspecific",
    "island",
    "country",
    "region",
    "terminal",
    "facility",
)
"""Nouns that stand for a place that has a name elsewhere."""

_MEASURES = word_set("journeys", "journey", "extent").union(CARDINALS)
"""Nouns right before a figure that say what it measures, not what lies so far away."""

_FILLERS = frozenset(word for word in word_list("hedges") if " " not in word).union(
    word_list("location_verbs", "participle"), ("more", "less", "than", "at", "least"), ("a", "an", "which", "that")
)
"""What may stand between a noun and its distance: "a field, only about 12 miles from"."""

_POINTS_BACK = frozenset({"it", "which", "that", "there", "here"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})
_EDGES = word_set("place_nouns", "border", "coast", "capital")
_LIE = word_set("location_verbs", "copula", "lie")
_BESIDE = frozenset({"on", "at", "near", "along", "by"})
_NAMED_WITH = word_set("place_nouns") - word_set("place_nouns", "role")
"""Nouns that lie where the place does that is named with them: "the harbour of Haiphong", "a house in Tivoli"."""


def unnamed_subject(statement: Statement, parsed: Doc, masked: Masked) -> End | None:
    """Return the thing without a name that stands right before a figure: "at an estate, 25 miles south of"."""
    start = masked.at(0)
    index = _tokens_before(parsed, statement.quantities[0].start - start)
    if index == len(parsed):
        return None
    while index and (_is_filler(word := parsed[index - 1])):
        index -= 1
    if not index or word.pos_ != "NOUN" or word.ent_type_ in {"DATE", "TIME"} or _is_beside_an_edge(word):
        return None
    if word.lower_ in _KINDS | _MEASURES | _EDGES or any(
        m.start <= start + word.idx < m.end for m in masked.names.values()
    ):
        return None
    before = [t for t in word.lefts if t.dep_ in {"det", "amod", "compound", "poss"}]
    return End("unnamed", " ".join(t.text for t in [*before, word]))


def _is_beside_an_edge(noun: Token) -> bool:
    """Say whether a noun is where something lies: "a city on the coast, 440 km from Nairobi", not all the coast."""
    return noun.lower_ in _EDGES and noun.dep_ == "pobj" and noun.head.lower_ in _BESIDE


def _tokens_before(parsed: Doc, offset: int) -> int:
    """Return how many tokens start before a character of the sentence."""
    return bisect_left(range(len(parsed)), offset, key=lambda i: parsed[i].idx)


def _is_filler(word: Token) -> bool:
    relative = word.lower_ in {"is", "was", "lies"} and word.i > 0 and word.nbor(-1).lower_ in {"which", "that"}
    return word.is_punct or not word.text[0].isalnum() or relative or word.lower_ in _FILLERS


def parsed_subject(
    statement: Statement, parsed: Doc, masked: Masked, taken: Mention | None, areas: frozenset[str]
) -> End | None:
    """Return what the figure is told of by the grammar of its clause: a place, a noun that points back, or a thing.

    It is not the mention `taken`; what lies in one of the mentions `areas` is not named by it. None where the clause
    has no subject but the length itself, or an unknown name.
    """
    start = masked.at(0)
    before = _tokens_before(parsed, statement.quantities[0].end - start)
    token = parsed[before - 1] if before else None
    names, edge = places_in(masked, taken), None
    figures = [quantity for quantities in masked.figures.values() for quantity in quantities]
    for noun in _told_of(token) if token else ():
        if any(figure.start <= start + noun.idx < figure.end for figure in figures):
            continue
        for word in _naming(noun):
            at = start + word.idx
            if mention := next((m for m in names if m.start <= at < m.end), None):
                if mention.id in areas and word.head.lower_ == "in":
                    continue
                return End.of(mention, surmised=word.dep_ == "poss")
        if _is_beside_an_edge(noun):
            edge = edge or _edge_at(noun, masked, taken) or End("unnamed", f"the {noun.lower_}")
            continue
        if noun.lower_ in _EDGES and (named := _edge_at(noun, masked, taken)):
            return named
        phrase = [t for t in noun.lefts if t.dep_ in {"det", "amod", "compound", "poss", "nummod"}]
        words = " ".join(t.text for t in [*phrase, noun])
        if noun.lower_ in _KINDS and any(t.lower_ in _DEFINITE for t in phrase):
            return End("back", noun.lower_)
        if noun.lower_ in _POINTS_BACK:
            return End("back", noun.lower_)
        if token and (name := _unread_place(noun, token)):
            return End("unknown", name)
        if noun.pos_ == "PROPN" or (noun.pos_ != "NOUN" and noun.text[0].isupper() and not phrase and noun.i == 0):
            return None
        if noun.lemma_.lower() not in _MEASURES and noun.ent_type_ not in {"DATE", "TIME"}:
            # Who waits "on the border, 35 km south of" tells where that is.
            return edge if edge and statement.direction else End("unnamed", words)
    return None


def _unread_place(noun: Token, figure: Token) -> str | None:
    """Return the name of a known place that was not read as one, but is said to lie where a figure tells.

    Places lie there in the present tense, persons were there.
    """
    verb = next((word for word in figure.ancestors if word.pos_ in {"VERB", "AUX"}), None)
    is_named = noun.ent_type_ not in {"", "PERSON"} and noun.text[0].isupper()
    if not is_named or verb is None or verb.tag_ not in {"VBZ", "VBP"} or verb.lower_ not in _LIE:
        return None
    name = " ".join(t.text for t in [*(t for t in noun.lefts if t.dep_ == "compound"), noun])
    return name if may_be_a_place(name) else None


def _edge_at(noun: Token, masked: Masked, taken: Mention | None) -> End | None:
    """Return the border, the coast or the capital that a noun with its country names."""
    first = min([noun, *(t for t in noun.lefts if t.dep_ in {"det", "amod", "compound", "poss", "nmod"})], key=_index)
    first = min([first, *first.lefts], key=_index)
    found = read_reference(masked, masked.position(masked.at(0) + first.idx))
    if found is None or found[0].kind not in {"border", "coast", "capital"} or found[0].mention is taken:
        return None
    return found[0]


def _index(token: Token) -> int:
    return token.i


def places_in(masked: Masked, taken: Mention | None) -> list[Mention]:
    """Return the mentions of a sentence that may be a subject."""
    return [m for m in masked.names.values() if m.kind in {"place", "metonym"} and m is not taken]


def _told_of(token: Token) -> Iterator[Token]:
    """Yield the nouns that a figure may be told of: those before it that govern it, the subjects of its verbs."""
    for anchor in [token, *token.ancestors]:
        if anchor.pos_ in {"NOUN", "PROPN"} and anchor.i < token.i:
            yield anchor
        if anchor.pos_ in {"VERB", "AUX"}:
            for child in anchor.children:
                if child.dep_ in {"nsubj", "nsubjpass", "attr"} and child.i != token.i:
                    is_relative = child.lower_ in {"which", "that", "who"} and anchor.dep_ == "relcl"
                    yield anchor.head if is_relative else child


def _naming(noun: Token) -> Iterator[Token]:
    """Yield the words that may name what a noun stands for: itself, its apposition, "Kyiv" of "the city of Kyiv"."""
    yield noun
    for child in noun.children:
        if child.dep_ == "appos":
            yield child
        if noun.lower_ in _NAMED_WITH - _EDGES:
            if child.dep_ == "prep" and child.lower_ in {"of", "in", "at", "near"}:
                yield from child.children
            if child.dep_ in {"compound", "nmod", "poss"}:
                yield child
    if noun.dep_ == "appos":
        yield noun.head
