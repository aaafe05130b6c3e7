"""Corrections at the same time, and cut off at any step: history and dossier agree, nothing acknowledged is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from handmade import HASSAN, KHASAN, PYONGYANG, chosen, corrected, found, handmade, named

from geo import store
from geo.dashboard import library, reading
from geo.errors import ConflictError, StoreBusyError

MENTIONS = [m.id for m in handmade().mentions if m.kind == "place" and m.place_id]
KHASANS = next(m.id for m in handmade().mentions if m.place_id == KHASAN)
MINE = "mine"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setattr(reading, "corrected", corrected)
    monkeypatch.setattr(library, "open_dossier", lambda _d: None)  # it is drawn elsewhere
    return tmp_path


def correction(link: str, mention_id: str, place_id: str) -> library.Correction:
    """Return what the page asks for; any place will do here."""
    return library.Correction(link, named(mention_id, place_id), "")


def agree(link: str) -> bool:
    """Whether the dossier is what its history makes of it."""
    return found(link) == handmade(chosen(store.standing(link)))


def test_two_tabs_that_correct_different_names_both_hold(monkeypatch):
    link = store.keep(handmade(), MINE)
    first, second = MENTIONS[:2]
    computed = []

    def once_more(machine, corrections, _job=None):
        computed.append({made.target: made.value for made in corrections})
        if len(computed) == 1:  # while this tab computes, the other one is done
            library.correct(correction(link, second, HASSAN), MINE)
        return corrected(machine, corrections)

    monkeypatch.setattr(reading, "corrected", once_more)
    library.correct(correction(link, first, HASSAN), MINE)
    assert computed[-1] == {first: HASSAN, second: HASSAN}
    assert chosen(store.standing(link)) == {first: HASSAN, second: HASSAN}
    assert agree(link)


def test_the_later_of_two_tabs_is_told_what_the_other_did_to_the_same_name(monkeypatch):
    link = store.keep(handmade(), MINE)
    computed = []

    def once_more(machine, corrections, _job=None):
        computed.append({made.target: made.value for made in corrections})
        if len(computed) == 1:
            library.correct(correction(link, KHASANS, HASSAN), MINE)
        return corrected(machine, corrections)

    monkeypatch.setattr(reading, "corrected", once_more)
    with pytest.raises(ConflictError, match=r"“Khasan” was set to Hassan, Karnataka, IN, \d+ \w+ \d{4} .* UTC"):
        library.correct(correction(link, KHASANS, PYONGYANG), MINE)
    assert [c.value for c in store.history(link)] == [HASSAN]
    assert agree(link)


def test_what_is_undone_is_what_was_the_latest_when_it_was_asked_for(monkeypatch):
    link = store.keep(handmade(), MINE)
    first, second = MENTIONS[:2]
    library.correct(correction(link, first, HASSAN), MINE)
    computed = []

    def once_more(machine, corrections, _job=None):
        computed.append({made.target: made.value for made in corrections})
        if len(computed) == 1:
            library.correct(correction(link, second, HASSAN), MINE)
        return corrected(machine, corrections)

    monkeypatch.setattr(reading, "corrected", once_more)
    library.undo(link, MINE)
    assert chosen(store.standing(link)) == {second: HASSAN}
    assert agree(link)


def test_two_tabs_undo_the_same_correction_once(monkeypatch):
    link = store.keep(handmade(), MINE)
    for mention in MENTIONS[:2]:
        library.correct(correction(link, mention, HASSAN), MINE)
    computed = []

    def once_more(machine, corrections, _job=None):
        computed.append({made.target: made.value for made in corrections})
        if len(computed) == 1:
            library.undo(link, MINE)
        return corrected(machine, corrections)

    monkeypatch.setattr(reading, "corrected", once_more)
    with pytest.raises(ConflictError, match="was taken back"):
        library.undo(link, MINE)
    assert chosen(store.standing(link)) == {MENTIONS[0]: HASSAN}
    assert agree(link)


def test_a_tab_that_has_not_seen_what_another_did_is_told():
    link = store.keep(handmade(), MINE)
    first, second = MENTIONS[:2]
    library.correct(correction(link, first, HASSAN), MINE)
    seen = library.version(link)
    library.correct(correction(link, second, HASSAN), MINE)
    with pytest.raises(ConflictError, match="was set to"):
        library.undo(link, MINE, seen=seen)
    with pytest.raises(ConflictError, match="was set to"):
        library.correct(replace(correction(link, second, PYONGYANG), seen=seen), MINE)
    library.correct(replace(correction(link, first, PYONGYANG), seen=seen), MINE)
    assert chosen(store.standing(link)) == {first: PYONGYANG, second: HASSAN}
    library.undo(link, MINE, seen=library.version(link))
    assert library.version(link) == store.standing(link).version == 4
    assert agree(link)


def test_a_stale_version_stores_nothing():
    link = store.keep(handmade(), MINE)
    for place in (HASSAN, PYONGYANG):
        standing = store.standing(link)
        dossier = handmade({KHASANS: place})
        store.correct(link, MINE, named(KHASANS, place), dossier, version=standing.version)
    with pytest.raises(ConflictError) as told:
        store.correct(link, MINE, named(KHASANS, KHASAN), handmade(), version=1)
    assert told.value.changed == {KHASANS}
    assert len(store.history(link)) == 2
    assert agree(link)


def tab(link: str, mentions: list[str], rounds: int, acknowledged: list[str]) -> None:
    """Correct and undo by turns, as a reader in a hurry does; what was refused is not acknowledged."""
    for turn in range(rounds):
        for mention in mentions:
            try:
                if turn % 3 == 2:
                    library.undo(link, MINE, target=mention)
                else:
                    library.correct(correction(link, mention, (HASSAN, PYONGYANG)[turn % 2]), MINE)
                    acknowledged.append(mention)
            except (ConflictError, StoreBusyError):
                continue


def test_threads_that_correct_at_once_lose_nothing():
    link = store.keep(handmade(), MINE)
    done: list[str] = []
    shared = MENTIONS[0]
    tabs = [Thread(target=tab, args=(link, [own, shared], 10, done)) for own in MENTIONS[1:4]]
    for each in tabs:
        each.start()
    for each in tabs:
        each.join()
    made = store.history(link)
    assert sorted(done) == sorted(c.target for c in made)
    assert agree(link)


PROCESS = """
import sys
sys.path.insert(0, {tests!r})
import test_store_conflicts as t
t.library.open_dossier = lambda _d: None
t.reading.corrected = t.corrected
done = []
t.tab({link!r}, {mentions!r}, 8, done)
print(len(done))
"""


def run(code: str, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code], env={**os.environ, **more}, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_processes_that_correct_at_once_lose_nothing():
    link = store.keep(handmade(), MINE)
    here = str(Path(__file__).parent)
    at_work = [
        run(PROCESS.format(tests=here, link=link, mentions=[own, MENTIONS[0]])) for own in (MENTIONS[1], MENTIONS[2])
    ]
    done = [int(each.communicate(timeout=120)[0]) for each in at_work]
    assert all(done)
    assert sum(done) == len(store.history(link))
    assert agree(link)


KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
import test_store_conflicts as t
from sqlalchemy import event
from geo.store import opening
t.library.open_dossier = lambda _d: None
t.reading.corrected = t.corrected
def change(link, left):
    def step(*_):
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    engine = opening._engine(opening.store_path())
    for name in ("begin", "before_cursor_execute", "after_cursor_execute", "commit", "checkin"):
        event.listen(engine, name, step)
    {what}
    os._exit(0)
for steps, link in enumerate({links!r}):
    child = os.fork()  # a process of its own for each kill, without its second of imports
    if not child:
        change(link, steps)
    print(os.waitpid(child, 0)[1])
"""
CORRECT = "t.library.correct(t.correction(link, t.KHASANS, t.HASSAN), t.MINE)"
UNDO = "t.library.undo(link, t.MINE)"


@pytest.mark.parametrize("what", [CORRECT, UNDO], ids=["correct", "undo"])
def test_a_kill_at_any_step_leaves_all_or_nothing(what):
    links = [store.keep(handmade(), MINE) for _ in range(60)]
    if what == UNDO:
        for link in links:
            library.correct(correction(link, KHASANS, HASSAN), MINE)
    process = run(KILLED.format(tests=str(Path(__file__).parent), links=links, what=what))
    ends = [int(end) for end in process.communicate(timeout=120)[0].split()]
    seen = set()
    for link, end in zip(links, ends, strict=True):
        assert agree(link)
        changed = store.standing(link).version > (what == UNDO)
        assert changed or end != 0, "what was acknowledged is there"
        assert (KHASANS in chosen(store.standing(link))) == (changed != (what == UNDO))
        seen.add((changed, end))
    assert {(False, 9), (True, 9), (True, 0)} == seen, "killed before and after it was stored, and not at all"
