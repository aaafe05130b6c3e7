"""Figures without a unit of their own, which is that of the figure before: "190 km from Paris, 82 from Nice".

A number goes on from the figure that stands before it, and only where no other number stands between the two: that of
people, a price, a year, of which it would be another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.words import LIES, THE_ONE, UNREAD
from geo.compass import DIRECTION
from geo.figures import last_digit, unit_by_short
from geo.lexicon import any_of, word_list
from geo.text import MONTH, NUMBER, WEEKDAY, find_quantities, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Quantity

_FLAGS = re.VERBOSE | re.IGNORECASE
_MORE: Final = any_of(word_list("shared_units", "more"))
_NEXT: Final = any_of(word_list("shared_units", "next"))
_ALONG: Final = any_of(word_list("shared_units", "along"))
_OPPOSITE: Final = any_of(word_list("shared_units", "opposite"))
_GOING: Final = any_of(word_list("shared_units", "going"))
_LASTING: Final = any_of(word_list("shared_units", "lasting"))
_ANOTHER_WAY: Final = any_of(word_list("other_ways", "by"))
_RATE: Final = any_of(word_list("shared_units", "rate"))
_OF_PEOPLE: Final = any_of(word_list("shared_units", "of_people"))

_N: Final = rf"{QUALIFIED}(?P<number>{NUMBER})(?P<odd>[ -]odd\b)?(?![\w%]|[.,:]\d|[ ]to[ ]\d)"
_JOINT: Final = r"(?:[,;]|[ ](?:and|but|or))[ ](?:(?:and|but|or|only|just)[ ])?"
_STOP: Final = r"(?=[.,;:)]|$|[ ](?:and|but|or|while|where|which)\b)"

_NAMED: Final = rf"(?:the[ ])?(?>{UNREAD})(?![ ](?:{_OF_PEOPLE}|(?-i:[a-z])\w+ed)\b)"
_COMMON: Final = rf"(?:the|its|his|her|their|an?)(?:[ ](?!(?:{_OF_PEOPLE})\b|\w+ed\b)[a-z'’-]+){{1,4}}?{_STOP}"
_AT_END: Final = rf"[ ](?:from|to)[ ](?:{_NAMED}|{_COMMON}|there\b|here\b|it\b)"
"""The place to or from which a number counts; "and 12 from Kirkuk were hurt" is one of people."""

_ON: Final = (
    rf"[ ](?:{_ALONG})[ ](?:to|from)[ ]|[ ](?:between|beyond|further|farther|away)\b|[ ]{DIRECTION}[ ](?:of|from)\b"
)


_ON_A_DAY: Final = (
    rf"[ ](?:on[ ])?(?:{WEEKDAY}|the[ ](?:{any_of(word_list('shared_units', 'which_day'))})(?:[ ]day)?)\b"
)


class _Kind(NamedTuple):
    """How a number goes on from a figure, and what that figure measures.

    One `by_itself` is told by its words alone; another counts people or things where other numbers of its clause do.
    Behind both stands what is `alike`; the sentence opens as `opening` says.
    """

    pattern: re.Pattern[str]
    measures: tuple[str, ...]
    by_itself: bool
    alike: re.Pattern[str] | None
    opening: re.Pattern[str] | None


_WAYS: Final = ("km",)
_TIMES: Final = ("hours",)


def _kind(
    pattern: str,
    measures: tuple[str, ...] = (*_WAYS, *_TIMES),
    *,
    by_itself: bool = False,
    alike: str | None = None,
    opening: str | None = None,
) -> _Kind:
    alike_behind, opens = (re.compile(words, _FLAGS) if words else None for words in (alike, opening))
    return _Kind(re.compile(pattern, _FLAGS), measures, by_itself, alike_behind, opens)


_KINDS: Final = (
    # "and 86 from Kirkuk", ", 110 the other way", "then 80 to Da Nang", "and a further 215 to Faro"
    _kind(rf"{_JOINT}{_N}(?={_AT_END}|{_ON}|[ ]{_OPPOSITE}\b|[ ]{_GOING}\b)"),
    _kind(rf"\b{_NEXT}[ ]{_N}(?={_AT_END}|{_ON}|[ ]{_GOING}\b)"),
    # "another 19", "another 120 down to Bari", "another ten to reach"
    _kind(rf"\b{_MORE}[ ]{_N}(?={_AT_END}|{_ON}|[ ]{_GOING}\b|[.,;]|$|[ ](?:and|on|after)\b)"),
    # "from where it is 255 more to Barcelona"
    _kind(rf"\b(?:{LIES})[ ]{_N}(?=[ ](?:more|further|farther)[ ](?:on[ ])?to\b)"),
    # "Turku's 150 and Tampere's a mere 160"
    _kind(rf"{_JOINT}{UNREAD}['’]s?[ ]{_N}{_STOP}", _WAYS, by_itself=True),
    # "; Lyon to Nice, 300; Nice to Turin, 150-odd"
    _kind(rf"[;,][ ](?:and[ ])?{UNREAD}(?:[ ]to[ ]|[ ]?[–—-][ ]?){UNREAD},[ ]{_N}{_STOP}", _WAYS, by_itself=True),
    # "120 km on Monday, 95 on Tuesday"
    _kind(rf"{_JOINT}{_N}(?={_ON_A_DAY})", _WAYS, alike=_ON_A_DAY),
    # "From Broome, Derby is a two-hour drive, Fitzroy Crossing four, and Kununurra the best part of eleven"
    _kind(
        rf"{_JOINT}{UNREAD}[ ](?:(?:{LIES})[ ])?{_N}{_STOP}", _TIMES, by_itself=True, opening=rf"\W*From[ ]{UNREAD},[ ]"
    ),
    # "the one from Lyon to Nice four"
    _kind(
        rf"[,;][ ](?:(?:and|but|while)[ ])?{THE_ONE}[ ]{UNREAD}[ ](?:to|and)[ ]{UNREAD}[ ]{_N}{_STOP}",
        _TIMES,
        by_itself=True,
    ),
    # "; round the Cape it is nearly 14,000"
    _kind(
        rf"{_JOINT}(?:{_ANOTHER_WAY})[ ](?:(?![.;:,]).){{2,40}}?[ ](?:it|that)[ ](?:is|was|would[ ]be)[ ]{_N}{_STOP}",
        _WAYS,
        by_itself=True,
    ),
    # "290 km of the highway's 420 behind them", "of the 420 km they have put 290 behind them"
    _kind(rf"[ ]of[ ](?:the|its|their)[ ](?:[\w'’-]+[ ]){{0,3}}?{_N}(?=[ ]behind\b|[;:,.]|$)", _WAYS, by_itself=True),
    _kind(rf"\b(?:has|have|had)[ ](?:[a-z]+[ ])?{_N}(?=[ ]behind\b)", _WAYS, by_itself=True),
    # "the old one took more than twelve"
    _kind(rf"\b{_LASTING}[ ]{_N}{_STOP}", _TIMES, by_itself=True),
)
_RATE_OF: Final = re.compile(
    rf"(?:[,;]|[ ](?:and|or|averaging|average[ ]of|at))[ ]{_N}(?=[ ]{_RATE}(?:[ ]on[ ]average)?{_STOP})", _FLAGS
)
_OF_WAYS: Final = frozenset({"km", "mi"})
_PREPOSITION: Final = re.compile(r"[ ](?:[a-z]+[ ])?(to|from)\b", re.IGNORECASE)
_COUNT: Final = re.compile(
    rf"(?<![\w-])(?<!the[ ])(?!(?:one|a)\b|(?:19|20)\d\d\b){NUMBER}(?![\w-]|[ ]{MONTH}\b)", _FLAGS
)
"""A number that counts something; "one", "the two", a year and a day of a month do not."""

_THE: Final = re.compile(r"\bthe[ ]\Z", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"\b[A-Z][\w.]*[ ]\Z")
_LEAST_IN_DIGITS: Final = 10  # smaller numbers newspapers write in words, but not before a unit of length
_MOST_TIMES: Final = 4
"""How many times as long as the journey told before another may be whose hours have no unit."""

_OF_PRICES: Final = re.compile(rf"[£€$¥]|\b{any_of(word_list('shared_units', 'prices_and_scores'))}\b", re.IGNORECASE)
_CLAUSE_START: Final = re.compile(r"[;:][ ]")


def with_shared_units(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of `text[start:end]`, in order, those without a unit among them."""
    return sorted([*quantities, *_shared(text, start, end, quantities)], key=lambda quantity: quantity.start)


