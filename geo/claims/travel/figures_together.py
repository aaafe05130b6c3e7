"""The figures that one sentence tells of one journey, against each other: 180 miles in a week at 25 miles a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.measuring import verdicts
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.stages import stages_in
from geo.claims.travel.travel_words import IN_ALL
from geo.figures import quantity_words
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.statements.masking import Masked, Measure
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Quantity, Verdict

_AGREE, _ABOUT, _ROUGHLY, _RESTING = 0.07, 0.12, 0.25, 0.35
"""How far three rounded figures may be from each other: days of rest are in the time, but mostly not in the average."""

_MOST_ROUNDED = 0.05


_IN_ALL = re.compile(rf"[ ]{IN_ALL}\b", re.IGNORECASE)
_MAKES = re.compile(
    rf"""
    \b(?: that | it | this | which | stages | legs | parts | together | {IN_ALL} )[ ](?:[a-z]+[ ]){{0,2}}?
    (?: makes? | made | making | is | was | comes?[ ]to | came[ ]to | adds?[ ]up[ ]to | totals? | totall?ed )[ ]
    {QUALIFIED}$
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Three(NamedTuple):
    """A distance, a duration and a speed that are told of one journey."""

    distance: TravelStatement
    duration: TravelStatement
    speed: TravelStatement


def three_of(statements: Sequence[TravelStatement], earlier_rate: TravelStatement | None) -> Three | None:
    """Return the distance, the duration and the speed of a sentence's only journey, None where it has not one of each.

    `earlier_rate` is the speed told before, if the sentence points back to it ("at this rate").
    """
    by_measure: dict[Measure, list[TravelStatement]] = {"km": [], "hours": [], "kmh": []}
    for statement in statements:
        if not statement.is_top:
            by_measure[statement.measure].append(statement)
    speeds = by_measure["kmh"] or ([earlier_rate] if earlier_rate else [])
    if len(by_measure["km"]) != 1 or len(by_measure["hours"]) != 1 or len(speeds) != 1:
        return None
    return Three(by_measure["km"][0], by_measure["hours"][0], speeds[0])


def check_total(statement: TravelStatement, others: Sequence[TravelStatement], masked: Masked) -> Check | None:
    """Return whether a distance "in all" is the sum of the others of its sentence, None where it is no sum of two.

    "That makes 980 km" is one of the stages that are told before it, each with both its ends.
    """
    parts = [other.quantities[0] for other in others if other.measure == "km" and other is not statement]
    if statement.measure != "km":
        return None
    at = masked.position(statement.start)
    if not _IN_ALL.match(masked.text, at + 1) or len(parts) < 2:
        before = [figure[0] for figure in masked.figures.values() if figure[0].start < statement.start]
        parts = [figure for figure in before if figure.km is not None]
        is_total = _MAKES.search(masked.text[:at]) or _IN_ALL.match(masked.text, at + 1)
        if len(parts) < 2 or len(parts) != stages_in(masked) or not is_total:
            return None
    total, figure = sum(_base(part) for part in parts), statement.quantities[0]
    verdict = verdicts.figure_verdict(figure, total, hedged=True)
    return Check(
        name="figures",
        verdict=verdict,
        explanation=(
            f"The {len(parts)} other distances make {total * figure.value / _base(figure):,.0f}, where the text says "
            f"{quantity_words(figure)} in all."
        ),
    )


def check_figures(three: Three, statement: TravelStatement) -> Check:
    """Return whether a distance is what a speed makes in a duration, as it bears on one of the three.

    Where they do not agree the speed is contradicted, which mostly follows from the others; of those nobody can tell.
    """
    low = _least(three.speed) * _least(three.duration)
    high = _most(three.speed) * _most(three.duration)
    figure = three.distance.quantities[0]
    stated = min(max(_base(figure), low), high)
    off = max(stated - verdicts.top_value(figure), _base(figure) - stated, 0.0) / max(stated, _base(figure), 1e-9)
    roughly = _RESTING if low > _base(figure) else _ROUGHLY
    loose = any(one.bound for one in three)
    verdict: Verdict = (
        "supported" if off <= _AGREE else "approximately" if off <= _ABOUT
        else "imprecise" if off <= roughly or loose else "contradicted"
    )  # fmt: skip
    if verdict in {"contradicted", "imprecise"} and statement.measure != "kmh":
        verdict = "not_checkable"
    agree = "agree" if verdict in verdicts.HOLDS else "do not agree"
    product = (low + high) / 2
    unit_km = _base(figure) / figure.value
    return Check(
        name="figures",
        verdict=verdict,
        explanation=(
            f"{_words(three.duration)} at {_words(three.speed)} make {product / unit_km:,.0f} of "
            f"{quantity_words(figure)}: the figures {agree}."
        ),
    )


def _base(figure: Quantity) -> float:
    return verdicts.base_value(figure)


def _least(statement: TravelStatement) -> float:
    figure = statement.quantities[0]
    return _base(figure) - _slack(figure)


def _most(statement: TravelStatement) -> float:
    figure = statement.quantities[0]
    return verdicts.top_value(figure) + _slack(figure)


def _slack(figure: Quantity) -> float:
    return min(verdicts.rounding_step(figure.value) / 2 / figure.value, _MOST_ROUNDED) * _base(figure)


def _words(statement: TravelStatement) -> str:
    return quantity_words(statement.quantities[0])
