"""What an address opens: an example, analysed once, or a stored dossier; and the making of new ones.

An opened dossier carries the JSON that the browser draws and its digest, made once for the same dossier.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from geo import store
from geo.dashboard.examples import examples
from geo.dashboard.jobs import Job
from geo.dashboard.renewal import require_current
from geo.errors import ConflictError, DossierNotFoundError, InputError, StoreError
from geo.intake import title_of
from geo.model import Dossier
from geo.view import build_view, country_name
from geo.workers import FILE_S, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from geo.intake import FileText
    from geo.model import Candidate, Mention
    from geo.view import CorrectionRow

_log = logging.getLogger(__name__)
_TRIES = 5
"""How often a correction is computed anew where other names are corrected at the same time."""

_NICENESS: Final = 10
_FILE_CHARS: Final = 10_000


@cache
def workers() -> Workers:
    """Return the processes that read articles and files, started at the first call; they give way to the page."""
    return Workers(niceness=_NICENESS)


def stop_workers() -> None:
    """End the processes that read; what they are doing fails."""
    if workers.cache_info().currsize:
        workers().stop()
        workers.cache_clear()


@dataclass(frozen=True, eq=False)
class Opened:
    """A dossier with what the browser draws of it."""

    dossier: Dossier
    view: bytes
    digest: str

    @property
    def title(self) -> str:
        """The article's title, or its first words."""
        return title_of(self.dossier.article)


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
    job: Job[Any] | None = None,
) -> Dossier:
    """Analyse an article in a process of its own, in turn with others, shorter ones first.

    A `job` is told how far it is, and may stop it (StoppedError). Raises InputError for what is no article and for
    what takes more time or memory than it may; DatelineError for a fault of ours, which is logged.
    """
    job = job or Job("")
    job.progress("Waiting for its turn")
    return Dossier.model_validate_json(workers().run(
        "analyse", job, chars=len(text), article=text, text=text, published=published, title=title, source=source,
        url=url, choices=choices,
    ))  # fmt: skip


def read_file(name: str, data: bytes) -> FileText:
    """Read a file in a process of its own; raises InputError as `geo.intake` does, and after 30 s."""
    found: FileText = workers().run(
        "read_file", Job(""), chars=_FILE_CHARS, seconds=FILE_S, name=name, data=data
    )  # fmt: skip
    return found


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


@dataclass(frozen=True)
class Correction:
    """A name of a dossier and the candidate that it is to be given."""

    d: str
    mention: Mention
    candidate: Candidate
    seen: int | None = None
    """The version of the dossier that the reader looked at; None where that is not known."""

    @property
    def place(self) -> str:
        """The place in words: its name, its part of the country, its country."""
        return _where(self.candidate.name, self.candidate.admin1, self.candidate.country)


def find_correction(d: str, secret: str, mention_id: str, place_id: str, *, seen: int | None = None) -> Correction:
    """Return what a reader asks to be corrected; raises NotAllowedError, and InputError for what is no candidate."""
    dossier = open_dossier(d).dossier
    if d not in examples():
        store.require_owner(d, secret)
    for mention in dossier.mentions:
        for candidate in mention.candidates:
            if (mention.id, candidate.place_id) == (mention_id, place_id):
                return Correction(d, mention, candidate, seen)
    raise InputError(f"{place_id[:60]!r} is no candidate of {mention_id[:60]!r}; choose one of those on the page.")


def correct(correction: Correction, secret: str, job: Job[Any] | None = None) -> str:
    """Recompute a dossier with a correction, store both, and return its `d` (a copy's where it is an example).

    Raises ConflictError where the same name was corrected in another tab, meanwhile or since the reader looked.
    """
    d, mention, candidate = correction.d, correction.mention, correction.candidate
    chosen = {mention.id: candidate.place_id}
    if d in examples():
        machine = open_dossier(d).dossier
        dossier = _recomputed(machine, chosen, job)
        require_current(secret)
        link = store.keep_corrected(machine, secret, mention.id, candidate.place_id, dossier, who="reader", why="")
        return _drawn(link, job)

    def change(standing: store.Standing) -> None:
        dossier = _recomputed(standing.machine, {**standing.choices, **chosen}, job)
        store.correct(
            d, secret, mention.id, candidate.place_id, dossier, version=standing.version, who="reader", why=""
        )

    store.require_owner(d, secret)
    _change(d, mention.id, change, correction.seen)
    return _drawn(d, job)


