"""The embedded gazetteer, looked up by name, id and point, and as a geopy geocoder."""

from __future__ import annotations

import json

import numpy as np
import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputError, PlaceNotFoundError
from geo.intake.sources import find_source, find_source_names, load_sources
from geo.places import geocoder as module
from geo.places import open_gazetteer
from geo.places.geocoder import Dateline, OnlineFirst
from geo.places.home import guess_home, home_of, learn_homes
from geo.places.lookup import search
from geo.places.names import hash_name, hash_runs, hash_word, words

gazetteer = open_gazetteer()


@pytest.mark.parametrize(
    ("place_id", "name", "country"),
    [
        ("geonames:1871859", "Pyongyang", "KP"),
        ("geonames:2022586", "Khasan", "RU"),
        ("geonames:2013348", "Vladivostok", "RU"),
        ("geonames:2017370", "Russia", "RU"),
        ("geonames:1873107", "North Korea", "KP"),
        ("geonames:6252001", "United States", "US"),
        ("place:tumangang", "Tumangang", "KP"),
        ("place:punggye-ri", "Punggye-ri", "KP"),
        ("place:vostochny", "Vostochny Cosmodrome", "RU"),
        ("geonames:2647216", "London Heathrow Airport", "GB"),
        ("sea:sea-of-japan", "Sea of Japan", None),
    ],
)
def test_a_place_is_found_by_its_id(place_id, name, country):
    place = gazetteer.place(place_id)
    assert (place.id, place.name, place.country) == (place_id, name, country)


@pytest.mark.parametrize(
    ("former", "place_id", "name"),
    [
        ("airport:LHR", "geonames:2647216", "London Heathrow Airport"),
        ("place:heathrow", "geonames:2647216", "London Heathrow Airport"),
        ("place:laguardia", "geonames:5123698", "Laguardia Airport"),
        ("place:gare-du-nord", "geonames:2990128", "Gare du Nord"),
        ("airport:RMS", "geonames:6296821", "Ramstein Air Base"),
        ("place:shetland", "geonames:2638011", "Shetland"),
    ],
)
def test_a_place_with_a_geonames_id_is_found_by_the_ids_that_it_had_before(former, place_id, name):
    place = gazetteer.place(former)
    assert (place.id, place.name) == (place_id, name)
    assert gazetteer.place(place_id) == place


def test_no_two_places_share_an_id_and_each_is_found_by_its_own():
    gids = gazetteer.columns["gid"]
    numbered = gids[gids > 0]
    assert len(np.unique(numbered)) == len(numbered)
    first = gazetteer.meta["geonames"]
    assert all(gazetteer.row(gazetteer.place_id(row)) == row for row in range(first, len(gazetteer)))


def test_khasan_is_where_geonames_has_it():
    place = gazetteer.place("geonames:2022586")
    assert (place.lat, place.lon, place.admin1) == (42.42387, 130.65156, "Primorsky Krai")
    assert (place.local_name, place.timezone) == ("Хасан", "Asia/Vladivostok")


@pytest.mark.parametrize("place_id", ["geonames:1", "geonames:x", "place:nowhere", "", "Pyongyang"])
def test_an_unknown_id_is_named_in_the_error(place_id):
    with pytest.raises(PlaceNotFoundError, match="No place has the id"):
        gazetteer.place(place_id)


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Russian Federation", "geonames:2017370"),
        ("U.S.", "geonames:6252001"),
        ("Kiev", "geonames:703448"),
        ("Saint Petersburg", "geonames:498817"),
        ("St. Petersburg", "geonames:498817"),
        ("Côte d'Ivoire", "geonames:2287781"),
        ("COTE D’IVOIRE", "geonames:2287781"),
        ("Otter Tail County", "geonames:5040515"),
        ("Darfur", "place:darfur"),
        ("Texan", "geonames:4736286"),
        ("Heathrow", "geonames:2647216"),
        ("Schiphol airport", "geonames:6296680"),
        ("Naples airport", "geonames:6299627"),
        ("Istanbul airport", "geonames:11838481"),
        ("Malta airport", "geonames:2562787"),
        ("JFK airport", "geonames:5122732"),
        ("Gare du Nord", "geonames:2990128"),
        ("Strait of Magellan", "sea:estrecho-de-magellanes"),
        ("Glasgow Central", "geonames:6952651"),
        ("Prague main station", "geonames:6285753"),
        ("San Blas Islands", "place:san-blas-islands"),
    ],
)
def test_a_name_is_found_whatever_its_case_accents_and_points(name, place_id):
    assert place_id in [p.id for p in gazetteer.candidates(name)]


