"""What slip may have made a wrong figure: another that is like it, or another measure, would fit what was measured.

Each is a suggestion, found for a figure that does not hold: the other unit, the straight line given for the way or the
way for the straight line, another place that stands near, a digit too many or too few, two digits turned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.measuring import verdicts
from geo.claims.statements.names_in_sentences import place_called
from geo.compass import angle_between, bearing_of, name_of
from geo.figures import km_words, quantity_words, unit_by_short
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Claim, Place, Quantity

_NEAR = 0.05
"""Share of what was measured by which a figure may be off that is said to fit, however it is rounded."""

_LONGEST_WAY, _SHORTER = 1.6, 0.02
"""How long a way may be, as a share of the straight line, and by which share its figure may be rounded below that."""

_WAYS_ARE, _AS_A_WAY = (1.08, 1.35), 0.025
"""How long most ways are, as shares of the straight line, and how near a figure between those is said to come."""

_AT_SEA = ("sea", "coast", "nmi")
"""The way, the edge and the unit of figures in which a nautical mile may have been meant."""

_RARER = {"place": 0.01, "power_of_ten": 0.02, "digits": 0.02}
"""How much nearer a slip must come that is made more rarely, or that more often would fit by chance."""

_LENGTHS = ("km", "mi", "nmi")
_TURNED_DEG = 30.0
_TRUE = 0.01
_FEW_DIGITS, _MANY_DIGITS = 2, 5


@dataclass(frozen=True)
class Slip:
    """A slip, the sentence that suggests it, and by which share of what was measured its figure would be off."""

    name: str
    words: str
    off: float


def slip_of(claim: Claim, start: Place, end: Place, nearby: Sequence[Place]) -> Slip | None:
    """Return the likeliest slip behind a distance that does not hold; None where it holds or no slip would fit.

    `nearby` are other places that the claim's sentence or the one before it names.
    """
    wrong = claim.checks and claim.checks[0].verdict in {"imprecise", "contradicted"}
    figures = [q for q in claim.quantities if q.km]
    if not wrong or not figures or claim.measured_km is None or claim.kind != "distance":
        return None
    case = _Case(claim, figures[0], start, end, nearby)
    plain = verdicts.verdict_of(figures[0], claim.measured_km, claim.bound, hedged=claim.hedge is not None)
    if plain != claim.checks[0].verdict and not case.way_is_unknown and len(figures) == 1:
        return None  # it fits between other parts of what is large
    found = [_other_measure(case), *_other_place(case)]
    if len(figures) == 1:
        found += [*_other_unit(case), *_power_of_ten(case), *_turned_digits(case)]
    return min(filter(None, found), key=lambda slip: slip.off + _RARER.get(slip.name, 0.0), default=None)


def way_is_unknown(claim: Claim) -> bool:
    """Whether a way was stated and only the straight line could be measured."""
    return claim.basis != "geodesic" and claim.measured_between != "stations"


def turned_direction(claim: Claim) -> str | None:
    """Return the sentence that the opposite of a wrong direction would fit, None where it would not."""
    wrong = any(check.name == "direction" and check.verdict == "contradicted" for check in claim.checks)
    if not wrong or claim.direction is None or claim.measured_bearing_deg is None:
        return None
    opposite = (bearing_of(claim.direction) + 180) % 360
    if angle_between(opposite, claim.measured_bearing_deg) > _TURNED_DEG:
        return None
    return f"The opposite, {name_of(opposite)}, would fit."


@dataclass(frozen=True)
class _Case:
    claim: Claim
    figure: Quantity
    start: Place
    end: Place
    nearby: Sequence[Place]

    def fits(self, figure: Quantity, km: float) -> bool:
        """Whether a figure would be right of a distance, and near to it whatever its rounding allows."""
        verdict = verdicts.verdict_of(figure, km, self.claim.bound, hedged=self.claim.hedge is not None)
        return verdict == "supported" and abs(verdicts.deviation(figure, km)) <= _NEAR * km

    @property
    def km(self) -> float:
        """What was measured."""
        return self.claim.measured_km or 0.0

    @property
    def way_is_unknown(self) -> bool:
        """Whether a way was stated that is not known."""
        return way_is_unknown(self.claim)

    def would_be_right(self, figure: Quantity) -> bool:
        """Whether a figure would have held where the stated one did not."""
        if not self.way_is_unknown:
            return self.fits(figure, self.km)
        return (1 - _SHORTER) * self.km <= verdicts.base_value(figure) <= _LONGEST_WAY * self.km

    def off(self, figure: Quantity) -> float:
        """By which share of what was measured a figure is off; an unknown way is no nearer to one than to another."""
        return 0.0 if self.way_is_unknown else abs(verdicts.deviation(figure, self.km)) / self.km

    def place_km(self, one: Place, other: Place) -> float | None:
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            return None
        return distance_km((one.lat, one.lon), (other.lat, other.lon))


def _scaled(figure: Quantity, value: float, unit: str | None = None) -> Quantity:
    """Return a figure with another value, or in another unit; the top of a range goes along."""
    to = unit_by_short(unit or figure.unit)
    top = None if figure.value_max is None or not figure.value else figure.value_max * value / figure.value
    return figure.model_copy(update={"value": value, "value_max": top, "unit": to.short, "km": value * to.factor})


def _other_unit(case: _Case) -> Iterator[Slip]:
    claim = case.claim
    at_sea = not {claim.basis, claim.measured_between, case.figure.unit}.isdisjoint(_AT_SEA)
    stated = case.figure.unit
    for meant in _LENGTHS:
        if stated not in _LENGTHS or meant == stated or (meant == "nmi" and not at_sea):
            continue
        other = _scaled(case.figure, case.figure.value, meant)
        if case.would_be_right(other):
            words = f"{unit_by_short(meant).plural} may have been taken for {unit_by_short(stated).plural}"
            yield Slip("unit", f"{quantity_words(other)} would fit: {words}.", case.off(other))


def _other_measure(case: _Case) -> Slip | None:
    way, straight = case.claim.way_km, case.place_km(case.start, case.end)
    if case.claim.measured_between == "stations":
        if straight is not None and case.fits(case.figure, straight):
            words = (
                f"The straight line of {km_words(round(straight, 1))} would fit: it may have been given for the way."
            )
            return Slip("straight_line", words, abs(verdicts.deviation(case.figure, straight)) / straight)
    elif way is not None and case.claim.basis == "geodesic" and case.fits(case.figure, way):
        words = f"The way, {km_words(way)} long, would fit: it may have been given for the straight line."
        return Slip("way", words, abs(verdicts.deviation(case.figure, way)) / way)
    elif way is None and case.claim.measured_between == "centres" and not case.claim.bound:
        share = verdicts.base_value(case.figure) / case.km
        if _WAYS_ARE[0] <= share <= _WAYS_ARE[1]:
            words = f"It may be the length of the way: it is {share:.2f} times the straight line, as ways often are."
            return Slip("way", words, _AS_A_WAY)
    return None


def _other_place(case: _Case) -> Iterator[Slip]:
    if case.way_is_unknown or case.claim.bound:
        return
    for place in case.nearby:
        for end in (case.start, case.end):
            km = case.place_km(place, end)
            if km is not None and case.fits(case.figure, km):
                words = f"From {place_called(place)}, which the text names beside it, to {place_called(end)} it is"
                off = abs(verdicts.deviation(case.figure, km)) / km
                yield Slip("place", f"{words} {km_words(round(km, 1))}: that would fit.", off)


def _power_of_ten(case: _Case) -> Iterator[Slip]:
    for factor, words in ((10.0, "a digit may be missing"), (0.1, "a digit may be too many")):
        other = _scaled(case.figure, round(case.figure.value * factor, 6))
        if case.would_be_right(other):
            yield Slip("power_of_ten", f"{quantity_words(other)} would fit: {words}.", case.off(other))


def _turned_digits(case: _Case) -> Iterator[Slip]:
    if case.figure.value_max is not None or case.way_is_unknown:
        return
    for value in _turned(case.figure.value):
        other = _scaled(case.figure, value)
        # Whoever turned two digits of a true figure has its other digits right.
        if case.fits(other, case.km) and case.off(other) <= max(_TRUE, 0.5 / value):
            words = f"{quantity_words(other)} would fit: two digits may have changed places."
            yield Slip("digits", words, case.off(other))


def _turned(value: float) -> Iterator[float]:
    """Yield the whole numbers that two neighbouring digits give which have changed places."""
    digits = f"{value:.0f}"
    if value != int(value) or not _FEW_DIGITS <= len(digits) <= _MANY_DIGITS:
        return
    for at in range(len(digits) - 1):
        turned = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if turned != digits and not turned.startswith("0"):
            yield float(turned)
