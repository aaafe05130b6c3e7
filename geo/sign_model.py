"""A trained model over signs, as data/presence/ and data/claims/ hold some: gradient-boosted trees, and their signs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo.resources import data_path
from geo.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True)
class SignModel:
    """Trees, and the column of each sign in them."""

    trees: Trees
    columns: Mapping[str, int]

    def predict(self, signs: Collection[frozenset[str]]) -> NDArray[np.float64]:
        """Return the chance of each set of signs, 0 to 1, or of each class of the model, (sets, classes)."""
        rows = np.zeros((len(signs), len(self.columns)))
        for row, own in zip(rows, signs, strict=True):
            row[[self.columns[sign] for sign in own if sign in self.columns]] = 1.0
        return self.trees.predict(rows)


@cache
def load_model(name: str) -> SignModel:
    """Return a model of data/ by its path without an ending, loaded once; raises ResourceMissingError if it lacks."""
    signs = data_path(f"{name}_signs.txt").read_text(encoding="utf-8").splitlines()
    return SignModel(Trees(data_path(f"{name}.txt")), {sign: column for column, sign in enumerate(signs)})
