"""The sources that a sentence names: who says so, through whom, and whom they cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses.certainty import REPORTING
from geo.journey.clauses.sentences import SUBJECTS, own_subject, subject
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.model import Span

AUTHOR = "author"

GENERIC = word_set("sources", "medium", "website")
_STATEMENTS = word_set("sources", "statement", "report", "website")
_OFFICIAL = word_set("sources", "authority", "official")
_OFFICES = word_set("sources", "office", "official")
_HIDDEN = word_set("sources", "hidden")
_CITING = REPORTING.keys() | {"cite", "quote", "interview"}


@dataclass(frozen=True)
class Source:
    """A source as named in the text: its short name, the words, and whether they call it official or hide it."""

    name: str
    span: Span
    official: bool
    anonymous: bool
    token: int


def speaker_of(verb: Token) -> Token | None:
    """Return who says something by a verb of saying, None for other words and where nobody stands with it."""
    return own_subject(verb) if verb.pos_ == "VERB" and verb.lemma_ in REPORTING else None


def _noun_phrase(token: Token) -> list[Token]:
    """Return a noun phrase without its relative clauses, appositions, prepositions and article."""
    drop = ("relcl", "acl", "appos", "prep", "punct", "cc", "conj", "det", "case", "advcl")
    words = [token]
    for child in token.children:
        if child.dep_ not in drop:
            words += [t for t in child.subtree if t.dep_ not in {"punct", "case", "det"}]
    return sorted(words, key=lambda t: t.i)


def source_of(token: Token, sentence: Sentence) -> Source:
    """Return the source that a noun phrase names.

    An apposition gives the short name ("Korean Central News Agency (KCNA)": KCNA; "the agency TASS": TASS),
    else the proper name without what is generic in it ("Yonhap news agency": Yonhap), else the whole phrase.
    """
    if token.lemma_ in _STATEMENTS:
        speaker = next(
            (
                t
                for t in token.subtree
                if t.pos_ == "PROPN"
                and (t.dep_ in {"poss", "pobj"} or (t.dep_ == "nsubj" and t.head.lower_ == "citing"))
            ),
            None,
        )
        if speaker is not None:
            return source_of(speaker, sentence)
    phrase = _noun_phrase(token)
    named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    words = _noun_phrase(named) if named is not None else phrase
    text = {t.lower_ for t in [*phrase, *words]} | {
        t.lower_ for c in token.children for t in c.subtree if c.dep_ == "acl"
    }
    generic = [t for t in words if t.lower_ in GENERIC]
    if generic and any(t.pos_ == "PROPN" and t not in generic and t.tag_ != "POS" for t in words):
        proper = [t for t in words if t.pos_ == "PROPN" and t.dep_ != "poss" and t.ent_type_ != "NORP"]
        head = [t for t in proper if t.lower_ not in GENERIC]
        words = head if all(t.pos_ != "PROPN" for t in generic) and head else words
    span = sentence.span(words)
    name = re.sub(r"\s+", " ", sentence.text_of(span))
    if words[0].pos_ != "PROPN":
        name = name[0].upper() + name[1:]
    lemmas = text | {t.lemma_.lower() for t in phrase}
    return Source(
        name=name,
        span=span,
        official=bool(lemmas & _OFFICIAL),
        anonymous=bool(lemmas & _HIDDEN) or _is_nameless(phrase, token),
        token=token.i,
    )


def _is_nameless(phrase: list[Token], head: Token) -> bool:
    """Say whether a phrase names an office but nobody in it: "a U.S. official", "officials in Chiapas"."""
    named = any(t.pos_ == "PROPN" and t.ent_type_ in {"PERSON", "ORG"} for t in phrase)
    return head.lemma_.lower() in _OFFICES and not named


def agent_of(verb: Token) -> Token | None:
    """Return who does what a passive verb tells: "quoted by Reuters"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def relays_of(node: Token, sentence: Sentence) -> tuple[list[Source], list[Source]]:
    """Return the sources hung on a node: outer ("according to", "as reported by") and inner ("citing officials")."""
    outer: list[Source] = []
    inner: list[Source] = []
    for child in node.children:
        if child.lower_ == "according" or (child.lower_ == "per" and child.dep_ == "prep"):
            to = child if child.lower_ == "per" else next((c for c in child.children if c.lower_ == "to"), None)
            named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            if named is not None:
                outer += [source_of(named, sentence), *cited_by(named, sentence), *cites(named, sentence)]
        elif child.dep_ in {"advcl", "acl"} and child.lemma_ in REPORTING and (agent := agent_of(child)) is not None:
            outer.append(source_of(agent, sentence))
        elif child.dep_ in {"conj", "parataxis"} and child.lemma_ in REPORTING and _is_tag(child, node):
            speaker = subject(child)
            above, below = relays_of(child, sentence)
            if speaker is not None:
                outer += [*above, source_of(speaker, sentence), *cites(speaker, sentence)]
            inner += below
        elif child.dep_ in {"advcl", "acl", "prep"}:
            inner += _cited_in(child, sentence)
    return outer, inner


def _cited_in(verb: Token, sentence: Sentence) -> list[Source]:
    """Return whom "citing X", "quoting X", "referring to X" names, and whom X cites in turn."""
    to = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    if verb.lower_ in {"citing", "quoting"}:
        holder: Token | None = verb
    else:
        holder = to if verb.lower_ == "referring" else None
    cited = next((c for c in holder.children if c.dep_ in {"dobj", "pobj"}), None) if holder is not None else None
    return [source_of(cited, sentence), *cites(cited, sentence)] if cited is not None else []


def cites(token: Token, sentence: Sentence) -> list[Source]:
    """Return whom a source cites as its own words tell: "Der Spiegel, which cited officials", "a report citing X"."""
    for inner in token.subtree:
        if inner.dep_ == "relcl" and inner.head == token and inner.lemma_ in {"cite", "quote"} and not agent_of(inner):
            cited = next((c for c in inner.children if c.dep_ == "dobj"), None)
            if cited is not None and cited.tag_ not in {"WDT", "WP"}:
                return [source_of(cited, sentence), *cites(cited, sentence)]
        if inner.dep_ in {"acl", "pcomp"} and (found := _cited_in(inner, sentence)):
            return found
    return []


def _is_tag(verb: Token, clause: Token) -> bool:
    """Say whether a verb of saying only closes the clause it follows: "The train passed Harbin, Kyodo reported"."""
    own = any(c.dep_ in SUBJECTS and c.i > clause.i for c in verb.children)
    return own and not any(c.dep_ == "cc" and clause.i < c.i < verb.i for c in clause.children)


def cited_by(token: Token, sentence: Sentence) -> list[Source]:
    """Return who relays a source: "officials cited by TBS", "a spokesman quoted by Reuters"."""
    relays = []
    for child in token.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in _CITING:
            agent = agent_of(child)
            if agent is not None:
                relays.append(source_of(agent, sentence))
    return relays
