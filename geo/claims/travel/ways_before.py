"""The way of which the sentence before tells, "Ferries link Dover and Calais. The crossing takes 90 minutes".

Its ends count where that sentence tells of the way between two places and no others, and the sentence of the figure
names none and points back to it by a noun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.ends.anaphora import antecedent, own_capital
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.modes import basis_by, travel_mode
from geo.claims.statements.reference import End
from geo.claims.travel.pace import pace_of
from geo.claims.travel.travel_words import CARRIER, GOES, JOURNEY, LINKS, MEANS, SHORTENS
from geo.lexicon import any_of, plurals, word_list, word_set

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Mention, Mode

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 90  # characters before the names of two places in which it is told that a way joins them
_WAY = any_of(plurals((*word_list("ways_with_ends", "way"), *word_list("ways_before", "way"))))
_THE = r"(?:the[ ])?(?:(?!and\b|the\b|with\b)[\w'’-]+[ ]){0,3}?"
_HERE = rf"(?:,[ ]{NAME},)?"
_PAIR = re.compile(
    rf"""
    \bbetween[ ]{_THE}({NAME}){_HERE}[ ]and[ ]{_THE}({NAME})
    | \bfrom[ ]{_THE}({NAME}){_HERE}[ ](?:to|into|for)[ ]{_THE}({NAME})
    | \b{LINKS}[ ]{_THE}({NAME}){_HERE},?[ ](?:and|with|to)[ ]{_THE}({NAME})
    | (?<!from[ ])(?<!between[ ])({NAME})(?:[ ]to[ ]|[-–—])({NAME})
    | \b(?:left|leaving|leaves|quit)[ ]({NAME})[ ](?:for|towards?)[ ]({NAME})
    """,
    _FLAGS,
)
_OF_A_WAY = re.compile(rf"\b(?:{_WAY}|{JOURNEY}|{MEANS}|{GOES}|{LINKS}|left|leaving|leaves)\b", _FLAGS)
_NOUN = re.compile(rf"(?i:the)[ ](?:{JOURNEY}|{_WAY})", re.VERBOSE)
_TALKS = re.compile(rf"\b{any_of(word_list('ways_before', 'relation'))}\b", _FLAGS)
_ELSEWHERE = rf"(?![ ]{any_of(word_list('ways_before', 'elsewhere'))}\b)"
_THE_WAY = re.compile(
    rf"""
    \b(?:the|this|that|each|its)[ ](?:(?!(?:of|to|from|in)\b)[\w'’.-]+[ ]|{FIGURE}[ -](?:long[ ])?){{0,3}}?
    (?P<noun>{JOURNEY}|{_WAY}|train|coach|bus|ferry|run)\b{_ELSEWHERE}
    | ^\W*(?:It|They|That)[ ](?:\w+[ ])?(?:takes?|needs?)\b
    | ^\W*(?:\w+[ ]){{0,3}}?(?P<carrier>{CARRIER})\b{_ELSEWHERE}
    """,
    _FLAGS,
)
_AT_FIGURE = re.compile(
    rf"""
    {FIGURE}[ -](?:long[ ])?(?:(?!(?:of|to|from|in)\b)[\w'’.-]+[ ]){{0,3}}?
    (?P<noun>{JOURNEY}|{any_of(word_list("ways_before", "whole"))})\b{_ELSEWHERE}
    """,
    _FLAGS,
)
_CAPITAL = re.compile(r"the capital(?: city)?", re.IGNORECASE)
_OF_STATES = word_set("countries_of_states")
_BOUND = re.compile(rf"\b(?:bound|headed|heading|on[ ](?:its|the)[ ]way)[ ](?:for|to|towards?)[ ]{NAME}", _FLAGS)
_TURNED_BACK = re.compile(rf"\b(?:turn\w*|fl[yie]\w*|flew)[ ]back[ ]to[ ](?P<name>{NAME})", _FLAGS)
_IT = re.compile(
    rf"\W*It[ ](?:(?:now|will|can|could|would|should|may|must|is[ ]to|was[ ]to|has|had)[ ]){{0,2}}"
    rf"(?:cover(?:s|ed)?|link(?:s|ed)?|makes?|does|do|runs?|reach(?:es)?|connect(?:s|ed)?|cross(?:es|ed)?|{SHORTENS})\b",
    re.VERBOSE,
)
_UNFINISHED = re.compile(rf"\b{any_of(word_list('ways_before', 'unfinished'))}\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:took|lasted|had|was|been)\b", re.IGNORECASE)


class WayBefore(NamedTuple):
    """The two places that a way joins, with the words that tell of it and those of their whole sentence."""

    first: End
    second: End
    words: str
    sentence: str


def is_way_noun(mention: Mention) -> bool:
    """Whether a mention is but a noun of a way, "The crossing", that some village is called by, too."""
    return _NOUN.fullmatch(mention.text) is not None


def way_told(masked: Masked) -> WayBefore | None:
    """Return the only way between two places that a sentence tells of, None where it tells of none or of several."""
    found: dict[tuple[str | None, str | None], WayBefore] = {}
    for match in _PAIR.finditer(masked.text):
        one, other = (masked.names[sign] for sign in match.groups() if sign)
        lead = masked.text[max(0, match.start() - _REACH) : match.end()]
        if one.place_id == other.place_id or not _OF_A_WAY.search(lead) or _TALKS.search(lead):
            continue
        ends = End.of(one), End.of(other)
        found.setdefault((one.place_id, other.place_id), WayBefore(*ends, lead, masked.text))
    return next(iter(found.values())) if len(found) == 1 else None


def of_way_before(statement: TravelStatement, masked: Masked, way: WayBefore | None) -> TravelStatement:
    """Return a statement with the ends of the way told before, if its sentence names no places and points to that."""
    if way is None or statement.measure == "kmh" or statement.reference or statement.subject or statement.is_visit:
        return statement
    if any(mention.kind == "place" for mention in masked.names.values()) or statement.is_left:
        return statement
    at = masked.position(statement.start)
    match = (
        _AT_FIGURE.match(masked.text, at)
        if statement.measure == "km" and statement.needs_ends
        else _THE_WAY.search(masked.text)
    )
    stopped = _UNFINISHED.search(way.sentence) and _PAST.search(masked.text[:at])
    if match is None or stopped:
        return statement
    noun = match["noun"] or match["carrier"] or ""
    own, before = _mode(noun), _mode(way.words)
    if "unknown" not in {own, before} and own != before:
        return statement
    means = (*statement.means, noun, way.words)
    pace = pace_of(*means)
    mode = pace.mode if pace else before
    told = mode != "unknown"
    return replace(
        statement, reference=way.first, subject=way.second, means=means, basis=basis_by(mode), basis_told=told
    )


def told_else(statement: TravelStatement, masked: Masked, before: Masked, context: SentenceContext) -> TravelStatement:
    """Return a statement with what its ends and its vehicle are by other words, of its sentence or of that `before`.

    "Left Tampere and reached the capital", "turned back to Jakarta; it had been bound for Medan", "the first bullet
    train. It covers the 142 km between Jakarta and Bandung".
    """
    goal, origin = statement.subject, statement.reference
    if goal is not None and goal.kind == "back" and origin is not None and _CAPITAL.fullmatch(goal.words):
        return replace(statement, subject=_capital(statement, goal, origin, context))
    if goal is not None and origin is None and _BOUND.search(masked.text):
        found = ((one.names, _TURNED_BACK.search(one.text)) for one in (masked, before))
        turned = next((names[back["name"]] for names, back in found if back), None)
        if turned is not None and turned.kind == "place" and (goal.mention is None or turned.id != goal.mention.id):
            return replace(statement, reference=End.of(turned))
    if _IT.match(masked.text) and (pace := pace_of(*statement.means) or pace_of(before.text)):
        return replace(statement, means=(*statement.means, before.text), basis=basis_by(pace.mode), basis_told=True)
    return statement


def _capital(statement: TravelStatement, goal: End, origin: End, context: SentenceContext) -> End:
    """Return the capital that is meant: that of the country where the journey starts, or another that was named."""
    named = [*context.just_before, *(m for m in context.inside if m.end <= statement.start)]
    found = antecedent(goal.words, named, context, statement, origin)
    places = [context.place_of(end.mention) if end and end.mention else None for end in (found, origin)]
    if any(place and place.country in _OF_STATES for place in places):
        return goal  # the capital may be that of the state
    at_home = found is None or len({place.country if place else None for place in places}) == 1
    return (own_capital(goal, origin) if at_home else found) or goal


def _mode(words: str) -> Mode:
    pace = pace_of(words)
    return pace.mode if pace else travel_mode(words)