def undo(
    d: str, secret: str, job: Job[Any] | None = None, *, mention_id: str | None = None, seen: int | None = None
) -> str:
    """Undo the latest correction (of a mention, where one is named), recompute, and return `d`.

    Raises ConflictError where the same name was corrected meanwhile, or since the version `seen`, in another tab.
    """
    store.require_owner(d, secret)
    made = [c for c in store.standing(d).corrections if mention_id in (None, c.mention_id)]
    if made:

        def change(standing: store.Standing) -> None:
            dossier = _recomputed(standing.machine, standing.without(made[-1].key), job)
            store.undo(d, secret, made[-1].key, dossier, version=standing.version)

        _change(d, made[-1].mention_id, change, seen)
    return _drawn(d, job)


def _change(d: str, mention_id: str, change: Callable[[store.Standing], None], seen: int | None) -> None:
    """Change a dossier as it stands; where another name of it was changed meanwhile, once more, so that both stand."""
    for left in reversed(range(_TRIES)):
        try:
            return change(store.standing(d, seen=seen, mention_id=mention_id))
        except ConflictError as conflict:
            if mention_id in conflict.changed or not left:
                raise
    return None


def keep(dossier: Dossier, secret: str, job: Job[Any]) -> str:
    """Store a dossier as the browser's own, ready to be shown, and return its link; raises NotAllowedError."""
    require_current(secret)
    return _drawn(store.keep(dossier, secret), job)


def _drawn(link: str, job: Job[Any] | None) -> str:
    """Have what the browser draws ready before the page asks for it, which must not wait."""
    if job is not None:
        job.step = "Drawing the map"
    open_dossier(link)
    return link


def _recomputed(machine: Dossier, choices: Mapping[str, str], job: Job[Any] | None) -> Dossier:
    article = machine.article
    return analyse(
        article.text, published=article.published, title=article.title, source=article.source, url=article.url,
        choices=choices, job=job,
    )  # fmt: skip


def version(d: str) -> int:
    """Return how often what `d` names was changed."""
    made = [] if d in examples() else store.history(d)
    return max((max(c.version, c.undone_version or 0) for c in made), default=0)


def kept(secret: str) -> tuple[list[store.Kept], StoreError | None]:
    """Return what a browser made itself, and what is wrong with the store where that cannot be told."""
    try:
        return store.kept_by(secret), None
    except StoreError as error:
        _log.warning("%s", error)
        return [], error


def corrections(d: str, *, mine: bool) -> list[CorrectionRow]:
    """Return what was changed in a dossier, oldest first, in words; `mine` where the reader is who changed it."""
    if d in examples():
        return []
    history = store.history(d)
    if not history:
        return []
    machine = store.standing(d).machine
    mentions = {m.id: m for m in machine.mentions}
    found: list[CorrectionRow] = []
    for made in history:
        mention = mentions.get(made.mention_id)
        name = mention.text if mention else made.mention_id
        place = _candidate_words(mention, made.place_id)
        read = _candidate_words(mention, mention.place_id) if mention and mention.place_id else "no place"
        when = f"{made.made_at:%-d %b %Y %H:%M} UTC"
        found.append({
            "mention": made.mention_id,
            "name": name,
            "place": place,
            "machine": read,
            "when": when,
            "why": made.why,
            "undone": made.undone_at is not None,
            "text": f"{'You' if mine else 'A reader'} set “{name}” to {place}, {when}. The machine read {read}.",
        })  # fmt: skip
    return found


def _candidate_words(mention: Mention | None, place_id: str) -> str:
    chosen = next((c for c in mention.candidates if c.place_id == place_id), None) if mention else None
    return _where(chosen.name, chosen.admin1, chosen.country) if chosen else place_id


def _where(name: str, admin1: str | None, country: str | None) -> str:
    return ", ".join(dict.fromkeys(part for part in (name, admin1, country_name(country)) if part))
