"""Keep a dossier, find it by its link, correct it: all that is stored goes through here.

Who holds the link may read; only the browser that made the dossier, known by its secret, may correct.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Select, insert, select, update

from geo.errors import DossierNotFoundError, NotAllowedError
from geo.intake import title_of
from geo.model import Dossier
from geo.store.home import engine
from geo.store.links import digest, is_link, new_link, seal, unseal
from geo.store.tables import corrections, dossiers


@dataclass(frozen=True)
class Correction:
    """A name that a reader gave another place: kept with who, when and why, also when undone."""

    key: int
    mention_id: str
    place_id: str
    made_at: datetime
    who: str
    why: str
    undone_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """A line of the list of what a browser made itself."""

    link: str
    title: str
    made_at: datetime


@dataclass(frozen=True)
class _Stored:
    key: int
    owner_hash: bytes
    machine: str
    current: str


def _row(link: str) -> _Stored:
    query = select(dossiers.c.key, dossiers.c.owner_hash, dossiers.c.machine, dossiers.c.current)
    with engine().connect() as connection:
        row = connection.execute(query.where(dossiers.c.link_hash == digest(link))).one_or_none()
    if row is None:
        cut = "it may have been cut off when it was copied"
        raise DossierNotFoundError(f"No dossier has the link {link[:40]!r}; {cut}.")
    return _Stored(*row)


def _owned(link: str, secret: str | None) -> _Stored:
    row = _row(link)
    if not secret or row.owner_hash != digest(secret):
        raise NotAllowedError("This link lets you read; only the browser that made the dossier can correct it.")
    return row


def keep(dossier: Dossier, secret: str) -> str:
    """Store a dossier as the browser's own and return its link id."""
    link = new_link()
    json = dossier.model_dump_json(by_alias=True)
    values = {
        "link_hash": digest(link),
        "owner_hash": digest(secret),
        "sealed_link": seal(link, secret),
        "made_at": datetime.now(UTC),
        "title": title_of(dossier.article)[:300],
        "machine": json,
        "current": json,
    }
    with engine().begin() as connection:
        connection.execute(insert(dossiers).values(values))
    return link


def find_json(link: str) -> str:
    """Return the dossier of a link as JSON, corrections applied; raises DossierNotFoundError."""
    return str(_row(link).current)


def find(link: str) -> Dossier:
    """Return the dossier of a link, corrections applied; raises DossierNotFoundError."""
    return Dossier.model_validate_json(find_json(link))


def machine_reading(link: str) -> Dossier:
    """Return the dossier of a link as the machine read it; raises DossierNotFoundError."""
    return Dossier.model_validate_json(_row(link).machine)


def may_correct(link: str, secret: str | None) -> bool:
    """Tell whether the browser with this secret made the dossier."""
    if not secret or not is_link(link):
        return False
    query = select(dossiers.c.key).where(dossiers.c.link_hash == digest(link), dossiers.c.owner_hash == digest(secret))
    with engine().connect() as connection:
        return connection.execute(query).one_or_none() is not None


def require_owner(link: str, secret: str | None) -> None:
    """Raise NotAllowedError unless the browser with this secret made the dossier."""
    _owned(link, secret)


def kept_by(secret: str | None) -> list[Kept]:
    """Return what a browser made, newest first."""
    if not secret:
        return []
    query = select(dossiers).where(dossiers.c.owner_hash == digest(secret)).order_by(dossiers.c.key.desc()).limit(100)
    with engine().connect() as connection:
        rows = connection.execute(query).all()
    return [Kept(unseal(row.sealed_link, secret, row.link_hash), row.title, row.made_at) for row in rows]


def history(link: str) -> list[Correction]:
    """Return every correction made to a dossier, oldest first, the undone ones too."""
    query = select(corrections).where(corrections.c.dossier == _row(link).key).order_by(corrections.c.key)
    with engine().connect() as connection:
        rows = connection.execute(query).all()
    return [Correction(r.key, r.mention_id, r.place_id, r.made_at, r.who, r.why, r.undone_at) for r in rows]


def standing(link: str) -> dict[str, str]:
    """Return the place chosen for each corrected mention, the latest correction that was not undone."""
    return {c.mention_id: c.place_id for c in history(link) if c.undone_at is None}


def correct(link: str, secret: str | None, mention_id: str, place_id: str, *, who: str, why: str) -> None:
    """Record a correction; `replace` then stores the dossier made with it. Raises NotAllowedError."""
    row = _owned(link, secret)
    values = {
        "dossier": row.key, "mention_id": mention_id[:60], "place_id": place_id[:200], "who": who[:80],
        "why": why[:300], "made_at": datetime.now(UTC),
    }  # fmt: skip
    with engine().begin() as connection:
        connection.execute(insert(corrections).values(values))


def undo(link: str, secret: str | None) -> bool:
    """Undo the latest correction that stands; return whether there was one. Raises NotAllowedError."""
    row = _owned(link, secret)
    with engine().begin() as connection:
        key = connection.execute(_latest_standing(row.key)).scalar_one_or_none()
        if key is None:
            return False
        now = datetime.now(UTC)
        connection.execute(update(corrections).where(corrections.c.key == key).values(undone_at=now))
    return True


def explain(link: str, secret: str | None, why: str) -> None:
    """Say why the latest correction that stands was made. Raises NotAllowedError."""
    row = _owned(link, secret)
    with engine().begin() as connection:
        key = connection.execute(_latest_standing(row.key)).scalar_one_or_none()
        connection.execute(update(corrections).where(corrections.c.key == key).values(why=why.strip()[:300]))


def _latest_standing(dossier: int) -> Select[tuple[int]]:
    return (
        select(corrections.c.key)
        .where(corrections.c.dossier == dossier, corrections.c.undone_at.is_(None))
        .order_by(corrections.c.key.desc())
        .limit(1)
    )


def undone(link: str) -> dict[str, str] | None:
    """Return the choices that would stand after an undo; None where nothing is left to undo."""
    made = [c for c in history(link) if c.undone_at is None]
    return {c.mention_id: c.place_id for c in made[:-1]} if made else None


def replace(link: str, secret: str | None, dossier: Dossier) -> None:
    """Store what the corrections make of the dossier; the machine's reading stays. Raises NotAllowedError."""
    row = _owned(link, secret)
    values = {"current": dossier.model_dump_json(by_alias=True)}
    with engine().begin() as connection:
        connection.execute(update(dossiers).where(dossiers.c.key == row.key).values(values))
