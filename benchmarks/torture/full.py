"""A full disk at every write of what is stored: what was acknowledged is there, the rest is told in words."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from disk import Disk
from handmade import HASSAN, KHASAN, chosen, found, handmade, named
from test_store_migrations import old_store

from geo import store
from geo.errors import DatelineError, DossierNotFoundError
from geo.store import opening

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "torture"  # noqa: S105 - nothing is kept with it
MENTION = next(m.id for m in handmade().mentions if m.place_id == KHASAN)
REASON = "z" * 300
NAME = "dateline.sqlite3"
COMPANIONS = {NAME, f"{NAME}-wal", f"{NAME}-shm"}


@dataclass(frozen=True)
class Way:
    """A way in which something is written: what it needs, what it does, and what must hold when it is done."""

    name: str
    act: Callable[[Path, str], object]
    done: Callable[[Path, str, object], bool]
    start: str = "kept"
    leaves: Callable[[str], bool] = lambda _name: False
    """Which files it leaves beside the store's own."""


def _keep(_home: Path, _link: str) -> str:
    return store.keep(handmade(), SECRET)


def _version(link: str) -> int:
    return store.standing(link).version


def _correct(_home: Path, link: str) -> None:
    dossier = handmade({MENTION: HASSAN})
    store.correct(link, SECRET, named(MENTION, HASSAN, "x" * 200), dossier, version=_version(link))


def _undo(_home: Path, link: str) -> None:
    standing = store.standing(link)
    store.undo(link, SECRET, standing.corrections[-1].key, handmade(), version=standing.version)


def _keep_corrected(_home: Path, _link: str) -> str:
    dossier = handmade({MENTION: HASSAN})
    return store.keep_corrected(handmade(), SECRET, named(MENTION, HASSAN), dossier)


def _is_gone(link: str) -> bool:
    try:
        store.find_json(link)
    except DossierNotFoundError:
        return True
    return False