def test_every_posting_points_to_a_place():
    rows = gazetteer.columns["postings"] & ((1 << 29) - 1)
    assert int(rows.max()) < len(gazetteer)
    assert np.all(np.diff(gazetteer.columns["name_hash"].astype(object)[:5000]) > 0)


def test_coordinates_are_degrees_and_extents_positive():
    assert np.all(np.abs(gazetteer.columns["lat"]) <= 90)
    assert np.all(np.abs(gazetteer.columns["lon"]) <= 180)
    assert gazetteer.place("geonames:1871859").radius_km > gazetteer.place("geonames:2022586").radius_km >= 1


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8), min_size=1, max_size=7))
def test_a_run_of_words_has_the_hash_of_the_name_they_make(parts):
    folded = words(" ".join(parts))
    if not folded:
        return
    runs = hash_runs(np.array([hash_word(w) for w in folded], np.uint64), len(folded))
    assert int(runs[len(folded) - 1, 0]) == hash_name(" ".join(parts))


@settings(deadline=None)  # the first asked builds the tree of all towns
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_the_nearest_town_is_no_farther_than_the_others(lat, lon):
    distances = [km for _, km in gazetteer.near(lat, lon, 3)]
    assert distances == sorted(distances)
    assert gazetteer.nearest(lat, lon) == gazetteer.near(lat, lon, 1)[0][0]


def test_the_search_keeps_to_what_the_query_and_the_options_say():
    assert search(gazetteer, "Springfield", near="Illinois", top=1)[0].place.admin1 == "Illinois"
    assert search(gazetteer, "Paris, Texas", top=1)[0].place.id == "geonames:4717560"
    assert search(gazetteer, "Paris", top=1)[0].place.id == "geonames:2988507"
    assert {m.place.country for m in search(gazetteer, "Paris", country="us")} == {"US"}
    assert search(gazetteer, "Springfield", near="39.8, -89.6", top=1)[0].place.id == "geonames:4250542"
    assert search(gazetteer, "Qwxzy") == []


def test_the_search_says_why():
    first, second = search(gazetteer, "Springfield", near="Illinois", top=2)
    assert "in Illinois" in first.why
    assert "km from Illinois" in second.why
    assert first.score > second.score


@pytest.mark.parametrize(
    ("query", "options", "error", "message"),
    [
        ("", {}, InputError, "names no place"),
        ("Paris", {"country": "XQ"}, InputError, "no country code"),
        ("Paris, Qwxzy", {}, PlaceNotFoundError, "No country or division"),
        ("Paris", {"near": "Qwxzy"}, PlaceNotFoundError, "look near"),
    ],
)
def test_a_query_that_cannot_be_answered_says_what_to_do(query, options, error, message):
    with pytest.raises(error, match=message):
        search(gazetteer, query, **options)


def test_the_geocoder_keeps_geopys_contract():
    geocoder = Dateline()
    assert isinstance(geocoder, Geocoder)
    one = geocoder.geocode("Khasan, Russia")
    assert isinstance(one, Location)
    assert (round(one.latitude, 3), round(one.longitude, 3)) == (42.424, 130.652)
    assert one.raw["id"] == "geonames:2022586"
    assert "Khasan" in one.address
    several = geocoder.geocode("Springfield", exactly_one=False, limit=3)
    assert [type(x) for x in several] == [Location] * 3
    assert geocoder.geocode("Qwxzy") is None
    assert geocoder.geocode("Qwxzy", exactly_one=False) is None
    assert geocoder.geocode({"city": "Paris", "state": "Texas"}).raw["id"] == "geonames:4717560"
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode("")


@pytest.mark.parametrize("query", [Point(43.1, 131.9), (43.1, 131.9), "43.1, 131.9"])
def test_reverse_takes_every_form_of_a_point(query):
    assert Dateline().reverse(query).raw["id"] == "geonames:2013348"


def test_reverse_says_none_at_sea_and_refuses_what_is_no_point():
    assert Dateline().reverse((-45.0, -130.0)) is None
    assert len(Dateline().reverse((51.5, -0.1), exactly_one=False, limit=4)) == 4
    with pytest.raises(GeocoderQueryError):
        Dateline().reverse("not a point")


def test_the_geocoder_works_under_geopys_rate_limiter():
    limited = RateLimiter(Dateline().geocode, min_delay_seconds=0)
    assert limited("Vladivostok").raw["id"] == "geonames:2013348"


class _Nominatim:
    asked = 0
    fails = False

    def __init__(self, **_options):
        pass

    def geocode(self, query, **_options):
        type(self).asked += 1
        if self.fails:
            raise GeocoderServiceError("no network")
        raw = {"display_name": f"{query}, online", "lat": "1.5", "lon": "2.5"}
        return [Location(raw["display_name"], Point(1.5, 2.5), raw)]


