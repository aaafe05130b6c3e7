"""Between which two places a figure counts, as a model learned it: `data/build/figure_links.py` trains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.claims.linking.pair_signs import pairs_of
from geo.sign_model import load_model

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.reference import End

_LIKELY, _LIKELY_FROM_AFAR = 0.4, 0.6
"""The chance from which on a link is likely, and that of one to places which the sentence does not name."""

SURE: Final = 0.8
"""The chance from which on a figure that does not fit its link is wrong; of such links 94 in 100 are right."""

_MODEL: Final = "claims/links"


@dataclass(frozen=True)
class Link:
    """Two ends between which a figure may count, in the order of the text, and how likely that is, 0 to 1.

    `is_here` says that the sentence of the figure names one of them.
    """

    first: End
    second: End
    chance: float
    is_here: bool

    @property
    def is_likely(self) -> bool:
        """Whether it is more likely right than wrong."""
        return self.chance >= (_LIKELY if self.is_here else _LIKELY_FROM_AFAR)

    @property
    def is_sure(self) -> bool:
        """Whether it may tell against a figure."""
        return self.is_here and self.chance >= SURE


def links_of(masked: Masked, sign: str, context: SentenceContext) -> list[Link]:
    """Return the links of the figure of a sign in a masked sentence, the likeliest first."""
    pairs = pairs_of(masked, sign, context)
    if not pairs:
        return []
    chances = load_model(_MODEL).predict([pair.signs for pair in pairs])
    links = [
        Link(pair.first.as_end, pair.second.as_end, float(chance), pair.second.at is not None)
        for pair, chance in zip(pairs, chances, strict=True)
    ]
    return sorted(links, key=lambda link: -link.chance)
