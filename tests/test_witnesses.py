"""What a journey or a figure says of where a place lies: when it moves a reading, and when it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo import analyse
from geo.journey.itinerary.row_witnesses import is_slow
from geo.model import Article
from geo.places import (
    Apart,
    AtPort,
    AtStation,
    Beyond,
    Near,
    OneRailway,
    OnTheWay,
    Overland,
    Within,
    open_gazetteer,
    read_again,
    read_places,
)
from geo.routing import harbour_km, railways_near, sea_km
from geo.text import read

WHY = "the text has somebody come there by sea (“frigate”)"


def reading_of(text, chances=(), **options):
    """The reading of a text whose ranker gave places the chances of `chances`: {name: {country: chance}}."""
    reading = read_places(read(text), Article(id="a", sha256="a", text=text), **options)
    resolution, gazetteer = reading.resolved.resolution, open_gazetteer()
    evidence, chance = resolution.evidence, resolution.candidate_chance.copy()
    kept = []
    for choice in reading.resolved.kept:
        group = int(evidence.group_of[choice.number])
        asked = dict(chances).get(text[choice.start : choice.end])
        if asked is not None:
            at = evidence.candidates_of(group)
            chance[at] = 0.001
            for code, value in asked.items():
                town = next(c for c in towns_by_size(at, evidence, gazetteer) if country_of(c, evidence) == code)
                chance[town] = value
        kept.append(replace(choice, candidate=int(evidence.best(chance)[group])))
    again = replace(reading.resolved, resolution=replace(resolution, candidate_chance=chance), kept=tuple(kept))
    return replace(reading, resolved=again)


def towns_by_size(at, evidence, gazetteer):
    towns = [c for c in at.tolist() if gazetteer.feature(int(evidence.candidate_row[c])).startswith("PPL")]
    return sorted(towns, key=lambda c: -int(gazetteer.columns["population"][evidence.candidate_row[c]]))


def country_of(candidate, evidence):
    return open_gazetteer().country(int(evidence.candidate_row[candidate]))


def mention_id(reading, name):
    return next(m.id for m in reading.mentions if m.text == name)


def country(reading, name):
    place_id = next(m.place_id for m in reading.mentions if m.text == name)
    return open_gazetteer().place(place_id).country


def why(reading, name):
    return next(m.candidates for m in reading.mentions if m.text == name)


BREST = {"Brest": {"BY": 0.6, "FR": 0.3}}


def test_a_ship_is_at_a_port_and_the_reason_says_so():
    reading = reading_of("It reached Brest on Monday.", BREST)
    again = read_again(reading, [AtPort(mention_id(reading, "Brest"), WHY)])
    assert country(again, "Brest") == "FR"
    chosen, second = why(again, "Brest")[:2]
    assert WHY in chosen.why
    assert "Brest in Bresckaja voblasć, Belarus, lies some " in chosen.why
    assert "km from the sea" in chosen.why
    assert second.country == "BY"
    assert "but it lies some" in second.why
    assert chosen.score > second.score
    assert {p.country for p in again.places} == {"FR"}


def test_a_reading_that_no_witness_disagrees_with_is_returned_itself():
    reading = reading_of("It reached Brest on Monday.", {"Brest": {"FR": 0.5, "BY": 0.4}})
    assert read_again(reading, [AtPort(mention_id(reading, "Brest"), WHY)]) is reading
    assert read_again(reading, []) is reading
    assert read_again(reading, [AtPort("m0-1", WHY)]) is reading


@pytest.mark.parametrize("text", ["It reached Brest, Belarus, on Monday.", "It left Brest in Belarus on Monday."])
def test_what_stands_beside_the_name_is_stronger_than_any_witness(text):
    reading = reading_of(text)
    assert country(reading, "Brest") == "BY"
    witness = AtPort(mention_id(reading, "Brest"), WHY, doubt=1e-9)
    assert read_again(reading, [witness]) is reading


def test_what_a_user_chose_is_stronger_than_any_witness():
    text = "It reached Brest on Monday."
    reading = reading_of(text, BREST, choices={"m11-16": "geonames:629634"})
    assert country(reading, "Brest") == "BY"
    assert read_again(reading, [AtPort("m11-16", WHY, doubt=1e-9)]) is reading


def test_no_witness_makes_a_place_likely_that_is_not():
    reading = reading_of("It reached Brest on Monday.", {"Brest": {"BY": 0.9, "FR": 0.01}})
    assert read_again(reading, [AtPort(mention_id(reading, "Brest"), WHY)]) is reading
    reading = reading_of("Rome lies far from Atlanta.", {"Rome": {"IT": 0.9, "US": 0.01}})
    rome, atlanta = (mention_id(reading, name) for name in ("Rome", "Atlanta"))
    assert read_again(reading, [Apart(atlanta, rome, 95, 15, "the text puts Rome 95 km from Atlanta")]) is reading


LONDON = {"London": {"GB": 0.9, "CA": 0.1}, "Toronto": {"CA": 0.9}}


def test_a_stated_figure_tells_namesakes_apart_by_length_and_direction():
    reading = reading_of("London lies far from Toronto.", LONDON)
    london, toronto = (mention_id(reading, name) for name in ("London", "Toronto"))
    says = "the text puts London 180 km from Toronto"
    assert country(read_again(reading, [Apart(toronto, london, 180, 20, says)]), "London") == "CA"
    assert country(read_again(reading, [Apart(toronto, london, 180, 20, says, 225.0)]), "London") == "CA"
    assert country(read_again(reading, [Apart(london, toronto, 180, 20, says, 45.0)]), "London") == "CA"
    assert read_again(reading, [Apart(toronto, london, 180, 20, says, 45.0)]) is reading
    assert read_again(reading, [Apart(toronto, london, 900, 50, says)]) is reading


CORDOBA = {"Cordoba": {"AR": 0.6, "ES": 0.3}, "Seville": {"ES": 0.9}}


@pytest.mark.parametrize(
    "witness",
    [
        lambda a, b: OneRailway(a, b, "the text has somebody go there by rail"),
        lambda a, b: Within(a, b, 400, "the text leaves two hours for the way"),
    ],
)
def test_a_train_and_a_time_tell_namesakes_apart(witness):
    reading = reading_of("They left Cordoba for Seville on Monday.", CORDOBA)
    ends = [mention_id(reading, name) for name in ("Cordoba", "Seville")]
    again = read_again(reading, [witness(*ends)])
    assert country(again, "Cordoba") == "ES"
    assert country(again, "Seville") == "ES"


def test_no_road_crosses_an_ocean():
    perth = {"Perth": {"AU": 0.6, "GB": 0.3}, "Dundee": {"GB": 0.9}}
    reading = reading_of("They left Perth for Dundee on Monday.", perth)
    ends = [mention_id(reading, name) for name in ("Perth", "Dundee")]
    assert country(read_again(reading, [Overland(*ends, "the text has somebody drive")]), "Perth") == "GB"


def test_nobody_flies_to_the_next_village():
    lima = {"Lima": {"AR": 0.4, "PE": 0.3}, "Buenos Aires": {"AR": 0.9}}
    reading = reading_of("They left Lima for Buenos Aires on Monday.", lima)
    ends = [mention_id(reading, name) for name in ("Lima", "Buenos Aires")]
    assert country(read_again(reading, [Beyond(*ends, 100, "the text has somebody fly")]), "Lima") == "PE"


def test_what_is_said_to_lie_near_does():
    halifax = {"Halifax": {"CA": 0.6, "GB": 0.3}, "Leeds": {"GB": 0.9}}
    reading = reading_of("They left Halifax for Leeds on Monday.", halifax)
    ends = [mention_id(reading, name) for name in ("Halifax", "Leeds")]
    says = "the text has Halifax near Leeds"
    again = read_again(reading, [Near(*ends, says)])
    assert country(again, "Halifax") == "GB"
    assert says in why(again, "Halifax")[0].why


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Two men drowned in Perth near Dundee.", "Perth", "GB"),
        ("A school in Halifax, just outside Leeds, was hit.", "Halifax", "GB"),
        ("He lives in Paris near London Road.", "Paris", "FR"),
        ("A truck travelling from St. Petersburg to Tampa overturned.", "St. Petersburg", "US"),
        ("Bus services from Perth to Dundee were cancelled in the snow.", "Perth", "GB"),
        ("The students drove from Monrovia to Pasadena.", "Monrovia", "US"),
        ("The flight from Perth to Singapore was late.", "Perth", "AU"),
        ("He drove from Los Angeles to New York.", "Los Angeles", "US"),
    ],
)
def test_roads_and_flights_are_read_in_texts(text, name, code):
    dossier = analyse(text, published="2023-09-12")
    places = {place.id: place for place in dossier.places}
    [found] = [m for m in dossier.mentions if m.text == name]
    assert places[found.place_id].country == code


def test_both_ends_of_a_journey_may_be_wrong_together():
    text = "They left Valencia for Cartagena on Monday."
    reading = reading_of(text, {"Valencia": {"VE": 0.5, "ES": 0.4}, "Cartagena": {"CO": 0.5, "ES": 0.45}})
    a, b = (mention_id(reading, name) for name in ("Valencia", "Cartagena"))
    again = read_again(reading, [Within(a, b, 500, "the text leaves three hours for the way")])
    assert (country(again, "Valencia"), country(again, "Cartagena")) == ("ES", "ES")


def test_a_journey_that_nobody_can_make_leads_to_no_village():
    reading = reading_of("They drove from Lille to Rosario.", {"Rosario": {"AR": 0.6, "BR": 0.3}})
    a, b = (mention_id(reading, name) for name in ("Lille", "Rosario"))
    witness = Within(a, b, 8500, "the text has the way from Lille to Rosario take two days", doubt=1e-9)
    assert read_again(reading, [witness]) is reading


def test_a_station_needs_a_railway():
    reading = reading_of("They left Georgetown on Monday.", {"Georgetown": {"GY": 0.5, "US": 0.4}})
    again = read_again(reading, [AtStation(mention_id(reading, "Georgetown"), "the text has somebody leave by rail")])
    assert country(again, "Georgetown") == "US"
    assert "has no railway near" in why(again, "Georgetown")[0].why


CONCEPCION = "They rode to Ponta Pora, Concepcion and Asuncion."


def between(reading, name, *beside, doubt=0.004):
    ids = tuple(mention_id(reading, other) for other in beside)
    return OnTheWay(mention_id(reading, name), ids, 150, "the text tells of a stop there", doubt)


def test_a_stop_lies_on_the_way_and_the_reason_says_what_is_far_off_it():
    reading = reading_of(CONCEPCION, {"Concepcion": {"CL": 0.5, "PY": 0.1}})
    again = read_again(reading, [between(reading, "Concepcion", "Ponta Pora", "Asuncion")])
    assert country(again, "Concepcion") == "PY"
    assert "the text tells of a stop there and Concepción in Biobío, Chile, lies " in why(again, "Concepcion")[0].why


def test_a_stop_near_the_way_stays_and_so_does_a_city_that_nobody_is_told_to_ride_to():
    reading = reading_of(CONCEPCION, {"Concepcion": {"PY": 0.3, "CL": 0.5}})
    assert read_again(reading, [between(reading, "Asuncion", "Ponta Pora")]) is reading
    reading = reading_of("She was in Nashville, London and Memphis.", {"London": {"GB": 0.7, "CA": 0.2}})
    assert read_again(reading, [between(reading, "London", "Nashville", "Memphis", doubt=0.02)]) is reading


def test_the_order_of_stops_may_ask_for_a_village_and_other_witnesses_may_not():
    reading = reading_of("They left Mazatlan for Concordia and Durango.", {"Concordia": {"AR": 0.3, "MX": 0.02}})
    again = read_again(reading, [between(reading, "Concordia", "Mazatlan", "Durango")])
    assert country(again, "Concordia") == "MX"
    ends = [mention_id(reading, name) for name in ("Mazatlan", "Concordia")]
    assert read_again(reading, [Overland(*ends, "the text has somebody go there by road")]) is reading


def test_the_order_of_stops_moves_nothing_that_is_qualified_or_chosen():
    text = "They rode to Ponta Pora. They flew on to Concepcion, Chile, and came to Asuncion."
    reading = reading_of(text)
    assert read_again(reading, [between(reading, "Concepcion", "Ponta Pora", "Asuncion")]) is reading


def test_water_and_railways_are_found_beside_places():
    brest_in_belarus, minsk, duluth = (52.098, 23.685), (53.9, 27.567), (46.783, -92.107)
    assert harbour_km((48.39, -4.486)) < 5
    assert harbour_km((48.21, 16.37)) < 5, "Vienna has a port on the Danube"
    assert harbour_km(brest_in_belarus) > 100
    assert 200 < sea_km(brest_in_belarus) < 500
    assert sea_km(duluth) > 500, "a lake is no sea"
    assert railways_near(minsk) & railways_near((48.857, 2.352)), "one network from Paris to Minsk"
    assert not railways_near((51.507, -0.128)) & railways_near((40.71, -74.006))
    assert railways_near((6.801, -58.155)) == frozenset()


def test_an_article_is_read_with_its_figures_and_journeys():
    dossier = analyse("London is about 170 km from Toronto.", published="2023-09-12")
    assert {place.country for place in dossier.places} == {"CA"}
    assert dossier.claims[0].verdict in {"supported", "approximately"}
    dossier = analyse("The frigate docked in Brest on Tuesday after three weeks at sea.", published="2023-09-12")
    assert [place.country for place in dossier.places] == ["FR"]
    assert {event.place_id for event in dossier.events if event.place_id} == {dossier.places[0].id}


def test_no_dossier_is_made_of_two_readings():
    dossier = analyse(
        "The frigate docked in Brest on Tuesday. On Friday it sailed from Brest to Cork.", published="2023-09-12"
    )
    ids = {place.id for place in dossier.places}
    assert {m.place_id for m in dossier.mentions if m.place_id} <= ids
    assert {e.place_id for e in dossier.events if e.place_id} <= ids
    assert {stop.place_id for route in dossier.routes for stop in route.stops} <= ids


def told(text, monkeypatch):
    """The witnesses that an article's journeys and claims give: (kind, names, km)."""
    heard = []

    def listen(reading, witnesses):
        names = {m.id: m.text for m in reading.mentions}
        for w in witnesses:
            ids = [w.mention_id] if hasattr(w, "mention_id") else [w.mention_a, w.mention_b]
            km = getattr(w, "km_at_most", getattr(w, "km", None))
            heard.append((type(w).__name__, *(names[i] for i in ids), *([round(km)] if km is not None else [])))
        return reading

    monkeypatch.setattr("geo.pipeline.read_again", listen)
    analyse(text, published="2023-09-12")
    return set(heard)


