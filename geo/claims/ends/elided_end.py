"""From where a distance counts that names but one of its ends: "A ship is on its way from Maputo, 445 km away".

What may be meant are the places that the paragraph names before it, and the ones that the article is about: that of its
dateline, and the one that its first paragraphs name and that is named most. A place that alone can be meant is taken
as it is; of several that which the figure fits. Where it fits none, or another may be meant that was named farther back
or was read as no place, it is not clear which it is, and what each would make of the figure is told.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from geo.claims.ends.anaphora import is_like
from geo.claims.ends.figure_fit import figure_fit, so_far
from geo.claims.measuring import verdicts
from geo.claims.statements.name_lists import OPENING
from geo.claims.statements.reference import End
from geo.claims.statements.unread_names import best_known
from geo.claims.statements.words import UNREAD
from geo.figures import km_words
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Mention, Place

_MOST: Final = 4  # places, among which the one that the figure fits is taken
_NAME: Final = re.compile(rf"\b{UNREAD}", re.VERBOSE | re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z]+")
_NOUNS: Final = word_set("place_nouns") - word_set("place_nouns", "role", "way")
_FAR_OFF: Final = 4.0
_TOWN: Final = 5_000  # people, in a place that was not read as one


def elided_end(
    named: Sequence[Mention], context: SentenceContext, statement: Statement, other: End | None
) -> End | None:
    """Return the place from which a figure counts; `named` stand in its sentence before it, `other` is its other end.

    The end is "several" where any of some may be meant; None where none can.
    """
    at = statement.quantities[0].start
    far = cache(partial(so_far, other=other, context=context, statement=statement))
    likely = _likely([*context.in_paragraph, *named], context, other)
    unread = _unread(context.paragraph_until(at), context, other)
    # What may be another place as well fits roughly by chance.
    is_sure = _is_sure(likely, context, other, at)
    well = verdicts.HOLDS if is_sure else frozenset({"supported"})
    fits = [end for end in likely if figure_fit(statement, far(end)) in well]
    if fits:
        return fits[0] if is_sure else _surmised(fits[0])
    known = [end for end in unread if figure_fit(statement, far(end)) == "supported"]
    if known:
        return known[0]
    if is_sure and not unread:
        return likely[0] if _is_near(far(likely[0]), statement) else _surmised(likely[0])
    before = _likely(context.earlier, context, other, about=False)
    rivals = [end for end in before if end not in likely and figure_fit(statement, far(end)) in verdicts.HOLDS]
    if len(likely) == 1 and not unread and not rivals:
        return _surmised(likely[0])
    # Where neither the sentence nor the paragraph names a place, that which was named last before them may be meant.
    if rivals and rivals[0] == before[0] and not _likely([*context.in_paragraph, *named], context, other, about=False):
        return _surmised(rivals[0])
    told = [*likely, *rivals[:1], *unread[:1]]
    return End("several", _each(told, far)) if told else None


def _likely(named: Sequence[Mention], context: SentenceContext, other: End | None, *, about: bool = True) -> list[End]:
    """Return the towns and the like that may be meant, the last named first, those that the article is `about` last."""
    avoid = other.mention.place_id if other and other.mention else None
    places: dict[str, End] = {}
    for mention in [*reversed(named), *(context.about if about else ())]:
        place = context.place_of(mention) if mention.kind in {"place", "metonym"} else None
        if place is not None and place.id != avoid and is_like(mention, place, None):
            places.setdefault(place.id, End.of(mention))
    # Of more than can be asked, those named last and those that the article is about.
    central = [places[i] for i in dict.fromkeys(mention.place_id for mention in context.about) if i in places]
    return [*[end for end in places.values() if end not in central][: _MOST - len(central)], *central]


def _surmised(end: End) -> End:
    return End(end.kind, end.words, end.mention, surmised=True)


def _is_sure(likely: Sequence[End], context: SentenceContext, other: End | None, at: int) -> bool:
    """Say whether a place alone can be meant: no other was named before, nor a thing with no name of its own."""
    mention = likely[0].mention if len(likely) == 1 else None
    if mention is None or mention.kind != "place" or other is None or other.mention is None:
        return False
    meant, far = context.place_of(mention), context.place_of(other.mention)
    if meant is None or far is None or meant.country != far.country or not meant.feature.startswith("PPL"):
        return False
    others = {m.place_id for m in (*context.earlier, *context.inside) if m.start < at and m.kind != "demonym"}
    if any(_is_town(context, i) for i in others - {meant.id, far.id}):
        return False
    return not tells_of_a_place(context.paragraph_until(at))


def tells_of_a_place(words: str) -> bool:
    """Say whether words tell by a noun of a place that may have no name: "a village"."""
    return not _NOUNS.isdisjoint(_WORD.findall(words.lower()))


def _is_near(km: float | None, statement: Statement) -> bool:
    """Say whether a figure may be a slip for a distance; what is far off it counts from something with no name."""
    figure = verdicts.base_value(statement.quantities[0])
    return km is not None and 1 / _FAR_OFF <= km / max(figure, 1e-6) <= _FAR_OFF


def _is_town(context: SentenceContext, place_id: str | None) -> bool:
    place = context.places.get(place_id or "")
    return place is not None and not place.feature.startswith(("PCL", "ADM"))


def _unread(words: str, context: SentenceContext, other: End | None) -> list[End]:
    """Return the names in a paragraph that were read as no place and are those of towns in the other end's country."""
    far = context.place_of(other.mention) if other and other.mention else None
    if far is None:
        return []
    read = {mention.text for mention in (*context.earlier, *context.inside) if mention.place_id}
    names = dict.fromkeys(match[0] for match in _NAME.finditer(words) if not OPENING.fullmatch(match[0]))
    return [End("unknown", name) for name in reversed(names) if name not in read and _is_one(best_known(name), far)]


def _is_one(place: Place | None, far: Place) -> bool:
    if place is None or place.id == far.id or place.country != far.country:
        return False
    return place.feature.startswith("PPL") and (place.population or 0) >= _TOWN


def _each(ends: Sequence[End], far: Callable[[End], float | None]) -> str:
    """Return places with how far they are from the other end: "Beira (716.3 km) and Dondo (742 km)"."""
    kms = [(end.words, far(end)) for end in ends]
    *most, last = (f"{words} ({km_words(km)})" if km is not None else words for words, km in kms)
    return f"{', '.join(most)} and {last}" if most else f"{last} and others"
