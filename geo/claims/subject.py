"""Whose distance it is: the place that a statement is about.

The masked sentence is read first, for what stands right before or behind the figure; then the parse, up from the
figure to a noun or to the subject of its verb; then the nearest place before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.anaphora import antecedent, own_capital
from geo.claims.hedges import QUALIFIED
from geo.claims.masking import FIGURE, NAME, Masked
from geo.claims.reference import End
from geo.compass import CARDINALS
from geo.lexicon import any_of, word_list, word_set
from geo.text import MONTH, WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from geo.claims.context import SentenceContext
    from geo.claims.statement import Statement
    from geo.model import Mention, Place

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 400  # characters: how far before a figure its subject may stand
_LIES = any_of(word_list("location_verbs", "copula", "lie"))
_LYING = any_of(word_list("location_verbs", "participle"))
_OPENING = re.compile(
    rf"""
    It | This | That | He | She | They | There | The | A | An | We | I | Up
    | {any_of(word.capitalize() for word in word_list("hedges"))}
    | {any_of(word.capitalize() for word in word_list("location_verbs", "participle"))}
    | {WEEKDAY}
    | {MONTH}
    """,
    re.VERBOSE,
)
"""What opens a sentence with a capital and is no name."""

_REGION = any_of(word_list("place_nouns", "region", "division"))
_OR_ITS_REGION = rf"(?: ,[ ](?:in[ ](?:the[ ])?)? {NAME} (?:[ ]{_REGION})? )?"
_RIGHT_BEFORE = re.compile(
    rf"""
    (?P<name> {NAME} | (?-i:[A-Z])[\w'’-]+(?:[ ](?-i:[A-Z])[\w'’-]+)* )
    {_OR_ITS_REGION} (?: [ ]\([^)]*\) )?
    [ ]?(?:,|\(|–|—|-)*[ ]?
    (?: (?:which|that)[ ] )? (?: {_LIES}[ ] )? (?: (?:also|itself|now)[ ] )? {_LYING}? [ ,]*
    {QUALIFIED}$
    """,
    _FLAGS,
)
_APPOSED = re.compile(
    rf"""
    (?P<name> {NAME} )
    {_OR_ITS_REGION}
    (?: ,[ ] | [ ]\( | [ ](?:–|—|-)[ ] | [ ](?:is|was)[ ] )
    (?: also[ ] )? (?: a | an | the | one[ ]of | its | home[ ]to )[ ]
    [^.;,{NAME[1:-1]}]*?
    (?: [ ,](?:which|that)[ ]{_LIES}[ ] | [ ,]{_LYING}[ ] | ,[ ] | [ ] )?
    {QUALIFIED}$
    """,
    _FLAGS,
)
_WITHIN = re.compile(
    rf"""
    (?P<inner> {NAME} )
    (?: ,[ ]
      | ,?[ ](?:in|of)[ ](?:[a-z-]+[ ]){{0,2}}
      | ,[ ](?: on | near | along | across | by | beside | facing )[ ](?:[a-z'’-]+[ ]){{0,6}}
    )$
    """,
    re.VERBOSE,
)
_OPENS = re.compile(rf"\W* (?: (?: and | but | {_LYING} )[ ] )? {QUALIFIED}$", _FLAGS)
_AFTER = re.compile(
    rf"""
    (?:,|[ ]){{1,2}} (?: [ ]?(?: {_LIES} | there[ ]is | sprawls | rises )[ ] )?
    (?: the | a | an | its )?[ ]? (?:[\w'’-]+[ ]){{0,4}}?
    (?P<name> {NAME} )
    """,
    _FLAGS,
)
_LIES_SOMEWHERE = re.compile(rf"\b{_LIES}\b | {_LYING} | outside", _FLAGS)

_KINDS = word_set(
    "place_nouns", "settlement", "capital", "unspecific", "island", "country", "region", "terminal", "facility"
)
"""Nouns that stand for a place that has a name elsewhere."""

_MEASURES = word_set("journeys", "journey", "extent").union(CARDINALS)
"""Nouns right before a figure that say what it measures, not what lies so far away."""

_FILLERS = frozenset(word for word in word_list("hedges") if " " not in word).union(
    word_list("location_verbs", "participle"), ("more", "less", "than", "at", "least"), ("a", "an", "which", "that")
)
"""What may stand between a noun and its distance: "a field, only about 12 miles from"."""

_COMPARES = re.compile(r"\b(?:as far|times as far|the distance (?:to|of)|half as far)\b", re.IGNORECASE)
_POINTS_BACK = frozenset({"it", "which", "that", "there", "here"})


def complete(statement: Statement, masked: Masked, parsed: Doc, context: SentenceContext) -> Statement:
    """Return the statement with its subject, and with what its reference points back to; ends may stay None.

    `parsed` is the parsed sentence, `context` the places of the article as seen from it.
    """
    at = next(i for i, sign in enumerate(masked.text) if masked.figures.get(sign) == statement.quantities)
    lead = masked.text[max(0, at - 4 * _REACH) : at]
    inside = [m for sign in lead if (m := masked.names.get(sign)) and m.kind in {"place", "metonym"}]
    subject, reference = statement.subject, statement.reference
    if subject is None:
        taken = reference.mention if reference else None
        subject = (
            _beside(masked, at, statement, context, taken)
            or _unnamed(statement, parsed, masked)
            or _by_parse(statement, parsed, masked, context, taken)
        )
    avoid = subject.mention.place_id if subject and subject.mention else None
    pool = [*context.earlier, *inside]
    if reference is None and not _COMPARES.search(masked.text):
        reference = antecedent("it", pool, context, avoid)
    elif reference is None:
        pass  # "twice as far from Kyiv as Uman, which is 90 km away": from where, the comparison tells
    elif reference.kind == "back":
        reference = antecedent(reference.words, pool, context, avoid) or own_capital(reference, subject) or reference
    if subject is not None and subject.kind == "back" and not _is_a_thing(subject, masked.text[:at]):
        against = reference.mention.place_id if reference and reference.mention else None
        subject = antecedent(subject.words, context.earlier, context, against) or subject
    return replace(statement, subject=subject, reference=reference)


def _is_a_thing(end: End, lead: str) -> bool:
    """Say whether "it was 27 km north of" speaks of a ship or the like; where places lie is told as it is."""
    return end.words == "it" and re.search(r"\bit[ ](?:was|had|has)\b", lead, re.IGNORECASE) is not None


def _unnamed(statement: Statement, parsed: Doc, masked: Masked) -> End | None:
    """Return the thing without a name that stands right before a figure: "at an estate, 25 miles south of"."""
    start = masked.at(0)
    index = next((t.i for t in parsed if start + t.idx >= statement.quantities[0].start), None)
    while index and (_is_filler(word := parsed[index - 1])):
        index -= 1
    if not index or word.pos_ != "NOUN" or word.ent_type_ in {"DATE", "TIME"}:
        return None
    if word.lower_ in _KINDS | _MEASURES or any(m.start <= start + word.idx < m.end for m in masked.names.values()):
        return None
    before = [t for t in word.lefts if t.dep_ in {"det", "amod", "compound", "poss"}]
    return End("unnamed", " ".join(t.text for t in [*before, word]))


def _is_filler(word: Token) -> bool:
    """Say whether a word may stand between a thing and its distance: "a field, only about 12 miles from"."""
    relative = word.lower_ in {"is", "was", "lies"} and word.i > 0 and word.nbor(-1).lower_ in {"which", "that"}
    return word.is_punct or relative or word.lower_ in _FILLERS


def _beside(
    masked: Masked, at: int, statement: Statement, context: SentenceContext, taken: Mention | None
) -> End | None:
    before = masked.text[max(0, at - _REACH) : at]
    for pattern in (_RIGHT_BEFORE, _APPOSED):
        for match in pattern.finditer(before):
            mention = masked.names.get(match["name"])
            if mention is None and match.end() == len(before) and not _OPENING.fullmatch(match["name"]):
                return End("unknown", match["name"])
            if mention is None or match.end() < len(before) or mention.kind == "demonym" or mention is taken:
                continue
            # "Aleppo, Syria, 50 km", "Lviv, in western Ukraine, is 50 km": the smaller place is meant.
            lead = _WITHIN.search(before[: match.start()])
            if lead and _is_area(context.place_of(mention)) and masked.names[lead["inner"]].kind == "place":
                mention = masked.names[lead["inner"]]
            return End("place", mention.text, mention)
    if not _OPENS.fullmatch(before):
        return None
    stop = next((i for i in range(len(masked.text)) if masked.at(i) >= statement.end), len(masked.text))
    behind = _AFTER.match(masked.text, stop)
    if behind is None or re.search(FIGURE, behind[0]):
        return None
    mention = masked.names[behind["name"]]
    return None if mention.kind == "demonym" or mention is taken else End("place", mention.text, mention)


def _is_area(place: Place | None) -> bool:
    return place is not None and (place.feature.startswith(("PCL", "ADM")))


def _by_parse(
    statement: Statement, parsed: Doc, masked: Masked, context: SentenceContext, taken: Mention | None
) -> End | None:
    start = masked.at(0)
    names = [m for m in masked.names.values() if m.kind in {"place", "metonym"} and m is not taken]
    figure = statement.quantities[0]
    token = next((t for t in reversed(parsed) if start + t.idx < figure.end), None)
    if token is None:
        return None

    def mention_of(word: Token) -> Mention | None:
        at = start + word.idx
        return next((m for m in names if m.start <= at < m.end), None)

    for anchor in [token, *token.ancestors]:
        if (
            anchor.pos_ in {"NOUN", "PROPN"}
            and anchor is not token
            and anchor.i < token.i
            and (end := _noun(anchor, mention_of))
        ):
            return end
        if anchor.pos_ in {"VERB", "AUX"}:
            for child in anchor.children:
                if child.dep_ in {"nsubj", "nsubjpass", "attr"} and child.i != token.i:
                    if child.lower_ in {"which", "that", "who"} and anchor.dep_ == "relcl":
                        if end := _noun(anchor.head, mention_of):
                            return end
                    elif end := _noun(child, mention_of):
                        return end
    before = [m for m in names if m.end <= figure.start]
    if before and (statement.direction or _LIES_SOMEWHERE.search(masked.text)):
        nearest = before[-1]
        if not _is_area(context.place_of(nearest)):
            return End("place", nearest.text, nearest, surmised=True)
        if len(before) > 1:
            return End("place", before[-2].text, before[-2], surmised=True)
    return None


def _noun(word: Token, mention_of: Callable[[Token], Mention | None]) -> End | None:
    if mention := mention_of(word):
        return End("place", mention.text, mention)
    for child in word.children:
        if child.dep_ == "appos" and (mention := mention_of(child)):
            return End("place", mention.text, mention)
        if child.lower_ in {"of", "in", "at", "near"} and child.dep_ == "prep" and word.lower_ in _KINDS:
            for inner in child.children:
                if mention := mention_of(inner):
                    return End("place", mention.text, mention)
        if child.dep_ in {"compound", "nmod"} and word.lower_ in _KINDS and (mention := mention_of(child)):
            return End("place", mention.text, mention)
    if word.dep_ == "appos" and (mention := mention_of(word.head)):
        return End("place", mention.text, mention)
    if word.lower_ in _KINDS | _POINTS_BACK:
        return End("back", word.lower_)
    return None
