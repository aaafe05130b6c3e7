"""Gradient-boosted trees as LightGBM's library reads them, asked through its C interface.

LightGBM's Python package loads pandas and scipy, which what a model says does not need. The library and its answers are
the same.
"""

from __future__ import annotations

import ctypes
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import ResourceMissingError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FLOAT64, _ROW_MAJOR, _NORMAL, _FIRST, _ALL = 1, 1, 0, 0, -1
_PARAMETERS = b"num_threads=1"


class Trees:
    """A trained model of LightGBM, from its file of text."""

    def __init__(self, file: Path) -> None:
        """Load the model; raises ResourceMissingError where it, or LightGBM, cannot be loaded."""
        self._handle = ctypes.c_void_p()
        rounds = ctypes.c_int()
        _require(
            _library().LGBM_BoosterCreateFromModelfile(
                str(file).encode(), ctypes.byref(rounds), ctypes.byref(self._handle)
            )
        )

    def num_feature(self) -> int:
        """Return how many columns the model was trained with."""
        return self._ask("LGBM_BoosterGetNumFeature")

    def num_class(self) -> int:
        """Return among how many classes the model chooses, 1 where it tells one chance."""
        return self._ask("LGBM_BoosterGetNumClasses")

    def _ask(self, what: str) -> int:
        count = ctypes.c_int()
        _require(getattr(_library(), what)(self._handle, ctypes.byref(count)))
        return count.value

    def predict(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the model's chance of each row, 0 to 1, or of each of its classes, (rows, classes).

        Raises ValueError where a row has other columns.
        """
        rows = np.ascontiguousarray(features, dtype=np.float64)
        count, width = rows.shape
        classes = self.num_class()
        if width != self.num_feature():
            raise ValueError(f"The trees know {self.num_feature()} features, and {width} were given.")
        out, filled = np.empty(count * classes), ctypes.c_int64()
        _require(
            _library().LGBM_BoosterPredictForMat(
                self._handle,
                rows.ctypes.data_as(ctypes.c_void_p),
                ctypes.c_int(_FLOAT64),
                ctypes.c_int32(count),
                ctypes.c_int32(width),
                ctypes.c_int(_ROW_MAJOR),
                ctypes.c_int(_NORMAL),
                ctypes.c_int(_FIRST),
                ctypes.c_int(_ALL),
                _PARAMETERS,
                ctypes.byref(filled),
                out.ctypes.data_as(ctypes.POINTER(ctypes.c_double)),
            )
        )
        return out if classes == 1 else out.reshape(count, classes)


@cache
def _library() -> ctypes.CDLL:
    """Return LightGBM's library, from where its package has it."""
    package = find_spec("lightgbm")
    folders = [Path(folder) for folder in (package.submodule_search_locations or ())] if package else []
    files = [file for folder in folders for file in sorted(folder.glob("*/lib_lightgbm.*"))]
    if not files:
        raise ResourceMissingError("LightGBM is missing; install it with: pip install lightgbm")
    library = ctypes.CDLL(str(files[0]))
    library.LGBM_GetLastError.restype = ctypes.c_char_p
    return library


def _require(status: int) -> None:
    if status:
        why = _library().LGBM_GetLastError().decode(errors="replace")
        raise ResourceMissingError(f"A trained model cannot be used ({why}); install Dateline again.")
