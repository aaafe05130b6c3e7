"""Whose distance it is: the place that a statement is about.

The masked sentence is read first, for what stands in apposition before the figure or right behind it; then the parse,
up from the figure to a noun or to the subject of its verb; then the only place before it, if there is but one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.anaphora import antecedent, is_so_far, own_capital
from geo.claims.hedges import QUALIFIED
from geo.claims.masking import FIGURE, NAME, Masked
from geo.claims.name_lists import OPENING, UNREAD
from geo.claims.pairs import is_one_of_two, one_of_two
from geo.claims.parsed_subject import parsed_subject, places_in, unnamed_subject
from geo.claims.reference import THE_FIRST, THE_SECOND, End
from geo.claims.statements import find_statements
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from geo.claims.context import SentenceContext
    from geo.claims.statement import Statement
    from geo.model import Mention, Place

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 400  # characters: how far before a figure its subject may stand
_LIES = any_of(word_list("location_verbs", "copula", "lie"))
_LYING = any_of(word_list("location_verbs", "participle"))
_REGION = any_of(word_list("place_nouns", "region", "division"))
_OR_ITS_REGION = rf"(?: ,[ ](?:in[ ](?:the[ ])?)? (?P<region>{NAME}) (?:[ ]{_REGION})? )?"
_OR_BETWEEN = rf"(?: ,?[ ](?:(?:which|that)[ ]{_LIES}[ ])? (?:[a-z-]+[ ]){{0,2}}between[ ]{NAME}[ ]and[ ]{NAME}, )?"
_RIGHT_BEFORE = re.compile(
    rf"""
    (?P<name> {NAME} | {UNREAD} )
    {_OR_ITS_REGION} {_OR_BETWEEN} (?: [ ]\([^)]*\) )?
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
_NOUN_APPOSED = re.compile(
    rf"""
    \b(?P<words> {THE_FIRST} | {THE_SECOND}
      | the[ ] {any_of(word_list("place_nouns", "settlement", "capital", "island", "terminal"))} )
    (?:,|[ ]\(|[ ][–—-]) [ ]?(?<=[ (]) (?:(?:which|that)[ ]{_LIES}[ ])? {QUALIFIED}$
    """,
    _FLAGS,
)
_OF_A_PAIR = re.compile(rf"\bbetween[ ](?:the[ ])?{NAME}[ ]and[ ](?:the[ ])?$", _FLAGS)
_BESIDE = re.compile(rf"({NAME}),?[ ](?:and|or|but)[ ](?:[a-z]+[ ]){{0,3}}({NAME})", re.IGNORECASE)
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
        last = read[-1] if read else None
        if last and statement.shares_subject:
            statement = replace(statement, subject=last.subject or End("unnamed", "it"))  # noqa: PLW2901
        if last and statement.goes_on:
            statement = replace(statement, reference=last.subject or End("unnamed", "it"))  # noqa: PLW2901
        whole = _complete(statement, masked, parsed, context)
        if last and statement.reference and statement.reference.words == "it":
            whole = _from_it(whole, last, context)
        read.append(whole)
    return read


def _from_it(whole: Statement, last: Statement, context: SentenceContext) -> Statement:
    """Return the statement with what "from it" means: an end of the one before, that which is so far."""
    ends = [end for end in (last.reference, last.subject) if end]
    for end in ends:
        if end.kind == "place" and end.mention and is_so_far(end.mention, whole.subject, context, whole):
            return replace(whole, reference=end)
    edge = last.reference if last.reference and last.reference.kind in {"border", "coast", "capital"} else None
    return replace(whole, reference=edge or End("several", " and ".join(end.words for end in ends) or "it"))


