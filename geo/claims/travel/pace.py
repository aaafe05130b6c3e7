"""Statements of how long a journey takes: is the speed that follows one that trains, cars, ships or planes have?

The distance is the way by rail or sea, the straight line by air, and by road 1.0 to 1.6 times the straight line. A
speed stated in the same sentence is held against the one that follows, with the tolerance of its rounding.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.claims.measuring import verdicts
from geo.claims.travel.travel_words import without_march
from geo.figures import km_words, number, quantity_words
from geo.lexicon import PaceClass, VehicleClass, any_of, classes, plurals, vehicles, word_list, word_values
from geo.model import Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geo.model import Quantity

_ROAD_FACTOR = 1.6
_HOURS_A_DAY = 24.0
_FASTEST_KMH = 1150.0
"""Faster than any who travel are, by whatever they go."""

_ON_LAND_KMH = 130.0
"""Faster only planes and some trains are, of which the text would tell."""

_LEAST_KMH = 0.2
"""Slower than anybody is on average who travels, nights and halts included."""

_LONGEST_HALTS = 4.0
"""How many times longer than at its slowest a vehicle is on its way on a journey of days, with nights and halts."""

_LEAST_A_DAY_H = 3.0
"""So long a day at the slowest pace somebody goes at least who is on a journey."""

_SLOW_BY_TIMETABLE, _FAR_TOO_SLOW, _LEAST_SLOW_H = 2.0, 6.0, 3.0
"""How many times slower than usual is slow, and wrong, of what goes by a timetable, and from how many hours on."""

_SLOWER_ON_A_WAY_TOLD = 3.0
"""How many times slower than others of its kind goes what needs so long for a way of told length: a rack train."""

_SOME: Final = rf"(?:{any_of(['a', 'an', 'the', *word_values('cardinals', int)])}|\d+)"


def _paces() -> Iterator[tuple[PaceClass, re.Pattern[str]]]:
    kinds = classes("vehicles", VehicleClass)
    for pace in classes("paces", PaceClass).values():
        carriers = plurals(chain.from_iterable(kinds[name].words for name in pace.vehicles))
        told = [any_of([*pace.words, *pace.means, *carriers]), *(_by_animals(pace.animals) if pace.animals else ())]
        yield pace, re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


def _by_animals(animals: Collection[str]) -> Iterator[str]:
    """Yield patterns of what tells that somebody goes by these animals: those that he only meets tell nothing."""
    beasts = any_of(plurals(animals))
    on, rides = any_of(word_list("carried_by", "on")), any_of(word_list("carried_by", "rides"))
    yield rf"(?:{on}|{rides})[ ](?:{_SOME}[ ])?(?:[\w-]+[ ])?{beasts}"
    yield rf"{any_of(word_list('carried_by', 'with'))}[ ]{_SOME}[ ](?:[\w-]+[ ])?{beasts}"
    yield rf"{any_of(word_list('carried_by', 'owned'))}[ ](?:[\w-]+[ ])?{beasts}"
    yield rf"{beasts}[ -]{any_of(word_list('carried_by', 'train', 'rides'))}"


_PACES: Final = tuple(_paces())
# A bird flies by no pace that anybody has, either.
_NOT_TAKEN: Final = re.compile(
    rf"""
    \b(?:as|than)[ ](?:the|an?)[ ][a-z]+[ ]flies\b
    | (?: \b{any_of(word_list("carried_by", "without"))}(?:[ ](?:by|on|take|taking))?
      | \b(?P<chosen>{any_of(word_list("carried_by", "choose"))}\b[^.;]{{0,60}}?)[ ]over )
    [ ](?:(?:a|an|the|his|her|their)[ ])?{any_of(plurals(vehicles()))}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def pace_of(*told: str) -> PaceClass | None:
    """Return how fast somebody goes of whom words tell, the nearest to the figure first; None where none says by what.

    Of several ways in the same words the first counts.
    """
    for words in map(_as_told, told):
        found = [(match.start(), -len(match[0]), n) for n, (_, p) in enumerate(_PACES) if (match := p.search(words))]
        if found:
            pace = _PACES[min(found)[2]][0]
            return _narrower(pace, " ".join(told)) if pace.general else pace
    return None


def _as_told(words: str) -> str:
    """Return words without the month of March and the vehicle that somebody does without: "rather than the train"."""
    return _NOT_TAKEN.sub(lambda match: match["chosen"] or " ", without_march(words))


