"""Whose distance it is: the place that a statement is about.

The masked sentence is read first, for what stands in apposition before the figure or right behind it; then the parse,
up from the figure to a noun or to the subject of its verb; then the only place before it, if there is but one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.anaphora import antecedent, own_capital
from geo.claims.elided import elided_reference
from geo.claims.hedges import QUALIFIED
from geo.claims.masking import FIGURE, NAME, Masked
from geo.claims.name_lists import OPENING, UNREAD
from geo.claims.pairs import one_of_two
from geo.claims.parsed_subject import parsed_subject, places_in, unnamed_subject
from geo.claims.reference import End
from geo.claims.statements import find_statements
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from geo.claims.context import SentenceContext
    from geo.claims.statement import Statement
    from geo.model import Mention, Place

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 400  # characters: how far before a figure its subject may stand
_LIES = any_of(word_list("location_verbs", "copula", "lie"))
_LYING = any_of(word_list("location_verbs", "participle"))
_REGION = any_of(word_list("place_nouns", "region", "division"))
_OR_ITS_REGION = rf"(?: ,[ ](?:in[ ](?:the[ ])?)? {NAME} (?:[ ]{_REGION})? )?"
_RIGHT_BEFORE = re.compile(
    rf"""
    (?P<name> {NAME} | {UNREAD} )
    {_OR_ITS_REGION} (?: [ ]\([^)]*\) )?
    (?: [ ]?(?:,|\(|–|—|-)*[ ]? (?: (?:which|that)[ ](?:{_LIES}[ ])? )? | (?P<verb>[ ]{_LIES}[ ]) )
    (?: (?:also|itself|now)[ ] )? {_LYING}? [ ,]*
    {QUALIFIED}$
    """,
    _FLAGS,
)
_CLAUSE = r"(?: when | as | while | after | before | where | who | whose | because | if )"
_APPOSED = re.compile(
    rf"""
    (?P<name> {NAME} )
    {_OR_ITS_REGION}
    (?: ,[ ] | [ ]\( | [ ](?:–|—|-)[ ] | [ ](?:is|was)[ ] )
    (?: also[ ] )? (?: a | an | the | one[ ]of | its | home[ ]to )[ ]
    (?: (?!\b{_CLAUSE}\b)[^.;,{NAME[1:-1]}] )*?
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
_IN_AN_AREA = re.compile(r"\b[a-z]+[ ](?:in|of)[ ](?:[a-z-]+[ ]){0,2}$")
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


def read_statements(masked: Masked, parsed: Doc, context: SentenceContext) -> list[Statement]:
    """Return the statements of a sentence in order, with their subjects and what their references point back to.

    `parsed` is the parsed sentence, `context` the places of the article as seen from it. Ends may be None.
    """
    read: list[Statement] = []
    for statement in find_statements(masked):
        if statement.shares_subject and read:
            statement = replace(statement, subject=read[-1].subject or End("unnamed", "it"))  # noqa: PLW2901
        if statement.goes_on and read:
            statement = replace(statement, reference=read[-1].subject or End("unnamed", "it"))  # noqa: PLW2901
        read.append(_complete(statement, masked, parsed, context))
    return read


def _complete(statement: Statement, masked: Masked, parsed: Doc, context: SentenceContext) -> Statement:
    at = masked.position(statement.quantities[0].start)
    subject = statement.subject
    if subject is None:
        taken = statement.reference.mention if statement.reference else None
        subject = (
            _before(masked, at, context, taken, told_by_a_verb=False)
            or _behind(masked, at, statement, taken)
            or unnamed_subject(statement, parsed, masked)
            or parsed_subject(statement, parsed, masked, taken)
            or _before(masked, at, context, taken, told_by_a_verb=True)
            or _surmised(statement, masked, context, taken)
        )
    inside = _named_before(masked, at)
    reference = _reference(statement, subject, masked, inside, context)
    if subject is not None and subject.kind == "back" and not _is_a_thing(subject, masked.text[:at]):
        one = one_of_two(subject.words, inside, context)
        others = [mention for mention in inside if not reference or mention is not reference.mention]
        subject = (
            (End("place", one.text, one) if one else None)
            or antecedent(subject.words, [*context.earlier, *others], context, _place_id(reference))
            or own_capital(subject, reference)
            or subject
        )
    return replace(statement, subject=subject, reference=reference)


def _named_before(masked: Masked, at: int) -> list[Mention]:
    lead = masked.text[max(0, at - 4 * _REACH) : at]
    return [m for sign in lead if (m := masked.names.get(sign)) and m.kind in {"place", "metonym"}]


def _reference(
    statement: Statement, subject: End | None, masked: Masked, inside: Sequence[Mention], context: SentenceContext
) -> End | None:
    """Return the reference, or what it points back to where it names no place."""
    reference = statement.reference
    if (reference is None and _COMPARES.search(masked.text)) or (reference is not None and reference.kind != "back"):
        return reference
    named = [*context.earlier, *inside]
    if reference is None:
        return elided_reference(statement, subject, named, context)
    if one := one_of_two(reference.words, inside, context):
        return End("place", one.text, one)
    found = antecedent(reference.words, named, context, _place_id(subject))
    return found or own_capital(reference, subject) or reference


def _place_id(end: End | None) -> str | None:
    return end.mention.place_id if end and end.mention else None


def _is_a_thing(end: End, lead: str) -> bool:
    """Say whether "it was 27 km north of" speaks of a ship or the like; where places lie is told as it is."""
    return end.words == "it" and re.search(r"\bit[ ](?:was|had|has)\b", lead, re.IGNORECASE) is not None


def _before(
    masked: Masked, at: int, context: SentenceContext, taken: Mention | None, *, told_by_a_verb: bool
) -> End | None:
    """Return the place that stands right before a figure, or in apposition before it, with a verb between or without.

    Whose verb it is the parse tells better: "Officials from Lviv were 30 km from".
    """
    before = masked.text[max(0, at - _REACH) : at]
    for pattern in (_RIGHT_BEFORE, _APPOSED):
        for match in pattern.finditer(before):
            if (match.groupdict().get("verb") is not None) != told_by_a_verb:
                continue
            mention = masked.names.get(match["name"])
            if mention is None and match.end() == len(before) and not OPENING.fullmatch(match["name"]):
                return End("unknown", match["name"])
            if mention is None or match.end() < len(before) or mention.kind == "demonym" or mention is taken:
                continue
            # "Aleppo, Syria, 50 km", "Lviv, in western Ukraine, is 50 km": the smaller place is meant.
            lead = _WITHIN.search(before[: match.start()])
            if lead and _is_area(context.place_of(mention)) and masked.names[lead["inner"]].kind == "place":
                mention = masked.names[lead["inner"]]
            elif _is_area(context.place_of(mention)) and _IN_AN_AREA.search(before[: match.start()]):
                return None  # "a village in Ghana, 60 km from"
            return End("place", mention.text, mention)
    return None


def _behind(masked: Masked, at: int, statement: Statement, taken: Mention | None) -> End | None:
    """Return the place that follows a statement which opens the sentence: "30 km north of Kyiv lies Vyshhorod"."""
    if not _OPENS.fullmatch(masked.text[max(0, at - _REACH) : at]):
        return None
    behind = _AFTER.match(masked.text, masked.position(statement.end))
    if behind is None or re.search(FIGURE, behind[0]):
        return None
    mention = masked.names[behind["name"]]
    return None if mention.kind == "demonym" or mention is taken else End("place", mention.text, mention)


def _surmised(statement: Statement, masked: Masked, context: SentenceContext, taken: Mention | None) -> End | None:
    """Return the only town or the like before a figure that tells where something lies."""
    figure = statement.quantities[0].start
    before = [name for name in places_in(masked, taken) if name.end <= figure]
    areas = [name for name in before if _is_area(context.place_of(name))]
    if not before or len(before) - len(areas) > 1 or not (statement.direction or _LIES_SOMEWHERE.search(masked.text)):
        return None
    place = next((name for name in before if name not in areas), None)
    return End("place", place.text, place, surmised=True) if place else None


def _is_area(place: Place | None) -> bool:
    return place is not None and (place.feature.startswith(("PCL", "ADM")))