def _complete(statement: Statement, masked: Masked, parsed: Doc, context: SentenceContext) -> Statement:
    at = masked.position(statement.quantities[0].start)
    subject = statement.subject
    if subject is None:
        taken = statement.reference.mention if statement.reference else None
        subject = (
            _before(masked, at, context, taken, told_by_a_verb=False)
            or _behind(masked, at, statement, taken)
            or unnamed_subject(statement, parsed, masked)
            or parsed_subject(statement, parsed, masked, taken, _areas(masked, context))
            or _before(masked, at, context, taken, told_by_a_verb=True)
            or _surmised(statement, masked, context, taken)
        )
    lead = masked.text[:at]
    reference = _reference(statement, subject, masked, lead, context)
    if subject is None or subject.kind != "back" or _is_a_thing(subject, lead):
        return replace(statement, subject=subject, reference=reference)
    if is_one_of_two(subject.words):
        subject = one_of_two(subject.words, lead, masked, context) or subject
        return replace(statement, subject=subject, reference=reference)
    named = [*context.earlier, *_named_in(lead, masked)]
    found = antecedent(subject.words, named, context, statement, reference)
    if found is None and (reference is None or reference.kind == "back"):
        # "It is 16 km upstream": neither end is named; of the last place named, perhaps.
        last = antecedent(subject.words, named[-1:], context, statement, None)
        reference = _reference(statement, last, masked, lead, context) if last else reference
        found = last if reference and reference.kind == "place" else None
    return replace(statement, subject=found or own_capital(subject, reference) or subject, reference=reference)


def _named_in(lead: str, masked: Masked) -> list[Mention]:
    return [m for sign in lead if (m := masked.names.get(sign)) and m.kind in {"place", "metonym"}]


def _reference(
    statement: Statement, subject: End | None, masked: Masked, lead: str, context: SentenceContext
) -> End | None:
    """Return the reference, or what it points back to where it names no place."""
    reference = statement.reference
    if (reference is None and _COMPARES.search(masked.text)) or (reference is not None and reference.kind != "back"):
        return reference
    named = [*context.earlier, *_named_in(lead, masked)]
    if reference is None:
        beside = _BESIDE.finditer(lead)  # "from Launceston and even from Hobart, 217 km to the south"
        joined = {
            masked.names[match[1]].id for match in beside if masked.names[match[2]] is (subject and subject.mention)
        }
        named = [mention for mention in named if mention.id not in joined]
        return antecedent("it", named, context, statement, subject)
    if is_one_of_two(reference.words):
        return one_of_two(reference.words, lead, masked, context) or reference
    found = antecedent(reference.words, named, context, statement, subject)
    return found or own_capital(reference, subject) or reference


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
    if not told_by_a_verb and (noun := _NOUN_APPOSED.search(before)):
        return End("back", noun["words"])
    for pattern in (_RIGHT_BEFORE, _APPOSED):
        for match in pattern.finditer(before):
            if (match.groupdict().get("verb") is not None) != told_by_a_verb:
                continue
            mention = masked.names.get(match["name"])
            if mention is None and match.end() == len(before) and not OPENING.fullmatch(match["name"]):
                return End("unknown", match["name"])
            if mention is None or match.end() < len(before) or mention.kind == "demonym" or mention is taken:
                continue
            # "Lviv, Ukraine, 50 km" lies in what follows it; "from Moscow, Orvieto, 98 km" names another.
            region = masked.names.get(match["region"] or "")
            beside = before[: match.start("region")].endswith(f"{match['name']}, ") if region else False
            if (
                region
                and beside
                and region is not taken
                and region.kind == "place"
                and not _is_area(context.place_of(region))
            ):
                mention = region
            if _OF_A_PAIR.search(before[: match.start()]):
                return None  # "Poltava, between Kyiv and Kharkiv, 304 km from"
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


def _areas(masked: Masked, context: SentenceContext) -> frozenset[str]:
    """Return the ids of the mentions that name a country or a division."""
    return frozenset(mention.id for mention in masked.names.values() if _is_area(context.place_of(mention)))


def _is_area(place: Place | None) -> bool:
    return place is not None and (place.feature.startswith(("PCL", "ADM")))