def is_means(name: str) -> bool:
    """Whether a name is that of what somebody goes by: "Indian Pacific"."""
    return any(pattern.fullmatch(name) for _, pattern in _PACES)


def _narrower(pace: PaceClass, words: str) -> PaceClass:
    """Return the way of going of the same mode that words tell beside a general one: who "flew by helicopter"."""
    others = (other for other, p in _PACES if other.mode == pace.mode and not other.general and p.search(words))
    return next(others, pace)


def pace_in(pace: PaceClass, countries: Collection[str | None]) -> PaceClass:
    """Return how fast what goes at a general pace goes in these countries: trains do not go alike in all.

    Across a border it is the mean of what it is on both sides, for nobody tells how long the way is on each.
    """
    if not pace.general:
        return pace
    own = [_pace_at_home(pace, country) for country in countries] or [pace]
    best = max(own, key=_speed)
    if all(other == best for other in own):
        return best
    means = {name: sum(getattr(other, name) for other in own) / len(own) for name in ("fastest", "usual_fastest")}
    return best.model_copy(update=means)


def _pace_at_home(pace: PaceClass, country: str | None) -> PaceClass:
    """Return how fast what goes at a general pace goes in a country."""
    others = (other for other, _ in _PACES if other.mode == pace.mode and country in other.countries)
    return max(others, key=_speed, default=pace)


def _speed(pace: PaceClass) -> float:
    return pace.fastest * pace.usual_fastest


def fastest_pace(pace: PaceClass) -> PaceClass:
    """Return how fast what goes at a general pace goes anywhere."""
    if not pace.general:
        return pace
    return max((other for other, _ in _PACES if other.mode == pace.mode and other.countries), key=_speed, default=pace)


class _Kms(NamedTuple):
    """How long a way is: none is less than `least`, this one is from `low` to `high`; `told` is what the text says."""

    least: float
    low: float
    high: float
    told: float | None


def check_pace(
    duration: Quantity,
    pace: PaceClass | None,
    km: float,
    *,
    by_road: bool,
    least_km: float | None = None,
    told_km: float | None = None,
    sure: bool = True,
    halts: bool = False,
    by_timetable: bool = False,
) -> Check:
    """Return whether a duration fits a distance of `km` (the straight line if `by_road`), no way being less `least_km`.

    `told_km` is how long the text says that the way is. Where it is not `sure` between which places, none is wrong; one
    with `halts` is not too slow; one `by_timetable` is that of every day, which has no mishaps in it.
    """
    hours = verdicts.base_value(duration), verdicts.top_value(duration)
    farthest = km * (_ROAD_FACTOR if by_road else 1.0)
    low, high = km / hours[1], farthest / hours[0]
    text = f"{km_words(km)}{' in a straight line' if by_road else ''} in {quantity_words(duration)} is"
    days = hours[1] > _HOURS_A_DAY
    about = _per_day(low, high) if days and low < _HOURS_A_DAY else _per_hour(low, high)
    kms = _Kms(km if least_km is None else least_km, km, farthest, told_km)
    outcome, says = _outcome(kms, hours, pace, by_timetable=by_timetable)
    if outcome == "imprecise" and halts and pace and high < pace.usual_slowest:
        outcome, says = "not_checkable", f"{says}, but there may be halts in it"
    if outcome in {"contradicted", "imprecise"} and not sure:
        outcome, says = "not_checkable", f"{says}, but it is not sure between which places it went"
    return Check(name="speed", verdict=outcome, explanation=f"{text} {about}: {says}.")


def check_within(duration: Quantity, pace: PaceClass, km: float) -> Check | None:
    """Return that nobody goes `km` in a duration, nor in the day that its first and its last may add; else None."""
    hours = verdicts.top_value(duration) + (_HOURS_A_DAY if verdicts.base_value(duration) >= _HOURS_A_DAY else 0.0)
    speed = km / hours
    if speed <= pace.fastest:
        return None
    text = f"{km_words(km)} in a straight line in no more than {hours:,.0f} hours is at least {speed:,.0f} km/h"
    return Check(name="speed", verdict="contradicted", explanation=f"{text}: faster than {pace.who} are.")


