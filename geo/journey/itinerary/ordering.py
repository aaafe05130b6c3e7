"""The order of visits in which most of what the text says of any two of them holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.journey.itinerary.precedence import odds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.journey.itinerary.narration import Narration
    from geo.journey.itinerary.visit import Visit

_MANY: Final = 40
"""So many visits are weighed against each other at once; of a longer journey, those that the dates have near."""

_PASSES: Final = 20


def in_order(narration: Narration) -> list[Visit]:
    """Return the visits of a text in the order in which they most likely were."""
    numbers = list(range(len(narration.visits)))
    if len(numbers) < 2:
        return list(narration.visits)
    if len(numbers) > _MANY:
        numbers.sort(key=lambda n: _roughly(narration, n))
    for start in range(0, max(1, len(numbers) - _MANY // 2), _MANY // 2):
        near = numbers[start : start + _MANY]
        numbers[start : start + _MANY] = [near[i] for i in best_order(odds(narration, near))]
    return [narration.visits[n] for n in numbers]


def _roughly(narration: Narration, number: int) -> tuple[bool, float, int]:
    """Return when a visit was, as far as dates alone tell: its own, else that told last before it; else as told."""
    visit, narrated = narration.visits[number], narration.dates.get(number)
    moment = visit.moment or (narrated.moment if narrated else None)
    return visit.to_come, moment.timestamp() if moment else 0.0, visit.spans[-1][0]


def best_order(before: NDArray[np.float64]) -> list[int]:
    """Return the order with the greatest sum of odds, as far as moving one visit at a time finds it.

    `before` is the logarithm of the odds that that of the row came first; it is minus that of the column's.
    """
    order = [int(i) for i in np.argsort(-before.sum(axis=1), kind="stable")]
    for _ in range(_PASSES):
        moved = False
        for visit in list(order):
            here = order.index(visit)
            there = _best_place(before[visit, order], here)
            if there != here:
                order.insert(there, order.pop(here))
                moved = True
        if not moved:
            break
    return order


def _best_place(row: NDArray[np.float64], here: int) -> int:
    """Return the index where a visit is best put; `row` has its odds against those in order."""
    later = -np.cumsum(row[here + 1 :])
    earlier = np.cumsum(row[:here][::-1])
    gains = np.concatenate([earlier[::-1], [0.0], later])
    best = int(np.argmax(gains))
    return best if gains[best] > _LEAST_GAIN else here


_LEAST_GAIN: Final = 1e-9
