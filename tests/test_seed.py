"""What the dossier of the first case must say: Kim's armoured train to Vladivostok, published 2023-09-12."""

from __future__ import annotations

from datetime import datetime

import pytest

from geo import analyse
from geo.model import Claim, Dossier, Event, Place, Route, TimeRef


def words(dossier: Dossier, span) -> str:
    return dossier.article.text[span.start : span.end]


def place_named(dossier: Dossier, name: str) -> Place:
    return next(p for p in dossier.places if p.name == name)


def events(dossier: Dossier, type_: str, place: str | None = None) -> list[Event]:
    where = place_named(dossier, place).id if place else None
    return [e for e in dossier.events if e.type == type_ and (where is None or where in {e.place_id, e.from_place_id})]


def times(dossier: Dossier, text: str) -> list[TimeRef]:
    return [t for t in dossier.times if t.text.lower() == text.lower()]


@pytest.fixture(scope="module")
def route(seed: Dossier) -> Route:
    [route] = seed.routes
    return route


@pytest.fixture(scope="module")
def claim(seed: Dossier) -> Claim:
    return next(c for c in seed.claims if c.kind == "distance")


def test_every_span_says_its_own_words(seed: Dossier):
    for mark in (*seed.mentions, *seed.times, *seed.claims):
        assert words(seed, mark) == mark.text


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Pyongyang", "geonames:1871859"),
        ("Khasan", "geonames:2022586"),
        ("Vladivostok", "geonames:2013348"),
        ("North Korea", "geonames:1873107"),
        ("Russia", "geonames:2017370"),
        ("United States", "geonames:6252001"),
    ],
)
def test_places(seed: Dossier, name: str, place_id: str):
    assert place_named(seed, name).id == place_id


def test_khasan_is_the_one_in_primorsky_krai(seed: Dossier):
    khasan = place_named(seed, "Khasan")
    assert (khasan.country, khasan.admin1) == ("RU", "Primorsky Krai")
    [mention] = [m for m in seed.mentions if m.text == "Khasan"]
    assert mention.candidates[0].place_id == khasan.id
    assert mention.candidates[0].why


@pytest.mark.parametrize("word", ["Russian", "Japanese", "Chinese", "North Korean"])
def test_demonyms(seed: Dossier, word: str):
    found = [m for m in seed.mentions if m.text == word]
    assert found
    assert {m.kind for m in found} == {"demonym"}


def test_governments_are_metonyms(seed: Dossier):
    text = seed.article.text
    between = text.index("between Pyongyang and Moscow")
    for word, start in [("Pyongyang", between), ("Moscow", between), ("Pyongyang", text.index("Pyongyang’s Foreign"))]:
        mention = next(m for m in seed.mentions if m.text == word and m.start >= start)
        assert mention.kind == "metonym", mention
    for word in ("Kremlin", "White House"):
        found = [m for m in seed.mentions if m.text == word]
        assert found
        assert {m.kind for m in found} == {"metonym"}


@pytest.mark.parametrize("name", ["Korean Central News Agency", "KCNA", "TBS", "TASS", "Yonhap"])
def test_news_agencies_are_organisations(seed: Dossier, name: str):
    found = [m for m in seed.mentions if m.text.startswith(name)]
    assert found
    assert {m.kind for m in found} == {"organisation"}


def test_news_agencies_are_sources(seed: Dossier):
    sources = {s for e in seed.events for a in e.attribution for s in (a.source, *a.chain)}
    assert {"KCNA", "Yonhap", "TBS", "TASS"} <= sources


def test_sunday_afternoon_is_in_pyongyangs_zone(seed: Dossier):
    for time in times(seed, "Sunday afternoon"):
        assert time.earliest == datetime.fromisoformat("2023-09-10T12:00+09:00")
        assert time.latest == datetime.fromisoformat("2023-09-10T18:00+09:00")
        assert time.timex == "2023-09-10TAF"


@pytest.mark.parametrize(
    ("text", "timex"),
    [("Monday", "2023-09-11"), ("Wednesday", "2023-09-13"), ("Tuesday", "2023-09-12"), ("2019", "2019")],
)
def test_days(seed: Dossier, text: str, timex: str):
    found = times(seed, text)
    assert found
    assert {t.timex for t in found} == {timex}


def test_wednesday_ends_on_thursday_midnight(seed: Dossier):
    [wednesday] = times(seed, "Wednesday")
    assert wednesday.latest is not None
    assert wednesday.latest.isoformat().startswith("2023-09-14T00:00")


def test_the_coming_days_is_a_time_and_covid_19_and_425_are_none(seed: Dossier):
    assert any("coming days" in t.text for t in seed.times)
    assert not any("19" in t.text and "2019" not in t.text for t in seed.times)
    assert not any("425" in t.text or "680" in t.text for t in seed.times)


def test_without_a_date_times_stay_relative_and_the_date_is_asked_for(seed_text: str):
    dossier = analyse(seed_text)
    for time in times(dossier, "Sunday afternoon"):
        assert time.earliest is None
        assert time.latest is None
    assert any(w.code == "no_publication_date" for w in dossier.warnings)
    assert dossier.routes, "the journey is told all the same"


