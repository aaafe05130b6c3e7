"""Correct a dossier: what was changed and the dossier made with it are stored together or not at all.

Who corrects reads the dossier as it stands, with its version, computes, and stores under that version. Where somebody
else was faster, a ConflictError says what was changed meanwhile, and nothing is stored.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Select, insert, or_, select, update

from geo.errors import ConflictError
from geo.model import Dossier
from geo.store.dossiers import Stored, insert_dossier, key_of, owned, stored
from geo.store.opening import reading, writing
from geo.store.tables import corrections, dossiers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_PLACE: Final = "place"
"""The one kind of correction so far: the place that a mention means."""


@dataclass(frozen=True)
class Correction:
    """A name that a reader gave another place: kept with who, when and why, also when undone."""

    key: int
    mention_id: str
    place_id: str
    before: str | None
    made_at: datetime
    who: str
    why: str
    version: int
    undone_at: datetime | None
    undone_version: int | None


@dataclass(frozen=True)
class _Place:
    """A mention's place, before and after."""

    mention_id: str
    old: str | None
    new: str


@dataclass(frozen=True)
class Standing:
    """A dossier as it stands: how often it was changed, the machine's reading, the corrections that stand."""

    version: int
    machine: Dossier
    corrections: tuple[Correction, ...]

    @property
    def choices(self) -> dict[str, str]:
        """The place chosen for each corrected mention; the latest correction holds."""
        return {c.mention_id: c.place_id for c in self.corrections}

    def without(self, key: int) -> dict[str, str]:
        """Return the choices that would stand without a correction."""
        return {c.mention_id: c.place_id for c in self.corrections if c.key != key}


def _history(connection: Connection, dossier: int) -> list[Correction]:
    c = corrections.c
    rows = connection.execute(
        select(c.key, c.target, c.new, c.old, c.made_at, c.who, c.why, c.version, c.undone_at, c.undone_version)
        .where(c.dossier == dossier, c.kind == _PLACE)
        .order_by(c.key)
    )
    return [Correction(*list(row)) for row in rows]


def history(link: str) -> list[Correction]:
    """Return every correction made to a dossier, oldest first, the undone ones too."""
    with reading() as connection:
        return _history(connection, key_of(connection, link))


def standing(link: str, *, seen: int | None = None, mention_id: str | None = None) -> Standing:
    """Return what a correction or an undoing is to be computed from; raises DossierNotFoundError, StoreError.

    Raises ConflictError where the mention was corrected, or a correction of it undone, since the version `seen`.
    """
    with reading() as connection:
        row = stored(connection, link)
        if seen is not None and seen < row.version:
            conflict = _conflict(connection, row, seen)
            if mention_id in conflict.changed:
                raise conflict
        made = tuple(c for c in _history(connection, row.key) if c.undone_at is None)
    return Standing(row.version, Dossier.model_validate_json(row.machine), made)


def correct(
    link: str, secret: str | None, mention_id: str, place_id: str, dossier: Dossier, *, version: int, who: str, why: str
) -> None:
    """Store a correction with the dossier that was computed with it from `version`.

    Raises ConflictError where the dossier was changed meanwhile, NotAllowedError, StoreError.
    """
    with writing() as connection:
        row = owned(connection, link, secret)
        before = {c.mention_id: c.place_id for c in _history(connection, row.key) if c.undone_at is None}
        _replace(connection, row, dossier, version)
        old = before.get(mention_id) or _as_read(row.machine, mention_id)
        _insert(connection, row.key, version + 1, _Place(mention_id, old, place_id), who=who, why=why)


def keep_corrected(
    machine: Dossier, secret: str, mention_id: str, place_id: str, dossier: Dossier, *, who: str, why: str
) -> str:
    """Store a machine's reading as the browser's own with a first correction, and return its link."""
    with writing() as connection:
        link = insert_dossier(connection, machine, dossier, secret, version=1)
        row = stored(connection, link)
        place = _Place(mention_id, _as_read(row.machine, mention_id), place_id)
        _insert(connection, row.key, 1, place, who=who, why=why)
    return link


