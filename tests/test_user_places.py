"""A user's own places, from the file that DATELINE_PLACES names."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.errors import InputError, PlaceNotFoundError
from geo.places import open_gazetteer, search


@pytest.fixture
def listed(tmp_path, monkeypatch):
    def write(text: str | bytes) -> None:
        file = tmp_path / "mine.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        monkeypatch.setenv("DATELINE_PLACES", str(file))

    return write


WHOLE = (
    "\ufeffname,lat,lon,names,feature,country\nSite B,48.5,2.25,Depot North|Camp Seven,,fr\nParis,10.5,20.25,,PPL,\n"
)


def test_own_places_are_found_in_a_text_by_all_their_names_and_shown_with_the_file(listed):
    listed(WHOLE)
    dossier = analyse(
        "The convoy left Site B on Monday. It reached Depot North and went to Rome.", published="2023-09-12"
    )
    own = next(place for place in dossier.places if place.id == "user:site-b")
    assert (own.name, own.lat, own.lon, own.country, own.feature) == ("Site B", 48.5, 2.25, "FR", "FCL")
    assert own.source == "own places (mine.csv)"
    assert {m.text for m in dossier.mentions if m.place_id == own.id} == {"Site B", "Depot North"}
    assert "geonames:3169070" in {place.id for place in dossier.places}
    assert dossier.provenance.gazetteer.endswith("2 own places of mine.csv")


def test_an_own_name_wins_over_the_gazetteers(listed):
    listed(WHOLE)
    assert [match.place.id for match in search(open_gazetteer(), "Paris")] == ["user:paris"]
    assert open_gazetteer().place("user:paris").lat == 10.5
    assert search(open_gazetteer(), "Rome")[0].place.id == "geonames:3169070"


def test_two_places_of_one_name_are_two(listed):
    listed("name,lat,lon\nSite B,1,2\nSite B,3,4\n")
    assert {match.place.id for match in search(open_gazetteer(), "Site B")} == {"user:site-b", "user:site-b-2"}


def test_without_the_file_the_gazetteer_is_as_ever(listed, monkeypatch):
    listed(WHOLE)
    assert open_gazetteer().place("user:site-b").name == "Site B"
    monkeypatch.delenv("DATELINE_PLACES")
    with pytest.raises(PlaceNotFoundError):
        open_gazetteer().place("user:site-b")


def test_a_list_without_places_changes_nothing(listed):
    listed("name,lat,lon\n")
    assert search(open_gazetteer(), "Paris")[0].place.id == "geonames:2988507"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,lat\nA,1\n", "line 1: the column “lon” is missing"),
        ("name,lat,lon,colour\nA,1,2,red\n", "line 1: the column “colour” is odd"),
        ("", "line 1: the column “name” is missing"),
        ("name,lat,lon\nA,x,2\n", "line 2, column “lat”: 'x' is no number of degrees from -90 to 90"),
        ("name,lat,lon\nA,1,2\nB,1,181\n", "line 3, column “lon”: '181' is no number"),
        ("name,lat,lon\nA,nan,2\n", "column “lat”: 'nan'"),
        ("name,lat,lon\nA,1\n", "line 2, column “lon”: ''"),
        ("name,lat,lon\n,1,2\n", "line 2, column “name”: '' is no name"),
        ("name,lat,lon\na b c d e f g h,1,2\n", "write one to 7 words"),
        ("name,lat,lon,country\nA,1,2,XX\n", "column “country”: 'XX' is no code"),
        ("name,lat,lon,feature\nA,1,2,HUT7\n", "column “feature”: 'HUT7' is no code"),
        ("name,lat,lon\nA, B,1,2\n", "more values than columns"),
        ('name,lat,lon\n"A,1,2\n', "is no CSV"),
        (b"name,lat,lon\n\xff,1,2\n", "is not text in UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(listed, text, says):
    listed(text)
    with pytest.raises(InputError, match="DATELINE_PLACES") as fault:
        open_gazetteer()
    assert says in str(fault.value)


def test_a_file_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("DATELINE_PLACES", "/nowhere/mine.csv")
    with pytest.raises(InputError, match=r"/nowhere/mine\.csv, which cannot be read"):
        open_gazetteer()
