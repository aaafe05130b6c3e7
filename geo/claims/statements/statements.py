"""Find the statements of distance in a sentence: what figure, from where to where, along what, how qualified.

Works on masked sentences (see `masking`). Each figure is read in the first of the forms that fits it. An end may be a
place, a border, a coast, a capital, or a word that points back ("the town", "there").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.statements.bearings import BEARINGS, with_heading
from geo.claims.statements.continued import CONTINUED, tells_of_the_same
from geo.claims.statements.form import Figure, figure_alone
from geo.claims.statements.hub_lists import HUB_LISTS
from geo.claims.statements.lists import read_lists
from geo.claims.statements.lying_between import LYING_BETWEEN
from geo.claims.statements.modes import way_of_unit, way_told
from geo.claims.statements.no_distance import states_no_distance
from geo.claims.statements.one_ended import ONE_ENDED
from geo.claims.statements.stages import STAGE_FORMS
from geo.claims.statements.two_ended import TWO_ENDED
from geo.claims.statements.way_forms import WAY_FORMS
from geo.claims.statements.ways_ahead import WAYS_AHEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement

_REACH = 400  # characters: how far before a figure its ends may be named
_TAIL = 40  # characters behind the ends in which it may be told along what they are so far apart

_CLAUSE_END = re.compile(r"[;:]| (?:while|whereas|although|but) ")

DISTANCE_FORMS = (
    *HUB_LISTS,
    *CONTINUED,
    *BEARINGS,
    *STAGE_FORMS,
    *LYING_BETWEEN,
    *TWO_ENDED,
    *WAY_FORMS,
    *WAYS_AHEAD,
    *ONE_ENDED,
)
"""The forms in which a distance is stated, in the order in which they are tried."""


def find_statements(masked: Masked) -> list[Statement]:
    """Return the statements of distance of a masked sentence in order; subjects may still be missing."""
    return list(_statements(masked))


def _statements(masked: Masked) -> Iterator[Statement]:
    listed = read_lists(masked, _read)
    of_lists = sorted(listed.statements, key=lambda statement: (statement.start, statement.member))
    previous_end, last = 0, None
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        while of_lists and of_lists[0].start <= quantities[0].start:
            last = of_lists.pop(0)
            yield last
            previous_end = at
        if sign in listed.signs:
            continue
        before = _CLAUSE_END.split(masked.text[max(previous_end, at - _REACH) : at])[-1]
        figure = Figure(masked, at, before, figure_alone(masked, at, quantities, at + 1), last)
        if states_no_distance(figure):
            continue
        if found := _read(figure):
            yield replace(found, shares_subject=tells_of_the_same(figure, found))
            previous_end, last = at, found


def _read(figure: Figure) -> Statement | None:
    for form in DISTANCE_FORMS:
        if found := form.reads(figure):
            return _with_way(with_heading(replace(found, rule=form.name), figure), figure)
    return None


def _with_way(statement: Statement, figure: Figure) -> Statement:
    """Return a statement along the way that is told outside of its form: "Lyon is 465 km south of Paris by road"."""
    if statement.is_along_a_way:
        return statement
    stop = figure.masked.position(statement.end)
    basis, told = way_told(figure.before, figure.text[stop : stop + _TAIL])
    if basis == "geodesic":
        basis, told = way_of_unit(figure.masked.written[figure.text[figure.at]])
    return statement if basis == "geodesic" else replace(statement, basis=basis, basis_told=told)
