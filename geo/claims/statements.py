"""Find the statements of distance in a sentence: what figure, from where to where, along what, how qualified.

Works on masked sentences (see `geo.claims.masking`). Each figure is read in the first of the forms that fits it. An
end may be a place, a border, a coast, a capital, or a word that points back ("the town", "there").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.bearings import BEARINGS
from geo.claims.form import DistanceForm, Figure
from geo.claims.hedges import read_hedge
from geo.claims.modes import basis_of
from geo.claims.one_ended import ONE_ENDED
from geo.claims.statement import Statement
from geo.claims.two_ended import TWO_ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.claims.masking import Masked
    from geo.model import Quantity

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 400  # characters: how far before a figure its ends may be named

_CLAUSE_END = re.compile(r"[;:]| (?:while|whereas|although|but) ")
_EXTENT = re.compile(
    r"""
    [ -](?: wide | deep | high | tall | above | below | radius | buffer | zone | exclusion | perimeter | per\b )
    """,
    re.VERBOSE,
)
"""What makes of a figure a width, a height or a radius: "a 30 km exclusion zone"."""

_FROM_EACH = re.compile(r"[ ]from[ ](?:each|both|either)\b(?![ ]other)", re.IGNORECASE)
"""How far it is to two ends, not how far they are apart: "Halfway between Lyon and Paris, 200 km from each"."""

_BY_ANOTHER_WAY = re.compile(r"[ ](?: by | along[ ]the | as[ ]the )[ ][a-z]+(?:[ ][a-z]+)?", _FLAGS)
_ADDED = re.compile(r".{0,25}?(?:and|or|but|,)[ a-z]{0,20}")


def _same_ends(figure: Figure) -> Statement | None:
    way = figure.followed_by(_BY_ANOTHER_WAY)
    if figure.last is None or way is None or not _ADDED.fullmatch(figure.before[-40:]):
        return None
    basis, told = basis_of(way[0])
    ends = figure.last
    return replace(figure.alone, reference=ends.reference, subject=ends.subject, basis=basis, basis_told=told)


DISTANCE_FORMS = (
    DistanceForm(
        "distance.same_ends",
        "Lyon is 390 km from Paris and 465 km by road.",
        _same_ends,
    ),
    *BEARINGS,
    *TWO_ENDED,
    *ONE_ENDED,
)
"""The forms in which a distance is stated, in the order in which they are tried."""


def find_statements(masked: Masked) -> list[Statement]:
    """Return the statements of distance of a masked sentence in order; subjects may still be missing."""
    return list(_statements(masked))


def _statements(masked: Masked) -> Iterator[Statement]:
    previous_end, last = 0, None
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        before = _CLAUSE_END.split(masked.text[max(previous_end, at - _REACH) : at])[-1]
        figure = Figure(masked, at, before, _alone(masked, at, quantities), last)
        if figure.followed_by(_EXTENT) or figure.followed_by(_FROM_EACH):
            continue
        if found := _read(figure):
            yield found
            previous_end, last = at, found


def _read(figure: Figure) -> Statement | None:
    for form in DISTANCE_FORMS:
        if found := form.reads(figure):
            return replace(found, rule=form.name)
    return None


def _alone(masked: Masked, at: int, quantities: tuple[Quantity, ...]) -> Statement:
    said = read_hedge(masked.text[max(0, at - 60) : at], masked.text[at + 1 : at + 30])
    return Statement(
        start=quantities[0].start,
        end=masked.at(at + 1),
        quantities=quantities,
        hedge=said.hedge,
        bound=said.bound,
        bound_words=said.bound_words,
    )