def test_departure_is_confirmed_by_kcna_through_yonhap(seed: Dossier):
    [departure] = [e for e in events(seed, "departure", "Pyongyang") if "t-kim-jong-un" in e.traveller_ids]
    assert departure.status == "confirmed"
    assert any(a.source == "KCNA" and a.chain == ("Yonhap", "KCNA") for a in departure.attribution)
    assert any("left Pyongyang" in words(seed, s) for s in departure.evidence)
    assert departure.when is not None
    assert departure.when.earliest == datetime.fromisoformat("2023-09-10T12:00+09:00")


def test_arrival_in_khasan_is_reported_by_unidentified_officials(seed: Dossier):
    [arrival] = events(seed, "arrival", "Khasan")
    assert arrival.status == "reported"
    assert arrival.actor == "Kim Jong-un"
    [attribution] = arrival.attribution
    assert attribution.source.lower() == "unidentified russian regional officials"
    assert attribution.chain[0] == "TBS"
    assert arrival.when is not None
    assert arrival.when.earliest is None, "a report on Tuesday bounds the arrival, it does not fix it"
    assert arrival.when.latest is not None


def test_meeting_in_vladivostok_is_possible(seed: Dossier):
    [meeting] = [e for e in events(seed, "meeting", "Vladivostok") if e.status != "historical"]
    assert meeting.status == "possible"
    assert set(meeting.traveller_ids) == {"t-kim-jong-un", "t-vladimir-putin"}


def test_putins_arrival_is_his(seed: Dossier):
    [arrival] = events(seed, "arrival", "Vladivostok")
    assert arrival.traveller_ids == ("t-vladimir-putin",)
    assert arrival.actor == "Vladimir Putin"
    assert arrival.attribution[0].source == "TASS"
    assert arrival.when is not None
    assert arrival.when.earliest == datetime.fromisoformat("2023-09-11T00:00+10:00")


def test_the_meeting_of_2019_is_history_and_in_vladivostok(seed: Dossier):
    [meeting] = [e for e in seed.events if e.status == "historical" and e.type == "meeting" and e.time_ids]
    assert meeting.place_id == "geonames:2013348"
    assert all(meeting.id not in s.event_ids for r in seed.routes for s in r.stops)


def test_without_specifying_whether_it_had_crossed_is_no_crossing(seed: Dossier):
    said = seed.article.text.index("without specifying whether")
    end = seed.article.text.index("The agency also reported")
    assert not [e for e in seed.events if e.type == "crossing" and said <= e.trigger.start < end]


def test_route(seed: Dossier, route: Route):
    names = [seed.place(s.place_id).name for s in route.stops]  # type: ignore[union-attr]
    assert names == ["Pyongyang", "Khasan", "Vladivostok"]
    assert [s.status for s in route.stops] == ["confirmed", "reported", "possible"]
    assert route.traveller_id == "t-kim-jong-un"
    assert [leg.mode for leg in route.legs] == ["rail", "rail"]
    assert [leg.status for leg in route.legs] == ["reported", "possible"]
    [traveller] = [t for t in seed.travellers if t.id == route.traveller_id]
    assert traveller.vehicle is not None
    assert "train" in traveller.vehicle


def test_route_is_measured(route: Route):
    assert [round(leg.geodesic_km, 1) for leg in route.legs] == [559.2, 125.5]
    assert route.path_km is not None
    assert 1120 <= route.path_km <= 1240
    for leg in route.legs:
        assert leg.path_km is not None
        assert leg.path_km >= leg.geodesic_km


def test_route_runs_down_the_east_coast_and_not_through_china(route: Route):
    assert {c.country for leg in route.legs for c in leg.countries} == {"KP", "RU"}
    points = [p for leg in route.legs for p in leg.geometry]
    for name, lon, lat in [("Hamhung", 127.54, 39.92), ("Chongjin", 129.78, 41.79), ("Rajin", 130.3, 42.25)]:
        assert min(abs(x - lon) + abs(y - lat) for x, y in points) < 0.2, name


def test_whereabouts_grow_and_shrink(route: Route):
    assert route.whereabouts[0].t == datetime.fromisoformat("2023-09-10T12:00+09:00")
    assert route.whereabouts[0].max_km == 0
    for point in route.whereabouts:
        assert 0 <= point.min_km <= point.max_km <= (route.path_km or 0) + 0.01


def test_claim(claim: Claim):
    assert [(q.value, q.unit) for q in claim.quantities] == [(425, "mi"), (680, "km")]
    assert claim.hedge == "approximately"
    assert claim.direction == "north"
    assert (claim.from_place_id, claim.to_place_id) == ("geonames:1871859", "geonames:2013348")
    assert claim.measured_km == pytest.approx(684.5, abs=0.05)
    assert claim.measured_bearing_deg == pytest.approx(47, abs=0.6)
    assert claim.verdict == "supported"


def test_claims_checks_say_one_plain_sentence_each(claim: Claim):
    verdicts = {c.name: c.verdict for c in claim.checks}
    assert verdicts == {"distance": "supported", "units_agree": "supported", "direction": "imprecise"}
    for check in claim.checks:
        assert check.explanation.rstrip().endswith(".")
    [direction] = [c for c in claim.checks if c.name == "direction"]
    assert "north-east" in direction.explanation
    assert "north" in claim.headline, "the headline names every check that fails"


def test_same_text_gives_the_same_dossier_byte_for_byte(seed: Dossier, seed_text: str):
    assert analyse(seed_text, published="2023-09-12").model_dump_json() == seed.model_dump_json()
