"""Phrases that tell by what a place is reached or left: "a ferry from Ancona to Split", "docked in Brest".

They are read where no event is told of anybody, too; the words alone are surer of a ship or a train than of who goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.lexicon import any_of, plurals, vehicles, word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Mention, Mode

_REACH: Final = 80
_MODES: Final[dict[str, Mode]] = {
    form: kind.mode
    for word, kind in vehicles().items()
    if (kind.travels or word in word_set("ways_told", "way")) and word not in word_set("ways_told", "other_sense")
    for form in plurals([word])
}
_ELSEWHERE: Final = word_set("vehicles_of", "elsewhere")
_BEFORE: Final = re.compile(
    rf"""
    \b(?:
      (?: {any_of(word_list("ways_told", "determiner"))} (?:[ ][\w’'-]+){{0,2}}? [ ] | (?<![^\n]) | (?<=[.!?]\s) )
          (?P<vehicle>{any_of(_MODES)}) (?:[ ]{any_of(word_list("ways_told", "service"))})?
          (?:[ ]{any_of(word_list("ways_told", "going"))})? [ ](?P<from>from|between)
    | {any_of(word_list("ways_told", "determiner"))} (?:[ ][\w’'-]+){{0,2}}? [ ](?P<to>{any_of(_MODES)})
          (?:[ ]{any_of(word_list("ways_told", "service"))})? [ ](?:to|for)
    | (?P<sail>{any_of(word_list("ways_told", "sail"))}) [ ](?:from|to|for)
    | (?P<dock>{any_of(word_list("ways_told", "dock"))}) [ ](?:in|at)
    ) [ ]$
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class WayPhrase:
    """A place that is reached or left by a mode, with the words for it; `goal` is the other end of "from A to B"."""

    mode: Mode
    words: str
    mention: Mention
    goal: Mention | None = None


def way_phrases(text: str, mentions: Sequence[Mention]) -> Iterator[WayPhrase]:
    """Yield what the phrases before the names of places tell; `mentions` are in order."""
    for number, mention in enumerate(mentions):
        found = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        if found is None or _ELSEWHERE & set(found[0].lower().split()):
            continue
        words = found["vehicle"] or found["to"] or found["sail"] or found["dock"]
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        link = " and " if found["from"] == "between" else " to "
        leads_on = following is not None and text[mention.end : following.start] == link
        goal = following if leads_on and found[0].endswith(("from ", "between ")) else None
        yield WayPhrase(_MODES.get(words.lower(), "sea"), words, mention, goal)
