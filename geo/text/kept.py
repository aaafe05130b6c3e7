"""The texts that were read last, kept for who has them read again: for a correction of what was made of one."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from geo.text.language import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

_KEPT_CHARS: Final = 100_000
_kept: OrderedDict[str, Doc] = OrderedDict()


def read_once(text: str, advance: Callable[[float], None]) -> Doc:
    """Return a text as it was read before, with what was parsed of it, or read it and keep it with the last few."""
    doc = _kept.pop(text, None)
    if doc is None:
        doc = read(text, advance)
    _kept[text] = doc
    while sum(map(len, _kept)) > _KEPT_CHARS:
        _kept.popitem(last=False)
    return doc