TOLD = [
    ("The frigate docked in Lisbon on Tuesday.", {("AtPort", "Lisbon")}),
    ("The express left Milan on Monday.", {("AtStation", "Milan")}),
    ("The ferry left Ancona on Monday and reached Split on Tuesday.", {("Within", "Ancona", "Split", 2200)}),
    ("The train left Milan on Monday and reached Turin on Tuesday.", {("OneRailway", "Milan", "Turin")}),
    ("Lyon is 390 km from Paris.", {("Apart", "Paris", "Lyon", 367)}),
    ("She took the night train to Turin.", {("AtStation", "Turin")}),
    ("By ferry from Ancona to Split it takes a night.", {("AtPort", "Ancona"), ("Within", "Ancona", "Split", 2200)}),
    ("He sailed from Cadiz to Palma.", {("AtPort", "Cadiz"), ("AtPort", "Palma"), ("Within", "Cadiz", "Palma", 4000)}),
    ("It had been moored in Lisbon.", {("AtPort", "Lisbon")}),
    ("The train from London to Cambridge takes 50 minutes.", {("Apart", "London", "Cambridge", 185)}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[t[0] for t in TOLD])
def test_journeys_and_figures_become_witnesses(text, expected, monkeypatch):
    assert expected <= told(text, monkeypatch)


NOTHING_TOLD = [
    "The ferry operator left Lisbon for Madrid on Monday.",
    "The ship captain arrived in Madrid on Monday.",
    "Train drivers arrived in Milan on Monday.",
    "The space ship landed in Odessa on Monday.",
    "The carrier flew from Dallas to Madrid.",
    "They train to Madrid time, and ship to Milan.",
    "It was a toy train from Milan.",
    "They will ship the grain to Madrid on Friday.",
    "The minister will train in Madrid on Friday.",
    "Madrid is more than 300 km from Lisbon.",
    "The ambassador arrived in Monaco from Lima late on Tuesday.",
]


@pytest.mark.parametrize("text", NOTHING_TOLD)
def test_words_of_ships_and_trains_that_tell_of_none_are_no_witnesses(text, monkeypatch):
    assert told(text, monkeypatch) == set()


NEARBY = [
    ("I crossed into Paraguay at Ponta Pora and pedalled to Concepcion. Later I rode to Asuncion.", "Concepcion", "PY"),
    ("We rode from Tijuana to Ensenada. From Ensenada we rode to Loreto, and then we rode to La Paz.", "Loreto", "MX"),
    ("We took a bus from Managua to Granada. From Granada we took a boat to Ometepe.", "Granada", "NI"),
    (
        "I rode my bicycle from Salta to Cafayate, and from Cafayate to San Juan. I rode on to Mendoza.",
        "San Juan",
        "AR",
    ),
]
FAR_OFF = [
    ("I rode from La Paz to Mazatlan. From there I flew home to Los Angeles.", "Los Angeles", "US"),
    ("The president left Nashville for London on Sunday and returned to Memphis on Thursday.", "London", "GB"),
    ("The band played in Bogota on Friday and in Paris on Sunday. It returned to Medellin.", "Paris", "FR"),
    ("We rode from Quito to Cuenca. We flew to Granada in Spain and came back to Cuenca.", "Granada", "ES"),
    ("The senator travelled from Boston to Warsaw and Kyiv and returned to Worcester.", "Warsaw", "PL"),
]


@pytest.mark.parametrize(("text", "name", "expected"), NEARBY + FAR_OFF, ids=[t[0] for t in NEARBY + FAR_OFF])
def test_a_stop_is_read_with_those_told_beside_it(text, name, expected):
    dossier = analyse(text, published="2024-05-13")
    places = {place.id: place for place in dossier.places}
    mention = next(m for m in dossier.mentions if m.text == name)
    assert places[mention.place_id].country == expected


def test_a_text_full_of_cycling_goes_from_town_to_town():
    slow = "I love cycling, and my bicycle is heavy. Hiking is for others; I pedal. "
    told = "I left Managua, stayed in Granada for two days, and came to Rivas."
    assert is_slow(slow + told)
    assert not is_slow(told)
    assert not is_slow(
        "The minister walked out. " + "He flew from Lima to Quito and on to Bogota. " * 60 + "He cycled home."
    )
    dossier = analyse(
        slow + "I left Mazatlan on Monday, stayed in Concordia, and came to Durango on Friday.", published="2024-05-13"
    )
    concordia = next(m.place_id for m in dossier.mentions if m.text == "Concordia")
    assert next(place.country for place in dossier.places if place.id == concordia) == "MX"


@pytest.mark.parametrize(
    "text",
    [
        "The ship limped into Vigo on Saturday. It had called at Le Havre on May 3 and at Brest on May 5.",
        "The freighter left Antwerp on May 2. It called at Le Havre on May 3 and at Brest. A wave hit it off Brest.",
    ],
)
def test_a_ship_called_it_stops_at_ports(text):
    found = analyse(text, published="2024-05-13")
    countries = {place.id: place.country for place in found.places}
    assert {countries[m.place_id] for m in found.mentions if m.text == "Brest"} == {"FR"}
