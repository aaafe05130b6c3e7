"""The headline of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.claims.measuring.verdicts import HOLDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Check, Verdict

_VERDICTS: dict[Verdict, str] = {
    "supported": "supported", "approximately": "approximately right", "imprecise": "imprecise",
    "contradicted": "contradicted", "not_checkable": "not checkable",
}  # fmt: skip
_CHECKS = {
    "distance": "the distance", "units_agree": "the two units", "direction": "the direction", "bound": "the bound",
    "speed": "the speed", "duration": "the duration", "figures": "the figures of the text", "place": "the place",
}  # fmt: skip


def headline(checks: Sequence[Check], direction: str | None) -> str:
    """Return one line that says the verdict on the figure and names every other check that fails."""
    first = _CHECKS[checks[0].name].removeprefix("the ").capitalize()
    head = f"{first} {_VERDICTS[checks[0].verdict]}"
    failing = [c for c in checks[1:] if c.verdict not in HOLDS and c.name != "bound"]
    parts = [
        f"“{direction}” is {_VERDICTS[c.verdict]}" if c.name == "direction" and direction
        else "the two units disagree" if c.name == "units_agree"
        else "the figures of the text do not agree" if c.name == "figures"
        else "which place is meant is not sure" if c.name == "place"
        else f"{_CHECKS[c.name]} is {_VERDICTS[c.verdict]}"
        for c in failing
    ]  # fmt: skip
    return "; ".join([head, *parts])
