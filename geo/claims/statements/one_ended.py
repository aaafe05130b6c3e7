"""The forms that name one end of a distance or none; whose distance it is stands elsewhere: "390 km from Paris"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from geo.claims.statements.bearings import APPOSED_BEFORE, LIES_BEFORE, unread_before
from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.joints import FROM_BEHIND
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.modes import basis_of, travel_mode
from geo.claims.statements.reference import End, read_reference
from geo.claims.statements.unread_names import may_be_a_place
from geo.claims.statements.words import WORD
from geo.compass import DIRECTION
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement
    from geo.model import Basis

_FLAGS = re.VERBOSE | re.IGNORECASE
_LEAD, _TAIL = 60, 40  # characters before and behind a figure in which the mode of travel may stand

_CLAUSE = re.compile(r"[,(–—]")
_NAME = re.compile(NAME)
_OF = re.compile(r"[ ]of[ ]")
_TO_BEHIND = re.compile(rf"(?: [ -]{WORD},? ){{0,6}}? [ ](?: to | into | towards? )[ ]", _FLAGS)
_STARTS = re.compile(r"\b(?: from | leaving | departing )[ ]", _FLAGS)
_FROM_WHICH = re.compile(rf"(?P<name>{NAME}),?[ ]from[ ](?:which|where)[ ][^,;:]*$", _FLAGS)
_JOURNEY = re.compile(rf"[ -](?:{WORD}[ ])?{any_of(word_list('journeys', 'journey', 'crossing'))}[ ]to\b", _FLAGS)
_IT_IS = re.compile(r"\bit(?:[ ]is|['’]s|[ ]was)[ ](?:[a-z]+[ ]){0,3}$", _FLAGS)
_AWAY = re.compile(r"[ ](?:away|distant)\b(?![ ]from)", re.IGNORECASE)
_ELIDED = re.compile(
    rf"""
    [ ](?: (?:away|distant)\b(?![ ]from) | off(?=[.,;)]|$|[ ]by[ ])
         | (?: inland | upstream | downstream | upriver | downriver )\b
         | (?: down | up | along )[ ]the[ ](?:[a-z]+[ ]){{0,2}}?
             (?: coast | road | river | shore | line | valley | highway | motorway | track )\b
             (?![ ]from\b | [ ]to[ ](?!the[ ]{DIRECTION}))
    )
    """,
    _FLAGS,
)
"""What says behind a figure that it counts from a place named before: "away", "down the coast"."""

_FROM_FIRST = re.compile(r"[ ]?from[ ]", re.IGNORECASE)


_BEHIND = re.compile(r"[ ](?:behind|ahead[ ]of)[ ](?:it|them|him|her|us|me)\b(?!['’]|[ ]and\b)", re.IGNORECASE)
_FROM_OPENING = re.compile(
    rf"\W*(?:(?P<seen>seen|viewed|measured|counted|reckoned)[ ])?from[ ](?P<name>{NAME}),[ ]", _FLAGS
)
_BRACKETED = rf"{NAME}[ ]\({FIGURE}\)?"
_IN_BRACKETS = re.compile(
    rf"(?P<lead> (?:{_BRACKETED}(?:,[ ](?:and[ ])?|[ ]and[ ]))* ) (?P<name>{NAME})[ ]\({QUALIFIED}$", _FLAGS
)
_SET_BESIDE = re.compile(rf"(?P<name>{NAME})(?:[ ]\(|,[ ](?:at|some|about)[ ]){QUALIFIED}$", _FLAGS)


class _Reference(NamedTuple):
    """The end behind a figure, where its words stop, and what joins the two."""

    end: End
    stop: int
    joint: Literal["from", "off", "beyond", "of"]


def _reference_behind(figure: Figure) -> _Reference | None:
    joint: Literal["from", "off", "beyond", "of"] = "from"
    if match := figure.followed_by(FROM_BEHIND):
        joint = "off" if match["off"] else "beyond" if match["beyond"] else "from"
    elif figure.alone.bound == "at_most" and (match := figure.followed_by(_OF)):
        joint = "of"
    found = read_reference(figure.masked, match.end()) if match else None
    return _Reference(*found, joint) if found else None


def _within(figure: Figure) -> Statement | None:
    found = _reference_behind(figure)
    return _statement(figure, found.end, found.stop) if found and found.joint == "of" else None


def _offshore(figure: Figure) -> Statement | None:
    found = _reference_behind(figure)
    if found is None or found.joint != "off":
        return None
    end = replace(found.end, kind="coast") if found.end.kind == "place" else found.end
    return _statement(figure, end, found.stop)


def _beyond(figure: Figure) -> Statement | None:
    found = _reference_behind(figure)
    if found is None or found.joint != "beyond":
        return None
    # "5 miles past Gate B" names no place, "less than 5 miles past Plauen" does.
    is_known = found.end.kind != "unknown" or figure.alone.bound == "at_most" or may_be_a_place(found.end.words)
    return _statement(figure, found.end, found.stop) if is_known else None


def _from(figure: Figure) -> Statement | None:
    found = _reference_behind(figure)
    return _statement(figure, found.end, found.stop) if found and found.joint == "from" else None


def _from_first(figure: Figure) -> Statement | None:
    away, named = figure.followed_by(_AWAY), _named_first(figure)
    return replace(figure.alone, reference=named, end=figure.masked.at(away.end())) if away and named else None


def _from_here(figure: Figure) -> Statement | None:
    away = figure.followed_by(_ELIDED)
    subject = unread_before(figure.before)
    if away is None or not (subject or LIES_BEFORE.search(figure.before) or APPOSED_BEFORE.search(figure.before)):
        return None
    basis, told = basis_of(away[0])
    return replace(figure.alone, subject=subject, end=figure.masked.at(away.end()), basis=basis, basis_told=told)


def _seen_from(figure: Figure) -> Statement | None:
    """Read the figures beside each name of a sentence that opens with "Seen from Vienna, Graz (145 km) and"."""
    opening = _FROM_OPENING.match(figure.text)
    lead = figure.text[opening.end() : figure.at] if opening else ""
    goes_on = figure.last is not None and figure.last.rule == "distance.seen_from"
    named = _IN_BRACKETS.fullmatch(lead)
    if opening and not named and (opening["seen"] or goes_on):
        named = _SET_BESIDE.search(lead)
    if opening is None or named is None or not figure.text[figure.behind :].startswith((")", ",", ".")):
        return None
    reference, subject = (End.of(figure.masked.names[match["name"]]) for match in (opening, named))
    return replace(figure.alone, reference=reference, subject=subject, end=figure.masked.at(figure.behind))


def _left_behind(figure: Figure) -> Statement | None:
    """Read "a bus that had left Isfahan, 267 km behind it", where the bus has come to the place named before."""
    behind = figure.followed_by(_BEHIND)
    if behind is None or not (LIES_BEFORE.search(figure.before) or APPOSED_BEFORE.search(figure.before)):
        return None
    return replace(figure.alone, end=figure.masked.at(behind.end()))


def _named_first(figure: Figure) -> End | None:
    """Return the end that opens the clause: "From Paris, Lyon is 390 km away"."""
    opening = _FROM_FIRST.match(figure.before)
    found = read_reference(figure.masked, figure.before_at + opening.end()) if opening else None
    return found[0] if found else None


def _to(figure: Figure) -> Statement | None:
    basis, told = _basis(figure)
    travels = (
        basis != "geodesic"
        or travel_mode(_words_round(figure)) != "unknown"
        or _IT_IS.search(figure.before)
        or figure.followed_by(_JOURNEY)
    )
    joint = figure.followed_by(_TO_BEHIND) if travels else None
    found = read_reference(figure.masked, joint.end()) if joint else None
    if found is None or not _may_be_reached(found[0]):
        return None
    subject, stop = found
    starts = [read_reference(figure.masked, figure.before_at + m.end()) for m in _STARTS.finditer(figure.before)]
    start = next((start[0] for start in reversed(starts) if start), None)
    if of_which := _FROM_WHICH.search(figure.before):
        start = End.of(figure.masked.names[of_which["name"]])
    return replace(
        figure.alone,
        reference=start,
        subject=subject,
        end=figure.masked.at(stop),
        basis=basis,
        basis_told=told,
    )


def _may_be_reached(end: End) -> bool:
    """Whether a way may lead to an end: of words that point back only to "the capital"."""
    if end.kind == "back":
        return end.words.lower().endswith("capital")
    return end.kind != "unknown" or may_be_a_place(end.words)


def _statement(figure: Figure, reference: End, stop: int) -> Statement:
    basis, told = _basis(figure)
    return replace(figure.alone, reference=reference, end=figure.masked.at(stop), basis=basis, basis_told=told)


def _basis(figure: Figure) -> tuple[Basis, bool]:
    return basis_of(_words_round(figure))


def _words_round(figure: Figure) -> str:
    # What stands before a comma is another clause: "he fled to Calais, 30 miles from Dover".
    lead = _CLAUSE.split(figure.before[-_LEAD:])[-1]
    return lead + _NAME.split(figure.text[figure.behind :])[0][:_TAIL]


def _names_a_reference(figure: Figure) -> bool:
    return _reference_behind(figure) is not None


def _names_a_reference_or_is_away(figure: Figure) -> bool:
    return _names_a_reference(figure) or figure.followed_by(_AWAY) is not None


ONE_ENDED = (
    DistanceForm(
        "distance.seen_from",
        "Seen from Paris, Lyon (390 km) and Nice (685 km) are far away.",
        _seen_from,
    ),
    DistanceForm(
        "distance.within",
        "The palace of Versailles is within 20 km of Paris.",
        _within,
    ),
    DistanceForm(
        "distance.offshore",
        "Lampedusa lies 130 km off Tunisia.",
        _offshore,
    ),
    DistanceForm(
        "distance.beyond",
        "The column halted at Versailles, 17 km short of Paris.",
        _beyond,
    ),
    DistanceForm(
        "distance.from",
        "Lyon is about 390 km from Paris.",
        _from,
    ),
    DistanceForm(
        "distance.from_first",
        "From Paris, Lyon is 390 km away.",
        _from_first,
        unless=_names_a_reference,
    ),
    DistanceForm(
        "distance.from_here",
        "They met in Paris. Lyon is 390 km away.",
        _from_here,
        unless=_names_a_reference,
    ),
    DistanceForm(
        "distance.left_behind",
        "They came to Paris at noon. By then Lyon was 390 km behind them.",
        _left_behind,
    ),
    DistanceForm(
        "distance.to",
        "From Paris the train covered 430 km to Lyon.",
        _to,
        unless=_names_a_reference_or_is_away,
    ),
)
"""The forms that name one end or none, in the order in which they are tried."""
