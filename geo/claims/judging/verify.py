"""Judge a statement against what was measured: a verdict for each check, one plain sentence each, and the headline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.measuring import verdicts
from geo.compass import angle_between, bearing_of, name_of
from geo.figures import km_words, quantity_words
from geo.model import Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Measured, Side
    from geo.model import Bound, Quantity

_PLAUSIBLE = (1.0, 1.6)
_SAME_NUMBER = 0.025
"""By which share a figure in miles may differ from the kilometres of the straight line that are meant by it."""

_NEWER_KM = 400.0  # between towns so near to each other a line may run nearly straight
_NEWER = 0.94  # of the straight line between the centres of towns, whose stations lie nearer to each other
_ROAD, _LONGEST_ROAD_KM = 1.4, 1_000.0
"""How much longer than the straight line a road may be whose length is told as a distance, and up to what distance."""

_MANY_WAYS = 2.5  # times the distance, from which on an amount of road is one of several
_LONG, _TOO_LONG, _FAR_KM = 2.0, 3.0, 50.0  # of roads where no sea is to be gone round, between places so far apart
_AWAY_DEG = 135.0  # what lies off to the east is off no west coast
_SIDE_DEG, _FACING_DEG = 67.5, 112.5  # a west coast may face north-west, and run on to face north
_BOUND_WORDS: dict[Bound, str] = {"at_least": "more than", "at_most": "no more than", "almost": "nearly"}


@dataclass(frozen=True)
class Judgement:
    """What follows: the verdict of the distance, the checks, and the figures behind them (km)."""

    verdict: Verdict
    checks: tuple[Check, ...]
    tolerance_km: float | None = None
    deviation_km: float | None = None
    deviation_pct: float | None = None


def judge(
    statement: Statement,
    straight: Measured,
    held: Measured | None,
    why_no_way: str | None,
    is_overland: Callable[[], bool] = lambda: False,
) -> Judgement:
    """Return the judgement of a statement whose ends were measured.

    `straight` is the geodesic, `held` what the figure is held against: that, or the way if it is one; None where the
    way is not known. Then 1.0 to 1.6 times the straight line is plausible, less is contradicted and more cannot be
    checked; of a road where that line crosses no sea, more than 2 times is imprecise and more than 3 contradicted.
    What is contradicted in one of its parts is contradicted.
    """
    if held is None:
        best, tolerance, off = statement.quantities[0], None, None
        checks = [_plausible(statement, straight, why_no_way, is_overland)]
    else:
        best = min(statement.quantities, key=lambda q: verdicts.ORDER.index(_verdict(statement, q, held.km)))
        tolerance = _allowed(statement, best)
        off = verdicts.deviation(best, held.km)
        checks = [_distance(statement, best, held, straight)]
        if statement.bound:
            checks.append(_bound(best, held, statement))
    if statement.may_be_part and checks[0].verdict not in verdicts.HOLDS:
        checks = _of_a_part(best, held or straight) or checks
    if len(statement.quantities) > 1:
        checks.append(_units(statement.quantities))
    if statement.direction:
        checks.append(_direction(statement, straight))
    if straight.side and straight.side.bearings:
        checks.append(_side(statement, straight.side))
    stated = verdicts.base_value(best)
    return Judgement(
        verdict=verdicts.overall(checks),
        checks=tuple(checks),
        tolerance_km=None if tolerance is None else round(tolerance, 2),
        deviation_km=None if off is None else round(off, 2),
        deviation_pct=None if off is None or not stated else round(100 * off / stated, 1),
    )


def _of_a_part(quantity: Quantity, whole: Measured) -> list[Check] | None:
    """Return the checks of an amount of something that is less than one way, or more; None of one that may be it."""
    times = verdicts.base_value(quantity) / whole.km if whole.km else _MANY_WAYS
    if 1.0 <= times < _MANY_WAYS:
        return None
    may_be = "a part" if times < 1.0 else "of several ways, each"
    text = f"{quantity_words(quantity)} may be {may_be} of the {km_words(whole.km)} {whole.between_words}."
    return [Check(name="distance", verdict="not_checkable", explanation=text)]


def _verdict(statement: Statement, quantity: Quantity, km: float) -> Verdict:
    return verdicts.verdict_of(quantity, km, statement.bound, hedged=statement.hedge is not None)


def _allowed(statement: Statement, quantity: Quantity) -> float:
    return verdicts.tolerance(quantity, hedged=statement.hedge is not None)


def _between_parts(statement: Statement, best: Quantity, held: Measured, verdict: Verdict) -> Verdict | None:
    """Return the milder verdict of a figure that is off but fits between other parts of what is large, else None."""
    is_off = verdict in {"imprecise", "contradicted"}
    allowed = _allowed(statement, best)
    if is_off and verdicts.within_extent(best, held.min_km, held.max_km, allowed, statement.bound):
        return verdicts.softened(verdict)
    return None


def _distance(statement: Statement, best: Quantity, held: Measured, straight: Measured) -> Check:
    verdict = _verdict(statement, best, held.km)
    measured = f"{km_words(held.km)} were measured {held.between_words}"
    *most, last = [quantity_words(q) for q in statement.quantities]
    each = f"{', '.join(most)} and {last}" if most else last
    others = [q for q in statement.quantities if _verdict(statement, q, held.km) != "supported"]
    if statement.bound:
        text = f"{measured}; the text says {_bound_words(statement)} {each}."
    elif verdict != "supported":
        off, stated = verdicts.deviation(best, held.km), verdicts.base_value(best)
        share = f"{abs(100 * off / stated):,.0f} %" if stated else "all"
        text = f"{measured}; {quantity_words(best)} is {km_words(abs(off))} ({share}) {'less' if off > 0 else 'more'}."
    elif others and verdicts.units_verdict(best, others[0])[0] != "supported":
        text = f"{measured}; {quantity_words(best)} agrees with that, {quantity_words(others[0])} does not."
    else:
        agree = "agree" if len(statement.quantities) > 1 else "agrees"
        text = f"{measured}; {each} {agree} with that within {km_words(_allowed(statement, best))} for rounding."
    if (softened := _between_parts(statement, best, held, verdict)) is not None:
        verdict = softened
        text += f" {held.spread_words}: from {held.min_km:.0f} to {held.max_km:.0f} km are possible."
    elif verdict == "contradicted" and _may_be_a_road(statement, best, held):
        verdict = "imprecise"
        text += " By road it may be so far."
    elif verdict == "contradicted" and _may_be_a_newer_line(statement, best, held, straight):
        verdict = "imprecise"
        text += " A line that is newer than those known here may be so short."
    return Check(name="distance", verdict=verdict, explanation=text)


def _may_be_a_newer_line(statement: Statement, best: Quantity, held: Measured, straight: Measured) -> bool:
    """Say whether a railway may be so short: high-speed lines are straighter than those that are known here."""
    short = statement.basis == "rail" and straight.km <= _NEWER_KM
    return short and _NEWER * straight.km <= verdicts.base_value(best) < held.km


def _may_be_a_road(statement: Statement, best: Quantity, held: Measured) -> bool:
    """Say whether a figure is what the road may be long, which is often told without saying so."""
    plain = held.between == "centres" and not statement.is_straight and not statement.bound
    longer = verdicts.base_value(best) / held.km if held.km else 0.0
    return plain and held.km <= _LONGEST_ROAD_KM and 1.0 < longer <= _ROAD


def _plausible(statement: Statement, straight: Measured, why: str | None, is_overland: Callable[[], bool]) -> Check:
    quantity = statement.quantities[0]
    allowed = _allowed(statement, quantity)
    low, high = _PLAUSIBLE[0] * straight.km - allowed, _PLAUSIBLE[1] * straight.km + allowed
    figure = verdicts.base_value(quantity)
    share = figure / straight.km if straight.km else 0.0
    reason = why or "The way itself is on no network known here."
    if figure < low:
        return Check(
            name="distance",
            verdict="contradicted",
            explanation=(
                f"No way is shorter than the straight line of {km_words(straight.km)}; {quantity_words(quantity)} is."
            ),
        )
    if figure > high:
        sure = statement.basis == "road" and statement.basis_told and straight.km >= _FAR_KM and share > _LONG
        verdict: Verdict = "not_checkable"
        if sure and statement.bound is None and is_overland():
            verdict = "contradicted" if share > _TOO_LONG else "imprecise"
        return Check(
            name="distance",
            verdict=verdict,
            explanation=(
                f"{reason} {quantity_words(quantity)} is {share:.1f} times the straight line of "
                f"{km_words(straight.km)}, more than a way usually is."
            ),
        )
    if quantity.unit in {"mi", "nmi"} and abs(quantity.value - straight.km) <= _SAME_NUMBER * straight.km:
        return Check(
            name="distance",
            verdict="imprecise",
            explanation=(
                f"{reason} {quantity_words(quantity)} is {share:.2f} times the straight line, which is so many "
                f"kilometres: {km_words(straight.km)}."
            ),
        )
    return Check(
        name="distance",
        verdict="approximately",
        explanation=(
            f"{reason} {quantity_words(quantity)} is plausible: {share:.2f} times the straight line of "
            f"{km_words(straight.km)}."
        ),
    )


def _bound_words(statement: Statement) -> str:
    assert statement.bound is not None, "only called where there is a bound"
    return statement.bound_words or _BOUND_WORDS[statement.bound]


def _bound(best: Quantity, held: Measured, statement: Statement) -> Check:
    assert statement.bound is not None, "only called where there is a bound"
    verdict = _verdict(statement, best, held.km)
    share = held.km / verdicts.base_value(best) if verdicts.base_value(best) else 0.0
    words = f"“{_bound_words(statement)} {quantity_words(best)}”"
    if (softened := _between_parts(statement, best, held, verdict)) is not None:
        text = f"{words} may hold: from {held.min_km:.0f} to {held.max_km:.0f} km are possible."
        return Check(name="bound", verdict=softened, explanation=text)
    holds = {
        "supported": "holds",
        "approximately": "nearly holds",
        "imprecise": "holds, but says little" if statement.bound == "at_least" else "is off",
        "contradicted": "does not hold",
    }
    text = f"{words} {holds[verdict]}: {km_words(held.km)} is {share:.2f} times the figure."
    return Check(name="bound", verdict=verdict, explanation=text)


def not_checkable(statement: Statement, why: str) -> Judgement:
    """Return the judgement of a statement that cannot be measured, with the reason in a sentence."""
    checks = [Check(name="distance", verdict="not_checkable", explanation=why)]
    if len(statement.quantities) > 1:
        checks.append(_units(statement.quantities))
    return Judgement(verdict="not_checkable", checks=tuple(checks))


def _units(quantities: tuple[Quantity, ...]) -> Check:
    first, second = quantities[:2]
    verdict, share = verdicts.units_verdict(first, second)
    agree = "agree" if verdict == "supported" else "do not agree"
    inner = first if first.unit != "km" else second
    text = (
        f"{quantity_words(inner)} is {km_words(verdicts.base_value(inner))}: the two figures {agree} "
        f"(they differ by {share:.1f} %)."
    )
    return Check(name="units_agree", verdict=verdict, explanation=text)


def _direction(statement: Statement, straight: Measured) -> Check:
    assert statement.direction is not None, "only called where there is a direction"
    reference = statement.reference.words if statement.reference else "the reference"
    subject = statement.subject.words if statement.subject else "it"
    if straight.bearings is None:
        return Check(
            name="direction",
            verdict="not_checkable",
            explanation=f"{subject} is no distance from {reference}, so there is no direction.",
        )
    narrow = statement.due or statement.direction.count("-") == 2
    stated = bearing_of(statement.direction)
    verdict, angle = verdicts.direction_verdict(stated, straight.bearings, narrow=narrow, loose_deg=straight.loose_deg)
    nearest = min(straight.bearings, key=lambda bearing: angle_between(stated, bearing))
    actual = name_of(nearest)
    text = (
        f"{subject} lies {actual} of {reference} (bearing {round(nearest) % 360:03d}°), "
        f"{angle:.0f}° from {statement.direction}."
    )
    if verdict == "supported":
        text = f"{subject} lies {statement.direction} of {reference}, as stated (bearing {round(nearest) % 360:03d}°)."
    return Check(name="direction", verdict=verdict, explanation=text)


def _side(statement: Statement, side: Side) -> Check:
    """Judge on which side of an area a coast or border lies: "off the west coast of Morocco"."""
    stated = bearing_of(side.point)
    nearest = min(side.bearings, key=lambda bearing: angle_between(stated, bearing))
    off, actual = angle_between(stated, nearest), name_of(nearest)
    faces_away = max(angle_between(stated, bearing) for bearing in side.bearings) >= _AWAY_DEG
    verdict: Verdict = "supported"
    if off > _SIDE_DEG:
        verdict = "contradicted" if off > _FACING_DEG or faces_away else "imprecise"
    words = statement.reference.words if statement.reference else "it"
    text = f"What is nearest lies on the {actual} side of {side.of}; the text says “{words}”."
    return Check(name="direction", verdict=verdict, explanation=text)
