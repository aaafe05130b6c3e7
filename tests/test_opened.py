"""What an address opens: drawn in another process, kept while it holds, never shown when its link does not hold."""

from __future__ import annotations

import json

import pytest
from handmade import HASSAN, KHASAN, handmade, named

from geo import store
from geo.dashboard import library, opened
from geo.dashboard.processes import stop_workers
from geo.errors import DossierNotFoundError
from geo.export import FORMATS
from geo.view import build_view

MENTION = next(m.id for m in handmade().mentions if m.place_id == KHASAN)


@pytest.fixture(scope="module", autouse=True)
def _workers_end():
    yield
    stop_workers()


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    opened.forget()


@pytest.fixture
def drawings(monkeypatch):
    """What was asked to be drawn."""
    asked = []
    ask = opened._ask
    monkeypatch.setattr(opened, "_ask", lambda task, dossier, **more: asked.append(task) or ask(task, dossier, **more))
    return asked


def correct(link: str) -> None:
    dossier = handmade({MENTION: HASSAN})
    store.correct(link, "mine", named(MENTION, HASSAN), dossier, version=0)


def test_it_is_the_view_of_the_dossier_and_says_what_it_tells():
    found = opened.open_dossier(store.keep(handmade(), "mine"))
    view = build_view(handmade())
    assert json.loads(found.view) == json.loads(json.dumps(view))
    assert found.digest == view["digest"]
    assert found.title == view["article"]["title"]
    assert found.description.startswith("Pyongyang → Khasan → Vladivostok. ")
    assert found.name(MENTION) == json.loads(json.dumps(next(m for m in view["mentions"] if m["id"] == MENTION)))
    assert found.name("m-none") is None


def test_it_is_drawn_once_until_it_is_changed(drawings):
    link = store.keep(handmade(), "mine")
    first = opened.open_dossier(link)
    assert opened.open_dossier(link) is first
    correct(link)
    assert opened.open_dossier(link).digest != first.digest
    assert opened.pictured(link) is opened.pictured(link)
    assert drawings == ["draw", "draw", "picture"]


def test_what_was_drawn_is_not_shown_by_a_link_that_does_not_hold():
    link, other = store.keep(handmade(), "mine"), store.keep(handmade(), "mine")
    for each in (link, other):
        opened.open_dossier(each)
    store.delete(link, "mine")
    new = store.renew_link(other, "mine")
    for each in (link, other):
        for read in (opened.open_dossier, opened.pictured, lambda d: opened.written(d, "html")):
            with pytest.raises(DossierNotFoundError):
                read(each)
    assert opened.open_dossier(new).title


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_the_same_as_written_here(form):
    link = store.keep(handmade(), "mine")
    here, there = FORMATS[form].write(handmade()), opened.written(link, form)
    assert type(here) is type(there)
    assert len(here) == len(there)


def test_what_was_changed_is_told_in_words():
    link = store.keep(handmade(), "mine")
    correct(link)
    (row,) = library.corrections(link, mine=True)
    assert row["text"].startswith("You set “Khasan” to Hassan, Karnataka, India, ")
    assert row["text"].endswith("The machine read Khasan, Primorsky Krai, Russia.")
    assert not row["undone"]
