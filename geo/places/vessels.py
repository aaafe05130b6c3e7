"""Names that a journey's words tell of: what a ship is called, and where a journey leads.

A ship is named after what it is ("the frigate Brandenburg", "HMS Sheffield") and with its article from then on ("the
Brandenburg"): none of these is the place. Whoever "left Rotterdam" or "sailed to Mindelo" was there or goes there,
though the language model takes the name for a person's; nobody is called that, and it is a town.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import vehicles, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.spans import Name
    from geo.places.tokens import Words

_SHIPS: Final = frozenset(word for word, kind in vehicles().items() if kind.mode == "sea")
_PREFIXES: Final = frozenset(word.lower() for word in word_set("vehicles", "ship_prefix"))
_VERBS: Final = frozenset({"ship", "ferry", "boat"})
_BEFORE_VERBS: Final = frozenset("to will would can could may might must should not and or they we you i".split())
_LEAVING: Final = frozenset("left leaves leaving reached reaches reaching departed departs departing".split())
_GOING: Final = frozenset(
    "sail sails sailed sailing fly flies flew flown flying travel travels travelled traveled travelling traveling "
    "steam steamed steaming cruise cruised voyage voyaged".split()
)
_TOWARDS: Final = frozenset({"to", "for", "from", "towards", "toward"})


def ship_called(words: Words, name: Name) -> str | None:
    """Return the word that makes a name a ship's ("frigate", "HMS"), None where none stands before it."""
    before = name.first - 1
    end = words.end[name.last]
    if before < 0 or not words.capital[name.first] or words.text[end : end + 1] in {"-", "–", "—"}:
        # "The ferry Calais–Dover" goes from one to the other.
        return None
    gap = words.text[words.end[before] : words.start[name.first]]
    if gap.strip(" “\"'‘"):
        return None
    word = words.folded[before]
    if word in _PREFIXES:
        return words.raw[before] if words.raw[before].isupper() else None
    if word not in _SHIPS or (word in _VERBS and before and words.folded[before - 1] in _BEFORE_VERBS):
        return None
    return words.raw[before] if before else None


def ships(words: Words, names: Sequence[Name]) -> dict[int, str]:
    """Return what kind of ship a name is the name of, by its place in `names`: where introduced, and "the" later."""
    found = {i: word for i, name in enumerate(names) if (word := ship_called(words, name)) is not None}
    known = {tuple(words.folded[names[i].first : names[i].last + 1]): word for i, word in found.items()}
    for i, name in enumerate(names) if known else ():
        word = known.get(tuple(words.folded[name.first : name.last + 1]))
        if word is not None and name.first and words.folded[name.first - 1] == "the":
            found.setdefault(i, word)
    return found


def is_journeyed(words: Words, name: Name) -> bool:
    """Say whether the words before a name are of a journey there or from there: "left", "sailed to"."""
    before = words.folded[max(0, name.first - 2) : name.first]
    return bool(before) and (
        before[-1] in _LEAVING or (len(before) > 1 and before[-1] in _TOWARDS and before[0] in _GOING)
    )
