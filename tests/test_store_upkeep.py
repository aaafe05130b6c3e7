"""Deleting deletes, links and secrets are renewed, and `dateline store` looks after what is kept."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from handmade import HASSAN, KHASAN, found, handmade, named
from test_store_migrations import LINK, old_store
from typer.testing import CliRunner

from geo import store
from geo.cli import app
from geo.errors import (
    DossierNotFoundError,
    InputError,
    NotAllowedError,
    StoreDamagedError,
    StoreError,
    StoreNewerError,
)
from geo.store import opening
from geo.store.links import digest

MENTION = next(m.id for m in handmade().mentions if m.place_id == KHASAN)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(opening, "BUSY_S", 2.0)
    return tmp_path / "home"


@pytest.fixture
def file(home) -> Path:
    return home / "dateline.sqlite3"


def keep_corrected(**more) -> str:
    dossier = handmade({MENTION: HASSAN})
    return store.keep_corrected(handmade(), "mine", named(MENTION, HASSAN, "unheard-of"), dossier, **more)


def dateline(*args: object) -> tuple[int, str]:
    """Run `dateline store` and return its status and what it printed to stdout."""
    done = CliRunner().invoke(app, ["store", *map(str, args)], catch_exceptions=True)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout


def ages(file: Path, link: str, days: int) -> None:
    """Make a dossier and its corrections older."""
    then = f"{datetime.now(UTC) - timedelta(days=days):%Y-%m-%d %H:%M:%S.%f}"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE dossiers SET made_at = ? WHERE link_hash = ?", (then, digest(link)))
        connection.execute(
            'UPDATE corrections SET made_at = ? WHERE dossier = (SELECT "key" FROM dossiers WHERE link_hash = ?)',
            (then, digest(link)),
        )


def test_what_is_deleted_is_not_on_the_disk_any_more(home):
    link, other = keep_corrected(), store.keep(handmade(), "other")
    assert b"unheard-of" in b"".join(path.read_bytes() for path in home.iterdir())
    with pytest.raises(NotAllowedError):
        store.delete(link, "other")
    store.delete(link, "mine")
    store.delete(other, "other")
    with pytest.raises(DossierNotFoundError, match="deleted"):
        found(link)
    raw = b"".join(path.read_bytes() for path in home.iterdir())
    assert b"unheard-of" not in raw
    assert b"Pyongyang" not in raw
    assert digest(link) not in raw


def test_a_link_is_revoked_by_a_new_one():
    link = keep_corrected()
    with pytest.raises(NotAllowedError):
        store.renew_link(link, "other")
    new = store.renew_link(link, "mine")
    with pytest.raises(DossierNotFoundError):
        found(link)
    assert found(new) == handmade({MENTION: HASSAN})
    assert len(store.history(new)) == 1
    assert [kept.link for kept in store.kept_by("mine")] == [new]


def test_a_browser_s_secret_is_renewed_and_the_old_one_opens_nothing():
    links, others = {keep_corrected(), keep_corrected()}, store.keep(handmade(), "other")
    new = store.renew_secret("mine")
    assert {kept.link for kept in store.kept_by(new)} == links
    assert store.kept_by("mine") == []
    assert not any(store.may_correct(link, "mine") for link in links)
    assert all(store.may_correct(link, new) for link in links)
    assert store.may_correct(others, "other")


def test_check_says_what_is_in_the_store(file):
    assert dateline("check") == (0, f"{file}: no store yet.\n")
    assert not file.exists()
    keep_corrected()
    store.keep(handmade(), "mine")
    assert dateline("check") == (0, f"{file}: 2 dossiers, 1 correction, nothing is wrong.\n")


def test_check_finds_a_dossier_that_is_not_what_its_corrections_ask_for(file):
    """As a kill could leave one in 0.1.0."""
    keep_corrected()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE dossiers SET current = machine")
    status, said = dateline("check")
    assert status == 1
    assert f"set {MENTION} to {HASSAN}, the dossier has {KHASAN}" in said
    assert "1 wrong" in said


def test_a_backup_is_one_private_file_that_restores_everything(home, tmp_path):
    link = keep_corrected()
    copy = tmp_path / "copy.sqlite3"
    assert dateline("backup", copy) == (0, "")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.sqlite3", "home"]
    opening.close(home / "dateline.sqlite3")
    for path in home.iterdir():
        path.unlink()
    assert dateline("restore", copy) == (0, "")
    assert found(link) == handmade({MENTION: HASSAN})
    assert [c.why for c in store.history(link)] == ["unheard-of"]
    assert [kept.link for kept in store.kept_by("mine")] == [link]
    assert sorted(path.name.split("-")[0] for path in home.iterdir()) == ["dateline.sqlite3"] * 3


def test_a_backup_writes_over_nothing(tmp_path):
    with pytest.raises(InputError, match="nothing to back up"):
        store.backup(tmp_path / "copy")
    keep_corrected()
    (tmp_path / "copy").write_text("precious")
    with pytest.raises(InputError, match="already"):
        store.backup(tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "precious"
    with pytest.raises(StoreError, match="No such file"):
        store.backup(tmp_path / "nowhere" / "copy")


def test_a_backup_is_whole_while_others_write(tmp_path):
    link = store.keep(handmade(), "mine")
    over = Event()

    def write() -> None:
        while not over.is_set():
            version = store.standing(link).version
            dossier = handmade({MENTION: HASSAN})
            store.correct(link, "mine", named(MENTION, HASSAN), dossier, version=version)

    writer = Thread(target=write)
    writer.start()
    for number in range(10):
        store.backup(tmp_path / f"{number}.sqlite3")
    over.set()
    writer.join()
    for number in range(10):
        with closing(sqlite3.connect(tmp_path / f"{number}.sqlite3")) as connection:
            [[version, made]] = connection.execute("SELECT version, (SELECT count(*) FROM corrections) FROM dossiers")
            assert version == made


def test_restoring_keeps_what_it_replaces_and_a_reader_sees_it_at_once(home, tmp_path):
    link = store.keep(handmade(), "mine")
    store.backup(tmp_path / "copy")
    later = keep_corrected()
    with opening.reading() as connection:  # a dashboard in the middle of a page
        assert connection.exec_driver_sql("SELECT count(*) FROM dossiers").scalar() == 2
        kept = store.restore(tmp_path / "copy")
        assert connection.exec_driver_sql("SELECT count(*) FROM dossiers").scalar() == 2
    assert found(link) == handmade()
    with pytest.raises(DossierNotFoundError):
        found(later)
    assert kept.parent == home
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    store.restore(kept)
    assert found(later) == handmade({MENTION: HASSAN})


def test_a_backup_of_0_1_0_is_brought_to_date(tmp_path):
    old_store(tmp_path / "old")
    keep_corrected()
    store.restore(tmp_path / "old")
    assert len(store.history(LINK)) == 3
    with closing(sqlite3.connect(tmp_path / "old")) as connection:
        assert "alembic_version" not in {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_a_damaged_store_is_replaced_and_kept(home, file, tmp_path):
    link = keep_corrected()
    store.backup(tmp_path / "copy")
    opening.close(file)
    for path in home.iterdir():
        path.unlink()
    file.write_bytes(b"garbage" * 1000)
    with pytest.raises(StoreDamagedError):
        found(link)
    kept = store.restore(tmp_path / "copy")
    assert kept.read_bytes() == b"garbage" * 1000
    assert found(link) == handmade({MENTION: HASSAN})


def test_what_is_left_beside_a_lost_store_does_not_spoil_what_is_restored(home, file, tmp_path):
    link = keep_corrected()
    store.backup(tmp_path / "copy")
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM dossiers").fetchone()
        for _ in range(5):
            keep_corrected()
        left = (home / "dateline.sqlite3-wal").read_bytes()
    opening.close(file)
    for path in home.iterdir():
        path.unlink()
    (home / "dateline.sqlite3-wal").write_bytes(left)
    store.restore(tmp_path / "copy")
    assert [kept.link for kept in store.kept_by("mine")] == [link]
    assert store.check().troubles == ()


def newer(path: Path) -> None:
    store.backup(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '77'")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: path.write_bytes(b"garbage" * 1000), StoreDamagedError),
        (lambda path: path.write_bytes(b""), StoreDamagedError),
        (lambda path: (store.backup(path), path.write_bytes(path.read_bytes()[:9000])), StoreDamagedError),
        (newer, StoreNewerError),
        (lambda _path: None, InputError),
    ],
    ids=["garbage", "empty", "cut off", "newer", "no file"],
)
def test_what_is_no_backup_is_refused_and_the_store_stays(home, tmp_path, make, error):
    link = keep_corrected()
    make(tmp_path / "copy")
    with pytest.raises(error, match="copy"):
        store.restore(tmp_path / "copy")
    assert found(link) == handmade({MENTION: HASSAN})
    assert {path.name.split("-")[0] for path in home.iterdir()} == {"dateline.sqlite3"}


def test_prune_counts_first_and_deletes_only_when_told(home, file):
    assert dateline("prune") == (0, "0 dossiers not changed for 365 days; none deleted. Add --yes to delete.\n")
    old, corrected, new = keep_corrected(), keep_corrected(), keep_corrected()
    ages(file, old, 400)
    ages(file, corrected, 400)
    version = store.standing(corrected).version
    store.correct(corrected, "mine", named(MENTION, KHASAN), handmade(), version=version)
    assert dateline("prune") == (0, "1 dossier not changed for 365 days; none deleted. Add --yes to delete.\n")
    assert found(old)
    assert dateline("prune", "--older-than", 500, "--yes") == (
        0,
        "0 dossiers not changed for 500 days.\n0 dossiers deleted.\n",
    )
    assert dateline("prune", "--yes") == (0, "1 dossier not changed for 365 days.\n1 dossier deleted.\n")
    with pytest.raises(DossierNotFoundError):
        found(old)
    assert {kept.link for kept in store.kept_by("mine")} == {corrected, new}
    assert digest(old) not in b"".join(path.read_bytes() for path in home.iterdir())
