"""The store: the link reads, the browser's secret corrects, and the file on disk gives neither away."""

from __future__ import annotations

import pytest
from handmade import HASSAN, KHASAN, chosen, corrected, found, handmade, named

from geo import store
from geo.errors import DossierNotFoundError, NotAllowedError
from geo.store.links import digest, seal, unseal

MENTION = next(m.id for m in handmade().mentions if m.place_id == KHASAN)
OTHER = next(m.id for m in handmade().mentions if m.place_id not in (KHASAN, None))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Keep each test's dossiers in a folder of its own."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return tmp_path


def test_what_is_kept_is_found_by_its_link():
    link = store.keep(handmade(), store.new_secret())
    assert found(link) == handmade()
    assert store.is_link(link)
    with pytest.raises(DossierNotFoundError, match="cut off"):
        found(link[:-2])


def test_links_have_128_bits_and_differ():
    links = {store.keep(handmade(), "secret") for _ in range(3)}
    assert len(links) == 3
    assert all(len(link) == 22 for link in links)


def test_neither_link_nor_secret_is_on_disk(home):
    secret = store.new_secret()
    link = store.keep(handmade(), secret)
    raw = b"".join(path.read_bytes() for path in home.iterdir())
    assert link.encode() not in raw
    assert secret.encode() not in raw
    assert digest(link) in raw


def test_a_browser_lists_its_own_and_only_its_own():
    mine, other = store.new_secret(), store.new_secret()
    first, second = store.keep(handmade(), mine), store.keep(handmade(), mine)
    assert [kept.link for kept in store.kept_by(mine)] == [second, first]
    assert store.kept_by(other) == []
    assert store.kept_by(None) == []


def test_a_sealed_link_opens_with_its_secret_alone():
    link = store.keep(handmade(), "mine")
    sealed = seal(link, "mine")
    assert unseal(sealed, "mine", digest(link)) == link
    assert unseal(sealed, "other", digest(link)) != link


def test_only_the_maker_corrects():
    mine = store.new_secret()
    link = store.keep(handmade(), mine)
    assert store.may_correct(link, mine)
    for stranger in (None, "", store.new_secret(), link):
        assert not store.may_correct(link, stranger)
        with pytest.raises(NotAllowedError):
            store.correct(link, stranger, named(MENTION, HASSAN), handmade(), version=0)
        with pytest.raises(NotAllowedError):
            store.undo(link, stranger, 1, handmade(), version=0)
    assert store.history(link) == []


def correct(link: str, secret: str, mention: str, place: str, why: str = "") -> None:
    """Correct a dossier on top of what stands."""
    standing = store.standing(link)
    dossier = handmade({**chosen(standing), mention: place})
    store.correct(link, secret, named(mention, place, why), dossier, version=standing.version)


def undo(link: str, secret: str) -> None:
    """Undo the latest correction that stands."""
    standing = store.standing(link)
    key = standing.corrections[-1].key
    store.undo(link, secret, key, corrected(standing.machine, standing.without(key)), version=standing.version)


def test_corrections_are_kept_with_who_when_and_why_also_when_undone():
    mine = store.new_secret()
    link = store.keep(handmade(), mine)
    correct(link, mine, MENTION, HASSAN, "looks Indian")
    assert chosen(store.standing(link)) == {MENTION: HASSAN}
    assert found(link) == handmade({MENTION: HASSAN}) != store.standing(link).machine == handmade()
    undo(link, mine)
    assert chosen(store.standing(link)) == {}
    assert found(link) == handmade()
    (made,) = store.history(link)
    assert (made.who, made.why, made.before) == ("reader", "looks Indian", KHASAN)
    assert made.undone_at >= made.made_at


def test_a_copy_is_kept_with_its_first_correction():
    mine = store.new_secret()
    link = store.keep_corrected(handmade(), mine, named(MENTION, HASSAN), handmade({MENTION: HASSAN}))
    assert found(link) == handmade({MENTION: HASSAN})
    assert chosen(store.standing(link)) == {MENTION: HASSAN}
    undo(link, mine)
    assert found(link) == handmade()


def test_the_latest_standing_correction_is_explained_by_its_maker_alone():
    mine = store.new_secret()
    link = store.keep(handmade(), mine)
    for mention, place in ((MENTION, KHASAN), (MENTION, HASSAN), (OTHER, HASSAN)):
        correct(link, mine, mention, place)
    store.explain(link, mine, " looks Indian ", target=MENTION)
    with pytest.raises(NotAllowedError):
        store.explain(link, store.new_secret(), "no")
    assert [c.why for c in store.history(link)] == ["", "looks Indian", ""]
    for _ in range(3):
        undo(link, mine)
    store.explain(link, mine, "nothing stands")
    assert [c.why for c in store.history(link)] == ["", "looks Indian", ""]


def test_the_records_of_a_dossier_are_those_of_the_store_with_their_reasons():
    mine = store.new_secret()
    link = store.keep(handmade(), mine)
    for place in (HASSAN, KHASAN):
        standing = store.standing(link)
        records = standing.with_new(named(MENTION, place))
        dossier = corrected(standing.machine, records).model_copy(update={"corrections": records})
        store.correct(link, mine, records[-1], dossier, version=standing.version)
    drawn = store.stamp(link)
    store.explain(link, mine, "looks Indian")
    assert store.stamp(link) != drawn, "what is drawn tells the reason"
    kept = found(link).corrections
    assert [(c.id, c.why) for c in kept] == [("c-1", ""), ("c-2", "looks Indian")]
    assert [(c.id, c.why) for c in store.standing(link).records] == [(c.id, c.why) for c in kept]


def test_a_list_tells_an_article_without_a_title_by_its_words():
    mine = store.new_secret()
    untitled = handmade().article.model_copy(update={"title": None, "text": "The train\nleft Pyongyang."})
    store.keep(handmade().model_copy(update={"article": untitled}), mine)
    assert store.kept_by(mine)[0].title == "Untitled article: The train left Pyongyang."
