"""Keep a dossier, find it by its link, delete it.

Who holds the link may read; only the browser that made the dossier, known by its secret, may change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy import delete as sql_delete

from geo.errors import DossierNotFoundError, NotAllowedError
from geo.intake import title_of
from geo.store.links import digest, is_link, new_link, new_secret, seal, unseal
from geo.store.opening import reading, tidy, writing
from geo.store.tables import corrections, dossiers

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from typing import Any

    from geo.model import Dossier


@dataclass(frozen=True)
class Kept:
    """A line of the list of what a browser made itself."""

    link: str
    title: str
    made_at: datetime


@dataclass(frozen=True)
class Stored:
    """A dossier as it lies in the store, as JSON."""

    key: int
    owner_hash: bytes
    machine: str
    current: str
    version: int


def stored(connection: Connection, link: str) -> Stored:
    """Return what a link names; raises DossierNotFoundError."""
    c = dossiers.c
    query = select(c.key, c.owner_hash, c.machine, c.current, c.version).where(c.link_hash == digest(link))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise _not_found(link)
    return Stored(*row)


def _not_found(link: str) -> DossierNotFoundError:
    cut = "it may have been cut off when it was copied, or the dossier was deleted or given another link"
    return DossierNotFoundError(f"No dossier has the link {link[:40]!r}; {cut}.")


def key_of(connection: Connection, link: str) -> int:
    """Return the key of what a link names, without reading it; raises DossierNotFoundError."""
    key: int | None = connection.execute(
        select(dossiers.c.key).where(dossiers.c.link_hash == digest(link))
    ).scalar_one_or_none()
    if key is None:
        raise _not_found(link)
    return key


def owned(connection: Connection, link: str, secret: str | None) -> Stored:
    """Return what a link names to the browser that made it; raises NotAllowedError."""
    row = stored(connection, link)
    if not secret or row.owner_hash != digest(secret):
        raise NotAllowedError("This link lets you read; only the browser that made the dossier can correct it.")
    return row


def insert_dossier(connection: Connection, machine: Dossier, current: Dossier, secret: str, **more: Any) -> str:
    """Store a dossier, as the machine read it and as it stands, and return its link."""
    link = new_link()
    values = {
        "link_hash": digest(link),
        "owner_hash": digest(secret),
        "sealed_link": seal(link, secret),
        "made_at": datetime.now(UTC),
        "title": title_of(current.article)[:300],
        "machine": machine.model_dump_json(by_alias=True),
        "current": current.model_dump_json(by_alias=True),
    }
    connection.execute(insert(dossiers).values(values | more))
    return link


def keep(dossier: Dossier, secret: str) -> str:
    """Store a dossier as the browser's own and return its link id; raises StoreError."""
    with writing() as connection:
        return insert_dossier(connection, dossier, dossier, secret)


def find_json(link: str) -> str:
    """Return the dossier of a link as JSON, corrections applied; raises DossierNotFoundError, StoreError."""
    with reading() as connection:
        return stored(connection, link).current


def stamp(link: str) -> Hashable:
    """Return what changes whenever the dossier of a link does; raises DossierNotFoundError, StoreError."""
    c, made = dossiers.c, corrections.c
    query = (
        select(c.key, c.version, func.max(made.made_at), func.max(made.undone_at), func.group_concat(made.why))
        .outerjoin(corrections, made.dossier == c.key)
        .where(c.link_hash == digest(link))
        .group_by(c.key)
    )
    with reading() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise _not_found(link)
    return tuple(row)


def may_correct(link: str, secret: str | None) -> bool:
    """Tell whether the browser with this secret made the dossier; raises StoreError."""
    if not secret or not is_link(link):
        return False
    query = select(dossiers.c.key).where(dossiers.c.link_hash == digest(link), dossiers.c.owner_hash == digest(secret))
    with reading() as connection:
        return connection.execute(query).one_or_none() is not None


def require_owner(link: str, secret: str | None) -> None:
    """Raise NotAllowedError unless the browser with this secret made the dossier."""
    with reading() as connection:
        owned(connection, link, secret)


def kept_by(secret: str | None) -> list[Kept]:
    """Return what a browser made, newest first; raises StoreError."""
    if not secret:
        return []
    c = dossiers.c
    query = select(c.sealed_link, c.link_hash, c.title, c.made_at).where(c.owner_hash == digest(secret))
    with reading() as connection:
        rows = connection.execute(query.order_by(c.key.desc()).limit(100)).all()
    return [Kept(unseal(row.sealed_link, secret, row.link_hash), row.title, row.made_at) for row in rows]


def delete(link: str, secret: str | None) -> None:
    """Delete a dossier with its corrections, from the disk too; raises NotAllowedError, StoreError."""
    with writing() as connection:
        remove(connection, [owned(connection, link, secret).key])
    tidy()


def remove(connection: Connection, keys: Sequence[int]) -> None:
    """Take dossiers and their corrections out of the tables."""
    for key in keys:
        connection.execute(sql_delete(corrections).where(corrections.c.dossier == key))
        connection.execute(sql_delete(dossiers).where(dossiers.c.key == key))


def renew_link(link: str, secret: str | None) -> str:
    """Give a dossier another link and return it; the old one opens nothing any more. Raises NotAllowedError."""
    new = new_link()
    with writing() as connection:
        row = owned(connection, link, secret)
        values = {"link_hash": digest(new), "sealed_link": seal(new, str(secret))}
        connection.execute(update(dossiers).where(dossiers.c.key == row.key).values(values))
    return new


def renew_secret(secret: str) -> str:
    """Give a browser another secret and return it: all that it made is its own under the new one alone."""
    new, c = new_secret(), dossiers.c
    with writing() as connection:
        rows = connection.execute(select(c.key, c.sealed_link, c.link_hash).where(c.owner_hash == digest(secret))).all()
        for row in rows:
            sealed = seal(unseal(row.sealed_link, secret, row.link_hash), new)
            values = {"owner_hash": digest(new), "sealed_link": sealed}
            connection.execute(update(dossiers).where(c.key == row.key).values(values))
    return new
