"""A statement of travel: a figure that tells how far, how long or how fast somebody or something travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.statements.statement import Statement

if TYPE_CHECKING:
    from geo.claims.statements.masking import Measure

_LONG = frozenset({"mo", "yr"})
_DAY_H = 24.0
_OF_A_PART = frozenset({"duration.linked", *(f"duration.dated_{name}" for name in ("spent", "way", "in", "apposed"))})


@dataclass(frozen=True, kw_only=True)
class TravelStatement(Statement):
    """What is told of a journey, with the words that say by what it goes, those nearest to the figure first.

    It is of the whole of it ("an 18-day trip"), of what is left of it, or else of some part ("walked for two hours").
    `is_elapsed` is of the time from a start to an arrival, with the halts between them; `is_visit` of a tour or a
    visit, which begins with an arrival; `is_top` of a speed that is not the average; `is_return` of a way there and
    back; `is_linked` has ends that a model tells, `is_surmised` such as it is not sure of; `is_by_timetable` tells how
    long what carries people takes on any day.
    """

    measure: Measure
    means: tuple[str, ...]
    is_whole: bool = False
    is_left: bool = False
    is_elapsed: bool = False
    is_visit: bool = False
    is_top: bool = False
    is_return: bool = False
    is_linked: bool = False
    is_surmised: bool = False
    is_by_timetable: bool = False

    @property
    def needs_dates(self) -> bool:
        """Whether only the dates of a journey tell that it is the duration of one: "a two-year odyssey" may be none."""
        long = self.quantities[0].unit in _LONG and not self.basis_told
        return long or (self.rule or "").startswith("duration.dated")

    @property
    def is_of_the_clock(self) -> bool:
        """Whether only two hours by the clock tell what it counts between: "an hour later"."""
        return self.rule == "duration.dated_by_clock"

    @property
    def may_be_of_a_part(self) -> bool:
        """Whether it may be told of something that filled only a part of a journey's days: "after two days in jail"."""
        return self.rule in _OF_A_PART

    @property
    def is_average(self) -> bool:
        """Whether a speed is told as that of the whole journey: at another somebody goes on the way."""
        return self.rule not in {"speed.going", "speed.at"}

    @property
    def is_one_way(self) -> bool:
        """Whether it is of a way that was told just before, and of none that comes: "so that the way out took"."""
        return self.rule == "duration.dated_way"

    @property
    def counts_from_the_start(self) -> bool:
        """Whether nothing but the journey is told to have filled its days: "reached Rome on 3 May after ten days"."""
        return self.rule == "duration.dated_days"

    @property
    def is_by_chance(self) -> bool:
        """Whether a model links it to a journey, but it is so long that nearly any fits it."""
        long = (self.quantities[0].hours or 0.0) > _DAY_H
        return self.is_linked and long and (self.rule == "duration.linked" or not self.basis_told)

    @property
    def needs_ends(self) -> bool:
        """Whether only the ends of a way tell that it is of one: "the 375-mile road" may lead anywhere."""
        return self.rule in {"distance.of_way", "duration.it_takes"}

    @property
    def is_of_it(self) -> bool:
        """Whether only "it" tells of which way it is, which may as well be something else that takes its time."""
        return self.rule == "duration.it_takes"

    @property
    def has_both_ends(self) -> bool:
        """Whether its sentence names from where to where it goes."""
        return self.reference is not None and self.subject is not None
