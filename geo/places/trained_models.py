"""The trained models of data/geoparse/: the candidate ranker, the mention classifier, and what belongs to them.

Both are gradient-boosted trees (LightGBM), trained by `data/build/geoparse.py`; data/geoparse/ holds them as text, with
the odds of words and the calibration.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from geo.resources import data_path
from geo.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


class Model(Protocol):
    """What tells chances from features: `Trees`, or a model that has just been trained."""

    def predict(self, features: NDArray[np.float64], /) -> Any:
        """Return the chance of each row, 0 to 1."""

    def num_feature(self) -> int:
        """Return how many columns a row has."""


@dataclass(frozen=True)
class TrainedModels:
    """The two models, the odds of words beside a mention, and from which chance on a mention is one of a place.

    `raw` and `calibrated` are the corners of the curve from products of chances to confidence.
    """

    ranker: Model
    classifier: Model
    odds: Mapping[str, float]
    threshold: float
    raw: NDArray[np.float64]
    calibrated: NDArray[np.float64]

    def confidence(self, product: float) -> float:
        """Return how often mentions with that product of chances were right in cross-validation."""
        return float(np.interp(product, self.raw, self.calibrated))


@cache
def load_models() -> TrainedModels:
    """Return the trained models, loaded once; raises ResourceMissingError where data/ lacks them."""
    folder = data_path("geoparse")
    more = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return TrainedModels(
        ranker=Trees(folder / "ranker.txt"),
        classifier=Trees(folder / "mention_classifier.txt"),
        odds=more["odds"],
        threshold=more["threshold"],
        raw=np.array(more["calibration"]["raw"]),
        calibrated=np.array(more["calibration"]["right"]),
    )
