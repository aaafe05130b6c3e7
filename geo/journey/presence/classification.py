"""What part a place has in somebody's journey, by its mention: learned from annotated articles and made texts.

Gradient-boosted trees (LightGBM) over the signs of a mention, trained by `data/build/presence.py`; data/presence/ holds
them as text, with the signs that they know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np

from geo.journey.presence.document import document_signs
from geo.sign_model import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from geo.journey.presence.named import Named

PresenceRole = Literal["elsewhere", "visited", "left", "passed", "aimed", "denied", "past"]
"""What a mention tells of whoever its clause or its article is about.

Somebody is, was or will be there; left it for another place; passed it; is bound for it; did not come there; was there
in another journey than the one told. Elsewhere: none of these.
"""

ROLES: Final[tuple[PresenceRole, ...]] = get_args(PresenceRole)
OF_JOURNEY: Final[frozenset[PresenceRole]] = frozenset({"visited", "left", "passed", "aimed"})
"""What makes a place part of a journey."""

_DIVIDES: Final = re.compile(r"[\s,(]*(?:(?:on|in|by)\s+)?[\s,;)]*(?:(?:and|then)\s+)?(?:(?:in|at|to)\s+)?")
"""What stands between the places of a list with their times, without the times."""

_IS_OF_JOURNEY: Final = np.array([role in OF_JOURNEY for role in ROLES])


@dataclass(frozen=True)
class Presence:
    """The chance of each role, in the order of ROLES, that a mention has."""

    named: Named
    chances: tuple[float, ...]

    @cached_property
    def of_journey(self) -> float:
        """The chance, 0 to 1, that the place is part of a journey told."""
        return float(np.array(self.chances)[_IS_OF_JOURNEY].sum())

    @cached_property
    def role(self) -> PresenceRole:
        """The likeliest role, of those in a journey if that is likelier than not."""
        return ROLES[int(np.argmax(self.chances))]

    @cached_property
    def part(self) -> PresenceRole:
        """The likeliest role in a journey."""
        return ROLES[int(np.argmax(np.where(_IS_OF_JOURNEY, self.chances, -1.0)))]

    def chance(self, role: PresenceRole) -> float:
        """Return the chance of a role, 0 to 1."""
        return self.chances[ROLES.index(role)]


def classify(named: Sequence[Named], doc: Doc) -> list[Presence]:
    """Return what each mention tells, of all mentions of an article in the order of the text."""
    if not named:
        return []
    chances = _alike_in_lists(named, load_model("presence/classifier").predict(all_signs(named, doc)))
    return [Presence(one, tuple(map(float, own))) for one, own in zip(named, chances, strict=True)]


def all_signs(named: Sequence[Named], doc: Doc) -> list[frozenset[str]]:
    """Return the signs of each mention, those of its sentence and those of the article."""
    return [one.signs | of_article for one, of_article in zip(named, document_signs(named, doc), strict=True)]


def _alike_in_lists(named: Sequence[Named], chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chances with the mean of a list for all its names: who stopped in Oman, stopped in China as well."""
    lists: dict[tuple[int, int], list[int]] = {}
    last: tuple[Named, tuple[int, int]] | None = None
    for row, one in enumerate(named):
        if not one.contains:
            key = last[1] if last and _goes_on(last[0], one) else (one.sentence.index, one.path.first.i)
            lists.setdefault(key, []).append(row)
            last = one, key
    alike = chances.copy()
    for rows in lists.values():
        alike[rows] = chances[rows].mean(axis=0)
    return alike


def _goes_on(first: Named, then: Named) -> bool:
    """Say whether nothing but a time and what divides a list stands between two places: "Vigo on Friday and Bergen".

    The parser seldom takes these for one list.
    """
    if first.sentence is not then.sentence:
        return False
    start, end = first.mention.end, then.mention.start
    told = [t for t in first.times if start <= t.start and t.end <= end]
    return bool(told) and _DIVIDES.fullmatch(first.sentence.between(start, end, told)) is not None
