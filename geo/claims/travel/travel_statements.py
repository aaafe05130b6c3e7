"""Find the figures of a sentence that are told of somebody's travel, each with its ends as the sentence names them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from geo.claims.statements.form import qualified
from geo.claims.statements.masking import FIGURE, NAME, measure_of
from geo.claims.statements.modes import basis_by
from geo.claims.travel.duration_forms import DURATION_FORMS
from geo.claims.travel.pace import is_means, pace_of
from geo.claims.travel.travel_ends import JourneyEnds, named_route, told_ends
from geo.claims.travel.travel_form import LASTS, TravelForm
from geo.claims.travel.travel_statement import TravelStatement
from geo.claims.travel.travel_words import (
    ABILITY,
    ARRIVES,
    CARRIER,
    CONTEST,
    ELSEWHERE,
    GOES,
    HALTS,
    JOURNEY,
    MEANS,
    METER,
    NO_JOURNEY,
    NO_TRAVELLER,
    OTHER_FIGURE,
    QUALIFIER,
    SPENT_BETWEEN,
    TOKEN,
    TOP,
    TOUR,
    WAY_NOUN,
)
from geo.claims.travel.travelled_forms import SPEED_FORMS, TO_GO, TRAVELLED_FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.claims.linking.links import Link
    from geo.claims.statements.masking import Masked, Measure
    from geo.model import Quantity

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 170  # characters before a figure in which the words stand that tell it of travel
_OF_SHIPS, _FAST_AT_SEA = frozenset({"kn", "nmi"}), 46.0
_TRAVEL_UNITS = frozenset({"km", "mi", "nmi"})

_CONTEST = re.compile(rf"\b{CONTEST}\b", re.IGNORECASE)
_TRAVEL = re.compile(rf"\b(?:{GOES}|{ARRIVES}|{JOURNEY}|{MEANS}|{METER})\b", re.IGNORECASE)
_NO_TRAVELLER = re.compile(rf"\b(?:{NO_TRAVELLER}|range)\b(?:[ ]\w+){{0,6}}[ ]?$", _FLAGS)
_ABILITY = re.compile(rf"\b{ABILITY}[ ](?:\w+[ ]){{0,2}}?$", _FLAGS)
_OTHER_FIGURE = re.compile(rf"[- ](?=(?-i:[a-z]))(?!behind[ ](?:him|her|them|us|me)\b){OTHER_FIGURE}\b(?!-)", _FLAGS)
_NO_JOURNEY = re.compile(rf"[- ](?:long[ ])?(?:[a-z]+[ ]){{0,2}}?{NO_JOURNEY}\b(?!-|[ ]{JOURNEY}\b)", _FLAGS)
_LASTED = re.compile(
    rf"^\W*(?:(?:the|an?|his|her|its|their)[ ])?(?:[a-z]+[ ]){{0,2}}?{NO_JOURNEY}\b(?!.*\b(?:{JOURNEY}|{MEANS})\b)"
    rf".*[ ]{LASTS}[ ]{QUALIFIER}$",
    _FLAGS,
)
"""What tells of something else how long it took: "The trial of the captain lasted"."""

_ATTRIBUTIVE = re.compile(r"-[a-z]+$", re.IGNORECASE)
_LATER = re.compile(rf"{SPENT_BETWEEN}[ ]later\b", re.IGNORECASE)
_EARLIER = re.compile(rf"(?:[ ]and[ ]{FIGURE})?[ ]earlier\b", re.IGNORECASE)
_APPOSED = re.compile(rf"(?:,|[ ]or)[ ]{QUALIFIER}$", _FLAGS)
_THE_FIRST_IN = re.compile(
    rf"\b(?:first|second|third|[a-z]+th|only|[a-z]+est)[ ](?:[\w-]+[ ]){{0,3}}in[ ]{QUALIFIER}$", _FLAGS
)
"""What tells since when the like has not been: "his first visit in three years"."""

_LEAST_SINCE_H = 48.0
_AFTER = re.compile(rf"[ “\"]after[ ]{QUALIFIER}$", _FLAGS)
_SPENT = re.compile(rf"(?P<away>[ ]away\b)|[^,.;:]{{0,35}}?[ ](?:{ELSEWHERE})\b", _FLAGS)
"""How the days were spent after which somebody arrived: away, which is on the way, or where nobody travels."""

_SHARE = re.compile(r"\b(?:one|two|three|four|\d+)[ ](?:in|of|out[ ]of)[ ](?:every[ ])?$", re.IGNORECASE)
_A_DAY = re.compile(r"[ ](?:an?|per|each|every)[ ](?:day|week|hour|month|year)\b|/", _FLAGS)
_MANY = re.compile(r"\b(?: \d[\d,]*\d | thousands | hundreds | dozens | millions? )[ ](?:of[ ])?[a-z]", _FLAGS)
_TO_COME = re.compile(r"\b(?: will | to | due | going | plans? | planning | expected | set )\b[^,;]{0,20}$", _FLAGS)
AT_THIS_RATE = re.compile(r"\bat (?:this|that|the same|such a) (?:rate|pace|speed)\b", re.IGNORECASE)
"""What points back to a speed that was told before."""

POINTS_BACK = re.compile(r"\W*(?:that|this|which|it|the average|an average|on average)\b", re.IGNORECASE)
"""What begins a sentence whose speed is of the journey that was told in the one before."""

_BREAK = re.compile(r"[;:]|,?[ ](?:and|but|while|which|who|after|before|then)[ ]", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.](?=[ ]|$)")
_TOP = re.compile(rf"\b{TOP}\b[^,;]{{0,12}}$", re.IGNORECASE)
_VISIT = re.compile(TOUR, re.IGNORECASE)
_BY_TIMETABLE = re.compile(
    rf"""(?<!\bby[ ])(?<!\baboard[ ])\b(?:{CARRIER}|{JOURNEY})\b(?:[ ](?!and\b|but\b){TOKEN}){{0,10}}?
    [ ](?:now[ ]|still[ ]|usually[ ]|normally[ ])?(?:takes?|needs?|lasts?)[ ]{QUALIFIER}$""",
    _FLAGS,
)
_HALTS = re.compile(rf"\b{HALTS}\b", re.IGNORECASE)
_LONG = re.compile(r"[ ]long\b", re.IGNORECASE)
_A_WAY_IS = re.compile(rf"\b(?:{WAY_NOUN}|{JOURNEY})\b[^,;.]*[ ](?:is|was|measures|measured)[ ]{QUALIFIER}$", _FLAGS)
_LEAST_TO_GO_KM, _LEAST_TRAVELLED_KM = 60.0, 10.0
_TO_NEXT = re.compile(rf"{NAME}[ ]to[ ]{NAME}", _FLAGS)
_ON_THE_WAY = re.compile(rf"\b{JOURNEY}|way\b[^.;]{{0,20}}[ ]from[ ]", re.IGNORECASE)
_NOT_LINKED = re.compile(r"[ ](?:after|before|ago|of)\b")
_LEAST_LINKED = 0.45  # the chance of a link that makes a duration in no form one of travel
_BY_THE_HOUR, _LEAST_HOURS = {"duration.dated_days", "duration.dated_spent"}, 2.0
_BESIDE_REACH = 30
_PAIR = re.compile(rf"{FIGURE},[ ]{FIGURE}")
_BOTH_LATER = re.compile(rf"{FIGURE}[ ]and[ ]{FIGURE}[ ]later\b", re.IGNORECASE)

_FORMS: Final[dict[Measure, tuple[TravelForm, ...]]] = {
    "hours": DURATION_FORMS,
    "km": TRAVELLED_FORMS,
    "kmh": SPEED_FORMS,
}
LINKED: Final = TravelForm(
    name="duration.linked", example="The sleeper quit Cairo at eight; 13 hours later Aswan came into view."
)
BY_CLOCK: Final = TravelForm(
    name="duration.dated_by_clock",
    example="She left home at 07.58 on 4 May 2022 and reached the office at 10.33, two hours and 35 minutes later.",
    elapsed=True,
    whole=True,
)
TOGETHER: Final[dict[Measure, TravelForm]] = {
    "km": TravelForm(
        name="distance.together", example="Pigeons released in Lyon did 300 km in 4 hours 10 minutes, or 72 km/h."
    ),
    "hours": TravelForm(
        name="duration.together", example="Pigeons released in Lyon did 300 km in 4 hours 10 minutes, or 72 km/h."
    ),
    "kmh": TravelForm(
        name="speed.together", example="Pigeons released in Lyon did 300 km in 4 hours 10 minutes, or 72 km/h."
    ),
}
"""The figures of one journey that only each other tell to be so, by what they measure."""

TRAVEL_FORMS: Final = (*chain.from_iterable(_FORMS.values()), LINKED, BY_CLOCK, *TOGETHER.values())
"""The forms of travel, in the order in which they are tried."""


def _no_link(_sign: str) -> None:
    """Link a figure to nothing."""


def find_travel(masked: Masked, link: Callable[[str], Link | None] = _no_link) -> list[TravelStatement]:
    """Return the statements of travel of a masked sentence in order; those that name no ends have its only pair.

    `link` returns the likely link of a figure by its sign: of a duration in no form it says that it is one of travel.
    """
    statements = list(_statements(masked, link))
    pairs = {(s.reference, s.subject) for s in statements if s.reference and s.subject}
    route = named_route(masked) if not pairs else JourneyEnds(*pairs.pop()) if len(pairs) == 1 else JourneyEnds()
    whole = [replace(s, reference=route.origin, subject=route.goal) if _takes(s, route) else s for s in statements]
    return [replace(s, reference=None, subject=None) if _is_a_part(s, masked) else s for s in whole if not _is_short(s)]


def figures_told(masked: Masked, told: Sequence[TravelStatement]) -> dict[Measure, list[TravelStatement]]:
    """Return all figures of a sentence that may be of a journey, by what they measure: those `told`, and in no form."""
    read = {statement.start: statement for statement in told}
    found: dict[Measure, list[TravelStatement]] = {"km": [], "hours": [], "kmh": []}
    if _CONTEST.search(masked.text):
        return found
    for sign, quantities in masked.figures.items():
        at, measure = masked.text.index(sign), measure_of(quantities[0])
        if statement := read.get(quantities[0].start):
            found[measure].append(statement)
        elif _can_be_told(quantities, measure, contest=False) and (
            _is_of_a_way(masked, at) or not _is_another_figure(masked, at, measure)
        ):
            found[measure].append(_statement(masked, at, TOGETHER[measure], quantities, ""))
    return found


def _is_of_a_way(masked: Masked, at: int) -> bool:
    """Whether a figure is how long a way is said to be: "the line from Dakar to Bamako is 1,228 km long"."""
    return bool(_LONG.match(masked.text, at + 1) and _A_WAY_IS.search(masked.text[max(0, at - _REACH) : at]))


def told_together(masked: Masked, start: int) -> TravelStatement:
    """Return the statement of the figure that begins at an offset, which other figures tell to be of a journey."""
    sign, figure = next(told for told in masked.figures.items() if told[1][0].start == start)
    return _statement(masked, masked.text.index(sign), TOGETHER[measure_of(figure[0])], figure, "")


def _is_a_part(statement: TravelStatement, masked: Masked) -> bool:
    """Whether a way that is left, or behind somebody, is a part of the one whose ends its sentence names."""
    kms = sum(measure_of(figure[0]) == "km" for figure in masked.figures.values())
    return statement.is_left and statement.has_both_ends and (kms > 1 or bool(_ON_THE_WAY.search(masked.text)))


def _takes(statement: TravelStatement, route: JourneyEnds) -> bool:
    """Whether a statement may have the ends of the only route of its sentence: it names none itself, or the goal."""
    goal = statement.subject.mention if statement.subject else None
    same = statement.subject is None or (route.goal is not None and goal is not None and goal == route.goal.mention)
    return statement.reference is None and same and not statement.is_visit


def _is_short(statement: TravelStatement) -> bool:
    """Whether a way is too short to be told of a journey, if its ends are not named: "He walked 5 miles home"."""
    km = statement.quantities[0].km
    return km is not None and km < _LEAST_TRAVELLED_KM and not statement.has_both_ends


def _statements(masked: Masked, link: Callable[[str], Link | None]) -> Iterator[TravelStatement]:
    contest = bool(_CONTEST.search(masked.text))
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        measure = measure_of(quantities[0])
        if not _can_be_told(quantities, measure, contest=contest) or _is_another_figure(masked, at, measure):
            continue
        if (quantities[0].hours or 0.0) >= _LEAST_SINCE_H and _THE_FIRST_IN.search(masked.text[:at]):
            continue
        if found := _read(masked, at, quantities, measure):
            yield found
        elif measure == "hours":
            linked = None if _NOT_LINKED.match(masked.text, at + 1) else link(sign)
            if linked and linked.chance >= _LEAST_LINKED:
                yield with_link(_statement(masked, at, LINKED, quantities, ""), linked)
            elif _LATER.match(masked.text, at + 1):
                yield _statement(masked, at, BY_CLOCK, quantities, "")


def with_link(statement: TravelStatement, link: Link) -> TravelStatement:
    """Return a statement between the ends of a link; the length of a way that no form tells may be any."""
    surmised = statement.measure == "km" or not link.is_sure
    return replace(statement, reference=link.first, subject=link.second, is_linked=True, is_surmised=surmised)


def _can_be_told(quantities: tuple[Quantity, ...], measure: Measure, *, contest: bool) -> bool:
    figure = quantities[0]
    if contest or not figure.value:
        return False
    return measure != "km" or any(q.unit in _TRAVEL_UNITS for q in quantities)


def _is_another_figure(masked: Masked, at: int, measure: Measure) -> bool:
    """Whether the words round a figure say that it is none of travel: a time ago, a direction, so much a day."""
    before = masked.text[max(0, at - _REACH) : at]
    behind = masked.text[at + 1 : at + 40]
    if _NO_TRAVELLER.search(before) or _SHARE.search(before):
        return True
    is_attribute = _ATTRIBUTIVE.search(masked.written[masked.text[at]]) is not None
    if (is_attribute and _NO_JOURNEY.match(behind)) or (measure == "hours" and _LASTED.match(before)):
        return True
    if measure == "hours" and _EARLIER.match(behind):
        return not _APPOSED.search(before)
    if measure == "hours" and _AFTER.search(before) and (spent := _SPENT.match(behind)):
        return spent["away"] is None
    return bool(_OTHER_FIGURE.match(behind)) or (measure != "kmh" and bool(_A_DAY.match(behind)))


def _read(masked: Masked, at: int, quantities: tuple[Quantity, ...], measure: Measure) -> TravelStatement | None:
    before = re.split(r"[;:]", masked.text[max(0, at - _REACH) : at])[-1]
    for form in _FORMS[measure]:
        after = form.behind.match(masked.text, at + 1) if form.behind else None
        if form.behind and not after:
            continue
        ahead = form.before.search(before) if form.before else None
        if form.before and not ahead:
            continue
        words = _noun(after) or _noun(ahead)
        if form.beside_another and not _is_beside(masked, at, measure):
            continue
        if form.beside_travel and not (_TRAVEL.search(masked.text) or _TO_NEXT.search(masked.text)):
            continue
        if _is_meant(form, quantities[0], words, before[: ahead.start()] if ahead else before):
            return _statement(masked, at, form, quantities, words)
    return None


def _is_beside(masked: Masked, at: int, measure: Measure) -> bool:
    """Whether a figure stands beside one of the other measure: with nothing else, or in a sentence of travel."""
    signs = [sign for sign in masked.figures if 0 < abs(masked.text.index(sign) - at) <= _BESIDE_REACH]
    others = {measure_of(masked.figures[sign][0]) for sign in signs}
    near = masked.text[max(0, at - _BESIDE_REACH) : at + _BESIDE_REACH]
    alone = bool(_PAIR.search(near) or _BOTH_LATER.search(near))
    return ("hours" if measure == "km" else "km") in others and (alone or bool(_TRAVEL.search(masked.text)))


def _noun(match: re.Match[str] | None) -> str:
    """Return the words of travel that a form found."""
    return "" if match is None else " ".join(v for k, v in match.groupdict().items() if v and k.startswith("noun"))


def _is_meant(form: TravelForm, figure: Quantity, words: str, lead: str) -> bool:
    """Whether what a form reads is told of a journey that was or will be made."""
    if figure.km is not None and form.whole and _ABILITY.search(lead):
        return False
    if form.name == TO_GO:
        return (figure.km or 0.0) >= _LEAST_TO_GO_KM
    if form.name == "speed.per_day":
        return figure.unit.endswith("/d")
    if form.name in _BY_THE_HOUR and figure.unit == "h":
        return (figure.hours or 0.0) >= _LEAST_HOURS
    if form.name.startswith("duration.dated"):
        return (figure.hours or 0.0) >= 2 * 24
    if form.name == "duration.in":
        # "1,200 people crossed in 48 hours": how many they were; "will fly to Rome in three days": when.
        soon = (figure.hours or 0.0) >= 24 and bool(_TO_COME.search(lead))
        return not soon and not _MANY.search(lead[-60:])
    # "A three-hour tour of the museum" is none of a traveller.
    return (figure.hours or 0.0) >= 24 or not _VISIT.fullmatch(words)


def _statement(
    masked: Masked, at: int, form: TravelForm, quantities: tuple[Quantity, ...], words: str
) -> TravelStatement:
    said = qualified(masked, at, at + 1)
    is_visit = bool(_VISIT.fullmatch(words))
    ends = JourneyEnds() if is_visit or form.dated_only else told_ends(masked, at, across=form.elapsed)
    tail = _CLAUSE.split(masked.text[at + 1 : at + 120])[0]
    head = masked.text[max(0, at - _REACH) : at]
    # What stands behind a comma is told beside the journey: "in 54 hours, with stops for camels".
    behind = "" if tail.startswith(",") else _BREAK.split(tail)[0]
    named = " ".join(mention.text for mention in masked.names.values() if is_means(mention.text))
    means: tuple[str, ...] = (words, behind, _BREAK.split(head)[-1], head, tail, named)
    pace = pace_of(*means)
    at_sea = [q for figure in masked.figures.values() for q in figure if q.unit in _OF_SHIPS]
    if at_sea and pace is None:
        means = (*means, "speedboat" if any((q.kmh or 0.0) > _FAST_AT_SEA for q in at_sea) else "ship")
        pace = pace_of(*means)
    return TravelStatement(
        start=quantities[0].start,
        end=masked.at(at + 1),
        quantities=quantities,
        reference=ends.origin,
        subject=ends.goal,
        hedge=said.hedge,
        bound=said.bound,
        bound_words=said.bound_words,
        basis=basis_by(pace.mode if pace else "unknown"),
        basis_told=pace is not None,
        rule=form.name,
        measure=measure_of(quantities[0]),
        is_whole=form.whole,
        is_left=form.left,
        means=means,
        is_elapsed=form.elapsed,
        is_visit=is_visit,
        is_top=bool(_TOP.search(head[-40:])),
        is_by_timetable=said.bound is None and bool(_BY_TIMETABLE.search(head)) and not _HALTS.search(masked.text),
    )
