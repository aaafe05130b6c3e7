"""A matrix of features from groups of named columns, so that no feature can land in another's column."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

Feature = TypeVar("Feature", bound=IntEnum)


def feature_matrix(features: type[Feature], rows: int, *groups: Mapping[Feature, ArrayLike]) -> NDArray[np.float64]:
    """Return (rows, features): each group's columns, of one value a row or one for all, at the numbers of `features`.

    Raises ValueError where a feature stands in no group or in two.
    """
    given = sorted(feature for group in groups for feature in group)
    if given != list(features):
        wrong = {f.name for f in features if given.count(f) != 1}
        raise ValueError(f"Each feature stands in one group; not so {', '.join(sorted(wrong))}.")
    out = np.empty((rows, len(features)), dtype=np.float64)
    for group in groups:
        for feature, values in group.items():
            out[:, feature] = values
    return out
