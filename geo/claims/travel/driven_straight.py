"""Figures told of one drive straight on, which goes not far around where there is land all the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.measuring.ways import is_overland
from geo.claims.travel.pace import pace_of
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Target

_ROUND: Final = 45  # characters round a figure in which it is told to be of more than one way
_PERIOD: Final = any_of(word_list("time_units", "day", "week", "month", "year"))
_NOT_ONCE: Final = re.compile(rf"\b(?:(?:an?|per|each|every|one)\s{_PERIOD}|{any_of(word_list('ways_not_once'))})\b")


def is_driven_straight(reference: Target, subject: Target, statement: Statement, context: SentenceContext) -> bool:
    """Whether a vehicle's way goes not far around: who walks or cycles may, and who has a sea to go round."""
    pace = pace_of(context.words)
    at = statement.start - context.start
    near = context.words[max(0, at - _ROUND) : at + _ROUND]
    by_vehicle = pace is not None and pace.mode == "road" and not pace.most_a_day and not _NOT_ONCE.search(near)
    return by_vehicle and is_overland(reference.place, subject.place)
