"""A store in trouble says in words what is wrong, where and what to do; the examples open whatever it is like."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from handmade import HASSAN, KHASAN, chosen, found, handmade, named
from sqlalchemy import event
from starlette.requests import Request

from geo import store
from geo.dashboard import library, opened, reading, routes
from geo.dashboard.examples import examples
from geo.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
)
from geo.store import opening, trouble

MENTION = next(m.id for m in handmade().mentions if m.place_id == KHASAN)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(opening, "BUSY_S", 0.2)
    monkeypatch.setattr(reading, "analyse", lambda _text, *, choices=None, **_more: handmade(choices))
    opened.forget()
    yield tmp_path / "home"
    opening.close(tmp_path / "home" / "dateline.sqlite3")
    opened.forget()


@pytest.fixture
def file(home) -> Path:
    """A store with a dossier in it, closed."""
    store.keep(handmade(), "mine")
    path = home / "dateline.sqlite3"
    opening.close(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def examples_open() -> StoreError:
    """Open an example as the page does and return what the page says of the store."""
    assert b"Khasan" in opened.open_dossier(next(iter(examples()))).view
    assert library.corrections(next(iter(examples())), mine=True) == []
    assert library.may_correct(next(iter(examples())), "mine")
    kept, error = library.kept("mine")
    assert kept == []
    assert error is not None
    assert os.environ["DATELINE_HOME"] in str(error), "it says where"
    assert re.search(r"try again|put a backup back|name another|move the file|make room", str(error), re.IGNORECASE)
    return error


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(os.urandom(9000)),
        lambda path: path.write_bytes(b"<html>no database</html>" * 400),
        lambda path: path.write_bytes(path.read_bytes()[:50]),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)),
    ],
    ids=["random", "a page of the web", "50 bytes left", "5,000 bytes left", "half left", "zeros"],
)
def test_a_damaged_store_is_told(file, spoil):
    spoil(file)
    spoiled = file.read_bytes()
    assert isinstance(examples_open(), StoreDamagedError)
    with pytest.raises(StoreDamagedError, match="damaged"):
        store.keep(handmade(), "mine")
    assert file.read_bytes() == spoiled, "what can be saved of it is not written over"


def test_a_damage_in_the_middle_is_found_when_it_is_opened(file):
    content = bytearray(file.read_bytes())
    content[4096 * 5 : 4096 * 6] = os.urandom(4096)
    content[4096 * 2 : 4096 * 3] = os.urandom(4096)
    file.write_bytes(content)
    assert isinstance(examples_open(), StoreDamagedError)


def test_another_program_s_database_is_told_and_left_alone(home):
    home.mkdir()
    with closing(sqlite3.connect(home / "dateline.sqlite3")) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    assert "none of Dateline's" in str(examples_open())
    with closing(sqlite3.connect(home / "dateline.sqlite3")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_store_that_is_held_is_told(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert len(store.kept_by("mine")) == 1, "who only reads does not wait"
        with pytest.raises(StoreBusyError, match="Another program holds"):
            store.keep(handmade(), "mine")
        holder.execute("ROLLBACK")
    store.keep(handmade(), "mine")


def test_a_store_that_is_held_whole_is_told(file, monkeypatch):
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        assert isinstance(examples_open(), StoreBusyError)
        monkeypatch.setattr(opening, "open_store", lambda _path: pytest.fail("a page would wait at each of its runs"))
        assert isinstance(examples_open(), StoreBusyError)
    monkeypatch.undo()
    monkeypatch.setenv("DATELINE_HOME", str(file.parent))
    opening._busy.clear()  # as time does
    assert len(store.kept_by("mine")) == 1


def many_times(change) -> None:
    for _ in range(100):
        change()


def limit_pages(_connection, _record=None) -> None:
    _connection.execute("PRAGMA max_page_count=1")  # SQLite takes what it has now, and no page more


def test_a_full_disk_is_told_and_nothing_is_half_stored(file):
    link = store.keep(handmade(), "mine")
    engine = opening._engine(file)
    engine.dispose()
    event.listen(engine, "connect", limit_pages)

    def correct() -> None:
        dossier = handmade({MENTION: HASSAN})
        at = store.standing(link).version
        change = named(MENTION, HASSAN, why="y" * 300).model_copy(update={"who": "x" * 80})
        store.correct(link, "mine", change, dossier, version=at)

    for change in (lambda: store.keep(handmade(), "other"), correct):
        with pytest.raises(StoreFullError, match=r"No room is left.* nothing was stored"):
            many_times(change)
    assert store.standing(link).version == len(store.history(link))
    assert found(link) == handmade(chosen(store.standing(link)))


def test_a_store_that_may_not_be_written_is_read_and_that_is_told(file):
    engine = opening._engine(file)
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA query_only=ON"))
    assert len(store.kept_by("mine")) == 1
    with pytest.raises(StoreReadOnlyError, match="cannot be opened for writing"):
        store.keep(handmade(), "mine")


def test_a_file_that_cannot_be_opened_is_told(home):
    (home / "dateline.sqlite3").mkdir(parents=True)
    assert isinstance(examples_open(), StoreReadOnlyError)


def test_a_folder_that_may_not_be_looked_into_is_told(monkeypatch):
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(opening, "make_private", refuse)
    assert isinstance(examples_open(), StoreReadOnlyError)
    with pytest.raises(StoreReadOnlyError):
        store.keep(handmade(), "mine")


def test_a_folder_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "file" / "home"))
    assert isinstance(examples_open(), StoreReadOnlyError)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("SQLITE_IOERR_WRITE", StoreFullError), ("SQLITE_CANTOPEN", StoreFullError), ("SQLITE_IOERR_READ", StoreError)],
)
def test_an_error_of_the_disk_is_a_full_disk_only_where_it_is_full(monkeypatch, home, code, kind):
    monkeypatch.setattr(trouble, "_room", lambda _path: 10**9 if kind is StoreError else 1000)
    raw = sqlite3.OperationalError("disk I/O error")
    raw.sqlite_errorcode = getattr(sqlite3, code)
    with pytest.raises(kind) as told, trouble.in_words(home / "dateline.sqlite3"):
        raise raw
    assert type(told.value) is kind


def test_files_and_folder_are_their_owner_s_alone_and_older_ones_are_mended(file):
    for path in (file.parent, *file.parent.iterdir()):
        path.chmod(0o755)
    opening.close(file)
    store.keep(handmade(), "mine")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert {"dateline.sqlite3", "dateline.sqlite3-wal"} <= set(modes)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_folder_with_other_things_in_it_keeps_its_mode(home):
    home.mkdir()
    home.chmod(0o755)
    (home / "notes.txt").write_text("mine")
    store.keep(handmade(), "mine")
    assert stat.S_IMODE(home.stat().st_mode) == 0o755
    assert stat.S_IMODE((home / "dateline.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "notes.txt").stat().st_mode) != 0o600


def test_what_is_stored_is_on_the_disk_before_it_is_acknowledged():
    with opening.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_a_store_whose_file_was_taken_away_is_made_anew(file):
    store.keep(handmade(), "mine")
    for path in file.parent.iterdir():
        path.unlink()
    link = store.keep(handmade(), "mine")
    assert [kept.link for kept in store.kept_by("mine")] == [link]


def test_a_store_in_trouble_is_an_answer_in_words_too(file):
    link = store.keep(handmade(), "mine")
    asked = Request({"type": "http", "path_params": {"d": link, "digest": "x", "format": "markdown"}})
    assert asyncio.run(routes.export(asked)).status_code == 200
    opening.close(file)
    for path in file.parent.iterdir():
        path.write_bytes(b"garbage" * 1000)
    for answer in (routes.view, routes.picture, routes.export):
        said = asyncio.run(answer(asked))
        assert said.status_code == 503
        assert b"is damaged" in said.body
