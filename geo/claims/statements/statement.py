"""A statement of distance: a figure, from where to where it counts, along what, and how it is qualified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.claims.statements.reference import End
    from geo.model import Basis, Bound, Quantity


FROM_HERE: Final = ("distance.from_here", "distance.bearing_from_here")
"""The forms whose figure counts from a place that is told before: "Lyon is 390 km away"."""


@dataclass(frozen=True)
class Statement:
    """A distance claimed: from `reference` to `subject`, either of which may be missing.

    `rule` names the form that read it. `basis_told` is false where the words speak of a journey, but not by what;
    `is_straight` says that they speak of the straight line.
    `shares_subject` says that it is told of the same as the statement before it, `goes_on` that it counts from where
    that one ends; `member` is its place in a list; `passages` are those that a way by sea is told to take.
    `may_be_part` says that it is an amount of something, of which there may be more between the two.
    """

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    reference: End | None = None
    subject: End | None = None
    hedge: str | None = None
    bound: Bound | None = None
    bound_words: str | None = None
    direction: str | None = None
    due: bool = False
    basis: Basis = "geodesic"
    basis_told: bool = True
    is_straight: bool = False
    rule: str | None = None
    shares_subject: bool = False
    goes_on: bool = False
    member: int = 0
    passages: tuple[str, ...] = ()
    may_be_part: bool = False

    @property
    def is_along_a_way(self) -> bool:
        """Whether the figure is the length of a way, not of the straight line."""
        return self.basis != "geodesic"
