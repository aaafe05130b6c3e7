"""The forms that name both ends of a distance: "425 miles from Pyongyang to Vladivostok"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.statements.amounts import is_stuff_of_a_way
from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.joints import BETWEEN_BEHIND, FROM_BEHIND
from geo.claims.statements.line_lengths import is_no_distance_between, is_no_distance_from
from geo.claims.statements.masking import NAME, Masked
from geo.claims.statements.modes import basis_of
from geo.claims.statements.name_lists import ANY_NAME, end_named, ends_named
from geo.claims.statements.reference import THE_TWO, End, read_reference
from geo.claims.statements.unread_names import may_be_a_place
from geo.claims.statements.words import IN_ALL, LIES, WORD
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE
_LEAD, _TAIL = 90, 40  # characters before a figure and behind its ends in which the mode of travel may stand
_TAIL_END = re.compile(r"[,;.:]|[ ]and[ ]")

_FROM = re.compile(r"\bfrom[ ]", re.IGNORECASE)
_TO = re.compile(r",?[ ](?:to|into|towards?|as[ ]far[ ]as)[ ]", re.IGNORECASE)
_AND = re.compile(r",?[ ](?:and|to|from)[ ]", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!halfway[ ])(?<!half[ -]way[ ])(?<!midway[ ])\bbetween[ ]", re.IGNORECASE)
_HERE = re.compile(rf"(?: ,[ ]{NAME},? | [ ]\([^)]*\) )?", _FLAGS)
"""What may stand between an end and the word that joins it to the other: ", Ukraine," or "(Russia)"."""

_VIA = rf"(?:[ ](?:via|by|through|along|a?round)[ ](?:way[ ]of[ ])?(?:the[ ])?{ANY_NAME}(?:[ ](?:Canal|Route|Cape))?)?"
"""By which strait or canal a way leads: " via the Panama Canal"."""

_FIRST, _SECOND = rf"(?P<first>{ANY_NAME})", rf"(?P<second>{ANY_NAME})"
_LINE_BEHIND = re.compile(rf"(?:[- ]long)? [ ](?P<first>{NAME}) (?: [-–—] | [ ]to[ ] ) (?P<second>{NAME})", _FLAGS)
_JOINED = re.compile(rf"{_FIRST} (?: (?P<dash>[-–—]) | [ ]and[ ](?:the[ ])? ) {_SECOND}", _FLAGS)
_TITLE = re.compile(
    rf"""\W*(?P<from>from[ ])?{_FIRST}(?:[-–—]|[ ][-–—][ ]|[ ]to[ ]){_SECOND}{_VIA}
    [^,:;.–—{NAME[1:-1]}]{{0,40}}[,:–—]?[ ]+(?:(?:is|comes[ ]to|means|measures)[ ])?""",
    _FLAGS,
)
_LABEL = re.compile(r"[:–—|][ ]")
"""What parts a title from what stands before it: "Slowly to Cairo, stage one: Upington to Kimberley"."""

_REGION = rf"(?:,[ ]{NAME}(?:,(?=[ ]))?)?"
_TWO_APART = re.compile(
    rf"""
    (?P<names> {ANY_NAME}{_REGION} [ ]and[ ](?:the[ ])? {ANY_NAME}{_REGION} )
    [ ]{LIES}[ ](?:[a-z]+[ ]){{0,2}}?{QUALIFIED}$
    """,
    _FLAGS,
)
_APART = re.compile(r"[ ](?: apart | from[ ]each[ ]other | from[ ]one[ ]another )\b", _FLAGS)
_OF_PERSONS = re.compile(rf"\b{any_of(word_list('towns_apart', 'verb'))}\b", _FLAGS)
_THEN = re.compile(r"\b(?:were|been|stood|lay)\b", re.IGNORECASE)
_OF_THEIRS = re.compile(rf"\b{any_of(word_list('towns_apart', 'behind'))}\b", _FLAGS)
"""What is told of persons by the names of towns: "Sydney and Austin live 20 miles apart", "were so, each with his"."""

_END_GROUPS = ("first", "second", "first2", "second2")
_NEXT_WORD = re.compile(r"[ ]\w+")
_SEPARATES = re.compile(
    rf"""
    \b(?: separat(?:es|ed|ing) | divid(?:es|ed|ing) | between )[ ](?:the[ ])?
        (?P<first>{ANY_NAME}) (?:['’]s)? [ ](?: and | from )[ ](?:the[ ])? (?P<second>{ANY_NAME})
    | (?P<first2>{ANY_NAME}) [ ]and[ ](?:the[ ])? (?P<second2>{ANY_NAME})
        [ ](?: are | is | lie )[ ](?: separated | divided | parted )[ ]by
    """,
    _FLAGS,
)
_LEFT_FOR = re.compile(
    rf"""
    \b(?: left | leaving | departed | sailed[ ]from | flew[ ]from )[ ](?P<first>{NAME})
    (?:[^.;{NAME[1:-1]}]|\.(?=\d)){{0,40}}? [ ]for[ ](?P<second>{NAME})
    [^.;{NAME[1:-1]}]{{0,20}} \b(?:{any_of(word_list("journeys", "journey", "crossing"))}|run)[ ]of[ ]
    (?:[a-z]+[ ]){{0,4}} $
    """,
    _FLAGS,
)
_ONLY_QUALIFIED = re.compile(QUALIFIED, _FLAGS)
_THE_TWO_BEFORE = re.compile(
    rf"""
    \b(?: {THE_TWO}[ ](?: are | were | lie | is )(?:[ ](?: separated | divided | parted )[ ]by)?
      | between[ ](?:{THE_TWO}|the[ ]two)[^,;]{{0,40}}?[ ](?: is | was | are | measures )
      | {THE_TWO},(?:[ ](?:which|that)[ ]{LIES})?
    ) [ ]{QUALIFIED}$
    """,
    _FLAGS,
)
_THE_TWO_BEHIND = re.compile(
    rf"[ ](?:{WORD}[ ]){{0,6}}?(?: between | separates? | separated | separating | divides? )[ ]{THE_TWO}\b", _FLAGS
)


_OF_A_NAMED_WAY = re.compile(r"[ ]of[ ](?:the[ ])?(?-i:[A-Z])[\w’'-]+", re.IGNORECASE)
"""A railway or a path by its name: "the 1,860 km of Tazara, from Dar es Salaam"."""


_IN_ALL = re.compile(rf"[ ]{IN_ALL}\b", _FLAGS)
_NEXT_STAGE = re.compile(rf"[,;][ ](?:and[ ])?{any_of(word_list('shared_units', 'next'))}[ ]{QUALIFIED}$", _FLAGS)
"""What makes of a figure the stage behind that whose ends stand before: "from Leh to Manali, then 310 km down to"."""


class EndPair(NamedTuple):
    """Both ends, and where in the sentence their words, or the figure's, stop."""

    reference: End
    subject: End
    stop: int


def ends_at(masked: Masked, position: int, joint: re.Pattern[str]) -> EndPair | None:
    """Return the ends named from a position of a masked sentence on, with a joint between them."""
    first = read_reference(masked, position)
    if first is None or not _may_be_told(first[0]):
        return None
    here = _HERE.match(masked.text, first[1])
    joined = joint.match(masked.text, here.end() if here else first[1])
    second = read_reference(masked, joined.end()) if joined else None
    if second is None or (first[0].kind == "unknown" and not _may_be_told(second[0])):
        return None
    return EndPair(first[0], second[0], second[1])


def _may_be_told(end: End) -> bool:
    """Whether a distance may be told of an end: a name that was not read is one of a place that is known."""
    return end.kind != "unknown" or may_be_a_place(end.words)


def _names_in(figure: Figure, match: re.Match[str] | None, stop: int) -> EndPair | None:
    """Return the two names of a match as ends, None where one of them is none of a place."""
    if match is None:
        return None
    ends = [end_named(name, figure.masked) for key, name in match.groupdict().items() if name and key in _END_GROUPS]
    if not all(_may_be_told(end) for end in ends):
        return None
    return EndPair(ends[0], ends[1], stop)


def _behind(figure: Figure, opening: re.Pattern[str], joint: re.Pattern[str]) -> EndPair | None:
    match = figure.followed_by(opening)
    return ends_at(figure.masked, match.end(), joint) if match else None


def _before(figure: Figure, opening: re.Pattern[str], joint: re.Pattern[str]) -> EndPair | None:
    """Return the ends named before a figure, the last of several."""
    openings = opening.finditer(figure.before)
    pairs = (ends_at(figure.masked, figure.before_at + match.end(), joint) for match in openings)
    # "between the Lebanese port and Beirut, 68 km down the coast": of a pair without a name some end is told elsewhere.
    named = (pair for pair in pairs if pair and "unnamed" not in {pair.reference.kind, pair.subject.kind})
    found = [pair._replace(stop=figure.behind) for pair in named if pair.stop <= figure.at]
    return found[-1] if found else None


def _line_behind(figure: Figure) -> EndPair | None:
    match = figure.followed_by(_LINE_BEHIND)
    return _names_in(figure, match, match.end()) if match else None


def _line_before(figure: Figure) -> EndPair | None:
    joined = _last_joined(figure)
    return _names_in(figure, joined, _next_word_end(figure)) if joined and joined["dash"] else None


def _title(figure: Figure) -> EndPair | None:
    """Return the two names that open a title, "Trondheim to Oslo: 392 km"."""
    starts = [0, *(label.end() for label in _LABEL.finditer(figure.text, 0, figure.at))]
    for match in filter(None, (_TITLE.match(figure.text, start) for start in starts)):
        if _ONLY_QUALIFIED.fullmatch(figure.text[match.end() : figure.at]):
            return _names_in(figure, match, figure.behind)
    return None


def _apart(figure: Figure) -> EndPair | None:
    """Return the two names that are said to lie so far apart, or that stand last before it."""
    if not figure.followed_by(_APART):
        return None
    match = _TWO_APART.search(figure.before)
    joined = match or _last_joined(figure)
    if joined is None:
        return None
    link = figure.before[match.end("names") if match else joined.end() :]
    if _OF_PERSONS.search(link) or (_THEN.search(link) and _OF_THEIRS.search(figure.text, figure.behind)):
        return None
    names = ends_named(re.sub(_REGION, "", match["names"]), figure.masked) if match else None
    if match is None or names is None or len(names) != 2:
        return _names_in(figure, joined, _next_word_end(figure)) if match is None else None
    return EndPair(names[0], names[1], _next_word_end(figure)) if all(_may_be_told(end) for end in names) else None


def _the_two(figure: Figure) -> EndPair | None:
    """Return the two places named before that "the two towns" means."""
    before = _THE_TWO_BEFORE.search(figure.before)
    behind = figure.followed_by(_THE_TWO_BEHIND)
    if not behind and not (before and (figure.followed_by(_APART) or "by" in before[0] or "between" in before[0])):
        return None
    return EndPair(End("back", "the first"), End("back", "the second"), behind.end() if behind else figure.behind)


def _last_joined(figure: Figure) -> re.Match[str] | None:
    return next(reversed(list(_JOINED.finditer(figure.before))), None)


def _next_word_end(figure: Figure) -> int:
    word = figure.followed_by(_NEXT_WORD)
    return word.end() if word else figure.behind


def _is_told_already(figure: Figure) -> bool:
    """Say whether both ends stand before a figure, and others behind it: "From A to B is 90 km, from B to C"."""
    return figure.text.startswith(",", figure.behind) and _before(figure, _FROM, _TO) is not None


def _is_elsewhere(figure: Figure) -> bool:
    """Say whether a figure counts from an end of its own: "He flew from Kyiv to Lviv, 70 km from Poland"."""
    own = figure.followed_by(FROM_BEHIND)
    if _NEXT_STAGE.search(figure.before) or (len(figure.masked.figures) > 1 and figure.followed_by(_IN_ALL)):
        return True
    return (own is not None and not _is_told_already(figure)) or is_no_distance_between(figure)


def _form(
    name: str,
    example: str,
    pair: Callable[[Figure], EndPair | None],
    unless: Callable[[Figure], bool] = is_no_distance_between,
) -> DistanceForm:
    def read(figure: Figure) -> Statement | None:
        found = pair(figure)
        # "Of the 89 km between Hanoi and Haiphong, 40 km are under repair": the figure before is that of the two.
        told = figure.last and (figure.last.reference, figure.last.subject)
        return statement_between(figure, *found) if found and told != (found.reference, found.subject) else None

    return DistanceForm(name, example, read, unless)


def statement_between(figure: Figure, reference: End, subject: End, stop: int) -> Statement:
    """Return what a figure states between two ends, whose words and its own stop at `stop`."""
    tail = _TAIL_END.split(figure.text[stop : stop + _TAIL])[0]
    # "The train between Lyon and Marseille, which are 278 km apart": so far the towns are, whatever runs there.
    before = "" if figure.followed_by(_APART) else figure.before[-_LEAD:]
    basis, told = basis_of(before + figure.text[figure.behind : stop] + tail)
    if basis == "geodesic" and (
        figure.followed_by(_OF_A_NAMED_WAY) or is_stuff_of_a_way(figure.before, figure.text, figure.behind)
    ):
        basis, told = "road", False
    return replace(
        figure.alone,
        end=figure.masked.at(stop),
        reference=reference,
        subject=subject,
        basis=basis,
        basis_told=told,
    )


TWO_ENDED = (
    _form(
        "distance.from_to",
        "It is 390 km from Paris to Lyon.",
        lambda figure: _behind(figure, FROM_BEHIND, _TO),
        unless=lambda figure: is_no_distance_from(figure) or _is_told_already(figure),
    ),
    _form(
        "distance.between",
        "There are about 390 km between Paris and Lyon.",
        lambda figure: _behind(figure, BETWEEN_BEHIND, _AND),
    ),
    _form(
        "distance.line",
        "Trains stopped on the 430 km Paris–Lyon line.",
        _line_behind,
    ),
    _form(
        "distance.from_to_before",
        "The road from Paris to Lyon is 465 km long.",
        lambda figure: _before(figure, _FROM, _TO),
        unless=_is_elsewhere,
    ),
    _form(
        "distance.between_before",
        "The distance between Paris and Lyon is 390 km.",
        lambda figure: _before(figure, _BETWEEN, _AND),
        unless=_is_elsewhere,
    ),
    _form(
        "distance.separated",
        "Paris and Lyon are separated by 390 km.",
        lambda figure: _names_in(figure, _SEPARATES.search(figure.before), figure.behind),
        unless=_is_elsewhere,
    ),
    _form(
        "distance.left_for",
        "The convoy left Paris for Lyon, a journey of 465 km.",
        lambda figure: _names_in(figure, _LEFT_FOR.search(figure.before), figure.behind),
    ),
    _form(
        "distance.apart",
        "Paris and Lyon are 390 km apart.",
        _apart,
    ),
    _form(
        "distance.the_two",
        "They played in Paris and Lyon. The two cities are 390 km apart.",
        _the_two,
    ),
    _form(
        "distance.title",
        "Paris to Lyon: 390 km",
        _title,
        unless=_is_elsewhere,
    ),
    _form(
        "distance.line_before",
        "The Paris–Lyon line is 430 km long.",
        _line_before,
    ),
)
"""The forms that name both ends, in the order in which they are tried."""
