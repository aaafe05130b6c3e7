"""Lists of distances: figures that share a unit, a verb or an end, told of names in the same order.

"Lyon and Marseille lie 390 and 660 km from Paris" has a figure for each subject, "Konya is 230 and 350 km from Ankara
and Antalya" one for each reference, "both lie 260 km from" one for all, "Kumasi is 200 km, Lome 170 km from Accra" one
beside each name. What stands behind the last figure is read as if it were the only one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.statements.crossed_lists import CROSSED, crossed
from geo.claims.statements.form import Figure, Form, figure_alone
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, Masked
from geo.claims.statements.midway import FROM_BOTH, from_both
from geo.claims.statements.modes import basis_of
from geo.claims.statements.name_lists import ANY_NAME, NAMES, NAMES_GO_ON, ends_named
from geo.claims.statements.reference import End
from geo.claims.statements.shared_units import in_unit_of
from geo.claims.statements.statement import FROM_HERE, Statement
from geo.claims.statements.words import LIES, LYING
from geo.text import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.model import Quantity

    Read = Callable[[Figure], Statement | None]

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH, _LEAD = 400, 90  # characters before the figures in which a list of names, or how one goes there, may stand

_BARE = rf"(?<![\w.,])(?:{NUMBER})(?![\w%])"
_VALUE = rf"{QUALIFIED}(?:{FIGURE}|{_BARE})"
_LAST = rf"{QUALIFIED}{FIGURE}"
_RUN = re.compile(rf"(?<!\w){_VALUE}(?:,[ ]{_VALUE}){{0,12}},?[ ](?:and|&)[ ]{_LAST}", _FLAGS)
_EACH_VALUE = re.compile(rf"{FIGURE}|{_BARE}", _FLAGS)

_ALL = r"(?:each|both|all)"
_MAY = r"(?:may|might|could|can|must|will|would|should)(?:[ ](?:well|only|both|all))?"
_TELLS = rf"""
    ,? (?: [ ](?:which|that) )? (?: [ ]{_ALL} )? (?: [ ]{LIES} | [ ]{_MAY}[ ](?:be|lie) )?
    (?: [ ](?: {_ALL} | also | now | {LYING} ) ){{0,3}} (?: , )?
