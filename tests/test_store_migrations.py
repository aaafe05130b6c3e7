"""Stores of older versions are brought to today's tables without loss, at once or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from handmade import HASSAN, KHASAN, PYONGYANG, chosen, found, handmade

from geo import store
from geo.errors import StoreNewerError
from geo.store import opening
from geo.store.links import digest, seal
from geo.store.tables import metadata

MENTION = next(m.id for m in handmade().mentions if m.place_id == KHASAN)
LINK = "AAAAAAAAAAAAAAAAAAAAAA"
OF_0_1_0 = """
CREATE TABLE dossiers (
    "key" INTEGER NOT NULL, link_hash BLOB NOT NULL, owner_hash BLOB NOT NULL, sealed_link BLOB NOT NULL,
    made_at DATETIME NOT NULL, title VARCHAR(300) NOT NULL, machine TEXT NOT NULL, current TEXT NOT NULL,
    PRIMARY KEY ("key"), UNIQUE (link_hash)
);
CREATE INDEX ix_dossiers_owner_hash ON dossiers (owner_hash);
CREATE TABLE corrections (
    "key" INTEGER NOT NULL, dossier INTEGER NOT NULL, mention_id VARCHAR(60) NOT NULL, place_id VARCHAR(200) NOT NULL,
    made_at DATETIME NOT NULL, who VARCHAR(80) NOT NULL, why VARCHAR(300) NOT NULL, undone_at DATETIME,
    PRIMARY KEY ("key"), FOREIGN KEY(dossier) REFERENCES dossiers ("key")
);
CREATE INDEX ix_corrections_dossier ON corrections (dossier);
"""
"""What SQLAlchemy made of the tables in 0.1.0."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return tmp_path


def old_store(path) -> None:
    """Make a store as 0.1.0 did, with a dossier that was corrected, taken back and corrected twice."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(OF_0_1_0)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "INSERT INTO dossiers VALUES (1, ?, ?, ?, '2026-11-01 10:00:00.000000', 'Kim’s train', ?, ?)",
            (
                digest(LINK), digest("mine"), seal(LINK, "mine"), handmade().model_dump_json(by_alias=True),
                handmade({MENTION: PYONGYANG}).model_dump_json(by_alias=True),
            ),
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO corrections VALUES (?, 1, ?, ?, ?, 'reader', ?, ?)",
            [
                (1, MENTION, HASSAN, "2026-11-01 10:01:00.000000", "a slip", "2026-11-01 10:02:00.000000"),
                (2, MENTION, HASSAN, "2026-11-01 10:03:00.000000", "", None),
                (3, MENTION, PYONGYANG, "2026-11-01 10:04:00.000000", "it says so", None),
            ],
        )


def test_a_store_of_0_1_0_is_read_with_all_its_corrections(home):
    old_store(home / "dateline.sqlite3")
    assert found(LINK) == handmade({MENTION: PYONGYANG})
    assert store.standing(LINK).machine == handmade()
    assert [kept.link for kept in store.kept_by("mine")] == [LINK]
    made = store.history(LINK)
    assert [(c.value, c.before, c.why, c.undone_at is not None) for c in made] == [
        (HASSAN, KHASAN, "a slip", True), (HASSAN, KHASAN, "", False), (PYONGYANG, HASSAN, "it says so", False),
    ]  # fmt: skip
    assert f"{made[0].undone_at:%H:%M:%S}" == "10:02:00"


def test_what_was_migrated_is_corrected_and_undone_like_any_other(home):
    old_store(home / "dateline.sqlite3")
    standing = store.standing(LINK)
    assert standing.version == 4, "three corrections and an undoing"
    store.undo(LINK, "mine", 3, handmade({MENTION: HASSAN}), version=4)
    assert chosen(store.standing(LINK)) == {MENTION: HASSAN}
    assert found(LINK) == handmade({MENTION: HASSAN})


def test_the_steps_make_the_tables_that_the_code_uses():
    store.keep(handmade(), "mine")
    with opening.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_latest_step_is_the_one_that_the_code_asks_for():
    config = Config()
    config.set_main_option("script_location", str(opening.files("geo.store") / "migrations"))
    steps = ScriptDirectory.from_config(config)
    assert steps.get_current_head() == opening.LATEST
    assert {step.revision for step in steps.walk_revisions()} == set(opening._KNOWN) - {None}


def test_a_newer_store_is_refused_and_left_as_it_is(home):
    store.keep(handmade(), "mine")
    with closing(sqlite3.connect(home / "dateline.sqlite3")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '77'")
    opening.close(home / "dateline.sqlite3")
    with pytest.raises(StoreNewerError, match=r"dateline\.sqlite3 was written by a later version .*number 77"):
        store.kept_by("mine")
    with closing(sqlite3.connect(home / "dateline.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM dossiers").fetchone() == (1,)


KILLED = """
import os, signal
from sqlalchemy import event
from sqlalchemy.engine import Engine
left = {steps}
def step(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
    event.listen(Engine, name, step)
from geo.store import opening
opening._engine(opening.store_path())
"""


def test_a_store_whose_upgrade_was_cut_off_is_upgraded_the_next_time(home):
    for steps in (2, 9, 15, 21, 27, 31):
        for file in home.iterdir():
            file.unlink()
        old_store(home / "dateline.sqlite3")
        killed = [sys.executable, "-c", KILLED.format(steps=steps)]
        assert subprocess.run(killed, env=os.environ, check=False, timeout=60).returncode == -9
        with closing(sqlite3.connect(home / "dateline.sqlite3")) as connection:
            columns = [row[1] for row in connection.execute("PRAGMA table_info(corrections)")]
            assert "mention_id" in columns
        assert len(store.history(LINK)) == 3


def test_two_processes_may_open_a_new_or_an_old_store_at_once(home):
    code = "from geo import store; print(len(store.kept_by('mine')))"
    for make in (lambda _path: None, old_store):
        for file in home.iterdir():
            file.unlink()
        make(home / "dateline.sqlite3")
        at_work = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(3)]
        said = {each.communicate(timeout=60)[0].strip() for each in at_work}
        assert said == {b"1" if make is old_store else b"0"}