def undo(link: str, secret: str | None, key: int, dossier: Dossier, *, version: int) -> None:
    """Undo a correction that stood at `version`, and store the dossier that was computed without it.

    Raises ConflictError where the dossier was changed meanwhile, NotAllowedError, StoreError.
    """
    with writing() as connection:
        row = owned(connection, link, secret)
        _replace(connection, row, dossier, version)
        c = corrections.c
        which = (c.key == key, c.dossier == row.key, c.undone_at.is_(None))
        values = {"undone_at": datetime.now(UTC), "undone_version": version + 1}
        if connection.execute(update(corrections).where(*which).values(values)).rowcount != 1:
            raise ConflictError("This correction was undone already; nothing was changed.")


def explain(link: str, secret: str | None, why: str, *, mention_id: str | None = None) -> None:
    """Say why the latest correction that stands, of all or of a mention, was made. Raises NotAllowedError."""
    with writing() as connection:
        latest = _latest_standing(owned(connection, link, secret).key, mention_id)
        key = connection.execute(latest).scalar_one_or_none()
        connection.execute(update(corrections).where(corrections.c.key == key).values(why=why.strip()[:300]))


def _latest_standing(dossier: int, mention_id: str | None) -> Select[tuple[int]]:
    c = corrections.c
    query = select(c.key).where(c.dossier == dossier, c.undone_at.is_(None))
    if mention_id is not None:
        query = query.where(c.kind == _PLACE, c.target == mention_id)
    return query.order_by(c.key.desc()).limit(1)


def _replace(connection: Connection, row: Stored, dossier: Dossier, version: int) -> None:
    """Store the dossier as it stands now; raises ConflictError where it is not at `version` any more."""
    if row.version != version:
        raise _conflict(connection, row, version)
    values = {"current": dossier.model_dump_json(by_alias=True), "version": version + 1}
    connection.execute(update(dossiers).where(dossiers.c.key == row.key).values(values))


def _insert(connection: Connection, dossier: int, version: int, place: _Place, *, who: str, why: str) -> None:
    values = {
        "dossier": dossier, "kind": _PLACE, "target": place.mention_id[:60], "old": place.old, "new": place.new[:200],
        "made_at": datetime.now(UTC), "who": who[:80], "why": why[:300], "version": version,
    }  # fmt: skip
    connection.execute(insert(corrections).values(values))


def _as_read(machine: str, mention_id: str) -> str | None:
    return next((m["place_id"] for m in json.loads(machine)["mentions"] if m["id"] == mention_id), None)


def _conflict(connection: Connection, row: Stored, version: int) -> ConflictError:
    """Say what was changed since a version."""
    c = corrections.c
    query = select(c.target, c.new, c.made_at, c.undone_at, c.undone_version).where(
        c.dossier == row.key, or_(c.version > version, c.undone_version > version)
    )
    rows = connection.execute(query.order_by(c.key)).all()
    mentions = {m["id"]: m for m in json.loads(row.machine)["mentions"]}
    told = "; ".join(_told(mentions.get(r.target), r) for r in rows) or "it was put back from a backup"
    return ConflictError(
        f"The dossier was changed meanwhile, in another tab or window: {told}. What you asked for was not done; look "
        "at what stands now, and ask again if it still holds.",
        frozenset(r.target for r in rows),
    )


def _told(mention: dict[str, Any] | None, row: Any) -> str:
    """Say one change: which name, to which place, when."""
    name = mention["text"] if mention else row.target
    place = _place_words(mention["candidates"] if mention else (), row.new)
    if row.undone_version is not None:
        return f"that “{name}” is {place} was taken back, {row.undone_at:%-d %b %Y %H:%M} UTC"
    return f"“{name}” was set to {place}, {row.made_at:%-d %b %Y %H:%M} UTC"


def _place_words(candidates: Iterable[dict[str, Any]], place_id: str) -> str:
    chosen = next((c for c in candidates if c["place_id"] == place_id), None)
    if chosen is None:
        return place_id
    return ", ".join(dict.fromkeys(part for part in (chosen["name"], chosen["admin1"], chosen["country"]) if part))
