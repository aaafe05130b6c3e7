"""What the whole article tells of a mention: who acts most, whether somebody is told to move, who tells it."""

from __future__ import annotations

import math
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from geo.journey.presence.signs import FIRST_PERSON
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from geo.journey.presence.named import Named


def document_signs(named: Sequence[Named], doc: Doc) -> list[frozenset[str]]:
    """Return the signs of each mention that only the whole article has; `named` stands in the order of the text."""
    acts = Counter(actor for one in named for actor in one.actors[:1])
    ranks = {actor: number for number, (actor, _) in enumerate(acts.most_common())}
    named_often = Counter(one.mention.place_id for one in named)
    so_far: Counter[str | None] = Counter()
    narrated = _narrated(doc)
    moving = sum(one.rule is not None for one in named) / max(len(named), 1)
    points = [(one.place.lat or 0.0, one.place.lon or 0.0) for one in named]
    long = len(doc.text)
    middle = (median(p[0] for p in points), median(p[1] for p in points)) if points else (0.0, 0.0)
    out = []
    for index, one in enumerate(named):
        actor = one.actors[0] if one.actors else None
        place = one.mention.place_id
        near = _scale(points[index - 1], points[index]) if index else "none"
        out.append(
            frozenset(
                {
                    f"actor rank={min(ranks[actor], 3) if actor is not None else 'none'}",
                    f"actor share={int(4 * acts[actor] / acts.total()) if actor is not None else 'none'}",
                    f"named={min(int(math.log2(named_often[place])), 3)}",
                    f"named before={min(so_far[place], 2)}",
                    f"where={_part(one, long)}",
                    f"narrated={narrated}",
                    f"told to move={int(4 * moving)}",
                    f"places={int(math.log2(len(named_often)))}",
                    f"from the last={near}",
                    f"from the middle={_scale(middle, points[index])}",
                }
            )
        )
        so_far[place] += 1
    return out


def _narrated(doc: Doc) -> str:
    """Return how often, beside the words in quotation marks, a text says "I" and "we"."""
    quoted = False
    first = 0
    for token in doc:
        quoted = token.text == "“" or (quoted and token.text != "”")
        first += not quoted and token.lower_ in FIRST_PERSON
    share = first / max(len(doc), 1)
    return "often" if share > 0.02 else "some" if share > 0.004 else "no"


def _part(one: Named, long: int) -> str:
    """Return the part in which a mention stands, of an article of so many characters."""
    if one.sentence.index == 0:
        return "first"
    return f"{int(4 * one.mention.start / max(long, 1))} of 4"


def _scale(a: tuple[float, float], b: tuple[float, float]) -> int:
    """Return how many digits a distance in km has."""
    return len(str(int(distance_km(a, b))))