def _is_store(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as connection:
        said = connection.execute("PRAGMA integrity_check").fetchall()
        return said == [("ok",)] and connection.execute("SELECT count(*) FROM dossiers").fetchone()[0] > 0


def _age(home: Path) -> None:
    with closing(sqlite3.connect(home / NAME)) as connection, connection:
        connection.execute("UPDATE dossiers SET made_at = '2020-01-01 00:00:00.000000'")
        connection.execute("UPDATE corrections SET made_at = '2020-01-01 00:00:00.000000'")


WAYS = (
    Way("a first dossier", _keep, lambda _h, _l, link: found(link) == handmade(), start="nothing"),
    Way("a dossier", _keep, lambda _h, _l, link: found(link) == handmade()),
    Way("a corrected copy", _keep_corrected, lambda _h, _l, link: chosen(store.standing(link)) == {MENTION: HASSAN}),
    Way("a correction", _correct, lambda _h, link, _: chosen(store.standing(link)) == {MENTION: HASSAN}),
    Way("its undoing", _undo, lambda _h, link, _: not chosen(store.standing(link)), start="corrected"),
    Way("its reason", lambda _h, link: store.explain(link, SECRET, REASON),
        lambda _h, link, _: store.history(link)[-1].why == REASON, start="corrected"),
    Way("a deletion", lambda _h, link: store.delete(link, SECRET), lambda _h, link, _: _is_gone(link),
        start="corrected"),
    Way("another link", lambda _h, link: store.renew_link(link, SECRET),
        lambda _h, link, new: _is_gone(link) and found(new) == handmade()),
    Way("another secret", lambda *_: store.renew_secret(SECRET),
        lambda _h, link, new: store.may_correct(link, new) and not store.may_correct(link, SECRET)),
    Way("clearing out", lambda *_: store.prune(365), lambda _h, link, _: _is_gone(link), start="old"),
    Way("a backup", lambda home, _: store.backup(home / "backup"), lambda home, *_: _is_store(home / "backup"),
        leaves=lambda name: name == "backup"),
    Way("a backup put back", lambda home, _: store.restore(home.parent / "kept-backup"),
        lambda _h, link, _: found(link) == handmade(), start="corrected",
        leaves=lambda name: name.startswith("dateline-replaced-")),
    Way("a store of 0.1.0", lambda *_: store.kept_by("mine"), lambda _h, _l, kept: len(kept) == 1, start="of 0.1.0"),
)  # fmt: skip


class Trial:
    """Folders from which each try begins anew, on one disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for start in ("nothing", "kept", "of 0.1.0"):
            self._home(start).mkdir(mode=0o700)
        old_store(folder / "of 0.1.0" / NAME)
        kept = self._home("kept")
        self.link = store.keep(handmade(), SECRET)
        store.backup(folder / "kept-backup")
        opening.close(kept / NAME)
        for start in ("corrected", "old"):
            home = self._home(start)
            shutil.copytree(kept, home)
            _correct(home, self.link)
            opening.close(home / NAME)
        _age(folder / "old")
        self.disk = Disk()

    def _home(self, name: str) -> Path:
        home = self.folder / name
        os.environ["DATELINE_HOME"] = str(home)
        return home

    def tries(self, way: Way, step: int, *, warm: bool) -> tuple[int, list[str]]:
        """Fill the disk after each write of a way in turn; return how many there are and what went wrong.

        A store that is `warm` was opened before, as a running server has it, and must be read all the same.
        """
        wrong = [f"{way.name}, with room: {what}" for what in self._try(way, 10**9, warm=warm)]
        writes = self.disk.asked
        for full_after in range(0, writes, step):
            said = f"{way.name}{' of an open store' if warm else ''}, full after {full_after} of {writes} writes"
            wrong += [f"{said}: {what}" for what in self._try(way, full_after, warm=warm)]
        return writes, wrong

    def _try(self, way: Way, full_after: int, *, warm: bool) -> list[str]:
        home = self._home("now")
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.folder / way.start, home)
        before = _rows(home)
        if warm:
            store.find_json(self.link)
        told: DatelineError | None = None
        made: object = None
        wrong: list[str] = []
        with self.disk.full_after(full_after):
            try:
                made = way.act(home, self.link)
            except DatelineError as error:
                told = error
                wrong += _readable(self.link) if warm else []
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                return [f"{type(error).__name__}: {error}"]
            finally:
                full = self.disk.is_full
                opening.close(home / NAME)
        if told is not None and not (full and "No room is left" in str(told) and "\n" not in str(told)):
            wrong.append(f"{'' if full else 'with room '}told as: {told}")
        return wrong + self._look(way, home, made, before if told is not None else None)

    def _look(self, way: Way, home: Path, made: object, before: list[object] | None) -> list[str]:
        """Say what is wrong when there is room again: `before` is what must still be there, None where all is done."""
        wrong: list[str] = []
        try:
            if before is None and not way.done(home, self.link, made):
                wrong.append("acknowledged, and not done")
            if before is not None and _rows(home) != before:
                wrong.append("refused, and something was stored")
            wrong += store.check().troubles
        except DatelineError as error:
            wrong.append(f"the store does not open afterwards: {error}")
        opening.close(home / NAME)
        left = {path.name for path in home.iterdir()} - COMPANIONS
        left -= {name for name in left if before is None and way.leaves(name)}
        return [*wrong, f"left behind: {', '.join(sorted(left))}"] if left else wrong


def _readable(link: str) -> list[str]:
    try:
        store.find_json(link)
    except DatelineError as error:
        return [f"what is stored cannot be read meanwhile: {error}"]
    return []


def _rows(home: Path) -> list[object]:
    """Return all that is in a store, as it would be read, without a trace."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / NAME
        for name in COMPANIONS:
            with suppress(FileNotFoundError):
                shutil.copy(home / name, Path(folder) / name)
        rows: list[object] = []
        with closing(sqlite3.connect(copy)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in sorted(tables & {"dossiers", "corrections"}):
                rows += connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608 - ours
        return rows


def run(scale: float) -> tuple[int, list[str]]:
    """Try every way; return how many writes there are in all and what went wrong, a line each."""
    step = max(1, round(0.2 / scale))
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        told = [trial.tries(way, step, warm=False) for way in WAYS]
        told += [trial.tries(way, step, warm=True) for way in WAYS if way.start not in ("nothing", "of 0.1.0")]
    return sum(writes for writes, _ in told), [line for _, wrong in told for line in wrong]