def _shared(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    if not quantities:
        return []
    found = list(_rates(text, end, quantities))
    matches = sorted(_matches(text, max(start, quantities[0].end), end), key=lambda one: one[0].start("number"))
    if not matches or _OF_PRICES.search(text, start, end):
        return found
    # Every figure is told from a number without a unit, also those for which the caller does not ask.
    told = [_moved(quantity, start) for quantity in find_quantities(text[start:end])]
    asked = {quantity.start for quantity in (*quantities, *found)}
    for match, kind in matches:
        known = sorted([*told, *found], key=lambda quantity: quantity.start)
        base = _base_of(match, kind.measures, known)
        if base is None or base.start not in asked or not _is_alike(base, match, text):
            continue
        if kind.alike and not kind.alike.match(text, base.end):
            continue
        if kind.opening and not kind.opening.match(text, start):
            continue
        clause = max((one.end() for one in _CLAUSE_START.finditer(text, start, base.start)), default=start)
        if not _counts_else(text, base.end if kind.by_itself else clause, match.start("number"), known):
            found.append(_read(base, match))
            asked.add(found[-1].start)
    return found


def _matches(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], _Kind]]:
    for kind in _KINDS:
        yield from ((match, kind) for match in kind.pattern.finditer(text, start, end))


def _moved(quantity: Quantity, by: int) -> Quantity:
    return quantity.model_copy(update={"start": quantity.start + by, "end": quantity.end + by})


