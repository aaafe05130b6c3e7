"""The forms that tell a way's length and, in other clauses, where it begins and ends."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.reference import End, read_reference
from geo.claims.statements.words import LONG
from geo.lexicon import any_of, plurals, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 160  # characters behind a figure, or behind the beginning of its way, in which the next end is told
_WAY = any_of(plurals(word_list("ways_with_ends", "way")))
_LONG_WAY = re.compile(rf"[ -](?:long[ ])?(?:[\w'’-]+[ ]){{0,3}}?{_WAY}\b", _FLAGS)
_WAY_BEFORE = re.compile(rf"\b{_WAY}\b[^.;:]{{0,80}}$", _FLAGS)
_RUNNING = re.compile(rf"[^.;:()]{{0,40}}?,?[ ]{any_of(word_list('ways_with_ends', 'reach'))}[ ]from[ ]", _FLAGS)
_BEGINS = re.compile(
    rf"\b{any_of(word_list('ways_with_ends', 'begin', 'reach'))}[ ](?: at | in | from | near | outside )[ ]", _FLAGS
)
_ENDS = re.compile(rf"\b{any_of(word_list('ways_with_ends', 'end'))}[ ](?: at | in | near | outside )[ ]", _FLAGS)
_TO = re.compile(r",?[ ](?:in)?to[ ]", re.IGNORECASE)
_BREAK = re.compile(r"[.;:]|\b(?:which|who|where|while|but)\b", re.IGNORECASE)


def _begins_and_ends(figure: Figure) -> Statement | None:
    way = figure.followed_by(_LONG_WAY) or (figure.followed_by(LONG) and _WAY_BEFORE.search(figure.before))
    start = _end(figure, _BEGINS, figure.behind) if way else None
    end = _end(figure, _ENDS, start[1]) if start else None
    return _statement(figure, start[0], *end) if start and end else None


def _running(figure: Figure) -> Statement | None:
    match = figure.followed_by(_RUNNING)
    start = read_reference(figure.masked, match.end()) if match else None
    to = _TO.match(figure.text, start[1]) if start else None
    end = read_reference(figure.masked, to.end()) if to else None
    if start is None or end is None or {start[0].kind, end[0].kind} != {"place"}:
        return None
    return _statement(figure, start[0], *end)


def _end(figure: Figure, opening: re.Pattern[str], position: int) -> tuple[End, int] | None:
    """Return the first place behind some words and where its words stop, None where another clause comes before."""
    match = opening.search(figure.text, position, position + _REACH)
    if match is None or _BREAK.search(figure.text, position, match.start()):
        return None
    found = read_reference(figure.masked, match.end())
    return found if found and found[0].kind == "place" else None


def _statement(figure: Figure, reference: End, subject: End, stop: int) -> Statement:
    # Even of a railway it may not be the shortest way: what is longer than that, or new, is not held against it.
    end = figure.masked.at(stop)
    return replace(figure.alone, end=end, reference=reference, subject=subject, basis="road", basis_told=False)


WAY_FORMS = (
    DistanceForm(
        "distance.begins_and_ends",
        "The 465 km road, built in 1980, starts in Paris and ends in Lyon.",
        _begins_and_ends,
    ),
    DistanceForm(
        "distance.running",
        "Of that, 465 km are in France, running from Paris to Lyon.",
        _running,
    ),
)
"""The forms of ways whose ends are told by verbs of their own, in the order in which they are tried."""
