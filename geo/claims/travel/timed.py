"""Whether a duration or a speed fits the way between two places, and whether others of their names may be meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.claims.judging.other_readings import LIKELY, LIKELY_NEAR, Reading, on_another_scale, other_readings
from geo.claims.judging.place_readings import doubt_of, is_doubtful
from geo.claims.measuring.measure import measure
from geo.claims.measuring.verdicts import HOLDS
from geo.claims.measuring.ways import route_km, way_km
from geo.claims.statements.target import NotMeasurableError
from geo.claims.travel.pace import check_pace, check_stated_speed, pace_in
from geo.figures import km_words
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.target import Measured, Target
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.lexicon import PaceClass
    from geo.model import Mode, Route

_NEWER_LINE: Final = 0.85
NO_SPEED: Final = "The text gives no distance and duration of this journey from which a speed would follow."


_LEAST_OF_A_WAY, _MOST_OF_A_WAY = 0.95, 1.6
"""How long, by the straight line and by the way known here, a length may be that is told of the way itself."""


class _Way(NamedTuple):
    """The shortest way that may be between two places, the one that is known, and how long the text says that it is."""

    shortest: float
    known: float
    told: float | None


@dataclass(frozen=True)
class Timed:
    """A duration or a speed held against the `km` between two places, along the `way` where that is known."""

    check: Check
    straight: Measured
    km: float
    way: float | None


def judge_time(
    statement: TravelStatement,
    others: Sequence[TravelStatement],
    pace: PaceClass | None,
    reference: Target,
    subject: Target,
    *,
    context: SentenceContext,
    routes: Sequence[Route],
    told_km: float | None,
    sure: bool,
) -> Timed | None:
    """Return a statement of time held against the way between two places, None where that cannot be measured.

    `told_km` is the only length that its sentence tells, which may be that of the way.
    """
    try:
        straight = measure(reference, subject, context.countries)
    except NotMeasurableError:
        return None
    pace = pace and pace_in(pace, {reference.place.country, subject.place.country})
    mode = pace.mode if pace else "unknown"
    way = way_between(reference, subject, mode, routes) if straight.between == "centres" else None
    km, by_road = way or straight.km, way is None and mode != "air"
    times = 2 if statement.is_return else 1
    told = None
    if told_km and times == 1 and _LEAST_OF_A_WAY * straight.km <= told_km <= _MOST_OF_A_WAY * km:
        told = told_km
    # A line that is newer than those known here is straighter, but not by so much that a slow one becomes fast.
    shortest = max(straight.km, _NEWER_LINE * km) if way and mode == "rail" else straight.km
    lengths = _Way(times * shortest, times * km, told)
    check = _of_speed(statement, others, lengths, pace, by_road=by_road, sure=sure)
    return Timed(check, straight, km, way)


def weigh_time(
    statement: TravelStatement,
    targets: tuple[Target, Target],
    context: SentenceContext,
    judge: Callable[[Target, Target], Timed | None],
) -> Timed | None:
    """Return a statement of time as it is between the places that were read, open where others are as likely.

    Where it fits, only a name that was read with little confidence is doubted, and only within its country: nearly any
    place fits some duration.
    """
    timed = judge(*targets)
    if timed is None or timed.check.verdict == "not_checkable":
        return timed
    if statement.is_by_chance and timed.check.verdict in HOLDS:
        return _open(timed, f"{timed.check.explanation[:-1]}, but the text does not say that it is of this journey.")
    ends = (statement.reference, statement.subject)
    fits = timed.check.verdict in HOLDS
    if fits and not any(end and end.mention and is_doubtful(end.mention, context) for end in ends):
        return timed
    home = [target.place.country for target in targets]
    read = Reading(*targets, 1.0)
    others = other_readings(statement, read, context, LIKELY if fits else LIKELY_NEAR)
    if not fits:
        others = chain(others, on_another_scale(statement, read, context))
    for other in others:
        if fits and [other.reference.place.country, other.subject.place.country] != home:
            continue
        instead = judge(other.reference, other.subject)
        if instead and (instead.check.verdict in HOLDS) != fits:
            text = (
                f"It is not sure which places are meant: those that were read are {km_words(timed.straight.km)} apart, "
                f"others of their names {km_words(instead.straight.km)}."
            )
            return _open(timed, text)
    why = doubt_of(statement, timed.straight, context) if timed.check.verdict == "contradicted" else None
    return timed if why is None else _open(timed, why)


def _open(timed: Timed, why: str) -> Timed:
    return replace(timed, check=Check(name="speed", verdict="not_checkable", explanation=why))


def way_between(reference: Target, subject: Target, mode: Mode, routes: Sequence[Route]) -> float | None:
    """Return the km of the way by rail or sea, None where it goes otherwise or is not known."""
    if mode not in {"rail", "sea"}:
        return None
    known = route_km(routes, reference.place.id, subject.place.id, (mode,))
    return way_km(reference.place, subject.place, mode)[0] if known is None else known


def _of_speed(
    statement: TravelStatement,
    others: Sequence[TravelStatement],
    lengths: _Way,
    pace: PaceClass | None,
    *,
    by_road: bool,
    sure: bool,
) -> Check:
    """Return whether a duration, or the speed told of it, fits a way, which is a straight line if it is `by_road`."""
    shortest, km, told_km = lengths
    least = shortest if pace and pace.mode == "sea" else km
    durations = [other.quantities[0] for other in others if other.measure == "hours"]
    told = [other for other in others if other.measure == "kmh" and not other.is_top]
    speeds, is_average = [other.quantities[0] for other in told], all(other.is_average for other in told)
    stated_speed = partial(check_stated_speed, by_road=by_road, least_km=least, is_average=is_average)
    if statement.measure == "kmh":
        if len(durations) == 1 and len(speeds) == 1 and not statement.is_top:
            stated = stated_speed(durations[0], speeds[0], km)
            timed = check_pace(durations[0], pace, km, by_road=by_road, least_km=shortest, sure=sure)
            # Where the duration is wrong by itself, the speed need not be.
            return stated if timed.verdict in HOLDS else stated.model_copy(update={"verdict": "not_checkable"})
        return Check(name="speed", verdict="not_checkable", explanation=NO_SPEED)
    figure = statement.quantities[0]
    check = check_pace(
        figure,
        pace,
        km,
        by_road=by_road,
        least_km=shortest,
        told_km=told_km,
        sure=sure,
        halts=statement.is_elapsed,
        by_timetable=statement.is_by_timetable,
    )
    if len(durations) == 1 and len(speeds) == 1 and check.verdict != "contradicted":
        stated = stated_speed(figure, speeds[0], km)
        # Which of the two is wrong nobody can tell: mostly it is the speed, which follows from the others.
        told_how_far = any(other.measure == "km" for other in others)
        is_open = told_how_far or stated.verdict == "not_checkable"
        return check if stated.verdict == "contradicted" or (is_open and stated.verdict not in HOLDS) else stated
    return check