def test_nominatim_is_asked_once_and_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "Nominatim", _Nominatim)
    monkeypatch.setattr(_Nominatim, "asked", 0)
    for _ in range(2):
        found = OnlineFirst(user_agent="test", cache=tmp_path).geocode("Somewhere")
        assert (found.address, found.latitude) == ("Somewhere, online", 1.5)
    assert _Nominatim.asked == 1


def test_the_embedded_index_answers_with_a_warning_where_nominatim_does_not(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "Nominatim", _Nominatim)
    monkeypatch.setattr(_Nominatim, "fails", True)
    with pytest.warns(UserWarning, match="embedded gazetteer"):
        found = OnlineFirst(user_agent="test", cache=tmp_path).geocode("Vladivostok")
    assert found.raw["id"] == "geonames:2013348"


def test_every_source_is_at_home_in_its_country():
    for source in load_sources():
        if source.name != "Radio Free Europe/Radio Liberty":  # an American body that sits in Prague
            assert gazetteer.place(source.home).country == source.country, source.name


def test_sources_are_found_by_alias_and_domain():
    assert find_source("KCNA").kind == "official"
    assert find_source("the Yonhap news agency").kind == "independent"
    assert find_source("www.lfpress.com").name == "London Free Press"
    assert find_source("Nobody's Gazette") is None
    text = "Dawn broke, The State said nothing, KCNA reported."
    assert [text[s:e] for s, e in find_source_names(text)] == ["KCNA"]


def test_a_home_is_learnt_from_the_domain_and_the_texts_in_any_order():
    texts = [
        "The Athens city council met with Henderson County commissioners in Malakoff, Texas.",
        "A Mabank man was arrested near Gun Barrel City, police in Athens said.",
    ]
    home = home_of("athensreview.com", texts, gazetteer)
    assert home.country == "US"
    assert gazetteer.name(int(gazetteer.columns["admin1_rows"][home.admin1])) == "Texas"
    pairs = [("athensreview.com", t) for t in texts] + [("dublinnews.ie", "Rain fell in Galway and Cork.")]
    assert learn_homes(pairs, gazetteer) == learn_homes(pairs[::-1], gazetteer)
    assert home_of("", [], gazetteer) is None


def test_the_sourced_tables_are_whole():
    from geo.resources import data_path

    lines = data_path("places.csv").read_text(encoding="utf-8").splitlines()
    assert all(line.rsplit(",", 1)[1].startswith("https://") for line in lines[1:])
    meta = json.loads((data_path("gazetteer") / "meta.json").read_text(encoding="utf-8"))
    assert meta["features"][:2] == ["PCLI", "ADM1"]


def test_one_article_of_an_agency_says_where_it_is_set_and_not_where_the_agency_is_at_home():
    text = "Officials in Moscow said that the train had left Khasan for Vladivostok, in the far east of Russia."
    assert guess_home("Reuters", text, gazetteer) is None
    home = guess_home("vladivostoknews.com", text, gazetteer)
    assert home is not None
    assert home.name == "Vladivostok"


@pytest.mark.parametrize("name", ["CAN", "MAD", "BEN", "THE", "Ben Gurion", "Charles de Gaulle", "JFK", "Naples"])
def test_a_code_a_person_or_a_town_alone_is_no_airport(name):
    assert "AIRP" not in {place.feature for place in gazetteer.candidates(name)}


@pytest.mark.parametrize(
    ("name", "another"),
    [
        ("Okinawa", "Osaka"),
        ("Augusta", "Augsburg"),
        ("Suva", "Suwa"),
        ("Bergen", "Mons"),
        ("Islamabad", "Chattogram"),
        ("Aral Sea", "Aral"),
    ],
)
def test_a_name_that_is_a_better_known_places_own_is_no_other_places(name, another):
    found = [place.name for place in gazetteer.candidates(name)]
    assert found
    assert another not in found


@pytest.mark.parametrize(
    ("name", "place"), [("Canton", "Guangzhou"), ("Kochi", "Cochin"), ("Santiago", "Santiago de Cuba")]
)
def test_a_name_that_english_has_for_a_place_stays(name, place):
    assert place in {candidate.name for candidate in gazetteer.candidates(name, 100)}


def test_an_airport_shows_no_people_of_its_town():
    assert gazetteer.place("airport:LHR").population is None


def test_a_point_written_in_minutes_and_seconds_is_mended():
    brussels = gazetteer.place("airport:BRU")
    assert (brussels.lat, brussels.lon) == pytest.approx((50.9014, 4.4844), abs=0.01)
