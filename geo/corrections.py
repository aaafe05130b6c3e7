"""Put right what a dossier has wrong: one small record a correction, kept for good, each of which can be undone.

A correction says on which part of the dossier (`target`, an id) what is to be what (`kind` and `value`):

    article.title, article.source, article.published   target "article"; the value is its text, or a day
    mention.place       a name: the id of any place of the gazetteer
    time.value          a time: a day, an instant or a window ("2023-09-12/2023-09-14", ".." for an open end)
    event.status, event.mode                           one of the dossier's words
    event.when          a time as above; without a value it has none
    event.place, event.from, event.to                  the id of a place; without a value there is none
    event.travellers    ids of travellers, comma separated
    event.wording       how a reader would say it
    event.remove        it is not told
    event.add           the target is a stretch of the text, "120-134", which tells of a stay at the place of the value
    stop.place, stop.arrive, stop.depart               the id of a place; a time
    stop.move           the value is the stop after which it comes; none: it comes first
    stop.remove
    stop.add            the target is the stop after which it comes, or the traveller at whose journey's end; a place
    traveller.name, traveller.remove
    traveller.add       the target is the new id, "t-jane-doe", the value the name
    traveller.merge     the value is the traveller that it is the same as
    traveller.split     the value is "NAME: ids of events", which are another's
    undo                the target is a correction; an undone undo does it again

What a correction touches is worked out anew, and the machine's reading of everything else stays.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, get_args

from cachetools import LRUCache, cached

from geo.errors import InputError
from geo.journey import holding, standing
from geo.model import Correction, CorrectionKind, Dossier, TimeRef, Window
from geo.pipeline import Facts, read_article, tell
from geo.text import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

    from geo.pipeline import ReadArticle

    Reader = Callable[[str, Callable[[float], None]], Doc]

KINDS: Final[tuple[CorrectionKind, ...]] = get_args(CorrectionKind)
_LOST: Final = "correction-lost"
_WITHOUT_VALUE: Final = frozenset({"event.remove", "stop.remove", "traveller.remove", "undo"})
_LONGEST: Final = 300


def correct(
    dossier: Dossier,
    kind: CorrectionKind,
    target: str = "article",
    value: str | None = None,
    *,
    who: str,
    why: str = "",
    made_at: datetime | None = None,
    reader: Reader | None = None,
) -> Dossier:
    """Return a dossier with one more correction, by somebody (`who`, a free name), at `made_at`, else now.

    `reader` reads the words, as for `analyse`; else they are kept for the next correction. Raises InputError where
    the correction says nothing that can be done, PlaceNotFoundError for an id of no place.
    """
    if kind not in KINDS:
        raise InputError(f"{kind[:60]!r} is nothing that can be corrected; it is one of {', '.join(KINDS)}.")
    made = Correction(
        id=f"c-{len(dossier.corrections) + 1}",
        kind=kind,
        target=target,
        value=value,
        before=_before(dossier, kind, target),
        who=who.strip(),
        why=why.strip(),
        made_at=made_at or datetime.now(UTC).replace(microsecond=0),
    )
    _require(dossier, made)
    corrected = again(dossier, (*dossier.corrections, made), reader)
    lost = next((w for w in corrected.warnings if w.code == _LOST and f" {made.id} " in w.message), None)
    if lost is not None:
        raise InputError(lost.message.partition("): ")[2])
    return corrected


def again(dossier: Dossier, corrections: Sequence[Correction], reader: Reader | None = None) -> Dossier:
    """Return the dossier of the same article with these corrections, as this version of Dateline reads it."""
    facts = as_handed_in(dossier).corrected(corrections)
    return tell(_read_kept(facts, reader), corrections)


def undo(
    dossier: Dossier,
    correction_id: str | None = None,
    *,
    who: str,
    why: str = "",
    reader: Reader | None = None,
) -> Dossier:
    """Return the dossier without a correction, the last that stands where none is named; raises InputError."""
    return correct(dossier, "undo", correction_id or last_done(dossier).id, who=who, why=why, reader=reader)


def last_done(dossier: Dossier) -> Correction:
    """Return the last correction that stands; raises InputError where none does."""
    held = standing(dossier.corrections)
    if not held:
        raise InputError("Nothing is corrected in this dossier, so there is nothing to undo.")
    return held[-1]


def last_undone(dossier: Dossier) -> Correction:
    """Return the last undoing that holds, with nothing put right since; raises InputError where there is none."""
    undoings = {made.id for made in dossier.corrections if made.kind == "undo"}
    for made in reversed(holding(dossier.corrections)):
        if made.kind != "undo":
            break
        if made.target not in undoings:
            return made
    raise InputError("Nothing was undone last in this dossier, so there is nothing to do again.")


def redo(dossier: Dossier, *, who: str, reader: Reader | None = None) -> Dossier:
    """Return the dossier with the correction again that was undone last; raises InputError."""
    return correct(dossier, "undo", last_undone(dossier).id, who=who, reader=reader)


def as_handed_in(dossier: Dossier) -> Facts:
    """Return what the article of a dossier was before readers put it right."""
    article = dossier.article
    facts = Facts(article.text, article.published, article.title or "", article.source or "", article.url)
    first: dict[str, Any] = {}
    for made in dossier.corrections:
        _, _, field = made.kind.partition("article.")
        if field:
            first.setdefault(field, made.before if field == "published" else made.before or "")
    return replace(facts, **first)


def _require(dossier: Dossier, made: Correction) -> None:
    """Raise InputError for a correction that says nothing that can be done."""
    kind, target, value = made.kind, made.target, made.value
    if not 0 < len(made.who) <= _LONGEST or len(made.why) > _LONGEST:
        raise InputError(f"Say who corrects, in 1 to {_LONGEST} characters, and why in at most as many.")
    if kind in _WITHOUT_VALUE and value is not None:
        raise InputError(f"{kind} takes no value, and {value[:60]!r} was given; leave it out.")
    if kind.startswith("article.") and target != "article":
        raise InputError(f"{kind} is of the article: its target is 'article', not {target[:60]!r}.")
    if kind == "mention.place" and (value is None or _find(dossier, "mention", target) is None):
        raise InputError(f"{target[:60]!r} is no name of this dossier, or no place was given; names look like m31-37.")
    known = [each.id for each in dossier.corrections]
    if kind == "undo" and target not in known:
        raise InputError(f"There is no correction {target[:60]!r}; there are {', '.join(known) or 'none'}.")
    if kind == "undo" and target not in {each.id for each in holding(dossier.corrections)}:
        raise InputError(f"Correction {target} is undone already; to have it again, undo its undoing.")


def _before(dossier: Dossier, kind: str, target: str) -> str | None:
    """Return what stands where a correction is made, as a correction has it; None for nothing."""
    subject, _, field = kind.partition(".")
    if subject == "article":
        value = getattr(dossier.article, field)
        return None if value is None else str(value)
    found = _find(dossier, subject, target)
    return None if found is None else _written(found, field)


def _find(dossier: Dossier, subject: str, target: str) -> Any:
    """Return the part of a dossier with an id, None if there is none."""
    stops = [stop for route in dossier.routes for stop in route.stops]
    parts: dict[str, Sequence[Any]] = {
        "mention": dossier.mentions, "time": dossier.times, "event": dossier.events, "stop": stops,
        "traveller": dossier.travellers,
    }  # fmt: skip
    return next((part for part in parts.get(subject, ()) if part.id == target), None)


def _written(found: Any, field: str) -> str | None:
    """Return a field of a part of a dossier as a correction writes it."""
    name = {"place": "place_id", "from": "from_place_id", "to": "to_place_id", "travellers": "traveller_ids"}.get(field)
    value = found if field == "value" else getattr(found, name or field, None)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, (TimeRef, Window)):
        ends = (value.earliest, value.latest)
        return "/".join(".." if end is None else end.isoformat() for end in ends) if any(ends) else None
    return None if value is None else str(value)


@cached(LRUCache(2), key=lambda facts, _reader: repr(facts))
def _read_kept(facts: Facts, reader: Reader | None) -> ReadArticle:
    """Return what is read in an article, kept for the next correction of it."""
    return read_article(facts, reader=reader or _read_words)


@cached(LRUCache(2), key=lambda text, _advance: text)
def _read_words(text: str, advance: Callable[[float], None]) -> Doc:
    """Return the words of an article, kept for the next correction of it."""
    return read(text, advance)
