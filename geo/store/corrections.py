"""Correct a dossier: what was changed and the dossier made with it are stored together or not at all.

Who corrects reads the dossier as it stands, with its version, computes, and stores under that version. Where somebody
else was faster, a ConflictError says what was changed meanwhile, and nothing is stored.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, insert, or_, select, update

from geo import model
from geo.errors import ConflictError
from geo.intake import title_of
from geo.model import Dossier
from geo.store.dossiers import Stored, insert_dossier, key_of, owned, stored
from geo.store.opening import reading, writing
from geo.store.tables import corrections, dossiers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from geo.model import CorrectionKind

_NAME: Final = "mention.place"


@dataclass(frozen=True)
class Correction:
    """What a reader put right, as `geo.corrections` says it: kept with who, when and why, also when undone."""

    key: int
    kind: CorrectionKind
    target: str
    value: str | None
    before: str | None
    made_at: datetime
    who: str
    why: str
    version: int
    undone_at: datetime | None
    undone_version: int | None

    @property
    def record(self) -> model.Correction:
        """It as a dossier has it; its id is the version that it made, which no other change of the dossier made."""
        return model.Correction(
            id=f"c-{self.version}", kind=self.kind, target=self.target, value=self.value, before=self.before,
            who=self.who, why=self.why, made_at=self.made_at,
        )  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """A dossier as it stands: how often it was changed, the machine's reading, the corrections that stand."""

    version: int
    machine: Dossier
    corrections: tuple[Correction, ...]

    @property
    def records(self) -> tuple[model.Correction, ...]:
        """The corrections that stand as a dossier has them, oldest first."""
        return tuple(c.record for c in self.corrections)

    def with_new(self, change: model.Correction) -> tuple[model.Correction, ...]:
        """Return the records that would stand with one more, by the id that it is going to have."""
        return (*self.records, change.model_copy(update={"id": f"c-{self.version + 1}"}))

    def without(self, key: int) -> tuple[model.Correction, ...]:
        """Return the records that would stand without a correction."""
        return tuple(c.record for c in self.corrections if c.key != key)


def _history(connection: Connection, dossier: int) -> list[Correction]:
    c = corrections.c
    rows = connection.execute(
        select(c.key, c.kind, c.target, c.new, c.old, c.made_at, c.who, c.why, c.version, c.undone_at, c.undone_version)
        .where(c.dossier == dossier)
        .order_by(c.key)
    )
    return [Correction(*list(row)) for row in rows]


def history(link: str) -> list[Correction]:
    """Return every correction made to a dossier, oldest first, the undone ones too."""
    with reading() as connection:
        return _history(connection, key_of(connection, link))


def standing(link: str, *, seen: int | None = None, target: str | None = None) -> Standing:
    """Return what a correction or an undoing is to be computed from; raises DossierNotFoundError, StoreError.

    Raises ConflictError where the target was corrected, or a correction of it undone, since the version `seen`.
    """
    with reading() as connection:
        row = stored(connection, link)
        if seen is not None and seen < row.version:
            conflict = _conflict(connection, row, seen)
            if target in conflict.changed:
                raise conflict
        made = tuple(c for c in _history(connection, row.key) if c.undone_at is None)
    return Standing(row.version, Dossier.model_validate_json(row.machine), made)


def correct(link: str, secret: str | None, change: model.Correction, dossier: Dossier, *, version: int) -> None:
    """Store a correction with the dossier that was computed with it from `version`.

    Raises ConflictError where the dossier was changed meanwhile, NotAllowedError, StoreError.
    """
    with writing() as connection:
        row = owned(connection, link, secret)
        made = [c for c in _history(connection, row.key) if c.undone_at is None]
        before = [c.value for c in made if (c.kind, c.target) == (change.kind, change.target)]
        _replace(connection, row, dossier, version)
        _insert(
            connection, row.key, version + 1, change.model_copy(update={"before": before[-1]}) if before else change
        )


def keep_corrected(machine: Dossier, secret: str, change: model.Correction, dossier: Dossier) -> str:
    """Store a machine's reading as the browser's own with a first correction, and return its link."""
    with writing() as connection:
        link = insert_dossier(connection, machine, dossier, secret, version=1)
        _insert(connection, key_of(connection, link), 1, change)
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


def explain(link: str, secret: str | None, why: str, *, target: str | None = None) -> None:
    """Say why the latest correction that stands, of all or of one part, was made. Raises NotAllowedError."""
    with writing() as connection:
        row = owned(connection, link, secret)
        made = [c for c in _history(connection, row.key) if c.undone_at is None and target in {None, c.target}]
        if not made:
            return
        words = why.strip()[:300]
        connection.execute(update(corrections).where(corrections.c.key == made[-1].key).values(why=words))
        current = json.loads(row.current)
        for record in current.get("corrections", ()):
            if record["id"] == made[-1].record.id:
                record["why"] = words
        values = {"current": json.dumps(current, ensure_ascii=False)}
        connection.execute(update(dossiers).where(dossiers.c.key == row.key).values(values))


def _replace(connection: Connection, row: Stored, dossier: Dossier, version: int) -> None:
    """Store the dossier as it stands now; raises ConflictError where it is not at `version` any more."""
    if row.version != version:
        raise _conflict(connection, row, version)
    title = title_of(dossier.article)[:300]
    values = {"current": dossier.model_dump_json(by_alias=True), "title": title, "version": version + 1}
    connection.execute(update(dossiers).where(dossiers.c.key == row.key).values(values))


def _insert(connection: Connection, dossier: int, version: int, change: model.Correction) -> None:
    values = {
        "dossier": dossier, "kind": change.kind, "target": change.target, "old": change.before, "new": change.value,
        "made_at": change.made_at, "who": change.who[:80], "why": change.why[:300], "version": version,
    }  # fmt: skip
    connection.execute(insert(corrections).values(values))


def _conflict(connection: Connection, row: Stored, version: int) -> ConflictError:
    """Say what was changed since a version."""
    c = corrections.c
    query = select(c.kind, c.target, c.new, c.made_at, c.undone_at, c.undone_version).where(
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
    """Say one change: of which name or part, to what, when."""
    if row.kind != _NAME:
        done, at = ("taken back", row.undone_at) if row.undone_version is not None else ("made", row.made_at)
        return f"the correction {row.kind} of {row.target} was {done}, {at:%-d %b %Y %H:%M} UTC"
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