"""
"""What may stand between a list of names and its figures: ", which are both located "."""

_STEP = r"(?:[a-z]+[ ]){0,3}(?:to|from|in|at|for)[ ]"
"""What stands before each name of those that are reached one by one: "to Kaduna, four to Kano and eleven to"."""

_NAMES_BEFORE = re.compile(
    rf"(?:(?<!from[ ])|(?={NAMES},[ ]))(?<!\w)(?P<names>{NAMES}){_TELLS}[ ](?:[–—-][ ]|\()?$", _FLAGS
)
_NAMES_REACHED = re.compile(
    rf"(?<!\w)(?P<names>{ANY_NAME}(?:,[ ]{_STEP}{ANY_NAME}){{0,12}},?[ ](?:and|or)[ ]{_STEP}{ANY_NAME}){_TELLS}[ ]$",
    _FLAGS,
)
_FROM_TO_NAMES = re.compile(rf"\bfrom[ ](?P<start>{ANY_NAME})[ ]to[ ](?P<names>{NAMES}){_TELLS}[ ]$", _FLAGS)
_NAMES_BEHIND = re.compile(rf",?[ ]{LIES}[ ](?:the[ ][a-z]+[ ]of[ ])?(?P<names>{NAMES})", _FLAGS)
_OF_ALL = re.compile(
    rf"""
    (?<!from[ ])(?<!\w)(?P<all>{_ALL}[ ])?(?P<names>{NAMES})
    (?P<tells> {_TELLS} ) [ ] {QUALIFIED}$
    """,
    _FLAGS,
)
_PLURAL = re.compile(rf"\b(?: are | were | lie | sit | stand | {_ALL} )\b", _FLAGS)
_BOTH = re.compile(rf"^\W*(?:both|the[ ]two|each)(?:[ ][a-z]+)?[ ]{LIES}[ ]{QUALIFIED}$", _FLAGS)
_GAPPED = re.compile(
    rf"""
    (?<!\w){ANY_NAME} (?:[ ]{LIES})? [ ]{_VALUE}
    (?: (?:,|;)? [ ] (?:(?:and|while|but)[ ])? {ANY_NAME} [ ] (?:{LIES}[ ])? {_VALUE} ){{0,12}}
    (?:,|;)? [ ] (?:(?:and|while|but)[ ])? {ANY_NAME} [ ] (?:{LIES}[ ])? {_LAST}
    """,
    _FLAGS,
)
_NO_MORE = rf"(?![ ](?:{LIES}|{QUALIFIED}{FIGURE})|,?[ ]{QUALIFIED}{FIGURE})"
_REFERENCES_GO_ON = re.compile(rf"(?P<names>{NAMES_GO_ON}){_NO_MORE}", _FLAGS)


class _Value(NamedTuple):
    """A figure of a list: where it stands in the masked sentence, and what it says."""

    at: int
    stop: int
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True)
class Listed:
    """What the lists of a sentence state; `signs` are the figures that need not be read again."""

    statements: tuple[Statement, ...]
    signs: frozenset[str]


def read_lists(masked: Masked, read: Read) -> Listed:
    """Return the statements of a masked sentence that share words; `read` reads what stands round one figure."""
    found: list[Statement] = []
    signs: set[str] = set()
    for read_some in (crossed, _gapped, _runs, _of_all, lambda masked, _: from_both(masked)):
        for statements, taken in read_some(masked, read):
            if signs.isdisjoint(taken):
                found += statements
                signs.update(taken)
    return Listed(tuple(found), frozenset(signs))


def _gapped(masked: Masked, read: Read) -> Iterator[tuple[list[Statement], set[str]]]:
    """Yield "Kumasi is 200 km, Lome 170 km from Accra": each figure beside its name, one reference behind all."""
    for match in _GAPPED.finditer(masked.text):
        values = _values(masked, match[0], match.start())
        names = ends_named(_EACH_VALUE.sub("", match[0]), masked)
        tail = _tail(masked, match.end() - 1, match.start(), read)
        if names and tail and tail.reference and len(names) == len(values):
            yield _told(values, names, tail, masked, "distance.gapped"), _signs(match[0])


def _runs(masked: Masked, read: Read) -> Iterator[tuple[list[Statement], set[str]]]:
    """Yield the figures in a row, "390 and 660 km", each with its own name of a list."""
    for match in _RUN.finditer(masked.text):
        values = _values(masked, match[0], match.start())
        lead = masked.text[max(0, match.start() - _REACH) : match.start()]
        if told := _from_one_to_each(masked, lead, values, match.end()) or _of_each(masked, lead, values, read):
            yield told, _signs(match[0])


def _from_one_to_each(masked: Masked, lead: str, values: Sequence[_Value], stop: int) -> list[Statement]:
    """Return what "from Cairo to Alexandria and Suez are 180 and 124 km" states, nothing where it is not so put."""
    pair = _FROM_TO_NAMES.search(lead)
    start = ends_named(pair["start"], masked) if pair else None
    names = ends_named(pair["names"], masked) if pair else None
    if not start or not names or len(names) != len(values):
        return []
    basis, told = basis_of(lead[-_LEAD:])
    tail = Statement(0, masked.at(stop), (), reference=start[0], basis=basis, basis_told=told)
    return _told(values, names, tail, masked, "distance.paired")


def _of_each(masked: Masked, lead: str, values: Sequence[_Value], read: Read) -> list[Statement]:
    """Return what figures of as many subjects, or from as many references, state; if of neither, that it is unclear."""
    at = values[-1].at
    tail = _tail(masked, at, values[0].at, read)
    if tail is None:
        return []
    named = (
        _NAMES_BEFORE.search(lead)
        or _NAMES_REACHED.search(lead)
        or _NAMES_BEHIND.match(masked.text, masked.position(tail.end))
    )
    names = ends_named(named["names"], masked) if named else None
    if names and len(names) == len(values):
        return _told(values, names, tail, masked, "distance.paired")
    if tail.reference is None:
        return []
    if names is None and (ends := _references(masked, tail, len(values))):
        return _counted_from(values, ends, tail, masked)
    if names is None and any(masked.text[value.at] not in masked.figures for value in values):
        return []  # "in 2019 and 40 km from": a number in a row with a figure need not be one
    words = " and ".join(end.words for end in names) if names else "it"
    return _told(values, [End("several", words)] * len(values), tail, masked, "distance.paired")


def _of_all(masked: Masked, read: Read) -> Iterator[tuple[list[Statement], set[str]]]:
    """Yield the one figure that is told of all names of a list: "Bergen and Stavanger each lie 305 km from Oslo"."""
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        match = _OF_ALL.search(masked.text[max(0, at - _REACH) : at])
        names = ends_named(match["names"], masked) if match else None
        if match is None and _BOTH.search(masked.text[:at]):
            names = [End("back", "the first"), End("back", "the second")]
        elif match is None or not (match["all"] or _PLURAL.search(match["tells"])):
            continue
        if names and (tail := _tail(masked, at, at, read)):
            yield _told([_Value(at, at + 1, quantities)] * len(names), names, tail, masked, "distance.of_all"), {sign}


def _tail(masked: Masked, at: int, start: int, read: Read) -> Statement | None:
    """Return what the words round the last figure of a list state, None where they name a subject of their own."""
    lead = masked.text[max(0, start - _REACH) : start]
    alone = figure_alone(masked, at, masked.figures[masked.text[at]], at + 1)
    found = read(Figure(masked, at, re.split(r"[;:]", lead)[-1], alone))
    if found is None or found.subject is not None:
        return None
    return found if found.reference is not None or found.rule in FROM_HERE else None


def _references(masked: Masked, tail: Statement, count: int) -> list[End] | None:
    """Return the ends that the figures count from, if behind them as many are named."""
    more = _REFERENCES_GO_ON.match(masked.text, masked.position(tail.end))
    names = ends_named(more["names"], masked) if more else None
    return [tail.reference, *names] if names and tail.reference and len(names) == count - 1 else None


def _told(
    values: Sequence[_Value], names: Sequence[End], tail: Statement, masked: Masked, rule: str
) -> list[Statement]:
    pairs = zip(_alone(values, masked), names, strict=True)
    return [
        replace(
            tail,
            start=alone.start,
            quantities=alone.quantities,
            hedge=alone.hedge,
            bound=alone.bound,
            bound_words=alone.bound_words,
            subject=name,
            rule=rule,
            member=index,
        )
        for index, (alone, name) in enumerate(pairs)
    ]


def _counted_from(values: Sequence[_Value], ends: Sequence[End], tail: Statement, masked: Masked) -> list[Statement]:
    told = _told(values, [End("several", "")] * len(values), tail, masked, "distance.paired_references")
    return [
        replace(one, subject=None, reference=end, shares_subject=index > 0)
        for index, (one, end) in enumerate(zip(told, ends, strict=True))
    ]


def _alone(values: Sequence[_Value], masked: Masked) -> Iterator[Statement]:
    """Yield the figures, each with what qualifies it: what stands before the first is said of all."""
    first: Statement | None = None
    for value in values:
        one = figure_alone(masked, value.at, value.quantities, value.stop)
        if first and one.hedge is None and one.bound is None:
            one = replace(one, hedge=first.hedge, bound=first.bound, bound_words=first.bound_words)
        first = first or one
        yield one


def _signs(words: str) -> set[str]:
    return set(re.findall(FIGURE, words))


def _values(masked: Masked, words: str, start: int) -> list[_Value]:
    """Return the figures of a list, with the unit of the last for those that have none."""
    last = masked.figures[words[-1]][0]
    return [
        _Value(
            start + match.start(),
            start + match.end(),
            masked.figures.get(match[0])
            or (in_unit_of(last, match[0], masked.at(start + match.start()), masked.at(start + match.end())),),
        )
        for match in _EACH_VALUE.finditer(words)
    ]


LIST_FORMS = (
    FROM_BOTH,
    CROSSED,
    Form("distance.gapped", "Kumasi is 202 km, Tamale 431 km and Lome 169 km from Accra."),
    Form("distance.paired", "Lyon and Marseille lie 390 and 660 km from Paris."),
    Form("distance.paired_references", "Ankara is 353 and 230 km from Istanbul and Konya respectively."),
    Form("distance.of_all", "Bergen and Stavanger each lie about 305 km from Oslo."),
)
"""The forms of lists, in the order in which they are tried."""
