"""Judge a statement against what was measured: a verdict for each check, one plain sentence each, and the headline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims import rules
from geo.claims.compass import bearing_of, name_of
from geo.claims.words import amount, km_words, quantity_words
from geo.model import Check, Verdict

if TYPE_CHECKING:
    from geo.claims.find import Statement
    from geo.claims.measure import Measured
    from geo.model import Quantity

_PLAUSIBLE = (1.0, 1.6)
_BOUND_WORDS = {"at_least": "more than", "at_most": "no more than", "almost": "nearly"}


@dataclass(frozen=True)
class Judgement:
    """What follows: the verdict of the distance, the checks, and the figures behind them (km)."""

    verdict: Verdict
    checks: tuple[Check, ...]
    tolerance_km: float | None = None
    deviation_km: float | None = None
    deviation_pct: float | None = None


def judge(statement: Statement, straight: Measured, way_km: float | None, why_no_way: str | None) -> Judgement:
    """Return the judgement of a statement whose ends were measured.

    A figure along a way is held against `way_km`; where that is not known, 1.0 to 1.6 times the straight line is
    plausible, less is contradicted and more cannot be checked.
    """
    hedged = statement.hedge is not None
    along = statement.form == "way"
    checks: list[Check] = []
    if along and way_km is None:
        best = statement.quantities[0]
        checks.append(_plausible(best, straight, hedged=hedged, why=why_no_way))
        measured, figures = straight.km, None
    else:
        measured = way_km if along and way_km is not None else straight.km
        best, check, figures = _distance(statement, straight, measured, hedged=hedged, along=along)
        checks.append(check)
    if statement.bound and not (along and way_km is None):
        checks.append(_bound(best, measured, statement, hedged=hedged))
    if len(statement.quantities) > 1:
        checks.append(_units(statement.quantities))
    if statement.direction:
        checks.append(_direction(statement, straight))
    hints = _hints(statement, straight, way_km, checks[0].verdict) if figures else ()
    if hints:
        checks[0] = checks[0].model_copy(update={"explanation": " ".join([checks[0].explanation, *hints])})
    tolerance, off = figures or (None, None)
    stated = rules.base_value(best)
    return Judgement(
        verdict=checks[0].verdict, checks=tuple(checks), tolerance_km=tolerance, deviation_km=off,
        deviation_pct=None if off is None or not stated else round(100 * off / stated, 1),
    )  # fmt: skip


def _distance(
    statement: Statement, straight: Measured, measured: float, *, hedged: bool, along: bool
) -> tuple[Quantity, Check, tuple[float, float]]:
    def verdict_of(quantity: Quantity) -> Verdict:
        if statement.bound:
            return rules.bound_verdict(quantity, measured, statement.bound, hedged=hedged)
        return rules.figure_verdict(quantity, measured, hedged=hedged)

    best = min(statement.quantities, key=lambda q: rules.ORDER.index(verdict_of(q)))
    verdict = verdict_of(best)
    allowed, off = rules.tolerance(best, hedged=hedged), rules.deviation(best, measured)
    lifted = False
    if verdict in {"imprecise", "contradicted"} and not along and _within_extent(best, straight, allowed, statement):
        verdict, lifted = "approximately", True
    where = "along the way" if along else straight.between_words
    text = f"{km_words(measured)} were measured {where}; "
    each = " and ".join(quantity_words(q) for q in statement.quantities)
    if statement.bound:
        text += f"the text says {_BOUND_WORDS[statement.bound]} {each}."
    elif verdict == "supported":
        text += (
            f"{each} {'agree' if len(statement.quantities) > 1 else 'agrees'} with that within "
            f"{amount(allowed, best)} for rounding."
        )
        wrong = [q for q in statement.quantities if verdict_of(q) != "supported"]
        if wrong and rules.units_verdict(best, wrong[0])[0] != "supported":
            text = (
                f"{km_words(measured)} were measured {where}; {quantity_words(best)} agrees with that, "
                f"{quantity_words(wrong[0])} does not."
            )
    else:
        text += (
            f"{quantity_words(best)} is {amount(abs(off), best)} ({abs(100 * off / rules.base_value(best)):.0f} "
            f"%) {'less' if off > 0 else 'more'}."
        )
    if lifted:
        text += f" The places are large: {straight.min_km:.0f} to {straight.max_km:.0f} km are between their edges."
    return best, Check(name="distance", verdict=verdict, explanation=text), (round(allowed, 2), round(off, 2))


def _within_extent(quantity: Quantity, straight: Measured, allowed: float, statement: Statement) -> bool:
    low, high = rules.base_value(quantity) - allowed, rules.top_value(quantity) + allowed
    if statement.bound == "at_least":
        return straight.max_km >= rules.base_value(quantity)
    if statement.bound == "at_most":
        return straight.min_km <= rules.top_value(quantity)
    return straight.min_km <= high and low <= straight.max_km


def _plausible(quantity: Quantity, straight: Measured, *, hedged: bool, why: str | None) -> Check:
    allowed = rules.tolerance(quantity, hedged=hedged)
    low, high = _PLAUSIBLE[0] * straight.km - allowed, _PLAUSIBLE[1] * straight.km + allowed
    figure = rules.base_value(quantity)
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
        return Check(
            name="distance",
            verdict="not_checkable",
            explanation=(
                f"{reason} {quantity_words(quantity)} is {share:.1f} times the straight line of "
                f"{km_words(straight.km)}, more than a way usually is."
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


def _bound(quantity: Quantity, measured: float, statement: Statement, *, hedged: bool) -> Check:
    assert statement.bound is not None, "only called where there is a bound"
    verdict = rules.bound_verdict(quantity, measured, statement.bound, hedged=hedged)
    share = measured / rules.base_value(quantity) if rules.base_value(quantity) else 0.0
    word = _BOUND_WORDS[statement.bound]
    holds = {
        "supported": "holds",
        "approximately": "nearly holds",
        "imprecise": "holds, but says little" if statement.bound == "at_least" else "is off",
        "contradicted": "does not hold",
    }
    text = (
        f"“{word} {quantity_words(quantity)}” {holds[verdict]}: {km_words(measured)} is {share:.2f} times the figure."
    )
    return Check(name="bound", verdict=verdict, explanation=text)


def not_checkable(statement: Statement, why: str) -> Judgement:
    """Return the judgement of a statement that cannot be measured, with the reason in a sentence."""
    checks = [Check(name="distance", verdict="not_checkable", explanation=why)]
    if len(statement.quantities) > 1:
        checks.append(_units(statement.quantities))
    return Judgement(verdict="not_checkable", checks=tuple(checks))


def _units(quantities: tuple[Quantity, ...]) -> Check:
    first, second = quantities[:2]
    verdict, share = rules.units_verdict(first, second)
    agree = "agree" if verdict == "supported" else "do not agree"
    inner = first if first.unit != "km" else second
    text = (
        f"{quantity_words(inner)} is {km_words(rules.base_value(inner))}: the two figures {agree} "
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
    verdict, angle = rules.direction_verdict(bearing_of(statement.direction), straight.bearings, narrow=narrow)
    actual = name_of(straight.bearings[0])
    text = (
        f"{subject} lies {actual} of {reference} (bearing {round(straight.bearings[0]) % 360:03d}°), "
        f"{angle:.0f}° from {statement.direction}."
    )
    if verdict == "supported":
        text = (
            f"{subject} lies {statement.direction} of {reference}, as stated (bearing "
            f"{round(straight.bearings[0]) % 360:03d}°)."
        )
    return Check(name="direction", verdict=verdict, explanation=text)


def _hints(statement: Statement, straight: Measured, way: float | None, verdict: Verdict) -> tuple[str, ...]:
    """Say what a wrong figure fits instead: the other unit, or the other measure."""
    if verdict not in {"imprecise", "contradicted"} or statement.bound:
        return ()
    quantity = statement.quantities[0]
    target = way if statement.form == "way" and way is not None else straight.km
    hints = []
    for unit, factor in (("miles", 1.609344), ("kilometres", 1.0), ("nautical miles", 1.852)):
        if (
            quantity.km
            and abs(quantity.value * factor - target) <= 0.02 * target
            and abs(quantity.km - quantity.value * factor) > 1e-6
        ):
            hints.append(f"{quantity.value:,g} {unit} would fit: the unit may be mixed up.")
    other = straight.km if statement.form == "way" else way
    if other is not None and rules.figure_verdict(quantity, other, hedged=statement.hedge is not None) == "supported":
        hints.append(
            f"It fits the straight line of {km_words(other)}, which is not the way." if statement.form == "way"
            else f"It fits the way of {km_words(other)}, which is not the straight line."
        )  # fmt: skip
    return tuple(hints)
