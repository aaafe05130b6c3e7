"""A sentence with its names and figures each drawn together into one sign, so that short patterns can read it.

"Khasan, 78 miles (125 km) from Vladivostok" becomes "N, Q from N", N and Q being private-use characters that stand
for a mention and for a group of figures that say the same. Positions are turned back by `Masked.at`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from geo.claims.statements.hedges import HEDGE
from geo.claims.statements.multiples import with_multiples
from geo.claims.statements.parallels import names_a_parallel
from geo.claims.statements.shared_units import with_shared_units
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Mention, Quantity

Measure = Literal["km", "hours", "kmh"]
_FIRST_NAME, _FIRST_FIGURE = 0xE000, 0xF000
NAME = "[\ue000-\uefff]"
FIGURE = "[\uf000-\uf8ff]"

_SAME = re.compile(
    rf"""
    (?: ,?[ ]?\( | [ ]?/[ ]? | ,?[ ]or[ ] | ,?[ ] | ;[ ] )
    (?: or[ ] )?
    (?: (?: {HEDGE} | over )[ ] | ~ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between two figures for one distance: "78 miles (about 125 km)"."""

_ALIKE = (0.5, 2.0)  # how many times the other may be a figure that is not in brackets, of the same distance
_SOME_TOWN = re.compile(rf"(?i:\bthe)\s+\S+(?:\s\S+)?\s{any_of(word_list('place_nouns', 'settlement'))}\Z")
_RESPECTIVELY = re.compile(
    rf"(?:,(?![ ]respectively[ ](?:[a-z]+[ ]){{0,2}}[\d{FIGURE[1:-1]}]))?[ ]respectively\b(?:,(?=[ ]))?", re.IGNORECASE
)


@dataclass(frozen=True)
class Masked:
    """`text` is the sentence with signs; `names` and `figures` tell what they stand for, `written` a figure's words."""

    text: str
    starts: tuple[int, ...]
    end: int
    names: dict[str, Mention] = field(default_factory=dict)
    figures: dict[str, tuple[Quantity, ...]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def at(self, position: int) -> int:
        """Return the offset in the article of a position in `text`."""
        return self.starts[position] if position < len(self.starts) else self.end

    def sign_of(self, figure: Quantity) -> str | None:
        """Return the sign of the group that a figure begins, None where it begins none."""
        return next((sign for sign, group in self.figures.items() if group[0] == figure), None)

    def position(self, offset: int) -> int:
        """Return the position in `text` of an offset in the article, of the next that it has."""
        return bisect_left(self.starts, offset)


def mask(text: str, start: int, end: int, mentions: Iterable[Mention], quantities: Iterable[Quantity]) -> Masked:
    """Return `text[start:end]` with its mentions and groups of distances masked; offsets are the article's."""
    names: dict[str, Mention] = {}
    figures: dict[str, tuple[Quantity, ...]] = {}
    written: dict[str, str] = {}
    spans: list[tuple[int, int, str]] = []
    inside = [quantity for quantity in quantities if start <= quantity.start and quantity.end <= end]
    told = with_multiples(text, start, end, with_shared_units(text, start, end, inside))
    for group in _groups(text, told):
        sign = chr(_FIRST_FIGURE + len(figures))
        figures[sign] = group
        written[sign] = text[group[0].start : group[0].end]
        last = group[-1].end
        closing = len(group) > 1 and "(" in text[group[0].end : group[-1].start] and text[last : last + 1] == ")"
        spans.append((group[0].start, last + closing, sign))
    taken = [(a, b) for a, b, _ in spans]
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < start or mention.end > end or any(a < mention.end and mention.start < b for a, b in taken):
            continue
        taken.append((mention.start, mention.end))
        if (
            mention.kind == "organisation"
            or names_a_parallel(mention.text)
            or _SOME_TOWN.search(text, max(start, mention.start - 4), mention.end)
        ):
            # What stands inside an organisation's name is no place; the name itself stays as it is. "The Alabama city"
            # is no town's name, nor "the Arctic Circle" that of an area.
            continue
        sign = chr(_FIRST_NAME + len(names))
        names[sign] = mention
        spans.append((mention.start, mention.end, sign))
    pieces: list[str] = []
    starts: list[int] = []
    here = start
    for a, b, sign in sorted(spans):
        pieces += [text[here:a], sign]
        starts += [*range(here, a), a]
        here = b
    pieces.append(text[here:end])
    starts += range(here, end)
    flat = re.sub(r"\s", " ", "".join(pieces))
    # That figures are told in the order of the names is what a list of them says anyway.
    for match in reversed(list(_RESPECTIVELY.finditer(flat))):
        flat = flat[: match.start()] + flat[match.end() :]
        del starts[match.start() : match.end()]
    return Masked(text=flat, starts=tuple(starts), end=end, names=names, figures=figures, written=written)


def measure_of(quantity: Quantity) -> Measure:
    """Return what a figure measures: a distance, a duration or a speed."""
    return "km" if quantity.km is not None else "hours" if quantity.hours is not None else "kmh"


def _groups(text: str, quantities: Sequence[Quantity]) -> list[tuple[Quantity, ...]]:
    groups: list[list[Quantity]] = []
    for quantity in quantities:
        before = groups[-1][-1] if groups else None
        if before is not None and _say_the_same(before, quantity, text[before.end : quantity.start]):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return [tuple(group) for group in groups]


def _say_the_same(one: Quantity, other: Quantity, between: str) -> bool:
    """Say whether two figures in a row are one distance in two units; "3,000 m, 20 km from Nice" are two."""
    if one.unit == other.unit or not _SAME.fullmatch(between) or measure_of(one) != measure_of(other):
        return False
    if "(" in between or "/" in between or not one.km or not other.km:
        return True
    return _ALIKE[0] <= one.km / other.km <= _ALIKE[1]
