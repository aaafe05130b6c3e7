"""When a figure is right: tolerance by rounding and hedge, bounds, directions. Pure arithmetic, no places.

Tolerance is half the rounding step of the figure, at least 2 % of it (5 % if hedged), at most 10 %; beyond it
within 10 % approximately, within 25 % imprecise, beyond that contradicted. All shares are of the stated figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from geo.compass import angle_between
from geo.figures import last_digit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Bound, Check, Quantity, Verdict

Allowance = Literal["rounding", "hedge", "places"]
ORDER: tuple[Verdict, ...] = ("supported", "approximately", "imprecise", "contradicted")
HOLDS: frozenset[Verdict] = frozenset({"supported", "approximately"})
"""The verdicts of what a fair reader lets stand."""


def overall(checks: Sequence[Check]) -> Verdict:
    """Return the verdict of a claim: that of its figure, which is checked first; contradicted where any part is.

    Of two units that disagree one is right where the figure is: the claim is imprecise. Another part that is imprecise
    leaves it as it is: the headline names that part, and the rating of a ClaimReview is lower. What cannot be checked
    stays so, whatever its two units say of each other.
    """
    figure = checks[0].verdict
    wrong = {check.name for check in checks if check.verdict == "contradicted"}
    if figure == "not_checkable" or not wrong:
        return figure
    return "imprecise" if wrong == {"units_agree"} else "contradicted"


def rounding_step(value: float) -> float:
    """Return the step to which a figure was rounded: 10 of 680, 1 of 425, 100 of 1,200, 0.5 of 2.5, 0.1 of 3.2."""
    if value != int(value):
        text = f"{value:.6f}".rstrip("0")
        digits = len(text) - text.index(".") - 1
        return 0.5 if (value * 2) == int(value * 2) else 10.0**-digits
    return last_digit(value)


def half_step(quantity: Quantity) -> float:
    """Return half the step to which a figure was rounded, in the unit of `base_value`."""
    return rounding_step(quantity.value) / 2 * (base_value(quantity) / quantity.value if quantity.value else 1.0)


def tolerance(quantity: Quantity, *, hedged: bool) -> float:
    """Return how far from the figure a measurement may be, in the unit of `base_value`."""
    return allowance(quantity, hedged=hedged)[0]


def allowance(quantity: Quantity, *, hedged: bool) -> tuple[float, Allowance]:
    """Return the tolerance and what it is for: the rounding, the hedge, or that towns are no points ("places")."""
    figure = base_value(quantity)
    rounding = half_step(quantity)
    least, most = figure * (0.05 if hedged else 0.02), figure * 0.10
    if rounding > least:
        return min(rounding, most), "rounding"
    return least, "hedge" if hedged else "places"


def base_value(quantity: Quantity) -> float:
    """Return the figure in km, hours or km/h."""
    value = next((v for v in (quantity.km, quantity.hours, quantity.kmh) if v is not None), None)
    assert value is not None, "every quantity is a distance, a duration or a speed"
    return value


def top_value(quantity: Quantity) -> float:
    """Return the upper end of a range in km, hours or km/h; the figure itself if it is no range."""
    if quantity.value_max is None or not quantity.value:
        return base_value(quantity)
    return base_value(quantity) * quantity.value_max / quantity.value


def deviation(quantity: Quantity, measured: float) -> float:
    """Return measured minus stated, from the nearer end of a range and 0 within it."""
    low, high = base_value(quantity), top_value(quantity)
    return measured - low if measured < low else measured - high if measured > high else 0.0


def figure_verdict(quantity: Quantity, measured: float, *, hedged: bool) -> Verdict:
    """Return how well a plain figure fits what was measured."""
    off = abs(deviation(quantity, measured))
    stated = top_value(quantity) if measured > top_value(quantity) else base_value(quantity)
    if off <= tolerance(quantity, hedged=hedged) + 1e-9:
        return "supported"
    if off <= stated * 0.10:
        return "approximately"
    return "imprecise" if off <= stated * 0.25 else "contradicted"


def bound_verdict(quantity: Quantity, measured: float, bound: Bound, *, hedged: bool) -> Verdict:
    """Return whether "more than", "less than" or "nearly" the figure holds of what was measured."""
    stated = top_value(quantity) if bound == "at_most" else base_value(quantity)
    share = measured / stated if stated else 0.0
    if bound == "at_least":
        return "contradicted" if share < 0.97 else "imprecise" if share > 1.25 else "supported"
    if bound == "at_most":
        return "supported" if share <= 1.0 else "approximately" if share <= 1.05 else "contradicted"
    if 0.90 <= share <= 1.02:
        return "supported"
    plain = figure_verdict(quantity, measured, hedged=hedged)
    return "approximately" if plain == "supported" else plain


def verdict_of(quantity: Quantity, measured: float, bound: Bound | None, *, hedged: bool) -> Verdict:
    """Return how well a figure, bound or plain, fits what was measured."""
    if bound:
        return bound_verdict(quantity, measured, bound, hedged=hedged)
    return figure_verdict(quantity, measured, hedged=hedged)


def softened(verdict: Verdict) -> Verdict:
    """Return the verdict of a figure that fits only other parts of what is large: one step milder."""
    return "approximately" if verdict == "imprecise" else "imprecise" if verdict == "contradicted" else verdict


def within_extent(quantity: Quantity, least_km: float, greatest_km: float, allowed: float, bound: Bound | None) -> bool:
    """Return whether the figure fits some distance between `least_km` and `greatest_km`."""
    low, high = base_value(quantity), top_value(quantity)
    if bound == "at_least":
        return least_km <= 1.25 * low and low <= greatest_km
    if bound == "at_most":
        return least_km <= high
    return least_km <= high + allowed and low - allowed <= greatest_km


def direction_verdict(
    stated_deg: float, bearings: tuple[float, ...], *, narrow: bool, loose_deg: float = 0.0
) -> tuple[Verdict, float]:
    """Return the verdict and the smallest angle between the stated direction and the bearings measured.

    A direction is right up to 22.5 degrees, halfway to the next of eight points, and contradicted beyond 67.5; `narrow`
    halves both, for sixteen-point words and "due north". The extent of the places turns bearings by up to `loose_deg`:
    by all of that none is contradicted, by half of it supported.
    """
    angle = min(angle_between(stated_deg, bearing) for bearing in bearings)
    right, wrong = (11.25, 33.75) if narrow else (22.5, 67.5)
    if angle <= right + loose_deg / 2:
        return "supported", angle
    return ("imprecise" if angle <= wrong + loose_deg else "contradicted"), angle


def units_verdict(first: Quantity, second: Quantity) -> tuple[Verdict, float]:
    """Return whether two figures for one distance agree, each as far as it is rounded, and their difference in %."""
    a, b = base_value(first), base_value(second)
    off = abs(a - b)
    share = off / max(a, b) if max(a, b) else 0.0
    rounding = sum(half_step(q) for q in (first, second) if q.value)
    most = 0.25 if min(first.value, second.value) < 5 else 0.10  # 1 mile is 2 km, but 1,000 miles are not 2,000
    if off <= max(min(rounding, most * max(a, b)), 0.02 * max(a, b)):
        return "supported", share * 100
    return ("approximately" if share <= 0.10 else "imprecise" if share <= 0.25 else "contradicted"), share * 100
