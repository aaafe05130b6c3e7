"""How a figure with its unit is said, alike in the dossier, on the page and at the command line."""

from __future__ import annotations


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
