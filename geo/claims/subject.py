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
from geo.claims.parsed_subject import parsed_subject, places_in, unnamed_subject
from geo.claims.reference import End
from geo.lexicon import any_of, word_list
from geo.text import MONTH, WEEKDAY

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
_COMPARES = re.compile(r"\b(?:as far|times as far|the distance (?:to|of)|half as far)\b", re.IGNORECASE)
"""What tells from where by a comparison: "twice as far from Kyiv as Uman, which is 90 km away"."""


def complete(statement: Statement, masked: Masked, parsed: Doc, context: SentenceContext) -> Statement:
    """Return the statement with its subject, and with what its reference points back to; ends may stay None.

    `parsed` is the parsed sentence, `context` the places of the article as seen from it.
    """
    at = next(i for i, sign in enumerate(masked.text) if masked.figures.get(sign) == statement.quantities)
    subject = statement.subject
    if subject is None:
        taken = statement.reference.mention if statement.reference else None
        subject = (
            _before(masked, at, context, taken)
            or _behind(masked, at, statement, taken)
            or unnamed_subject(statement, parsed, masked)
            or parsed_subject(statement, parsed, masked, taken)
            or _surmised(statement, masked, context, taken)
        )
    reference = _reference(statement.reference, subject, masked, at, context)
    if subject is not None and subject.kind == "back" and not _is_a_thing(subject, masked.text[:at]):
        subject = antecedent(subject.words, context.earlier, context, _place_id(reference)) or subject
    return replace(statement, subject=subject, reference=reference)


def _reference(
    reference: End | None, subject: End | None, masked: Masked, at: int, context: SentenceContext
) -> End | None:
    """Return the reference, or what it points back to where it names no place."""
    if (reference is None and _COMPARES.search(masked.text)) or (reference is not None and reference.kind != "back"):
        return reference
    lead = masked.text[max(0, at - 4 * _REACH) : at]
    inside = [m for sign in lead if (m := masked.names.get(sign)) and m.kind in {"place", "metonym"}]
    words = reference.words if reference else "it"
    found = antecedent(words, [*context.earlier, *inside], context, _place_id(subject))
    return found or (reference and (own_capital(reference, subject) or reference))


def _place_id(end: End | None) -> str | None:
    return end.mention.place_id if end and end.mention else None


def _is_a_thing(end: End, lead: str) -> bool:
    """Say whether "it was 27 km north of" speaks of a ship or the like; where places lie is told as it is."""
    return end.words == "it" and re.search(r"\bit[ ](?:was|had|has)\b", lead, re.IGNORECASE) is not None


def _before(masked: Masked, at: int, context: SentenceContext, taken: Mention | None) -> End | None:
    """Return the place that stands right before a figure, or in apposition before it."""
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
    return None


def _behind(masked: Masked, at: int, statement: Statement, taken: Mention | None) -> End | None:
    """Return the place that follows a statement which opens the sentence: "30 km north of Kyiv lies Vyshhorod"."""
    if not _OPENS.fullmatch(masked.text[max(0, at - _REACH) : at]):
        return None
    stop = next((i for i in range(len(masked.text)) if masked.at(i) >= statement.end), len(masked.text))
    behind = _AFTER.match(masked.text, stop)
    if behind is None or re.search(FIGURE, behind[0]):
        return None
    mention = masked.names[behind["name"]]
    return None if mention.kind == "demonym" or mention is taken else End("place", mention.text, mention)


def _surmised(statement: Statement, masked: Masked, context: SentenceContext, taken: Mention | None) -> End | None:
    """Return the last place before a figure that tells where something lies, the last but one if that is an area."""
    figure = statement.quantities[0].start
    before = [name for name in places_in(masked, taken) if name.end <= figure]
    if not before or not (statement.direction or _LIES_SOMEWHERE.search(masked.text)):
        return None
    place = before[-1]
    if _is_area(context.place_of(place)):
        if len(before) == 1:
            return None
        place = before[-2]
    return End("place", place.text, place, surmised=True)


def _is_area(place: Place | None) -> bool:
    return place is not None and (place.feature.startswith(("PCL", "ADM")))
