"""What a reader makes and changes: dossiers kept, corrected, and what was changed in words."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo import store
from geo.dashboard import reading
from geo.dashboard.examples import examples
from geo.dashboard.opened import example_json, open_dossier
from geo.dashboard.renewal import require_current
from geo.errors import ConflictError, InputError, StoreError
from geo.model import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.dashboard.jobs import Job
    from geo.view import CandidateRow, CorrectionRow, MentionCard

_log = logging.getLogger(__name__)
_TRIES = 5
"""How often a correction is computed anew where other names are corrected at the same time."""


def may_correct(d: str, secret: str | None) -> bool:
    """Tell whether a browser may correct what `d` names: its own dossiers, and examples, of which it gets a copy."""
    return d in examples() or store.may_correct(d, secret)


@dataclass(frozen=True)
class Correction:
    """A name of a dossier and the candidate that it is to be given."""

    d: str
    name: MentionCard
    candidate: CandidateRow
    seen: int | None = None
    """The version of the dossier that the reader looked at; None where that is not known."""

    @property
    def text(self) -> str:
        """The name as the article has it."""
        return self.name["text"]

    @property
    def place(self) -> str:
        """The place in words: its name, its part of the country, its country."""
        return _where(self.candidate)


def find_correction(d: str, secret: str, mention_id: str, place_id: str, *, seen: int | None = None) -> Correction:
    """Return what a reader asks to be corrected; raises NotAllowedError, and InputError for what is no candidate."""
    name = open_dossier(d).name(mention_id)
    if d not in examples():
        store.require_owner(d, secret)
    candidate = _candidate(name, place_id)
    if name is None or candidate is None:
        raise InputError(f"{place_id[:60]!r} is no candidate of {mention_id[:60]!r}; choose one of those on the page.")
    return Correction(d, name, candidate, seen)


def correct(correction: Correction, secret: str, job: Job[Any] | None = None) -> str:
    """Recompute a dossier with a correction, store both, and return its `d` (a copy's where it is an example).

    Raises ConflictError where the same name was corrected in another tab, meanwhile or since the reader looked.
    """
    d, mention_id, place_id = correction.d, correction.name["id"], correction.candidate["place"]
    chosen = {mention_id: place_id}
    if d in examples():
        machine = Dossier.model_validate_json(example_json(d))
        dossier = _recomputed(machine, chosen, job)
        require_current(secret)
        link = store.keep_corrected(machine, secret, mention_id, place_id, dossier, who="reader", why="")
        return _drawn(link, job)

    def change(standing: store.Standing) -> None:
        dossier = _recomputed(standing.machine, {**standing.choices, **chosen}, job)
        store.correct(d, secret, mention_id, place_id, dossier, version=standing.version, who="reader", why="")

    store.require_owner(d, secret)
    _change(d, mention_id, change, correction.seen)
    return _drawn(d, job)


def undo(
    d: str, secret: str, job: Job[Any] | None = None, *, mention_id: str | None = None, seen: int | None = None
) -> str:
    """Undo the latest correction (of a mention, where one is named), recompute, and return `d`.

    Raises ConflictError where the same name was corrected meanwhile, or since the version `seen`, in another tab.
    """
    store.require_owner(d, secret)
    made = [c for c in store.history(d) if c.undone_at is None and mention_id in (None, c.mention_id)]
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
    return reading.analyse(
        article.text, published=article.published, title=article.title or "", source=article.source or "",
        url=article.url, choices=choices, job=job,
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
    opened = open_dossier(d)
    read: dict[str, str | None] = {}
    found: list[CorrectionRow] = []
    for made in history:
        card = opened.name(made.mention_id)
        name = card["text"] if card else made.mention_id
        place = _candidate_words(card, made.place_id)
        first = read.setdefault(made.mention_id, made.before)
        machine = _candidate_words(card, first) if first else "no place"
        when = f"{made.made_at:%-d %b %Y %H:%M} UTC"
        found.append({
            "mention": made.mention_id,
            "name": name,
            "place": place,
            "machine": machine,
            "when": when,
            "why": made.why,
            "undone": made.undone_at is not None,
            "text": f"{'You' if mine else 'A reader'} set “{name}” to {place}, {when}. The machine read {machine}.",
        })  # fmt: skip
    return found


def _candidate(card: MentionCard | None, place_id: str) -> CandidateRow | None:
    return next((c for c in card["candidates"] if c["place"] == place_id), None) if card else None


def _candidate_words(card: MentionCard | None, place_id: str) -> str:
    chosen = _candidate(card, place_id)
    return _where(chosen) if chosen else place_id


def _where(candidate: CandidateRow) -> str:
    return ", ".join(dict.fromkeys(part for part in (candidate["name"], *candidate["where"].split(", ")) if part))
