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
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cached

from geo.pipeline import Facts, read_article, tell
from geo.records import last_done, last_undone, propose, require_made
from geo.text import read_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from geo.model import Correction, CorrectionKind, Dossier
    from geo.pipeline import ReadArticle


def correct(
    dossier: Dossier,
    kind: CorrectionKind,
    target: str = "article",
    value: str | None = None,
    *,
    who: str,
    why: str = "",
    made_at: datetime | None = None,
) -> Dossier:
    """Return a dossier with one more correction, by somebody (`who`, a free name), at `made_at`, else now.

    Raises InputError where the correction says nothing that can be done, or names no place.
    """
    made = propose(dossier, kind, target, value, who=who, why=why, made_at=made_at)
    corrected = again(dossier, (*dossier.corrections, made))
    require_made(corrected, made)
    return corrected


def again(dossier: Dossier, corrections: Sequence[Correction]) -> Dossier:
    """Return the dossier of the same article with these corrections, as this version of Dateline reads it."""
    facts = as_handed_in(dossier).corrected(corrections)
    return tell(_read_kept(facts), corrections)


def undo(
    dossier: Dossier,
    correction_id: str | None = None,
    *,
    who: str,
    why: str = "",
) -> Dossier:
    """Return the dossier without a correction, the last that stands where none is named; raises InputError."""
    return correct(dossier, "undo", correction_id or last_done(dossier).id, who=who, why=why)


def redo(dossier: Dossier, *, who: str) -> Dossier:
    """Return the dossier with the correction again that was undone last; raises InputError."""
    return correct(dossier, "undo", last_undone(dossier).id, who=who)


def as_handed_in(dossier: Dossier) -> Facts:
    """Return what the article of a dossier was before readers put it right."""
    article = dossier.article
    facts = Facts(article.text, article.published, article.title or "", article.source or "", article.url)
    first: dict[str, Any] = {}
    for made in dossier.corrections:
        subject, _, field = made.kind.partition(".")
        if subject == "article":
            first.setdefault(field, made.before if field == "published" else made.before or "")
    return replace(facts, **first)


@cached(LRUCache(2), key=repr)
def _read_kept(facts: Facts) -> ReadArticle:
    """Return what is read in an article, kept for the next correction of it."""
    return read_article(facts, reader=read_once)
