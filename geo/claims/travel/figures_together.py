"""The figures that one sentence tells of one journey, against each other: 180 miles in a week at 25 miles a day."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.claims.measuring import verdicts
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.travel.pace import check_pace, fastest_pace, pace_of
from geo.claims.travel.travel_words import BARELY, FOLLOWS, MOVES, OF_A_PART
from geo.figures import quantity_words, unit_by_short
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.claims.statements.masking import Masked, Measure
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Quantity, Verdict

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_AGREE, _ABOUT, _ROUGHLY, _RESTING = 0.07, 0.12, 0.25, 0.35
"""How far three rounded figures may be from each other: days of rest are in the time, but mostly not in the average."""

_MOST_ROUNDED = 0.05


_TIED: Final = re.compile(rf"\b{FOLLOWS}[ ]{QUALIFIED}(?:{BARELY}[ ])?$", re.IGNORECASE)
"""What says of a speed that it follows from the distance and the duration."""

_THEIRS: Final = re.compile(
    rf"""
    ^\W*(?:
      (?:they|he|she|it|we|I)[ ](?:(?:have|has|had)[ ])?
        (?: averaged | (?![a-z]+s[ ]){MOVES}(?:,?[ ]on[ ]average,?)? | came,?[ ]on[ ]average,? )
      | (?:their|his|her|its|our|my)[ ](?:average|mean)(?:[ ](?:speed|pace))?[ ](?:was|had[ ]been)
      | (?:this|that|it)[ ](?:is|was|makes|made)[ ]an[ ]average[ ]of
    )[ ]{QUALIFIED}$
    """,
    _FLAGS,
)
"""What opens a sentence and tells of those of whom the one before tells how fast they went on the whole."""

_A_PART: Final = re.compile(rf"\b{OF_A_PART}\b", re.IGNORECASE)
_UNDER_WAY: Final = frozenset({"duration.on_the_way", "duration.aboard_for"})
_OF_ANYTHING: Final = frozenset({"duration.linked", "duration.together"})
_OF_A_TIMETABLE: Final = frozenset({"rail", "sea", "air"})
_A_DAY_H: Final = 24.0


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


def three_in_no_form(
    measures: Mapping[Measure, Sequence[TravelStatement]],
    before: Mapping[Measure, Sequence[TravelStatement]],
    masked: Masked,
    *,
    points_back: bool,
) -> Three | None:
    """Return the only distance, duration and speed of a sentence and the one `before`, if they are of one journey.

    `measures` has every figure of the sentence by what it measures. Three that agree are of one journey; others only
    where words tie the speed to them, and to the sentence before where it `points_back`, tells of the same people, or
    goes on about how long they were under way.
    """
    ways, times, rates = (measures[key] or before[key] for key in ("km", "hours", "kmh"))
    speeds = [speed for speed in rates if not speed.is_top]
    if len(speeds) != 1 or len(ways) != 1 or len(times) != 1:
        return None
    three = Three(ways[0], times[0], speeds[0])
    if check_figures(three, speeds[0]).verdict in verdicts.HOLDS:
        return three
    tied = measures["kmh"] and _TIED.search(masked.text[: masked.position(speeds[0].start)])
    here = bool(measures["km"] and measures["hours"])
    goes_on = bool(measures["km"]) and times[0].rule in _UNDER_WAY
    if tied and (here or points_back or goes_on):
        return three
    # Only a duration that is surely one of travel is that of the way: "spent ten days in Rome and walked 600 km".
    return three if times[0].rule not in _OF_ANYTHING and is_of_the_whole(speeds[0], masked) else None


def is_of_the_whole(rate: TravelStatement, masked: Masked) -> bool:
    """Whether a speed is told, of those of whom the sentence before tells, as that of their whole journey."""
    sign = masked.sign_of(rate.quantities[0])
    if sign is None:
        return False
    before, behind = masked.text.split(sign, 1)
    return _THEIRS.search(before) is not None and _A_PART.search(behind) is None


def check_figures(three: Three, statement: TravelStatement) -> Check:
    """Return whether a distance is what a speed makes in a duration, as it bears on one of the three.

    Where they do not agree the speed is contradicted, which mostly follows from the others; of those nobody can tell.
    """
    low = _least(three.speed) * _least(three.duration)
    high = _most(three.speed) * _most(three.duration)
    figure = _way_of(three)
    stated = min(max(_base(figure), low), high)
    off = max(stated - verdicts.top_value(figure), _base(figure) - stated, 0.0) / max(stated, _base(figure), 1e-9)
    roughly = _RESTING if low > _base(figure) else _ROUGHLY
    loose = any(one.bound for one in three)
    verdict: Verdict = (
        "supported" if off <= _AGREE else "approximately" if off <= _ABOUT
        else "imprecise" if off <= roughly or loose else "contradicted"
    )  # fmt: skip
    if verdict in {"contradicted", "imprecise"} and (
        statement.measure != "kmh" or (low > _base(figure) and _may_be_of_the_hours_on_the_way(three))
    ):
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


def _may_be_of_the_hours_on_the_way(three: Three) -> bool:
    """Whether so many km an hour may leave out the nights of a journey of days, in which nobody drives a timetable."""
    if three.speed.quantities[0].unit.endswith("/d") or _base(three.duration.quantities[0]) <= _A_DAY_H:
        return False
    pace = pace_of(*chain.from_iterable(one.means for one in (three.speed, three.distance, three.duration)))
    return pace is None or pace.mode not in _OF_A_TIMETABLE or pace.most_a_day is not None


def _way_of(three: Three) -> Quantity:
    """Return the distance, in nautical miles where that is what miles at so many knots are."""
    figure, speed = three.distance.quantities[0], three.speed.quantities[0]
    if figure.unit != "mi" or speed.unit != "kn":
        return figure
    at_sea = figure.model_copy(update={"unit": "nmi", "km": figure.value * unit_by_short("nmi").factor})
    made = _base(three.duration.quantities[0]) * _base(speed)
    return min(figure, at_sea, key=lambda one: abs(_base(one) - made))


def check_daily_rate(
    way: TravelStatement, rate: TravelStatement, lasted: Sequence[tuple[float, float]]
) -> Check | None:
    """Return whether so much a day makes a way in the hours, at least and at most, that its dates allow.

    `lasted` has several such ranges where the years are not told.
    """
    figure, said = way.quantities[0], rate.quantities[0]
    kmh = [(_base(figure) / most, _base(figure) / least) for least, most in lasted if least > 0]
    if not kmh:
        return None
    low, high = min(kmh, key=lambda one: max(one[0] - _base(said), _base(said) - one[1]))
    off = max(low - verdicts.top_value(said), _base(said) - high, 0.0) / _base(said)
    loose = {way.bound, rate.bound} - {None, "almost"}
    verdict: Verdict = (
        "supported" if off <= _AGREE else "approximately" if off <= _ABOUT
        else "imprecise" if off <= _RESTING or loose else "contradicted"
    )  # fmt: skip
    agree = "agrees" if verdict in verdicts.HOLDS else "does not agree"
    unit = said.value / _base(said)
    text = (
        f"By the dates that the text gives, {quantity_words(figure)} is {low * unit:,.0f} to {high * unit:,.0f} a day; "
        f"{quantity_words(said)} {agree} with that."
    )
    return Check(name="figures", verdict=verdict, explanation=text)


def _base(figure: Quantity) -> float:
    return verdicts.base_value(figure)


def _least(statement: TravelStatement) -> float:
    figure = statement.quantities[0]
    return _base(figure) - _slack(figure)


def _most(statement: TravelStatement) -> float:
    figure = statement.quantities[0]
    return verdicts.top_value(figure) + _slack(figure)


def _slack(figure: Quantity) -> float:
    return min(verdicts.half_step(figure), _MOST_ROUNDED * _base(figure))


def _words(statement: TravelStatement) -> str:
    return quantity_words(statement.quantities[0])


def check_speed_of_both(
    statement: TravelStatement, others: Sequence[TravelStatement], means: tuple[str, ...]
) -> list[Check]:
    """Return whether the only distance and the only duration of a sentence make a speed that nobody has by `means`."""
    distances = [other for other in others if other.measure == "km"]
    durations = [other for other in others if other.measure == "hours"]
    if len(distances) != 1 or len(durations) != 1 or statement not in {*distances, *durations}:
        return []
    figure, duration, pace = distances[0].quantities[0], durations[0].quantities[0], pace_of(*means)
    check = check_pace(duration, pace and fastest_pace(pace), verdicts.base_value(figure), by_road=False)
    if check.verdict == "contradicted":
        return [check]
    text = f"{check.explanation[:-1]}, but the text names nothing against which the two could be measured."
    return [check.model_copy(update={"explanation": text, "verdict": "not_checkable"})]
