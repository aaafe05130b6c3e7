"""What an address opens: an example, analysed once, or a stored dossier; and the making of new ones.

An opened dossier carries the JSON that the browser draws and its digest, made once for the same dossier.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from geo import store
from geo.dashboard.examples import examples
from geo.deck import build_view
from geo.errors import DatelineError, DossierNotFoundError, InputError
from geo.model import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

_log = logging.getLogger(__name__)
_analysing = Lock()


@dataclass(frozen=True, eq=False)
class Opened:
    """A dossier with what the browser draws of it."""

    dossier: Dossier
    view: bytes
    digest: str

    @property
    def title(self) -> str:
        """The article's title, or its first words."""
        return self.dossier.article.title or self.dossier.article.text[:60].strip()


def _open(dossier: Dossier) -> Opened:
    view = build_view(dossier)
    return Opened(dossier, json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode(), view["digest"])


@lru_cache(maxsize=256)
def _open_json(text: str) -> Opened:
    return _open(Dossier.model_validate_json(text))


@lru_cache(maxsize=64)
def _open_example(name: str) -> Opened:
    example = examples()[name]
    return _open(analyse(example.text(), published=example.published, title=example.title, source=example.source))


def analyse(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    choices: Mapping[str, str] | None = None,
    progress: Callable[[str], None] = lambda _step: None,
) -> Dossier:
    """Analyse an article, one at a time in this process; the language model is loaded at the first one.

    An error of our own is logged and raised as a DatelineError that says so: it costs this article, not the server.
    """
    from geo import pipeline  # noqa: PLC0415 - spaCy takes seconds to import; the page must not wait for it

    try:
        with _analysing:
            return pipeline.analyse(
                text, published=published, title=title, source=source, url=url, choices=choices, progress=progress
            )
    except DatelineError:
        raise
    except Exception as error:
        _log.exception("An article could not be analysed")
        what = type(error).__name__
        raise DatelineError(f"This article could not be analysed, through a fault of ours ({what}, logged).") from error


def open_dossier(d: str) -> Opened:
    """Return what an address's `d` names: an example or a link; raises DossierNotFoundError."""
    if d in examples():
        return _open_example(d)
    if not store.is_link(d):
        names = ", ".join(examples())
        raise DossierNotFoundError(f"No example or dossier is called {d[:40]!r}; the examples are {names}.")
    return _open_json(store.find_json(d))


def may_correct(d: str, secret: str | None) -> bool:
    """Tell whether a browser may correct what `d` names: its own dossiers, and examples, of which it gets a copy."""
    return d in examples() or store.may_correct(d, secret)


def correct(d: str, secret: str, mention_id: str, place_id: str) -> str:
    """Give a mention another of its candidates, recompute, and return the `d` of the result (a copy of an example)."""
    dossier = open_dossier(d).dossier
    mention = next((m for m in dossier.mentions if m.id == mention_id), None)
    if mention is None or place_id not in {c.place_id for c in mention.candidates}:
        raise InputError(f"{place_id[:60]!r} is no candidate of {mention_id[:60]!r}; choose one of those on the page.")
    link = store.keep(dossier, secret) if d in examples() else d
    store.correct(link, secret, mention_id, place_id, who="reader", why="chosen on the page")
    _recompute(link, secret)
    return link


def corrections(d: str) -> list[dict[str, Any]]:
    """Return what readers changed in a dossier, oldest first, in words."""
    if d in examples():
        return []
    dossier = open_dossier(d).dossier
    mentions = {m.id: m for m in dossier.mentions}
    found = []
    for made in store.history(d):
        mention = mentions.get(made.mention_id)
        names = {c.place_id: c.name for c in mention.candidates} if mention else {}
        found.append({
            "name": mention.text if mention else made.mention_id,
            "place": f"{names.get(made.place_id, '')} ({made.place_id})".strip(),
            "when": f"{made.made_at:%Y-%m-%d %H:%M} UTC",
            "why": f"{made.who}: {made.why}",
            "undone": made.undone_at is not None,
        })  # fmt: skip
    return found


def undo(d: str, secret: str) -> str:
    """Undo the latest correction, recompute, and return `d`."""
    if store.undo(d, secret):
        _recompute(d, secret)
    return d


def _recompute(link: str, secret: str) -> None:
    article = store.machine_reading(link).article
    dossier = analyse(
        article.text, published=article.published, title=article.title, source=article.source, url=article.url,
        choices=store.standing(link),
    )  # fmt: skip
    store.replace(link, secret, dossier)
