"""The forms in which claims are stated: each has a name, an example, and reads one figure of a masked sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.statements.amounts import may_be_a_part
from geo.claims.statements.hedges import read_hedge
from geo.claims.statements.multiples import MULTIPLE
from geo.claims.statements.statement import Statement
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.claims.statements.hedges import Qualified
    from geo.claims.statements.masking import Masked
    from geo.model import Quantity


_STRAIGHT = re.compile(rf"\b{any_of(word_list('straight_lines'))}\b", re.IGNORECASE)
_LEAD, _TAIL = 60, 30  # characters before and behind a figure in which it may be qualified
_ROUND = 80  # characters before and behind a figure in which it may be said to be the straight line's


@dataclass(frozen=True)
class Figure:
    """A figure of a masked sentence, and the words round it.

    `at` is the position of its sign, `before` its clause up to it, `alone` what it states without its ends, `last` the
    statement before it in the sentence.
    """

    masked: Masked
    at: int
    before: str
    alone: Statement
    last: Statement | None = None

    @property
    def text(self) -> str:
        """The masked sentence."""
        return self.masked.text

    @property
    def before_at(self) -> int:
        """Where in `text` the words of `before` begin."""
        return self.at - len(self.before)

    @property
    def behind(self) -> int:
        """Where in `text` the words behind the figure begin."""
        return self.at + 1

    def lead(self, reach: int) -> str:
        """Return so many characters of the sentence before the figure, also those of other clauses."""
        return self.text[max(0, self.at - reach) : self.at]

    def followed_by(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the match of a pattern right behind the figure."""
        return pattern.match(self.text, self.behind)


def qualified(masked: Masked, at: int, stop: int) -> Qualified:
    """Return what qualifies the figure at a position, whose words end at `stop`."""
    written = masked.written.get(masked.text[at], "")
    return read_hedge(masked.text[max(0, at - _LEAD) : at], masked.text[stop : stop + _TAIL], written)


def figure_alone(masked: Masked, at: int, quantities: tuple[Quantity, ...], stop: int) -> Statement:
    """Return what the figure at a position, whose words end at `stop`, states without its ends."""
    written = masked.written.get(masked.text[at], "")
    said = qualified(masked, at, stop)
    times = written.lower() if MULTIPLE.fullmatch(written) else None
    return Statement(
        start=quantities[0].start,
        end=masked.at(stop),
        quantities=quantities,
        hedge=said.hedge or times,
        bound=said.bound,
        bound_words=said.bound_words,
        is_straight=_STRAIGHT.search(masked.text, max(0, at - _ROUND), stop + _ROUND) is not None,
        may_be_part=said.bound != "at_most" and may_be_a_part(masked, at, stop),
    )


@dataclass(frozen=True)
class Form:
    """A form in which claims are stated: its name, and a sentence that is in it."""

    name: str
    example: str


@dataclass(frozen=True)
class DistanceForm(Form):
    """A form that states a distance.

    `read` returns the statement of a figure in this form, None where it is in another; `unless` says of which figures
    it is not asked.
    """

    read: Callable[[Figure], Statement | None]
    unless: Callable[[Figure], bool] | None = None

    def reads(self, figure: Figure) -> Statement | None:
        """Return what a figure states if it is in this form."""
        return None if self.unless and self.unless(figure) else self.read(figure)
