"""The forms that state a distance with a direction: "Khasan, 125 km southwest of Vladivostok"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import NAME
from geo.claims.statements.modes import basis_of
from geo.claims.statements.reference import End, read_reference
from geo.claims.statements.unread_names import may_be_a_place
from geo.claims.statements.words import UNREAD
from geo.compass import DIRECTION, read_direction
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE
_LEAD = 80  # characters: how far before the figure its verb may stand

_DIRECTION = re.compile(
    rf"""
    (?: [ ](?: away | distant | further | farther | or[ ]so | inland ) )? (?P<way>[ ]by[ ](?:[a-z]+[ ])?[a-z]+)? ,? [ ]
    (?: \(?to[ ](?:the[ ])? | in[ ]the[ ] | directly[ ] | further[ ] | farther[ ] | just[ ] | inland[ ] )?
    (?P<due> due[ ] )? (?P<direction> {DIRECTION} )
    (?P<of> [ ](?: of | from )[ ] )?
    """,
    _FLAGS,
)
LIES_BEFORE = re.compile(rf"\b{any_of(word_list('location_verbs'))}[ ](?:[a-z]+[ ]){{0,3}}[~≈]?$", _FLAGS)
"""A verb that says where something lies, right before a figure."""

_NOUN = any_of(word_list("place_nouns", "settlement", "remains", "capital", "island", "terminal", "border", "coast"))
APPOSED_BEFORE = re.compile(
    rf"""
    (?: {NAME} | (?:\b(?:the|an?|its|their)|{NAME}(?:['’]s)?)[ ](?:(?:[a-z-]+|{NAME})[ ]){{0,3}}?{_NOUN} )
    (?:,|[ ]\(|[ ][–—-])? [ ]?(?<=[ (]){QUALIFIED}$
    """,
    _FLAGS,
)
"""What a figure is set beside: "Brody, 90 km", "the capital, 90 km"."""

_UNREAD_BEFORE = re.compile(
    rf"[ ](?:to|at|in|from|for|near|on)[ ](?P<name>{UNREAD}),[ ]{QUALIFIED}$", re.VERBOSE | re.IGNORECASE
)
_BEARING_BEFORE = re.compile(
    rf"\b(?P<due>due[ ])?(?P<direction>{DIRECTION})[ ]of[ ](?=(?:the[ ])?{NAME}[,:]?[ ](?:at[ ])?{QUALIFIED}$)", _FLAGS
)
_OPENS_CLAUSE = re.compile(rf"(?: ^ | \b(?:and|but),? | [;:–—] ) [ ]?{QUALIFIED}$", _FLAGS)
_NAMED_BEHIND = re.compile(rf",[ ](?:(?:in|at|from|near|outside|around)[ ])?(?P<name>{NAME})", _FLAGS)
"""A place right behind a direction, of which the figure is told: "Some 50 km to the south, in Odesa, nobody slept"."""

_HEADING = re.compile(rf"\b(?P<direction> {DIRECTION} )[ ](?: for | to | towards? )[ ]{NAME},?[ ]{QUALIFIED}$", _FLAGS)
_FROM_THE_START = ("distance.from_first", "distance.from_here")

_IN_A_NAME = re.compile(
    r"""
    [ ]?(?: coast | side | bank | part )\b
    | [ ]?(?: africa | korea | korean | african | carolina | dakota )\b
    | ern
    """,
    _FLAGS,
)
"""What makes of a direction the name of a part or of a country: "to the north coast", "South Korea"."""


_COUNTS_FROM = re.compile(r"(?:[ ][a-z-]+){0,4}?[ ](?:from|to|of|off)[ ]", _FLAGS)


def unread_before(lead: str) -> End | None:
    """Return the known place that was not read as one and that a figure is set beside: "to Stanley, 900 km away"."""
    named = _UNREAD_BEFORE.search(lead)
    return End("unknown", named["name"]) if named and may_be_a_place(named["name"]) else None


class _Direction(NamedTuple):
    """A compass point behind a figure, and where its words stop; `of` says that a place follows.

    `way` are the words between that tell by what it is so far: "160 km by road south of".
    """

    point: str
    due: bool
    of: bool
    stop: int
    way: str = ""


def _direction(figure: Figure) -> _Direction | None:
    match = figure.followed_by(_DIRECTION)
    point = read_direction(match["direction"]) if match else None
    if match is None or point is None:
        return None
    return _Direction(point, bool(match["due"]), bool(match["of"]), match.end(), match["way"] or "")


def _of_a_place(figure: Figure) -> Statement | None:
    direction = _direction(figure)
    if direction is None or not direction.of:
        return None
    found = read_reference(figure.masked, direction.stop)
    return _statement(figure, direction, *found) if found else None


def _of_here(figure: Figure) -> Statement | None:
    direction = _direction(figure)
    if direction is None or direction.of or _IN_A_NAME.match(figure.text, direction.stop):
        return None
    # "the town lies 30 km to the north", "Brody, 90 km to the east, was spared"; not "More than 200 miles to the
    # north, two officers".
    lead = figure.lead(_LEAD)
    if (named := _NAMED_BEHIND.match(figure.text, direction.stop)) and _OPENS_CLAUSE.search(lead):
        subject = End.of(figure.masked.names[named["name"]])
        return replace(_statement(figure, direction, None, named.end()), subject=subject)
    unread = unread_before(lead)
    if not unread and not LIES_BEFORE.search(lead) and not APPOSED_BEFORE.search(lead):
        return None
    return replace(_statement(figure, direction, None, direction.stop), subject=unread)


def _direction_first(figure: Figure) -> Statement | None:
    """Read "Cuenca is south-east of Guayaquil, 125 km by road"; not where the figure counts from another place."""
    lead_at = max(0, figure.at - _LEAD)
    match = _BEARING_BEFORE.search(figure.text[lead_at : figure.at])
    point = read_direction(match["direction"]) if match else None
    if match is None or point is None or figure.followed_by(_COUNTS_FROM):
        return None
    found = read_reference(figure.masked, lead_at + match.end())
    direction = _Direction(point, bool(match["due"]), of=True, stop=figure.behind)
    return _statement(figure, direction, found[0], figure.behind) if found else None


def with_heading(statement: Statement, figure: Figure) -> Statement:
    """Return a statement that counts from where one set out and how: "turned south for Lae, 305 km away"."""
    match = (
        _HEADING.search(figure.before) if statement.direction is None and statement.rule in _FROM_THE_START else None
    )
    point = read_direction(match["direction"]) if match else None
    return replace(statement, direction=point) if point else statement


def _statement(figure: Figure, direction: _Direction, reference: End | None, stop: int) -> Statement:
    basis, told = basis_of(direction.way)
    return replace(
        figure.alone,
        end=figure.masked.at(stop),
        reference=reference,
        direction=direction.point,
        due=direction.due,
        basis=basis,
        basis_told=told,
    )


BEARINGS = (
    DistanceForm(
        "distance.bearing",
        "Khasan, 78 miles (125 km) southwest of Vladivostok, is a small town.",
        _of_a_place,
    ),
    DistanceForm(
        "distance.bearing_from_here",
        "Odesa is a port. Mykolaiv lies about 110 km to the north-east.",
        _of_here,
    ),
    DistanceForm(
        "distance.bearing_first",
        "Florence lies north-west of Rome, 230 km away.",
        _direction_first,
    ),
)
"""The forms with a direction, in the order in which they are tried."""
