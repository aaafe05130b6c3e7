"""The forms that tell how long the way is for anybody who goes it, and those that name its ends first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.modes import travel_mode
from geo.claims.statements.name_lists import end_named
from geo.claims.statements.two_ended import statement_between
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 250  # characters before a figure in which its way is named
_FIRST, _SECOND = rf"(?:the[ ])?(?P<first>{NAME})", rf"(?:the[ ])?(?P<second>{NAME})"
_WORDS = r"(?:[ ](?!and\b|but\b|which\b|who\b)[\w'’-]+)"


def _words(kind: str) -> str:
    return any_of(word_list("ways_ahead", kind))


_ANYBODY = re.compile(
    rf"""
    (?:^|[,;:.]|\b(?:and|but|that)\b)\W{{0,2}}
    (?: (?!{_words("own")}\b)[\w'’-]+[ ] ){{1,3}}? {_words("start")}[ ]{_FIRST}[ ]
    (?:\w+[ ])? {_words("have")}[ ]{QUALIFIED}$
    """,
    _FLAGS,
)
_UNTIL = re.compile(
    rf"""
    (?![ ]of[ ](?!{_words("of_way")}\b))
    (?: {_WORDS}{{0,5}}?[ ]{_words("until")}{_WORDS}{{0,7}}?
      | [ ]to[ ](?:go|cover|travel|sail|drive)[ ]to{_WORDS}{{0,3}}? )
    [ ]{_SECOND}
    """,
    _FLAGS,
)
"""Until where: "before it is lifted off in Lyon". "30 km of tunnels before Lyon" are a part of the way."""

_FOLLOW = re.compile(
    rf"\b{_words('follow')}[ ][^.;:]{{0,60}}?\bfrom[ ]{_FIRST}[^.;:{FIGURE[1:-1]}]{{0,30}}?[ ]after[ ]{QUALIFIED}$",
    _FLAGS,
)
_YOU_ARE = re.compile(rf",?[ ](?:you|one)(?:['’]ll)?[ ]{_words('arrive')}(?:[ ](?:at|in))?[ ]{_SECOND}", _FLAGS)
_WAY_TO = re.compile(
    rf"""
    \bfrom[ ]{_FIRST},?[ ](?:the|an?)[ ](?:[a-z-]+[ ]){{0,2}}?{_words("way")}[ ]to[ ]{_SECOND}
    [ ](?:[a-z]+[ ])?(?: is | was | measures | comes[ ]to | runs[ ]to | takes )[ ]{QUALIFIED}$
    """,
    _FLAGS,
)
_OF_ONE_WAY = re.compile(
    rf"""
    \b(?:from|out[ ]of)[ ]{_FIRST}[^.;:{FIGURE[1:-1]}]{{0,60}}?[ ](?:to|for)[ ]{_SECOND}:[ ]
    (?: {QUALIFIED}{FIGURE}(?:,?[ ][\w'’-]+|[ ]{NAME}){{0,12}}?,?[ ](?:(?:and|or)[ ])? ){{0,3}} {QUALIFIED}$
    """,
    _FLAGS,
)
_BY = re.compile(r"[ ](?:by|via|along|through|over|a?round|on|across)\b|[,.;]|$", re.IGNORECASE)


def _anybody(figure: Figure) -> Statement | None:
    return _statement(figure, _ANYBODY.search(figure.lead(_REACH)), figure.followed_by(_UNTIL))


def _followed(figure: Figure) -> Statement | None:
    return _statement(figure, _FOLLOW.search(figure.lead(_REACH)), figure.followed_by(_YOU_ARE))


def _way_to(figure: Figure) -> Statement | None:
    match = _WAY_TO.search(figure.lead(_REACH))
    return _statement(figure, match, match)


def _one_way(figure: Figure) -> Statement | None:
    match = _OF_ONE_WAY.search(figure.lead(_REACH)) if figure.followed_by(_BY) else None
    return _statement(figure, match, match)


def _statement(figure: Figure, start: re.Match[str] | None, end: re.Match[str] | None) -> Statement | None:
    if start is None or end is None:
        return None
    ends = end_named(start["first"], figure.masked), end_named(end["second"], figure.masked)
    stop = figure.behind if end.end() <= figure.at else end.end()
    found = statement_between(figure, *ends, stop)
    if found.is_along_a_way or travel_mode(figure.lead(_REACH) + figure.text[figure.behind : stop]) == "air":
        return found
    # Nautical miles of a way that is not told otherwise are those of a ship.
    at_sea = any(quantity.unit == "nmi" for quantity in found.quantities)
    return replace(found, basis="sea" if at_sea else "road", basis_told=False)


WAYS_AHEAD = (
    DistanceForm(
        "distance.anybody",
        "Coaches out of Paris face 465 km before Lyon.",
        _anybody,
    ),
    DistanceForm(
        "distance.followed",
        "Follow the A6 from Paris and after 465 km you are in Lyon.",
        _followed,
    ),
    DistanceForm(
        "distance.way_to",
        "From Paris the road to Lyon is 465 km.",
        _way_to,
    ),
    DistanceForm(
        "distance.one_way",
        "There are two ways from Paris to Lyon: 465 km by the motorway, 510 km by the old road.",
        _one_way,
    ),
)
"""The forms of ways that anybody goes, in the order in which they are tried."""