def check_stated_speed(
    duration: Quantity,
    speed: Quantity,
    km: float,
    *,
    by_road: bool,
    least_km: float | None = None,
    is_average: bool = True,
) -> Check:
    """Return whether a speed that is stated of a journey follows from its duration and a distance of `km`.

    Ships may sail straighter than the lanes known here, but no way is less than `least_km`. A speed that is not told as
    the average may be more.
    """
    low = (km if least_km is None else least_km) / verdicts.top_value(duration)
    high = km * (_ROAD_FACTOR if by_road else 1.0) / verdicts.base_value(duration)
    verdict = verdicts.figure_verdict(speed, min(max(verdicts.base_value(speed), low), high), hedged=True)
    fits = "fits" if verdict in verdicts.HOLDS else "does not fit"
    if not is_average and verdict not in verdicts.HOLDS and verdicts.base_value(speed) > high:
        verdict, fits = "not_checkable", "is on average less than"
    text = f"{km_words(km)}{' in a straight line' if by_road else ''} in {quantity_words(duration)} is"
    about = _per_day(low, high) if speed.unit.endswith("/d") else _per_hour(low, high)
    return Check(
        name="speed",
        verdict=verdict,
        explanation=f"{text} {about}, which {fits} the {quantity_words(speed)} stated.",
    )


def _per_hour(low: float, high: float) -> str:
    return f"{low:,.0f} km/h" if high - low < 1 else f"{low:,.0f} to {high:,.0f} km/h"


def _per_day(low: float, high: float) -> str:
    least, most = _HOURS_A_DAY * low, _HOURS_A_DAY * high
    return f"{number(round(least))} km a day" if most - least < 2 else f"{least:,.0f} to {most:,.0f} km a day"


def _outcome(
    kms: _Kms, hours: tuple[float, float], pace: PaceClass | None, *, by_timetable: bool
) -> tuple[Verdict, str]:
    """Return what hours, at least and at most, say of a way.

    Journeys of days have nights and halts in them.
    """
    farthest = max(kms.high, kms.told or 0.0)
    low, high = kms.low / hours[1], farthest / hours[0]
    if pace is None:
        if low > _FASTEST_KMH:
            return "contradicted", "faster than anybody travels"
        if high < _LEAST_KMH or low > _ON_LAND_KMH:
            return "not_checkable", "the text does not say by what, so nothing speaks for or against it"
        return "approximately", "possible, though the text does not say by what"
    if kms.least / hours[1] > pace.fastest:
        return "contradicted", f"faster than {pace.who} are"
    timetabled = by_timetable and pace.mode != "road" and hours[0] >= _LEAST_SLOW_H
    if timetabled and high * _FAR_TOO_SLOW < pace.usual_slowest:
        return "contradicted", f"many times slower than {pace.who} are"
    if hours[1] > _HOURS_A_DAY:
        if timetabled and high * _SLOW_BY_TIMETABLE < pace.usual_slowest:
            return "imprecise", f"slow for {pace.who}"
        return _outcome_of_days(low, high, pace)
    if hours[1] < (kms.told or kms.least) / pace.usual_fastest + pace.beside_h:
        return "imprecise", f"fast for {pace.who}"
    if hours[0] > farthest / pace.usual_slowest + pace.most_beside_h:
        if kms.told and high * _SLOWER_ON_A_WAY_TOLD >= pace.usual_slowest:
            return "approximately", f"slow for {pace.who}, as some are"
        return "imprecise", f"slow for {pace.who}"
    return "supported", f"a speed that {pace.who} have"


def _outcome_of_days(low: float, high: float, pace: PaceClass) -> tuple[Verdict, str]:
    """Return what speeds from `low` to `high` km/h say of a journey of days."""
    if high * _HOURS_A_DAY < pace.slowest * _LEAST_A_DAY_H:
        return "not_checkable", f"so little for {pace.who} that most of it was no travel"
    if pace.most_a_day and low * _HOURS_A_DAY > pace.most_a_day:
        return "contradicted", f"more than {pace.who} come in a day"
    if not pace.most_a_day and high * _LONGEST_HALTS < pace.usual_slowest:
        return "not_checkable", f"so little for {pace.who} that most of it was no travel"
    if low > pace.usual_fastest or (pace.usual_a_day and low * _HOURS_A_DAY > pace.usual_a_day):
        return "imprecise", f"much for {pace.who}"
    return "supported", f"not too fast for {pace.who}"