def _base_of(match: re.Match[str], measures: tuple[str, ...], known: Sequence[Quantity]) -> Quantity | None:
    """Return the figure from which a number goes on: of several that with the same preposition behind it."""
    start, stop = match.span("number")
    if any(quantity.start < stop and start < quantity.end for quantity in known):
        return None
    before = [q for q in known if q.end <= start and any(getattr(q, measure) is not None for measure in measures)]
    own = _PREPOSITION.match(match.string, match.end("odd") if match["odd"] else stop)
    others = ((quantity, _PREPOSITION.match(match.string, quantity.end)) for quantity in reversed(before))
    alike = (quantity for quantity, other in others if own and other and own[1].lower() == other[1].lower())
    return next(alike, before[-1] if before else None)


def _is_alike(base: Quantity, match: re.Match[str], text: str) -> bool:
    """Whether a number may go on from a figure: "50 km from Beirut, two from Tripoli" are two people."""
    written, value = match["number"], read_number(match["number"])
    if written.lower() == "one" and _THE.search(text, 0, match.start("number")):
        return False  # "the one from Turin" is a train
    if text[base.start].isdigit() and not written[0].isdigit() and value < _LEAST_IN_DIGITS:
        return False
    return base.hours is None or value <= _MOST_TIMES * base.value


def _counts_else(text: str, start: int, stop: int, known: Sequence[Quantity]) -> bool:
    """Whether a number of something else stands between two offsets, of which that at `stop` may be another."""
    counts = _COUNT.finditer(text, start, stop)
    # "Highway 1": behind a name it is a part of that.
    others = (match.span() for match in counts if not _NAME_BEFORE.search(text, start + 1, match.start()))
    return any(not any(quantity.start <= a and b <= quantity.end for quantity in known) for a, b in others)


def _rates(text: str, end: int, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield how far somebody goes each day, "160 a day", in the unit of the way told before."""
    for match in _RATE_OF.finditer(text, quantities[0].end, end):
        ways = [quantity for quantity in quantities if quantity.end <= match.start() and quantity.unit in _OF_WAYS]
        if ways and not _counts_else(text, ways[-1].end, match.start("number"), quantities):
            unit, value = unit_by_short(f"{ways[-1].unit}/d"), read_number(match["number"])
            rate = {"unit": unit.short, "value": value, "value_max": None, "km": None, "kmh": value * unit.factor}
            yield ways[-1].model_copy(update={"start": match.start("number"), "end": match.end("number"), **rate})


def _read(base: Quantity, match: re.Match[str]) -> Quantity:
    found = in_unit_of(base, match["number"], *match.span("number"))
    if not match["odd"]:
        return found
    top = found.value + last_digit(found.value)
    return found.model_copy(update={"end": match.end("odd"), "value_max": top})


def in_unit_of(other: Quantity, number: str, start: int, end: int) -> Quantity:
    """Return a figure that is written without a unit in the unit of another."""
    value = read_number(number)
    factor = value / other.value if other.value else 0.0
    scaled = {
        measure: round(figure * factor, 6)
        for measure in ("km", "hours", "kmh")
        if (figure := getattr(other, measure)) is not None
    }
    return other.model_copy(update={"start": start, "end": end, "value": value, "value_max": None, **scaled})
