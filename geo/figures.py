"""How a figure with its unit is said, alike in the dossier, on the page and at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.lexicon import Unit, classes

if TYPE_CHECKING:
    from geo.model import Quantity

_UNITS = {unit.short: (unit.singular, unit.plural) for unit in classes("units", Unit).values()}


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
    kind = next(kind for kind in classes("units", Unit).values() if kind.short == unit)
    value = km / kind.factor
    digits = 0 if value >= 10_000 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {kind.plural}"


def number(value: float) -> str:
    """Return a figure as a reader wants it: "1,180", "2.5", "0.25"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def quantity_words(quantity: Quantity) -> str:
    """Return "425 miles", "680 to 700 kilometres", "1 mile"."""
    single, plural = _UNITS[quantity.unit]
    top = "" if quantity.value_max is None else f" to {number(quantity.value_max)}"
    return f"{number(quantity.value)}{top} {single if quantity.value == 1 and not top else plural}"
