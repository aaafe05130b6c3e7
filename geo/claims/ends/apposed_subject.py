"""Whose distance it is by the words round the figure: what stands in apposition before it, or right behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.ends.parsed_subject import places_in
from geo.claims.linking.candidates import holds
from geo.claims.measuring.islands import island_under
from geo.claims.measuring.verdicts import base_value
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, NAME, Masked
from geo.claims.statements.name_lists import OPENING
from geo.claims.statements.reference import THE_FIRST, THE_SECOND, End, read_reference
from geo.claims.statements.unread_names import best_known, names_one_island, place_within
from geo.claims.statements.words import LIES, LYING, UNREAD
from geo.compass import DIRECTION
from geo.lexicon import any_of, word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Mention, Place

_FLAGS = re.VERBOSE | re.IGNORECASE
_NAME = re.compile(rf"(?: {NAME} | {UNREAD} )", _FLAGS)
_REACH = 400  # characters: how far before a figure its subject may stand
_REGION = any_of(word_list("place_nouns", "region", "division"))
_PART_OF = rf"(?: (?:[a-z-]*ern|central)[ ] | (?:[a-z]+[ ])?{DIRECTION}[ ]of[ ](?:the[ ])? )"
_PART = rf"(?: [a-z-]+[ ] ){{0,3}}? (?: {DIRECTION} | {any_of(word_list('place_nouns', 'part'))} )"
_COUNTRY = any_of(word_list("place_nouns", "country", "region", "division", "island"))
_LINE = any_of(word_list("place_nouns", "border", "coast"))
_PART_OF_AREA = rf"""
    (?: ,[ ](?:in|on|at)[ ]
        (?: the[ ]{_PART}[ ]of[ ](?:the[ ])?(?:{NAME}(?:[ ]{_REGION})?|{_COUNTRY}) | {NAME}['’]s?[ ]{_PART} )
      | ,?[ ](?:on|near)[ ](?:the|its)[ ](?:(?:[a-z-]+|{NAME})[ ]){{0,2}}?{_LINE} )
    (?P<and>[ ]and(?=[ ]))?
"""
"""Where in a country something lies: "Marsabit, in the north of the country and 400 km from", "Busia on the border"."""

_OR_ITS_REGION = rf"""
    (?: ,[ ](?:(?:in|on)[ ](?:the[ ])?)? {_PART_OF}? (?P<region>{NAME}) (?:[ ]{_REGION})? )?
    (?: {_PART_OF_AREA} )?
"""
_OR_BETWEEN = rf"(?: ,?[ ](?:(?:which|that)[ ]{LIES}[ ])? (?:[a-z-]+[ ]){{0,2}}between[ ]{NAME}[ ]and[ ]{NAME}, )?"
_FURTHER = rf"(?:(?:{any_of(word_list('shared_units', 'more'))})[ ])?"
_RIGHT_BEFORE = re.compile(
    rf"""
    (?P<name> {NAME} | {UNREAD} )
    {_OR_ITS_REGION} {_OR_BETWEEN} (?: [ ]\([^)]*\) )?
    (?: [ ]?(?:,|\(|–|—|-)*[ ]? (?: (?:which|that)[ ](?:{LIES}[ ])? )? | (?P<verb>,?[ ]{LIES}[ ]) )
    (?: (?:also|itself|now)[ ] )? {LYING}? [ ,]*
    {_FURTHER}{QUALIFIED}$
    """,
    _FLAGS,
)
_CLAUSE = r"(?: when | as | while | after | before | where | who | whose | because | if )"
_APPOSED = re.compile(
    rf"""
    (?P<name> {NAME} | {UNREAD} )
    {_OR_ITS_REGION}
    (?: ,[ ] | [ ]\( | [ ](?:–|—|-)[ ] | [ ](?:is|was)[ ] )
    (?: also[ ] )? (?: a | an | the | one[ ]of | its | home[ ]to | (?P<owner>{NAME})['’]s? )[ ]
    (?P<told> (?: \d,(?=\d) | (?!\b{_CLAUSE}\b)[^.;:,] ){{0,120}}? )
    (?: [ ,](?:which|that)[ ]{LIES}[ ] | [ ,]{LYING}[ ] | ,[ ] | [ ] )?
    {QUALIFIED}$
    """,
    _FLAGS,
)
_TOLD_BY = re.compile(rf"\b(?:of|in|on|near|along|at|by)[ ](?:the[ ])?(?:[a-z-]+[ ])?(?={NAME})")
"""What joins a name to the noun that stands for a place: "a college town on the Palouse"."""

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
_PLACE_NOUN = re.compile(rf"\b{any_of(word_set('place_nouns') - word_set('place_nouns', 'way', 'role'))}\b")
_HEAD_END = re.compile(r"\b(?:of|in|on|at|near|with|from|by|for|to|who|whose|that|which|where)\b|,", re.IGNORECASE)
"""What ends the noun of an apposition: "a nurse at a hospital" is no place."""

_KIND = any_of(word_list("place_nouns", "settlement", "remains", "capital", "island", "terminal"))
_OF_A_KIND = re.compile(rf"[ ](?:[a-z-]+[ ]){{0,2}}?{_KIND}\b")
"""What a name qualifies that stands before it: "the Baltic island", "an Adriatic ferry port"."""

_OF_PEOPLE = rf"(?: [ ]of[ ]{QUALIFIED}[\d.,]+(?:[ ]million)?(?:[ ][a-z]+)? )?"
_NOUN_APPOSED = re.compile(
    rf"""
    \b(?: (?P<words> {THE_FIRST} | {THE_SECOND} )
      | the[ ] (?:(?:[\w'’-]+|{NAME})[ ]){{0,3}}? (?P<noun> {_KIND} ) {_OF_PEOPLE} )
    (?:,|[ ]\(|[ ][–—-]) [ ]?(?<=[ (]) (?:(?:which|that)[ ]{LIES}[ ])? {QUALIFIED}$
    """,
    _FLAGS,
)
_ONE_LIES = re.compile(rf"\b(?P<words>{THE_FIRST}|{THE_SECOND})[ ]{LIES}[ ]{QUALIFIED}$", _FLAGS)
"""One of two places named before: "the former lies 253 km from"."""

_NOUN_LIES = re.compile(
    rf"""
    (?: ^\W* | [.;:][ ] ) the[ ] (?:(?:[\w'’-]+|{NAME})[ ]){{0,3}}? (?P<noun> {_KIND} ) {_OF_PEOPLE}
    [ ](?:also[ ])? (?:{LIES}|{LYING})
    (?: (?:,?[ ](?:on|near|in|at|close[ ]to|along|by|beside|astride|above|below)[ ]
        (?!\b{_CLAUSE}\b)[^.;:,()]{{1,60}}){{1,2}} ,[ ] | [ ] )
    {QUALIFIED}$
    """,
    _FLAGS,
)
"""What a sentence is about by a noun: "The village of 4,700 sits near the Pennsylvania line, about 40 miles"."""

_OWNED = rf"(?:the[ ])? {NAME} (?:['’]s)? [ ] (?:[a-z-]+[ ])?"
_EDGE_APPOSED = re.compile(
    rf"""
    (?: \b(?P<capital> {_OWNED} capital )
      | (?: ^\W* | [,;:][ ](?:and[ ]|but[ ])? | \bfrom[ ]{NAME},?[ ] ) (?P<line> {_OWNED} {_LINE} ) )
    (?:,|[ ]\(|[ ][–—-]) [ ]? {QUALIFIED}$
    """,
    _FLAGS,
)
_OPENS_A_CLAUSE = re.compile(r"(?:^|[.;:][ ])$")
_COUNTED_FROM = re.compile(r"\b(?:of|from|to)[ ](?:the[ ])?$", re.IGNORECASE)
_OF_A_PAIR = re.compile(rf"\bbetween[ ](?:the[ ])?{NAME}[ ]and[ ](?:the[ ])?$", _FLAGS)
_IN_AN_AREA = re.compile(r"\b[a-z]+[ ](?:in|of)[ ](?:[a-z-]+[ ]){0,2}$")
_SMALL: Final = 0.6  # the radius of an island, as a share of a distance, up to which all of it is about so far away
_OPENS = re.compile(rf"\W* (?: (?: and | but | {LYING} )[ ] )? {QUALIFIED}$", _FLAGS)
_AFTER = re.compile(
    rf"""
    (?:,|[ ]){{1,2}} (?: [ ]?(?: {LIES} | there[ ]is | sprawls | rises )[ ] )?
    (?: the | a | an | its )?[ ]? (?:[\w'’-]+[ ]){{0,4}}?
    (?P<name> {NAME} )
    """,
    _FLAGS,
)
_LIES_SOMEWHERE = re.compile(rf"\b{LIES}\b | {LYING} | outside", _FLAGS)


def subject_before(
    statement: Statement, masked: Masked, context: SentenceContext, taken: Mention | None, *, told_by_a_verb: bool
) -> End | None:
    """Return the place that stands right before a figure, or in apposition before it, with a verb between or without.

    Whose verb it is the parse tells better ("Officials from Lviv were 30 km from"), unless the name opens its clause.
    """
    at = masked.position(statement.quantities[0].start)
    before_at = max(0, at - _REACH)
    before, km = masked.text[before_at:at], base_value(statement.quantities[0])
    if not told_by_a_verb and (noun := _by_a_noun(masked, before, before_at)):
        return noun
    for pattern in (_APPOSED, _RIGHT_BEFORE):
        for match in _matches(pattern, before):
            by_a_verb = match.groupdict().get("verb") is not None and not _OPENS_A_CLAUSE.search(
                before[: match.start()]
            )
            if by_a_verb != told_by_a_verb:
                continue
            if not _tells_of_one(match, masked, context) or _goes_on_from(match, before):
                continue
            mention = masked.names.get(match["name"])
            if mention is None and match.end() == len(before) and _is_a_name(match):
                there = _known_there(match, masked, context)
                if there or pattern is _RIGHT_BEFORE or best_known(match["name"]):
                    return End("unknown", match["name"], place=there)
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
            if _PLACE_NOUN.search(match.groupdict().get("told") or ""):
                # "the people of the Falkland Islands, a territory"
                place = context.place_of(mention)
                is_there = any(holds(area, place) for area in _areas_told(match, masked, context))
                return replace(End.of(mention), place=place if is_there else None)
            if _OF_A_PAIR.search(before[: match.start()]):
                return None  # "Poltava, between Kyiv and Kharkiv, 304 km from"
            # "Aleppo, Syria, 50 km", "Lviv, in western Ukraine, is 50 km": the smaller place is meant.
            lead = _WITHIN.search(before[: match.start()])
            if lead and _is_area(context.place_of(mention)) and masked.names[lead["inner"]].kind == "place":
                mention = masked.names[lead["inner"]]
            elif _is_area(context.place_of(mention)) and _IN_AN_AREA.search(before[: match.start()]):
                # "a village in Ghana, 60 km from"; a fjord of the Faroe Islands is as far as they are.
                return End.of(mention, surmised=True) if _is_small_island(context.place_of(mention), km) else None
            return End.of(mention)
    return None


def _matches(pattern: re.Pattern[str], before: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that ends where the text does, one for each name that may open it."""
    for name in _NAME.finditer(before):
        if match := pattern.match(before, name.start()):
            yield match


def _by_a_noun(masked: Masked, before: str, before_at: int) -> End | None:
    """Return what a noun right before a figure stands for: "the town", "Ghana's capital"."""
    if edge := _EDGE_APPOSED.search(before):
        found = read_reference(masked, before_at + max(edge.start("capital"), edge.start("line")))
        if found and found[0].kind in {"capital", "border", "coast"}:
            return found[0]
    noun = _NOUN_APPOSED.search(before) or _ONE_LIES.search(before) or _NOUN_LIES.search(before)
    if noun is None:
        return None
    nation = next((m for sign in noun[0] if (m := masked.names.get(sign)) and m.kind == "demonym"), None)
    return End("back", noun.groupdict().get("words") or f"the {noun['noun']}", other=nation)


def _goes_on_from(match: re.Match[str], before: str) -> bool:
    """Say whether a name is the end of the figure before: "230 km east of Bluefields, on the coast and 720 km from"."""
    return match["and"] is not None and _COUNTED_FROM.search(before[: match.start()]) is not None


def _areas_told(match: re.Match[str], masked: Masked, context: SentenceContext) -> Iterator[Place]:
    """Yield the countries and the divisions that an apposition names: "Kufra, an oasis in Libya's empty south-east"."""
    for sign in match[0][1:]:
        place = context.place_of(masked.names[sign]) if sign in masked.names else None
        if place is not None and _is_area(place):
            yield place


def _known_there(match: re.Match[str], masked: Masked, context: SentenceContext) -> Place | None:
    """Return the place of a name that was not read which lies where its apposition says."""
    areas = _areas_told(match, masked, context)
    return next((place for area in areas if (place := place_within(match["name"], area))), None)


def _is_a_name(match: re.Match[str]) -> bool:
    """Say whether a name that was not read may be a place's: one that an apposition calls so, if it has one."""
    told = match.groupdict().get("told")
    if told is None:
        return not OPENING.fullmatch(match["name"])
    return _PLACE_NOUN.search(_HEAD_END.split(told)[0]) is not None or names_one_island(match["name"])


def _tells_of_one(match: re.Match[str], masked: Masked, context: SentenceContext) -> bool:
    """Say whether an apposition with names in it is that of a place: "an Australian territory", not "a French firm"."""
    told = match.groupdict().get("told") or ""
    is_named = match.groupdict().get("owner") or re.search(rf"{NAME}|(?-i:[A-Z])", told)
    if is_named and not _PLACE_NOUN.search(told):
        return False
    joined = {joint.end() for joint in _TOLD_BY.finditer(told)}
    for at, sign in enumerate(told):
        mention = masked.names.get(sign)
        if mention is None or at in joined or mention.kind == "demonym" or _OF_A_KIND.match(told, at + 1):
            continue
        if not _is_area(context.place_of(mention)):
            return False
    return True


def subject_behind(masked: Masked, at: int, statement: Statement, taken: Mention | None) -> End | None:
    """Return the place that follows a statement which opens the sentence: "30 km north of Kyiv lies Vyshhorod"."""
    if not _OPENS.fullmatch(masked.text[max(0, at - _REACH) : at]):
        return None
    behind = _AFTER.match(masked.text, masked.position(statement.end))
    if behind is None or re.search(FIGURE, behind[0]):
        return None
    mention = masked.names[behind["name"]]
    return None if mention.kind == "demonym" or mention is taken else End.of(mention)


def only_subject(statement: Statement, masked: Masked, context: SentenceContext, taken: Mention | None) -> End | None:
    """Return the only town or the like before a figure that tells where something lies."""
    figure = statement.quantities[0].start
    before = [name for name in places_in(masked, taken) if name.end <= figure]
    areas = [name for name in before if _is_area(context.place_of(name))]
    if not before or len(before) - len(areas) > 1 or not (statement.direction or _LIES_SOMEWHERE.search(masked.text)):
        return None
    place = next((name for name in before if name not in areas), None)
    return End.of(place, surmised=True) if place else None


def areas_in(masked: Masked, context: SentenceContext) -> frozenset[str]:
    """Return the ids of the mentions that name a country or a division."""
    return frozenset(mention.id for mention in masked.names.values() if _is_area(context.place_of(mention)))


def _is_small_island(place: Place | None, km: float) -> bool:
    """Say whether a place is an island, or some, all of which are about as far from what is so many km away."""
    if place is None or (place.radius_km or 0.0) > _SMALL * km:
        return False
    return island_under(place) is not None


def _is_area(place: Place | None) -> bool:
    return place is not None and (place.feature.startswith(("PCL", "ADM")))
