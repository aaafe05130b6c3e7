"""What a reader makes and changes: dossiers kept, corrected, and what was changed in words."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo import model, store
from geo.dashboard import reading
from geo.dashboard.examples import examples
from geo.dashboard.opened import dossier_of, example_json, open_dossier
from geo.dashboard.renewal import require_current
from geo.errors import ConflictError, InputError, StoreError
from geo.model import Dossier
from geo.records import propose, require_made
from geo.view import correction_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.dashboard.jobs import Job
    from geo.view import contract

_log = logging.getLogger(__name__)
READER = "reader"
"""Who corrects, where the page does not know their name."""

_TRIES = 5
"""How often a correction is computed anew where other names are corrected at the same time."""


def may_correct(d: str, secret: str | None) -> bool:
    """Tell whether a browser may correct what `d` names: its own dossiers, and examples, of which it gets a copy."""
    return d in examples() or store.may_correct(d, secret)


@dataclass(frozen=True)
class Correction:
    """What a reader puts right in a dossier, and how that is said."""

    d: str
    change: model.Correction
    told: str
    """What it is now, in words: "“Hassan” is now Khasan, Primorye"."""

    place: str | None = None
    """The place to look at afterwards, by its id."""

    at: tuple[float, float] | None = None
    """Where that lies: longitude and latitude."""

    seen: int | None = None
    """The version of the dossier that the reader looked at; None where that is not known."""


def find_correction(d: str, secret: str, mention_id: str, place_id: str, *, seen: int | None = None) -> Correction:
    """Return what a reader asks to be corrected; raises NotAllowedError, and InputError for what is no candidate."""
    name = open_dossier(d).name(mention_id)
    if d not in examples():
        store.require_owner(d, secret)
    candidate = _candidate(name, place_id)
    if name is None or candidate is None:
        raise InputError(f"{place_id[:60]!r} is no candidate of {mention_id[:60]!r}; choose one of those on the page.")
    change = propose(dossier_of(d), "mention.place", mention_id, place_id, who=READER)
    lon, lat = candidate["lon"], candidate["lat"]
    at = None if lon is None or lat is None else (lon, lat)
    return Correction(d, change, f"“{name['text']}” is now {_where(candidate)}", place_id, at, seen)


def correct(correction: Correction, secret: str, job: Job[Any] | None = None) -> str:
    """Recompute a dossier with a correction, store both, and return its `d` (a copy's where it is an example).

    Raises ConflictError where the same thing was corrected in another tab, meanwhile or since the reader looked.
    """
    d, change = correction.d, correction.change
    if d in examples():
        machine = Dossier.model_validate_json(example_json(d))
        dossier = reading.corrected(machine, [change], job)
        require_made(dossier, change)
        require_current(secret)
        return _drawn(store.keep_corrected(machine, secret, change, dossier), job)

    def make(standing: store.Standing) -> None:
        records = standing.with_new(change)
        dossier = reading.corrected(standing.machine, records, job)
        require_made(dossier, records[-1])
        store.correct(d, secret, change, dossier, version=standing.version)

    store.require_owner(d, secret)
    _change(d, change.target, make, correction.seen)
    return _drawn(d, job)


def undo(
    d: str,
    secret: str,
    job: Job[Any] | None = None,
    *,
    key: int | None = None,
    target: str | None = None,
    seen: int | None = None,
) -> str:
    """Undo a correction, the latest (of one part, where it is named) where no key is given, recompute, and return `d`.

    Raises ConflictError where the same part was corrected meanwhile, or since the version `seen`, in another tab.
    """
    store.require_owner(d, secret)
    made = [c for c in store.history(d) if c.undone_at is None and target in (None, c.target) and key in (None, c.key)]
    if made:

        def change(standing: store.Standing) -> None:
            dossier = reading.corrected(standing.machine, standing.without(made[-1].key), job)
            store.undo(d, secret, made[-1].key, dossier, version=standing.version)

        _change(d, made[-1].target, change, seen)
    return _drawn(d, job)


def _change(d: str, target: str, change: Callable[[store.Standing], None], seen: int | None) -> None:
    """Change a dossier as it stands; where another part of it was changed meanwhile, once more, so that both stand."""
    for left in reversed(range(_TRIES)):
        try:
            return change(store.standing(d, seen=seen, target=target))
        except ConflictError as conflict:
            if target in conflict.changed or not left:
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


def corrections(d: str, *, mine: bool) -> list[contract.CorrectionRow]:
    """Return what was changed in a dossier, oldest first, in words; `mine` where the reader is who changed it."""
    if d in examples():
        return []
    history = store.history(d)
    if not history:
        return []
    opened, dossier = open_dossier(d), dossier_of(d)
    first: dict[str, str | None] = {}
    found: list[contract.CorrectionRow] = []
    for made in history:
        name = opened.name(made.target) if made.kind == "mention.place" else None
        machine = first.setdefault(made.target, made.before) if name else None
        text = _told(name, made.record, machine, mine=mine) if name else correction_words(dossier, made.record)
        found.append({
            "key": made.key,
            "target": made.target,
            "of_name": made.kind == "mention.place",
            "why": made.why if name else "",
            "undone": made.undone_at is not None,
            "text": text,
        })  # fmt: skip
    return found


def _told(card: contract.MentionCard, made: model.Correction, first: str | None, *, mine: bool) -> str:
    """Return in words who gave a name which place, and what the machine had read."""
    place, machine = _candidate_words(card, made.value or ""), _candidate_words(card, first) if first else "no place"
    when = f"{made.made_at:%-d %b %Y %H:%M} UTC"
    return f"{'You' if mine else 'A reader'} set “{card['text']}” to {place}, {when}. The machine read {machine}."


def _candidate(card: contract.MentionCard | None, place_id: str) -> contract.CandidateRow | None:
    return next((c for c in card["candidates"] if c["place"] == place_id), None) if card else None


def _candidate_words(card: contract.MentionCard | None, place_id: str) -> str:
    chosen = _candidate(card, place_id)
    return _where(chosen) if chosen else place_id


def _where(candidate: contract.CandidateRow) -> str:
    return ", ".join(dict.fromkeys(part for part in (candidate["name"], *candidate["where"].split(", ")) if part))
