"""The forms in which land or water lies between two places: "65 km of farmland keep Belarus from Kaliningrad"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import NAME
from geo.claims.statements.two_ended import EndPair, ends_at, statement_between
from geo.claims.statements.waters import is_of_water, is_water
from geo.claims.statements.words import LIES, WORD
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE

_BETWEEN = re.compile(
    rf"""
    [ ]of[ ] (?P<what>(?:(?:{WORD}|{NAME})[ ]){{1,5}}?)
    (?: (?P<parting>{any_of(word_list("towns_apart", "parting"))})
      | (?:{LIES}[ ])?between | separat(?:es?|ing) | divid(?:es?|ing) ) [ ]
    """,
    _FLAGS,
)
_AND = re.compile(r",?[ ](?:and|from)[ ]", re.IGNORECASE)
_FROM = re.compile(r",?[ ]from[ ]", re.IGNORECASE)
_JOINS = re.compile(rf"\b{any_of(word_list('towns_apart', 'joining'))}[ ]", _FLAGS)
_TO = re.compile(r",?[ ](?:to|and|with)[ ]", re.IGNORECASE)
_ACROSS = re.compile(rf",?[ ](?:across|over|under|beneath)[ ]{QUALIFIED}", _FLAGS)


def _parted(figure: Figure) -> EndPair | None:
    match = figure.followed_by(_BETWEEN)
    named = [m for sign in (match["what"] if match else "") if (m := figure.masked.names.get(sign))]
    # "40 miles of the Trent between": a river's length is no distance.
    if match is None or not all(mention.kind == "demonym" or is_water(mention.text) for mention in named):
        return None
    if not named and not match["parting"]:
        return None  # read by the forms that name both ends
    return ends_at(figure.masked, match.end(), _FROM if match["parting"] else _AND)


def _joined(figure: Figure) -> EndPair | None:
    if not is_of_water(figure.masked, figure.behind):
        return None
    pairs = (ends_at(figure.masked, figure.before_at + m.end(), _TO) for m in _JOINS.finditer(figure.before))
    found = [pair for pair in pairs if pair and _ACROSS.fullmatch(figure.text, pair.stop, figure.at)]
    return found[-1]._replace(stop=figure.behind) if found else None


def _read(figure: Figure) -> Statement | None:
    pair = _parted(figure) or _joined(figure)
    if pair is None:
        return None
    # Whoever crosses it, so wide it is in a straight line.
    return replace(statement_between(figure, *pair), basis="geodesic", basis_told=True)


LYING_BETWEEN: Final = (
    DistanceForm(
        "distance.lying_between",
        "At the narrowest only 14 km of water keep Spain from Morocco.",
        _read,
    ),
)
"""The forms in which land or water lies between two places."""
