"""How a figure with its unit is said, alike in the dossier, on the page and at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.lexicon import Unit, classes

if TYPE_CHECKING:
    from geo.model import Quantity

_UNITS = {unit.short: unit for unit in classes("units", Unit).values()}
_SEEN = 1e-4  # a smaller part of a unit comes of counting it in a larger one


def unit_by_short(short: str) -> Unit:
    """Return the unit as `Quantity.unit` has it; KeyError for others."""
    return _UNITS[short]


def km_words(km: float) -> str:
    """Return "684.5 km", with one decimal below 10,000 km and two below 10."""
    return (
        f"{km:,.0f} km"
        if km == int(km)
        else f"{km:,.2f} km"
        if km < 10
        else f"{km:,.1f} km"
        if km < 10_000
        else f"{km:,.0f} km"
    )


def length_words(km: float, unit: str) -> str:
    """Return a length in another unit: "425.3 miles" of 684.5 km; `unit` is as a dossier writes it."""
    kind = unit_by_short(unit)
    value = km / kind.factor
    digits = 0 if value >= 10_000 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {kind.plural}"


def number(value: float) -> str:
    """Return a figure as a reader wants it: "1,180", "2.5", "0.25"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def last_digit(value: float) -> float:
    """Return the place value of the last digit that is not 0: 100 of 300, 10 of 390, 1 of 425 and of fractions."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def quantity_words(quantity: Quantity) -> str:
    """Return "425 miles", "680 to 700 kilometres", "1 mile", "3 hours 20 minutes"."""
    if quantity.value_max is not None:
        return f"{number(quantity.value)} to {number(quantity.value_max)} {unit_by_short(quantity.unit).plural}"
    return _in_parts(quantity.value, quantity.unit)


def _in_parts(value: float, short: str) -> str:
    """Return a figure in its unit, and in smaller ones what two decimals do not say of it."""
    unit = unit_by_short(short)
    if unit.rest_in is None or abs(value - round(value, 2)) < _SEEN:
        value = round(value, 2) if unit.rest_in or abs(value - round(value)) < _SEEN else value
        return f"{number(value)} {unit.singular if value == 1 else unit.plural}"
    whole, rest = divmod(value, 1)
    more = _in_parts(rest * unit.factor / unit_by_short(unit.rest_in).factor, unit.rest_in)
    return f"{_in_parts(whole, short)} {more}" if whole else more
