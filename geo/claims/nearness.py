"""What words of nearness say of where places lie: "Salem, near Boston" is the Salem of Massachusetts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.lexicon import any_of, word_list
from geo.places import Near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Mention
    from geo.places import Witness

_LONGEST_GAP: Final = 40
_BETWEEN: Final = re.compile(
    rf",?[ ](?:{any_of(word_list('nearness', 'just'))}[ ])?{any_of(word_list('nearness', 'near'))}[ ]"
)


def near_witnesses(text: str, mentions: Sequence[Mention]) -> Iterator[Witness]:
    """Yield which places a text puts beside which; `mentions` are in order."""
    named = [mention for mention in mentions if mention.place_id is not None and mention.kind == "place"]
    for a, b in pairwise(named):
        gap = text[a.end : b.start] if b.start - a.end <= _LONGEST_GAP else ""
        if a.place_id != b.place_id and _BETWEEN.fullmatch(gap):
            yield Near(a.id, b.id, f"the text has {a.text}{gap}{b.text}")
